// What every page of the administrator shares: signing out as a plain form, and swaps of #main where script runs. There is
// no key here, and no case.
import type { Child } from 'hono/jsx';
import { adminTexts } from '../../src/i18n/admin.ts';
import { Button } from '../components/button.tsx';
import { Page, type ViewContext } from '../layout/page.tsx';
import { sessionEndPath } from '../staff/frame.tsx';

/**
 * htmx keeps to this site, evaluates nothing and loads no extension; the browser keeps the history. Without a delay it
 * doesn't carry `style` attributes over, which the page's policy would refuse.
 */
const HTMX = JSON.stringify({ extensions: 'none', history: 'reload', mode: 'same-origin', defaultSettleDelay: 0 });

/** The bar of people's pages, without a vault. */
const STYLES = ['staff.css'];

const Bar = (props: { readonly view: ViewContext }) => (
  <form class="vault-bar" method="post" action={sessionEndPath(props.view)}>
    <Button kind="quiet">{adminTexts(props.view.lang).signOut}</Button>
  </form>
);

export const AdminPage = (props: {
  readonly view: ViewContext;
  /** Never a person's name: a title stays in the browser's history. `heading` may hold one. */
  readonly title: string;
  readonly heading?: Child | undefined;
  readonly faulty?: boolean | undefined;
  readonly children: Child;
}) => (
  <Page
    view={props.view}
    title={props.title}
    ownHeading={props.heading !== undefined}
    island="admin"
    faulty={props.faulty}
    styles={STYLES}
    bar={<Bar view={props.view} />}
  >
    {props.heading === undefined ? null : <h1>{props.heading}</h1>}
    <meta name="htmx-config" content={HTMX} />
    <script src={props.view.assets.url('vendor/htmx.js')} defer />
    {props.children}
  </Page>
);

/**
 * A form that works by itself and, with script, swaps #main instead of the whole page. Why it wasn't taken at all is told below
 * its button; the region is there beforehand, so that what comes into it is read out.
 */
export const AdminForm = (props: {
  readonly action: string;
  readonly id?: string | undefined;
  readonly children: Child;
}) => (
  <form
    method="post"
    action={props.action}
    id={props.id}
    novalidate
    hx-post={props.action}
    hx-target="#main"
    hx-select="#main"
    hx-swap="outerHTML"
  >
    {props.children}
    <div class="form-told" role="alert" />
  </form>
);
