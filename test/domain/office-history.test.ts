// Since when somebody holds an office, what is over, and when they were away: read from the signed rosters.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { officeHistory } from '../../src/domain/office-history.ts';
import { heldWords, pastWords } from '../../src/i18n/tenure-words.ts';
import { AC, CH, FULL, IA, type Offices, person, rosterOf, withOffices } from './story.ts';

const NEW = person(77);

/** Rosters in their order, each a month after the one before. */
const chainOf = (...rosters: readonly ReturnType<typeof rosterOf>[]) =>
  rosters.map((roster, at) => ({ ...roster, seq: at + 1, on: `2026-0${at + 1}-15` }));

const day = (seq: number) => ({ seq, on: `2026-0${seq}-15` });
const without = (people: Offices, id: string): Offices => new Map([...people].filter(([one]) => one !== id));

const test = suite('how long offices were held');

test('an office is held since the first roster that says so, in one span however many rosters repeat it', () => {
  const chain = chainOf(rosterOf(FULL), rosterOf(FULL), rosterOf(FULL));
  assert.equal(officeHistory(chain, IA), {
    held: [{ office: 'internal-auditor', from: day(1) }],
    ended: [],
    away: [],
  });
});

test('a second office begins with its roster, the first one goes on, and each ends with the roster that leaves it out', () => {
  const both = withOffices(FULL, AC, ['audit-committee-chair', 'board-member']);
  const other = withOffices(FULL, AC, ['board-member']);
  const { held, ended, away } = officeHistory(chainOf(rosterOf(FULL), rosterOf(both), rosterOf(other)), AC);
  assert.equal(held, [{ office: 'board-member', from: day(2) }]);
  assert.equal(ended, [{ office: 'audit-committee-chair', from: day(1), to: day(3) }]);
  assert.equal(away, []);
});

test('who is suspended or leaves holds nothing meanwhile; with a return the same office begins anew', () => {
  const chain = chainOf(rosterOf(FULL), rosterOf(FULL, [CH]), rosterOf(FULL, [CH]), rosterOf(FULL));
  assert.equal(officeHistory(chain, CH), {
    held: [{ office: 'board-chair', from: day(4) }],
    ended: [{ office: 'board-chair', from: day(1), to: day(2) }],
    away: [{ from: day(2), to: day(4) }],
  });
  const stillAway = officeHistory(chain.slice(0, 3), CH);
  assert.equal([stillAway.held, stillAway.away], [[], [{ from: day(2) }]]);
  assert.equal(pastWords('en', stillAway), [
    'Board chair: from roster 1 of Thursday, 15 January 2026 (26 Rajab 1447 AH) to roster 2 of Sunday, 15 February 2026 (27 Shaʻban 1447 AH)',
    'Away (suspended or left): since roster 2 of Sunday, 15 February 2026 (27 Shaʻban 1447 AH)',
  ]);
});

test('whoever stood on no roster before isn’t away then, and of a stranger nothing is told', () => {
  const joined = withOffices(FULL, NEW, ['violations-committee']);
  const chain = chainOf(rosterOf(without(joined, NEW)), rosterOf(joined));
  const history = officeHistory(chain.toReversed(), NEW);
  assert.equal(history, { held: [{ office: 'violations-committee', from: day(2) }], ended: [], away: [] });
  assert.match(
    heldWords('ar', history)[0] ?? '',
    /^عضو.*: منذ السجل رقم ٢ المؤرخ الأحد، .* هـ، الموافق ١٥ فبراير ٢٠٢٦ م$/,
  );
  assert.equal(officeHistory(chain, person(78)), { held: [], ended: [], away: [] });
});

test.run();
