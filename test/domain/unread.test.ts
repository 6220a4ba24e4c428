import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { route } from '../../src/domain/routing.ts';
import { unread } from '../../src/domain/unread.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { AC, CH, DC, FULL, IA, rosterOf, without } from './story.ts';

const test = suite('reports that are taken and hardly read');
const policy = ASSOCIATION_001;

const besides =
  (...away: readonly PersonId[]) =>
  (person: PersonId): boolean =>
    !away.includes(person);

test('where everybody can read, or whoever can’t receives nothing, none is told of', () => {
  assert.equal(
    unread(policy, rosterOf(FULL), () => true),
    [],
  );
  const alone = unread(policy, rosterOf(FULL), besides(DC)).filter(({ concerns }) => concerns.length < 2);
  assert.equal(alone, [{ concerns: ['board-chair'], readers: [IA] }], 'the deputy stands in for the chair only');
});

test('of a chair who can’t sign in every report is told that the routing gives them, by each office that it may concern', () => {
  const roster = rosterOf(FULL);
  const rows = unread(policy, roster, besides(CH));
  assert.equal(
    rows.map(({ concerns, readers }) => [concerns, readers]),
    [
      [[], [IA]],
      [['audit-committee-chair'], [IA]],
      [['deputy-chair'], [IA]],
      [['executive-director'], [IA]],
      [['internal-auditor'], [AC]],
      [['violations-committee'], [IA]],
    ],
    'not one about the chair, nor about somebody senior: others receive those',
  );
  for (const { concerns, readers } of rows) {
    const routed = route(policy, roster, concerns);
    assert.ok(routed.ok && routed.value.second === CH && routed.value.reviewer === readers[0]);
  }
});

test('several offices together are told of only where fewer can read than of a part of them', () => {
  const rows = unread(policy, rosterOf(FULL), besides(DC, AC));
  const several = rows.filter(({ concerns }) => concerns !== 'senior' && concerns.length > 1);
  assert.equal(several, [{ concerns: ['board-chair', 'internal-auditor'], readers: [] }]);
  assert.ok(rows.some(({ concerns }) => concerns === 'senior'));
});

test('what is refused anyhow is not told of a second time', () => {
  const small = rosterOf(without(FULL, AC, DC));
  const rows = unread(policy, small, besides(CH));
  assert.ok(rows.length > 0);
  for (const { concerns } of rows) assert.ok(route(policy, small, concerns).ok);
});

test.run();
