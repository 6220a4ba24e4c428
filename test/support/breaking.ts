// One break of one copy: what is done behind the portal's back, and which line the check then names, and how.
import * as assert from 'uvu/assert';
import { type Kind, verifyFolder } from '../../src/cli/verify.ts';
import type { Row } from '../../src/store/database.ts';
import type { NumberedLine, Records } from './records.ts';
import { type Hands, tamper, withCopy } from './tampering.ts';

type Test = (name: string, run: () => Promise<void>) => void;
export type Wanted = { readonly kind: Kind; readonly line: number };

/** Whether what a folder holds is broken as wanted. */
export const expectBroken = async (folder: string, wanted: Wanted): Promise<void> => {
  const found = await verifyFolder(folder);
  assert.equal(found.ok ? found : { kind: found.kind, line: found.line }, wanted);
};

/** Adds tests that break a copy of these records by statements. */
export const breaker =
  (test: Test, { folder }: Records) =>
  (sentence: string, wanted: Wanted, how: (hands: Hands) => Promise<void>): void =>
    test(sentence, () =>
      withCopy(folder, async (copy) => {
        await tamper(copy, how);
        await expectBroken(copy, wanted);
      }),
    );

/** The lines and days that breaks are about. */
export const pointsOf = ({ chain, lines, days, rosters }: Records) => {
  const lineOf = (kind: string): NumberedLine => {
    const found = chain.find((line) => line.kind === kind);
    if (found === undefined) throw new Error(`the chain has no ${kind}`);
    return found;
  };
  const submit = lineOf('submit');
  const [firstDay = '', secondDay = ''] = days;
  return {
    submit,
    acknowledge: lineOf('acknowledge'),
    message: lineOf('message'),
    brief: lineOf('brief'),
    /** The last line of its chain, under a head. */
    last: lineOf('recommend'),
    /** The first line of another case. */
    other: lines.find((line) => line.kind === 'submit' && line.caseId !== submit.caseId) ?? submit,
    /** A line of the day that has no head yet. */
    newest: lines.findLast((line) => !days.includes(line.on)) ?? submit,
    firstDay,
    secondDay,
    lastDay: days.at(-1) ?? '',
    /** The number of the first line after a day. */
    after: (day: string): number => rosters + lines.filter(({ on }) => on <= day).length + 1,
  };
};

/** The first row of a query. */
export const firstRow = async ({ all }: Hands, sql: string, values: readonly string[] = []): Promise<Row> => {
  const [row] = await all(sql, values);
  if (row === undefined) throw new Error(`no row: ${sql}`);
  return row;
};
