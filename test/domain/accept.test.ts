import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { foldCase } from '../../src/domain/case-file.ts';
import { accept, type EntryMeta, type Intention, type Plan } from '../../src/domain/decide.ts';
import type { PlanPart } from '../../src/domain/result.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { Act, PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  metaOf,
  planIn,
  ROSTER_HASH,
  referred,
  rosterOf,
  type Story,
  standing,
  submit,
  tell,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('accept');

type Sent = { readonly act: Act; readonly entries: readonly EntryMeta[] };

function send(story: Story, intention: Intention, optional = false): Sent {
  const planned = planIn(story, intention);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  const plan: Plan = planned.value;
  return { act: actOf(story, plan, intention.by, optional), entries: metaOf(plan, intention.by, optional) };
}

const answer = (story: Story, { act, entries }: Sent) =>
  accept(story.policy, story.roster, story.caseFile, act, entries, story.today);

const refuses = (story: Story, sent: Sent, part: PlanPart, why: string) =>
  assert.equal(answer(story, sent), { ok: false, refusal: { code: 'not-as-planned', part } }, why);

const REFER = { kind: 'refer', by: IA, form: 'formal-investigation', cleared: [V1, V2] } as const;

test('an act built by the plan is accepted', () => {
  const story = acknowledged(begin());
  assert.equal(answer(story, send(story, REFER)), { ok: true, value: undefined });
  assert.equal(answer(begin(), send(begin(), submit())), { ok: true, value: undefined });
});

test('a grant too many, too few, to another or in another order is refused', () => {
  const story = acknowledged(begin());
  const sent = send(story, REFER);
  const { grants } = sent.act;
  const withGrants = (changed: Act['grants']): Sent => ({ ...sent, act: { ...sent.act, grants: changed } });
  refuses(story, withGrants(grants.slice(1)), 'grants', 'too few');
  refuses(story, withGrants([...grants, { room: 'report', epoch: 1, holder: V3 }]), 'grants', 'too many');
  refuses(story, withGrants(grants.with(0, { room: 'report', epoch: 1, holder: EX })), 'grants', 'another holder');
  refuses(story, withGrants(grants.toReversed()), 'grants', 'another order');
});

test('a report sealed to fewer, to others, or with the named left unbarred is refused', () => {
  const story = begin();
  const sent = send(story, submit(['executive-director']));
  assert.equal(sent.act.bars, [EX]);
  refuses(story, { ...sent, act: { ...sent.act, bars: [] } }, 'bars', 'the named is not barred');
  refuses(story, { ...sent, act: { ...sent.act, bars: [EX, CH] } }, 'bars', 'another is barred');
  const toOther = sent.act.grants.map((grant) => (grant.holder === CH ? { ...grant, holder: AC } : grant));
  refuses(story, { ...sent, act: { ...sent.act, grants: toOther } }, 'grants', 'another receiver');
});

test('rooms and epochs are those of the plan', () => {
  const story = acknowledged(begin());
  const sent = send(story, { kind: 'brief', by: IA, conflict: false });
  const rooms = sent.act.rooms.map((start) => ({ ...start, epoch: 2 }));
  refuses(story, { ...sent, act: { ...sent.act, rooms } }, 'rooms', 'an epoch skipped');
  refuses(story, { ...sent, act: { ...sent.act, rooms: [] } }, 'rooms', 'no epoch started');
});

test('what an act says in public must be true: outside is no choice', () => {
  const story = acknowledged(begin());
  const sent = send(story, { kind: 'brief', by: IA, conflict: false });
  const { act } = sent;
  if (act.kind !== 'brief') throw new Error('a brief was planned');
  refuses(story, { ...sent, act: { ...act, public: { outside: true, conflict: false } } }, 'public', 'outside');
});

test('unsorted cleared members are refused, so that one decision has one form', () => {
  const story = acknowledged(begin());
  const sent = send(story, REFER);
  const { act } = sent;
  if (act.kind !== 'refer') throw new Error('a referral was planned');
  const cleared: readonly PersonId[] = [V2, V1];
  refuses(story, { ...sent, act: { ...act, public: { ...act.public, cleared } } }, 'public', 'another order');
});

test('attachments stand behind the entries, in the room of the last one, with a file each, and only where acts carry them', () => {
  const story = acknowledged(begin());
  const sent = send(story, { kind: 'note', by: IA });
  const [note] = sent.entries;
  if (note === undefined) throw new Error('a note was planned');
  const withFiles = (entries: readonly EntryMeta[], items: number): Sent => ({
    entries,
    act: { ...sent.act, items: Array.from({ length: items }, (_, at) => `item ${at}`) },
  });
  assert.ok(answer(story, withFiles([note, note], 3)).ok);
  assert.ok(answer(story, withFiles([note, ...Array.from({ length: 100 }, () => note)], 201)).ok);
  refuses(story, withFiles([note, ...Array.from({ length: 101 }, () => note)], 203), 'entries', 'a hundred at most');
  refuses(story, withFiles([note, note], 2), 'items', 'an attachment without its file');
  refuses(story, withFiles([note], 2), 'items', 'a file without its attachment');
  refuses(story, withFiles([note, { ...note, room: 'report' }], 3), 'entries', 'in another room');
  refuses(story, withFiles([note, { ...note, epoch: 2 }], 3), 'entries', 'under another key');
  refuses(story, withFiles([note, { ...note, author: CH }], 3), 'entries', 'by somebody else');
  const closing = send(story, { kind: 'close', by: IA, outcome: 'unjustified' });
  const [reason, notice] = closing.entries;
  if (reason === undefined || notice === undefined) throw new Error('two entries were planned');
  const more = { entries: [reason, notice, notice], act: { ...closing.act, items: ['a', 'b', 'c', 'd'] } };
  refuses(story, more, 'entries', 'where none belongs');
});

test('entries are those of the plan: number, room, epoch, author, and an optional one may be absent', () => {
  const story = acknowledged(begin());
  const sent = send(story, { kind: 'close', by: IA, outcome: 'unjustified' });
  const [reason, notice] = sent.entries;
  if (reason === undefined || notice === undefined) throw new Error('two entries were planned');
  refuses(story, { ...sent, entries: [reason] }, 'entries', 'one is missing');
  refuses(story, { ...sent, entries: [notice, reason] }, 'entries', 'another order');
  refuses(story, { ...sent, entries: [reason, notice, notice] }, 'entries', 'one too many');
  refuses(story, { ...sent, entries: [{ ...reason, epoch: 2 }, notice] }, 'entries', 'another epoch');
  refuses(story, { ...sent, entries: [{ ...reason, author: CH }, notice] }, 'entries', 'another author');
  const voiced = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const confirm = { kind: 'confirm', by: V2, of: standing(voiced) } as const;
  assert.ok(answer(voiced, send(voiced, confirm, false)).ok, 'without a remark');
  assert.ok(answer(voiced, send(voiced, confirm, true)).ok, 'with a remark');
});

test('every item belongs to a grant or an entry', () => {
  const story = acknowledged(begin());
  const sent = send(story, REFER);
  refuses(story, { ...sent, act: { ...sent.act, items: sent.act.items.slice(1) } }, 'items', 'one is missing');
});

test('the day is today, or yesterday for who began before midnight, and never before the last line', () => {
  const story = later(acknowledged(begin()), 1);
  const sent = send(story, { kind: 'note', by: IA });
  const on = (date: string) => answer(story, { ...sent, act: { ...sent.act, on: date } });
  assert.ok(on('2026-11-02').ok);
  assert.ok(on('2026-11-01').ok);
  assert.equal(on('2026-10-31'), { ok: false, refusal: { code: 'wrong-day' } });
  assert.equal(on('2026-11-03'), { ok: false, refusal: { code: 'wrong-day' } });
  const noted = tell(story, { kind: 'note', by: IA });
  const next = send(noted, { kind: 'note', by: IA });
  const before = accept(
    noted.policy,
    noted.roster,
    noted.caseFile,
    { ...next.act, on: '2026-11-01' },
    next.entries,
    noted.today,
  );
  assert.equal(before, { ok: false, refusal: { code: 'wrong-day' } });
});

test('a kind of a later version, and acts in the name of the system, are refused until they are known', () => {
  const story = acknowledged(begin());
  const { act } = send(story, { kind: 'note', by: IA });
  const frame = { ...act, entries: [], items: [] };
  const overdue: Act = { ...frame, by: 'system', kind: 'overdue', public: { duty: 'brief' } };
  assert.equal(answer(story, { act: overdue, entries: [] }), {
    ok: false,
    refusal: { code: 'not-yet', kind: 'overdue' },
  });
  const asSystem: Act = { ...act, by: 'system' };
  refuses(story, { act: asSystem, entries: [] }, 'kind', 'a note by the system');
});

test('a line that the rules would not have let in is shown as irregular and moves nothing', () => {
  const story = acknowledged(begin());
  const { act } = send(story, REFER);
  const forged = append(story, { ...act, grants: [...act.grants, { room: 'report', epoch: 1, holder: EX }] });
  assert.is(fileOf(forged).stage, 'review');
  assert.is(fileOf(forged).irregular.length, 1);
  assert.equal(fileOf(forged).panel, []);
  const byOther = append(story, { ...act, by: CH });
  assert.is(fileOf(byOther).stage, 'review');
  assert.is(fileOf(byOther).timeline.at(-1)?.kind, 'refer');
});

test('folding the whole chain at once tells the same as line by line', () => {
  const file = fileOf(tell(referred(begin()), { kind: 'recommend', by: V1 }));
  const rosters = new Map([[ROSTER_HASH, rosterOf(FULL)]]);
  const whole = foldCase(file.policy, file.ledger, rosters, DEFAULT_CALENDAR);
  assert.equal({ ...whole, holders: undefined }, { ...file, holders: undefined });
  assert.equal(
    whole.timeline.map(({ kind, stage }) => `${kind} ${stage}`),
    [
      ...['submit review', 'declare review', 'declare review', 'open review', 'acknowledge review'],
      ...['refer investigation', 'declare investigation', 'declare investigation', 'declare investigation'],
      'recommend investigation',
    ],
  );
});

test.run();
