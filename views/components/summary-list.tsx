// Pairs of a name and what stands for it, with a link to change it where that is possible.
import type { Child } from 'hono/jsx';

export type SummaryRow = { readonly key: string; readonly value: Child; readonly action?: Child | undefined };

export const SummaryList = (props: { readonly rows: readonly SummaryRow[]; readonly id?: string | undefined }) => (
  <dl class="summary-list" id={props.id}>
    {props.rows.map((row) => (
      <div class="summary-row">
        <dt>{row.key}</dt>
        <dd>{row.value}</dd>
        {row.action === undefined ? null : <dd class="summary-action">{row.action}</dd>}
      </div>
    ))}
  </dl>
);

export const examples = [
  <SummaryList
    rows={[
      { key: 'Where?', value: 'The warehouse', action: <a href="#where">Change</a> },
      { key: 'Stage', value: 'Under preliminary review' },
    ]}
  />,
];
