// What the demo prints: addresses, sign-ins and codes for people, and one line of JSON for programs.

import { type Concerns, OFFICES } from '../../policy/types.ts';
import type { Portal } from '../../portal.ts';
import { groupDigits } from '../../protocol/check/index.ts';
import { caseFor } from '../../store/case-files.ts';
import { associationById } from '../../store/settings.ts';
import { PHOTO_PATH } from './files.ts';
import type { Cast } from './founding.ts';
import type { Played } from './play.ts';

/** A played case as the line tells it. `outcome` is what was played: closed so, or found so by the committee. */
export type ToldCase = {
  readonly number: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly concerns: Concerns;
  readonly trackingCode: string;
};

/** Where each case stands, as the store knows it for somebody who may see it; the finding is known from the story alone. */
export const outcomesOf = async (
  portal: Portal,
  cast: Cast,
  cases: readonly Played[],
): Promise<readonly ToldCase[]> => {
  const association = await associationById(portal.deps.database.reader, portal.association);
  if (association === undefined) throw new Error('the association is there');
  const told: ToldCase[] = [];
  for (const { number, code, story } of cases) {
    const seen = await Promise.all(
      [...cast.values()].map(({ person }) => caseFor(portal.deps, association, person, number)),
    );
    const found = seen.find((one) => one !== undefined);
    if (found === undefined) throw new Error('somebody sees every case');
    const { stage, outcome } = found.caseFile;
    const { concerns } = story.report;
    told.push({ number, stage, outcome: outcome ?? story.finding ?? null, concerns, trackingCode: code });
  }
  return told;
};

const officeOf = (offices: readonly string[]): string =>
  OFFICES.find((office) => offices.includes(office)) ?? 'administrator';

/** The one line of JSON. */
export const demoLine = (portal: Portal, cast: Cast, cases: readonly ToldCase[]): string =>
  JSON.stringify({
    demo: {
      url: portal.url,
      dataFolder: portal.deps.config.dataFolder,
      people: [...cast.values()].map(({ offices, userName, passphrase, totpSecret }) => ({
        office: officeOf(offices),
        userName,
        passphrase,
        // None where the demo runs with SECOND_FACTOR=offered.
        totpSecret: totpSecret ?? null,
      })),
      cases,
    },
  });

const aboutOf = (concerns: Concerns): string =>
  concerns === 'senior' ? 'someone senior' : concerns.length === 0 ? 'nobody named' : concerns.join(', ');

/** How somebody who tries the demo comes by a code. */
const CODE_HELP = [
  'Signing in asks for a code too, good once and for about a minute. Type the secret into an authenticator app (time-based),',
  'or ask for the code of now:  npm run --silent code -- SECRET',
];

/** Where files are to be seen, and one to try with. */
const filesHelp = (played: readonly Played[]): readonly string[] => {
  const numbers = played.flatMap(({ number, story }) =>
    [story, ...story.moves].some((one) => 'files' in one && one.files !== undefined) ? [number] : [],
  );
  return [
    `Files came with ${numbers.join(' and ')}. ${PHOTO_PATH} is the photo of one as it was taken:`,
    'add it to a report of your own to read what it tells beside the picture, and what goes instead.',
  ];
};

/** The same for people: where to go, who signs in how, and the reporters' codes. */
export const describe = (portal: Portal, cast: Cast, cases: readonly ToldCase[], played: readonly Played[]): string => {
  const under = ' '.repeat(25);
  const people = [...cast.values()].map(
    ({ name, offices, userName, passphrase, totpSecret }) =>
      `  ${officeOf(offices).padEnd(22)} ${userName.padEnd(12)} ${passphrase}\n${under}${name}${totpSecret === undefined ? '' : `\n${under}secret ${totpSecret}`}`,
  );
  const hasFactors = [...cast.values()].some(({ totpSecret }) => totpSecret !== undefined);
  const lines = cases.map(
    ({ number, stage, outcome, concerns, trackingCode }) =>
      `  ${number}  ${stage.padEnd(14)} ${(outcome ?? '–').padEnd(16)} ${aboutOf(concerns).padEnd(22)} ${groupDigits(trackingCode, 4)}`,
  );
  return [
    'Amanah, demo: an invented association with invented people and reports.',
    `  Reporters      ${portal.url}/ar   ${portal.url}/en`,
    `  People         ${portal.url}/ar/staff/sign-in   ${portal.url}/en/staff/sign-in`,
    `  Data folder    ${portal.deps.config.dataFolder}`,
    '',
    'Office, user name and passphrase:',
    ...people,
    '',
    ...(hasFactors ? [...CODE_HELP, ''] : []),
    'Number, stage, outcome, concerns and tracking code:',
    ...lines,
    '',
    ...filesHelp(played),
    '',
  ].join('\n');
};
