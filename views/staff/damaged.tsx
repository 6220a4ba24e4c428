// Cases whose stored record is damaged, by their numbers, above everything else that a desk lists: no page of theirs can be opened.
import { damagedWords } from '../../src/i18n/damaged-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Notice } from '../components/notice.tsx';

export const DamagedCases = (props: { readonly lang: Lang; readonly numbers: readonly string[] }) => {
  const { lang, numbers } = props;
  if (numbers.length === 0) return null;
  const t = damagedWords(lang);
  return (
    <Notice tone="danger" id="damaged-cases" title={t.title(numbers.length)}>
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
