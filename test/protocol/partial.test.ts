// What the reporter, the executive and a desk row can check without the whole chain (PROTOCOL §6).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type ActKind,
  checkPartial,
  type Line,
  newCaseId,
  type Office,
  ready,
  startedEpochs,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import {
  actAfter,
  grantsOf,
  lineOf,
  makeActor,
  makeStage,
  opened,
  reasonOf,
  type Stage,
  starts,
  submitted,
  unwrap,
  withLine,
} from './actors.ts';

const test = suite('partial reading');

const everybody = (): boolean => true;
const mailbox = (stage: Stage) => ({
  seal: toBase64url(stage.reporter.seal.publicKey),
  sign: toBase64url(stage.reporter.sign.publicKey),
});
const asReporter = (stage: Stage, lines: readonly Line[], keys = mailbox(stage)) =>
  checkPartial(stage.caseId, stage.association, lines, stage.rosters, everybody, keys);
const asPerson = (
  stage: Stage,
  lines: readonly Line[],
  mayDo: (kind: ActKind, offices: readonly Office[]) => boolean = everybody,
) => checkPartial(stage.caseId, stage.association, lines, stage.rosters, mayDo);

/** submit, open, a second epoch of the report by the auditor, and a message. */
function story(stage: Stage): readonly Line[] {
  const { auditor, chair } = stage.cast;
  const second = withLine(stage, opened(stage), {
    saying: { kind: 'epoch', public: {} },
    by: auditor,
    rooms: [starts(stage, 'report', 2)],
    grants: grantsOf('report', 2, 'reporter', auditor, chair),
  });
  return withLine(stage, second, { saying: { kind: 'message', public: {} }, by: chair });
}

const without = (lines: readonly Line[], index: number) => lines.filter((_, at) => at !== index);

test('the reporter checks the lines they are given, whatever stood between them', async () => {
  await ready;
  const stage = makeStage();
  const given = without(story(stage), 1);
  assert.is(unwrap(asReporter(stage, given)).length, 3);
  assert.equal(
    startedEpochs(given).map(({ room, epoch }) => `${room} ${epoch}`),
    ['identity 1', 'report 1', 'report 2'],
  );
});

test('the reporter refuses a submission under other keys than the code gives, and none at all', async () => {
  await ready;
  const stage = makeStage();
  const given = without(story(stage), 1);
  assert.is(reasonOf(asReporter(stage, given, mailbox(makeStage()))), 'untrusted');
  assert.is(reasonOf(asReporter(stage, given, { ...mailbox(stage), seal: mailbox(makeStage()).seal })), 'untrusted');
  assert.is(reasonOf(asReporter(stage, given.slice(1))), 'untrusted');
});

test('the reporter refuses an epoch that was started by who was never granted the one before', async () => {
  await ready;
  const stage = makeStage();
  const { deputy } = stage.cast;
  const forged = withLine(stage, submitted(stage), {
    saying: { kind: 'epoch', public: {} },
    by: deputy,
    rooms: [starts(stage, 'report', 2)],
    grants: grantsOf('report', 2, 'reporter', deputy),
  });
  assert.is(reasonOf(asReporter(stage, forged)), 'untrusted');
});

test('two lines that start one epoch are refused', async () => {
  await ready;
  const stage = makeStage();
  const { auditor } = stage.cast;
  const lines = story(stage);
  const twice = withLine(stage, lines, {
    saying: { kind: 'epoch', public: {} },
    by: auditor,
    rooms: [starts(stage, 'report', 2)],
  });
  assert.is(reasonOf(asPerson(stage, twice)), 'untrusted');
});

test('a line alone is enough for a desk row or a briefing, with its signer’s office', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair, executive } = stage.cast;
  const brief = withLine(stage, opened(stage), {
    saying: { kind: 'brief', public: { outside: false, conflict: false } },
    by: auditor,
    rooms: [starts(stage, 'briefing', 1)],
    grants: grantsOf('briefing', 1, auditor, chair, executive),
  }).slice(-1);
  const byAuditor = (kind: ActKind, offices: readonly Office[]) =>
    kind === 'brief' && offices.includes('internal-auditor');
  assert.ok(asPerson(stage, brief, byAuditor).ok);
  assert.is(reasonOf(asPerson(stage, brief, (_, offices) => offices.includes('board-chair'))), 'untrusted');
  assert.is(reasonOf(checkPartial(newCaseId(), stage.association, brief, stage.rosters, everybody)), 'untrusted');
  assert.is(reasonOf(checkPartial(stage.caseId, stage.association, brief, new Map(), everybody)), 'untrusted');
});

test('a line signed by another, by somebody unknown, or a reporter’s without submit is refused', async () => {
  await ready;
  const stage = makeStage();
  const { auditor, chair } = stage.cast;
  const lines = opened(stage);
  const note = actAfter(stage, lines, { saying: { kind: 'note', public: {} }, by: auditor });
  assert.ok(asPerson(stage, [lineOf(stage, note, auditor)]).ok);
  assert.is(reasonOf(asPerson(stage, [lineOf(stage, note, auditor, chair.keys.sign.secretKey)])), 'untrusted');
  const stranger = makeActor('internal-auditor');
  const foreign = actAfter(stage, lines, { saying: { kind: 'note', public: {} }, by: stranger });
  assert.is(reasonOf(asPerson(stage, [lineOf(stage, foreign, stranger)])), 'untrusted');
  const message = withLine(stage, lines, { saying: { kind: 'message', public: {} }, by: 'reporter' });
  assert.is(reasonOf(asPerson(stage, message.slice(-1))), 'untrusted');
  assert.ok(asPerson(stage, [...message.slice(0, 1), ...message.slice(-1)]).ok);
});

test.run();
