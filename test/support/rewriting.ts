// Plays whoever rewrites the log in the database: what stands under a day is changed, and roots and heads are made anew from
// there to the end, so that every day continues the one before. What people signed is left alone, or taken away too.
import {
  dayTree,
  fillingOf,
  fromBase64url,
  leafOf,
  NO_HEAD,
  nextHead,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { bytes, text } from '../../src/store/rows.ts';
import { type Hands, tamper } from './tampering.ts';

const hashBytes = (value: string): Uint8Array => {
  const found = fromBase64url(value, 32);
  if (found === undefined) throw new TypeError('not a hash');
  return found;
};

/** Makes root and head of `from` and of every later day anew from the leaves that stand there. */
const headsAnew = async ({ all, change }: Hands, from: string): Promise<void> => {
  let previous = NO_HEAD;
  for (const row of await all('select day, root, head from log_days order by day')) {
    const day = text(row, 'day');
    if (day < from) {
      previous = hashBytes(text(row, 'head'));
      continue;
    }
    const leaves = (await all('select leaf from log_leaves where day = ?', [day])).map((one) =>
      hashBytes(text(one, 'leaf')),
    );
    const { root } = dayTree(leaves);
    previous = nextHead(previous, day, root);
    await change('update log_days set root = ?, head = ? where day = ?', [
      ...[toBase64url(root), toBase64url(previous)],
      day,
    ]);
  }
};

/** Rewrites the log from a day on, as if its filling had been drawn otherwise; nothing of any case is changed. */
export const rewriteLog = (folder: string, day: string): Promise<void> =>
  tamper(folder, async (hands) => {
    const [row] = await hands.all('select seed from log_fillings where day = ?', [day]);
    if (row === undefined) throw new Error('the day is closed');
    const before = new Set(fillingOf(bytes(row, 'seed'), 64).map(toBase64url));
    const stored = (await hands.all('select leaf from log_leaves where day = ?', [day])).map((one) =>
      text(one, 'leaf'),
    );
    const filling = stored.filter((leaf) => before.has(leaf));
    const seed = random.bytes(32);
    for (const [at, leaf] of fillingOf(seed, filling.length).map(toBase64url).entries()) {
      await hands.change('update log_leaves set leaf = ? where day = ? and leaf = ?', [leaf, day, filling[at] ?? '']);
    }
    await hands.change('update log_fillings set seed = ? where day = ?', [seed, day]);
    await headsAnew(hands, day);
  });

export const OF_A_CASE = [
  'case_calls',
  'case_comers',
  'desk_places',
  'heads_given',
  'servings',
  'ending_grants',
  'grants',
  'entries',
  'lines',
  'lookups',
  'cases',
];

/**
 * Cuts a whole case out of the records and its lines out of the log, as if it had never come: their leaves make room for more
 * filling from the day's own seed, and every head since is made anew.
 */
export const buryCase = (folder: string, caseId: string): Promise<void> =>
  tamper(folder, async (hands) => {
    const lines = (await hands.all('select line from lines where case_id = ?', [caseId])).map((row) =>
      text(row, 'line'),
    );
    const cut = new Set(lines.map((line) => toBase64url(leafOf(line))));
    const days = new Map<string, number>();
    for (const row of await hands.all('select day, leaf from log_leaves order by day')) {
      const [day, leaf] = [text(row, 'day'), text(row, 'leaf')];
      if (cut.has(leaf)) days.set(day, (days.get(day) ?? 0) + 1);
    }
    for (const [day] of days) {
      const [row] = await hands.all('select seed from log_fillings where day = ?', [day]);
      const stored = (await hands.all('select leaf from log_leaves where day = ?', [day])).map((one) =>
        text(one, 'leaf'),
      );
      const gone = stored.filter((leaf) => cut.has(leaf));
      const free = row === undefined ? [] : fillingOf(bytes(row, 'seed'), stored.length).map(toBase64url);
      const fresh = free.filter((leaf) => !stored.includes(leaf));
      for (const [at, leaf] of gone.entries()) {
        const other = fresh[at];
        if (other === undefined) await hands.change('delete from log_leaves where day = ? and leaf = ?', [day, leaf]);
        else await hands.change('update log_leaves set leaf = ? where day = ? and leaf = ?', [other, day, leaf]);
      }
    }
    for (const table of OF_A_CASE) await hands.all(`delete from ${table} where case_id = ?`, [caseId]);
    const [first] = [...days.keys()].toSorted();
    if (first !== undefined) await headsAnew(hands, first);
  });

/** Takes away everything that people signed of the log. */
export const forgetSignatures = (folder: string): Promise<void> =>
  tamper(folder, async ({ change }) => change('delete from head_signatures'));

/** Takes the log back to a day: later heads, fillings and signatures are gone. */
export const rollBack = (folder: string, day: string): Promise<void> =>
  tamper(folder, async ({ all }) => {
    for (const table of ['head_signatures', 'log_fillings', 'log_days']) {
      await all(`delete from ${table} where day > ?`, [day]);
    }
  });

/** Cuts the last lines of a case off its chain with what they brought, as if they had never come; the log is left alone. */
export const cutTail = (folder: string, number: string, count: number): Promise<void> =>
  tamper(folder, async ({ all, change }) => {
    const [found] = await all('select case_id from cases where number = ?', [number]);
    if (found === undefined) throw new Error('no such case');
    const caseId = text(found, 'case_id');
    const last = await all('select line from lines where case_id = ? order by position desc limit ?', [caseId, count]);
    for (const row of last) {
      const line = text(row, 'line');
      for (const table of ['grants', 'entries']) await all(`delete from ${table} where line = ?`, [line]);
      await change('delete from lines where line = ?', [line]);
    }
    await change("update desk_places set mark = '', rank = '' where case_id = ?", [caseId]);
  });
