// Until which day a person's key counts (PROTOCOL B31): lines and heads signed later under a roster that was replaced are nobody's.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  countsUntil,
  dayAfter,
  isHeadSigned,
  isOutdated,
  type Line,
  lastDayToAccept,
  parseLine,
  type Roster,
  ready,
} from '../../src/protocol/check/index.ts';
import { random, signAct, signHead } from '../../src/protocol/open/index.ts';
import {
  type Actor,
  actAfter,
  fold,
  hashOf,
  makeActor,
  makeRoster,
  makeStage,
  reasonOf,
  type Stage,
  submitted,
  unwrap,
} from './actors.ts';

const test = suite('until when a key counts');
await ready;

/** A stage with the rosters that follow its root. */
const followedBy = (stage: Stage, ...later: readonly Roster[]): Stage => ({
  ...stage,
  rosters: new Map([stage.roster, ...later].map((roster) => [hashOf(roster), roster])),
});

/** The next roster after `seq - 1`, over the same people with changes. */
const next = (
  { association, cast }: Stage,
  seq: number,
  on: string,
  changes: { readonly left?: readonly Actor[]; readonly instead?: Actor } = {},
): Roster => {
  const { left = [], instead } = changes;
  const people = Object.values(cast).map((one) => (one.id === instead?.id ? instead : one));
  return makeRoster(association, people, { seq, on, until: '2027-11-21', left });
};

/** A line of somebody's that cites `roster` and says that it is of `on`. */
const lineOn = (stage: Stage, lines: readonly Line[], by: Actor, roster: Roster, on: string): readonly Line[] => {
  const act = actAfter(stage, lines, { saying: { kind: 'acknowledge', public: {} }, by, roster });
  const { bytes, signature } = signAct({ ...act, on }, by.keys.sign.secretKey);
  return [...lines, unwrap(parseLine(bytes, signature))];
};

const isTaken = (stage: Stage, by: Actor, on: string, roster = stage.roster): boolean =>
  reasonOf(fold(stage, lineOn(stage, submitted(stage), by, roster, on))) === 'accepted';

test('who left counts to the last day on which the roster without them can have been accepted, and not a day longer', () => {
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const since = followedBy(stage, next(stage, 2, '2026-12-01', { left: [auditor] }));
  assert.is(lastDayToAccept({ on: '2026-12-01' }), '2026-12-15');
  assert.ok(
    isTaken(since, auditor, '2026-12-15'),
    'on the day of the change, or while the roster waits, it was honest',
  );
  assert.not(isTaken(since, auditor, '2026-12-16'));
  assert.ok(isTaken(since, chair, '2027-05-01'), 'who stayed loses nothing by an old roster');
});

test('replaced keys and a lost office end what was signed by them; a gained office ends nothing', () => {
  const stage = makeStage();
  const { auditor } = stage.cast;
  const renewed = { ...makeActor('internal-auditor'), id: auditor.id };
  assert.not(isTaken(followedBy(stage, next(stage, 2, '2026-12-01', { instead: renewed })), auditor, '2026-12-16'));
  const moved: Actor = { ...auditor, offices: ['board-member'] };
  assert.not(isTaken(followedBy(stage, next(stage, 2, '2026-12-01', { instead: moved })), auditor, '2026-12-16'));
  const more: Actor = { ...auditor, offices: ['board-member', 'internal-auditor'] };
  assert.ok(isTaken(followedBy(stage, next(stage, 2, '2026-12-01', { instead: more })), auditor, '2026-12-16'));
});

test('who comes back signs under the roster that brought them back, never again under the one before they left', () => {
  const stage = makeStage();
  const { auditor } = stage.cast;
  const back = next(stage, 3, '2027-02-01');
  const since = followedBy(stage, next(stage, 2, '2026-12-01', { left: [auditor] }), back);
  assert.ok(isTaken(since, auditor, '2027-02-20', back));
  assert.not(isTaken(since, auditor, '2027-02-20'));
});

test('the first roster that takes something sets the day, in whatever order they are given', () => {
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const rosters = [
    next(stage, 4, '2027-03-01', { left: [auditor] }),
    next(stage, 2, '2026-12-01', { left: [auditor] }),
  ];
  const day = (person: Actor) => countsUntil([...rosters, stage.roster], stage.roster, person.id, 'key');
  assert.is(day(auditor), '2026-12-15');
  assert.is(day(chair), undefined);
});

test('the reporter and the system are bound by no roster’s end', () => {
  const stage = makeStage();
  const later = [next(stage, 2, '2026-12-01', { left: Object.values(stage.cast) })];
  for (const by of ['reporter', 'system'] as const) {
    const act = actAfter(stage, [], { saying: { kind: 'evidence', public: {} }, by: 'reporter' });
    assert.not(isOutdated({ ...act, by, on: '2027-06-01' } as typeof act, stage.roster, later));
  }
});

test('heads are signed by keys that count on the day of signing', () => {
  const stage = makeStage();
  const { association } = stage;
  const { auditor, chair, deputy } = stage.cast;
  const renewed = { ...makeActor('internal-auditor'), id: auditor.id };
  const rosters = [
    stage.roster,
    next(stage, 2, '2026-12-01', { instead: renewed }),
    { ...next(stage, 3, '2027-01-01', { instead: renewed, left: [deputy] }) },
  ];
  const head = random.bytes(32);
  const counts = (who: Actor, signedOn: string): boolean => {
    const signature = signHead(association, head, who.keys.sign.secretKey);
    const signed = [...days].find((day) => dayAfter(day) === signedOn) ?? '';
    return isHeadSigned(association, rosters, { day: signed, head, by: who.id, signature });
  };
  const days = ['2026-12-14', '2026-12-15', '2027-01-14', '2027-01-15', '2036-01-01'];
  assert.ok(counts(auditor, '2026-12-15'));
  assert.not(counts(auditor, '2026-12-16'), 'replaced');
  assert.not(counts(auditor, '2036-01-02'));
  assert.ok(counts(renewed, '2036-01-02'));
  assert.ok(counts(deputy, '2027-01-15'));
  assert.not(counts(deputy, '2027-01-16'), 'left');
  assert.ok(counts(chair, '2036-01-02'));
});

test.run();
