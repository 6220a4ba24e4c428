// Looks at the stored numbers of the rules before the portal starts: the settings' own, and those of every policy that a roster
// names. What is missing or absurd stops the start with a sentence that names it; nobody's deadlines are guessed.
import { type PolicyFault, policyFault } from '../domain/policy-bytes.ts';
import { ASSOCIATION_001 } from '../policy/association-001.ts';
import { calendarFault } from '../policy/calendar.ts';
import { type ClockFault, clockFaults } from '../policy/clocks.ts';
import { parsePolicyName } from '../policy/policies.ts';
import { MAX_QUORUM, replyBounds } from './association.ts';
import type { Reader } from './database.ts';
import { integer, text } from './rows.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const read = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A value as the operator finds it in the database; long ones would hide the sentence. */
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40));

const clockSentence = (fault: ClockFault, clocks: Readonly<Record<string, unknown>>): string => {
  const stands = `The stored settings say ${shown(clocks[fault.clock])} for the time limit "${fault.clock}"`;
  if (fault.kind === 'unknown') return `${stands}, which is none of this portal's.`;
  if (fault.kind === 'target') return `${stands}: it must not lie beyond the limit itself, ${fault.most}.`;
  if (fault.kind === 'order')
    return `${stands}: it must be ${fault.least} at least, fourteen days after the one before.`;
  return `${stands}: it must be a whole number from ${fault.least} to ${fault.most}.`;
};

/** The policy's own number, and the most days of an answer, which must be there where the policy prints none. */
const replySentence = ({ policyBase, maxReplyDays }: Readonly<Record<string, unknown>>): string | undefined => {
  const base = typeof policyBase === 'string' ? parsePolicyName(policyBase) : undefined;
  if (base === undefined) return `The stored settings say ${shown(policyBase)} for the policy: it must be 000 to 004.`;
  const { least, most, proposed } = replyBounds(base);
  if (maxReplyDays === undefined && proposed !== undefined) return undefined;
  const isDays = typeof maxReplyDays === 'number' && Number.isInteger(maxReplyDays);
  if (isDays && maxReplyDays >= least && maxReplyDays <= most) return undefined;
  return `The stored settings say ${shown(maxReplyDays)} for the most days of an answer under policy ${base}: it must be a whole number from ${least} to ${most}.`;
};

/** What is wrong with the numbers of stored settings; undefined where nothing is, or where they have another shape altogether. */
export function settingsSentence(body: string): string | undefined {
  const settings = read(body);
  if (!isRecord(settings)) return undefined;
  const { quorum, clocks = {} } = settings;
  const isQuorum = typeof quorum === 'number' && Number.isInteger(quorum) && quorum >= 1 && quorum <= MAX_QUORUM;
  if (!isQuorum) {
    return `The stored settings say ${shown(quorum)} for the quorum of the committee: it must be a whole number from 1 to ${MAX_QUORUM}.`;
  }
  if (!isRecord(clocks))
    return `The stored settings say ${shown(clocks)} for the time limits: they must be numbers by name.`;
  const [fault] = clockFaults(ASSOCIATION_001, clocks);
  return fault === undefined
    ? (replySentence(settings) ?? calendarSentence(settings.calendar))
    : clockSentence(fault, clocks);
}

/** What is wrong with a calendar's settings. One that only leaves few working days is mended on the calendar's page. */
const calendarSentence = (calendar: unknown): string | undefined => {
  const fault = calendarFault(calendar);
  if (fault === undefined) return undefined;
  const must =
    fault.at === 'weekend'
      ? ': it must be days from 0 (Sunday) to 6 (Saturday), each once, one of them at least and not all seven'
      : '';
  return `The stored settings say ${shown(fault.found)} for "${fault.at}" of the calendar, which can't be used${must}.`;
};

const policySentence = (hash: string, { at, found }: PolicyFault): string =>
  `The stored policy ${hash.slice(0, 8)}… can't be used: "${at}" says ${shown(found)}.`;

/** Throws a sentence for the operator where the rules of an association can't be used. */
export const checkStoredRules = async (reader: Reader): Promise<void> => {
  for (const row of await reader.all('select body from settings', [])) {
    const sentence = settingsSentence(text(row, 'body'));
    if (sentence !== undefined)
      throw new Error(`${sentence} Put the backup back, or set it right in the table settings.`);
  }
  const changes = await reader.all('select seq, before, after from calendar_changes', []);
  for (const row of changes) {
    const sentence = calendarSentence(read(text(row, 'before'))) ?? calendarSentence(read(text(row, 'after')));
    if (sentence !== undefined)
      throw new Error(`Record ${integer(row, 'seq')} of the calendar's changes: ${sentence} Put the backup back.`);
  }
  const policies = await reader.all(
    'select distinct p.policy, p.body from policies p join rosters r on r.association = p.association and r.policy = p.policy',
    [],
  );
  for (const row of policies) {
    const fault = policyFault(read(text(row, 'body')));
    if (fault !== undefined) throw new Error(`${policySentence(text(row, 'policy'), fault)} Put the backup back.`);
  }
};
