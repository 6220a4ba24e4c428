// The records of a small association that went on for a few days, made by the real portal and copied out of it: two rosters,
// three cases, days with heads and a last day without. Tests break copies of it.

import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile } from '../../src/store/database.ts';
import { integer, text } from '../../src/store/rows.ts';
import { deeds, withWorld } from '../journeys/world.ts';

/** A line with its number in the order that the check tells. */
export type NumberedLine = {
  readonly caseId: string;
  readonly position: number;
  readonly line: string;
  readonly on: string;
  readonly kind: string;
  readonly number: number;
};

export type Records = {
  readonly folder: string;
  readonly association: string;
  readonly rosters: number;
  readonly lines: readonly NumberedLine[];
  /** The chain of the case with the most lines, those under a head alone. */
  readonly chain: readonly NumberedLine[];
  /** The days that have a head. */
  readonly days: readonly string[];
};

const compare = (a: NumberedLine, b: NumberedLine): number => {
  const [left, right] = [a, b].map(({ on, caseId }) => `${on} ${caseId}`);
  return left === right ? a.position - b.position : (left ?? '') < (right ?? '') ? -1 : 1;
};

/** Plays the days, and copies what the portal stored into a folder of its own that goes with the process. */
export const makeRecords = async (): Promise<Records> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-records-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let records: Records | undefined;
  await withWorld({}, async (world) => {
    const long = await world.report();
    await world.report();
    await world.act('auditor', long, deeds.acknowledge);
    await world.pass(1);
    await world.act('auditor', long, deeds.message('A question.'));
    await world.act('auditor', long, deeds.brief);
    const third = await world.report();
    await world.act('auditor', third, deeds.acknowledge);
    await world.pass(2);
    await world.act('auditor', long, deeds.refer);
    await world.act('member-1', long, deeds.recommend('substantiated'));
    await world.act('auditor', third, deeds.note('A thought.'));
    await world.pass(1);
    await world.act('auditor', third, deeds.message('Another question.'));
    const { database, config } = world.portal.deps;
    await database.backup(databaseFile(folder));
    await cp(join(config.dataFolder, 'root.json'), join(folder, 'root.json'));
    const rosters = await database.reader.all('select seq from rosters');
    const heads = await database.reader.all('select day from log_days order by day');
    const rows = await database.reader.all(
      `select case_id, position, line, json_extract(cast(bytes as text), '$.on') as "on",
         json_extract(cast(bytes as text), '$.kind') as kind from lines`,
    );
    const lines = rows
      .map((row) => ({
        caseId: text(row, 'case_id'),
        position: integer(row, 'position'),
        line: text(row, 'line'),
        on: text(row, 'on'),
        kind: text(row, 'kind'),
        number: 0,
      }))
      .toSorted(compare)
      .map((line, at) => ({ ...line, number: rosters.length + at + 1 }));
    const days = heads.map((row) => text(row, 'day'));
    const caseId = lines.find(({ kind }) => kind === 'brief')?.caseId;
    records = {
      folder,
      association: world.portal.association,
      rosters: rosters.length,
      lines,
      chain: lines.filter((line) => line.caseId === caseId && days.includes(line.on)).toSorted(byPosition),
      days,
    };
  });
  if (records === undefined) throw new Error('nothing was played');
  return records;
};

const byPosition = (a: NumberedLine, b: NumberedLine): number => a.position - b.position;
