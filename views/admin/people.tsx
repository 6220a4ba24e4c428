// Accounts: inviting somebody, the list, and the link that is shown once. A name is an addition; no case stands here.
import { MAX_NAME } from '../../src/domain/known-person.ts';
import type { OfficeHistory } from '../../src/domain/office-history.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { otherLang } from '../../src/i18n/locale.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { officeList, officeName } from '../../src/i18n/staff-words.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';
import { shortSince, tenureWords } from '../../src/i18n/tenure-words.ts';
import { staysWhole } from '../../src/i18n/unbroken.ts';
import { OFFICES, type Office } from '../../src/policy/types.ts';
import { Button } from '../components/button.tsx';
import { DrawnForm } from '../components/drawn-form.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminForm, AdminPage } from './frame.tsx';
import { LikeNames } from './like-names.tsx';
import { Named } from './named.tsx';

export type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly userName: string | undefined;
  readonly administrator: boolean;
  readonly offices: readonly Office[];
  readonly status: 'invited' | 'active' | 'suspended';
  /** The moment at which the link ends, as text; `over` where it has. Undefined where there is none. */
  readonly link: { readonly until: string; readonly over: boolean } | undefined;
  /** What the signed rosters say of them, where it is shown. */
  readonly history?: OfficeHistory | undefined;
};

export const officeNames = (view: ViewContext, account: Pick<AccountRow, 'administrator' | 'offices'>): string =>
  account.administrator
    ? officeName(view.lang, 'administrator')
    : account.offices.map((office) => officeName(view.lang, office)).join(' · ');

export const linkText = (view: ViewContext, link: AccountRow['link']): string => {
  const t = adminTexts(view.lang).people;
  if (link === undefined) return t.linkNone;
  return link.over ? t.linkOver : t.linkUntil(link.until);
};

/** The offices of an account, each with the roster since which it is held, or that none says so yet. */
const OfficesSince = (props: { readonly view: ViewContext; readonly account: AccountRow }) => {
  const { view, account } = props;
  const { administrator, offices, history, status } = account;
  if (administrator || history === undefined) return <>{officeNames(view, account)}</>;
  const t = tenureWords(view.lang);
  const over = history.held.map(({ office }) => office).filter((office) => !offices.includes(office));
  // Of who is only invited, or away, the state beside it says enough.
  const isAway = status !== 'active' && history.held.length === 0;
  return (
    <>
      {offices.map((office) => {
        const from = history.held.find((span) => span.office === office)?.from;
        const since = from === undefined ? (isAway ? undefined : t.notYet) : shortSince(view.lang, from);
        return (
          <p class="office-since">
            {officeName(view.lang, office)} {since === undefined ? null : <span class="hint">{since}</span>}
          </p>
        );
      })}
      {over.length === 0 ? null : <p class="hint office-since">{t.stillListed(officeList(view.lang, over))}</p>}
    </>
  );
};

const Accounts = (props: { readonly view: ViewContext; readonly accounts: readonly AccountRow[] }) => {
  const { view, accounts } = props;
  const t = adminTexts(view.lang).people;
  const tone = { invited: 'info', active: 'success', suspended: 'warning' } as const;
  if (accounts.length === 0) return <p>{t.none}</p>;
  return (
    <section class="table-scroll" aria-label={t.listTitle} tabindex={0}>
      <p>{t.listLead}</p>
      <table id="accounts">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.offices}</th>
            <th scope="col">{t.userName}</th>
            <th scope="col">{adminTexts(view.lang).home.state}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr>
              <th scope="row">
                <a
                  class="account-link"
                  href={`/${view.lang}/admin/people/${account.id}`}
                  aria-label={t.details(account.name)}
                  dir="auto"
                >
                  {account.name}
                </a>
              </th>
              <td data-label={t.offices}>
                <OfficesSince view={view} account={account} />
              </td>
              <td data-label={t.userName}>
                <bdi dir="ltr" class={staysWhole(account.userName ?? '') ? 'number' : undefined}>
                  {account.userName ?? '–'}
                </bdi>
              </td>
              <td data-label={adminTexts(view.lang).home.state}>
                <StatusTag tone={tone[account.status]}>{t.status[account.status]}</StatusTag>
                {account.status === 'invited' ? <p class="hint link-ends">{linkText(view, account.link)}</p> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

type PeopleProps = {
  readonly view: ViewContext;
  readonly accounts: readonly AccountRow[];
  /** Whether the setup questions are answered; before, nobody is invited. */
  readonly setUp: boolean;
  /** What the form that invites was drawn with. */
  readonly form: string;
  readonly faults: readonly FieldFault[];
  readonly typed?: { readonly name: string; readonly office: string } | undefined;
  /** Somebody's invitation was withdrawn: just now, or before it was asked for. */
  readonly withdrawn?: 'now' | 'before' | undefined;
};

const InviteForm = ({ view, form, faults, typed }: PeopleProps) => {
  const t = adminTexts(view.lang).people;
  const error = (id: string) => faults.find((fault) => fault.id === id)?.text;
  const offices = ['administrator', ...OFFICES] as const;
  return (
    <AdminForm action={`/${view.lang}/admin/people`} id="invite">
      <DrawnForm value={form} />
      <TextField
        id="name"
        name="name"
        label={t.name}
        hint={t.nameHint}
        value={typed?.name ?? ''}
        error={error('name')}
        maxLength={MAX_NAME}
        autocomplete="off"
        required
      />
      <Select
        id="office"
        name="office"
        label={t.office}
        hint={t.boardMemberHint}
        value={typed?.office ?? ''}
        error={error('office')}
        options={[
          { value: '', label: t.choose },
          ...offices.map((office) => ({ value: office, label: officeName(view.lang, office) })),
        ]}
        required
      />
      <Button>{t.invite}</Button>
    </AdminForm>
  );
};

export const PeoplePage = (props: PeopleProps) => {
  const { view, faults } = props;
  const t = adminTexts(view.lang).people;
  return (
    <AdminPage view={view} title={t.title} faulty={faults.length > 0}>
      {faults.length === 0 ? null : <ErrorSummary lang={view.lang} errors={faults} />}
      {props.withdrawn === undefined ? null : (
        <Notice tone={props.withdrawn === 'now' ? 'success' : 'info'} id="done">
          <p>
            {props.withdrawn === 'now'
              ? standingWords(view.lang).done.withdrawn
              : readinessWords(view.lang).withdrawnBefore}
          </p>
        </Notice>
      )}
      <p>{t.lead}</p>
      <h2>{t.inviteTitle}</h2>
      {props.setUp ? (
        <InviteForm {...props} />
      ) : (
        <Notice tone="warning" id="setup-first">
          <p>{t.setupFirst}</p>
          <p>
            <a href={`/${view.lang}/admin/settings`}>{t.setupLink}</a>
          </p>
        </Notice>
      )}
      <h2>{t.listTitle}</h2>
      <Accounts view={view} accounts={props.accounts} />
    </AdminPage>
  );
};

/** The button stands ready for the script, which shows it; without one there is nothing to press. */
export const LinkToCopy = (props: {
  readonly view: ViewContext;
  readonly id: string;
  readonly label: string;
  readonly address: string;
}) => {
  const { copy } = standingWords(props.view.lang);
  return (
    <section class="link-to-copy" aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.label}</h2>
      <p>
        <bdi dir="ltr">
          <code id={props.id}>{props.address}</code>
        </bdi>
      </p>
      <div class="copying">
        <button type="button" class="button secondary" data-copies={props.id} hidden>
          {copy.button(props.label)}
        </button>
        <p role="status" data-copied={copy.copied} data-selected={copy.selected} />
      </div>
    </section>
  );
};

/** Shows a new link, once. The secret stands behind `#`, so that no browser sends it with a request. */
export const InvitationPage = (props: {
  readonly view: ViewContext;
  readonly name: string;
  /** An administrator's account works at once; everybody else's waits for two signers. */
  readonly administrator: boolean;
  readonly secret: string;
  readonly until: string;
  /** Whose name this one could be taken for. */
  readonly like: readonly string[];
}) => {
  const { view } = props;
  const t = adminTexts(view.lang).invitation;
  const other = otherLang(view.lang);
  const address = (lang: string) => `${view.association.publicAddress}/${lang}/enrol#${props.secret}`;
  return (
    <AdminPage view={view} title={t.title} heading={<Named words={t.heading(props.name)} name={props.name} />}>
      <LikeNames lang={view.lang} names={props.like} />
      <p>{t.lead}</p>
      <LinkToCopy view={view} id="invitation-link" label={t.link} address={address(view.lang)} />
      <LinkToCopy view={view} id="invitation-link-other" label={t.otherLink} address={address(other)} />
      <p>{t.until(props.until)}</p>
      <Notice tone="warning">
        <p>{props.administrator ? t.wrongAdministrator : t.wrong}</p>
      </Notice>
      <p>
        <a href={`/${view.lang}/admin/people`}>{t.back}</a>
      </p>
    </AdminPage>
  );
};
