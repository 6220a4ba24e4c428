// The frame of every page: skip link, language link, one h1, main, footer, and on reporter pages a way to leave. Titles of
// reporter pages are neutral, since a title stays in the browser's history.
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { digits } from '../../src/i18n/dates.ts';
import { dirOf, otherLang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import type { ViewContext } from './view.ts';

export type { AssociationView, ViewContext } from './view.ts';

export type LanguageForm = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** Where the form leads, behind the language, where that isn't the page's own path. */
  readonly path?: string | undefined;
  /** What Enter in a field of one line presses: without it the form has none. */
  readonly enter?: { readonly name?: string; readonly value?: string } | undefined;
};

export type PageProps = {
  readonly view: ViewContext;
  /** The page's h1; outside the reporters' side also the document's title. */
  readonly title: string;
  /** The neutral word for a reporter page's title, after the association and 'Services'. */
  readonly step?: string | undefined;
  /** The h1 stands in `children`. */
  readonly ownHeading?: boolean | undefined;
  /** Entry of static/islands without its ending. */
  readonly island?: string | undefined;
  /** The page derives keys: it is told where the Argon2id worker lies. */
  readonly seals?: boolean | undefined;
  readonly printable?: boolean | undefined;
  readonly faulty?: boolean | undefined;
  /** Room for tables. */
  readonly wide?: boolean | undefined;
  /** Further style sheets of static/, by name. */
  readonly styles?: readonly string[] | undefined;
  /**
   * The form that a change of language takes along, with the button's name and value, on pages without script. Enter in a field
   * of one line would press this button, the form's first, so that `enter` stands before it.
   */
  readonly languageForm?: LanguageForm | undefined;
  /** Below the header on staff pages: the vault's bar. */
  readonly bar?: Child | undefined;
  readonly mainAttributes?: Readonly<Record<`data-${string}`, string>> | undefined;
  readonly children: Child;
};

type Person = NonNullable<ViewContext['person']>;

const documentTitle = (props: PageProps): string => {
  const t = shared(props.view.lang);
  const name = props.view.association.name[props.view.lang];
  const parts =
    props.view.area === 'reporter'
      ? [name, t.services, ...(props.step === undefined ? [] : [props.step])]
      : [props.title, name];
  return `${props.faulty === true ? t.errorPrefix : ''}${parts.join(' · ')}`;
};

const Navigation = (props: { readonly view: ViewContext; readonly person: Person }) => {
  const { view, person } = props;
  const t = shared(view.lang).nav;
  const base = `/${view.lang}`;
  const links =
    view.area === 'admin'
      ? [
          ['/admin', t.setup],
          ['/admin/people', t.people],
          ['/admin/settings', t.settings],
          ['/admin/account', t.account],
        ]
      : [
          ['/staff', t.desk],
          ['/staff/calendar', t.calendar],
          ['/staff/roster', t.roster],
          ['/staff/account', t.account],
        ];
  return (
    <nav class="area-nav" aria-label={t.main}>
      <ul>
        {links.map(([path, label]) => (
          <li>
            <a href={`${base}${path}`} aria-current={view.path === path ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <span class="person" dir="auto">
        {person.name}
      </span>
    </nav>
  );
};

/** A button that nobody meets by sight, by Tab or by ear: it stands first in its form for Enter alone. */
export const FOR_ENTER = { type: 'submit', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true' } as const;

const LanguageSwitch = (props: { readonly view: ViewContext; readonly form?: LanguageForm | undefined }) => {
  const { view, form } = props;
  const other = otherLang(view.lang);
  const address = `/${other}${form?.path ?? view.path}`;
  const words = shared(view.lang).otherLanguage;
  if (form === undefined) {
    return (
      <a class="language" href={address} lang={other} hreflang={other}>
        {words}
      </a>
    );
  }
  return (
    <>
      {form.enter === undefined ? null : <button {...FOR_ENTER} form={form.id} {...form.enter} />}
      <button
        type="submit"
        class="language"
        form={form.id}
        formaction={address}
        name={form.name}
        value={form.value}
        lang={other}
      >
        {words}
      </button>
    </>
  );
};

const Header = (props: { readonly view: ViewContext; readonly languageForm?: LanguageForm | undefined }) => {
  const { view } = props;
  const home = view.area === 'reporter' ? '' : view.area === 'staff' ? '/staff' : '/admin';
  return (
    <header class="page-header">
      <a class="home" href={`/${view.lang}${home}`}>
        {view.association.name[view.lang]}
      </a>
      <LanguageSwitch view={view} form={props.languageForm} />
    </header>
  );
};

const Footer = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const t = shared(view.lang);
  const base = `/${view.lang}`;
  return (
    <footer class="page-footer">
      <nav aria-label={t.nav.footer}>
        <ul>
          <li>
            <a href={`${base}/policy`}>{t.nav.policy}</a>
          </li>
          <li>
            <a href={`${base}/privacy`}>{t.nav.privacy}</a>
          </li>
          <li>
            <a href={`${base}/verify`}>{t.nav.verify}</a>
          </li>
        </ul>
      </nav>
      <p>
        {view.association.name[view.lang]}
        {view.association.licence === '' ? null : (
          <>
            {' · '}
            {t.licence} <bdi dir="ltr">{digits(view.lang, view.association.licence)}</bdi>
          </>
        )}
      </p>
    </footer>
  );
};

/** The way to leave stays at the window's upper edge, in reach from every place of a reporter page, and covers no text. */
const QuickExit = (props: { readonly view: ViewContext }) => (
  <nav class="quick-exit-bar" aria-label={shared(props.view.lang).leave}>
    <a class="quick-exit" id="quick-exit" href="/exit" rel="noreferrer nofollow">
      {shared(props.view.lang).leave}
    </a>
  </nav>
);

/** A page's script, and what it imports, which the browser would else ask for only when it has read the script. */
const Island = (props: { readonly view: ViewContext; readonly name: string }) => {
  const { assets } = props.view;
  const script = `islands/${props.name}.js`;
  return (
    <>
      {assets.imports(script).map((address) => (
        <link rel="modulepreload" href={address} />
      ))}
      <script type="module" src={assets.url(script)} />
    </>
  );
};

export const Page = (props: PageProps) => {
  const { view } = props;
  const { assets, lang } = view;
  const t = shared(lang);
  const reporter = view.area === 'reporter';
  const worker = props.seals === true ? { 'data-argon2': assets.url('islands/argon2-worker.js') } : {};
  return html`<!doctype html>${(
    <html
      lang={lang}
      dir={dirOf(lang)}
      data-area={view.area}
      data-wide={props.wide === true ? '' : undefined}
      {...worker}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        {/* First and no module: where somebody left and Back leads here, nothing of the page may appear. */}
        {reporter ? <script src={assets.url('islands/quick-exit.js')} /> : null}
        <title>{documentTitle(props)}</title>
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        {['site.css', ...(props.styles ?? [])].map((name) => (
          <link rel="stylesheet" href={assets.url(name)} />
        ))}
        {props.printable === true ? <link rel="stylesheet" href={assets.url('print.css')} media="print" /> : null}
        {props.island === undefined ? null : <Island view={view} name={props.island} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <Header view={view} languageForm={props.languageForm} />
        {view.person === undefined || reporter ? null : <Navigation view={view} person={view.person} />}
        {props.bar}
        {reporter ? <QuickExit view={view} /> : null}
        <main id="main" tabindex={-1} {...props.mainAttributes}>
          {props.ownHeading === true ? null : <h1>{props.title}</h1>}
          {props.children}
        </main>
        <Footer view={view} />
      </body>
    </html>
  )}`;
};
