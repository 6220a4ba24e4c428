// A short remark set apart: something to know, to beware of, or that succeeded.
import type { Child } from 'hono/jsx';

export const Notice = (props: {
  readonly tone?: 'info' | 'warning' | 'success' | 'danger' | undefined;
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  readonly children: Child;
}) => (
  <div class={`notice ${props.tone ?? 'info'}`} id={props.id}>
    {props.title === undefined ? null : <p class="notice-title">{props.title}</p>}
    {props.children}
  </div>
);

export const examples = [
  <Notice title="Good to know">
    <p>Nothing typed here is stored.</p>
  </Notice>,
  <Notice tone="warning">
    <p>لا يمكن استعادة الرمز.</p>
  </Notice>,
];
