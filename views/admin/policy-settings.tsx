// The part of the setup questions that is about the policy, and what the administrator is told of it.
import type { Child } from 'hono/jsx';
import { digits } from '../../src/i18n/dates.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { policySetup } from '../../src/i18n/policy-setup.ts';
import { POLICY_NAMES } from '../../src/policy/policies.ts';
import { Group } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { Radios } from '../components/radios.tsx';
import { Select } from '../components/select.tsx';
import type { TextFieldProps } from '../components/text-field.tsx';

/** What there is to see to about the policy; nothing where nothing is. */
export const PolicyNotes = (props: {
  readonly lang: Lang;
  readonly notes: readonly string[];
  readonly link: boolean;
}) => {
  const t = policySetup(props.lang).notes;
  if (props.notes.length === 0) return null;
  return (
    <Notice tone="warning" id="policy-notes" title={t.title}>
      <ul>
        {props.notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
      {props.link ? (
        <p>
          <a href={`/${props.lang}/admin/settings#policy-settings`}>{t.toSettings}</a>
        </p>
      ) : null}
    </Notice>
  );
};

/** What the fields of the approval showed when the form was drawn, and what is asked where only some of them were typed anew. */
export type ApprovalAsked = {
  readonly shown: string;
  readonly same?:
    | {
        readonly from: string;
        readonly to: string;
        readonly left: readonly ('meeting' | 'hijri' | 'gregorian' | 'document-ar' | 'document-en')[];
        readonly yes: string;
        readonly no: string;
      }
    | undefined;
};

type PolicySettingsProps = {
  readonly lang: Lang;
  readonly value: (field: string) => string;
  readonly error: (field: string) => string | undefined;
  readonly field: (id: string, label: string, more?: Partial<TextFieldProps>) => Child;
  readonly approval: ApprovalAsked;
};

const ApprovalFields = (props: PolicySettingsProps & { readonly which: 'approval' | 'adoption' }) => {
  const { which, field } = props;
  const t = policySetup(props.lang);
  const hint = which === 'approval' ? t.approvalHint : t.adoptionHint;
  return (
    <Group id={which} label={t[which]} hint={hint}>
      {field(`${which}-meeting`, t.parts.meeting, { dir: 'ltr', inputMode: 'numeric', width: 'short' })}
      {field(`${which}-hijri`, t.parts.hijri, { dir: 'ltr', hint: t.hijriHint, width: 'medium' })}
      {field(`${which}-gregorian`, t.parts.gregorian, { dir: 'ltr', hint: t.gregorianHint, width: 'medium' })}
      {field(`${which}-document-ar`, t.parts['document-ar'], { hint: t.documentHint })}
      {field(`${which}-document-en`, t.parts['document-en'])}
    </Group>
  );
};

/** Whether what still shows another policy's approval holds for the chosen one, too. */
const SameApproval = ({ lang, value, error, approval: { same } }: PolicySettingsProps) => {
  const t = policySetup(lang);
  if (same === undefined) return null;
  const [from, to] = [digits(lang, same.from), digits(lang, same.to)];
  return (
    <Radios
      id="approval-same"
      name="approval-same"
      label={t.same.label(from, to)}
      hint={t.same.left(same.left.map((part) => t.parts[part]).join(comma(lang)))}
      value={value('approval-same')}
      error={error('approval-same')}
      options={[
        { value: same.yes, label: t.same.yes },
        { value: same.no, label: t.same.no(to) },
      ]}
    />
  );
};

export const PolicySettings = (props: PolicySettingsProps) => {
  const { lang, field, value, error } = props;
  const t = policySetup(lang);
  return (
    <>
      <h2 id="policy-settings">{t.title}</h2>
      <p>{t.lead}</p>
      <Select
        id="policy-base"
        name="policy-base"
        label={t.base}
        value={value('policy-base')}
        error={error('policy-base')}
        options={POLICY_NAMES.map((name) => ({ value: name, label: t.bases[name] }))}
      />
      {field('max-reply-days', t.maxReply, {
        dir: 'ltr',
        hint: t.maxReplyHint,
        inputMode: 'numeric',
        width: 'short',
      })}
      <input type="hidden" name="approval-shown" value={props.approval.shown} />
      <ApprovalFields {...props} which="approval" />
      <SameApproval {...props} />
      <Radios
        id="adopted"
        name="adopted"
        label={t.adopted}
        hint={t.adoptedHint}
        value={value('adopted')}
        error={error('adopted')}
        options={[
          { value: 'yes', label: t.adoptedYes },
          { value: 'no', label: t.adoptedNo },
        ]}
      />
      <ApprovalFields {...props} which="adoption" />
    </>
  );
};
