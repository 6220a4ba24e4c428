import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { obstacles } from '../../src/domain/decide.ts';
import { concernedSince, foundConcerned, keptAwaySince } from '../../src/domain/found-concerned.ts';
import { handOnSteps } from '../../src/domain/hand-on.ts';
import { keysToGive } from '../../src/domain/open-acts.ts';
import { linesFor, mayDo, sees } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { Office } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  carried,
  DC,
  declared,
  EX,
  fileOf,
  IA,
  ROSTER_HASH,
  ratified,
  referred,
  report,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('visibility');

const views = (story: Story) => [IA, CH, DC, AC, EX, V1, V2, V3].map((id) => sees(fileOf(story), id) ?? '–').join(' ');
const kindsFor = (story: Story, reader: PersonId | 'reporter') =>
  linesFor(reader, fileOf(story), story.today).map(({ act }) => act.kind);

test('a handler who had a conflict of interest isn’t somebody whom the case was found to concern', () => {
  const since = (story: Story) => concernedSince(fileOf(story), new Map([[ROSTER_HASH, story.roster]]), AC);
  const story = referred(begin(), [], [V1, V3]);
  assert.equal(since(tell(story, { kind: 'bar', by: IA, person: V1 })), [V2], 'the referral’s alone');
  assert.equal(since(tell(story, { kind: 'declare', by: CH, conflict: true })), [V2]);
  assert.equal(keptAwaySince(fileOf(story)), [], 'neither who was cleared nor who is concerned');
  const barred = tell(tell(story, { kind: 'bar', by: IA, person: V1 }), { kind: 'declare', by: CH, conflict: true });
  assert.equal(keptAwaySince(fileOf(barred)), [V1, CH]);
  const file = fileOf(barred);
  const again = { ...file, ledger: { ...file.ledger, lines: [...file.ledger.lines, ...file.ledger.lines] } };
  assert.equal(keptAwaySince(again), [V1, CH], 'each once');
  assert.equal(concernedSince(again, new Map([[ROSTER_HASH, barred.roster]]), AC), [V2], 'each once');
});

test('who comes in by a bar sees nothing until they have a key of the report, then what they declare by, and then the whole', () => {
  const story = tell(declared(acknowledged(begin())), { kind: 'bar', by: IA, person: CH });
  const ofDeputy = (told: Story) => sees(fileOf(told), DC);
  assert.ok(fileOf(story).ledger.rooms.get('deliberation')?.at(-1)?.holders.has(DC), 'the bar gives them a key');
  assert.is(ofDeputy(story), undefined);
  const handed = handOnSteps(fileOf(story), story.roster, IA).reduce((told, step) => tell(told, step), story);
  assert.is(ofDeputy(handed), 'undeclared');
  assert.is(ofDeputy(tell(handed, { kind: 'declare', by: DC, conflict: false })), 'whole');
});

test('who was involved and where is shown from the first moment, the whole once they declared, others see nothing', () => {
  const story = report(begin());
  assert.is(views(story), 'undeclared undeclared – – – – – –');
  assert.is(views(tell(story, { kind: 'declare', by: CH, conflict: false })), 'undeclared whole – – – – – –');
  assert.is(views(acknowledged(begin())), 'whole whole – – – – – –');
  assert.is(views(referred(begin(), [], [V1, V3])), 'whole whole – – – whole – whole');
});

test('whom a referral found concerned is told from the act alone, whoever was kept away since, and never to them', () => {
  const concernedIn = (story: Story, reader: PersonId, kind = 'refer') =>
    fileOf(story)
      .ledger.lines.filter(({ act }) => act.kind === kind)
      .flatMap((line) => foundConcerned(fileOf(story), new Map([[ROSTER_HASH, story.roster]]), line, reader));
  const story = referred(begin(), [], [V1, V3]);
  for (const reader of [IA, CH, V1, V3]) assert.equal(concernedIn(story, reader), [V2]);
  assert.equal(concernedIn(story, V2), [], 'whoever is concerned isn’t told so');
  assert.equal(concernedIn(story, IA, 'acknowledge'), []);
  const later = tell(story, { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [V2] });
  assert.equal(concernedIn(later, IA), [V2]);
  assert.equal(concernedIn(referred(begin()), IA), [], 'nobody was found concerned');
  const barred = tell(acknowledged(begin()), {
    kind: 'concern',
    by: IA,
    concerns: ['violations-committee'],
    persons: [V2],
  });
  const without = tell(barred, { kind: 'refer', by: IA, form: 'internal-audit', cleared: [V1, V3] });
  assert.equal(concernedIn(without, IA), [], 'whoever was kept away before wasn’t asked about');
});

test('beside what the reporter ticked stands of whom it was recorded or found since, never to whom a referral found', () => {
  const since = (story: Story, reader: PersonId) =>
    concernedSince(fileOf(story), new Map([[ROSTER_HASH, story.roster]]), reader);
  assert.equal(since(report(begin(), ['deputy-chair']), IA), [], 'what was ticked stands beside');
  const executive = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: true });
  assert.equal(since(executive, IA), [EX]);
  const recorded = tell(executive, { kind: 'concern', by: IA, concerns: ['deputy-chair'], persons: [] });
  assert.equal(since(recorded, IA), [EX, DC]);
  const story = tell(recorded, { kind: 'refer', by: IA, form: 'internal-audit', cleared: [V1, V3] });
  assert.equal(since(story, CH), [EX, DC, V2]);
  assert.not(since(story, V2).includes(V2));
  assert.equal(since(referred(begin()), IA), []);
});

test('the executive sees briefings alone, and only once briefed', () => {
  const story = acknowledged(begin());
  assert.is(sees(fileOf(story), EX), undefined);
  const briefed = tell(story, { kind: 'brief', by: IA, conflict: false });
  assert.is(sees(fileOf(briefed), EX), 'briefings');
  assert.equal(kindsFor(briefed, EX), ['brief']);
  assert.is(sees(fileOf(tell(story, { kind: 'brief', by: IA, conflict: true })), EX), undefined);
});

test('T45: a barred person sees nothing of a case, not even a briefing they once had', () => {
  const first = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  const closed = tell(first, { kind: 'close', by: IA, outcome: 'unjustified' }, { kind: 'evidence', by: 'reporter' });
  const second = tell(closed, { kind: 'acknowledge', by: IA }, { kind: 'brief', by: IA, conflict: true });
  assert.is(sees(fileOf(second), EX), undefined);
  assert.equal(linesFor(EX, fileOf(second), second.today), []);
  const named = acknowledged(begin(), ['executive-director']);
  assert.equal(linesFor(EX, fileOf(named), named.today), []);
});

test('a briefing key given again is a line that its reader is given too', () => {
  const briefed = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  const said = tell(briefed, { kind: 'unreadable', by: EX, room: 'briefing' });
  assert.equal(keysToGive(said.roster, fileOf(said), CH), [{ person: EX, room: 'briefing' }]);
  assert.equal(keysToGive(said.roster, fileOf(said), EX), []);
  const given = tell(said, { kind: 'grant', by: CH, room: 'briefing', to: EX });
  assert.equal(kindsFor(given, EX), ['brief', 'grant']);
});

test('who sees the whole case is given every line', () => {
  const story = carried(begin());
  assert.is(linesFor(CH, fileOf(story), story.today).length, fileOf(story).timeline.length);
  assert.equal(linesFor(DC, fileOf(story), story.today), []);
});

test("the reporter is given submit and what touches the reporter's rooms, and nothing of the deliberation", () => {
  let story = tell(
    acknowledged(begin(), ['violations-committee']),
    { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [V3] },
    { kind: 'note', by: CH },
    { kind: 'summary', by: IA },
    { kind: 'brief', by: IA, conflict: false },
    { kind: 'message', by: IA },
    { kind: 'message', by: 'reporter' },
    { kind: 'refer', by: IA, form: 'internal-audit', cleared: [V1, V2] },
    { kind: 'message', by: V1 },
    { kind: 'recommend', by: V1 },
  );
  story = tell(story, { kind: 'confirm', by: V2, of: standing(story) });
  story = tell(
    story,
    { kind: 'ratify', by: CH, of: standing(story) },
    { kind: 'categorise', by: IA, category: 'fraud' },
  );
  story = tell(story, { kind: 'feedback', by: IA }, { kind: 'evidence', by: 'reporter' });
  assert.equal(kindsFor(story, 'reporter'), [
    'submit',
    'acknowledge',
    'message',
    'message',
    'refer',
    'message',
    'feedback',
    'evidence',
  ]);
});

test('the reporter of a report about "someone senior" is given the line that cleared the chair, who gets a key', () => {
  const story = tell(acknowledged(begin(), 'senior'), { kind: 'clear', by: IA });
  assert.equal(kindsFor(story, 'reporter'), ['submit', 'acknowledge', 'clear']);
});

test('from referral to feedback the reporter is given the same lines for every course, however often it was returned', () => {
  const straight = tell(ratified(begin()), { kind: 'feedback', by: IA });
  let winding = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const first = standing(winding);
  winding = tell(winding, { kind: 'dissent', by: V2, of: first }, { kind: 'dissent', by: V3, of: first });
  for (const recorder of [V2, V1]) {
    winding = tell(winding, { kind: 'recommend', by: recorder });
    winding = tell(winding, { kind: 'confirm', by: V3, of: standing(winding) });
    if (recorder === V2) winding = tell(winding, { kind: 'return', by: CH, of: standing(winding) });
  }
  winding = tell(winding, { kind: 'ratify', by: CH, of: standing(winding) }, { kind: 'feedback', by: IA });
  const given = (story: Story) =>
    linesFor('reporter', fileOf(story), story.today).map(({ act }) => ({ ...act, prev: '', items: act.items.length }));
  assert.equal(given(winding), given(straight));
});

test('a partial reader lets each office do what the policy lets its roles do, and no more', () => {
  const may = (kind: string, ...offices: readonly Office[]) => mayDo(ASSOCIATION_001, kind, offices);
  assert.ok(may('acknowledge', 'internal-auditor'));
  assert.ok(may('acknowledge', 'deputy-chair'), 'a substitute reviewer');
  assert.not.ok(may('acknowledge', 'executive-director'));
  assert.not.ok(may('acknowledge', 'violations-committee'));
  assert.ok(may('message', 'violations-committee'));
  assert.not.ok(may('feedback', 'violations-committee'));
  assert.ok(may('ratify', 'board-chair'));
  assert.not.ok(may('ratify', 'internal-auditor'));
  assert.ok(may('brief', 'board-member', 'internal-auditor'));
  assert.not.ok(may('brief', 'board-member'));
  assert.ok(may('unreadable', 'executive-director'));
  assert.not.ok(may('evidence', 'internal-auditor'));
  assert.ok(may('epoch', 'violations-committee'), 'whoever holds the report begins it anew');
  assert.not.ok(may('epoch', 'executive-director'));
  assert.not.ok(may('bar', 'executive-director'));
  assert.not.ok(may('overdue', 'internal-auditor'));
});

test('open is signed by the first receiver who looks, once', () => {
  const story = declared(report(begin()));
  const must = (told: Story) =>
    [IA, CH, DC, EX].map((id) => obstacles(told.roster, fileOf(told), 'open', id).length === 0);
  assert.equal(must(report(begin())), [false, false, false, false], 'whoever has yet to declare opens nothing');
  assert.equal(must(story), [true, true, false, false]);
  assert.equal(must(tell(story, { kind: 'open', by: CH })), [false, false, false, false]);
});

test.run();
