// What duties begin and end with, by the policy's table: beside the clocks that test/domain/journeys.test.ts reads.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Duty, openDuties } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { associationPolicy } from '../../src/policy/association-001.ts';
import type { DutyId } from '../../src/policy/types.ts';
import {
  acknowledged,
  begin,
  FULL,
  fileOf,
  IA,
  later,
  referred,
  report,
  type Story,
  tell,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('duties');

const dutiesOf = (story: Story, id: DutyId): readonly Duty[] => fileOf(story).duties.filter((duty) => duty.id === id);
const told = (story: Story, id: DutyId): readonly string[] =>
  dutiesOf(story, id).map(({ dueOn, metOn }) => `${dueOn} ${metOn ?? 'open'}`);

const DECISIONS: readonly Intention[] = [
  { kind: 'close', by: IA, outcome: 'unjustified' },
  { kind: 'close', by: IA, outcome: 'resolved', form: 'informal-review' },
  { kind: 'refer', by: IA, form: 'formal-investigation', cleared: [V1, V2, V3] },
];

test('the preliminary review is due ten working days after receipt, and met by each of its three decisions', () => {
  assert.equal(told(report(begin()), 'review'), ['2026-11-15 open']);
  const story = later(acknowledged(begin()), 4);
  assert.equal(told(story, 'review'), ['2026-11-15 open'], 'a receipt notice moves nothing');
  for (const decision of DECISIONS) assert.equal(told(tell(story, decision), 'review'), ['2026-11-15 2026-11-05']);
});

test('further evidence on an unjustified report begins another review, and on an open one none', () => {
  const story = later(acknowledged(begin()), 2);
  const more = tell(story, { kind: 'evidence', by: 'reporter' });
  assert.equal(told(more, 'review'), ['2026-11-15 open']);
  const closed = tell(more, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(later(closed, 30), { kind: 'evidence', by: 'reporter' });
  assert.equal(told(again, 'review'), ['2026-11-15 2026-11-03', '2026-12-17 open']);
});

test('further members for the panel decide no review anew', () => {
  const story = referred(begin(), [], [V1, V2]);
  assert.equal(told(story, 'review'), ['2026-11-15 2026-11-01']);
  assert.is(
    openDuties(fileOf(story)).some(({ id }) => id === 'review'),
    false,
  );
});

test('a case keeps the clocks under which it was received, whatever the association settles later', () => {
  const quick = associationPolicy({ quorum: 2, clocks: { review: 5 } });
  const story = acknowledged(begin(FULL, quick));
  assert.equal(told(story, 'review'), ['2026-11-08 open']);
  const changed: Story = { ...later(story, 1), policy: associationPolicy({ quorum: 2 }) };
  const closed = tell(changed, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(later(closed, 5), { kind: 'evidence', by: 'reporter' });
  // Friday's evidence: five working days end on Thursday the week after.
  assert.equal(told(again, 'review'), ['2026-11-08 2026-11-02', '2026-11-12 open']);
});

test.run();
