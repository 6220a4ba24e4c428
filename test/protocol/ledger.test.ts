// A case's chain: what stands in it, and every way in which it can't be continued (PROTOCOL §4, §6).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  appendLine,
  canonical,
  fileItems,
  fitsKind,
  foldLedger,
  holds,
  type Line,
  NO_HASH,
  newCaseId,
  newPersonId,
  parseAct,
  parseLine,
  ready,
} from '../../src/protocol/check/index.ts';
import {
  actAfter,
  type Draft,
  fold,
  grantsOf,
  hashOf,
  lineOf,
  makeActor,
  makeRoster,
  makeStage,
  opened,
  reasonOf,
  type Stage,
  starts,
  submitDraft,
  submitted,
  unwrap,
  withLine,
} from './actors.ts';

const test = suite('ledger');

const silent = (
  kind: 'message' | 'note' | 'grant' | 'epoch' | 'acknowledge' | 'evidence' | 'open' | 'identify' | 'bar' | 'recommend',
) => ({ kind, public: {} }) as const;

const refused = (stage: Stage, lines: readonly Line[], draft: Draft) =>
  assert.is(reasonOf(fold(stage, withLine(stage, lines, draft))), 'untrusted');

test('a case that was submitted and opened tells who holds which key', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, executive } = stage.cast;
  const ledger = unwrap(fold(stage, opened(stage)));
  assert.ok(holds(ledger, 'identity', 1, auditor.id));
  assert.not(holds(ledger, 'identity', 1, chair.id));
  assert.ok(holds(ledger, 'report', 1, chair.id) && holds(ledger, 'report', 1, 'reporter'));
  assert.ok(holds(ledger, 'deliberation', 1, auditor.id));
  assert.not(holds(ledger, 'deliberation', 1, 'reporter'));
  assert.not(holds(ledger, 'report', 1, executive.id));
});

test('a line added to a ledger gives what folding the whole chain gives, and leaves the ledger as it was', async () => {
  await ready;
  const stage = makeStage();
  const lines = opened(stage);
  const [first, second] = lines;
  if (first === undefined || second === undefined) throw new Error('two lines');
  const before = unwrap(fold(stage, [first]));
  const after = unwrap(appendLine(before, second, stage.rosters));
  assert.equal(after, unwrap(fold(stage, lines)));
  assert.is(before.head, first.hash);
  assert.is(before.rooms.has('deliberation'), false);
});

test('no line, a chain without submit, and a second submit are refused', async () => {
  await ready;
  const stage = makeStage();
  assert.is(reasonOf(fold(stage, [])), 'untrusted');
  assert.is(reasonOf(fold(stage, opened(stage).slice(1))), 'untrusted');
  refused(stage, submitted(stage), submitDraft(stage));
});

test('a line left out, moved, repeated, or from another case breaks the chain', async () => {
  await ready;
  const stage = makeStage();
  const three = withLine(stage, opened(stage), { saying: silent('message'), by: 'reporter' });
  const [a, b, c] = three;
  if (a === undefined || b === undefined || c === undefined) throw new Error('three lines');
  for (const lines of [
    [a, c],
    [b, a, c],
    [a, c, b],
    [a, b, c, c],
    [a, a, b, c],
  ]) {
    assert.is(reasonOf(fold(stage, lines)), 'untrusted');
  }
  assert.is(reasonOf(foldLedger(newCaseId(), stage.association, three, stage.rosters)), 'untrusted');
  const other = { ...stage, caseId: newCaseId() };
  const foreign = lineOf(other, actAfter(other, three, { saying: silent('message'), by: 'reporter' }), 'reporter');
  assert.is(reasonOf(fold(stage, [...three, foreign])), 'untrusted');
});

test('an act signed by somebody else than its author is refused', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const lines = opened(stage);
  const act = actAfter(stage, lines, { saying: silent('note'), by: auditor });
  assert.ok(fold(stage, [...lines, lineOf(stage, act, auditor)]).ok);
  for (const key of [chair.keys.sign.secretKey, stage.reporter.sign.secretKey, makeActor().keys.sign.secretKey]) {
    assert.is(reasonOf(fold(stage, [...lines, lineOf(stage, act, auditor, key)])), 'untrusted');
  }
});

test('one flipped bit anywhere in a line is refused', async () => {
  await ready;
  const stage = makeStage();
  const lines = opened(stage);
  const last = lines.at(-1);
  if (last === undefined) throw new Error('no line');
  const flip = (bytes: Uint8Array, bit: number) =>
    bytes.map((byte, at) => (at === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte));
  fc.assert(
    fc.property(fc.nat({ max: (last.bytes.length + 64) * 8 - 1 }), (bit) => {
      const inBytes = bit < last.bytes.length * 8;
      const changed = inBytes
        ? parseLine(flip(last.bytes, bit), last.signature)
        : parseLine(last.bytes, flip(last.signature, bit - last.bytes.length * 8));
      return !changed.ok || !fold(stage, [...lines.slice(0, -1), changed.value]).ok;
    }),
    { numRuns: 300 },
  );
});

test('a person who is not on the roster, or has left, acts in vain', async () => {
  await ready;
  const stage = makeStage();
  refused(stage, opened(stage), { saying: silent('note'), by: makeActor('internal-auditor') });
  const cast = Object.values(stage.cast);
  const next = makeRoster(stage.association, cast, { seq: 2, prev: hashOf(stage.roster), left: [stage.cast.chair] });
  const later = { ...stage, rosters: new Map([...stage.rosters, [hashOf(next), next]]) };
  refused(later, opened(later), { saying: silent('note'), by: stage.cast.chair, roster: next });
  assert.ok(fold(later, withLine(later, opened(later), { saying: silent('note'), by: stage.cast.chair })).ok);
});

test('a roster that nobody verified, and one older than the chain has reached, are refused', async () => {
  await ready;
  const stage = makeStage();
  const { auditor } = stage.cast;
  const next = makeRoster(stage.association, Object.values(stage.cast), { seq: 2, prev: hashOf(stage.roster) });
  refused(stage, opened(stage), { saying: silent('note'), by: auditor, roster: next });
  const later = { ...stage, rosters: new Map([...stage.rosters, [hashOf(next), next]]) };
  const newer = withLine(later, opened(later), { saying: silent('note'), by: auditor, roster: next });
  assert.is(unwrap(fold(later, newer)).rosterSeq, 2);
  refused(later, newer, { saying: silent('note'), by: auditor });
});

test('epochs count on by one, and only who held the one before starts the next', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, deputy, executive } = stage.cast;
  const lines = opened(stage);
  const next = (by: typeof auditor, epoch: number): Draft => ({
    saying: silent('epoch'),
    by,
    rooms: [starts(stage, 'report', epoch)],
    grants: grantsOf('report', epoch, 'reporter', auditor, chair),
  });
  assert.ok(fold(stage, withLine(stage, lines, next(chair, 2))).ok);
  refused(stage, lines, next(chair, 3));
  refused(stage, lines, next(chair, 1));
  refused(stage, lines, next(deputy, 2));
  refused(stage, lines, next(executive, 2));
});

test('the first epoch of a room is started by who holds the report alone', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, executive } = stage.cast;
  const brief = (by: typeof auditor): Draft => ({
    saying: { kind: 'brief', public: { outside: false, conflict: false } },
    by,
    rooms: [starts(stage, 'briefing', 1)],
    grants: grantsOf('briefing', 1, auditor, chair, executive),
  });
  assert.ok(fold(stage, withLine(stage, opened(stage), brief(chair))).ok);
  refused(stage, opened(stage), brief(executive));
});

test('an act after submit starts one epoch at most', async () => {
  await ready;
  const stage = makeStage();
  const { auditor } = stage.cast;
  refused(stage, opened(stage), {
    saying: silent('epoch'),
    by: auditor,
    rooms: [starts(stage, 'report', 2), starts(stage, 'deliberation', 2)],
  });
});

test('submit starts the two rooms of the reporter, and grants no room that it does not start', async () => {
  await ready;
  const stage = makeStage();
  const { auditor } = stage.cast;
  refused(stage, [], submitDraft(stage, { rooms: [starts(stage, 'report', 1)], grants: [] }));
  refused(
    stage,
    [],
    submitDraft(stage, { rooms: [starts(stage, 'report', 1), starts(stage, 'deliberation', 1)], grants: [] }),
  );
  refused(
    stage,
    [],
    submitDraft(stage, { rooms: [starts(stage, 'identity', 1), starts(stage, 'report', 2)], grants: [] }),
  );
  refused(stage, [], submitDraft(stage, { grants: grantsOf('deliberation', 1, auditor) }));
  refused(stage, [], submitDraft(stage, { grants: grantsOf('report', 2, auditor) }));
});

test('a key is granted by who holds it: another grant is forged', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, deputy, executive } = stage.cast;
  const lines = opened(stage);
  const give = (by: typeof auditor, room: 'identity' | 'report'): Draft => ({
    saying: silent('grant'),
    by,
    grants: grantsOf(room, 1, deputy),
  });
  assert.ok(fold(stage, withLine(stage, lines, give(chair, 'report'))).ok);
  refused(stage, lines, give(chair, 'identity'));
  refused(stage, lines, give(executive, 'report'));
  refused(stage, lines, give(deputy, 'report'));
  refused(stage, lines, { saying: silent('grant'), by: auditor, grants: grantsOf('report', 2, deputy) });
  refused(stage, lines, { saying: silent('message'), by: 'reporter', grants: grantsOf('report', 1, deputy) });
});

test('nobody outside the roster is granted a key, and the reporter none of the rooms of others', async () => {
  await ready;
  const stage = makeStage();
  const { auditor } = stage.cast;
  refused(stage, opened(stage), { saying: silent('grant'), by: auditor, grants: grantsOf('report', 1, makeActor()) });
  refused(stage, opened(stage), {
    saying: silent('grant'),
    by: auditor,
    grants: grantsOf('deliberation', 1, 'reporter'),
  });
});

test('a barred person is granted nothing, starts nothing and says nothing any more', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, executive, deputy } = stage.cast;
  const concern = { kind: 'concern', public: { concerns: ['board-chair', 'executive-director'] } } as const;
  const lines = withLine(stage, opened(stage), { saying: concern, by: auditor, bars: [chair.id, executive.id] });
  const ledger = unwrap(fold(stage, lines));
  assert.equal([...ledger.bars].toSorted(), [chair.id, executive.id].toSorted());
  assert.not(holds(ledger, 'report', 1, chair.id));
  assert.ok(ledger.rooms.get('report')?.[0]?.holders.has(chair.id));
  refused(stage, lines, { saying: silent('grant'), by: auditor, grants: grantsOf('report', 1, executive) });
  refused(stage, lines, { saying: silent('grant'), by: chair, grants: grantsOf('report', 1, deputy) });
  refused(stage, lines, { saying: silent('epoch'), by: chair, rooms: [starts(stage, 'report', 2)] });
  refused(stage, lines, { saying: silent('note'), by: chair });
  assert.ok(fold(stage, withLine(stage, lines, { saying: silent('note'), by: auditor })).ok);
});

test('bars come before rooms and grants of the same act', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, executive } = stage.cast;
  const brief = { kind: 'brief', public: { outside: false, conflict: true } } as const;
  const base = { saying: brief, by: auditor, rooms: [starts(stage, 'briefing', 1)], bars: [executive.id] };
  assert.ok(
    fold(stage, withLine(stage, opened(stage), { ...base, grants: grantsOf('briefing', 1, auditor, chair) })).ok,
  );
  refused(stage, opened(stage), { ...base, grants: grantsOf('briefing', 1, auditor, executive) });
  refused(stage, opened(stage), { ...base, bars: [auditor.id], grants: [] });
  refused(stage, opened(stage), { ...base, bars: [newPersonId()], grants: [] });
});

test('the system writes unsigned, empty lines; nobody else can', async () => {
  await ready;
  const stage = makeStage();
  const lines = opened(stage);
  const overdue: Draft = { saying: { kind: 'overdue', public: { duty: 'brief' } }, by: 'system' };
  const written = withLine(stage, lines, overdue);
  assert.ok(fold(stage, written).ok);
  const line = written.at(-1);
  if (line === undefined) throw new Error('no line');
  const signed = unwrap(parseLine(line.bytes, new Uint8Array(64).fill(1)));
  assert.is(reasonOf(fold(stage, [...lines, signed])), 'untrusted');
  const note = lineOf(
    stage,
    actAfter(stage, lines, { saying: silent('note'), by: stage.cast.auditor }),
    stage.cast.auditor,
  );
  const unsigned = unwrap(parseLine(note.bytes, new Uint8Array(64)));
  assert.is(reasonOf(fold(stage, [...lines, unsigned])), 'untrusted');
});

test('an item is vouched for by the first line that lists it', async () => {
  await ready;
  const stage = makeStage();
  const lines = withLine(stage, opened(stage), { saying: silent('message'), by: 'reporter', items: [NO_HASH] });
  const again = withLine(stage, lines, { saying: silent('note'), by: stage.cast.auditor, items: [NO_HASH] });
  assert.is(unwrap(fold(stage, again)).items.get(NO_HASH), lines.at(-1)?.hash);
});

test('what a kind does not name is empty', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const fits = (draft: Draft) => fitsKind(actAfter(stage, [], draft));
  const item = (n: number) => Array.from({ length: n }, (_, i) => `item ${i}`);
  assert.ok(fits({ saying: silent('message'), by: 'reporter', items: item(1) }));
  assert.ok(fits({ saying: silent('message'), by: 'reporter', items: item(5) }));
  assert.not(fits({ saying: silent('message'), by: 'reporter', items: item(2) }));
  assert.not(fits({ saying: silent('message'), by: 'reporter' }));
  assert.not(fits({ saying: silent('acknowledge'), by: auditor, items: item(3) }));
  assert.not(fits({ saying: silent('note'), by: auditor, items: item(1), bars: [chair.id] }));
  assert.not(fits({ saying: silent('note'), by: auditor, items: item(1), rooms: [starts(stage, 'report', 2)] }));
  assert.not(fits({ saying: silent('note'), by: auditor, items: item(2), grants: grantsOf('report', 1, chair) }));
  assert.ok(fits({ ...submitDraft(stage), items: item(8) }));
  assert.not(fits({ ...submitDraft(stage), items: item(7) }));
  assert.ok(fits({ saying: silent('recommend'), by: auditor, items: item(3) }));
  assert.ok(fits({ saying: silent('note'), by: auditor, items: item(201) }));
  assert.not(fits({ saying: silent('note'), by: auditor, items: item(203) }), 'a hundred files at most');
  const files = (draft: Draft) => fileItems(actAfter(stage, [], draft));
  assert.equal(files({ saying: silent('note'), by: auditor, items: item(5) }), ['item 3', 'item 4']);
  assert.equal(files({ saying: silent('note'), by: auditor, items: item(1) }), []);
  assert.equal(files({ saying: silent('acknowledge'), by: auditor, items: item(3) }), []);
  assert.equal(files({ ...submitDraft(stage), items: item(8) }), []);
});

test('the reporter begins the next key of their identity by giving a name, and nothing else', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const lines = opened(stage);
  const identify = (changes: Partial<Draft> = {}): Draft => ({
    saying: silent('identify'),
    by: 'reporter',
    rooms: [starts(stage, 'identity', 2)],
    grants: grantsOf('identity', 2, 'reporter', auditor),
    ...changes,
  });
  const given = unwrap(fold(stage, withLine(stage, lines, identify())));
  assert.ok(holds(given, 'identity', 2, auditor.id) && !holds(given, 'identity', 2, chair.id));
  refused(stage, lines, identify({ rooms: [] }));
  refused(stage, lines, identify({ rooms: [starts(stage, 'identity', 3)], grants: [] }));
  refused(stage, lines, identify({ rooms: [starts(stage, 'report', 2)], grants: [] }));
  refused(stage, lines, identify({ rooms: [starts(stage, 'identity', 2), starts(stage, 'report', 2)], grants: [] }));
  refused(stage, lines, identify({ grants: grantsOf('report', 1, auditor) }));
  refused(stage, lines, identify({ grants: grantsOf('identity', 1, chair) }));
  refused(stage, lines, identify({ saying: silent('message') }));
  const barred = withLine(stage, lines, { saying: silent('bar'), by: chair, bars: [auditor.id] });
  refused(stage, barred, identify());
});

test('whoever holds an identity can disclose it, and whoever doesn’t can’t', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, deputy } = stage.cast;
  const said = { to: chair.id, office: 'board-chair', basis: 'law', until: '2026-12-22' } as const;
  const disclose = (by: typeof auditor): Draft => ({
    saying: { kind: 'disclose', public: { ...said, of: NO_HASH } },
    by,
    grants: grantsOf('identity', 1, chair),
  });
  assert.ok(holds(unwrap(fold(stage, withLine(stage, opened(stage), disclose(auditor)))), 'identity', 1, chair.id));
  refused(stage, opened(stage), disclose(deputy));
  refused(stage, opened(stage), disclose(chair));
});

test('what the acts about an identity and about duties say in clear is read strictly', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const said = { to: chair.id, office: 'board-chair', basis: 'law', until: '2026-12-22' } as const;
  const reads = (kind: string, by: typeof auditor | 'reporter', value: object): boolean => {
    const act = { ...actAfter(stage, opened(stage), { saying: silent('note'), by: auditor }), kind, public: value };
    return parseAct(canonical({ ...act, by: by === 'reporter' ? by : by.id } as never)).ok;
  };
  const good: readonly (readonly [string, typeof auditor | 'reporter', object])[] = [
    ['ask-identity', chair, {}],
    ['refuse-identity', auditor, { to: chair.id }],
    ['announce', auditor, { ...said, from: '2026-11-29' }],
    ['disclose', auditor, { ...said, of: NO_HASH }],
    ['disclose-withheld', auditor, { ...said, withheld_until: '2027-01-01' }],
    ['identify', 'reporter', {}],
    ['consent', 'reporter', { given: false }],
    ['message', auditor, { asks: 'consent', to: chair.id, office: 'board-chair' }],
    ['pause', chair, { duty: 'review', until: '2026-12-01' }],
    ['labour-step', auditor, { step: 'notice', day: '2026-12-01' }],
    ['check-in', auditor, {}],
    ['resume', chair, { duty: 'review' }],
    ['check-in-wish', 'reporter', { wanted: false }],
  ];
  for (const [kind, by, value] of good) {
    assert.ok(reads(kind, by, value), kind);
    assert.not.ok(reads(kind, by === 'reporter' ? auditor : 'reporter', value), `${kind} by another`);
    assert.not.ok(reads(kind, by, { ...value, more: true }), `${kind} with more`);
    for (const key of Object.keys(value)) {
      assert.not.ok(reads(kind, by, { ...value, [key]: 'x y' }), `${kind} with another ${key}`);
      const { [key]: _, ...less } = value as Record<string, unknown>;
      assert.not.ok(reads(kind, by, less), `${kind} without ${key}`);
    }
  }
});

test.run();
