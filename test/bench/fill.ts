// Fills an association with cases of true size, each sealed, signed and different, through the acceptance that every report
// goes through, spread over past days that are closed as they would have been. Faster than over the wire, never otherwise.
import { readFileSync, rmSync } from 'node:fs';
import { MAX_TRIES } from '../../src/client/reporter.ts';
import { addDays, type PlainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { parseWire, ReportSubmission } from '../../src/domain/wire.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { acceptReport } from '../../src/store/acceptance.ts';
import { associationById } from '../../src/store/settings.ts';
import { recordsOf } from './orders.ts';
import { type Founded, redrawReports, sealReports } from './stage.ts';

/** Over how many days the cases are spread, unless told; the last is today. */
const DAYS = 10;
/** The day on which an association must have been founded to be filled. */
export const foundedBefore = (now: Date, days = DAYS): Date => noon(addDays(riyadhDate(now), -days - 1));
/** Handed in together; the store takes what one commit holds. */
const AT_ONCE = 256;

const noon = (day: PlainDate): Date => new Date(`${day}T09:00:00Z`);

/** Accepts a file of reports and gives how many; those whose number is taken are drawn anew, as a reporter's browser does. */
const acceptFile = async (portal: Portal, file: string, tries = 1): Promise<number> => {
  const seat = await associationById(portal.deps.database.reader, portal.association);
  if (seat === undefined) throw new Error('no association');
  let accepted = 0;
  const taken: number[] = [];
  let waiting: Promise<void>[] = [];
  for (const [at, body] of [...recordsOf(readFileSync(file))].entries()) {
    const submission = parseWire(ReportSubmission, JSON.parse(body.toString('utf8')));
    if (submission === undefined) throw new Error('a sealed report has another shape');
    waiting.push(
      acceptReport(portal.deps, seat, submission).then((acceptance) => {
        if (acceptance.ok && !acceptance.repeated) accepted += 1;
        else if (!acceptance.ok && acceptance.error === 'taken' && tries < MAX_TRIES) taken.push(at);
        else throw new Error('a report was not accepted');
      }),
    );
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  const drawn = taken.length === 0 ? 0 : await acceptFile(portal, await redrawReports(file, taken), tries + 1);
  for (const end of ['', '.lookups', '.keys', '.order']) rmSync(`${file}${end}`);
  return accepted + drawn;
};

/** Over how many days cases come, and what people do on each of them once its reports are there. */
export type Past = {
  readonly span?: number;
  readonly onDay?: (portal: Portal, day: PlainDate) => Promise<void>;
};

/** Adds `count` cases and gives how many were accepted. The next days' reports are sealed while a day's are written. */
export const fill = async (founded: Founded, count: number, { span = DAYS, onDay }: Past = {}): Promise<number> => {
  const today = riyadhDate(new Date());
  const days = Array.from({ length: span }, (_, at) => addDays(today, at + 1 - span));
  const share = (at: number): number => Math.floor((count * (at + 1)) / span) - Math.floor((count * at) / span);
  const sealed = (at: number): Promise<readonly string[]> => {
    const on = days[at];
    const first = 1 + Math.floor((count * at) / span);
    return on === undefined ? Promise.resolve([]) : sealReports(founded, { first, count: share(at), on });
  };
  let now = noon(days[0] ?? today);
  const portal = await createPortal(founded.config, { clock: () => now, log: () => undefined });
  let accepted = 0;
  try {
    let next = sealed(0);
    for (const [at, day] of days.entries()) {
      const files = await next;
      next = sealed(at + 1);
      now = day === today ? new Date() : noon(day);
      await runHeads(portal.deps, now);
      for (const file of files) accepted += await acceptFile(portal, file);
      await onDay?.(portal, day);
    }
  } finally {
    await portal.close();
  }
  return accepted;
};
