// The errors of a form at its top, each a link to its field. It has the focus when a page comes back with it; a script fills
// the empty one and moves the focus to it.
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';

export type FieldFault = {
  readonly id: string;
  readonly text: string;
  /** What was asked, where the text alone doesn't tell it: the summary stands far from the field. */
  readonly question?: string | undefined;
};

/** "Where?: …" reads badly: a question's own mark is enough. */
const named = ({ question, text }: FieldFault): string =>
  question === undefined ? text : `${question}${/[?؟]$/u.test(question) ? '' : ':'} ${text}`;

export const ErrorSummary = (props: {
  readonly lang: Lang;
  readonly errors: readonly FieldFault[];
  readonly id?: string | undefined;
}) => {
  const id = props.id ?? 'error-summary';
  return (
    <div
      class="error-summary"
      id={id}
      role="alert"
      tabindex={-1}
      hidden={props.errors.length === 0}
      autofocus={props.errors.length > 0}
    >
      <h2 id={`${id}-title`}>{shared(props.lang).errorTitle}</h2>
      <ul>
        {props.errors.map((error) => (
          <li>
            <a href={`#${error.id}`}>{named(error)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

export const examples = [
  <ErrorSummary lang="en" errors={[{ id: 'what', text: 'Write what happened.' }]} />,
  <ErrorSummary lang="ar" errors={[]} id="example-empty-summary" />,
];
