// Cases in every state that leaves something open on the auditor's desk: what people did in each on the day on which it came, through
// the acceptance that every act goes through. Only the way to the browser and back is left out; each act is planned, sealed and signed.
import { argon2Node } from '../../src/argon2-node.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import type { Me } from '../../src/client/case.ts';
import { plan } from '../../src/domain/decide.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { poolFor } from '../../src/domain/panel.ts';
import { addDays, daysBetween, type PlainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import type { Portal } from '../../src/portal.ts';
import { type CaseId, type PersonId, parseCaseId } from '../../src/protocol/check/index.ts';
import { openGrant } from '../../src/protocol/open/index.ts';
import { acceptAct } from '../../src/store/acceptance.ts';
import { type LoadedCase, loadCase } from '../../src/store/case-files.ts';
import { type Ground, groundOf, type Seat } from '../../src/store/foundation.ts';
import { grantsIn } from '../../src/store/grants.ts';
import { parsed } from '../../src/store/rows.ts';
import { associationById } from '../../src/store/settings.ts';
import { build, newTold, type Told } from '../support/case-builder.ts';
import type { Past } from './fill.ts';
import type { Founded } from './stage.ts';

/** Over how many days the cases came: the oldest closed ones are to be asked about retaliation now. */
export const MIXED_DAYS = 40;
/** Cases in which people act at the same time; the store takes their lines in one commit. */
const AT_ONCE = 48;
/** What a case must be old for its first question after closing to be due soon. */
const CHECK_IN_DAYS = 24;
/** For how long a clock is made to stand still. */
const PAUSED_DAYS = 20;
const MEMBERS = ['member-1', 'member-2', 'member-3', 'member-4'] as const;

type Stage = {
  readonly portal: Portal;
  readonly seat: Seat;
  readonly ground: Ground;
  readonly cast: ReadonlyMap<string, Me>;
};
type Now = {
  readonly loaded: LoadedCase;
  readonly ground: Ground;
  readonly today: PlainDate;
  readonly id: (who: string) => PersonId;
};
type Does = (now: Now) => Intention;

const by =
  (who: string, make: (person: PersonId, now: Now) => Intention): Does =>
  (now) =>
    make(now.id(who), now);

const declare = (who: string, conflict = false): Does =>
  by(who, (person) => ({ kind: 'declare', by: person, conflict }));
const auditor = (kind: 'open' | 'acknowledge' | 'message'): Does => by('auditor', (person) => ({ kind, by: person }));

const BEGUN: readonly Does[] = [declare('auditor'), auditor('open')];
const brief = by('auditor', (person) => ({ kind: 'brief', by: person, conflict: false }));
const REVIEWED: readonly Does[] = [...BEGUN, auditor('acknowledge'), brief];

const refer = by('auditor', (person, { loaded: { caseFile }, ground }) => ({
  kind: 'refer',
  by: person,
  form: 'informal-review',
  cleared: poolFor(caseFile, ground.current.roster).members,
}));
const pause = by('auditor', (person, { today }) => ({
  kind: 'pause',
  by: person,
  duty: 'review',
  until: addDays(today, PAUSED_DAYS),
}));
const employee = by('auditor', (person, { today }) => ({
  kind: 'labour-step',
  by: person,
  step: 'employee',
  day: today,
}));
const close = by('auditor', (person) => ({ kind: 'close', by: person, outcome: 'unjustified' }));
const askIdentity = by('chair', (person) => ({ kind: 'ask-identity', by: person }));

/**
 * What is done in a case on its day, ten ways in turn: two were never opened, one wasn't briefed of, and of the rest one each waits for
 * the receipt notice, for a decision, out a pause, for a step of the Labour Law, for the committee, for the question after closing
 * or an answer about the name, and for keys to be handed on.
 */
const TALES: readonly ((isOld: boolean) => readonly Does[])[] = [
  () => [],
  () => [],
  () => [...BEGUN, auditor('acknowledge'), auditor('message')],
  () => [...BEGUN, brief],
  () => REVIEWED,
  () => [...REVIEWED, pause],
  () => [...REVIEWED, refer, employee],
  () => [...REVIEWED, refer],
  (isOld) => (isOld ? [...REVIEWED, close] : [...REVIEWED, declare('chair'), askIdentity]),
  () => [...BEGUN, declare('chair', true)],
];

/** The keys of a case's rooms as the auditor holds them; a play needs nobody else's, since it sits at every desk. */
const keysOf = async ({ portal, seat, cast }: Stage, loaded: LoadedCase, told: Told): Promise<void> => {
  const me = cast.get('auditor');
  if (me === undefined) throw new Error('the auditor signs in first');
  const { caseFile, lines } = loaded;
  const { reader } = portal.deps.database;
  const cases = [{ caseId: caseFile.caseId, order: lines.map(({ hash }) => hash) }];
  const grants = (await grantsIn(reader, seat.id, me.person, cases)).get(caseFile.caseId) ?? [];
  for (const { room, epoch, blob } of grants) {
    const expected = caseFile.ledger.rooms.get(room)?.[epoch - 1]?.commitment ?? '';
    const key = openGrant({ caseId: caseFile.caseId, room, epoch }, me.person, me.keys.seal, blob, expected);
    if (!key.ok) throw new Error('a grant of the auditor opens');
    told.roomKeys.set(`${room} ${epoch}`, key.value);
  }
};

const loadedNow = async ({ portal, seat, ground }: Stage, caseId: CaseId): Promise<LoadedCase> => {
  const loaded = await loadCase(portal.deps.database.reader, ground, seat, caseId);
  if (loaded === undefined) throw new Error('a case has lines');
  return loaded;
};

const perform = async (stage: Stage, told: Told, does: Does): Promise<void> => {
  const { portal, seat, ground, cast } = stage;
  const loaded = await loadedNow(stage, told.caseId);
  const today = riyadhDate(portal.deps.clock());
  const id = (who: string): PersonId => cast.get(who)?.person ?? ('' as PersonId);
  const intention = does({ loaded, ground, today, id });
  const { roster, hash } = ground.current;
  const planned = plan(loaded.policy, roster, loaded.caseFile, intention, today);
  if (!planned.ok) throw new Error(`no plan for ${intention.kind}: ${JSON.stringify(planned.refusal)}`);
  const me = [...cast.values()].find(({ person }) => person === intention.by);
  if (me === undefined) throw new Error('nobody of the cast');
  const frame = { association: seat.id, roster: hash, prev: loaded.head, on: today, by: me.person };
  const { submission } = build(told, planned.value, frame, roster, me.keys.sign.secretKey, {});
  const accepted = await acceptAct({ ...portal.deps }, seat, submission, { person: me.person, number: told.number });
  if (!accepted.ok) throw new Error(`${intention.kind} was not accepted: ${accepted.error}`);
};

const playCase = async (stage: Stage, caseId: CaseId, does: readonly Does[]): Promise<void> => {
  if (does.length === 0) return;
  const told = newTold(caseId);
  await keysOf(stage, await loadedNow(stage, caseId), told);
  for (const one of does) await perform(stage, told, one);
};

const signInAll = async (portal: Portal, founded: Founded): Promise<ReadonlyMap<string, Me>> => {
  const cast = new Map<string, Me>();
  for (const who of ['auditor', 'chair', ...MEMBERS]) {
    const player = { ...playerOf(founded.cast, who), device: newDevice(portal) };
    cast.set(who, await signInPlayer(portal, player, argon2Node));
  }
  return cast;
};

/** A past in which people did on each day what its cases are to wait after. */
export const mixedPast = (founded: Founded): Past => {
  let cast: ReadonlyMap<string, Me> | undefined;
  const known = new Set<string>();
  const onDay = async (portal: Portal, day: PlainDate): Promise<void> => {
    const { reader } = portal.deps.database;
    cast ??= await signInAll(portal, founded);
    const seat = await associationById(reader, portal.association);
    const ground = await groundOf(reader, portal.association);
    if (seat === undefined || ground === undefined) throw new Error('no association');
    const stage = { portal, seat, ground, cast };
    const rows = await reader.all('select case_id from cases order by case_id');
    const fresh = rows.map((row) => parsed(row, 'case_id', parseCaseId)).filter((caseId) => !known.has(caseId));
    const isOld = daysBetween(day, riyadhDate(new Date())) >= CHECK_IN_DAYS;
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      const some = fresh.slice(at, at + AT_ONCE);
      await Promise.all(
        some.map((caseId, nth) =>
          playCase(stage, caseId, TALES[(known.size + at + nth) % TALES.length]?.(isOld) ?? []),
        ),
      );
    }
    for (const caseId of fresh) known.add(caseId);
  };
  return { span: MIXED_DAYS, onDay };
};
