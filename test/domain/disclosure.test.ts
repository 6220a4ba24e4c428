// Who may know who reported: asking, refusing, announcing, disclosing with and without telling first, ending, consent, and the
// name given later or again. The rules alone, in sentences.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addressees, consentAskable } from '../../src/domain/acts/disclosing.ts';
import { openDuties } from '../../src/domain/case-file.ts';
import { accept } from '../../src/domain/decide.ts';
import {
  disclosable,
  disclosedTo,
  disclosureParams,
  holdsIdentity,
  mustGiveAgain,
  stillGives,
} from '../../src/domain/disclosure.ts';
import { endedEarly, endOfAnnouncement, mayAskAnew } from '../../src/domain/disclosure-ends.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { addDays, type PlainDate } from '../../src/domain/plain-date.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { linesFor } from '../../src/domain/visibility.ts';
import { consentAnswers } from '../../src/i18n/consent-answers.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  DC,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  metaOf,
  planIn,
  ROSTER_HASH,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  tell,
  V1,
  V2,
  withRoster,
} from './story.ts';

const test = suite('disclosing an identity');

const rule = ASSOCIATION_001.disclosure;
if (rule === undefined) throw new Error('the policy knows no disclosing');
const AHEAD = rule.ahead.days;

const on = (story: Story, days: number): PlainDate => addDays(story.today, days);
type Choice = { readonly to?: PersonId; readonly basis?: string; readonly days?: number };

const announce = (story: Story, { to = CH, basis = 'law', days = AHEAD + 30 }: Choice = {}) =>
  ({ kind: 'announce', by: IA, to, basis, until: on(story, days) }) as const;
const withheld = (story: Story, { to = CH, basis = 'law', days = 60 }: Choice = {}, told = 30) =>
  ({ kind: 'disclose-withheld', by: IA, to, basis, until: on(story, days), withheldUntil: on(story, told) }) as const;

const announced = (story: Story): string => fileOf(story).identity.announced[0]?.line ?? '';
const disclose = (story: Story) => ({ kind: 'disclose', by: IA, of: announced(story) }) as const;

const announcedTo = (story: Story, choice?: Choice): Story => tell(story, announce(story, choice));
const disclosed = (story: Story, choice?: Choice): Story => {
  const ready = later(announcedTo(story, choice), AHEAD);
  return tell(ready, disclose(ready));
};
const code = (refusal: Refusal | undefined): string => refusal?.code ?? 'allowed';
const kindsFor = (story: Story, reader: PersonId | 'reporter', days = 0): readonly string[] =>
  linesFor(reader, fileOf(story), on(story, days)).map(({ act }) => act.kind);
const owesAnswer = (story: Story): number =>
  openDuties(fileOf(story)).filter(({ id }) => id === 'identity-answer').length;

test('told first: announced on one day, given not before the day that was told, until the day that was told', () => {
  const story = announcedTo(acknowledged(begin()));
  const [line] = fileOf(story).identity.announced;
  assert.is(line?.from, on(story, AHEAD));
  assert.equal(disclosedTo(fileOf(story), CH, story.today), undefined);
  const early = later(story, AHEAD - 1);
  assert.equal(refusalOf(early, disclose(early)), { code: 'too-early', from: line?.from });
  const ready = later(story, AHEAD);
  const told = tell(ready, disclose(ready));
  assert.is(disclosedTo(fileOf(told), CH, told.today)?.until, line?.until);
  const [epoch] = fileOf(told).ledger.rooms.get('identity') ?? [];
  assert.ok(epoch?.holders.has(CH));
  assert.equal(fileOf(told).identity.announced, []);
  const act = fileOf(told).ledger.lines.at(-1)?.act;
  assert.equal(act?.grants, [{ room: 'identity', epoch: 1, holder: CH }]);
  assert.equal(code(refusalOf(told, disclose(story))), 'nothing-announced', 'twice');
});

test('an announcement whose end has come can’t be carried out any more', () => {
  const story = announcedTo(acknowledged(begin()), { days: AHEAD + 2 });
  const late = later(story, AHEAD + 2);
  assert.is(code(refusalOf(late, disclose(late))), 'nothing-announced');
});

test('a disclosure ends on its day: the line gives no key any more, and it takes a new one', () => {
  const story = disclosed(acknowledged(begin()));
  const line = fileOf(story).ledger.head;
  const last = later(story, 29);
  assert.ok(stillGives(fileOf(story), line, last.today));
  assert.is(code(refusalOf(last, announce(last))), 'already-disclosed');
  assert.is(code(refusalOf(last, { kind: 'ask-identity', by: CH })), 'already-disclosed');
  const over = later(story, 30);
  assert.is(code(refusalOf(over, { kind: 'ask-identity', by: CH })), 'allowed');
  assert.not.ok(stillGives(fileOf(story), line, over.today));
  assert.is(disclosedTo(fileOf(story), CH, over.today), undefined);
  assert.is(code(refusalOf(over, announce(over))), 'allowed');
  const first = fileOf(story).ledger.submit.hash;
  assert.ok(stillGives(fileOf(story), first, over.today), 'the reviewer’s own');
});

test('it ends after the policy’s time at most, and after it begins', () => {
  const story = acknowledged(begin());
  const longest = rule.longest.days;
  assert.is(code(refusalOf(story, announce(story, { days: AHEAD }))), 'wrong-end');
  assert.is(code(refusalOf(story, announce(story, { days: AHEAD + 1 }))), 'allowed');
  assert.is(code(refusalOf(story, announce(story, { days: AHEAD + longest }))), 'allowed');
  assert.is(code(refusalOf(story, announce(story, { days: AHEAD + longest + 1 }))), 'wrong-end');
  assert.is(code(refusalOf(story, withheld(story, { days: 0 }, 0))), 'wrong-end');
  assert.is(code(refusalOf(story, withheld(story, { days: longest }))), 'allowed');
  assert.is(code(refusalOf(story, withheld(story, { days: longest + 1 }))), 'wrong-end');
  assert.is(code(refusalOf(story, withheld(story, {}, 0))), 'wrong-end');
  assert.is(code(refusalOf(story, withheld(story, {}, 1))), 'allowed');
});

test('withheld: the reporter is given neither the line nor anything else of it before the recorded day, and then both', () => {
  const before = acknowledged(begin());
  const story = tell(before, withheld(before, { days: 90 }, 60));
  assert.ok(disclosedTo(fileOf(story), CH, story.today));
  const known = kindsFor(before, 'reporter');
  assert.equal(kindsFor(story, 'reporter'), known);
  assert.equal(kindsFor(story, 'reporter', 59), known);
  assert.equal(kindsFor(story, 'reporter', 60), [...known, 'disclose-withheld']);
  assert.ok(kindsFor(story, CH).includes('disclose-withheld'));
});

test('what was told first is the reporter’s at once, and so is all that they say of their name', () => {
  const story = disclosed(tell(acknowledged(begin()), { kind: 'consent', by: 'reporter', given: true }));
  const told = tell(story, { kind: 'identify', by: 'reporter' });
  assert.equal(kindsFor(told, 'reporter').slice(-4), ['consent', 'announce', 'disclose', 'identify']);
});

test('requests, refusals and answers in secret are not the reporter’s to read', () => {
  const before = acknowledged(begin());
  const story = tell(before, { kind: 'ask-identity', by: CH }, { kind: 'refuse-identity', by: IA, to: CH });
  assert.equal(kindsFor(story, 'reporter'), kindsFor(before, 'reporter'));
  assert.equal(kindsFor(story, V1), []);
});

test('it goes to whoever handles the case and has declared; never to others, the executive, the barred, or the reviewer', () => {
  const story = referred(begin(), [], [V1, V2]);
  assert.equal(disclosable(fileOf(story), story.roster), [CH, V1, V2]);
  const fresh = acknowledged(begin());
  const unread = tell(fresh, { kind: 'refer', by: IA, form: 'formal-investigation', cleared: [V1, V2] });
  assert.equal(disclosable(fileOf(unread), unread.roster), [CH], 'members who have yet to declare');
  for (const to of [IA, EX, DC, AC]) {
    assert.equal(refusalOf(story, announce(story, { to })), { code: 'not-eligible', person: to });
    assert.equal(refusalOf(story, withheld(story, { to })), { code: 'not-eligible', person: to });
  }
  const barred = tell(story, { kind: 'bar', by: IA, person: V1 }, { kind: 'epoch', by: IA, room: 'report' });
  assert.is(code(refusalOf(barred, announce(barred, { to: V1 }))), 'not-eligible');
  const left = withRoster(story, rosterOf(FULL, [V2]));
  assert.equal(disclosable(fileOf(left), left.roster), [CH, V1]);
});

test('whoever came to be kept away after an announcement doesn’t get it', () => {
  const story = announcedTo(referred(begin(), [], [V1, V2]), { to: V1 });
  const gone = tell(story, { kind: 'bar', by: IA, person: V1 }, { kind: 'epoch', by: IA, room: 'report' });
  const barred = later(gone, AHEAD);
  assert.is(code(refusalOf(barred, disclose(barred))), 'not-eligible');
});

test('an executive who came to hold the case isn’t given it either', () => {
  const story = acknowledged(begin());
  const moved = rosterOf(new Map([...FULL, [CH, ['board-chair', 'executive-director']], [EX, ['board-member']]]));
  assert.equal(disclosable(fileOf(story), story.roster), [CH]);
  assert.equal(disclosable(fileOf(story), moved), []);
});

test('on the reporter’s consent only while they have given it, and never in secret', () => {
  const story = acknowledged(begin());
  const consent = { basis: 'consent' };
  const says = (told: Story, given: boolean) => tell(told, { kind: 'consent', by: 'reporter', given });
  assert.is(code(refusalOf(story, announce(story, consent))), 'no-consent');
  assert.is(code(refusalOf(story, { kind: 'consent', by: 'reporter', given: false })), 'already-done');
  const agreed = says(story, true);
  assert.is(code(refusalOf(agreed, announce(agreed, consent))), 'allowed');
  assert.is(code(refusalOf(agreed, withheld(agreed, consent))), 'unknown-basis');
  assert.is(code(refusalOf(agreed, announce(agreed, { basis: 'curiosity' }))), 'unknown-basis');
  const back = later(says(announcedTo(agreed, consent), false), AHEAD);
  assert.is(code(refusalOf(back, announce(back, { ...consent, to: CH }))), 'no-consent');
});

test('asked for consent, for one person, by nobody but who could disclose it; a no is told by the chain and holds for that person until they ask anew', () => {
  const story = referred(begin(), [], [V1, V2]);
  const ask = (to: PersonId, by: PersonId = IA) => ({ kind: 'message', by, asks: to }) as const;
  const says = (told: Story, given: boolean) => tell(told, { kind: 'consent', by: 'reporter', given });
  const no = { kind: 'consent', by: 'reporter', given: false } as const;
  assert.is(
    code(refusalOf(story, ask(V2, V1))),
    'not-eligible',
    'a member of the committee writes, and asks for nobody',
  );
  assert.is(code(refusalOf(story, { kind: 'message', by: V1 })), 'allowed');
  assert.is(code(refusalOf(story, { kind: 'message', by: 'reporter', asks: CH })), 'not-eligible');
  for (const to of [IA, EX, DC]) assert.is(code(refusalOf(story, ask(to))), 'not-eligible');
  assert.is(code(refusalOf(handedOver(), ask(CH, AC))), 'not-eligible', 'who hasn’t the name has nothing to disclose');
  assert.is(code(refusalOf(story, no)), 'already-done', 'nobody asked');

  const asked = tell(story, ask(CH), ask(V1));
  const [first] = fileOf(asked).identity.asked;
  assert.equal([first?.to, first?.on, first?.answers], [CH, asked.today, []]);
  assert.equal(fileOf(asked).ledger.lines.at(-1)?.act.public, {
    asks: 'consent',
    to: V1,
    office: 'violations-committee',
  });
  assert.is(code(refusalOf(asked, ask(CH))), 'allowed', 'whom nobody answers may be asked again');
  const declined = says(asked, false);
  assert.equal(
    fileOf(declined).identity.asked.map(({ answers }) => answers.at(-1)?.given),
    [false, false],
  );
  assert.ok(fileOf(declined).identity.declined);
  assert.is(code(refusalOf(declined, no)), 'already-done');
  assert.equal(refusalOf(declined, ask(CH)), { code: 'declined', person: CH });
  assert.is(code(refusalOf(declined, ask(V2))), 'allowed', 'for somebody else');
  assert.equal(
    consentAskable({ by: IA, caseFile: fileOf(declined), roster: declined.roster }, declined.today).map(
      ({ person, why }) => [person, code(why)],
    ),
    [
      [CH, 'declined'],
      [V1, 'declined'],
      [V2, 'allowed'],
    ],
  );
  const anew = tell(declined, { kind: 'ask-identity', by: CH });
  assert.equal(
    [code(refusalOf(anew, ask(CH))), code(refusalOf(anew, ask(V1)))],
    ['allowed', 'declined'],
    'new grounds',
  );
  assert.is(code(refusalOf(says(tell(anew, ask(CH)), false), ask(CH))), 'declined', 'once each');
  const agreed = says(tell(anew, ask(CH)), true);
  assert.is(code(refusalOf(agreed, ask(V2))), 'not-eligible', 'who agrees needn’t be asked');
  const back = says(agreed, false);
  assert.not.ok(fileOf(back).identity.declined, 'taken back');
  assert.is(code(refusalOf(back, ask(CH))), 'declined');
  assert.is(code(refusalOf(announcedTo(story, { to: V2 }), ask(V2))), 'already-disclosed');
  const before = { ...ASSOCIATION_001, acts: ASSOCIATION_001.acts.filter(({ act }) => act !== 'announce') };
  const old = acknowledged(begin(FULL, before));
  assert.is(code(refusalOf(old, ask(CH))), 'not-eligible', 'a policy of before knows no disclosing');
});

test('each answer to a question stays in the record with its day, whatever the reporter says later', () => {
  const says = (told: Story, given: boolean, days: number) =>
    tell(later(told, days), { kind: 'consent', by: 'reporter', given });
  const asked = tell(referred(begin(), [], [V1, V2]), { kind: 'message', by: IA, asks: CH });
  const back = says(says(asked, true, 1), false, 2);
  const answersOf = (told: Story) => fileOf(told).identity.asked.map(({ answers }) => answers);
  const [one, three] = [on(asked, 1), on(asked, 3)];
  const both = [
    { given: true, on: one },
    { given: false, on: three },
  ];
  assert.equal(answersOf(back), [both]);
  const other = says(tell(back, { kind: 'message', by: IA, asks: V1 }), false, 1);
  assert.equal(answersOf(other), [both, [{ given: false, on: on(asked, 4) }]], 'said again, the first counts');
  const words = (lang: 'ar' | 'en') => consentAnswers(lang, both);
  const date = (lang: 'ar' | 'en', day: PlainDate) => formatDate(lang, day);
  assert.is(words('en'), `They said yes on ${date('en', one)}, and took it back on ${date('en', three)}.`);
  assert.is(words('ar'), `وافق يوم ${date('ar', one)}، ثم سحب موافقته يوم ${date('ar', three)}.`);
  assert.is(consentAnswers('en', []), 'They have said neither yes nor no.');
  // Of whom they said no to they can't be asked: the advice to ask is of others.
  const basis = { basis: 'consent' };
  assert.equal(refusalOf(back, announce(back, { ...basis, to: CH })), { code: 'declined', person: CH });
  assert.equal(refusalOf(back, announce(back, { ...basis, to: V2 })), { code: 'no-consent' });
});

test('a line that asks for consent and that no rule let in asks for nothing', () => {
  const story = referred(begin(), [], [V1, V2]);
  const planned = planIn(story, { kind: 'message', by: V1 });
  if (!planned.ok) throw new Error(planned.refusal.code);
  const said = { asks: 'consent', to: V2, office: 'violations-committee' } as const;
  const act = { ...actOf(story, planned.value, V1), kind: 'message', public: said } as const;
  const metas = metaOf(planned.value, V1);
  assert.not.ok(accept(story.policy, story.roster, fileOf(story), act, metas, story.today).ok);
  assert.equal(fileOf(append(story, act)).identity.asked, []);
  const other = { ...actOf(story, planned.value, IA), kind: 'message', public: said } as const;
  const judged = (office: 'violations-committee' | 'board-chair') =>
    accept(
      story.policy,
      story.roster,
      fileOf(story),
      { ...other, public: { ...said, office } },
      metaOf(planned.value, IA),
      story.today,
    );
  assert.equal([judged('violations-committee').ok, judged('board-chair').ok], [true, false], 'the office is theirs');
});

test('where nobody can be chosen there is nothing to announce; who has yet to declare is named, and can’t be chosen', () => {
  const fresh = tell(acknowledged(begin()), { kind: 'refer', by: IA, form: 'formal-investigation', cleared: [V1, V2] });
  const ways = addressees('announce', { caseFile: fileOf(fresh), roster: fresh.roster }, fresh.today);
  assert.equal(
    ways.map(({ person, why }) => [person, code(why)]),
    [
      [CH, 'allowed'],
      [V1, 'undeclared'],
      [V2, 'undeclared'],
    ],
  );
  for (const intention of [announce(fresh, { to: V1 }), withheld(fresh, { to: V1 })])
    assert.equal(refusalOf(fresh, intention), { code: 'undeclared', person: V1 });
  const alone = withRoster(fresh, rosterOf(FULL, [CH]));
  const obstaclesOf = (act: string) =>
    openActs(alone.policy, alone.roster, fileOf(alone), IA).flatMap((one) =>
      one.act === act && one.state === 'blocked' ? [one.refusals.filter((why) => why.code !== 'do-first')] : [],
    );
  const none = [{ code: 'nobody-to-disclose' }, { code: 'undeclared', person: V1 }, { code: 'undeclared', person: V2 }];
  assert.equal([obstaclesOf('announce'), obstaclesOf('disclose-withheld')], [[none], [none]]);
});

test('the reporter is told of a withheld disclosure by its end, and within the policy’s time', () => {
  const story = acknowledged(begin());
  assert.is(code(refusalOf(story, withheld(story, { days: 60 }, 60))), 'allowed');
  assert.equal(refusalOf(story, withheld(story, { days: 60 }, 61)), {
    ...{ code: 'wrong-end', from: on(story, 1), until: on(story, 60) },
  });
  const short = { ...story.policy, disclosure: { ...rule, withheld: { days: 20 } } };
  const strict = acknowledged(begin(FULL, short));
  assert.is(code(refusalOf(strict, withheld(strict, { days: 60 }, 20))), 'allowed');
  assert.is(code(refusalOf(strict, withheld(strict, { days: 60 }, 21))), 'wrong-end');
});

test('whom the reporter was told of gets nothing in secret before that day, nor while it stands; a refusal takes no day back', () => {
  const story = announcedTo(referred(begin(), [], [V1, V2]));
  const [one] = fileOf(story).identity.announced;
  const from = on(story, AHEAD);
  assert.is(one?.from, from);
  assert.equal(refusalOf(story, withheld(story)), { code: 'too-early', from });
  assert.is(code(refusalOf(story, withheld(story, { to: V1 }))), 'allowed', 'somebody else');
  const day = later(story, AHEAD);
  assert.equal(refusalOf(day, withheld(day)), { code: 'already-disclosed', person: CH });
  assert.is(code(refusalOf(day, disclose(day))), 'allowed');
  const lapsed = later(story, AHEAD + 30);
  assert.is(code(refusalOf(lapsed, withheld(lapsed))), 'allowed', 'its end has come');

  const refused = tell(story, { kind: 'refuse-identity', by: IA, to: CH });
  assert.equal(refusalOf(refused, withheld(refused)), { code: 'too-early', from });
  const kept = later(refused, AHEAD);
  assert.is(code(refusalOf(kept, withheld(kept))), 'allowed');
});

test('the reporter is told an office, not who: nobody else who holds it gets anything in secret before that day', () => {
  const before = referred(begin(), [], [V1, V2]);
  const story = announcedTo(before, { to: V1 });
  const from = on(story, AHEAD);
  const early = { code: 'too-early', from };
  assert.equal(refusalOf(story, withheld(story, { to: V2 })), early);
  assert.is(code(refusalOf(story, withheld(story))), 'allowed', 'the chair holds another office');
  const eve = later(story, AHEAD - 1);
  assert.equal(refusalOf(eve, withheld(eve, { to: V2 })), early);
  const day = later(story, AHEAD);
  assert.is(code(refusalOf(day, withheld(day, { to: V2 }))), 'allowed', 'what was told has come');

  const dropped = tell(story, { kind: 'refuse-identity', by: IA, to: V1 });
  assert.equal(refusalOf(dropped, withheld(dropped, { to: V2 })), early, 'a refusal takes no day back');
  const barred = tell(story, { kind: 'bar', by: IA, person: V1 }, { kind: 'epoch', by: IA, room: 'report' });
  assert.equal(refusalOf(barred, withheld(barred, { to: V2 })), early, 'nor does a bar');
  const twice = announcedTo(later(story, 3), { to: V2 });
  const one = tell(twice, { kind: 'refuse-identity', by: IA, to: V1 });
  const last = { code: 'too-early', from: on(story, AHEAD + 3) };
  assert.equal(refusalOf(one, withheld(one, { to: V1 })), last, 'of two days told, the later, whichever stands');

  const agreed = tell(before, { kind: 'consent', by: 'reporter', given: true });
  const back = tell(announcedTo(agreed, { to: V1, basis: 'consent' }), {
    kind: 'consent',
    by: 'reporter',
    given: false,
  });
  assert.equal(refusalOf(back, withheld(back, { to: V2 })), early, 'nor does taking a consent back');

  const both = withRoster(story, rosterOf(new Map([...FULL, [V2, ['alternate-auditor', 'violations-committee']]])));
  assert.equal(refusalOf(both, withheld(both, { to: V2 })), early, 'whichever of their offices it is');
  const member = withRoster(before, rosterOf(new Map([...FULL, [V1, ['board-member', 'violations-committee']]])));
  const moved = withRoster(announcedTo(member, { to: V1 }), rosterOf(FULL));
  assert.is(fileOf(moved).identity.announced[0]?.office, 'board-member');
  assert.equal(refusalOf(moved, withheld(moved, { to: V1 })), early, 'the same person under another office');
});

test('who was promised or given the name doesn’t ask for it: that is owed no second answer', () => {
  const story = acknowledged(begin());
  const ask = { kind: 'ask-identity', by: CH } as const;
  const none = { code: 'already-disclosed', person: CH };
  const promised = announcedTo(tell(story, ask));
  assert.equal(refusalOf(promised, ask), none);
  assert.is(owesAnswer(promised), 0);
  const due = later(promised, AHEAD);
  assert.equal(refusalOf(due, ask), none, 'it can be given from today on');
  const given = tell(due, disclose(due));
  assert.equal(refusalOf(given, ask), none);
  const secret = tell(story, withheld(story));
  assert.equal(refusalOf(secret, ask), none);

  const lapsed = later(promised, AHEAD + 30);
  assert.is(code(refusalOf(lapsed, ask)), 'allowed', 'its end came, and nothing did');
  assert.is(owesAnswer(tell(lapsed, ask)), 1);
  const refused = tell(promised, { kind: 'refuse-identity', by: IA, to: CH });
  assert.is(code(refusalOf(refused, ask)), 'allowed', 'once refused, asked again');

  const other = announcedTo(referred(begin(), [], [V1, V2]), { to: V1 });
  assert.is(code(refusalOf(other, { kind: 'ask-identity', by: V2 })), 'allowed', 'each asks for themselves');
});

test('a chain that holds such a line all the same: it counts for nobody, gives no key, and the announcement stands', () => {
  const before = acknowledged(begin());
  const secret = planIn(before, withheld(before));
  if (!secret.ok) throw new Error(secret.refusal.code);
  const story = announcedTo(before);
  const told = append(story, actOf(story, secret.value, IA));
  const file = fileOf(told);
  const { head } = file.ledger;
  assert.equal(file.irregular, [head]);
  assert.equal(file.identity.disclosures, []);
  assert.not.ok(stillGives(file, head, told.today));
  assert.equal(
    endedEarly(file, told.roster),
    [head],
    'the reporter reads of it, on its day, as one that opens for nobody',
  );
  const ready = later(told, AHEAD);
  const [one] = file.identity.announced;
  const planned = planIn(ready, { kind: 'disclose', by: IA, of: one?.line ?? '' });
  assert.ok(planned.ok);
});

test('the form offers whom the rules would let in today, and tells of everybody else what stands in the way', () => {
  const story = acknowledged(begin());
  const ways = (at: Story, kind: 'announce' | 'disclose-withheld') =>
    addressees(kind, { caseFile: fileOf(at), roster: at.roster }, at.today);
  const codes = (at: Story, kind: 'announce' | 'disclose-withheld') => {
    const make = kind === 'announce' ? announce : withheld;
    for (const { person, why } of ways(at, kind)) {
      assert.is(code(refusalOf(at, make(at, { to: person }))), code(why), `${kind}: as the rules judge it`);
    }
    return ways(at, kind).map(({ person, why }) => [person, code(why)]);
  };
  assert.equal(codes(story, 'announce'), [[CH, 'allowed']]);
  const told = announcedTo(story);
  assert.equal(codes(told, 'announce'), [[CH, 'already-disclosed']]);
  assert.equal(codes(told, 'disclose-withheld'), [[CH, 'too-early']]);
  const ready = later(told, AHEAD);
  assert.equal(codes(ready, 'disclose-withheld'), [[CH, 'already-disclosed']]);
  const made = tell(ready, disclose(ready));
  assert.equal(codes(made, 'announce'), [[CH, 'already-disclosed']]);
});

test('consent taken back ends what was announced on it for good, with its cause; whoever needs the name asks anew', () => {
  const consent = { basis: 'consent' };
  const says = (told: Story, given: boolean) => tell(told, { kind: 'consent', by: 'reporter', given });
  const asked = tell(says(acknowledged(begin()), true), { kind: 'ask-identity', by: CH });
  const promised = announcedTo(asked, consent);
  assert.not.ok(mayAskAnew(fileOf(promised), CH, promised.today));
  const back = says(promised, false);
  const causes = (told: Story) =>
    fileOf(told).identity.dropped.map((one) => endOfAnnouncement(fileOf(told), told.roster, one));
  assert.equal([causes(back), fileOf(back).identity.announced], [['consent'], []]);
  assert.is(owesAnswer(back), 0);
  assert.ok(mayAskAnew(fileOf(back), CH, back.today));
  assert.is(
    code(refusalOf(back, { kind: 'refuse-identity', by: IA, to: CH })),
    'nothing-asked',
    'nothing is left to refuse',
  );
  const from = on(promised, AHEAD);
  assert.equal(refusalOf(back, withheld(back)), { code: 'too-early', from }, 'nor does taking it back shorten a day');
  const kept = later(back, AHEAD);
  assert.is(code(refusalOf(kept, withheld(kept))), 'allowed', 'on the law, which no consent stands for');

  const lawful = announcedTo(back);
  assert.not.ok(mayAskAnew(fileOf(lawful), CH, lawful.today));
  assert.ok(mayAskAnew(fileOf(lawful), CH, later(lawful, AHEAD + 30).today), 'whose end came, too');

  const again = later(says(back, true), AHEAD);
  const { line = '' } = fileOf(promised).identity.announced[0] ?? {};
  assert.is(code(refusalOf(again, { kind: 'disclose', by: IA, of: line })), 'nothing-announced');
  const anew = tell(again, { kind: 'ask-identity', by: CH });
  assert.is(owesAnswer(anew), 1);
  assert.not.ok(mayAskAnew(fileOf(anew), CH, anew.today));
  const refused = tell(anew, { kind: 'refuse-identity', by: IA, to: CH });
  assert.equal(causes(refused), ['consent'], 'a later refusal is another request’s');

  const law = says(announcedTo(says(acknowledged(begin()), true)), false);
  assert.equal([causes(law), fileOf(law).identity.announced.length], [[], 1], 'what stands on the law stays');
});

test('whoever had the name on a consent that was taken back asks anew too', () => {
  const story = tell(acknowledged(begin()), { kind: 'consent', by: 'reporter', given: true });
  const given = disclosed(story, { basis: 'consent' });
  assert.not.ok(mayAskAnew(fileOf(given), CH, given.today));
  const back = tell(given, { kind: 'consent', by: 'reporter', given: false });
  assert.ok(mayAskAnew(fileOf(back), CH, back.today));
});

test('who is told, first or later, is told why: the reason for the reporter isn’t left out', () => {
  const story = acknowledged(begin());
  for (const intention of [announce(story), withheld(story)]) {
    const planned = planIn(story, intention);
    if (!planned.ok) throw new Error(planned.refusal.code);
    const act = actOf(story, planned.value, IA);
    const metas = metaOf(planned.value, IA);
    assert.equal(
      metas.map(({ room }) => room),
      ['report', 'deliberation', 'identity'],
    );
    const judged = (entries: typeof metas, items = act.items) =>
      accept(story.policy, story.roster, fileOf(story), { ...act, items }, entries, story.today);
    assert.ok(judged(metas).ok);
    assert.equal(judged(metas.slice(0, 2), act.items.slice(0, -1)), {
      ...{ ok: false, refusal: { code: 'not-as-planned', part: 'entries' } },
    });
    // A chain of before has such lines: they are good.
    const line = append(story, { ...act, items: act.items.slice(0, -1) });
    assert.equal(fileOf(line).irregular, []);
  }
});

test('consent taken back ends at once what stands on it, and nothing that stands on the law', () => {
  const agreed = tell(referred(begin(), [], [V1, V2]), { kind: 'consent', by: 'reporter', given: true });
  const first = disclosed(agreed, { to: V1, basis: 'consent' });
  const both = disclosed(first, { to: CH });
  const told = tell(both, { kind: 'consent', by: 'reporter', given: false });
  const file = fileOf(told);
  const [byConsent, byLaw] = file.identity.disclosures;
  assert.not.ok(stillGives(file, byConsent?.line ?? '', told.today));
  assert.ok(stillGives(file, byLaw?.line ?? '', told.today));
  assert.equal(
    file.withdrawals.filter(({ line }) => line === file.ledger.head),
    [{ person: V1, room: 'identity', line: file.ledger.head }],
  );
  const again = tell(told, { kind: 'consent', by: 'reporter', given: true });
  const anew = disclosed(again, { to: V1, basis: 'consent' });
  assert.ok(disclosedTo(fileOf(anew), V1, anew.today));
  assert.equal(fileOf(anew).withdrawals.length, file.withdrawals.length, 'nothing is taken back twice');
});

test('a request is owed an answer, each its own, and every answer but one to somebody else meets it', () => {
  const story = referred(begin(), [], [V1, V2]);
  const asked = tell(story, { kind: 'ask-identity', by: CH }, { kind: 'ask-identity', by: V1 });
  assert.is(owesAnswer(asked), 2);
  assert.is(code(refusalOf(asked, { kind: 'ask-identity', by: CH })), 'already-done');
  const refused = tell(asked, { kind: 'refuse-identity', by: IA, to: V1 });
  assert.is(owesAnswer(refused), 1);
  assert.equal(
    fileOf(refused).identity.requests.map(({ by }) => by),
    [CH],
  );
  assert.is(owesAnswer(announcedTo(refused, { to: V2 })), 1, 'unasked');
  assert.is(owesAnswer(announcedTo(refused)), 0);
  assert.is(owesAnswer(tell(refused, withheld(refused))), 0);
  assert.is(code(refusalOf(refused, { kind: 'refuse-identity', by: IA, to: V1 })), 'not-eligible');
  assert.is(code(refusalOf(refused, { kind: 'ask-identity', by: V1 })), 'allowed', 'once refused, asked again');
});

test('an announcement can be dropped, and stays on record', () => {
  const story = announcedTo(acknowledged(begin()));
  const dropped = later(tell(story, { kind: 'refuse-identity', by: IA, to: CH }), AHEAD);
  assert.is(code(refusalOf(dropped, disclose(story))), 'nothing-announced');
  assert.ok(fileOf(dropped).timeline.some(({ act }) => act === 'announce'));
});

test('nobody but the reviewer discloses, and nobody hands on what was disclosed', () => {
  const story = disclosed(acknowledged(begin()));
  assert.is(code(refusalOf(story, { ...announce(story), by: CH })), 'not-yours');
  const lost = tell(story, { kind: 'unreadable', by: IA, room: 'identity' });
  assert.is(code(refusalOf(lost, { kind: 'grant', by: CH, to: IA, room: 'identity' })), 'not-eligible');
  assert.not.ok(openActs(story.policy, story.roster, fileOf(lost), CH).some(({ act }) => act === 'grant'));
  assert.not.ok(holdsIdentity(fileOf(story), CH), 'what was disclosed isn’t held from the reporter');
});

test('a name given later or again begins a new key for the reporter and whoever reviews, and nobody else', () => {
  const story = disclosed(acknowledged(begin()));
  const told = tell(story, { kind: 'identify', by: 'reporter' });
  const epochs = fileOf(told).ledger.rooms.get('identity') ?? [];
  assert.is(epochs.length, 2);
  assert.equal([...(epochs[1]?.holders ?? [])], ['reporter', IA]);
  assert.ok(holdsIdentity(fileOf(told), IA));
});

const handedOver = (): Story => {
  const story = tell(acknowledged(begin()), { kind: 'bar', by: CH, person: IA });
  return tell(
    story,
    { kind: 'epoch', by: CH, room: 'report' },
    { kind: 'grant', by: CH, to: AC, room: 'report' },
    { kind: 'grant', by: CH, to: AC, room: 'deliberation' },
  );
};

test('after a reviewer who is gone the next one discloses nothing before the reporter has given the name again', () => {
  const gone = tell(acknowledged(begin()), { kind: 'bar', by: CH, person: IA });
  assert.equal(refusalOf(gone, { kind: 'identify', by: 'reporter' }), { code: 'too-few-holders', room: 'identity' });
  const story = handedOver();
  assert.is(fileOf(story).reviewer, AC);
  assert.equal(refusalOf(story, { ...announce(story), by: AC }), { code: 'not-a-holder', room: 'identity' });
  const rosters = new Map([[ROSTER_HASH, story.roster]]);
  assert.ok(mustGiveAgain(fileOf(story), rosters, story.roster));
  const told = tell(story, { kind: 'identify', by: 'reporter' });
  assert.not.ok(mustGiveAgain(fileOf(told), rosters, told.roster));
  const newest = fileOf(told).ledger.rooms.get('identity')?.at(-1);
  assert.equal([...(newest?.holders ?? [])], ['reporter', AC], 'not whoever is kept away');
  assert.is(code(refusalOf(told, { ...announce(told), by: AC })), 'allowed');
});

test('a name must be given again where its reader signed that it doesn’t open, or has other keys', () => {
  const story = acknowledged(begin());
  const rosters = new Map([[ROSTER_HASH, story.roster]]);
  assert.not.ok(mustGiveAgain(fileOf(story), rosters, story.roster));
  const lost = tell(story, { kind: 'unreadable', by: IA, room: 'identity' });
  assert.ok(mustGiveAgain(fileOf(lost), rosters, lost.roster));
  const given = tell(lost, { kind: 'identify', by: 'reporter' });
  assert.not.ok(mustGiveAgain(fileOf(given), rosters, given.roster));
  const persons = story.roster.persons.map((one) => (one.id === IA ? { ...one, seal: 'another key' } : one));
  assert.ok(mustGiveAgain(fileOf(story), rosters, { ...story.roster, persons }));
});

test('a line is judged by its own day, by whoever lets it in as by whoever reads it: what is let in counts', () => {
  const story = tell(acknowledged(begin()), { kind: 'consent', by: 'reporter', given: true });
  const judged = (at: Story, intention: Intention, day: PlainDate, on: PlainDate) => {
    const planned = planIn(at, intention);
    if (!planned.ok) throw new Error(planned.refusal.code);
    const act = { ...actOf(at, planned.value, IA), on: day };
    return accept(at.policy, at.roster, fileOf(at), act, metaOf(planned.value, IA), on).ok;
  };
  const { today } = story;
  assert.ok(judged(story, announce(story), today, addDays(today, 1)), 'sent in the quarter of an hour after midnight');
  const told = announcedTo(story, { basis: 'consent' });
  const from = addDays(told.today, AHEAD);
  const morning = { ...told, today: from };
  assert.ok(judged(morning, disclose(told), from, from));
  assert.not.ok(judged(morning, disclose(told), addDays(from, -1), from), 'dated the day before it may be done');
});

test('a notice says what its line says, and other lines have none', () => {
  const story = acknowledged(begin());
  const plan = planIn(story, withheld(story, {}, 60));
  if (!plan.ok) throw new Error('refused');
  assert.equal(disclosureParams(plan.value, story.today), {
    ...{ step: 'withheld', on: story.today, office: 'board-chair', basis: 'law' },
    ...{ until: on(story, 60), told: on(story, 60) },
  });
  assert.is(disclosureParams({ kind: 'note', public: {} }, story.today), undefined);
});

test('a case received before there was disclosing knows nothing of it', () => {
  const acts = ASSOCIATION_001.acts.filter(
    ({ act }) => !/identity|announce|disclose|identify|consent/.test(act) || act === 'submit',
  );
  const { disclosure: _, ...rest } = ASSOCIATION_001;
  const story = acknowledged(begin(FULL, { ...rest, version: '001-2', acts }));
  assert.is(code(refusalOf(story, announce(story))), 'not-yet');
  assert.is(code(refusalOf(story, { kind: 'identify', by: 'reporter' })), 'not-yet');
  assert.is(code(refusalOf(story, { kind: 'ask-identity', by: CH })), 'not-yet');
});

test.run();
