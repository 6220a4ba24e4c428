// Says in a plain sentence what didn't happen and what to do next. It tells nothing of what was asked for, so that what
// is absent and what is forbidden look the same.
import { type ProblemPageName, problemTexts } from '../../src/i18n/problems.ts';
import { shared } from '../../src/i18n/shared.ts';
import { Page, type ViewContext } from '../layout/page.tsx';

export const ProblemPage = (props: { readonly view: ViewContext; readonly problem: ProblemPageName }) => {
  const { view } = props;
  const words = problemTexts(view.lang)[props.problem];
  return (
    <Page view={view} title={words.title}>
      <p>{words.text}</p>
      <p>{words.next}</p>
      <p>
        <a href={`/${view.lang}`}>{shared(view.lang).back}</a>
      </p>
    </Page>
  );
};
