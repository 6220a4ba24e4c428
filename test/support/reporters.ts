// A listening portal whose clock a test moves, with an association whose people act in process and at no cost, for tests in
// which only the reporter sits at a real browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argon2Node } from '../../src/argon2-node.ts';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { type Cast, found, inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { actAs, type Deed, enrolPlayer, signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { readConfig } from '../../src/config.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { random } from '../../src/protocol/open/index.ts';
import { castBefore, type Founded, keepFounded, layFounded, moveHere, placesIn } from '../journeys/founded.ts';
import { plainReport } from '../journeys/world.ts';
import { type Argon2Price, quickArgon2 } from './quick-argon2.ts';
import { projectStatics } from './statics.ts';
import { tireless } from './thread.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export type ReporterStage = {
  readonly portal: Portal;
  /** The day on which the portal believes to be. */
  readonly now: () => Date;
  /** Moves the portal's clock on; heads are made for the days that ended. */
  readonly pass: (days: number) => Promise<void>;
  /** Moves the portal's clock on within a day. */
  readonly wait: (minutes: number) => void;
  /** Sends a report in process; its code opens in a browser. */
  readonly sent: (input?: Partial<ReportInput>) => Promise<{ readonly code: string; readonly number: string }>;
  /** Somebody of the association does an act. */
  readonly act: (who: Who, number: string, deed: Deed) => Promise<void>;
  /** Somebody more enrols as a committee member, and two sign the roster with them: what was sealed before is stale. */
  readonly changeRoster: () => Promise<void>;
  /** The numbers of all cases that the portal keeps. */
  readonly cases: () => Promise<readonly string[]>;
};

/** What the first stage of the process has founded; the later ones begin over a copy of it. */
let usual: Founded | undefined;

const castIn = async (portal: Portal, folder: string, founded: Founded | undefined): Promise<Cast> => {
  if (founded !== undefined) {
    await moveHere(portal);
    return castBefore(portal, founded, quickArgon2, () => undefined);
  }
  const cast = await found(
    portal,
    demoFounding((count) => random.bytes(count)),
    quickArgon2,
  );
  usual = await keepFounded(portal, folder, { cast, exchanges: [], logged: [] });
  return cast;
};

/** Runs `job` with a portal that listens; `isFounded: false` leaves it as it is at first start. */
export const withReporters = async (
  job: (stage: ReporterStage) => Promise<void>,
  options: { readonly isFounded?: boolean; readonly argon2?: Argon2Price } = {},
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-reporters-'));
  const { dataFolder: DATA, serverKeyFile: SERVER_KEY_FILE } = placesIn(folder);
  const read = readConfig({ PORT: '0', DATA, SERVER_KEY_FILE, SECOND_FACTOR: 'offered' });
  if (!read.ok) throw new Error(read.errors.join(' '));
  let now = new Date('2026-11-22T08:00:00Z').getTime();
  const isFounded = options.isFounded ?? true;
  const founded = isFounded ? usual : undefined;
  if (founded !== undefined) layFounded(founded, folder);
  const portal = await createPortal(read.config, {
    clock: () => new Date(now),
    log: () => undefined,
    thread: tireless,
    statics: projectStatics(),
  });
  try {
    const cast: Cast = isFounded ? await castIn(portal, folder, founded) : new Map();
    await job({
      portal,
      now: () => new Date(now),
      pass: async (days) => {
        now += days * DAY_MS;
        await runHeads(portal.deps, new Date(now));
      },
      wait: (minutes) => {
        now += minutes * MINUTE_MS;
      },
      sent: async (input = {}) => {
        const played = await sendAs(
          portal,
          { report: { ...plainReport, ...input }, moves: [] },
          options.argon2 === 'quick' ? quickArgon2 : argon2Node,
        );
        return { code: played.code, number: played.number };
      },
      act: async (who, number, deed) => {
        await actAs(portal, playerOf(cast, who), number, deed, quickArgon2);
      },
      changeRoster: async () => {
        const administrator = playerOf(cast, 'admin');
        await signInPlayer(portal, administrator, quickArgon2);
        const someone = { name: 'Someone New', offices: ['violations-committee'] as const };
        const secret = await inviteCandidate(administrator, someone);
        await enrolPlayer(
          portal,
          { ...someone, secret, userName: 'newcomer', passphrase: 'six plain words that nobody guesses' },
          quickArgon2,
        );
        for (const key of ['chair', 'audit-chair']) await signRosterAs(portal, playerOf(cast, key), quickArgon2);
      },
      cases: async () => {
        const rows = await portal.deps.database.reader.all('select number from cases order by number');
        return rows.map((row) => String(row.number));
      },
    });
  } finally {
    await portal.close();
    await rm(folder, { recursive: true, force: true });
  }
};
