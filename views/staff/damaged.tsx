// Cases whose stored record is damaged, by their numbers, above everything else that a desk lists: no page of theirs can be opened.
import { damagedWords } from '../../src/i18n/damaged-words.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Notice } from '../components/notice.tsx';

type Props = {
  readonly lang: Lang;
  /** Those on this page. */
  readonly numbers: readonly string[];
  /** How many there are on the whole desk. */
  readonly total: number;
};

export const DamagedCases = ({ lang, numbers, total }: Props) => {
  if (numbers.length === 0) return null;
  const t = damagedWords(lang);
  return (
    <Notice tone="danger" id="damaged-cases" title={t.title(total)}>
      {total > numbers.length ? <p>{t.here(number(lang, numbers.length))}</p> : null}
      <ul>
        {numbers.map((number) => (
          <li>
            <bdi dir="ltr">{number}</bdi>
          </li>
        ))}
      </ul>
      <p>{t.lead}</p>
      <p>{t.whatToDo}</p>
    </Notice>
  );
};
