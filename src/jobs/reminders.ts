// The morning's digest: on each working day, from the settled hour of Riyadh until noon, whoever has something to look at is written
// to once, by a mail that says nothing else. Can run at any time, twice, late or in two processes: a day is made once, and a
// mail claimed before it is handed over is handed over by nobody else (PROTOCOL B28). Which days are working days here no change of
// the calendar says before people were told of it (PROTOCOL B56).
import { digestTo } from '../domain/digest.ts';
import { isEverybodys, type MailFault } from '../domain/mail-faults.ts';
import { morningsOf } from '../domain/mornings.ts';
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import type { ReminderRule } from '../domain/reminders.ts';
import { isWorkingDay, workingDaysBefore } from '../domain/working-days.ts';
import { DIGEST_WORDS } from '../i18n/mail-message.ts';
import { messageOf } from '../mail/message.ts';
import type { Mail } from '../mail/smtp.ts';
import type { CalendarSettings } from '../policy/calendar.ts';
import { type PersonId, parseAssociationId, toBase64url } from '../protocol/check/index.ts';
import { calendarOfMorning } from '../store/calendar-changes.ts';
import type { Database } from '../store/database.ts';
import { digestFacts } from '../store/digest-facts.ts';
import type { Seat } from '../store/foundation.ts';
import { personsWithMail } from '../store/mail-addresses.ts';
import {
  cancelMail,
  claimMail,
  type DigestDay,
  digestOf,
  giveUpBefore,
  makeDigest,
  mayMakeDigest,
  type Ready,
  readyIn,
  settleMail,
  toldUntil,
} from '../store/outbox.ts';
import { parsed } from '../store/rows.ts';
import { associationById } from '../store/settings.ts';

/** What the job needs of the running portal; without `mail` it does nothing. */
export type RemindersDeps = {
  readonly database: Database;
  readonly random: (bytes: number) => Uint8Array;
  readonly mail: Mail | undefined;
  readonly config: { readonly reminders: { readonly rule: ReminderRule; readonly hour: number } };
  /** Whether the portal is about to end, so that no further mail is begun. */
  readonly isEnding?: () => boolean;
};

type Run = Omit<RemindersDeps, 'mail'> & {
  readonly mail: NonNullable<RemindersDeps['mail']>;
  readonly seat: Seat;
  readonly now: Date;
  readonly today: PlainDate;
};

/** A run on a working morning: the calendar by which it is one, and the day up to which everything was told. */
type Morning = Run & { readonly mornings: CalendarSettings; readonly told: PlainDate | undefined };

const RIYADH_HOURS = 3;
const NOON = 12;
const KEY_BYTES = 16;

const riyadhHour = (now: Date): number => (now.getUTCHours() + RIYADH_HOURS) % 24;

type Recipients = { readonly persons: readonly PersonId[]; readonly signers: readonly PersonId[] };

/** Who is to be written to as things stand now, of what was not told of before. */
const recipients = async (
  { database, seat, now, config, mornings }: Morning,
  since: PlainDate,
): Promise<Recipients> => {
  const by = { rule: config.reminders.rule, calendar: mornings };
  const facts = await digestFacts({ database, clock: () => now }, seat, since, by);
  return { persons: digestTo(facts), signers: facts.signers };
};

/** Makes the digest of the day where there is none: everybody who is to be told and has given an address. Gives to whom. */
const makeToday = async (run: Morning): Promise<Recipients | undefined> => {
  const { database, seat, today, random, mornings, told } = run;
  const { id } = seat;
  if (!(await mayMakeDigest(database.reader, id, today))) return undefined;
  const since = told ?? workingDaysBefore(today, 1, mornings);
  const found = await recipients(run, since);
  const key = toBase64url(random(KEY_BYTES));
  await database.write(async (tx) => {
    const withMail = await personsWithMail(tx, id);
    await makeDigest(
      tx,
      id,
      { day: today, since, key },
      found.persons.filter((person) => withMail.has(person)),
    );
  });
  return found;
};

/** What became of handing over one mail: the step that failed, or that nothing was handed over at all. */
type Handed = { readonly fault: MailFault | undefined } | 'left';

const handOver = async (run: Run, digest: DigestDay, { person, address }: Ready): Promise<Handed> => {
  const { database, seat, mail, now, config } = run;
  const one = { day: digest.day, person };
  if (address === undefined) {
    await database.write((tx) => cancelMail(tx, seat.id, one));
    return 'left';
  }
  if (!(await database.write((tx) => claimMail(tx, seat.id, one, now)))) return 'left';
  const stamp = { key: digest.key, on: digest.day, hour: config.reminders.hour };
  const fault = await mail.post(await messageOf(DIGEST_WORDS, stamp, mail.from, address), address);
  await database.write((tx) => settleMail(tx, seat.id, one, { fault, now }));
  return { fault };
};

/** The server itself failed: every mail that waits has failed with it, without being tried. */
const failRest = async ({ database, seat, now }: Run, { day }: DigestDay, rest: readonly Ready[], fault: MailFault) => {
  await database.write(async (tx) => {
    for (const { person } of rest) {
      if (await claimMail(tx, seat.id, { day, person }, now))
        await settleMail(tx, seat.id, { day, person }, { fault, now });
    }
  });
};

/**
 * Hands over what waits, after asking once more whom there is anything to tell: what was met meanwhile is taken back. The four
 * are never taken back one by one, since whatever was met is itself something that happened.
 */
const sendToday = async (run: Morning, just: Recipients | undefined): Promise<number> => {
  const { database, seat, today, now, isEnding = () => false } = run;
  const digest = await digestOf(database.reader, seat.id, today);
  const ready = digest === undefined ? [] : await readyIn(database.reader, seat.id, today, now);
  if (digest === undefined || ready.length === 0) return 0;
  // What was found a moment ago needn't be looked for again.
  const { persons, signers } = just ?? (await recipients(run, digest.since));
  const meant = new Set([...persons, ...signers]);
  const [kept, over] = [
    ready.filter(({ person }) => meant.has(person)),
    ready.filter(({ person }) => !meant.has(person)),
  ];
  if (over.length > 0) {
    await database.write(async (tx) => {
      for (const { person } of over) await cancelMail(tx, seat.id, { day: today, person });
    });
  }
  let sent = 0;
  for (const [at, one] of kept.entries()) {
    if (isEnding()) break;
    const handed = await handOver(run, digest, one);
    if (handed === 'left') continue;
    if (handed.fault === undefined) sent += 1;
    else if (isEverybodys(handed.fault)) {
      await failRest(run, digest, kept.slice(at + 1), handed.fault);
      break;
    }
  }
  return sent;
};

/** The calendar that says whether today is a working morning: as it stood when the day of the last digest began. */
const morningOf = async (run: Run): Promise<Morning> => {
  const { database, seat, today } = run;
  const told = await toldUntil(database.reader, seat.id, today);
  const stood =
    told === undefined ? seat.calendar : await calendarOfMorning(database.reader, seat.id, told, seat.calendar);
  return { ...run, told, mornings: morningsOf(stood) };
};

const runFor = async (run: Run): Promise<number> => {
  const { database, seat, now, today, config } = run;
  const hour = riyadhHour(now);
  const morning = await morningOf(run);
  const isOver = hour >= NOON || !isWorkingDay(today, morning.mornings);
  await giveUpBefore(database, seat.id, isOver ? addDays(today, 1) : today);
  if (isOver || hour < config.reminders.hour) return 0;
  return sendToday(morning, await makeToday(morning));
};

/** Makes and sends the digest that is due at the instant `now`, for each association; how many mails went out. */
export const runReminders = async (deps: RemindersDeps, now: Date): Promise<number> => {
  const { mail, database } = deps;
  if (mail === undefined) return 0;
  const rows = await database.reader.all('select association from associations order by association');
  let sent = 0;
  for (const row of rows) {
    const seat = await associationById(database.reader, parsed(row, 'association', parseAssociationId));
    if (seat !== undefined) sent += await runFor({ ...deps, mail, seat, now, today: riyadhDate(now) });
  }
  return sent;
};
