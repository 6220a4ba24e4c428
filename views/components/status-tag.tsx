// A state in words. The colour only repeats what the words say.
import type { Child } from 'hono/jsx';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export const StatusTag = (props: { readonly tone?: Tone | undefined; readonly children: Child }) => (
  <span class={`tag tone-${props.tone ?? 'neutral'}`}>{props.children}</span>
);

export const examples = [
  <StatusTag>Closed</StatusTag>,
  <StatusTag tone="warning">بانتظار المصادقة والاعتماد</StatusTag>,
];
