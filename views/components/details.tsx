// More for whoever wants it, folded away.
import type { Child } from 'hono/jsx';

export const Details = (props: {
  readonly summary: string;
  readonly children: Child;
  readonly open?: boolean | undefined;
  readonly id?: string | undefined;
}) => (
  <details open={props.open} id={props.id}>
    <summary>{props.summary}</summary>
    <div class="details-body">{props.children}</div>
  </details>
);

export const examples = [
  <Details summary="How the dates are counted">
    <p>The day of receipt is not counted.</p>
  </Details>,
];
