// `npm run demo`: founds an invented association in a fresh folder, plays its past weeks through the real protocol, and
// serves it. What it prints are the secrets of invented people; nothing of it is for production.
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { argon2Node } from '../argon2-node.ts';
import { type Config, readConfig } from '../config.ts';
import { addDays, riyadhDate } from '../domain/plain-date.ts';
import { runHeads } from '../jobs/heads.ts';
import { runReminders } from '../jobs/reminders.ts';
import type { Mail } from '../mail/smtp.ts';
import { createPortal } from '../portal.ts';
import { demoFounding } from './demo/cast.ts';
import { remembering } from './demo/device.ts';
import { enrolLater, found, playerOf } from './demo/founding.ts';
import { giveHoliday, takeBackup } from './demo/keeping.ts';
import { giveAddresses } from './demo/mail.ts';
import { play } from './demo/play.ts';
import { arabicStories } from './demo/stories-ar.ts';
import { englishStories } from './demo/stories-en.ts';
import { demoLine, describe, outcomesOf } from './demo/tell.ts';

/** How long ago the association was founded; the oldest story begins two days after its second roster. */
const FOUNDED_DAYS = 48;
const SECOND_ROSTER_DAYS = 46;
/** On so many of the last days the mornings' mails are made; they go nowhere. */
const MAIL_DAYS = 7;
/** Ten in the morning in Riyadh. */
const HOUR = 'T07:00:00Z';

const fail = (reason: string): never => {
  process.stderr.write(`The demo can't start: ${reason}\n`);
  process.exit(1);
};

/** The demo's folder and, beside it, the server key: a fresh temporary place, or the folder `DATA`, which must be new. */
const configure = (): Config => {
  const base = process.env.DATA === undefined ? mkdtempSync(join(tmpdir(), 'amanah-demo-')) : undefined;
  const data = base === undefined ? resolve(process.env.DATA ?? '') : join(base, 'data');
  if (existsSync(data) && readdirSync(data).length > 0)
    fail(`the folder ${data} isn't empty. The demo founds a new association; choose another DATA.`);
  const key = join(dirname(data), `${basename(data)}.server-key`);
  // By a name, not by a number: passkeys can be tried.
  const address = process.env.ADDRESS ?? `http://localhost:${process.env.PORT ?? '8080'}`;
  const files = { DATA: data, SERVER_KEY_FILE: process.env.SERVER_KEY_FILE ?? key };
  // Its people are invented, and so are their addresses: nothing is sent to anybody.
  const noMail = { SMTP_URL: '', SMTP_PASSWORD_FILE: '', SMTP_CA_FILE: '', MAIL_FROM: '' };
  const read = readConfig({ ...process.env, ...files, ...noMail, ADDRESS: address });
  return read.ok ? read.config : fail(read.errors.join('\n'));
};

const run = async (): Promise<void> => {
  process.umask(0o077);
  const config = configure();
  const today = riyadhDate(new Date());
  let played: Date | undefined = new Date(`${addDays(today, -FOUNDED_DAYS)}${HOUR}`);
  const mail: Mail = { post: () => Promise.resolve(undefined), from: 'portal@charity.example' };
  const portal = await createPortal(config, { clock: () => played ?? new Date(), log: () => undefined, mail });
  const toDay = async (day: number): Promise<void> => {
    played = day === 0 ? undefined : new Date(`${addDays(today, day)}${HOUR}`);
    await runHeads(portal.deps, portal.deps.clock());
    if (day >= -MAIL_DAYS) await runReminders(portal.deps, portal.deps.clock());
  };
  const argon2 = remembering(argon2Node);
  const founding = { ...demoFounding(portal.deps.random), meanwhile: () => toDay(-SECOND_ROSTER_DAYS) };
  const cast = await found(portal, founding, argon2);
  await giveAddresses(portal, cast, addDays(today, -SECOND_ROSTER_DAYS));
  const stories = [...arabicStories(today, (who) => playerOf(cast, who).person), ...englishStories(today)];
  const cases = await play({ portal, cast, argon2, toDay }, stories);
  await giveHoliday(portal, playerOf(cast, 'auditor').person, today);
  await takeBackup(portal, today);
  await toDay(0);
  const everybody = await enrolLater(portal, cast, founding.administrator.key, founding.newcomer, argon2);
  const told = await outcomesOf(portal, cast, cases);
  process.stdout.write(`${describe(portal, everybody, told, cases)}\n${demoLine(portal, everybody, told)}\n`);
  const end = (): void => {
    portal.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
};

run().catch((error: unknown) => fail(error instanceof Error ? error.message : 'unknown error'));
