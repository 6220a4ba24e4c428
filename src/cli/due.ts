// `npm run --silent due -- --clock recommendation --from 2026-11-19`: when something is due that began on a day, with its arithmetic;
// `--json` for programs. Exits with 0, or with 2 and a sentence that names what it can't reckon with.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holidaysIn } from '../domain/arithmetic.ts';
import {
  type Answer,
  actsOf,
  type CalculatorFault,
  CLOCKS,
  type ClockName,
  calculate,
  clocksOf,
  FIRST_DAY,
  isInTable,
  LAST_DAY,
} from '../domain/calculator.ts';
import { asciiDigits } from '../domain/characters.ts';
import { fromHijri } from '../domain/hijri.ts';
import { type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { parsePolicy, policyFault } from '../domain/policy-bytes.ts';
import { onlyWords, orLaterWords } from '../i18n/calculator.ts';
import { dueWords, targetWords } from '../i18n/due-words.ts';
import { comma, isLang, type Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import { type CalendarSettings, calendarFault, DEFAULT_CALENDAR, parseCalendar } from '../policy/calendar.ts';
import { POLICY_NAMES, parsePolicyName, policyByName } from '../policy/policies.ts';
import type { Policy } from '../policy/types.ts';

const USAGE = `Usage: npm run --silent due -- --clock CLOCK --from YYYY-MM-DD [--begun YYYY-MM-DD] [--policy NAME|FILE] [--calendar FILE] [--lang ar|en] [--json]
Clocks: ${CLOCKS.join(' ')}`;
const DEFAULT_POLICY = '001';
const MOST_SHOWN = 80;

/** Something that can't be reckoned with, and the sentence that says so. */
class Refused extends Error {}

/** What somebody typed, as one line that a terminal only shows. */
const shown = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '\uFFFD').slice(0, MOST_SHOWN);

const valueShown = (value: unknown): string => (value === undefined ? 'nothing' : shown(JSON.stringify(value)));

const OPTIONS = {
  clock: { type: 'string' },
  from: { type: 'string' },
  begun: { type: 'string' },
  policy: { type: 'string' },
  calendar: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What was typed, word by word, whether or not it is anything that can be asked for. */
const tokensIn = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true }).tokens;

/** The first word that is no option of this command; undefined where each is one, and a value is missing. */
const oddIn = (args: readonly string[]): string | undefined =>
  tokensIn(args).flatMap((token) => {
    if (token.kind === 'positional') return [token.value];
    return token.kind === 'option' && !Object.hasOwn(OPTIONS, token.name) ? [token.rawName] : [];
  })[0];

/** The first option that is given more than once: which one is meant, nobody knows. */
const twiceIn = (args: readonly string[]): string | undefined => {
  const names = tokensIn(args).flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  return names.find((name, at) => names.indexOf(name) < at);
};

const typed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    const odd = oddIn(args);
    throw new Refused(odd === undefined ? USAGE : `“${shown(odd)}” is nothing that can be asked for.\n${USAGE}`);
  }
};

const read = (args: readonly string[]) => {
  const values = typed(args);
  const twice = twiceIn(args);
  if (twice !== undefined) throw new Refused(`“--${twice}” was given twice.\n${USAGE}`);
  return values;
};

const clockOf = (name: string | undefined): ClockName => {
  if (name === undefined) throw new Refused(`No clock was named.\n${USAGE}`);
  const clock = CLOCKS.find((known) => known === name);
  if (clock === undefined) throw new Refused(`There is no clock “${shown(name)}”. Clocks: ${CLOCKS.join(', ')}.`);
  return clock;
};

/** What is told of a day that looks like one of the Hijri calendar, since days are given by the Gregorian one. */
const hijriHint = (text: string): string | undefined => {
  const [, year, month, day] = (/^(1[345]\d\d|1600)-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const same = fromHijri(year, month, day);
  const told = same === undefined ? '' : ` ${text} of the Hijri calendar is ${same}: --from ${same}.`;
  return `Days are given by the Gregorian calendar.${told}`;
};

/** A day in digits of any script, as pages take it. */
const dayOf = (typed: string): PlainDate => {
  const text = asciiDigits(typed);
  const day = parsePlainDate(text);
  const hijri = hijriHint(text);
  if (hijri !== undefined) throw new Refused(hijri);
  if (day === undefined)
    throw new Refused(`There is no day “${shown(text)}”. Give one as YYYY-MM-DD, such as 2026-11-19.`);
  return day;
};

const fromOf = (text: string | undefined): PlainDate => {
  if (text === undefined) throw new Refused(`No day was given: --from YYYY-MM-DD.\n${USAGE}`);
  return dayOf(text);
};

/** A value of a file; undefined where it can't be read or is no JSON. */
const jsonIn = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const policyOf = async (name: string): Promise<Policy> => {
  const shipped = parsePolicyName(name);
  const written = shipped === undefined ? await jsonIn(name) : undefined;
  const policy = shipped === undefined ? parsePolicy(written) : policyByName(shipped);
  if (policy !== undefined) return policy;
  const wrong = written === undefined ? undefined : policyFault(written);
  if (wrong !== undefined && wrong.at !== '')
    throw new Refused(`“${shown(name)}” is no policy: “${shown(wrong.at)}” says ${valueShown(wrong.found)}.`);
  throw new Refused(
    `“${shown(name)}” is no policy: neither the name of one that is shipped (${POLICY_NAMES.join(', ')}) nor a file that holds a whole one.`,
  );
};

const calendarOf = async (file: string | undefined): Promise<CalendarSettings> => {
  if (file === undefined) return DEFAULT_CALENDAR;
  const written = await jsonIn(file);
  const calendar = parseCalendar(written);
  if (calendar !== undefined) return calendar;
  const wrong = written === undefined ? undefined : calendarFault(written);
  const why = wrong === undefined ? '' : ` “${shown(wrong.at)}” says ${valueShown(wrong.found)}.`;
  throw new Refused(`“${shown(file)}” is no file with a calendar’s settings.${why}`);
};

const noClock = (policy: Policy, clock: ClockName): string => {
  const known = clocksOf(policy);
  const has = known.length === 0 ? 'It has none that can be asked about.' : `It has: ${known.join(', ')}.`;
  return `Policy ${shown(policy.version)} has no clock “${clock}”. ${has}`;
};

const fault = (
  kind: CalculatorFault,
  policy: Policy,
  { clock, from, begunOn }: { clock: ClockName; from: PlainDate; begunOn: PlainDate | undefined },
): string => {
  const days = `Days are known from ${FIRST_DAY} to ${LAST_DAY}`;
  switch (kind) {
    case 'no-clock':
      return noClock(policy, clock);
    case 'day-outside':
      return `${[from, begunOn].find((day) => day !== undefined && !isInTable(day)) ?? from} can’t be counted from. ${days}.`;
    case 'too-few-days':
      return 'The calendar’s settings leave too few working days to count it.';
    case 'due-outside':
      return `What is counted from ${from} ends too late. ${days}.`;
    case 'one-day':
      return `The clock “${clock}” is counted from the day on which it begins: leave --begun out.`;
  }
};

const inWords = (lang: Lang, answer: Answer): string => {
  const { rule, due, target } = answer;
  const orLater = orLaterWords(lang, answer);
  const t = dueWords(lang, due);
  const acts = actsOf(answer);
  const act = acts.length === 0 ? '' : ` (${acts.map((one) => shared(lang).acts[one]).join(comma(lang))})`;
  return [
    `${shared(lang).duties[rule.duty]}${act}`,
    t.due,
    ...(target === undefined ? [] : [targetWords(lang, target.dueOn)]),
    ...(orLater === undefined ? [] : [orLater]),
    ...(rule.only === undefined ? [] : [onlyWords(lang, rule.only)]),
    '',
    ...t.lead,
    ...t.stretches.map(({ days, words }) => `- ${days}: ${words}`),
  ].join('\n');
};

const asJson = ({ due }: Answer): string => JSON.stringify({ due: due.dueOn, skipped: holidaysIn(due) });

/** What is aimed at comes before what is due, or the policy says something that can't be meant. */
const checkAim = ({ clock, due: { dueOn }, target }: Answer): void => {
  if (target === undefined || target.dueOn <= dueOn) return;
  throw new Refused(
    `The clock “${clock}” is aimed at a day after the one on which it is due: ${target.dueOn} and ${dueOn}.`,
  );
};

const langOf = (asked: string | undefined, locale: string | undefined): Lang => {
  if (asked === undefined) return locale?.startsWith('ar') === true ? 'ar' : 'en';
  if (!isLang(asked)) throw new Refused(`There is no language “${shown(asked)}”: ar or en.`);
  return asked;
};

/** Answers the command line; `locale` is the machine's, such as `ar_SA.UTF-8`. */
export const due = async (
  args: readonly string[],
  locale?: string,
): Promise<{ readonly code: 0 | 2; readonly message: string }> => {
  try {
    const asked = read(args);
    if (asked.help === true) return { code: 0, message: USAGE };
    const begunOn = asked.begun === undefined ? undefined : dayOf(asked.begun);
    const question = { clock: clockOf(asked.clock), from: fromOf(asked.from), begunOn };
    const lang = langOf(asked.lang, locale);
    const policy = await policyOf(asked.policy ?? DEFAULT_POLICY);
    const found = calculate(policy, question.clock, question.from, await calendarOf(asked.calendar), begunOn);
    if (!found.ok) return { code: 2, message: fault(found.fault, policy, question) };
    checkAim(found.answer);
    return { code: 0, message: asked.json === true ? asJson(found.answer) : inWords(lang, found.answer) };
  } catch (error) {
    if (error instanceof Refused) return { code: 2, message: error.message };
    throw error;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { LC_ALL, LANG } = process.env;
  const { code, message } = await due(process.argv.slice(2), LC_ALL || LANG);
  if (code === 0) process.stdout.write(`${message}\n`);
  else process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
