// A text that somebody wrote, as a page shows it: hidden signs stand as marks that everybody sees. The twin of the islands'
// marked.ts.
import { hiddenMark, textParts } from '../../src/domain/hidden-characters.ts';
import { hiddenWords } from '../../src/i18n/hidden-characters.ts';
import type { Lang } from '../../src/i18n/locale.ts';

/** The text with a mark for each hidden sign; `lang` is the page's, for what the mark says. */
export const Marked = (props: { readonly lang: Lang; readonly text: string }) => (
  <>
    {textParts(props.text).map((part) => {
      if (part.kind === 'words') return part.text;
      const words = hiddenWords(props.lang, part.codePoint, part.times);
      return (
        <span class="hidden-sign" dir="ltr" role="img" aria-label={words} title={words} translate="no">
          {hiddenMark(part.codePoint, part.times)}
        </span>
      );
    })}
  </>
);

export const examples = [
  <p>
    <Marked lang="en" text={'Paid to \u202Eeht'} />
  </p>,
];
