// Between the settings of an association and the setup form's fields, both ways, with what is wrong in the reader's words.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { parseAddress } from '../../config.ts';
import { asciiDigits } from '../../domain/characters.ts';
import { relyingParty } from '../../domain/relying-party.ts';
import type { AdminTexts } from '../../i18n/admin.ts';
import { clockFaultWords, clockField } from '../../i18n/clock-words.ts';
import { number } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { LETTERHEAD_CHARACTERS } from '../../i18n/notices.ts';
import { ASSOCIATION_001 } from '../../policy/association-001.ts';
import { CLOCKS, type ClockFault, type ClockId, type Clocks, clockFaults, clocksOf } from '../../policy/clocks.ts';
import {
  type AssociationSettings,
  type Bilingual,
  type ExternalRoute,
  MAX_QUORUM,
  MAX_ROUTES,
  MAX_SETTING,
} from '../../store/association.ts';
import { type Form, formOf } from './form.ts';
import { POLICY_FIELDS, policyFaults, policyForm, policyLabel, policyOf } from './policy-form.ts';

/** The fields that must be filled, in the order of the page. */
const REQUIRED = [
  ...['name-ar', 'name-en', 'licence', 'phone', 'address-ar', 'address-en'],
  ...['contact-ar', 'contact-en', 'exit-url', 'public-address', 'quorum'],
] as const;
export const ROUTE_FIELDS = ['name-ar', 'name-en', 'detail-ar', 'detail-en', 'url'] as const;

/**
 * The public address of a form that would void passkeys, in place of the stored one: it has another name, for which they aren't made
 * (PROTOCOL B21). Undefined where there can be none: before setup was answered, or under a number.
 */
export const addressToConfirm = (form: Form, stored: AssociationSettings): string | undefined => {
  const to = parseAddress(form.one('public-address'));
  const before = relyingParty(stored.publicAddress)?.id;
  if (!stored.setUp || to === undefined || before === undefined) return undefined;
  return relyingParty(to)?.id === before ? undefined : to;
};

/** The numbers of the route fieldsets that the page offers. */
export const routeNumbers: readonly number[] = Array.from({ length: MAX_ROUTES }, (_, at) => at + 1);

const routeField = (n: number, field: (typeof ROUTE_FIELDS)[number]): string => `route-${n}-${field}`;

/** In whichever digits it was typed; not a number where it is none. */
export const quorumOf = (form: Form): number => Number(asciiDigits(form.one('quorum')));

/** The field of a time limit. */
const clockFieldId = (clock: ClockId): string => `clock-${clock}`;
export const CLOCK_FIELDS: readonly string[] = CLOCKS.map(clockFieldId);
const USUAL = clocksOf(ASSOCIATION_001);

/** What was typed as a time limit: digits of any script, of a number that can be one; else not a number. */
const typedClock = (form: Form, clock: ClockId): number => {
  const typed = asciiDigits(form.one(clockFieldId(clock)));
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
};

const typedClocks = (form: Form): Clocks => Object.fromEntries(CLOCKS.map((clock) => [clock, typedClock(form, clock)]));

/** The time limits that were chosen otherwise than the policy has them; what is left out follows the policy. */
const clocksOfForm = (form: Form): Pick<AssociationSettings, 'clocks'> => {
  const chosen = Object.entries(typedClocks(form)).filter(
    ([clock, count]) => count !== Object.entries(USUAL).find(([usual]) => usual === clock)?.[1],
  );
  return chosen.length === 0 ? {} : { clocks: Object.fromEntries(chosen) };
};

const clockFormFaults = (form: Form, lang: Lang): readonly FieldFault[] =>
  clockFaults(ASSOCIATION_001, typedClocks(form))
    .filter((fault): fault is Exclude<ClockFault, { readonly kind: 'unknown' }> => fault.kind !== 'unknown')
    .map((fault) => ({ id: clockFieldId(fault.clock), text: clockFaultWords(lang, fault) }));

/** A page on the web, by a name that has a domain; an address with a password in it is none to show anybody. */
const isWebPage = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === 'https:' && /[^.]\.[^.]/.test(hostname) && username === '' && password === '';
};

/** Digits in any script, and what people write between them. */
const PHONE = /^\+?(?:[\s()\p{Pd}+]*\d){5,20}[\s)]*$/u;
const LICENCE = /^(?:[\s/\p{Pd}]*\d){1,20}$/u;
const MAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** The first word that stands for a mail address, by its sign, and isn't one. */
const wrongMail = (text: string): string | undefined =>
  text
    .split(/[\s,،;؛:<>()]+/u)
    .filter((word) => word.includes('@'))
    .map((word) => word.replace(/[.]+$/, ''))
    .find((word) => !MAIL.test(word));

const both = (form: Form, name: string): Bilingual => ({ ar: form.one(`${name}-ar`), en: form.one(`${name}-en`) });

/** What is stored, as the form's fields. */
export const settingsForm = (settings: AssociationSettings): Form => {
  const pair = (name: string, value: Bilingual) => ({ [`${name}-ar`]: value.ar, [`${name}-en`]: value.en });
  const routes = settings.routes.map((route, at) => ({
    ...pair(`route-${at + 1}-name`, route.name),
    ...pair(`route-${at + 1}-detail`, route.detail),
    [`route-${at + 1}-url`]: route.url ?? '',
  }));
  return formOf(
    Object.assign(
      {
        ...(settings.setUp ? pair('name', settings.name) : {}),
        ...pair('address', settings.address),
        ...pair('contact', settings.privacyContact),
        ...policyForm(settings),
        licence: settings.licence,
        phone: settings.phone,
        'exit-url': settings.exitUrl,
        'public-address': settings.publicAddress,
        quorum: String(settings.quorum),
        ...Object.fromEntries(
          Object.entries({ ...USUAL, ...settings.clocks }).map(([clock, count]) => [`clock-${clock}`, String(count)]),
        ),
      },
      ...routes,
    ),
  );
};

/** The labels of the fields, so that a fault can be read apart from its field. */
const LABELS = {
  'name-ar': 'nameAr',
  'name-en': 'nameEn',
  licence: 'licence',
  phone: 'phone',
  'address-ar': 'addressAr',
  'address-en': 'addressEn',
  'contact-ar': 'contactAr',
  'contact-en': 'contactEn',
  'exit-url': 'exit',
  'public-address': 'publicAddress',
  quorum: 'quorum',
} as const;

const ROUTE_LABELS = {
  'name-ar': 'routeNameAr',
  'name-en': 'routeNameEn',
  'detail-ar': 'routeDetailAr',
  'detail-en': 'routeDetailEn',
  url: 'routeUrl',
} as const;

/** Every field of the form, in the order of the page. */
export const SETTING_FIELDS: readonly string[] = [
  ...REQUIRED,
  ...CLOCK_FIELDS,
  ...routeNumbers.flatMap((n) => ROUTE_FIELDS.map((field) => routeField(n, field))),
  ...POLICY_FIELDS,
];

const routeLabel = ({ settings }: AdminTexts, lang: Lang, n: number, field: (typeof ROUTE_FIELDS)[number]): string =>
  `${settings.route(number(lang, n))} – ${settings[ROUTE_LABELS[field]]}`;

/** The label of a field of the form, so that it can be told apart from its field. */
export const settingLabel = (id: string, texts: AdminTexts, lang: Lang): string => {
  const plain = REQUIRED.find((one) => one === id);
  if (plain !== undefined) return texts.settings[LABELS[plain]];
  const policy = policyLabel(id, lang);
  if (policy !== undefined) return policy;
  const clock = CLOCKS.find((one) => clockFieldId(one) === id);
  if (clock !== undefined) return clockField(lang, clock).label;
  for (const n of routeNumbers) {
    const field = ROUTE_FIELDS.find((one) => routeField(n, one) === id);
    if (field !== undefined) return routeLabel(texts, lang, n, field);
  }
  throw new Error(`no field of the settings: ${id}`);
};

const isTooLong = (value: string): boolean => value.length > MAX_SETTING;
/** Longest text of the field, in characters. */
export const limitOf = (id: string): number => (LETTERHEAD.includes(id) ? LETTERHEAD_CHARACTERS : MAX_SETTING);
/** What is sealed with every receipt, as parameters of its notice. */
const LETTERHEAD: readonly string[] = ['name-ar', 'name-en', 'phone'];

const routeFaults = (form: Form, texts: AdminTexts, lang: Lang, n: number): readonly FieldFault[] => {
  const { errors } = texts;
  const values = ROUTE_FIELDS.map((field) => [field, form.one(routeField(n, field))] as const);
  if (values.every(([, value]) => value === '')) return [];
  return values.flatMap(([field, value]) => {
    const id = routeField(n, field);
    const label = routeLabel(texts, lang, n, field);
    if (isTooLong(value)) return [{ id, text: errors.long(label, String(MAX_SETTING)) }];
    if (field === 'url') return value === '' || isWebPage(value) ? [] : [{ id, text: errors.https(label) }];
    return value === '' ? [{ id, text: errors.empty(label) }] : [];
  });
};

const faultOf = (
  form: Form,
  { errors, settings }: AdminTexts,
  id: (typeof REQUIRED)[number],
): readonly FieldFault[] => {
  const value = form.one(id);
  const label = settings[LABELS[id]];
  if (value === '') return [{ id, text: errors.empty(label) }];
  if (value.length > limitOf(id)) return [{ id, text: errors.long(label, String(limitOf(id))) }];
  if (id === 'phone' && !PHONE.test(asciiDigits(value))) return [{ id, text: errors.phone }];
  if (id === 'licence' && !LICENCE.test(asciiDigits(value))) return [{ id, text: errors.licence }];
  const mail = id === 'contact-ar' || id === 'contact-en' ? wrongMail(value) : undefined;
  if (mail !== undefined) return [{ id, text: errors.mail(label, mail) }];
  if (id === 'exit-url' && !isWebPage(value)) return [{ id, text: errors.https(label) }];
  if (id === 'public-address' && parseAddress(value) === undefined) return [{ id, text: errors.publicAddress }];
  const isQuorum = /^\d{1,2}$/.test(asciiDigits(value)) && quorumOf(form) >= 1 && quorumOf(form) <= MAX_QUORUM;
  return id === 'quorum' && !isQuorum ? [{ id, text: errors.quorum(String(MAX_QUORUM)) }] : [];
};

/** Everything that is wrong with the form, in the order of the page; `before` is what is stored. */
export const settingsFaults = (
  form: Form,
  texts: AdminTexts,
  lang: Lang,
  before: AssociationSettings,
): readonly FieldFault[] => [
  ...REQUIRED.flatMap((id) => faultOf(form, texts, id)),
  ...clockFormFaults(form, lang),
  ...routeNumbers.flatMap((n) => routeFaults(form, texts, lang, n)),
  ...policyFaults(form, lang, before),
];

const routesOf = (form: Form): readonly ExternalRoute[] =>
  routeNumbers.flatMap((n) => {
    const name = both(form, `route-${n}-name`);
    const url = form.one(routeField(n, 'url'));
    if (name.ar === '') return [];
    return [{ name, detail: both(form, `route-${n}-detail`), ...(url === '' ? {} : { url }) }];
  });

/** The settings that a form without faults says, beside those it doesn't ask for. */
export const settingsOf = (form: Form, before: AssociationSettings): AssociationSettings => {
  const publicAddress = parseAddress(form.one('public-address')) ?? before.publicAddress;
  const { id, calendar } = before;
  return {
    ...{ id, calendar, setUp: true, publicAddress, host: new URL(publicAddress).host },
    ...{ name: both(form, 'name'), address: both(form, 'address'), privacyContact: both(form, 'contact') },
    ...{ licence: asciiDigits(form.one('licence')), phone: form.one('phone'), exitUrl: form.one('exit-url') },
    ...{ routes: routesOf(form), quorum: quorumOf(form), ...clocksOfForm(form) },
    ...policyOf(form, before),
  };
};
