// Parts that last as long as an office lets their holders have them: who changes office keeps or loses their part, who comes in,
// when their keys are taken back, and that nobody's change of office loses a case.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isWithdrawn } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/decide.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { vacancies } from '../../src/domain/panel.ts';
import { isGone, owedKeys, partsNow, staleRooms } from '../../src/domain/succession.ts';
import { seesBy } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
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
  FULL,
  fileOf,
  handedOn,
  IA,
  type Offices,
  person,
  planIn,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
  withOffices,
  without,
  withRoster,
} from './story.ts';

const test = suite('succession by office');

const NEW = person(30);
const moved = (story: Story, ...changes: readonly (readonly [PersonId, readonly Office[]])[]): Story =>
  withRoster(story, rosterOf(changes.reduce<Offices>((people, [who, to]) => withOffices(people, who, to), FULL)));
const owedIn = (story: Story) => owedKeys(fileOf(story), story.roster).map(({ person: who, room }) => [who, room]);
const note = (by: PersonId): Intention => ({ kind: 'note', by });

test('who changes to another office of the same part keeps it', () => {
  const story = acknowledged(begin());
  const swapped = moved(story, [CH, ['deputy-chair']], [DC, ['board-chair']]);
  assert.equal(owedIn(swapped), []);
  assert.equal(staleRooms(fileOf(swapped), swapped.roster), []);
  assert.is(refusalOf(swapped, note(CH)), undefined);
  const risen = moved(story, [IA, ['alternate-auditor']]);
  assert.is(partsNow(fileOf(risen), risen.roster).reviewer, IA);
});

test('who no longer holds an office of their part is gone: nothing more is shown, the next comes in, then their keys are taken back', () => {
  const story = acknowledged(begin());
  const told = moved(story, [CH, ['board-member']], [NEW, ['board-chair']]);
  const file = fileOf(told);
  assert.ok(isGone(file, told.roster, CH));
  assert.is(seesBy(told.roster, file, CH), undefined);
  assert.equal(openActs(told.policy, told.roster, file, CH), []);
  assert.equal(planIn(told, note(CH)), { ok: false, refusal: { code: 'no-part' } });
  assert.equal(refusalOf(told, note(IA)), { code: 'do-first', act: 'epoch' }, 'nothing more under a key of theirs');
  assert.equal(owedIn(told), [
    [NEW, 'report'],
    [NEW, 'deliberation'],
  ]);
  const begun = tell(told, { kind: 'epoch', by: IA, room: 'report' }, { kind: 'epoch', by: IA, room: 'deliberation' });
  assert.not.ok(isWithdrawn(fileOf(begun), CH, 'report'), 'not before the new keys stand');
  assert.equal(fileOf(begun).holders('report'), ['reporter', IA, NEW]);
  const done = handedOn(begun, IA);
  assert.equal([fileOf(done).second, fileOf(done).ratifier], [NEW, NEW]);
  for (const room of ['report', 'deliberation'] as const) assert.ok(isWithdrawn(fileOf(done), CH, room), room);
  assert.is(seesBy(done.roster, fileOf(done), CH), undefined);
  assert.is(seesBy(done.roster, fileOf(done), NEW), 'undeclared');
});

test('a new auditor gets the cases of the one before, who went to another office', () => {
  const told = moved(acknowledged(begin()), [IA, ['violations-committee']], [NEW, ['internal-auditor']]);
  const done = handedOn(told, CH);
  assert.is(fileOf(done).reviewer, NEW);
  assert.equal(fileOf(done).holders('identity'), ['reporter', IA], 'an identity isn’t handed on');
  assert.ok(isWithdrawn(fileOf(done), IA, 'identity'));
  assert.is(refusalOf(done, { kind: 'message', by: NEW }), undefined);
});

test('whoever comes to direct the association loses every part, and reads what they are briefed of afterwards', () => {
  const told = moved(acknowledged(begin()), [EX, ['board-member']], [IA, ['executive-director', 'internal-auditor']]);
  assert.ok(isGone(fileOf(told), told.roster, IA));
  const done = handedOn(told, CH);
  assert.is(fileOf(done).reviewer, AC);
  assert.is(seesBy(done.roster, fileOf(done), IA), undefined);
  const briefed = tell(done, { kind: 'brief', by: AC, conflict: false });
  assert.is(seesBy(briefed.roster, fileOf(briefed), IA), 'briefings');
});

test('a member who leaves the committee leaves the panel; one who goes to the ad-hoc panel stays on it', () => {
  const story = referred(begin());
  const left = moved(story, [V1, ['board-member']]);
  const done = handedOn(left, IA);
  assert.equal(partsNow(fileOf(done), done.roster).panel, [V2, V3]);
  assert.equal(planIn(done, { kind: 'recommend', by: V1 }), { ok: false, refusal: { code: 'no-part' } });
  assert.ok(isWithdrawn(fileOf(done), V1, 'report'));
  const stays = moved(story, [V1, ['ad-hoc-panel']]);
  assert.is(refusalOf(stays, { kind: 'recommend', by: V1 }), undefined);
});

test('a member who left the committee is waited for no more: the others record another recommendation', () => {
  const said = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const split = tell(said, { kind: 'dissent', by: V2, of: standing(said) });
  assert.equal(refusalOf(split, { kind: 'recommend', by: V1 }), { code: 'recommendation-stands' });
  const left = handedOn(moved(split, [V3, ['board-member']]), IA);
  assert.is(refusalOf(left, { kind: 'recommend', by: V1 }), undefined);
});

test('who has another part in the case keeps its keys, and only the part that the office gave goes over', () => {
  const people = withOffices(FULL, AC, ['audit-committee-chair', 'violations-committee']);
  const senior = declared(
    tell(
      acknowledged(begin(people), 'senior'),
      { kind: 'clear', by: IA },
      {
        kind: 'refer',
        by: IA,
        form: 'internal-audit',
        cleared: [V1, AC],
      },
    ),
  );
  assert.is(fileOf(senior).second, AC);
  const told = withRoster(senior, rosterOf(withOffices(people, AC, ['violations-committee'])));
  assert.not.ok(isGone(fileOf(told), told.roster, AC));
  assert.is(refusalOf(told, { kind: 'recommend', by: AC }), undefined);
  assert.is(partsNow(fileOf(told), told.roster).second, DC);
});

test('where both change office at once, they carry the keys until a successor has them, and do nothing else', () => {
  const changes = [
    [IA, ['board-member']],
    [CH, ['board-member']],
    [NEW, ['internal-auditor']],
  ] as const;
  const told = moved(acknowledged(begin()), ...changes);
  assert.not.ok(isGone(fileOf(told), told.roster, IA));
  assert.is(seesBy(told.roster, fileOf(told), IA), 'whole');
  assert.equal(planIn(told, note(IA)), { ok: false, refusal: { code: 'no-part' } });
  assert.equal(
    owedIn(told).map(([who]) => who),
    [DC, NEW, DC, NEW],
  );
  const first = tell(
    told,
    { kind: 'grant', by: CH, room: 'report', to: NEW },
    { kind: 'grant', by: CH, room: 'deliberation', to: NEW },
  );
  assert.ok(isGone(fileOf(first), first.roster, IA), 'a successor has every key');
  assert.equal(planIn(first, { kind: 'epoch', by: IA, room: 'report' }), { ok: false, refusal: { code: 'no-part' } });
  const done = handedOn(declared(first), NEW);
  assert.equal([fileOf(done).reviewer, fileOf(done).second], [NEW, DC]);
  for (const who of [IA, CH]) assert.ok(isWithdrawn(fileOf(done), who, 'report'));
  assert.is(refusalOf(done, note(NEW)), undefined);
});

test('where nobody is left for a part, somebody whom two signers name by the roster takes it', () => {
  const people = without(FULL, DC, AC);
  const told = tell(acknowledged(begin(people)), { kind: 'bar', by: IA, person: CH });
  assert.is(partsNow(fileOf(told), told.roster).second, undefined);
  const named = withRoster(told, rosterOf(withOffices(people, NEW, ['alternate-auditor'])));
  const done = handedOn(named, IA);
  assert.equal([fileOf(done).reviewer, fileOf(done).second, fileOf(done).ratifier], [IA, NEW, NEW]);
  const reviewer = tell(acknowledged(begin(people)), { kind: 'bar', by: CH, person: IA });
  assert.is(partsNow(fileOf(reviewer), reviewer.roster).reviewer, undefined);
  const other = handedOn(withRoster(reviewer, rosterOf(withOffices(people, NEW, ['alternate-auditor']))), CH);
  assert.is(fileOf(other).reviewer, NEW);
});

test('whom to appoint: by name, beside whoever holds that office and has a part already, and whoever follows that is followed', () => {
  const people = without(FULL, DC, AC);
  const told = tell(acknowledged(begin(people)), { kind: 'bar', by: IA, person: CH });
  assert.equal(vacancies(fileOf(told), told.roster), [
    { part: 'second', appoint: ['alternate-auditor'] },
    { part: 'ratifier', appoint: ['alternate-auditor'] },
  ]);
  const held = withOffices(without(FULL, DC), NEW, ['alternate-auditor']);
  const alone = tell(acknowledged(begin(held), ['audit-committee-chair', 'internal-auditor']), {
    kind: 'bar',
    by: NEW,
    person: CH,
  });
  assert.is(fileOf(alone).reviewer, NEW);
  const further = withOffices(held, person(51), ['alternate-auditor']);
  for (const left of [[], [CH]]) {
    const standing = withRoster(alone, rosterOf(held, left));
    assert.equal(
      vacancies(fileOf(standing), standing.roster),
      [
        { part: 'second', appoint: ['alternate-auditor'] },
        { part: 'ratifier', appoint: ['alternate-auditor'] },
      ],
      'an office that nobody holds isn’t named',
    );
    const filled = rosterOf(further, left);
    assert.equal(vacancies(fileOf(alone), filled), []);
    const done = handedOn(withRoster(alone, filled), NEW);
    assert.equal([fileOf(done).second, fileOf(done).ratifier], [person(51), person(51)]);
  }
  const closed = tell(acknowledged(begin(people)), { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.equal(vacancies(fileOf(closed), rosterOf(people, [CH])), []);
});

test('a chair who reviewed or investigated doesn’t come to ratify by being named', () => {
  const told = tell(carried(begin(without(FULL, DC))), { kind: 'bar', by: IA, person: CH });
  const done = handedOn(told, IA);
  const both = tell(declared(done), { kind: 'bar', by: V1, person: IA });
  const parts = partsNow(fileOf(both), rosterOf(withOffices(without(FULL, DC), NEW, ['alternate-auditor'])));
  assert.equal([parts.reviewer, parts.second], [NEW, AC]);
});

test('a case goes on under the quorum it was received under', () => {
  const story = referred(begin());
  const later: Story = { ...story, policy: withQuorum(ASSOCIATION_001, 3) };
  const said = tell(later, { kind: 'recommend', by: V1 });
  const two = tell(said, { kind: 'confirm', by: V2, of: standing(said) });
  assert.is(fileOf(two).stage, 'ratification', 'two of three decide, as when it was received');
  assert.is(fileOf(two).quorum, 2);
});

test('a case under the policy before keeps its rule: a part stays in any office', () => {
  const { appointed: _, ...routes } = ASSOCIATION_001.routes;
  const told = moved(acknowledged(begin(FULL, { ...ASSOCIATION_001, routes })), [CH, ['board-member']]);
  assert.not.ok(isGone(fileOf(told), told.roster, CH));
  assert.equal(owedIn(told), []);
  assert.is(refusalOf(told, note(CH)), undefined);
});

test.run();
