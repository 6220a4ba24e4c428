// Why a form that script sent wasn't taken, told beside its button so that nothing typed is lost. It comes into a region of the
// page that is an alert already.
import { formProblemWords } from '../../src/i18n/form-problems.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { problemTexts } from '../../src/i18n/problems.ts';
import { Notice } from '../components/notice.tsx';
import type { ProblemPageProps } from './problem-page.tsx';
import { sentenceOf } from './sentence.ts';

/** The one notice of its kind on a page; the script of the page looks for it. */
export const FORM_PROBLEM = 'form-problem';

/** Where nothing was typed, what to do next is told instead of that it is kept. */
const WITHOUT_TEXT: readonly ProblemPageProps['problem'][] = ['stale-link', 'stale-keys', 'ended-keys'];

const Ended = ({ lang }: { readonly lang: Lang }) => {
  const t = formProblemWords(lang).ended;
  return (
    <Notice tone="warning" id={FORM_PROBLEM} title={t.title}>
      <p>{t.text}</p>
      <p>
        <a href={`/${lang}/staff/sign-in`} target="_blank" rel="noopener">
          {t.link}
        </a>
      </p>
      <p>{t.after}</p>
    </Notice>
  );
};

export const FormProblem = (props: Pick<ProblemPageProps, 'problem' | 'most'> & { readonly lang: Lang }) => {
  const { lang, problem, most } = props;
  if (problem === 'signed-out') return <Ended lang={lang} />;
  const words = problemTexts(lang)[problem];
  return (
    <Notice tone="warning" id={FORM_PROBLEM} title={words.title}>
      <p>{sentenceOf(lang, problem, most)}</p>
      <p>{WITHOUT_TEXT.includes(problem) ? words.next : formProblemWords(lang).kept}</p>
    </Notice>
  );
};
