// What an act's preview shows of the words of a notice that follow from its answers: no day that nobody chose.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asShown } from '../../src/browser/act-shown.ts';
import type { Plan } from '../../src/domain/intention.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { isNoticeWhole, NOTICE_VERSION } from '../../src/i18n/notices.ts';
import type { Entry } from '../../src/protocol/open/index.ts';
import { CH } from '../domain/story.ts';

const test = suite('what an act’s preview shows');

const today = plainDate('2026-11-23');
const notice: Entry = { type: 'notice', notice: 'disclosure', version: NOTICE_VERSION, params: {} };
const message: Entry = { type: 'message', lang: 'en', text: 'Why.' };
const said = { to: CH, office: 'board-chair', basis: 'law', from: '2026-11-30', until: '2026-12-01' } as const;
const announce: Plan = { kind: 'announce', public: said, bars: [], rooms: [], grants: [], entries: [] };
const isWhole = (entry: Entry | undefined): boolean => entry?.type === 'notice' && isNoticeWhole(entry);
const shown = (...ids: readonly string[]) =>
  asShown({ entries: [notice, message], faults: ids.map((id) => ({ id, text: '' })) }, announce, today);

test('a notice of disclosure stands there once its person, basis and days do, and shows no day that nobody chose', () => {
  assert.ok(isWhole(shown()[0]));
  assert.ok(isWhole(shown('told')[0]), 'another answer is missing');
  for (const id of ['until', 'withheld-until', 'basis', 'to-whom']) {
    const [first, second] = shown(id);
    assert.not.ok(isWhole(first), id);
    assert.is(second, message);
  }
});

test.run();
