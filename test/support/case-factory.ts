// A whole small association on a real database file, and cases made through the real protocol: keys, a signed roster,
// sealed reports and signed acts. Tests compose an act, change what they like, and hand it in.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustDeclare } from '../../src/domain/case-file.ts';
import { plan } from '../../src/domain/decide.ts';
import type { FileSettings } from '../../src/domain/file-limits.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { Concerns, Office } from '../../src/policy/types.ts';
import {
  type Act,
  type Holder,
  lookupHash,
  NO_HASH,
  type PersonId,
  parseRoster,
  type Roster,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import {
  makeSeed,
  newAssociationId,
  newPersonId,
  type PersonKeys,
  personKeys,
  ready,
  rosterBytes,
  signRoster,
} from '../../src/protocol/open/index.ts';
import { type Acceptance, acceptAct, acceptReport } from '../../src/store/acceptance.ts';
import type { AssociationSettings } from '../../src/store/association.ts';
import { blobFolder, openBlobs } from '../../src/store/blobs.ts';
import { type LoadedCase, loadCase } from '../../src/store/case-files.ts';
import { type Database, databaseFile, openDatabase } from '../../src/store/database.ts';
import { groundOf, type PortalWithFiles } from '../../src/store/foundation.ts';
import { savePolicy } from '../../src/store/policies.ts';
import { appendRoster } from '../../src/store/rosters.ts';
import { associationById } from '../../src/store/settings.ts';
import {
  build,
  type Composed,
  type ComposedReport,
  type Frame,
  newTold,
  type Shape,
  type Told,
} from './case-builder.ts';

import { FILES } from './file-settings.ts';
import { layDatabase } from './laid-database.ts';

export const migrationsFolder: string = fileURLToPath(new URL('../../migrations', import.meta.url));

export type Player = { readonly id: PersonId; readonly keys: PersonKeys; readonly offices: readonly Office[] };

/** Who plays by default: each asked office, and a committee of three. */
const CAST = {
  auditor: ['internal-auditor'],
  chair: ['board-chair'],
  deputy: ['deputy-chair'],
  auditChair: ['audit-committee-chair'],
  executive: ['executive-director'],
  first: ['violations-committee'],
  second: ['violations-committee'],
  third: ['violations-committee'],
} as const satisfies Readonly<Record<string, readonly Office[]>>;
export type PlayerName = keyof typeof CAST;

export { type Composed, type ComposedReport, newTold, type Told } from './case-builder.ts';

export type World = {
  readonly folder: string;
  readonly database: Database;
  readonly portal: PortalWithFiles;
  readonly association: AssociationSettings;
  readonly people: Readonly<Record<PlayerName, Player>>;
  readonly roster: () => { readonly hash: string; readonly roster: Roster };
  readonly now: () => Date;
  readonly setNow: (iso: string) => void;
  /** Accepts a further roster; `change` gets the present one with `seq`, `prev` and `on` moved on. */
  readonly nextRoster: (change: (roster: Roster) => Roster) => Promise<void>;
  readonly load: (told: Pick<Told, 'caseId'>) => Promise<LoadedCase>;
  readonly composeReport: (concerns?: Concerns, shape?: Shape, told?: Told) => Promise<ComposedReport>;
  readonly compose: (told: Told, intention: Intention, shape?: Shape) => Promise<Composed>;
  readonly submitReport: (composed: ComposedReport) => Promise<Acceptance>;
  readonly submit: (told: Told, composed: Composed) => Promise<Acceptance>;
  /** Composes and hands in; throws where it is refused. */
  readonly report: (concerns?: Concerns, shape?: Shape) => Promise<Told>;
  readonly act: (told: Told, intention: Intention, shape?: Shape) => Promise<Composed>;
};

const enrolled = (offices: readonly Office[]): Player => ({
  id: newPersonId(),
  keys: personKeys(makeSeed()),
  offices: [...offices].sort(),
});

const makePeople = (): Readonly<Record<PlayerName, Player>> => ({
  auditor: enrolled(CAST.auditor),
  chair: enrolled(CAST.chair),
  deputy: enrolled(CAST.deputy),
  auditChair: enrolled(CAST.auditChair),
  executive: enrolled(CAST.executive),
  first: enrolled(CAST.first),
  second: enrolled(CAST.second),
  third: enrolled(CAST.third),
});

const listed = (players: readonly Player[]): Roster['persons'] =>
  players
    .map(({ id, keys, offices }) => ({
      id,
      offices,
      seal: toBase64url(keys.seal.publicKey),
      sign: toBase64url(keys.sign.publicKey),
      status: 'active' as const,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const insertAssociation = async (database: Database, association: AssociationSettings, on: string): Promise<void> => {
  const { id, host, ...body } = association;
  await database.write(async (tx) => {
    await tx.run('insert into associations (association, host, created_on) values (?, ?, ?)', [id, host, on]);
    await tx.run('insert into settings (association, body) values (?, ?)', [id, JSON.stringify(body)]);
  });
};

const settingsOf = (quorum: number): AssociationSettings => ({
  id: newAssociationId(),
  setUp: true,
  host: 'localhost:8080',
  publicAddress: 'http://localhost:8080',
  name: { ar: 'جمعية الغيث التجريبية', en: 'Al-Ghaith Test Association' },
  licence: '0000',
  phone: '0110000000',
  address: { ar: 'الرياض', en: 'Riyadh' },
  routes: [],
  exitUrl: 'https://example.org',
  privacyContact: { ar: 'الخصوصية', en: 'Privacy' },
  quorum,
  policyBase: '001',
  adopted: true,
  calendar: DEFAULT_CALENDAR,
});

const must = (acceptance: Acceptance): void => {
  if (!acceptance.ok) throw new Error(`not accepted: ${acceptance.error} ${JSON.stringify(acceptance.refusal ?? {})}`);
};

/** What the factory gives for one association on one open database. */
const worldOf = async (
  folder: string,
  database: Database,
  { quorum, start, files }: { readonly quorum: number; readonly start: string; readonly files: FileSettings },
): Promise<World> => {
  const blobs = await openBlobs(blobFolder(folder));
  let now = new Date(start);
  const portal: PortalWithFiles = { database, clock: () => now, blobs, files };
  const association = settingsOf(quorum);
  const people = makePeople();
  const policy = withQuorum(ASSOCIATION_001, quorum);
  await insertAssociation(database, association, riyadhDate(now));
  const signers = [people.chair, people.auditor];
  let current: { readonly hash: string; readonly roster: Roster } | undefined;

  const acceptRoster = async (roster: Roster): Promise<void> => {
    const bytes = rosterBytes(roster);
    if (!parseRoster(bytes).ok) throw new Error('the roster has another shape');
    const signatures = signers.map(({ id, keys }) => ({ by: id, signature: signRoster(bytes, keys.sign.secretKey) }));
    const hash = await database.write((tx) =>
      appendRoster(tx, association.id, { seq: roster.seq, policy: roster.policy, bytes, signatures }, riyadhDate(now)),
    );
    current = { hash, roster };
  };
  const policyHash = await database.write((tx) => savePolicy(tx, association.id, policyText(policy)));
  await acceptRoster({
    v: 1,
    association: association.id,
    seq: 1,
    prev: NO_HASH,
    on: riyadhDate(now),
    until: '2027-06-30',
    policy: policyHash,
    persons: listed(Object.values(people)),
  });
  const roster = () => {
    if (current === undefined) throw new Error('the root comes first');
    return current;
  };

  /** The settings as they stand by now: somebody may have changed the calendar. */
  const seat = async () => (await associationById(database.reader, association.id)) ?? association;

  const load = async ({ caseId }: Pick<Told, 'caseId'>): Promise<LoadedCase> => {
    const ground = await groundOf(database.reader, association.id);
    const loaded = ground === undefined ? undefined : await loadCase(database.reader, ground, await seat(), caseId);
    if (loaded === undefined) throw new Error('there is no such case');
    return loaded;
  };
  const frameFor = (by: Act['by'], prev: string): Frame => ({
    association: association.id,
    roster: roster().hash,
    prev,
    on: riyadhDate(now),
    by,
  });
  const signKeyOf = (told: Told, by: Holder): Uint8Array => {
    if (by === 'reporter') return told.reporter.sign.secretKey;
    const player = Object.values(people).find(({ id }) => id === by);
    if (player === undefined) throw new Error('nobody of the cast');
    return player.keys.sign.secretKey;
  };

  const composeReport: World['composeReport'] = async (concerns = [], shape = {}, told = newTold()) => {
    const seal = toBase64url(told.reporter.seal.publicKey);
    const sign = toBase64url(told.reporter.sign.publicKey);
    const intention: Intention = { kind: 'submit', by: 'reporter', concerns, seal, sign };
    const planned = plan(policy, roster().roster, undefined, intention, riyadhDate(now));
    if (!planned.ok) throw new Error(`no plan: ${planned.refusal.code}`);
    const signKey = signKeyOf(told, 'reporter');
    const composed = build(told, planned.value, frameFor('reporter', NO_HASH), roster().roster, signKey, shape);
    const lookup = lookupHash(told.reporter.lookup);
    return { ...composed, told, report: { act: composed.submission, lookupHash: lookup } };
  };
  /** Whoever acts has declared first that nothing concerns them, unless that is what they do now. */
  const declared = async (told: Told, intention: Intention): Promise<LoadedCase> => {
    const loaded = await load(told);
    const { kind, by } = intention;
    if (by === 'reporter' || kind === 'declare' || kind === 'unreadable') return loaded;
    if (loaded.caseFile.bars.has(by) || !mustDeclare(loaded.caseFile, by)) return loaded;
    must(await submit(told, await compose(told, { kind: 'declare', by, conflict: false })));
    return load(told);
  };
  const compose: World['compose'] = async (told, intention, shape = {}) => {
    const loaded = await declared(told, intention);
    const planned = plan(loaded.policy, roster().roster, loaded.caseFile, intention, riyadhDate(now));
    if (!planned.ok) throw new Error(`no plan: ${JSON.stringify(planned.refusal)}`);
    const signKey = signKeyOf(told, intention.by);
    return build(told, planned.value, frameFor(intention.by, loaded.head), roster().roster, signKey, shape);
  };
  const submitReport: World['submitReport'] = ({ report }) => acceptReport(portal, association, report);
  const submit: World['submit'] = async (told, { act, submission }) => {
    const { by } = act;
    const bearer = by === 'reporter' || by === 'system' ? 'reporter' : { person: by, number: told.number };
    return acceptAct(portal, await seat(), submission, bearer);
  };
  return {
    folder,
    database,
    portal,
    association,
    people,
    roster,
    now: () => now,
    setNow: (iso) => {
      now = new Date(iso);
    },
    nextRoster: (change) =>
      acceptRoster(
        change({ ...roster().roster, seq: roster().roster.seq + 1, prev: roster().hash, on: riyadhDate(now) }),
      ),
    load,
    composeReport,
    compose,
    submitReport,
    submit,
    report: async (concerns, shape) => {
      const composed = await composeReport(concerns, shape);
      must(await submitReport(composed));
      return composed.told;
    },
    act: async (told, intention, shape) => {
      const composed = await compose(told, intention, shape);
      must(await submit(told, composed));
      return composed;
    },
  };
};

/** Runs `job` with a new association in a folder of its own, and clears both away. It begins on 1 November 2026, noon. */
export const withWorld = async (
  job: (world: World) => Promise<void>,
  {
    quorum = 2,
    start = '2026-11-01T09:00:00Z',
    files = FILES,
  }: { readonly quorum?: number; readonly start?: string; readonly files?: FileSettings } = {},
): Promise<void> => {
  await ready;
  const folder = await mkdtemp(join(tmpdir(), 'amanah-test-'));
  try {
    await layDatabase(databaseFile(folder), new Date(start));
    const database = await openDatabase({
      file: databaseFile(folder),
      migrations: migrationsFolder,
      now: () => new Date(start),
    });
    try {
      await job(await worldOf(folder, database, { quorum, start, files }));
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
