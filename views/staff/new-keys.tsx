// New keys for somebody who lost theirs: what was asked for and done, a form by which a signer asks, and a button that ends what
// waits. A person finds what was asked in their own name. All of it works without script; nothing here knows a key or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { type Lang, otherLang } from '../../src/i18n/locale.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { Named } from '../admin/named.tsx';
import { LinkToCopy } from '../admin/people.tsx';
import { Button } from '../components/button.tsx';
import { FingerprintGroups } from '../components/digit-groups.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import type { ViewContext } from '../layout/view.ts';
import { KeylessPage } from './frame.tsx';

export const newKeysPath = (lang: Lang): string => `/${lang}/staff/new-keys`;

/** One request as its readers see it; people with their offices and user names, of one in effect both signers. `until`: of a link that can be used still. */
export type NewKeysRow = {
  readonly id: string;
  readonly name: string;
  readonly askedBy: string;
  readonly askedOn: PlainDate;
  readonly until?: string | undefined;
  readonly made?: { readonly on: PlainDate; readonly fingerprint: string } | undefined;
  readonly ended?:
    | { readonly how: 'accepted' | 'cancelled' | 'replaced'; readonly by: string; readonly on: PlainDate }
    | undefined;
};

export type NewKeysProps = {
  readonly view: ViewContext;
  /** A signer sees every request and may ask; everybody else sees what was asked in their own name. */
  readonly signer: boolean;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly NewKeysRow[];
  readonly fault?: 'missing' | 'taken' | undefined;
  readonly done?: 'cancelled' | 'stale' | undefined;
};

const Standing = (props: { readonly lang: Lang; readonly row: NewKeysRow }) => {
  const { lang, row } = props;
  const t = newKeysTexts(lang);
  const { ended, made, until } = row;
  if (ended !== undefined) {
    return <p>{t[ended.how](ended.by, formatDate(lang, ended.on))}</p>;
  }
  if (made === undefined) return <p>{until === undefined ? t.linkOver : t.linkOpen(until)}</p>;
  return (
    <>
      <p>{t.made(formatDate(lang, made.on))}</p>
      <FingerprintGroups fingerprint={made.fingerprint} label={t.fingerprint} />
    </>
  );
};

const Row = (props: { readonly lang: Lang; readonly row: NewKeysRow }) => {
  const { lang, row } = props;
  const t = newKeysTexts(lang);
  const waits = row.ended === undefined && (row.made !== undefined || row.until !== undefined);
  return (
    <li>
      <h3>
        <bdi>{row.name}</bdi>
      </h3>
      <p>{t.asked(row.askedBy, formatDate(lang, row.askedOn))}</p>
      <Standing lang={lang} row={row} />
      {waits ? (
        <form method="post" action={`${newKeysPath(lang)}/${row.id}`}>
          <p class="hint">{t.cancelHint}</p>
          <Button kind="secondary">{t.cancel}</Button>
        </form>
      ) : null}
    </li>
  );
};

const Ask = (props: Pick<NewKeysProps, 'view' | 'people' | 'fault'>) => {
  const { lang } = props.view;
  const t = newKeysTexts(lang);
  if (props.people.length === 0) return <p>{t.nobody}</p>;
  const options = [{ value: '', label: t.choose }, ...props.people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <form method="post" action={`${newKeysPath(lang)}/link`} novalidate>
      <p>{t.speak}</p>
      <Select
        id="person"
        name="person"
        label={t.person}
        options={options}
        error={props.fault === undefined ? undefined : t[props.fault]}
        required
      />
      <Button>{t.askButton}</Button>
    </form>
  );
};

export const NewKeysPage = (props: NewKeysProps) => {
  const { view, signer, rows, fault, done } = props;
  const t = newKeysTexts(view.lang);
  return (
    <KeylessPage view={view} title={t.title} island="keyless" faulty={fault !== undefined}>
      <ErrorSummary lang={view.lang} errors={fault === undefined ? [] : [{ id: 'person', text: t[fault] }]} />
      {done === undefined ? null : (
        <Notice tone={done === 'stale' ? 'warning' : 'success'} id="done">
          <p>{done === 'stale' ? t.stale : t.doneCancelled}</p>
        </Notice>
      )}
      <p class="lead">{signer ? t.lead : t.ownLead}</p>
      <section aria-labelledby="record-title">
        <h2 id="record-title">{t.record}</h2>
        {rows.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="resets">
            {rows.map((row) => (
              <Row lang={view.lang} row={row} />
            ))}
          </ul>
        )}
        {signer ? (
          <p>
            <a href={`/${view.lang}/staff/roster`}>{t.toRoster}</a>
          </p>
        ) : null}
      </section>
      {signer ? (
        <section aria-labelledby="ask-title">
          <h2 id="ask-title">{t.ask}</h2>
          <Ask view={view} people={props.people} fault={fault} />
        </section>
      ) : null}
    </KeylessPage>
  );
};

export type NewKeysLinkProps = {
  readonly view: ViewContext;
  readonly name: string;
  readonly secret: string;
  readonly until: string;
};

/** What stands on the page that shows a link for new keys, once; the administrator's and a signer's alike. */
export const NewKeysLink = (props: NewKeysLinkProps & { readonly back: string }) => {
  const { view } = props;
  const t = newKeysTexts(view.lang).linkPage;
  const words = adminTexts(view.lang).invitation;
  const address = (lang: string) => `${view.association.publicAddress}/${lang}/enrol#${props.secret}`;
  return (
    <>
      <p>{t.lead}</p>
      <LinkToCopy view={view} id="invitation-link" label={words.link} address={address(view.lang)} />
      <LinkToCopy
        view={view}
        id="invitation-link-other"
        label={words.otherLink}
        address={address(otherLang(view.lang))}
      />
      <p>{t.until(props.until)}</p>
      <p>{t.nothing}</p>
      <p>
        <a href={props.back}>{t.back}</a>
      </p>
    </>
  );
};

export const NewKeysLinkPage = (props: NewKeysLinkProps) => {
  const t = newKeysTexts(props.view.lang).linkPage;
  return (
    <KeylessPage
      view={props.view}
      title={t.title}
      heading={<Named words={t.heading(props.name)} name={props.name} />}
      island="keyless"
    >
      <NewKeysLink {...props} back={newKeysPath(props.view.lang)} />
    </KeylessPage>
  );
};
