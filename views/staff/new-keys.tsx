// New keys for somebody who lost theirs: what was asked for and done, a form by which a signer asks, and a button that ends what
// waits. A person finds what was asked in their own name. All of it works without script; nothing here knows a key or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { type Lang, otherLang } from '../../src/i18n/locale.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { LinkToCopy } from '../admin/people.tsx';
import { Button } from '../components/button.tsx';
import { FingerprintGroups } from '../components/digit-groups.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AskedPage, type AskedPerson, AskedRow } from './asked.tsx';
import { KeylessPage } from './frame.tsx';

export const newKeysPath = (lang: Lang): string => `/${lang}/staff/new-keys`;

/** One request as its readers see it; people with their offices and user names, of one in effect both signers. `until`: of a link that can be used still. */
export type NewKeysRow = {
  readonly id: string;
  readonly name: string;
  /** Their account is suspended now: they read nothing of this. */
  readonly suspended?: boolean;
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
  readonly people: readonly AskedPerson[];
  readonly rows: readonly NewKeysRow[];
  readonly fault?: 'missing' | 'taken' | 'moved' | undefined;
  /** Who was chosen where it wasn't taken. */
  readonly chosen?: string | undefined;
  /** What the form by which a signer asks was drawn with. */
  readonly form: string;
  readonly done?: 'cancelled' | 'stale' | undefined;
  /** Whether a roster waits for signatures. */
  readonly rosterWaits: boolean;
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
    <AskedRow lang={lang} name={row.name}>
      <p>{t.asked(row.askedBy, formatDate(lang, row.askedOn))}</p>
      <Standing lang={lang} row={row} />
      {waits && row.suspended === true ? (
        <p>
          <strong>{t.suspended}</strong>
        </p>
      ) : null}
      {waits ? (
        <form method="post" action={`${newKeysPath(lang)}/${row.id}`}>
          <p class="hint">{t.cancelHint}</p>
          <Button kind="secondary">{t.cancel}</Button>
        </form>
      ) : null}
    </AskedRow>
  );
};

export const NewKeysPage = (props: NewKeysProps) => {
  const { view, signer, people, rows, fault, done } = props;
  const { lang } = view;
  const t = newKeysTexts(lang);
  const stale = done === 'stale';
  return (
    <AskedPage
      view={view}
      words={t}
      lead={signer ? t.lead : t.ownLead}
      done={done === undefined ? undefined : { words: stale ? t.stale : t.doneCancelled, stale }}
      error={fault === undefined ? undefined : t[fault]}
      chosen={props.chosen}
      rows={rows.map((row) => <Row lang={lang} row={row} />)}
      form={signer ? { action: `${newKeysPath(lang)}/link`, people, drawn: props.form } : undefined}
    >
      {signer && props.rosterWaits ? (
        <p id="to-roster">
          <a href={`/${lang}/staff/roster`}>{t.toRoster}</a>
        </p>
      ) : null}
    </AskedPage>
  );
};

export type NewKeysLinkProps = {
  readonly view: ViewContext;
  readonly name: string;
  readonly secret: string;
  readonly until: string;
  /** Their account is suspended: nothing of it lets anybody in, and they read nothing of this. */
  readonly suspended: boolean;
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
      <p>{props.suspended ? t.suspended : t.nothing}</p>
      <p>
        <a href={props.back}>{t.back}</a>
      </p>
    </>
  );
};

export const NewKeysLinkPage = (props: NewKeysLinkProps) => {
  const t = newKeysTexts(props.view.lang).linkPage;
  return (
    <KeylessPage view={props.view} title={t.title} heading={t.heading(props.name)} island="keyless">
      <NewKeysLink {...props} back={newKeysPath(props.view.lang)} />
    </KeylessPage>
  );
};
