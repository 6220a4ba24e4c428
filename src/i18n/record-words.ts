// An administrator's act in the record as a sentence, and behind it what it was in particular: the office somebody was invited
// for, the offices proposed or tried, the names of before and after.
import { CLOCKS } from '../policy/clocks.ts';
import { parsePolicyName } from '../policy/policies.ts';
import { OFFICES } from '../policy/types.ts';
import { apart } from './apart.ts';
import { clockWords } from './clock-words.ts';
import { digits } from './dates.ts';
import { comma, type Lang } from './locale.ts';
import { policySetup } from './policy-setup.ts';
import { type RecordTexts, recordTexts } from './record.ts';
import { officeList } from './staff-words.ts';

/** What is recorded; how an invitation and a change of the policy read follows from their details. */
export type WordedKind = Exclude<keyof RecordTexts['kinds'], 'invite-administrator' | 'clocks' | 'policy'> | 'door';

/** An act with its people as words; `name` is missing where it is nobody's account, or one that was withdrawn without its name kept. */
export type WordedAct = {
  readonly kind: WordedKind;
  readonly refused: boolean;
  readonly by: string;
  readonly name: string | undefined;
  readonly detail?: string;
  /** That of the first, where several of a day stand as one. */
  readonly firstDetail?: string;
};

/** The changed time limits, each with what it was and is where the record kept it: `review=5/6`. */
const limitsOf = (lang: Lang, codes: readonly string[]): readonly string[] =>
  CLOCKS.flatMap((clock) => {
    const t = recordTexts(lang);
    const words = codes
      .filter((one) => one.split('=')[0] === clock)
      .map((code) => {
        const [before, after] = code.split('=')[1]?.split('/') ?? [];
        const name = clockWords(lang).names[clock];
        const isKept = before !== undefined && after !== undefined;
        return isKept ? t.limit(name, digits(lang, before), digits(lang, after)) : name;
      });
    // Of several savings of a day the record shows two: the same twice would seem a mistake.
    return words.length < 2 ? words : words.map((one, at) => (at === 0 ? t.first(one) : t.last(one)));
  });

const DOORS = [
  'roster',
  'new-keys',
  'factor-resets',
  'handovers',
  'cases',
  'heads',
  'other',
] as const satisfies readonly (keyof RecordTexts['doors'])[];

const inParticular = (lang: Lang, act: WordedAct): string | undefined => {
  const t = recordTexts(lang);
  const { kind, refused, detail } = act;
  if (detail === undefined) return undefined;
  const told = toldAs(act);
  if (takingOf(lang, act) !== undefined) {
    const tried = OFFICES.filter((office) => detail.split(',').includes(office));
    return tried.length === 0 ? undefined : t.tried(officeList(lang, tried));
  }
  if (told === 'name' || told === 'address' || told === 'quorum') {
    const [before = '', after = ''] = detail
      .split('\n')
      .map((value) => (told === 'quorum' ? digits(lang, value) : value));
    return t[told === 'name' ? 'renamed' : 'moved'](apart(before), apart(after));
  }
  if (told === 'policy') return policyChosen(lang, detail);
  const codes = detail.split(',');
  if (told === 'clocks') return t.clocks(limitsOf(lang, codes).join(comma(lang)));
  if (told === 'settings' || told === 'door') return undefined;
  const offices = officeList(
    lang,
    OFFICES.filter((office) => codes.includes(office)),
  );
  if (offices === '') return undefined;
  if (kind === 'invitation') return t.invitedAs(offices);
  const reason = (['held', 'administrator'] as const).find((one) => codes.includes(one));
  const why = reason === undefined ? '' : ` ${t.reasons[reason]}`;
  return refused ? `${t.tried(offices)}${why}` : t.proposed(offices);
};

/** The policy that was proposed: its number, whether the violation rules are adopted, and the days of an answer. */
const policyChosen = (lang: Lang, detail: string): string | undefined => {
  const [, name = '', adopted = '', days = ''] = detail.split(' ');
  const base = parsePolicyName(name);
  if (base === undefined) return undefined;
  const t = policySetup(lang);
  const { signer } = t;
  const rules = adopted === 'adopted' ? signer.adopted : signer.notAdopted;
  return [signer.base(t.bases[base]), rules, ...(/^\d+$/.test(days) ? [signer.reply(Number(days))] : [])].join(' ');
};

/** What is only recorded once it is done has no words for being refused. */
const isRefusable = (kind: keyof RecordTexts['kinds']): kind is keyof RecordTexts['refusals'] =>
  kind !== 'address' && kind !== 'machine-invitation' && kind !== 'settings';

/** An act whose detail says that it was another than its kind does alone. */
const toldAs = ({ kind, detail }: WordedAct): keyof RecordTexts['kinds'] | 'door' => {
  if (kind === 'invitation' && detail === 'administrator') return 'invite-administrator';
  if (kind !== 'quorum' || detail === undefined) return kind;
  if (detail.startsWith('policy ')) return 'policy';
  return detail.startsWith('clocks,') ? 'clocks' : kind;
};

/** How an invitation, a name or offices are told that were refused since it would have taken somebody's place. */
const takingOf = (
  lang: Lang,
  { kind, refused, detail = '' }: WordedAct,
): RecordTexts['takings']['held'] | undefined => {
  if (!refused || (kind !== 'invitation' && kind !== 'name' && kind !== 'offices')) return undefined;
  const t = recordTexts(lang).takings;
  const [why] = detail.split(',');
  if (kind === 'offices') return why === 'office-taken' ? t['office-taken'] : undefined;
  if (why === 'held') return t.held;
  const fault = (['name-taken', 'name-letters', 'name-title', 'office-said'] as const).find((one) => one === why);
  return fault === undefined ? undefined : t[kind === 'name' ? 'renamed' : 'invited'][fault];
};

/** What each of several acts that stand as one was in particular, in their order. */
export const eachWords = (lang: Lang, act: WordedAct, details: readonly string[]): readonly string[] =>
  details.flatMap((detail) => inParticular(lang, { ...act, detail }) ?? []);

/** What it was in particular: of several that stand as one, the first and the last. */
const inAll = (lang: Lang, { firstDetail, ...act }: WordedAct): readonly string[] => {
  const last = inParticular(lang, act);
  const first = firstDetail === undefined ? undefined : inParticular(lang, { ...act, detail: firstDetail });
  if (last === undefined) return [];
  const t = recordTexts(lang);
  return first === undefined ? [last] : [t.first(first), t.last(last)];
};

/** What stands in the record of one act. */
export const recordWords = (lang: Lang, act: WordedAct): string => {
  const t = recordTexts(lang);
  const { kind, refused, by } = act;
  const name = act.name ?? (kind === 'factor-reset' ? t.nobody : t.gone);
  const told = toldAs(act);
  if (told === 'door') {
    const door = DOORS.find((one) => one === act.detail) ?? 'other';
    return t.doors[door](by, act.name);
  }
  const taking = takingOf(lang, act);
  if (taking !== undefined) return [taking(by, name), ...inAll(lang, act)].join(' ');
  const words = refused && isRefusable(told) ? t.refusals[told](by, name) : t.kinds[told](by, name);
  return [words, ...inAll(lang, act)].join(' ');
};
