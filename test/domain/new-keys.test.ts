// Somebody who lost passphrase and recovery key has new keys on a new roster: what was sealed to the former ones is owed to them
// again, rooms begin anew, they count as nobody's second holder meanwhile, and a case that nobody can open is told as lost.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CaseFile, openDuties } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/decide.ts';
import { keysToGive, openActs } from '../../src/domain/open-acts.ts';
import { lostRooms } from '../../src/domain/opens.ts';
import {
  awaitsHandOn,
  hasLostKeys,
  isLastHolder,
  lostIdentity,
  owedKeys,
  partsNow,
  staleRooms,
} from '../../src/domain/succession.ts';
import { sees } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { PersonId, Roster } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  DC,
  FULL,
  fileOf,
  IA,
  planIn,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  tell,
  V1,
  V2,
  V3,
  withOffices,
  without,
  withRoster,
} from './story.ts';

const test = suite('new keys in running cases');

/** The roster with other keys for somebody. */
const renewed = (roster: Roster, ...persons: readonly PersonId[]): Roster => ({
  ...roster,
  persons: roster.persons.map((one) =>
    persons.includes(one.id) ? { ...one, seal: `${one.seal} anew`, sign: `${one.sign} anew` } : one,
  ),
});

const withNewKeys = (story: Story, ...persons: readonly PersonId[]): Story =>
  withRoster(story, renewed(story.roster, ...persons));

const owedIn = (story: Story) => owedKeys(fileOf(story), story.roster).map(({ person, room }) => [person, room]);
const epoch = (by: PersonId, room: 'report' | 'deliberation'): Intention => ({ kind: 'epoch', by, room });
const grant = (by: PersonId, room: 'report' | 'deliberation' | 'identity', to: PersonId): Intention => ({
  kind: 'grant',
  by,
  room,
  to,
});

const handedOn = (story: Story, by: PersonId): Story => {
  let told = story;
  for (const room of staleRooms(fileOf(told), told.roster)) told = tell(told, epoch(by, room));
  for (const { person, room } of owedKeys(fileOf(told), told.roster)) told = tell(told, grant(by, room, person));
  return told;
};

test('nothing is owed while keys stay, and everything of both rooms once they changed', () => {
  const story = acknowledged(begin());
  assert.equal(owedIn(story), []);
  assert.not.ok(hasLostKeys(fileOf(story), story.roster, IA));
  const lost = withNewKeys(story, IA);
  assert.equal(owedIn(lost), [
    [IA, 'report'],
    [IA, 'deliberation'],
  ]);
  assert.equal(
    staleRooms(fileOf(lost), lost.roster),
    ['report', 'deliberation'],
    'who has the old keys may have stolen them',
  );
  assert.ok(awaitsHandOn(fileOf(lost), lost.roster));
  assert.ok(hasLostKeys(fileOf(lost), lost.roster, IA));
  assert.not.ok(hasLostKeys(fileOf(lost), lost.roster, CH));
  assert.is(partsNow(fileOf(lost), lost.roster).reviewer, IA, 'they keep their part');
  assert.is(sees(fileOf(lost), IA), 'whole', 'and the case stays theirs');
});

test('whoever lost the keys starts no epoch and gives no key; a colleague does both, and then they hold everything again', () => {
  const lost = withNewKeys(acknowledged(begin()), IA);
  assert.equal(refusalOf(lost, epoch(IA, 'report')), { code: 'not-a-holder', room: 'report' });
  assert.equal(refusalOf(lost, grant(IA, 'report', IA)), { code: 'not-a-holder', room: 'report' });
  assert.not.ok(openActs(lost.policy, lost.roster, fileOf(lost), IA).some(({ act }) => act === 'epoch'));
  assert.equal(refusalOf(lost, { kind: 'note', by: IA }), { code: 'do-first', act: 'epoch' });
  const started = tell(lost, epoch(CH, 'report'));
  const newest = fileOf(started).ledger.rooms.get('report')?.at(-1);
  assert.equal([...(newest?.holders ?? [])], ['reporter', IA, CH]);
  assert.equal(owedIn(started)[0], [IA, 'report'], 'the first epoch is owed still');
  const told = handedOn(started, CH);
  assert.equal(owedIn(told), []);
  assert.equal(staleRooms(fileOf(told), told.roster), []);
  assert.not.ok(awaitsHandOn(fileOf(told), told.roster));
  assert.is(
    openDuties(fileOf(told)).find(({ id }) => id === 'hand-on'),
    undefined,
  );
  assert.is(refusalOf(told, { kind: 'note', by: IA }), undefined);
  assert.is(fileOf(told).reviewer, IA);
});

test('with a grant under new keys those sealed to the former ones are taken back, epoch by epoch, and no others', () => {
  const lost = withNewKeys(acknowledged(begin()), IA);
  const told = handedOn(lost, CH);
  const { withdrawals, withdrawn, timeline } = fileOf(told);
  assert.equal(
    withdrawals.map(({ person, room, epoch: of }) => [person, room, of]),
    [
      [IA, 'report', 1],
      [IA, 'deliberation', 1],
    ],
  );
  const kindOf = (line: string) => timeline.find((one) => one.line === line)?.kind;
  assert.equal(
    withdrawals.map(({ line }) => kindOf(line)),
    ['grant', 'grant'],
  );
  assert.is(withdrawn.size, 0, 'nobody lost the case by it');
});

test('the duty to hand on begins with the next line under the new roster, and ends with the last key', () => {
  const lost = withNewKeys(acknowledged(begin()), IA);
  const noticed = tell(lost, { kind: 'message', by: 'reporter' });
  assert.ok(openDuties(fileOf(noticed)).some(({ id }) => id === 'hand-on'));
  assert.not.ok(openDuties(fileOf(handedOn(noticed, CH))).some(({ id }) => id === 'hand-on'));
});

test('who lost the keys counts as nobody’s second holder: the other can’t bar themselves before the keys are given again', () => {
  const story = acknowledged(begin());
  assert.not.ok(isLastHolder(fileOf(story), story.roster, CH));
  const lost = withNewKeys(story, IA);
  assert.ok(isLastHolder(fileOf(lost), lost.roster, CH));
  assert.equal(refusalOf(lost, { kind: 'declare', by: CH, conflict: true }), { code: 'last-holder' });
  const told = handedOn(lost, CH);
  assert.is(refusalOf(told, { kind: 'declare', by: CH, conflict: true }), undefined);
});

test('two at once: whoever else has every key gives it to both; where nobody has, the room is told as lost', () => {
  const story = referred(begin());
  const lost = withNewKeys(story, IA, CH);
  assert.equal(lostRooms(fileOf(lost), lost.roster), []);
  const told = handedOn(lost, V1);
  assert.equal(owedIn(told), []);
  const all = withNewKeys(story, IA, CH, V1, V2, V3);
  assert.equal(lostRooms(fileOf(all), all.roster), [
    { room: 'report', back: [], partly: false },
    { room: 'deliberation', back: [], partly: false },
  ]);
  assert.equal(refusalOf(all, epoch(V1, 'report')), { code: 'not-a-holder', room: 'report' });
  assert.equal(lostRooms(fileOf(story), story.roster), []);
});

test('who left with the only keys lost nothing: they can be brought back, and what newer keys opened still opens', () => {
  const barred = tell(acknowledged(begin()), { kind: 'bar', by: IA, person: CH });
  const left = withRoster(barred, rosterOf(FULL, [IA]));
  assert.equal(
    lostRooms(fileOf(left), left.roster).map(({ room, back }) => [room, back]),
    [
      ['report', [IA]],
      ['deliberation', [IA]],
    ],
    'never whoever is barred',
  );
  const both = withRoster(acknowledged(begin()), rosterOf(FULL, [IA, CH]));
  assert.equal(lostRooms(fileOf(both), both.roster)[0]?.back, [IA, CH]);
  const lost = withNewKeys(acknowledged(begin()), IA);
  const gone = withRoster(lost, renewed(rosterOf(FULL, [CH]), IA));
  assert.equal(lostRooms(fileOf(gone), gone.roster)[0]?.back, [CH], 'who lost the keys brings none back');
  const newer = tell(lost, epoch(CH, 'deliberation'));
  const alone = withNewKeys(newer, CH, IA);
  const held = withRoster(newer, renewed(rosterOf(FULL, [CH]), IA));
  assert.equal(
    lostRooms(fileOf(held), held.roster).map(({ room, back, partly }) => [room, back, partly]),
    [
      ['report', [CH], false],
      ['deliberation', [CH], true],
    ],
  );
  assert.ok(lostRooms(fileOf(alone), alone.roster).every(({ back, partly }) => back.length === 0 && !partly));
});

test('new keys a second time: only what the present ones open counts', () => {
  const once = handedOn(withNewKeys(acknowledged(begin()), IA), CH);
  const twice = withNewKeys(once, IA);
  assert.equal(owedIn(twice), [
    [IA, 'report'],
    [IA, 'deliberation'],
  ]);
  const told = handedOn(twice, CH);
  assert.equal(owedIn(told), []);
  assert.equal(
    fileOf(told).withdrawals.map(({ room, epoch: of }) => `${room} ${of}`),
    ['report 1', 'deliberation 1', 'report 1', 'report 2', 'deliberation 1', 'deliberation 2'],
  );
});

test('the identity is handed on by nobody: that the reviewer lost it is told, until it is given again', () => {
  const story = acknowledged(begin());
  assert.not.ok(lostIdentity(fileOf(story), story.roster));
  const lost = withNewKeys(story, IA);
  assert.ok(lostIdentity(fileOf(lost), lost.roster));
  assert.not.ok(lostIdentity(fileOf(withNewKeys(story, CH)), withNewKeys(story, CH).roster));
  assert.ok(lostIdentity(fileOf(handedOn(lost, CH)), lost.roster));
  const asked = tell(lost, { kind: 'unreadable', by: IA, room: 'identity' });
  assert.is(keysToGive(asked.roster, fileOf(asked), CH).length, 0);
});

test('a substitute comes in for who is barred while another has new keys', () => {
  const lost = withNewKeys(acknowledged(begin()), CH);
  const told = handedOn(tell(lost, { kind: 'bar', by: IA, person: CH }), IA);
  assert.is(fileOf(told).second, DC);
  assert.equal(owedIn(told), []);
  assert.ok([IA, DC].every((person) => fileOf(told).holders('report').includes(person)));
  assert.not.ok(fileOf(told).holders('report').includes(AC));
});

test('one roster gives the reviewer new keys and takes the second’s office: whoever lost the office hands everything on first', () => {
  const story = acknowledged(begin());
  const left = rosterOf(withOffices(without(FULL, CH), CH, ['board-member']));
  const lost = withRoster(story, renewed(left, IA));
  assert.is(partsNow(fileOf(lost), lost.roster).second, DC);
  assert.equal(lostRooms(fileOf(lost), lost.roster), [], 'who lost the office has every key, and stays for it');
  let told = lost;
  for (const room of staleRooms(fileOf(told), told.roster)) told = tell(told, epoch(CH, room));
  // As soon as somebody with a part has everything, who lost the office gives nothing any more, and that one goes on.
  const givers: PersonId[] = [];
  for (const { person, room } of owedKeys(fileOf(told), told.roster)) {
    const giver = [CH, IA].find((by) => planIn(told, grant(by, room, person)).ok) ?? DC;
    givers.push(giver);
    told = tell(told, grant(giver, room, person));
  }
  assert.equal(givers, [CH, CH, CH, IA]);
  assert.equal(owedIn(told), []);
  assert.is(fileOf(told).second, DC);
  assert.not.ok(isLastHolder(fileOf(told), told.roster, IA));
});

/** A case as it was received before keys could be handed on. */
const OLD = {
  ...ASSOCIATION_001,
  acts: ASSOCIATION_001.acts.filter(({ act }) => act !== 'epoch' && act !== 'declare' && act !== 'bar'),
};

test('in a case that knows of no handing on, the key is told unreadable and given again by whoever has it under present keys', () => {
  const story = referred(begin(undefined, OLD));
  const lost = withNewKeys(story, IA);
  assert.not.ok(awaitsHandOn(fileOf(lost), lost.roster));
  let told: Story = lost;
  for (const room of ['report', 'deliberation'] as const) {
    told = tell(told, { kind: 'unreadable', by: IA, room });
    const file: CaseFile = fileOf(told);
    assert.equal(keysToGive(told.roster, file, CH), [{ person: IA, room }]);
    told = tell(told, grant(CH, room, IA));
  }
  assert.not.ok(hasLostKeys(fileOf(told), told.roster, IA));
  const both = withNewKeys(story, IA, CH);
  const asked = tell(both, { kind: 'unreadable', by: IA, room: 'report' });
  assert.equal(keysToGive(asked.roster, fileOf(asked), CH), [], 'what CH holds, CH can’t open');
  assert.not.ok(planIn(asked, grant(CH, 'report', IA)).ok);
  assert.ok(planIn(asked, grant(V2, 'report', IA)).ok);
});

test.run();
