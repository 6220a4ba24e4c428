import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePolicy, policyBytes, policyFromBytes, policyText } from '../../src/domain/policy-bytes.ts';
import { actsOf, dutiesOf, stagesOf } from '../../src/domain/rules.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import { CATEGORIES, isCategory } from '../../src/policy/categories.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS, REPORT_STEPS } from '../../src/policy/questions.ts';
import {
  ACTS,
  type ActRule,
  CONCERN_OFFICES,
  DUTIES,
  type DutyRule,
  OFFICES,
  STAGES,
  type Stage,
  type Within,
} from '../../src/policy/types.ts';
import { ACT_KINDS, canonical, equal, OFFICES as PROTOCOL_OFFICES } from '../../src/protocol/check/index.ts';

const test = suite('act table');

/** The table of issue 2, point 11, with the sentences under it, and issue 4's acts about who may hold a key: act | by | stage → stage | entries | keys, bars | meets, owes. */
const EXPECTED = `
submit | reporter | – → review | identity in identity, report in report, gist in report | identity first: reporter, reviewer; report first: reporter, receiver; bars concerned | owes acknowledgement (10 days), brief (7 days), review (10 working days)
open | receiver, once a case, unasked | review | – | deliberation first: receiver | –
acknowledge | reviewer, once a review | any open | notice in report | – | meets acknowledgement, owes feedback (3 months)
concern | receiver | any open | reason in deliberation | bars chosen | –
clear | reviewer, once a case, only senior | review | reason in deliberation | report every: chair; deliberation every: chair | –
brief | reviewer, once a review | any open, after clear if senior | briefing in briefing | briefing next: receiver, ratifier, executive; bars conflict | meets brief
brief | reviewer, once a review | closed while brief is owed, after clear if senior | briefing in briefing | briefing next: receiver, ratifier, executive; bars conflict | meets brief
close | reviewer | review → closed (unjustified), after acknowledge, clear if senior | reason in deliberation, notice in report | – | meets review, feedback, ends labour-accuse, owes check-in (30 days, 90 days, 180 days)
resolve | reviewer | review → closed (resolved), after acknowledge, clear if senior | reason in deliberation, notice in report | – | meets review, feedback, ends labour-accuse, owes check-in (30 days, 90 days, 180 days)
refer | reviewer | review → investigation, after acknowledge, clear if senior, concern if violations-committee | reason in deliberation | report every: cleared; deliberation every: cleared | meets review, owes recommendation (10 working days)
refer | reviewer | investigation | reason in deliberation | report every: cleared; deliberation every: cleared | –
recommend | panel | investigation → ratification at the quorum | recommendation in deliberation | – | meets recommendation, owes ratification (5 working days), labour-penalty (30 days after recommend)
confirm | panel | investigation → ratification at the quorum | remark in deliberation, if any | – | meets recommendation, owes ratification (5 working days), labour-penalty (30 days after recommend)
dissent | panel | investigation → ratification at the quorum | remark in deliberation, if any | – | meets recommendation, owes ratification (5 working days), labour-penalty (30 days after recommend)
ratify | ratifier | ratification → ratified | decision in deliberation | – | meets ratification
return | ratifier | ratification → investigation | reason in deliberation | – | ends ratification, owes recommendation (5 working days)
feedback | reviewer | ratified → closed (feedback) | notice in report | – | meets feedback, owes check-in (30 days, 90 days, 180 days)
message | reviewer | any | message in report | – | meets answer
message | panel | investigation | message in report | – | –
message | reporter | any | message in report | – | –
note | holder-of-deliberation | any | note in deliberation | – | –
summary | receiver | any | summary in deliberation | – | –
unreadable | holder, unasked | any | – | – | –
grant | holder | any | – | chosen every: unreadable, newcomer | –
categorise | reviewer | after review | – | – | –
evidence | reporter | any open | message in report | – | –
evidence | reporter | closed (unjustified) → review | message in report | – | ends check-in, owes acknowledgement (10 days), brief (7 days), review (10 working days), labour-accuse (30 days)
evidence | reporter | closed (resolved, feedback) | message in report | – | owes answer (10 days)
declare | handler, first of all | any | – | bars self | –
bar | holder-of-deliberation | any | reason in deliberation | deliberation next: keeper; bars holder | –
epoch | handler | any | – | chosen next: keeper | –
ask-identity | holder-of-deliberation | any | reason in deliberation | – | owes identity-answer (2 working days)
refuse-identity | reviewer | any | reason in deliberation | – | meets identity-answer
announce | reviewer | any | notice in report, reason in deliberation, reason in identity, if any | – | meets identity-answer
disclose | reviewer | any | notice in report | identity newest: disclosed | –
disclose-withheld | reviewer | any | notice in report, reason in deliberation, reason in identity, if any | identity newest: disclosed | meets identity-answer
identify | reporter | any | identity in identity | identity next: reporter, reviewer | –
consent | reporter | any | – | – | –
pause | reviewer, ratifier, panel | any open | reason in deliberation | – | –
labour-step | reviewer, ratifier, panel | any | minutes in deliberation, if any | – | meets labour-accuse, labour-penalty, owes labour-accuse (30 days after submit), labour-penalty (30 days after recommend)
check-in | reviewer | closed while check-in is owed | message in report | – | meets check-in
resume | reviewer, ratifier, panel | any open | – | – | –
check-in-wish | reporter | closed | – | – | –
`
  .trim()
  .split('\n');

const OPEN: readonly Stage[] = ['review', 'investigation', 'ratification', 'ratified'];

const list = (items: readonly string[], glue = ', '): string => (items.length === 0 ? '–' : items.join(glue));

function stagesIn(from: readonly Stage[]): string {
  const is = (stages: readonly Stage[]) =>
    from.length === stages.length && stages.every((stage) => from.includes(stage));
  if (is(STAGES)) return 'any';
  if (is(OPEN)) return 'any open';
  if (is(STAGES.filter((stage) => stage !== 'review'))) return 'after review';
  return list(from);
}

function within(time: Within): string {
  if ('days' in time) return `${time.days} days`;
  return 'months' in time ? `${time.months} months` : `${time.working_days} working days`;
}

function clock({ within: time, counted_from: from, or_later: later }: DutyRule): string {
  const start = from === undefined ? '' : ` after ${from}`;
  return `${within(time)}${start}${later === undefined ? '' : `, or ${within(later)} if later`}`;
}

function printed(rule: ActRule): string {
  const once = rule.once === undefined ? [] : [`once a ${rule.once}`];
  const by = [
    ...rule.by,
    ...once,
    ...(rule.only ? [`only ${rule.only}`] : []),
    ...(rule.unasked ? ['unasked'] : []),
    ...(rule.first ? ['first of all'] : []),
  ];
  const closings = rule.closings === undefined ? '' : ` (${list(rule.closings)})`;
  const held = rule.while === undefined ? '' : ` while ${rule.while} is owed`;
  const to = rule.to === undefined ? '' : ` → ${rule.to}${rule.closing === undefined ? '' : ` (${rule.closing})`}`;
  const quorum = rule.at === undefined ? '' : ' at the quorum';
  const after = rule.after.map(({ act, ticked }) => `${act}${ticked === undefined ? '' : ` if ${ticked}`}`);
  const before = after.length === 0 ? '' : `, after ${after.join(', ')}`;
  const entries = rule.entries.map(({ type, room, optional }) => `${type} in ${room}${optional ? ', if any' : ''}`);
  const keys = rule.grants.map(({ room, epochs, to: who }) => `${room} ${epochs}: ${list(who)}`);
  const owes = rule.owes.map((duty) => {
    const clocks = ASSOCIATION_001.duties.filter((known) => known.duty === duty && known.from.includes(rule.act));
    assert.is(clocks.length, duty === 'check-in' ? 3 : 1, `${rule.act} owes ${duty} by its clocks`);
    return `${duty} (${clocks.map(clock).join(', ')})`;
  });
  const effects = [
    ...(rule.meets.length === 0 ? [] : [`meets ${list(rule.meets)}`]),
    ...(rule.ends === undefined ? [] : [`ends ${list(rule.ends)}`]),
    ...(owes.length === 0 ? [] : [`owes ${list(owes)}`]),
  ];
  return [
    rule.act,
    list(by),
    `${stagesIn(rule.from)}${closings}${held}${to}${quorum}${before}`,
    list(entries),
    list([...keys, ...(rule.bars === undefined ? [] : [`bars ${rule.bars}`])], '; '),
    list(effects),
  ].join(' | ');
}

test("the policy's act table is the issue's", () => {
  assert.equal(ASSOCIATION_001.acts.map(printed), EXPECTED);
});

test('stages, acts and duties are those of the table, and no other', () => {
  assert.equal([...stagesOf(ASSOCIATION_001)].toSorted(), [...STAGES].toSorted());
  assert.equal(actsOf(ASSOCIATION_001), ACTS);
  assert.equal(dutiesOf(ASSOCIATION_001), DUTIES);
  assert.equal(
    ASSOCIATION_001.offices.map(({ office }) => office),
    OFFICES,
  );
  const asked = ASSOCIATION_001.offices.filter((rule) => rule.asked).map(({ office }) => office);
  assert.equal(asked, CONCERN_OFFICES);
});

test('offices and kinds are those of the protocol', () => {
  assert.equal(OFFICES, PROTOCOL_OFFICES);
  for (const { kind } of ASSOCIATION_001.acts) assert.ok(ACT_KINDS.includes(kind), kind);
  const later = ACT_KINDS.filter((kind) => !ASSOCIATION_001.acts.some((rule) => rule.kind === kind));
  assert.equal(later.toSorted(), ['overdue']);
});

test('every duty that an act owes is met by some act, and every clock is started by one', () => {
  // Handing on is owed and met by what the chain leaves to be handed on, not by single acts (test/domain/succession.test.ts).
  for (const { duty, from } of ASSOCIATION_001.duties.filter((rule) => rule.duty !== 'hand-on')) {
    assert.ok(
      ASSOCIATION_001.acts.some((rule) => rule.meets.includes(duty)),
      duty,
    );
    for (const act of from) {
      assert.ok(
        ASSOCIATION_001.acts.some((rule) => rule.act === act && rule.owes.includes(duty)),
        `${act} ${duty}`,
      );
    }
  }
});

test("the policy's own clocks are those it prints", () => {
  const printedBy = (basis: string) =>
    ASSOCIATION_001.duties.filter((rule) => rule.basis === basis).map((rule) => `${rule.duty} ${within(rule.within)}`);
  assert.equal(printedBy('policy-001'), ['acknowledgement 10 days', 'brief 7 days', 'recommendation 10 working days']);
  assert.equal(printedBy('eu-directive'), ['feedback 3 months']);
});

test('a policy goes to canonical bytes and back, and is read strictly', () => {
  const bytes = policyBytes(ASSOCIATION_001);
  const read = policyFromBytes(bytes);
  assert.ok(read);
  assert.ok(equal(policyBytes(read ?? ASSOCIATION_001), bytes));
  const value: Record<string, unknown> = JSON.parse(policyText(ASSOCIATION_001));
  assert.ok(parsePolicy(value));
  for (const key of Object.keys(value)) {
    const { [key]: _, ...missing } = value;
    // Policies before 001-3 know of no disclosing, those before 001-4 of no relations rules and no pause, and are read as they were.
    if (['disclosure', 'adopted', 'relations', 'pausing'].includes(key)) assert.ok(parsePolicy(missing));
    else assert.is(parsePolicy(missing), undefined, `without ${key}`);
  }
  assert.is(parsePolicy({ ...value, extra: 1 }), undefined);
  assert.is(parsePolicy({ ...value, quorum: 0 }), undefined);
  assert.is(parsePolicy({ ...value, quorum: 1.5 }), undefined);
  assert.is(policyFromBytes(canonical({ version: 'x' })), undefined);
  assert.is(policyFromBytes(new Uint8Array([123])), undefined);
});

test('another quorum is another policy', () => {
  assert.not.ok(equal(policyBytes(withQuorum(ASSOCIATION_001, 3)), policyBytes(ASSOCIATION_001)));
});

test('categories have codes that an act can carry, each once, with words in both languages', () => {
  assert.is(new Set(CATEGORIES.map(({ code }) => code)).size, CATEGORIES.length);
  assert.is(CATEGORIES.filter(({ source }) => source === 'template').length, 13);
  for (const { code, ar, en } of CATEGORIES) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(ar.length > 0 && en.length > 0 && isCategory(code));
  }
  assert.not.ok(isCategory('nothing-of-ours'));
});

test('only the narrative is compulsory, and the concerns are asked before anything is written', () => {
  assert.equal(
    REPORT_QUESTIONS.filter(({ required }) => required).map(({ id }) => id),
    ['what-happened'],
  );
  assert.is(REPORT_STEPS[0], 'concerns');
  for (const { id } of REPORT_QUESTIONS) assert.ok(REPORT_STEPS.includes(id));
  assert.equal(
    IDENTITY_QUESTIONS.map(({ maxCharacters }) => maxCharacters),
    [300, 400],
  );
});

test.run();
