// Sets apart in a sentence what runs in a direction of its own, such as somebody's name: by characters, so that it serves pages,
// attributes and scripts alike.

/** The words between a first strong isolate and its end. */
export const apart = (words: string): string => `\u2068${words}\u2069`;
