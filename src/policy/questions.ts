// The questions of the report, in the order in which they are asked, with their limits. Their words are the catalogue's;
// the ids travel inside the sealed report (PROTOCOL A10) and never change their meaning.

/** How an answer is given: free text, or a day that may be approximate or unknown. */
export type QuestionKind = 'text' | 'date';

export type Question = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  /** Characters as a reader counts them (grapheme clusters), not code units. */
  readonly maxCharacters: number;
};

/** Long enough for a careful account; the whole report's bytes are limited by the protocol besides. */
const NARRATIVE_CHARACTERS = 20_000;
const DETAIL_CHARACTERS = 4_000;
/** `~2026-11-19` is the longest date. */
const DATE_CHARACTERS = 11;

/** What goes into the report itself. Only the narrative is compulsory. */
export const REPORT_QUESTIONS = [
  { id: 'what-happened', kind: 'text', required: true, maxCharacters: NARRATIVE_CHARACTERS },
  { id: 'when-happened', kind: 'date', required: false, maxCharacters: DATE_CHARACTERS },
  { id: 'when-learned', kind: 'date', required: false, maxCharacters: DATE_CHARACTERS },
  { id: 'where', kind: 'text', required: false, maxCharacters: DETAIL_CHARACTERS },
  { id: 'who', kind: 'text', required: false, maxCharacters: DETAIL_CHARACTERS },
  { id: 'witnesses', kind: 'text', required: false, maxCharacters: DETAIL_CHARACTERS },
  { id: 'evidence', kind: 'text', required: false, maxCharacters: DETAIL_CHARACTERS },
  { id: 'expectation', kind: 'text', required: false, maxCharacters: DETAIL_CHARACTERS },
] as const satisfies readonly Question[];

/** What goes into the identity, sealed apart, by who gives their name (PROTOCOL A10). */
export const IDENTITY_QUESTIONS = [
  { id: 'name', kind: 'text', required: true, maxCharacters: 300 },
  { id: 'contact', kind: 'text', required: false, maxCharacters: 400 },
] as const satisfies readonly Question[];

export type ReportQuestionId = (typeof REPORT_QUESTIONS)[number]['id'];
export type IdentityQuestionId = (typeof IDENTITY_QUESTIONS)[number]['id'];

/** Characters of a gist or a summary (PROTOCOL A10), of a message or any other text that staff and reporters write. */
export const GIST_CHARACTERS = 200;
export const MESSAGE_CHARACTERS = NARRATIVE_CHARACTERS;

/** The steps of the report's pages, in order: the concerns come first and settle who will read what follows. */
export const REPORT_STEPS = [
  'concerns',
  'identity',
  'what-happened',
  'when-happened',
  'when-learned',
  'where',
  'who',
  'witnesses',
  'evidence',
  'expectation',
  'check',
] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];
