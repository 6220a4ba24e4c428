// The desk of somebody to whom every case belongs, with more and more cases of true size in every state that leaves something open: the
// time from asking for a page to its last byte, in both languages, first page and further ones, with nothing kept and with everything,
// and the processor time beside it, which a busy machine can't lengthen. The whole desk is walked, which proves that each case stands
// on it once and with something open in it.

import { argon2Node } from '../../src/argon2-node.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { openAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { withEdit } from '../../src/domain/calendar-edits.ts';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { workingDayFrom } from '../../src/domain/working-days.ts';
import { shared } from '../../src/i18n/shared.ts';
import { createPortal } from '../../src/portal.ts';
import { foreseen } from '../../src/store/calendar-moves.ts';
import { associationById } from '../../src/store/settings.ts';
import { fill, foundedBefore } from './fill.ts';
import { costing, forgetPeak, memoryMiB, peakMemoryMiB, percentile, processorMs, rounded } from './machine.ts';
import { MIXED_DAYS, mixedPast } from './mixed.ts';
import { type Proof, prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';
import { type Shown, signedIn, type Visitor } from './visitor.ts';

const LANGS = ['ar', 'en'] as const;
type Lang = (typeof LANGS)[number];
const deskOf = (lang: Lang): string => `/${lang}/staff`;
/** How often a page is asked for again. */
const AGAIN = 60;

/** The address of the page behind this one; undefined on the last. */
const nextOf = ({ body }: Shown): string | undefined =>
  /href="(\/(?:ar|en)\/staff\?after=[\w-]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');

const rowsOf = ({ body }: Pick<Shown, 'body'>): readonly string[] => [
  ...new Set([...body.matchAll(/\/staff\/cases\/(\d{4}-\d{4})/g)].map(([, number]) => number ?? '')),
];

/** What the rows of a page say is open, by the words of the language. */
const dutiesOf = ({ body }: Pick<Shown, 'body'>): readonly string[] =>
  [...body.matchAll(/class="duty-name">([^<]+)</g)].map(([, name]) => name ?? '');

const shown = async (visitor: Visitor, path: string): Promise<Shown> => {
  const page = await visitor.page(path);
  if (page.status !== 200) throw new Error(`the desk answered ${page.status}`);
  return page;
};

type Walked = {
  readonly paths: readonly string[];
  readonly times: readonly number[];
  readonly duties: ReadonlyMap<string, number>;
};

/** Every page in order. Throws unless each of `cases` cases stood on exactly one, and each named something that is open. */
const walk = async (visitor: Visitor, lang: Lang, cases: number): Promise<Walked> => {
  const [times, paths, numbers, duties]: [number[], string[], Set<string>, Map<string, number>] = [
    [],
    [],
    new Set(),
    new Map(),
  ];
  let rows = 0;
  for (let path: string | undefined = deskOf(lang); path !== undefined; ) {
    const page = await shown(visitor, path);
    times.push(page.ms);
    paths.push(path);
    for (const number of rowsOf(page)) numbers.add(number);
    for (const duty of dutiesOf(page)) duties.set(duty, (duties.get(duty) ?? 0) + 1);
    rows += rowsOf(page).length;
    path = nextOf(page);
  }
  const open = [...duties.values()].reduce((sum, one) => sum + one, 0);
  if (numbers.size !== cases || rows !== cases || open !== cases)
    throw new Error(`${cases} cases, but ${numbers.size} in ${rows} rows with ${open} duties`);
  return { paths, times, duties };
};

/** One page asked for again and again: by the clock, and what the server's processor spent on each. */
const again = async (visitor: Visitor, { pid }: Running, path: string) => {
  const times: number[] = [];
  let bytes = 0;
  const before = processorMs(pid);
  for (let at = 0; at < AGAIN; at += 1) {
    const page = await shown(visitor, path);
    times.push(page.ms);
    bytes = page.bytes;
  }
  const processor = rounded((processorMs(pid) - before) / AGAIN);
  return { p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)), processor, bytes };
};

/** Declares in each case of the first page, so that its rows carry their sealed lines of text; gives how many those are. */
const declareFirst = async ({ config, cast }: Founded): Promise<number> => {
  const portal = await createPortal(config, { log: () => undefined });
  try {
    const auditor = { ...playerOf(cast, 'auditor'), device: newDevice(portal) };
    await signInPlayer(portal, auditor, argon2Node);
    const { received } = await auditor.device.page(deskOf('ar'));
    const numbers = rowsOf({ body: received });
    for (const number of numbers) await openAs(portal, auditor, number, argon2Node);
    return numbers.length;
  } finally {
    await portal.close();
  }
};

/** What is open on the desk, each kind with its count: by the duty's own id, whatever the language. */
const kindsOf = (lang: Lang, { duties }: Walked): Readonly<Record<string, number>> => {
  const ids = Object.entries(shared(lang).duties);
  return Object.fromEntries(
    [...duties].map(([name, count]) => [ids.find(([, one]) => one === name)?.[0] ?? name, count]),
  );
};

/** Both languages over a portal that has just started: every page for the first time, then the first, the middle and the last again. */
const visit = (founded: Founded, cases: number) => {
  let figures: Readonly<Record<string, unknown>> = {};
  return withPortal(founded, async (portal) => {
    const visitor = await signedIn(founded, portal, 'auditor');
    forgetPeak(portal.pid);
    // The first page after a start waits for whatever the days since have turned; so does nobody else who comes later.
    const [started, worked] = [performance.now(), processorMs(portal.pid)];
    await shown(visitor, deskOf('ar'));
    const caughtUp = { ms: rounded(performance.now() - started), processor: rounded(processorMs(portal.pid) - worked) };
    for (const lang of LANGS) {
      const before = processorMs(portal.pid);
      const walked = await walk(visitor, lang, cases);
      const processor = rounded((processorMs(portal.pid) - before) / walked.times.length);
      const later = walked.times.slice(1);
      const cold = { p50: rounded(percentile(later, 0.5)), p99: rounded(percentile(later, 0.99)), processor };
      const middle = walked.paths[Math.floor(walked.paths.length / 2)] ?? deskOf(lang);
      figures = {
        ...figures,
        ...(lang === 'ar' ? { pages: walked.paths.length, duties: kindsOf(lang, walked) } : {}),
        [lang]: {
          cold,
          first: await again(visitor, portal, deskOf(lang)),
          middle: await again(visitor, portal, middle),
          last: await again(visitor, portal, walked.paths.at(-1) ?? deskOf(lang)),
        },
      };
    }
    visitor.close();
    figures = { caughtUp, ...figures, peakMiB: peakMemoryMiB(portal.pid) };
  }).then(() => figures);
};

/** One preview of a change of the calendar, which reads and folds every case of the desk. */
const previewed = async ({ config, cast }: Founded) => {
  const portal = await createPortal(config, { log: () => undefined });
  try {
    const { deps, association } = portal;
    const auditor = { ...playerOf(cast, 'auditor'), device: newDevice(portal) };
    const { person } = await signInPlayer(portal, auditor, argon2Node);
    const seat = await associationById(deps.database.reader, association);
    if (seat === undefined) throw new Error('no association');
    const today = riyadhDate(deps.clock());
    const on = workingDayFrom(addDays(today, 1), seat.calendar);
    const between = { before: seat.calendar, after: withEdit(seat.calendar, { kind: 'holiday', on }) };
    forgetPeak(process.pid);
    const beforeMiB = memoryMiB(process.pid);
    const { value, cost } = await costing(() => foreseen(deps, seat, person, today, between));
    return { moves: value.all, ...cost, beforeMiB, peakMiB: peakMemoryMiB(process.pid) };
  } finally {
    await portal.close();
  }
};

const measure = (cases: number): Promise<void> =>
  withFounded(
    async (founded) => {
      const accepted = await fill(founded, cases, mixedPast(founded));
      tell('desk, a calendar’s preview', { cases: accepted, ...(await previewed(founded)) });
      const declared = await declareFirst(founded);
      const figures = await visit(founded, cases);
      const proven: Proof = await prove(founded, accepted);
      tell('desk', { ...figures, declared, ...proven });
    },
    foundedBefore(new Date(), MIXED_DAYS),
  );

export const desk: Scenario = {
  name: 'desk',
  run: async ({ cases }: Options) => {
    for (const count of cases) await measure(count);
  },
};
