// The setup questions, which stay the settings: one form, everything typed kept where something is wrong.
import { adminTexts } from '../../src/i18n/admin.ts';
import { clockField, clockWords } from '../../src/i18n/clock-words.ts';
import { number } from '../../src/i18n/dates.ts';
import { policySetup } from '../../src/i18n/policy-setup.ts';
import { CLOCKS } from '../../src/policy/clocks.ts';
import { Button } from '../components/button.tsx';
import { Checkboxes } from '../components/checkboxes.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Group } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField, type TextFieldProps } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminForm, AdminPage } from './frame.tsx';
import { type ApprovalAsked, PolicyNotes, PolicySettings } from './policy-settings.tsx';

export type SettingsPageProps = {
  readonly view: ViewContext;
  readonly value: (field: string) => string;
  /** Marks of the stored settings that the reader has seen. */
  readonly seen: string;
  readonly faults: readonly FieldFault[];
  /** A public address that voids passkeys; it is saved once the reader has said so. */
  readonly confirm?: string | undefined;
  readonly saved?: 'saved' | 'quorum' | 'clocks' | 'policy' | undefined;
  /** What there is to see to about the policy. */
  readonly notes: readonly string[];
  readonly approval: ApprovalAsked;
  readonly routes: readonly number[];
  /** Longest text of a field, in characters. */
  readonly limitOf: (id: string) => number;
};

const fieldOf =
  (props: SettingsPageProps) =>
  (id: string, label: string, more: Partial<TextFieldProps> = {}) => (
    <TextField
      id={id}
      name={id}
      label={label}
      value={props.value(id)}
      error={props.faults.find((fault) => fault.id === id)?.text}
      maxLength={props.limitOf(id)}
      autocomplete="off"
      {...(id.endsWith('-ar') ? { lang: 'ar', dir: 'rtl' as const } : {})}
      {...(id.endsWith('-en') ? { lang: 'en', dir: 'ltr' as const } : {})}
      {...more}
    />
  );

const PARTS = ['name-ar', 'name-en', 'detail-ar', 'detail-en', 'url'] as const;

/** The routes that are filled in, room for one more, and those that something is told about. */
const offered = (props: SettingsPageProps): readonly number[] => {
  const isFilled = (n: number) => PARTS.some((part) => props.value(`route-${n}-${part}`) !== '');
  const last = props.routes.findLast(isFilled) ?? 0;
  const told = props.routes.findLast((n) => props.faults.some(({ id }) => id.startsWith(`route-${n}-`))) ?? 0;
  return props.routes.filter((n) => n <= Math.max(last + 1, told));
};

const Routes = (props: SettingsPageProps) => {
  const t = adminTexts(props.view.lang).settings;
  const field = fieldOf(props);
  return (
    <>
      {offered(props).map((n) => (
        <Group id={`route-${n}`} label={t.route(number(props.view.lang, n))}>
          {field(`route-${n}-name-ar`, t.routeNameAr)}
          {field(`route-${n}-name-en`, t.routeNameEn)}
          {field(`route-${n}-detail-ar`, t.routeDetailAr)}
          {field(`route-${n}-detail-en`, t.routeDetailEn)}
          {field(`route-${n}-url`, t.routeUrl, { dir: 'ltr' })}
        </Group>
      ))}
    </>
  );
};

export const SettingsPage = (props: SettingsPageProps) => {
  const { view, faults } = props;
  const t = adminTexts(view.lang).settings;
  const field = fieldOf(props);
  return (
    <AdminPage view={view} title={t.title} faulty={faults.length > 0}>
      {faults.length === 0 ? null : <ErrorSummary lang={view.lang} errors={faults} />}
      {props.saved === undefined ? null : (
        <Notice tone="success" id="saved">
          <p>{t.saved}</p>
          {props.saved === 'quorum' ? <p>{t.quorumChanged}</p> : null}
          {props.saved === 'policy' ? <p>{policySetup(view.lang).changed}</p> : null}
          {props.saved === 'clocks' ? <p>{clockWords(view.lang).changed}</p> : null}
        </Notice>
      )}
      <PolicyNotes lang={view.lang} notes={props.notes} link={false} />
      <p>{t.lead}</p>
      <AdminForm action={`/${view.lang}/admin/settings`} id="settings">
        <input type="hidden" name="seen" value={props.seen} />
        <h2>{t.association}</h2>
        {field('name-ar', t.nameAr, { required: true })}
        {field('name-en', t.nameEn, { required: true })}
        {field('licence', t.licence, { required: true })}
        {field('phone', t.phone, { required: true, dir: 'ltr', hint: t.phoneHint })}
        {field('address-ar', t.addressAr, { required: true })}
        {field('address-en', t.addressEn, { required: true })}
        <h2>{t.contact}</h2>
        <p>{t.contactHint}</p>
        {field('contact-ar', t.contactAr, { required: true })}
        {field('contact-en', t.contactEn, { required: true })}
        <h2>{t.portal}</h2>
        {field('exit-url', t.exit, { required: true, dir: 'ltr', hint: t.exitHint })}
        {field('public-address', t.publicAddress, { required: true, dir: 'ltr', hint: t.publicAddressHint })}
        {props.confirm === undefined ? null : (
          <Checkboxes
            id="confirm-address"
            name="confirm-address"
            label={t.confirmAddress}
            options={[{ value: props.confirm, label: t.confirmAddressTo(props.confirm), hint: t.confirmAddressHint }]}
          />
        )}
        <h2>{t.committee}</h2>
        {field('quorum', t.quorum, {
          required: true,
          dir: 'ltr',
          hint: t.quorumHint,
          inputMode: 'numeric',
          width: 'short',
        })}
        <PolicySettings
          lang={view.lang}
          value={props.value}
          error={(id) => faults.find((fault) => fault.id === id)?.text}
          field={field}
          approval={props.approval}
        />
        <h2>{clockWords(view.lang).title}</h2>
        <p>{clockWords(view.lang).lead}</p>
        {CLOCKS.map((clock) => {
          const { label, hint } = clockField(view.lang, clock);
          return field(`clock-${clock}`, label, {
            required: true,
            dir: 'ltr',
            hint,
            inputMode: 'numeric',
            width: 'short',
          });
        })}
        <h2>{t.routes}</h2>
        <p>{t.routesHint}</p>
        <Routes {...props} />
        <Button>{t.save}</Button>
      </AdminForm>
    </AdminPage>
  );
};
