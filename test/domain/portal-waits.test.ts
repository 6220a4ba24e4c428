// What the portal waits for, by dates alone: whom it is expected of, and whom it comes to.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { BOARD_WAITS, type PortalFacts, portalWaits, signersInOrder } from '../../src/domain/portal-waits.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { AC, CH, DC, FULL, IA, person, rosterOf, V1, withOffices, without } from './story.ts';

const test = suite('portal waits');

const roster = { ...rosterOf(FULL), on: '2026-11-01', until: '2027-11-01' };
const everybody = new Set<PersonId>([...FULL.keys()]);

/** Sunday, 1 November 2026, with nothing to wait for. */
const quiet: PortalFacts = {
  today: plainDate('2026-11-01'),
  calendar: DEFAULT_CALENDAR,
  roster,
  draft: undefined,
  able: everybody,
  resets: [],
  invited: [],
  links: [],
  unsignedSince: undefined,
  foundedOn: plainDate('2026-11-01'),
  confirmed: { years: [2026, 2027], anew: [] },
};

const ownersIn = (facts: PortalFacts): readonly (readonly PersonId[])[] =>
  portalWaits(facts).map(({ owners }) => owners);
const on = (facts: PortalFacts, day: string): PortalFacts => ({ ...facts, today: plainDate(day) });

test('signers are asked in one order: chair, deputy, auditor, audit committee’s chair; once each, and only who can sign in', () => {
  assert.equal(signersInOrder(roster, everybody), [CH, DC, IA, AC]);
  const both = rosterOf(withOffices(without(FULL, DC), CH, ['board-chair', 'deputy-chair']));
  assert.equal(signersInOrder(both, everybody), [CH, IA, AC]);
  assert.equal(signersInOrder(roster, new Set([IA, AC, V1])), [IA, AC]);
});

test('a roster to sign is expected at once of everybody who can sign it and hasn’t, since nobody knows who may be warned of it', () => {
  const facts = { ...quiet, draft: { roster, signedBy: [] } };
  assert.equal(ownersIn(facts), [[CH, DC, IA, AC]]);
  assert.equal(ownersIn({ ...facts, draft: { roster, signedBy: [CH] } }), [[DC, IA, AC]]);
  assert.equal(ownersIn({ ...facts, able: new Set([IA, AC, DC]) }), [[DC, IA, AC]]);
  assert.equal(ownersIn(on(facts, '2026-11-04')), [[CH, DC, IA, AC]]);
  assert.equal(ownersIn({ ...facts, able: new Set() }), [[]]);
  assert.not.ok(portalWaits(on(facts, '2026-11-04'))[0]?.isEscalated, 'there is nobody else to come to');
});

test('a roster to sign says whom it takes out: left out, or suspended', () => {
  const [wait] = portalWaits({ ...quiet, draft: { roster: rosterOf(without(FULL, V1)), signedBy: [] } });
  assert.equal(wait?.leaving, [V1]);
  assert.not.ok(wait?.watchers.includes(V1));
  const suspended = {
    ...roster,
    persons: roster.persons.map((one) => (one.id === IA ? { ...one, status: 'left' as const } : one)),
  };
  assert.equal(portalWaits({ ...quiet, draft: { roster: suspended, signedBy: [] } })[0]?.leaving, [IA]);
  assert.is(portalWaits({ ...quiet, draft: { roster, signedBy: [] } })[0]?.leaving, undefined);
});

test('before the first roster its own signers are asked, and everybody on it is new', () => {
  const [wait] = portalWaits({ ...quiet, roster: undefined, draft: { roster, signedBy: [] } });
  assert.equal(wait?.owners, [CH, DC, IA, AC]);
  assert.is(wait?.about.length, FULL.size);
  const known = portalWaits({
    ...quiet,
    draft: { roster: rosterOf(withOffices(FULL, person(9), ['board-member'])), signedBy: [] },
  });
  assert.equal(known[0]?.about, [person(9)]);
  assert.ok(known[0]?.watchers.includes(person(9)), 'whoever is new is told that they wait');
});

test('whose keys change with a roster is told, is compared again, and is never asked to vouch for them', () => {
  const persons = roster.persons.map((one) => (one.id === CH ? { ...one, seal: 'another' } : one));
  const [wait] = portalWaits(on({ ...quiet, draft: { roster: { ...roster, persons }, signedBy: [] } }, '2026-11-10'));
  assert.equal([wait?.owners, wait?.about, wait?.renewed], [[DC, IA, AC], [], [CH]]);
  assert.ok(wait?.watchers.includes(CH));
});

test('a roster is to be renewed from day 150, at the latest on its last day, and then everybody is told', () => {
  const day = (count: number) => on(quiet, addDays(plainDate(roster.on), count));
  assert.equal([ownersIn(day(149)), ownersIn(day(150))], [[], [[CH, DC, IA, AC]]]);
  assert.is(portalWaits(day(150))[0]?.dueOn, roster.until);
  assert.is(ownersIn(on(quiet, '2027-11-01'))[0]?.length, 4);
  assert.is(ownersIn(on(quiet, '2027-11-02'))[0]?.length, FULL.size);
  const short = { ...quiet, roster: { ...roster, until: '2026-12-01' } };
  assert.equal([ownersIn(on(short, '2026-11-30')), ownersIn(on(short, '2026-12-01')).length], [[], 1]);
});

test('a reset that nobody confirmed is told of for a fortnight', () => {
  const reset = { person: V1, askedBy: CH, askedOn: plainDate('2026-11-01'), voidOn: plainDate('2026-11-04') };
  const facts = { ...quiet, resets: [reset] };
  assert.equal([ownersIn(on(facts, '2026-11-18')).length, ownersIn(on(facts, '2026-11-19')).length], [1, 0]);
});

test('nobody is asked to confirm a reset of their own', () => {
  const reset = { person: DC, askedBy: CH, askedOn: plainDate('2026-11-01') };
  assert.equal(ownersIn({ ...quiet, resets: [reset] }), [[IA]]);
  assert.equal(ownersIn(on({ ...quiet, resets: [reset] }, '2026-11-03')), [[IA, AC]]);
});

test('a link for new keys waits for its person, and is no invitation', () => {
  const [wait] = portalWaits({ ...quiet, links: [{ person: DC, since: quiet.today }] });
  assert.equal([wait?.kind, wait?.owners, wait?.about], ['new-keys', [DC], [DC]]);
});

test('the administrator’s board tells of nobody’s second factor and of no case', () => {
  assert.equal(BOARD_WAITS, ['roster-signature', 'roster-renewal', 'invitation', 'new-keys', 'log-head']);
});

test('a year’s calendar is its keeper’s to confirm, from the first roster on; where the office is vacant, the next one’s at once', () => {
  const open = { ...quiet, confirmed: { years: [], anew: [] }, today: plainDate('2027-01-03') };
  const wait = (facts: PortalFacts) => portalWaits(facts).find(({ kind }) => kind === 'calendar-year');
  assert.equal([wait(open)?.owners, wait(open)?.startedOn, wait(open)?.year], [[IA], '2027-01-01', 2027]);
  assert.equal(
    wait({ ...open, foundedOn: plainDate('2027-02-01'), today: plainDate('2027-02-01') })?.dueOn,
    '2027-02-08',
  );
  assert.equal(wait({ ...open, roster: rosterOf(without(FULL, IA)) })?.owners, [AC]);
  assert.equal(wait({ ...open, able: new Set([DC, V1]) })?.owners, [DC]);
  assert.equal(wait(on(open, '2027-01-08'))?.owners, [IA, AC]);
  assert.equal(wait(on(open, '2027-01-15'))?.owners, [IA, AC, DC]);
  assert.is(wait({ ...open, confirmed: { years: [2027], anew: [] } }), undefined);
  assert.not.ok(BOARD_WAITS.includes('calendar-year'));
});

test.run();
