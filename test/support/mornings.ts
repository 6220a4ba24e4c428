// Mornings of a portal whose mail goes nowhere but into a list: the job that makes and sends digests, run as often as a test likes.

import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import type { MailFault } from '../../src/domain/mail-faults.ts';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { runReminders } from '../../src/jobs/reminders.ts';
import type { Mail } from '../../src/mail/smtp.ts';
import { mailAddressOf, saveMailAddress } from '../../src/store/mail-addresses.ts';
import { text } from '../../src/store/rows.ts';
import type { World } from '../journeys/world.ts';

export const FOUR = ['audit-chair', 'auditor', 'chair', 'deputy'] as const;
const EVERYBODY: readonly Who[] = [...FOUR, 'executive', 'member-1', 'member-2', 'member-3'];

export const addressOf = (who: Who): string => `${who}@charity.example`;

/** Gives everybody, or these, an address. */
export const withAddresses = async (world: World, who: readonly Who[] = EVERYBODY): Promise<void> => {
  const { deps, association } = world.portal;
  await deps.database.write(async (tx) => {
    for (const one of who) {
      const change = { address: addressOf(one), on: plainDate('2026-09-06') };
      await saveMailAddress(tx, association, playerOf(world.cast, one).person, change);
    }
  });
};

export const hasAddress = async (world: World, who: Who): Promise<boolean> =>
  (await mailAddressOf(
    world.portal.deps.database.reader,
    world.portal.association,
    playerOf(world.cast, who).person,
  )) !== undefined;

/** A mail as the server would have it: its day, to whom, and its bytes. */
export type Sent = { readonly on: PlainDate; readonly to: string; readonly message: string };

export type Mornings = {
  readonly sent: Sent[];
  /** Runs the job at this hour of Riyadh's day, half past eight unless told otherwise. */
  readonly run: (at?: string) => Promise<number>;
  /** To whom mail went on each day that had any: names by day. */
  readonly log: () => readonly string[];
};

/** `answer` is what the mail server says to a mail; it takes all of them unless told otherwise. */
export const morningsOf = (
  world: World,
  answer: (to: string) => MailFault | undefined | Promise<MailFault | undefined> = () => undefined,
): Mornings => {
  const sent: Sent[] = [];
  const mail: Mail = {
    from: 'portal@charity.example',
    post: async (message, to) => {
      const fault = await answer(to);
      if (fault === undefined) sent.push({ on: world.today(), to, message: message.toString('utf8') });
      return fault;
    },
  };
  return {
    sent,
    run: (at = '08:30') => runReminders({ ...world.portal.deps, mail }, new Date(`${world.today()}T${at}:00+03:00`)),
    log: () => {
      const days = [...new Set(sent.map(({ on }) => on))];
      return days.map((day) => {
        const to = sent.filter(({ on }) => on === day).map((one) => one.to.replace('@charity.example', ''));
        return `${day} ${to.toSorted().join(' ')}`;
      });
    },
  };
};

/** What stands in the outbox: person by person their state and what failed, of the newest day. */
export const outboxOf = async (world: World): Promise<Readonly<Record<string, string>>> => {
  const rows = await world.portal.deps.database.reader.all(
    `select o.state, o.attempts, o.fault, m.address from outbox o
     left join mail_addresses m on m.association = o.association and m.person = o.person
     where o.day = (select max(day) from outbox)`,
  );
  return Object.fromEntries(
    rows.map((row) => [
      String(row.address).replace('@charity.example', ''),
      [text(row, 'state'), row.attempts, row.fault].filter((part) => part !== null).join(' '),
    ]),
  );
};
