// What every run ends with: the exact count of cases, which must be the acknowledged submissions, no more and no less, and
// the offline check of the whole folder.
import { verifyFolder } from '../../src/cli/verify.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { rounded } from './machine.ts';
import type { Founded } from './stage.ts';

export type Proof = {
  readonly cases: number;
  readonly files: number;
  readonly verified: true;
  readonly verifySeconds: number;
};

/** Throws unless the stopped portal's folder passes verify and holds exactly `expected` cases, each of one line or more, and so many files. */
export const prove = async ({ dataFolder }: Founded, expected: number, expectedFiles = 0): Promise<Proof> => {
  const from = performance.now();
  const verified = await verifyFolder(dataFolder, { today: riyadhDate(new Date()) });
  if (!verified.ok) throw new Error(`verify: ${JSON.stringify(verified)}`);
  const { cases, lines, files } = verified.counts;
  if (cases !== expected || lines < cases) {
    throw new Error(`${expected} acknowledged, but ${cases} cases with ${lines} lines`);
  }
  if (files !== expectedFiles) throw new Error(`${expectedFiles} files were acknowledged, but ${files} stand`);
  return { cases, files, verified: true, verifySeconds: rounded((performance.now() - from) / 1000) };
};
