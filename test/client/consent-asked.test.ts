// Which messages a reporter's device takes for a question for consent: by the line, and by whose office could disclose a name; and
// which disclosures it tells as over.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asksIn, isDecline, namingOf } from '../../src/client/naming.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { Line, PersonId } from '../../src/protocol/check/index.ts';
import { AC, begin, CH, EX, IA, ROSTER_HASH, V1 } from '../domain/story.ts';

const test = suite('questions for consent');

const { roster } = begin();
const ask = { asks: 'consent', to: CH, office: 'board-chair' } as const;
const line = (hash: string, by: PersonId | 'reporter', more: object = {}): Line =>
  ({ hash, act: { kind: 'message', by, roster: ROSTER_HASH, public: ask, ...more } }) as unknown as Line;
const asking = (...lines: readonly Line[]) =>
  asksIn({ lines, policy: ASSOCIATION_001, ground: { rosters: new Map([[ROSTER_HASH, roster]]) } as never });

test('a line that says so, by an office that can come to review; never by a member of the committee, the executive or the reporter', () => {
  assert.equal(
    [...asking(line('a', IA), line('b', AC))],
    [
      ['a', 'board-chair'],
      ['b', 'board-chair'],
    ],
  );
  for (const by of [V1, EX, 'reporter'] as const) assert.equal([...asking(line('a', by))], [], by);
  assert.equal([...asking(line('a', IA, { public: {} }))], [], 'a message like any other');
  assert.equal([...asking(line('a', IA, { roster: 'unknown' }))], []);
});

test('a no is one where no yes stood before it, and takes one back else', () => {
  const says = (...given: readonly boolean[]) =>
    given.map((one, at) => line(`${at}`, 'reporter', { kind: 'consent', public: { given: one } }));
  assert.equal(
    [[false], [true, false], [true, false, false], [true]].map((given) => isDecline(says(...given), given.length - 1)),
    [true, false, true, false],
  );
});

test('a disclosure that the portal says has ended is over, and no other', () => {
  const disclosed = {
    kind: 'disclose',
    public: { office: 'board-chair', basis: 'law', until: '2026-12-01' },
    rooms: [],
    grants: [],
    bars: [],
  };
  const lines = ['a', 'b'].map((hash) => line(hash, IA, disclosed));
  const known = {
    lines,
    policy: ASSOCIATION_001,
    ground: { today: plainDate('2026-11-01'), current: { roster }, rosters: new Map() },
  };
  const overOf = (...ended: readonly string[]) =>
    namingOf(known as never, { reader: IA, again: false, ended: [...ended] }).disclosures.map(({ isOver }) => isOver);
  assert.equal(
    [overOf(), overOf('a'), overOf('b')],
    [
      [false, false],
      [true, false],
      [false, true],
    ],
  );
});

test.run();
