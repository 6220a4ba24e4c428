// `npm run --silent verify -- FOLDER`: checks everything that is stored, offline and without any key. Exits with 0 and what
// it checked, with 1 and the first broken line, or with 2 and a sentence where there is nothing to verify.
import { fileURLToPath } from 'node:url';
import { riyadhDate } from '../domain/plain-date.ts';
import { hashPieces } from '../i18n/unbroken.ts';
import { fromBase64url } from '../protocol/check/index.ts';
import { KINDS } from './verify/findings.ts';
import { NotVerifiable } from './verify/place.ts';
import type { Slip } from './verify/slip.ts';
import type { Counts, Verified } from './verify/verified.ts';
import { verifyFolder } from './verify/walk.ts';

export type { Kind } from './verify/findings.ts';
export { NotVerifiable } from './verify/place.ts';
export type { Counts, Verified } from './verify/verified.ts';
export { verifyFolder } from './verify/walk.ts';

const USAGE =
  'Usage: npm run --silent verify -- FOLDER [--slip HASH] (a data folder or a backup; without one, DATA or ./data)';
/** Base64url text of 32 bytes. */
const SLIP_CHARACTERS = 43;
const MISTYPED = 'Compare it with the slip; capital and small letters differ.';
/** Where the portal keeps its data unless it is told otherwise. */
const DEFAULT_FOLDER = './data';

/** Why a text is no fingerprint of a slip. Of its last letter only some can be. */
const slipFault = (slip: string): string => {
  const others = [...slip.replaceAll(/[A-Za-z0-9_-]/g, '')];
  const count = [...slip].length;
  if (others.length === 0 && count === SLIP_CHARACTERS)
    return `No slip has this fingerprint: its last character can’t be right, so one at least was mistyped. ${MISTYPED}`;
  const here = others.length === 0 ? `Here are ${count}.` : `Here are ${count}, and not all are of these.`;
  return `This is no fingerprint of a slip: one has ${SLIP_CHARACTERS} letters, digits, hyphens and low lines, in groups of five. ${here} ${MISTYPED}`;
};

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

/** What is said of a slip; in broken records it proves nothing. */
const describeSlip = (slip: Slip, isWhole: boolean): string => {
  if (slip.place === 'nowhere') {
    if (slip.day === undefined) return KINDS['missing-slip'];
    return `The line that a slip names is nowhere in these records: it was cut. Its trace stands in the log of ${slip.day}.`;
  }
  if (!isWhole) return `Slip: its line is there, in the log of ${slip.day}, but these records are broken.`;
  if (slip.place === 'open') return `Slip: its line stands in the log of ${slip.day}, which no head covers yet.`;
  const { day, signatures, people, lastOn } = slip;
  const since =
    lastOn === undefined
      ? 'no signature since'
      : `${several(signatures, 'signature', 'signatures')} by ${several(people, 'person', 'people')} since, the last over the head of ${lastOn}`;
  return `Slip: its line stands in the log of ${day}, under the head of that day, with ${since}.`;
};

const describeGood = (folder: string, verified: Extract<Verified, { readonly ok: true }>): readonly string[] => {
  const { counts, roots, rootFile, unseeded, late, headless, strayBlobs, newest, bounds, slip } = verified;
  const written = rootFile === 'compared' ? 'as root.json says' : 'not compared: there is no root.json beside it';
  return [
    `Everything in ${folder} fits together.`,
    `Rosters: ${counts.rosters} with ${several(counts.rosterSignatures, 'signature', 'signatures')}, by ${several(counts.policies, 'policy', 'policies')}.`,
    ...roots.map((root) => `Fingerprint of the root, ${written}: ${root}. Compare it with the posters.`),
    `Log: ${several(counts.leaves, 'leaf', 'leaves')} under ${several(counts.heads, 'daily head', 'daily heads')} with ${several(counts.headSignatures, 'signature', 'signatures')}.`,
    ...newest.map(
      ({ day, head, signers }) =>
        `Newest head, of ${day}, signed by ${several(signers, 'person', 'people')}: ${hashPieces(head).join(' ')}`,
    ),
    ...(unseeded === 0
      ? []
      : [
          `${several(unseeded, 'day was', 'days were')} closed before fillings had seeds: a line cut off a chain's end is not found there.`,
        ]),
    ...(late === 0
      ? []
      : [
          `${several(late, 'line stands', 'lines stand')} in the log of a later day than their own: as after a clock that was ahead, or where somebody entered them later.`,
        ]),
    ...(headless === 0
      ? []
      : [`${several(headless, 'day has', 'days have')} ended and no head yet; it is made when the portal runs.`]),
    ...(counts.files === 0
      ? []
      : [`Files: ${several(counts.files, 'file', 'files')}, each with all of its sealed bytes.`]),
    ...(strayBlobs === 0
      ? []
      : [
          `${several(strayBlobs, 'file that no line names lies', 'files that no line names lie')} beside them; nothing needs it.`,
        ]),
    ...bounds.map(shown),
    ...(slip === undefined ? [] : [shown(describeSlip(slip, true))]),
    summary(counts),
  ];
};

const MOST_SHOWN = 500;

/** What stands in a record, as one line that a terminal only shows: nobody who changed a record writes a verdict with it. */
const shown = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').slice(0, MOST_SHOWN);

type Asked = { readonly folder?: string; readonly slip?: string };

/** A folder, and behind it a slip's hash, whole or in the groups that it is printed in. */
const readArguments = (args: readonly string[]): Asked | undefined => {
  const at = args.indexOf('--slip');
  const before = at < 0 ? args : args.slice(0, at);
  const [folder] = before;
  if (before.length > 1 || folder?.startsWith('-')) return undefined;
  if (at < 0) return folder === undefined ? {} : { folder };
  // A print, a word processor or an Arabic keyboard may have put other hyphens, and marks that nobody sees.
  const slip = args
    .slice(at + 1)
    .join('')
    .replaceAll(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .replaceAll(/[\s\p{Format}]/gu, '');
  if (slip === '' || slip.length > SLIP_CHARACTERS * 2) return undefined;
  return folder === undefined ? { slip } : { folder, slip };
};

const BROKEN_SLIP = 'broken: slip: missing-slip';

const verdict = (folder: string, verified: Verified): { readonly code: 0 | 1; readonly message: string } => {
  const { slip } = verified;
  if (verified.ok) {
    return slip?.place === 'nowhere'
      ? { code: 1, message: `${shown(describeSlip(slip, true))}\n${BROKEN_SLIP}` }
      : { code: 0, message: describeGood(folder, verified).join('\n') };
  }
  const { line, kind, detail } = verified;
  const lines = [
    ...(slip === undefined ? [] : [shown(describeSlip(slip, false))]),
    `${KINDS[kind]} (${shown(detail)})`,
    `broken: line ${line}: ${kind}`,
    ...(slip?.place === 'nowhere' ? [BROKEN_SLIP] : []),
  ];
  return { code: 1, message: lines.join('\n') };
};

/** Verifies what `args` name, else the folder of the setting `DATA`; the sentences, and the code to exit with. */
export const verify = async (
  args: readonly string[],
  today: Date,
  setting: string | undefined = undefined,
): Promise<{ readonly code: 0 | 1 | 2; readonly message: string }> => {
  const asked = readArguments(args);
  if (asked === undefined) return { code: 2, message: USAGE };
  const { folder = setting || DEFAULT_FOLDER, slip } = asked;
  if (slip !== undefined && fromBase64url(slip, 32) === undefined) return { code: 2, message: slipFault(slip) };
  try {
    return verdict(folder, await verifyFolder(folder, { today: riyadhDate(today), slip }));
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
