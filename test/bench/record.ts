// The administrators' record with twenty thousand rows: its page as a signer reads it, both lists, the page behind it, and saying that it
// was looked at; before and after everything was. The rows are written behind the portal's back, as no portal could write them in a day.
import { playerOf } from '../../src/cli/demo/founding.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { createPortal } from '../../src/portal.ts';
import { percentile, processorMs, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';
import { signedIn, type Visitor } from './visitor.ts';

const ROWS = 20_000;
/** Rows of one day; some of them are of the same account and kind, and stand folded. */
const A_DAY = 10;
const FIRST_DAY = plainDate('2020-01-01');
const KINDS = ['invitation', 'link', 'name', 'suspension', 'offices', 'quorum', 'settings', 'door'] as const;
const RECORD = '/ar/staff/administration';
const AGAIN = 30;

const fillRecord = async ({ config, cast }: Founded, rows: number): Promise<void> => {
  const portal = await createPortal(config, { log: () => undefined });
  const { deps, association } = portal;
  try {
    const admin = playerOf(cast, 'admin').person;
    const people = [...cast.values()].map(({ person }) => person);
    const [row] = await deps.database.reader.all('select max(seq) as seq from account_acts');
    const first = Number(row?.seq ?? 0);
    await deps.database.write(async (tx) => {
      for (let at = 1; at <= rows; at += 1) {
        const kind = KINDS[at % KINDS.length] ?? 'link';
        const person = kind === 'quorum' || kind === 'settings' ? null : (people[(at * 7) % people.length] ?? null);
        const detail = kind === 'settings' ? '[["phone","1","2"]]' : kind === 'name' ? `A\nB${at}` : 'board-chair';
        await tx.run(
          `insert into account_acts (association, seq, kind, refused, by, person, done_on, told, detail, name)
           values (?, ?, ?, ?, ?, ?, ?, 1, ?, 'x')`,
          [
            ...[association, first + at, kind, kind === 'door' ? 1 : 0, admin, person],
            ...[addDays(FIRST_DAY, Math.floor(at / A_DAY)), detail],
          ],
        );
      }
    });
  } finally {
    await portal.close();
  }
};

/** Everything was looked at by this person. */
const lookAtAll = async ({ config, cast }: Founded, who: string): Promise<void> => {
  const portal = await createPortal(config, { log: () => undefined });
  try {
    await portal.deps.database.write((tx) =>
      tx.run(
        `insert into account_acts_looked (association, reader, seq) select association, ?, seq from account_acts where true
         on conflict do nothing`,
        [playerOf(cast, who).person],
      ),
    );
  } finally {
    await portal.close();
  }
};

const timed = async (visitor: Visitor, { pid }: Running, path: string) => {
  const times: number[] = [];
  const before = processorMs(pid);
  for (let at = 0; at < AGAIN; at += 1) {
    const page = await visitor.page(path);
    if (page.status !== 200) throw new Error(`the record answered ${page.status}`);
    times.push(page.ms);
  }
  const processor = rounded((processorMs(pid) - before) / AGAIN);
  return { p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)), processor };
};

const visit = async (founded: Founded) => {
  let figures: Readonly<Record<string, unknown>> = {};
  await withPortal(founded, async (portal) => {
    const visitor = await signedIn(founded, portal, 'auditor');
    const { body } = await visitor.page(RECORD);
    const older = /href="(\/ar\/staff\/administration\?else=\d+)"/.exec(body)?.[1];
    if (older === undefined) throw new Error('so many rows have a page behind the first');
    figures = {
      first: await timed(visitor, portal, RECORD),
      older: await timed(visitor, portal, older),
      desk: await timed(visitor, portal, '/ar/staff'),
    };
    visitor.close();
  });
  return figures;
};

export const record: Scenario = {
  name: 'record',
  run: ({ scale }: Options) =>
    withFounded(async (founded) => {
      const rows = Math.max(200, Math.round(ROWS * scale));
      await fillRecord(founded, rows);
      const unseen = await visit(founded);
      await lookAtAll(founded, 'auditor');
      const seen = await visit(founded);
      tell('record', { rows, unseen, seen, ...(await prove(founded, 0)) });
    }),
};
