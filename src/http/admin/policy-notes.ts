// What the administrator is told of the policy and of texts that may be another association's: approvals that aren't whole, dates
// worth a question, rules that weren't adopted. Warnings alone; none of it forbids anything.
import { type Approval, approvalDoubts } from '../../domain/approval.ts';
import { otherAssociations } from '../../domain/other-association.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { policyText } from '../../domain/policy-bytes.ts';
import { adminTexts } from '../../i18n/admin.ts';
import { digits, formatDate } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { policySetup } from '../../i18n/policy-setup.ts';
import { type PolicyText, relationsText, violationsText } from '../../i18n/policy-texts.ts';
import { hasViolationRules } from '../../policy/policies.ts';
import { type AssociationSettings, settledPolicy } from '../../store/association.ts';
import type { Ground } from '../../store/foundation.ts';
import { isOfAdoption } from './approval-form.ts';
import { SETTING_FIELDS, settingLabel, settingsForm } from './settings-form.ts';

/** Policies by their numbers. */
const numbersOf = (lang: Lang, names: readonly string[]): string =>
  names.map((name) => digits(lang, name)).join(lang === 'ar' ? ' و' : ' and ');

const approvalNotes = (
  lang: Lang,
  which: 'approval' | 'adoption',
  approval: Approval | undefined,
  settings: AssociationSettings,
  today: PlainDate,
): readonly string[] => {
  const t = policySetup(lang);
  const what = t[which];
  const others = which === 'approval' && approval === undefined ? Object.keys(settings.otherApprovals ?? {}) : [];
  return approvalDoubts(approval, settings.calendar.weekend, today).map((doubt) => {
    switch (doubt.kind) {
      case 'incomplete':
        return others.length === 0
          ? t.notes.incomplete[which]
          : t.notes.approvedOther(numbersOf(lang, others), digits(lang, settings.policyBase));
      case 'weekend':
        return t.notes.weekend(what, formatDate(lang, doubt.on));
      case 'dates-disagree':
        return t.notes.disagree(what, formatDate(lang, doubt.gregorian), formatDate(lang, doubt.hijri));
      default:
        return t.notes.future(what, formatDate(lang, doubt.on));
    }
  });
};

const linesOf = ({ title, parts }: PolicyText): readonly string[] => [
  title,
  ...parts.flatMap(({ heading, lines }) => [heading, ...lines]),
];

/** Every text that the association shows: where it stands, and what it says. */
const textsOf = (lang: Lang, settings: AssociationSettings): readonly (readonly [place: string, text: string])[] => {
  const form = settingsForm(settings);
  const texts = adminTexts(lang);
  // The association's own name is what the others are held against; 001 has the rules itself, and nothing was adopted beside it.
  const isShown = (id: string) => settings.policyBase !== '001' || !isOfAdoption(id);
  const fields = SETTING_FIELDS.filter((id) => id !== 'name-ar' && id !== 'name-en' && isShown(id));
  const policies = (['ar', 'en'] as const).flatMap((one) => [
    ...linesOf(relationsText(one, settings.policyBase, settings.name[one])),
    ...(settings.adopted ? linesOf(violationsText(one, settings.name[one])) : []),
  ]);
  return [
    ...fields.map((id) => [settingLabel(id, texts, lang), form.one(id)] as const),
    ...policies.map((line) => [policySetup(lang).notes.policyText, line] as const),
  ];
};

const otherNotes = (lang: Lang, settings: AssociationSettings): readonly string[] =>
  textsOf(lang, settings).flatMap(([place, text]) =>
    otherAssociations(text, settings.name).map((words) => policySetup(lang).notes.other(place, words)),
  );

/** Everything about the policy that the administrator should see to; nothing before the setup questions are answered. */
export const policyNotes = (
  lang: Lang,
  settings: AssociationSettings,
  ground: Ground | undefined,
  today: PlainDate,
): readonly string[] => {
  if (!settings.setUp) return [];
  const t = policySetup(lang).notes;
  const settled = settledPolicy(settings);
  const own = settings.policyBase === '001';
  return [
    ...(settings.adopted ? [] : [ground !== undefined && hasViolationRules(ground.policy) ? t.willEnd : t.notAdopted]),
    ...(ground !== undefined && policyText(ground.policy) !== policyText(settled) ? [t.waiting] : []),
    ...approvalNotes(lang, 'approval', settings.approval, settings, today),
    ...(settings.adopted && !own ? approvalNotes(lang, 'adoption', settings.adoption, settings, today) : []),
    ...otherNotes(lang, settings),
  ];
};
