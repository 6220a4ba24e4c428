// What a file can tell beside what it shows, in kinds that the catalogue has a sentence for. The kinds alone are told, never what
// stands in the file.

/** What was found in a photo. */
export const HIDDEN_KINDS = [
  /** Where it was taken. */
  'place',
  /** When it was taken or changed. */
  'time',
  /** The make, model or serial number of a camera, phone or lens. */
  'device',
  /** The name of an owner, author or rights holder. */
  'owner',
  /** Who is in the picture. */
  'people',
  /** The programs that made or changed it, and its history in them. */
  'software',
  /** A title, a caption, keywords or a comment. */
  'comment',
  /** A small picture within it, perhaps from before it was cropped. */
  'preview',
  /** Something after its end: what was cropped, a second picture, a video. */
  'leftover',
  /** A signed statement of where it comes from (Content Credentials). */
  'provenance',
  /** A profile of colours, which can name or single out a device. */
  'colours',
  'other',
] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

/** What hides data that nobody looks for here; the page says what such a file may tell. */
export const CARRIERS = ['picture', 'recording', 'document', 'archive', 'mail', 'unknown'] as const;
export type Carrier = (typeof CARRIERS)[number];

/** Why opening a file on one's own device can do something there. */
export const RUNNING_KINDS = ['program', 'script', 'macros', 'page', 'shortcut', 'disk'] as const;
export type RunningKind = (typeof RUNNING_KINDS)[number];

/** Why to warn of a file before it is saved: that it can run, and that it isn't what its name says. */
export type FileWarning = { readonly runs: RunningKind | undefined; readonly isMisnamed: boolean };

/** What a photo's check can answer without a cleaned copy. */
export const UNCHECKED = ['not-understood', 'too-big'] as const;
export type Unchecked = (typeof UNCHECKED)[number];
