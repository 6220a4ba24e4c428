// Says in a plain sentence what didn't happen and what to do next. It tells nothing of what was asked for, so that what
// is absent and what is forbidden look the same.
import { number } from '../../src/i18n/dates.ts';
import { type ProblemPageName, problemTexts } from '../../src/i18n/problems.ts';
import { shared } from '../../src/i18n/shared.ts';
import { Page, type ViewContext } from '../layout/page.tsx';

export type ProblemPageProps = {
  readonly view: ViewContext;
  readonly problem: ProblemPageName;
  /** What a request for this address may bring at most, in bytes. */
  readonly most: number;
};

export const ProblemPage = (props: ProblemPageProps) => {
  const { view, most } = props;
  const words = problemTexts(view.lang)[props.problem];
  return (
    <Page view={view} title={words.title}>
      <p>{typeof words.text === 'string' ? words.text : words.text(number(view.lang, Math.floor(most / 1024)))}</p>
      <p>{words.next}</p>
      <p>
        <a href={`/${view.lang}`}>{shared(view.lang).back}</a>
      </p>
    </Page>
  );
};
