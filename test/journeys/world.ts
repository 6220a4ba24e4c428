// A whole association in this process, on a portal of its own: real protocol, real HTTP handlers, a real database file, a
// clock that is moved by hand and randomness that can be drawn again. Every exchange is kept, as a server in between
// would see it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exchange } from '../../src/cli/demo/device.ts';
import { type Candidate, type Cast, type Founding, found, playerOf } from '../../src/cli/demo/founding.ts';
import { acts, type Who } from '../../src/cli/demo/moves.ts';
import { actAs, type Deed, handOnAs, openAs, type Player } from '../../src/cli/demo/people.ts';
import { type Played, returnWith, sendAs } from '../../src/cli/demo/play.ts';
import type { OpenedCase } from '../../src/client/person.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { USUAL_REMINDERS } from '../../src/config-mail.ts';
import type { FileSettings } from '../../src/domain/file-limits.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import type { MainThread } from '../../src/http/middleware/large-forms.ts';
import { runDisclosures } from '../../src/jobs/disclosures.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import type { Office } from '../../src/policy/types.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { type Argon2id, concat, hash, type RandomSource, utf8 } from '../../src/protocol/check/index.ts';
import { setRandom } from '../../src/protocol/open/index.ts';
import { confirmYear } from '../../src/store/calendar-changes.ts';
import { FILES } from '../support/file-settings.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { projectStatics } from '../support/statics.ts';
import { tireless } from '../support/thread.ts';
import { castBefore, type Founded, keepFounded, layFounded, placesIn } from './founded.ts';

export const programFolder: string = fileURLToPath(new URL('../..', import.meta.url));

/** Bytes that are the same for the same seed, in the order in which they are drawn. */
export const drawn = (seed: string): RandomSource => {
  let count = 0;
  return {
    bytes: (length) => {
      const blocks: Uint8Array[] = [];
      for (let made = 0; made < length; made += 32) {
        blocks.push(hash('node', utf8(`${seed} ${count}`)));
        count += 1;
      }
      return concat(...blocks).slice(0, length);
    },
  };
};

const PASSPHRASE = 'canary-phrase of six plain words';

const candidate = (key: Who | 'impostor', office: Office): Candidate => ({
  key,
  name: `Canary Name ${key}`,
  offices: [office],
  userName: `canary.${key}`,
  passphrase: `${PASSPHRASE} ${key}`,
});

const SIGNERS: readonly Candidate[] = [
  candidate('auditor', 'internal-auditor'),
  candidate('chair', 'board-chair'),
  candidate('deputy', 'deputy-chair'),
  candidate('audit-chair', 'audit-committee-chair'),
];

const OTHERS: readonly Candidate[] = [
  candidate('executive', 'executive-director'),
  candidate('member-1', 'violations-committee'),
  candidate('member-2', 'violations-committee'),
  candidate('member-3', 'violations-committee'),
];

export type World = {
  readonly portal: Portal;
  readonly folder: string;
  readonly cast: Cast;
  readonly argon2: Argon2id;
  /** Everything that went over the wire, by everybody. */
  readonly exchanges: Exchange[];
  /** What the portal wrote to its log. */
  readonly logged: string[];
  readonly watch: (exchange: Exchange) => void;
  readonly player: (who: Who) => Player;
  /** Moves the clock forward by days; heads are made for those that ended. */
  readonly pass: (days: number) => Promise<void>;
  readonly report: (input?: Partial<ReportInput>) => Promise<Played>;
  readonly act: (who: Who, played: Pick<Played, 'number'>, deed: Deed) => Promise<OpenedCase>;
  readonly open: (who: Who, played: Pick<Played, 'number'>) => Promise<OpenedCase>;
  readonly handOn: (who: Who, played: Pick<Played, 'number'>) => Promise<OpenedCase>;
  readonly mailbox: (played: Pick<Played, 'code'>) => ReturnType<typeof returnWith>;
  /** From here on both the server and the devices draw from this seed. */
  readonly redraw: (seed: string) => void;
  /** The day that it is. */
  readonly today: () => PlainDate;
};

type Options = {
  /** Seeds all randomness; without it the platform's is used. */
  readonly seed?: string;
  readonly argon2?: Argon2id;
  readonly quorum?: number;
  readonly later?: readonly Candidate[];
  /** Without one, long forms are read one right after another. */
  readonly thread?: MainThread;
  /** As the setting; `offered` unless a test is about it. */
  readonly secondFactor?: 'required' | 'offered';
  /** How large and how many files may be; the default's numbers where nothing is said. */
  readonly files?: FileSettings;
};

const STARTED_ON = plainDate('2026-09-06');

/** Of the association that most worlds begin with. */
let usual: Founded | undefined;

/**
 * Founds an association, lends it to `use`, and takes everything down again. With neither seed nor people nor rules of its
 * own a world begins over a copy of what the first such world of the process founded.
 */
export const withWorld = async (options: Options, use: (world: World) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-journey-'));
  const argon2 = options.argon2 ?? quickArgon2;
  const exchanges: Exchange[] = [];
  const logged: string[] = [];
  const watch = (exchange: Exchange): void => {
    exchanges.push(exchange);
  };
  let today = STARTED_ON;
  let server: RandomSource | undefined;
  const redraw = (seed: string): void => {
    server = drawn(`${seed} server`);
    setRandom(drawn(`${seed} device`));
  };
  if (options.seed !== undefined) redraw(options.seed);
  const config = {
    host: '127.0.0.1',
    port: 0,
    ...placesIn(folder),
    // A port that doesn't change from run to run, so that what two runs serve can be compared.
    address: 'http://127.0.0.1:8080',
    secondFactor: options.secondFactor ?? 'offered',
    ...{ mail: undefined, reminders: USUAL_REMINDERS, files: options.files ?? FILES },
    programFolder,
  } as const;
  const source = server;
  const { seed, quorum, later, secondFactor } = options;
  const isUsual = [seed, quorum, later, secondFactor].every((option) => option === undefined) && argon2 === quickArgon2;
  const founded = isUsual ? usual : undefined;
  if (founded !== undefined) {
    layFounded(founded, folder);
    exchanges.push(...founded.exchanges);
    logged.push(...founded.logged);
  }
  const portal = await createPortal(config, {
    clock: () => new Date(`${today}T07:00:00Z`),
    log: (event) => logged.push(event),
    thread: options.thread ?? tireless,
    statics: projectStatics(),
    ...(source === undefined ? {} : { random: (count) => (server ?? source).bytes(count) }),
  });
  const founding: Founding = {
    settings: {
      name: { ar: 'جمعية الاختبار', en: 'Test Association' },
      phone: '011 000 0000',
      quorum: quorum ?? 2,
    },
    administrator: {
      key: 'admin',
      name: 'Canary Name admin',
      userName: 'canary.admin',
      passphrase: `${PASSPHRASE} admin`,
    },
    first: SIGNERS,
    later: later ?? OTHERS,
    signers: ['chair', 'audit-chair'],
    watch,
  };
  try {
    const cast =
      founded === undefined ? await found(portal, founding, argon2) : castBefore(portal, founded, argon2, watch);
    if (isUsual) usual ??= await keepFounded(portal, folder, { cast, exchanges, logged });
    const player = (who: Who): Player => playerOf(cast, who);
    await use({
      portal,
      folder,
      cast,
      argon2,
      exchanges,
      logged,
      watch,
      player,
      pass: async (days) => {
        today = addDays(today, days);
        await runHeads(portal.deps, portal.deps.clock());
        await runDisclosures(portal.deps, portal.deps.clock());
      },
      report: (input) => sendAs(portal, { report: { ...plainReport, ...input }, moves: [] }, argon2, watch),
      act: (who, played, deed) => actAs(portal, player(who), played.number, deed, argon2),
      open: async (who, played) => (await openAs(portal, player(who), played.number, argon2)).opened,
      handOn: (who, played) => handOnAs(portal, player(who), played.number, argon2),
      mailbox: (played) => returnWith(portal, played.code, argon2, watch),
      redraw,
      today: () => today,
    });
  } finally {
    setRandom(undefined);
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A report about nobody, anonymous, in Arabic; stories change what they are about. */
export const plainReport: ReportInput = {
  concerns: [],
  lang: 'ar',
  identity: { given: false, answers: [] },
  answers: [
    { question: 'what-happened', text: 'صُرفت مبالغ من صندوق البرنامج دون سندات، وتكرر ذلك ثلاث مرات في شهر واحد.' },
    { question: 'where', text: 'مكتب البرنامج' },
  ],
};

const en = acts('en');
const deedOf = (move: ReturnType<typeof en.acknowledge>): Deed => {
  if (move.kind !== 'deed') throw new Error('an act of a person');
  return move.deed;
};

/** The acts of the line, one each, with short texts. */
export const deeds = {
  acknowledge: deedOf(en.acknowledge(0, 'auditor')),
  brief: deedOf(en.brief(0, 'auditor', 'A written account for the briefing.')),
  close: deedOf(en.close(0, 'auditor', 'Nothing in it can be checked.')),
  resolve: deedOf(en.resolve(0, 'auditor', 'informal-review', 'Settled in a talk.')),
  refer: deedOf(en.refer(0, 'auditor', 'formal-investigation', 'Reasonable and justified.')),
  recommend: (finding: 'substantiated' | 'unsubstantiated'): Deed =>
    deedOf(
      en.recommend(0, 'member-1', finding, `The committee finds it ${finding}.`, {
        notified: -3,
        heard: -1,
        defence: 'Heard.',
      }),
    ),
  confirm: deedOf(en.confirm(0, 'member-2')),
  dissent: deedOf(en.dissent(0, 'member-2', 'I see it otherwise.')),
  ratify: deedOf(en.ratify(0, 'chair', 'Ratified.')),
  giveBack: deedOf(en.giveBack(0, 'chair', 'The hearing is missing.')),
  feedback: deedOf(en.feedback(0, 'auditor')),
  /** Signed by whose key to the report doesn't open. */
  unreadable: ((_, { person: by }) => ({
    intention: { kind: 'unreadable', by, room: 'report' },
    entries: [],
  })) satisfies Deed as Deed,
  message: (text: string): Deed => deedOf(en.message(0, 'auditor', text)),
  note: (text: string): Deed => deedOf(en.note(0, 'auditor', text)),
  askIdentity: deedOf(en.askIdentity(0, 'chair', 'To hear them.')),
  /** For whoever asked first. */
  askConsent: deedOf(en.askConsent(0, 'auditor', 'May the chair know who you are?')),
  /** To whoever asked first. */
  announce: deedOf(en.announce(0, 'auditor', 'law', 13, 'For the hearing.', 'The chair has to hear you.')),
  disclose: deedOf(en.disclose(0, 'auditor')),
  clear: ((_, { person: by }) => ({
    intention: { kind: 'clear', by },
    entries: [{ type: 'reason', lang: 'en', text: 'The chair is not concerned.' }],
  })) satisfies Deed as Deed,
  conflict: ((_, { person: by }) => ({
    intention: { kind: 'declare', by, conflict: true },
    entries: [],
  })) satisfies Deed as Deed,
  bar:
    (of: Player): Deed =>
    (_, { person: by }) => ({
      intention: { kind: 'bar', by, person: of.person },
      entries: [{ type: 'reason', lang: 'en', text: 'Named in the free text.' }],
    }),
  concern:
    (concerns: readonly Office[], persons: readonly Player[]): Deed =>
    (_, { person: by }) => ({
      intention: { kind: 'concern', by, concerns, persons: persons.map(({ person }) => person) },
      entries: [{ type: 'reason', lang: 'en', text: 'Named in the report.' }],
    }),
};

/** The auditor confirms the calendars of these years, the first thing anybody does with the calendar: none of them waits any more. */
export const confirmYears = async ({ portal, player, today }: World, ...years: readonly number[]): Promise<void> => {
  const by = player('auditor').person;
  for (const [seen, year] of years.entries()) {
    const asked = { by, on: today(), inPlace: false, reason: '', seen };
    await portal.deps.database.write((tx) => confirmYear(tx, portal.association, asked, year));
  }
};
