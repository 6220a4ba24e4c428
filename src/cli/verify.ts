// `npm run --silent verify -- FOLDER`: checks everything that is stored, offline and without any key. Exits with 0 and what
// it checked, with 1 and the first broken line, or with 2 and a sentence where there is nothing to verify.
import { fileURLToPath } from 'node:url';
import { riyadhDate } from '../domain/plain-date.ts';
import { KINDS } from './verify/findings.ts';
import { NotVerifiable } from './verify/place.ts';
import type { Counts, Verified } from './verify/verified.ts';
import { verifyFolder } from './verify/walk.ts';

export type { Kind } from './verify/findings.ts';
export { NotVerifiable } from './verify/place.ts';
export type { Counts, Verified } from './verify/verified.ts';
export { verifyFolder } from './verify/walk.ts';

const USAGE = 'Usage: npm run --silent verify -- FOLDER (a data folder or a backup; without one, DATA or ./data)';
/** Where the portal keeps its data unless it is told otherwise. */
const DEFAULT_FOLDER = './data';

const several = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The line that stays the same from version to version; programs may read it. */
const summary = ({ cases, lines, entries, grants, rosters, heads }: Counts): string =>
  `verified: ${[
    several(cases, 'case', 'cases'),
    several(lines, 'line', 'lines'),
    several(entries, 'entry', 'entries'),
    several(grants, 'grant', 'grants'),
    several(rosters, 'roster', 'rosters'),
    several(heads, 'head', 'heads'),
  ].join(', ')}`;

const describeGood = (folder: string, verified: Extract<Verified, { readonly ok: true }>): readonly string[] => {
  const { counts, roots, rootFile, unseeded, headless } = verified;
  const written = rootFile === 'compared' ? 'as root.json says' : 'not compared: there is no root.json beside it';
  return [
    `Everything in ${folder} fits together.`,
    `Rosters: ${counts.rosters} with ${several(counts.rosterSignatures, 'signature', 'signatures')}, by ${several(counts.policies, 'policy', 'policies')}.`,
    ...roots.map((root) => `Fingerprint of the root, ${written}: ${root}. Compare it with the posters.`),
    `Log: ${several(counts.leaves, 'leaf', 'leaves')} under ${several(counts.heads, 'daily head', 'daily heads')} with ${several(counts.headSignatures, 'signature', 'signatures')}.`,
    ...(unseeded === 0
      ? []
      : [
          `${several(unseeded, 'day was', 'days were')} closed before fillings had seeds: a line cut off a chain's end is not found there.`,
        ]),
    ...(headless === 0
      ? []
      : [`${several(headless, 'day has', 'days have')} ended and no head yet; it is made when the portal runs.`]),
    summary(counts),
  ];
};

const MOST_SHOWN = 500;

/** What stands in a record, as one line that a terminal only shows: nobody who changed a record writes a verdict with it. */
const shown = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').slice(0, MOST_SHOWN);

/** Verifies what `args` name, else the folder of the setting `DATA`; the sentences, and the code to exit with. */
export const verify = async (
  args: readonly string[],
  today: Date,
  setting: string | undefined = undefined,
): Promise<{ readonly code: 0 | 1 | 2; readonly message: string }> => {
  const [folder = setting || DEFAULT_FOLDER] = args;
  if (args.length > 1 || folder.startsWith('-')) return { code: 2, message: USAGE };
  try {
    const verified = await verifyFolder(folder, { today: riyadhDate(today) });
    if (verified.ok) return { code: 0, message: describeGood(folder, verified).join('\n') };
    const { line, kind, detail } = verified;
    return { code: 1, message: `${KINDS[kind]} (${shown(detail)})\nbroken: line ${line}: ${kind}` };
  } catch (error) {
    if (error instanceof NotVerifiable) return { code: 2, message: shown(error.message) };
    const reason = error instanceof Error ? error.message : 'unknown error';
    return { code: 2, message: `The check could not be ended, so nothing is known: ${shown(reason)}` };
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, message } = await verify(process.argv.slice(2), new Date(), process.env.DATA);
  (code === 2 ? process.stderr : process.stdout).write(`${message}\n`);
  process.exitCode = code;
}
