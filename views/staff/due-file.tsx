// The way to a calendar file of duties, with what it holds.
import { dueFileWords } from '../../src/i18n/due-file-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { casePath } from '../../src/i18n/page-acts.ts';

const FILE = 'amanah.ics';

/** Of one case where a number is given, else of everything that is the reader's own. */
export const DueFile = ({ lang, number }: { readonly lang: Lang; readonly number?: string | undefined }) => {
  const t = dueFileWords(lang);
  const folder = number === undefined ? `/${lang}/staff` : casePath(lang, number);
  return (
    <div class="due-file">
      <p>
        <a href={`${folder}/${FILE}`} download={FILE}>
          {number === undefined ? t.own : t.ofCase}
        </a>
      </p>
      <p class="hint">{t.hint}</p>
    </div>
  );
};
