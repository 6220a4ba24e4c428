// One line of text as somebody typed it, such as a name, without the characters that could disguise what it says.

/** Control characters, signs without width that neither join nor part letters, and marks that turn the direction (T78). */
const DISGUISES = /[\p{Cc}\u180E\u200B\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]+/gu;
/** No word of a name bears more marks on one letter; towers of them cover the lines above and below. */
const TOWER = /(\p{M}{4})\p{M}+/gu;
/** Something that a reader sees. */
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u;

/** The line without disguises, in NFC; empty where nothing is left that anybody sees. */
export const oneLine = (value: string): string => {
  const bare = value.normalize('NFC').replace(DISGUISES, ' ').replace(TOWER, '$1').replace(/ {2,}/g, ' ').trim();
  return VISIBLE.test(bare) ? bare : '';
};
