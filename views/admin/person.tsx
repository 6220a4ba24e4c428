// One account: correcting it, its link, suspending it and bringing it back. Each is a form of its own.
import { MAX_NAME } from '../../src/domain/known-person.ts';
import type { OfficeHistory } from '../../src/domain/office-history.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { officeList, officeName } from '../../src/i18n/staff-words.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';
import { heldWords, pastWords, tenureWords } from '../../src/i18n/tenure-words.ts';
import { OFFICES, type Office } from '../../src/policy/types.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Checkboxes } from '../components/checkboxes.tsx';
import { DrawnForm } from '../components/drawn-form.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { NewKeysLink, type NewKeysLinkProps } from '../staff/new-keys.tsx';
import { AdminForm, AdminPage } from './frame.tsx';
import { LikeNames } from './like-names.tsx';
import { type AccountRow, linkText, officeNames } from './people.tsx';

export const ACCOUNT_DONE = ['corrected', 'offices', 'suspended', 'reinstated', 'new-keys-end'] as const;
export type AccountDone = (typeof ACCOUNT_DONE)[number];

export type PersonPageProps = {
  readonly view: ViewContext;
  readonly account: AccountRow;
  /** On the signed roster: the name stays as it is, and only the offices can be corrected. */
  readonly listed: boolean;
  /** On the roster in force as one who holds an office, so that keys reach them. */
  readonly inForce: boolean;
  /** What the form that makes a link was drawn with. */
  readonly form: string;
  /** Offices that no report is given to. */
  readonly never: readonly Office[];
  /** The next roster waits for signatures, and says of them something else than the one in force. */
  readonly draftWaits: boolean;
  /** What the signed rosters say of the account. */
  readonly history: OfficeHistory;
  /** The reader's own account: nobody changes their own standing (T42). */
  readonly own: boolean;
  /** Of who could have new keys: whether a link is out, or what was made by it waits for signatures. */
  readonly newKeys?:
    | { readonly waits?: undefined }
    | { readonly waits: 'signatures' }
    | { readonly waits: 'link'; readonly until: string }
    | undefined;
  readonly faults: readonly FieldFault[];
  readonly typed?: { readonly name: string; readonly offices: readonly string[] } | undefined;
  /** Marks of what the reader has seen of the name and the offices. */
  readonly seen: string;
  /** Whose name the account's could be taken for. */
  readonly like: readonly string[];
  /** What was done with the account just now. */
  readonly done?: AccountDone | undefined;
};

const Correction = (props: PersonPageProps & { readonly base: string }) => {
  const { view, account, typed } = props;
  const texts = adminTexts(view.lang);
  const error = (id: string) => props.faults.find((fault) => fault.id === id)?.text;
  return (
    <AdminForm action={props.base} id="correction">
      <input type="hidden" name="seen" value={props.seen} />
      <h2>{props.listed ? texts.person.officesTitle : texts.person.correctTitle}</h2>
      <TextField
        id="name"
        name="name"
        label={texts.people.name}
        value={props.listed ? account.name : (typed?.name ?? account.name)}
        hint={props.listed ? texts.errors.listed : undefined}
        readonly={props.listed}
        error={error('name')}
        maxLength={MAX_NAME}
        autocomplete="off"
        required={!props.listed}
      />
      {account.administrator ? null : (
        <Checkboxes
          id="offices"
          name="offices"
          label={texts.people.offices}
          hint={account.status === 'invited' ? undefined : texts.person.officesHint}
          error={error('offices')}
          values={typed?.offices ?? account.offices}
          options={OFFICES.map((office) => ({ value: office, label: officeName(view.lang, office) }))}
        />
      )}
      <Button>{texts.person.correct}</Button>
    </AdminForm>
  );
};

type StepProps = {
  readonly action: string;
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
};

const Step = (props: StepProps & { readonly form?: string }) => (
  <AdminForm action={props.action} id={props.id}>
    {props.form === undefined ? null : <DrawnForm value={props.form} />}
    <h2>{props.title}</h2>
    <p>{props.lead}</p>
    <Button kind="secondary">{props.button}</Button>
  </AdminForm>
);

/** A step that is asked about on a page of its own before anything happens. */
const AskedStep = (props: StepProps) => (
  <section aria-labelledby={`${props.id}-title`}>
    <h2 id={`${props.id}-title`}>{props.title}</h2>
    <p>{props.lead}</p>
    <ButtonLink href={props.action} kind="secondary" id={props.id}>
      {props.button}
    </ButtonLink>
  </section>
);

const Standing = (props: PersonPageProps & { readonly base: string }) => {
  const { account, base } = props;
  const t = adminTexts(props.view.lang).person;
  if (account.status === 'invited') {
    return (
      <>
        <Step
          action={`${base}/link`}
          id="link"
          title={t.linkTitle}
          lead={t.linkLead}
          button={t.newLink}
          form={props.form}
        />
        <AskedStep
          action={`${base}/withdrawal`}
          id="withdrawal"
          title={t.removeTitle}
          lead={t.removeLead}
          button={t.remove}
        />
      </>
    );
  }
  return account.status === 'active' ? (
    <AskedStep
      action={`${base}/suspension`}
      id="suspension"
      title={t.suspendTitle}
      lead={t.suspendLead}
      button={t.suspend}
    />
  ) : (
    <Step
      action={`${base}/reinstatement`}
      id="reinstatement"
      title={t.reinstateTitle}
      lead={props.inForce ? readinessWords(props.view.lang).stillListed : t.reinstateLead}
      button={t.reinstate}
    />
  );
};

/** Since when each office is held, and what is over: by the signed rosters, whatever the account says by now. */
const Tenure = (props: PersonPageProps) => {
  const { lang } = props.view;
  const t = tenureWords(lang);
  const lines = [...heldWords(lang, props.history), ...pastWords(lang, props.history)];
  return (
    <section aria-labelledby="tenure-title">
      <h2 id="tenure-title">{t.title}</h2>
      {lines.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <ul id="tenure">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p class="hint">{t.lead}</p>
        </>
      )}
    </section>
  );
};

/** A link for new keys, or the end of what waits; two signers decide, and the person can end it. */
const NewKeys = (props: PersonPageProps & { readonly base: string }) => {
  const { newKeys, base } = props;
  const t = newKeysTexts(props.view.lang).admin;
  if (newKeys === undefined) return null;
  const error = props.faults.find(({ id }) => id === 'new-keys')?.text;
  if (newKeys.waits !== undefined) {
    const standing = newKeys.waits === 'link' ? t.linkOpen(newKeys.until) : t.waits;
    const lead = props.account.status === 'suspended' ? `${standing} ${t.suspended}` : standing;
    return (
      <>
        {newKeys.waits === 'link' ? (
          <Step
            action={`${base}/new-keys`}
            id="new-keys"
            title={t.title}
            lead={t.lead}
            button={t.button}
            form={props.form}
          />
        ) : null}
        <Step action={`${base}/new-keys-end`} id="new-keys-end" title={t.cancel} lead={lead} button={t.cancel} />
        {error === undefined ? null : (
          <p class="field-error" id="new-keys">
            {error}
          </p>
        )}
      </>
    );
  }
  const lead = props.account.status === 'suspended' ? `${t.lead} ${t.suspended}` : t.lead;
  return (
    <Step action={`${base}/new-keys`} id="new-keys" title={t.title} lead={lead} button={t.button} form={props.form} />
  );
};

/** Shows a new link for new keys, once. */
export const AdminNewKeysLinkPage = (props: NewKeysLinkProps) => {
  const t = newKeysTexts(props.view.lang).linkPage;
  return (
    <AdminPage view={props.view} title={t.title} heading={t.heading(props.name)}>
      <NewKeysLink {...props} back={`/${props.view.lang}/admin/people`} />
    </AdminPage>
  );
};

const Done = (props: PersonPageProps & { readonly done: AccountDone }) => {
  const { done } = standingWords(props.view.lang);
  if (props.done === 'new-keys-end')
    return (
      <Notice tone="success" id="done">
        <p>{newKeysTexts(props.view.lang).admin.done}</p>
      </Notice>
    );
  const isOnRosters = props.draftWaits && /suspended|reinstated/.test(props.done);
  return (
    <Notice tone="success" id="done">
      <p>{isOnRosters ? `${done[props.done]} ${done.nextRoster}` : done[props.done]}</p>
    </Notice>
  );
};

/** Somebody whom no report may reach, given another office beside: nothing forbids it, and nothing comes of it. */
const TakesNoPart = (props: PersonPageProps) => {
  const { lang } = props.view;
  const { offices } = props.account;
  const never = offices.filter((office) => props.never.includes(office));
  if (never.length === 0 || never.length === offices.length) return null;
  return (
    <Notice tone="warning" id="takes-no-part">
      <p>{standingWords(lang).takesNoPart(officeList(lang, never))}</p>
    </Notice>
  );
};

export const PersonPage = (props: PersonPageProps) => {
  const { view, account, faults } = props;
  const texts = adminTexts(view.lang);
  const base = `/${view.lang}/admin/people/${account.id}`;
  return (
    <AdminPage view={view} title={texts.person.title} heading={account.name} faulty={faults.length > 0}>
      {faults.length === 0 ? null : <ErrorSummary lang={view.lang} errors={faults} />}
      {props.done === undefined ? null : <Done {...props} done={props.done} />}
      <TakesNoPart {...props} />
      <LikeNames lang={view.lang} names={props.like} />
      <SummaryList
        rows={[
          { key: texts.people.offices, value: officeNames(view, account) },
          { key: texts.people.userName, value: <bdi dir="ltr">{account.userName ?? '–'}</bdi> },
          { key: texts.home.state, value: texts.people.status[account.status] },
          ...(account.status === 'invited' ? [{ key: texts.people.link, value: linkText(view, account.link) }] : []),
        ]}
      />
      {account.administrator ? null : <Tenure {...props} />}
      <Correction {...props} base={base} />
      {props.own ? <p>{texts.person.ownAccount}</p> : <Standing {...props} base={base} />}
      {props.own ? null : <NewKeys {...props} base={base} />}
      <p class="after-form">
        <a href={`/${view.lang}/admin/people`}>{texts.invitation.back}</a>
      </p>
    </AdminPage>
  );
};
