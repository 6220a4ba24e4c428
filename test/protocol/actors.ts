// Invented people, their rosters, and a case played by the real protocol: what the tests of chains are arranged with.
import {
  type Act,
  type ActSaying,
  type AssociationId,
  type Author,
  type CaseId,
  canonical,
  foldLedger,
  type GrantNote,
  type Line,
  NO_HASH,
  newAssociationId,
  newCaseId,
  newPersonId,
  type Office,
  type Outcome,
  type PersonId,
  parseLine,
  parseRoster,
  type RoomStart,
  type Roster,
  rosterHash,
  type SignedRoster,
  systemLine,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import {
  commitment,
  deriveReporterFromMaster,
  makeRoomKey,
  makeSeed,
  type PersonKeys,
  personKeys,
  type ReporterKeys,
  random,
  signAct,
  signRoster,
} from '../../src/protocol/open/index.ts';

export type Actor = { readonly id: PersonId; readonly keys: PersonKeys; readonly offices: readonly Office[] };

export function makeActor(...offices: readonly Office[]): Actor {
  return { id: newPersonId(), keys: personKeys(makeSeed()), offices: offices.toSorted() };
}

/** The people of most tests. */
export type Cast = Readonly<Record<'auditor' | 'chair' | 'deputy' | 'audit' | 'executive' | 'member', Actor>>;

export function makeCast(): Cast {
  return {
    auditor: makeActor('internal-auditor'),
    chair: makeActor('board-chair'),
    deputy: makeActor('deputy-chair'),
    audit: makeActor('audit-committee-chair'),
    executive: makeActor('executive-director'),
    member: makeActor('violations-committee'),
  };
}

export function makeRoster(
  association: AssociationId,
  actors: readonly Actor[],
  changes: Partial<Roster> & { readonly left?: readonly Actor[] } = {},
): Roster {
  const { left = [], ...fields } = changes;
  const persons = actors.map(({ id, keys, offices }) => ({
    id,
    offices,
    seal: toBase64url(keys.seal.publicKey),
    sign: toBase64url(keys.sign.publicKey),
    status: left.some((one) => one.id === id) ? ('left' as const) : ('active' as const),
  }));
  return {
    v: 1,
    association,
    seq: 1,
    prev: NO_HASH,
    on: '2026-11-21',
    until: '2027-11-21',
    policy: NO_HASH,
    persons: persons.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ...fields,
  };
}

export function signedBy(roster: Roster, ...signers: readonly Actor[]): SignedRoster {
  const bytes = canonical(roster);
  const signatures = signers.map(({ id, keys }) => ({ by: id, signature: signRoster(bytes, keys.sign.secretKey) }));
  return { bytes, signatures };
}

export const hashOf = (roster: Roster): string => rosterHash(canonical(roster));

export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`expected a value, got ${outcome.reason}`);
  return outcome.value;
}

export const reasonOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.reason);

/** A case and what is needed to write in it. */
export type Stage = {
  readonly association: AssociationId;
  readonly caseId: CaseId;
  readonly cast: Cast;
  readonly reporter: ReporterKeys;
  readonly roster: Roster;
  readonly rosters: ReadonlyMap<string, Roster>;
};

export function makeStage(): Stage {
  const association = newAssociationId();
  const cast = makeCast();
  const roster = makeRoster(association, Object.values(cast));
  // Reading it back proves that what the tests arrange is a roster.
  unwrap(parseRoster(canonical(roster)));
  const reporter = deriveReporterFromMaster(random.bytes(32));
  return { association, caseId: newCaseId(), cast, reporter, roster, rosters: new Map([[hashOf(roster), roster]]) };
}

export type Draft = {
  readonly saying: ActSaying;
  readonly by: Actor | 'reporter' | 'system';
  readonly rooms?: readonly RoomStart[];
  readonly grants?: readonly GrantNote[];
  readonly bars?: readonly PersonId[];
  readonly items?: readonly string[];
  readonly roster?: Roster;
};

/** The act of a draft after the given lines. */
export function actAfter(stage: Stage, lines: readonly Line[], draft: Draft): Act {
  const { saying, by, rooms = [], grants = [], bars = [], items = [], roster = stage.roster } = draft;
  const author: Author = typeof by === 'string' ? by : by.id;
  return {
    v: 1,
    association: stage.association,
    roster: hashOf(roster),
    case: stage.caseId,
    prev: lines.at(-1)?.hash ?? NO_HASH,
    on: '2026-11-22',
    by: author,
    rooms,
    grants,
    bars,
    items,
    ...saying,
  };
}

/** The signed line of an act; `key` signs in its author's place where given. */
export function lineOf(stage: Stage, act: Act, by: Draft['by'], key?: Uint8Array): Line {
  if (act.kind === 'overdue') return systemLine(act);
  const own = typeof by === 'string' ? stage.reporter.sign.secretKey : by.keys.sign.secretKey;
  const { bytes, signature } = signAct(act, key ?? own);
  return unwrap(parseLine(bytes, signature));
}

/** The lines with one more. */
export function withLine(stage: Stage, lines: readonly Line[], draft: Draft): readonly Line[] {
  return [...lines, lineOf(stage, actAfter(stage, lines, draft), draft.by)];
}

export const starts = (stage: Stage, room: RoomStart['room'], epoch: number, key = makeRoomKey()): RoomStart => ({
  room,
  epoch,
  commitment: commitment(stage.caseId, room, epoch, key),
});

export const grantsOf = (
  room: RoomStart['room'],
  epoch: number,
  ...holders: readonly (Actor | 'reporter')[]
): readonly GrantNote[] =>
  holders.map((holder) => ({ room, epoch, holder: typeof holder === 'string' ? holder : holder.id }));

export function submitDraft(stage: Stage, changes: Partial<Draft> = {}): Draft {
  const { auditor, chair } = stage.cast;
  const { seal, sign } = stage.reporter;
  return {
    saying: {
      kind: 'submit',
      public: { concerns: [], seal: toBase64url(seal.publicKey), sign: toBase64url(sign.publicKey) },
    },
    by: 'reporter',
    rooms: [starts(stage, 'identity', 1), starts(stage, 'report', 1)],
    grants: [...grantsOf('identity', 1, 'reporter', auditor), ...grantsOf('report', 1, 'reporter', auditor, chair)],
    ...changes,
  };
}

/** A submitted case. */
export const submitted = (stage: Stage): readonly Line[] => withLine(stage, [], submitDraft(stage));

/** A submitted case that its auditor has opened. */
export function opened(stage: Stage): readonly Line[] {
  const { auditor, chair } = stage.cast;
  return withLine(stage, submitted(stage), {
    saying: { kind: 'open', public: {} },
    by: auditor,
    rooms: [starts(stage, 'deliberation', 1)],
    grants: grantsOf('deliberation', 1, auditor, chair),
  });
}

export const fold = (stage: Stage, lines: readonly Line[]) =>
  foldLedger(stage.caseId, stage.association, lines, stage.rosters);
