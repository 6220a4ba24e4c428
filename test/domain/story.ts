// Tells cases in memory: rosters of invented people, and chains whose acts are planned, accepted and folded without any
// cryptography. Signatures are not made and not checked; everything that the rules decide is.
import * as assert from 'uvu/assert';
import { advance, type CaseFile, foldCase, mustDeclare } from '../../src/domain/case-file.ts';
import { accept, type EntryMeta, type Intention, type Plan, plan } from '../../src/domain/decide.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { owedKeys, staleRooms } from '../../src/domain/succession.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { Concerns, Office, Policy } from '../../src/policy/types.ts';
import {
  type Act,
  type ActSaying,
  type Holder,
  type Ledger,
  type Line,
  NO_HASH,
  type PersonId,
  parseAssociationId,
  parseCaseId,
  parsePersonId,
  type Room,
  type Roster,
  ready,
} from '../../src/protocol/check/index.ts';

await ready;

const idText = (first: number, second = 0): string =>
  Buffer.from([first, second, ...new Array<number>(14).fill(7)]).toString('base64url');

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the story needs it');
  return value;
};

export const person = (number: number): PersonId => must(parsePersonId(idText(number)));
const association = must(parseAssociationId(idText(200)));
const caseId = must(parseCaseId(idText(201)));
const hashText = (number: number): string =>
  Buffer.from([number >> 8, number & 255, ...new Array<number>(30).fill(3)]).toString('base64url');

/** The people of the stories; their numbers are the order of their ids. */
export const IA = person(1);
export const CH = person(2);
export const DC = person(3);
export const AC = person(4);
export const EX = person(5);
export const V1 = person(6);
export const V2 = person(7);
export const V3 = person(8);

export type Offices = ReadonlyMap<PersonId, readonly Office[]>;

/** Everybody in an office of their own, three members on the committee. */
export const FULL: Offices = new Map<PersonId, readonly Office[]>([
  [IA, ['internal-auditor']],
  [CH, ['board-chair']],
  [DC, ['deputy-chair']],
  [AC, ['audit-committee-chair']],
  [EX, ['executive-director']],
  [V1, ['violations-committee']],
  [V2, ['violations-committee']],
  [V3, ['violations-committee']],
]);

export const without = (people: Offices, ...gone: readonly PersonId[]): Offices =>
  new Map([...people].filter(([id]) => !gone.includes(id)));

export const withOffices = (people: Offices, id: PersonId, offices: readonly Office[]): Offices =>
  new Map([...people, [id, offices.toSorted()]]);

export const ROSTER_HASH = hashText(900);

export const rosterOf = (people: Offices, left: readonly PersonId[] = []): Roster => ({
  v: 1,
  association,
  seq: 1,
  prev: NO_HASH,
  on: '2026-01-01',
  until: '2027-01-31',
  policy: hashText(901),
  persons: [...people]
    .map(([id, offices]) => ({
      id,
      offices,
      seal: `seal of ${id}`,
      sign: `sign of ${id}`,
      status: left.includes(id) ? ('left' as const) : ('active' as const),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** A case as far as it was told, and the ground it stands on. */
export type Story = {
  readonly policy: Policy;
  readonly roster: Roster;
  readonly today: PlainDate;
  readonly caseFile: CaseFile | undefined;
};

/** The policy as it was before 001-5: feedback was owed from ratifying on alone. */
export const WITH_LATE_FEEDBACK: Policy = {
  ...ASSOCIATION_001,
  version: '001-4',
  acts: ASSOCIATION_001.acts.map((rule) =>
    rule.act === 'ratify' ? { ...rule, owes: ['feedback'] } : rule.act === 'acknowledge' ? { ...rule, owes: [] } : rule,
  ),
  duties: ASSOCIATION_001.duties.map((rule) =>
    rule.duty === 'feedback'
      ? { ...rule, from: ['ratify'], counted_from: 'acknowledge', or_later: { working_days: 5 } }
      : rule,
  ),
};

export const begin = (people: Offices = FULL, policy: Policy = ASSOCIATION_001, today = '2026-11-01'): Story => ({
  policy,
  roster: rosterOf(people),
  today: plainDate(today),
  caseFile: undefined,
});

export const fileOf = (story: Story): CaseFile => must(story.caseFile);

export const planIn = (story: Story, intention: Intention) =>
  plan(story.policy, story.roster, story.caseFile, intention, story.today);

/** The entries of a plan as a server would see them, optional ones left out unless asked for. */
export const metaOf = (planned: Plan, by: string, optional = false): readonly EntryMeta[] =>
  planned.entries
    .filter((slot) => optional || slot.optional === undefined)
    .map(({ room, epoch }) => ({ room, epoch, author: by === 'reporter' ? by : must(parsePersonId(by)) }));

/** The act that carries a plan out. */
export function actOf(story: Story, planned: Plan, by: Act['by'], optional = false): Act {
  const count = planned.grants.length + metaOf(planned, by, optional).length;
  const chain = story.caseFile?.ledger.lines.length ?? 0;
  const saying: ActSaying = planned;
  return {
    v: 1,
    association,
    roster: ROSTER_HASH,
    case: caseId,
    prev: story.caseFile?.ledger.head ?? NO_HASH,
    on: story.today,
    by,
    ...saying,
    rooms: planned.rooms.map(({ room, epoch }) => ({ room, epoch, commitment: hashText(700 + chain) })),
    grants: planned.grants,
    bars: planned.bars,
    items: Array.from({ length: count }, (_, at) => hashText(chain * 100 + at)),
  };
}

const lineOf = (act: Act, at: number): Line => ({
  hash: hashText(20_000 + at),
  signature: new Uint8Array(64),
  bytes: new Uint8Array(0),
  act,
});

/** A ledger as the protocol's fold would leave it, without its checks. */
export function ledgerOf(lines: readonly Line[]): Ledger {
  const rooms = new Map<Room, { epoch: number; commitment: string; startedBy: string; holders: Set<Holder> }[]>();
  for (const { act, hash } of lines) {
    for (const { room, epoch, commitment } of act.rooms) {
      rooms.set(room, [...(rooms.get(room) ?? []), { epoch, commitment, startedBy: hash, holders: new Set() }]);
    }
    for (const { room, epoch, holder } of act.grants) rooms.get(room)?.[epoch - 1]?.holders.add(holder);
  }
  return {
    case: caseId,
    association,
    submit: must(lines[0]),
    lines,
    head: must(lines.at(-1)).hash,
    rosterSeq: 1,
    bars: new Set(lines.flatMap(({ act }) => act.bars)),
    rooms,
    items: new Map(),
  };
}

/** The story with one more line, whatever the rules say of it. */
export function append(story: Story, act: Act): Story {
  const before = story.caseFile?.ledger.lines ?? [];
  const ledger = ledgerOf([...before, lineOf(act, before.length)]);
  const rosters = new Map([[ROSTER_HASH, story.roster]]);
  const caseFile =
    story.caseFile === undefined
      ? foldCase(story.policy, ledger, rosters, DEFAULT_CALENDAR)
      : advance(story.caseFile, ledger, rosters);
  return { ...story, caseFile };
}

/** What the rules refuse about an intention of somebody who has declared, as plan says it; undefined where it is allowed. */
export function refusalOf(story: Story, intention: Intention): Refusal | undefined {
  const planned = planIn(declaredBy(story, intention), intention);
  return planned.ok ? undefined : planned.refusal;
}

/** The story with a declaration of whoever is about to act, where they have yet to make it. */
const declaredBy = (story: Story, { kind, by }: Intention): Story => {
  const { caseFile } = story;
  if (caseFile === undefined || by === 'reporter' || kind === 'declare' || kind === 'unreadable') return story;
  if (caseFile.bars.has(by) || !mustDeclare(caseFile, by)) return story;
  return tell(story, { kind: 'declare', by, conflict: false });
};

/** Does what is intended: planned, accepted as an act, folded in. Fails the test where the rules refuse. */
export function tell(story: Story, ...intentions: readonly Intention[]): Story {
  let told = story;
  for (const intention of intentions) {
    told = declaredBy(told, intention);
    const planned = planIn(told, intention);
    if (!planned.ok) throw new Error(`${intention.kind} was refused: ${JSON.stringify(planned.refusal)}`);
    const act = actOf(told, planned.value, intention.by);
    const answer = accept(
      told.policy,
      told.roster,
      told.caseFile,
      act,
      metaOf(planned.value, intention.by),
      told.today,
    );
    assert.equal(answer, { ok: true, value: undefined }, intention.kind);
    told = append(told, act);
    assert.equal(fileOf(told).irregular, [], intention.kind);
  }
  return told;
}

/** The same story some days later. */
export const later = (story: Story, days: number): Story => ({ ...story, today: addDays(story.today, days) });

/** The same story after the roster changed. */
export const withRoster = (story: Story, roster: Roster): Story => ({ ...story, roster });

export const submit = (concerns: Concerns = []): Intention => ({
  kind: 'submit',
  by: 'reporter',
  concerns,
  seal: 'seal',
  sign: 'sign',
});

export const report = (story: Story, concerns: Concerns = []): Story => tell(story, submit(concerns));

/** The line of the recommendation that stands. */
export const standing = (story: Story): string => story.caseFile?.recommendation?.line ?? '';

/** Everything is handed on by this person: rooms that are to begin anew do, and who comes in is given the keys. */
export const handedOn = (story: Story, by: PersonId): Story => {
  let told = story;
  for (const room of staleRooms(fileOf(told), told.roster)) told = tell(told, { kind: 'epoch', by, room });
  for (const { person: to, room } of owedKeys(fileOf(told), told.roster))
    told = tell(told, { kind: 'grant', by, room, to });
  return told;
};

/** The story with a declaration of each who holds the report and has yet to make one. */
export const declared = (story: Story): Story =>
  fileOf(story)
    .holders('report')
    .reduce((told, by) => (by === 'reporter' ? told : declaredBy(told, { kind: 'note', by })), story);

/** A case as its first readers leave it: declared, opened and acknowledged by its reviewer. */
export function acknowledged(story: Story, concerns: Concerns = []): Story {
  const told = declared(report(story, concerns));
  const { reviewer } = fileOf(told);
  return tell(told, { kind: 'open', by: reviewer }, { kind: 'acknowledge', by: reviewer });
}

export function referred(story: Story, concerns: Concerns = [], cleared: readonly PersonId[] = [V1, V2, V3]): Story {
  const told = acknowledged(story, concerns);
  return declared(tell(told, { kind: 'refer', by: fileOf(told).reviewer, form: 'formal-investigation', cleared }));
}

/** Referred, recommended by the first member and confirmed by the second. */
export function carried(story: Story, concerns: Concerns = []): Story {
  const told = tell(referred(story, concerns), { kind: 'recommend', by: V1 });
  return tell(told, { kind: 'confirm', by: V2, of: standing(told) });
}

export function ratified(story: Story, concerns: Concerns = []): Story {
  const told = carried(story, concerns);
  return tell(told, { kind: 'ratify', by: must(fileOf(told).ratifier), of: standing(told) });
}
