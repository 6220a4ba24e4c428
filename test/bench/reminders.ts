// A year's reminders for ten thousand open cases of true size, computed in one run: every case is read, folded and asked for
// every reminder until a year from today. The count must be exactly what asking day by day gives; then a morning's digest.
import { addDays, type PlainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { DEFAULT_REMINDERS, remindersIn, type Span } from '../../src/domain/reminders.ts';
import { workingDayFrom } from '../../src/domain/working-days.ts';
import { runDesks } from '../../src/jobs/desks.ts';
import { runReminders } from '../../src/jobs/reminders.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { type CaseId, parseCaseId, parsePersonId } from '../../src/protocol/check/index.ts';
import { loadCases } from '../../src/store/case-files.ts';
import { caseNow } from '../../src/store/desk-places.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { saveMailAddress } from '../../src/store/mail-addresses.ts';
import { parsed } from '../../src/store/rows.ts';
import { associationById } from '../../src/store/settings.ts';
import { fill, foundedBefore } from './fill.ts';
import { costing, forgetPeak, peakMemoryMiB, processorMs, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, withFounded } from './stage.ts';

const CASES = 10_000;
const YEAR_DAYS = 365;
/** Cases read in one go, as the portal reads them. */
const BATCH = 100;

type Asked = { readonly reminders: number; readonly cases: number };

/** Reads every case and counts what `count` makes of each. */
const overAll = async (portal: Portal, count: (now: ReturnType<typeof caseNow>) => number): Promise<Asked> => {
  const { reader } = portal.deps.database;
  const seat = await associationById(reader, portal.association);
  const ground = await groundOf(reader, portal.association);
  if (seat === undefined || ground === undefined) throw new Error('no association');
  const today = riyadhDate(portal.deps.clock());
  const all: readonly CaseId[] = (await reader.all('select case_id from cases order by case_id')).map((row) =>
    parsed(row, 'case_id', parseCaseId),
  );
  let [reminders, cases] = [0, 0];
  for (let at = 0; at < all.length; at += BATCH) {
    for (const { caseFile } of await loadCases(reader, ground, seat, all.slice(at, at + BATCH))) {
      reminders += count(caseNow(caseFile, ground, today));
      cases += 1;
    }
  }
  return { reminders, cases };
};

/** What asking day by day gives, of one case of each day on which cases came, times how many came on it. */
const dayByDay = async (portal: Portal, { from, until }: Span): Promise<number> => {
  const known = new Map<PlainDate, number>();
  const { reminders } = await overAll(portal, (now) => {
    const { receivedOn } = now.caseFile;
    let own = known.get(receivedOn);
    if (own === undefined) {
      own = 0;
      for (let day = from; day <= until; day = addDays(day, 1)) {
        own += remindersIn(now, { from: day, until: day }, DEFAULT_REMINDERS).length;
      }
      known.set(receivedOn, own);
    }
    return own;
  });
  return reminders;
};

/** The next working morning, with a mail server that takes everything at once. */
const morning = async (portal: Portal) => {
  const { deps, association } = portal;
  const seat = await associationById(deps.database.reader, association);
  if (seat === undefined) throw new Error('no association');
  const day = workingDayFrom(addDays(riyadhDate(deps.clock()), 1), seat.calendar);
  const rows = await deps.database.reader.all(`select person from persons where status = 'active'`);
  await deps.database.write(async (tx) => {
    for (const { person } of rows) {
      const given = { address: 'somebody@charity.example', on: riyadhDate(deps.clock()) };
      const id = parsePersonId(person);
      if (id !== undefined) await saveMailAddress(tx, association, id, given);
    }
  });
  const mail = { post: () => Promise.resolve(undefined), from: 'portal@charity.example' };
  const at = new Date(`${day}T05:30:00Z`);
  // The digest before any desk has caught up with the night, as after a start at that hour; then what the night's job is left with.
  const digest = await costing(() => runReminders({ ...deps, mail }, at));
  const desks = await costing(() => runDesks(deps, at));
  return { mails: digest.value, digest: digest.cost, desks: desks.cost };
};

const measure = (cases: number): Promise<void> =>
  withFounded(async (founded: Founded) => {
    const accepted = await fill(founded, cases);
    const portal = await createPortal(founded.config, { log: () => undefined });
    try {
      const today = riyadhDate(portal.deps.clock());
      const year: Span = { from: addDays(today, 1), until: addDays(today, YEAR_DAYS) };
      forgetPeak(process.pid);
      const processor = processorMs(process.pid);
      const from = performance.now();
      const counted = await overAll(portal, (now) => remindersIn(now, year, DEFAULT_REMINDERS).length);
      const seconds = rounded((performance.now() - from) / 1000, 2);
      const processorSeconds = rounded((processorMs(process.pid) - processor) / 1000, 2);
      const peakMiB = peakMemoryMiB(process.pid);
      const expected = await dayByDay(portal, year);
      if (counted.cases !== accepted || counted.reminders !== expected) {
        throw new Error(`${expected} reminders of ${accepted} cases, but ${counted.reminders} of ${counted.cases}`);
      }
      tell('reminders', { ...counted, days: YEAR_DAYS, seconds, processorSeconds, peakMiB });
      tell('reminders, a morning', { cases: accepted, ...(await morning(portal)) });
    } finally {
      await portal.close();
    }
    tell('reminders, proven', { ...(await prove(founded, accepted)) });
  }, foundedBefore(new Date()));

export const reminders: Scenario = {
  name: 'reminders',
  run: ({ scale }: Options) => measure(Math.max(1, Math.round(CASES * scale))),
};
