// Says in a plain sentence what didn't happen and what to do next. It tells nothing of what was asked for, so that what
// is absent and what is forbidden look the same. Whoever is signed in is led to where their work is.
import { onwardsTexts, type ProblemPageName, problemTexts } from '../../src/i18n/problems.ts';
import { Page, type ViewContext } from '../layout/page.tsx';
import { LostPage } from '../staff/frame.tsx';
import { sentenceOf } from './sentence.ts';

export type ProblemPageProps = {
  readonly view: ViewContext;
  readonly problem: ProblemPageName;
  /** What a request for this address may bring at most, in bytes. */
  readonly most: number;
};

/** The one way on from every problem: a stranger's leads to the first page of all. */
const Onwards = (props: { readonly view: ViewContext }) => {
  const { lang, person } = props.view;
  const t = onwardsTexts(lang);
  if (person === undefined) return <a href={`/${lang}`}>{t.stranger}</a>;
  if (person.administrator) return <a href={`/${lang}/admin`}>{t.administrator}</a>;
  return <a href={`/${lang}/staff`}>{t.person}</a>;
};

export const ProblemPage = (props: ProblemPageProps) => {
  const { view, most } = props;
  const words = problemTexts(view.lang)[props.problem];
  const isLost = props.problem === 'not-found' && view.person !== undefined;
  // Only what is nobody's has the bar: its island asks the portal, which after the other problems may not answer.
  const Frame = isLost && view.person?.administrator !== true ? LostPage : Page;
  return (
    <Frame view={view} title={words.title} faulty={props.problem !== 'not-found'}>
      <p>{sentenceOf(view.lang, props.problem, most)}</p>
      <p>{isLost ? onwardsTexts(view.lang).next : words.next}</p>
      <p>
        <Onwards view={view} />
      </p>
    </Frame>
  );
};
