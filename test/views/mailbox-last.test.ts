import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { ThreadPiece } from '../../src/domain/thread.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { lastWords } from '../../src/i18n/mailbox-last.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import { standingWords, threadWords } from '../../src/i18n/mailbox-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';

const test = suite('what the association left last');

const piece = (
  from: ThreadPiece['from'],
  kind: ThreadPiece['kind'],
  on: string,
  more: Partial<ThreadPiece> = {},
): ThreadPiece => ({ from, kind, on: plainDate(on), ...more });
const notice = (name: string) => ({ notice: { notice: name, version: '001-2', params: {} } });

const OWN = piece('reporter', 'report', '2026-11-01');
const mailbox = (thread: readonly ThreadPiece[]): MailboxPieces => ({
  number: '1234-5678',
  receivedOn: plainDate('2026-11-01'),
  journey: { step: 'review', receivedOn: plainDate('2026-11-01'), promises: [], checkIns: [] },
  thread: [OWN, ...thread],
});

/** The pieces that are led to, beside the sentence. */
const told = (thread: readonly ThreadPiece[]) =>
  standingWords('ar', mailbox(thread)).next.flatMap(({ words, to }) => (to === undefined ? [] : [[words, to.id]]));

for (const [kind, left] of [
  ['message', piece('association', 'message', '2026-11-05')],
  ['receipt', piece('association', 'receipt', '2026-11-05', notice('receipt'))],
  ['unjustified', piece('association', 'closing', '2026-11-05', notice('unjustified'))],
  ['resolved', piece('association', 'closing', '2026-11-05', notice('resolved'))],
  ['notice', piece('association', 'closing', '2026-11-05', { problem: 'cannot-open' })],
  ['feedback', piece('association', 'feedback', '2026-11-05', notice('feedback'))],
] as const) {
  test(`it is named by its kind and led to: ${kind}`, () => {
    const words = lastWords('ar')[kind].told(formatDate('ar', plainDate('2026-11-05')));
    const thread = [piece('association', 'message', '2026-11-04'), left];
    assert.equal(told(thread), [[words, 'piece-3']]);
    assert.is(threadWords('ar', mailbox(thread), { association: 'جمعية', phone: '' })[2]?.id, 'piece-3');
  });
}

test('the newest by date is told, in whatever order the pieces came', () => {
  const thread = [piece('association', 'feedback', '2026-11-09'), piece('association', 'receipt', '2026-11-03')];
  assert.match(told(thread)[0]?.[0] ?? '', /إفادتنا/);
});

test('nothing is told once the reporter wrote, and of what nobody vouches for', () => {
  const receipt = piece('association', 'receipt', '2026-11-03');
  assert.equal(told([receipt, piece('reporter', 'message', '2026-11-03')]), []);
  assert.equal(told([piece('association', 'message', '2026-11-03', { problem: 'not-authenticated' })]), []);
});

test('that too few people are there is told of a closed report as what it means for one', () => {
  const texts = (step: 'review' | 'closed') => {
    const { journey, ...rest } = mailbox([]);
    return standingWords('en', { ...rest, journey: { ...journey, step, fewPeople: true } }).next.map(
      ({ text }) => text,
    );
  };
  const { fewText, fewClosedText } = reporter('en').mailbox;
  assert.is(texts('review')[0], fewText);
  assert.is(texts('closed')[0], fewClosedText);
});

test.run();
