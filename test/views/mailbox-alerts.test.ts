// What has a day or asks something of the reporter stands above everything else in the mailbox, once, on both sides from the same
// words, and is gone when it is over.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { ThreadPiece } from '../../src/domain/thread.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { alertWords } from '../../src/i18n/mailbox-alerts.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import { standingWords } from '../../src/i18n/mailbox-words.ts';
import { basisSentence, namingText } from '../../src/i18n/naming.ts';
import { NOTICE_VERSION } from '../../src/i18n/notices.ts';
import { shared } from '../../src/i18n/shared.ts';
import { PlainMailboxPage } from '../../views/reporter/plain-mailbox.tsx';
import { FILES } from '../support/file-settings.ts';
import { render, viewFor, words } from './render.ts';

const test = suite('what is told first in a mailbox');

type Told = NonNullable<MailboxPieces['naming']>['disclosures'][number];

const [from, until] = [plainDate('2026-11-29'), plainDate('2026-12-22')];
const announced: Told = { office: 'board-chair', basis: 'law', from, until, isOver: false };
const report: ThreadPiece = { kind: 'report', from: 'reporter', on: plainDate('2026-11-01') };
const notice: ThreadPiece = {
  ...{ kind: 'disclosure', from: 'association', on: plainDate('2026-11-22') },
  notice: {
    notice: 'disclosure',
    version: NOTICE_VERSION,
    params: { step: 'announced', on: '2026-11-22', office: 'board-chair', basis: 'law', from, until },
  },
};

const mailbox = (disclosures: readonly Told[], more: Partial<MailboxPieces> = {}): MailboxPieces => ({
  number: '1234-5678',
  receivedOn: plainDate('2026-11-01'),
  journey: { step: 'review', receivedOn: plainDate('2026-11-01'), promises: [], checkIns: [] },
  thread: [report, notice],
  identity: { given: true, answers: [] },
  naming: { reader: 'somebody', again: false, disclosures },
  ...more,
});

const page = (lang: 'ar' | 'en', pieces: MailboxPieces): Promise<string> =>
  render(
    PlainMailboxPage({
      view: viewFor(lang, 'follow-up/plain'),
      mailbox: { ...pieces, log: { state: 'unchecked', line: 'hash' } },
      page: 'page',
      form: 'form',
      idleMinutes: 15,
      limits: FILES.limits,
      nameOf: (name) => name,
      runsOf: () => undefined,
    }),
  );

for (const lang of ['ar', 'en'] as const) {
  const t = namingText(lang);
  const [first, last] = [formatDate(lang, from), formatDate(lang, until)];

  test(`${lang}: an announcement is told with its days, led to its notice and to where something can be said`, () => {
    const [alert, ...others] = alertWords(lang, mailbox([announced]));
    assert.equal(others, []);
    assert.ok(alert?.paragraphs[0]?.includes(first) && alert.paragraphs[0].includes(last));
    assert.ok(alert?.paragraphs[0]?.endsWith(basisSentence(lang, 'law')), 'so that nobody takes it for their consent');
    assert.ok(alert?.paragraphs[1]?.includes(first), 'until when to object');
    assert.equal(
      alert?.ways.map(({ id }) => id),
      ['piece-2', 'message'],
    );
    const begun = alertWords(lang, mailbox([{ ...announced, hasBegun: true }]))[0];
    assert.is(begun?.paragraphs[1], t.pending.object, 'no day that has passed is named');
    const consented = alertWords(lang, mailbox([{ ...announced, basis: 'consent' }]))[0];
    assert.equal(consented?.paragraphs[1], t.pending.byConsent);
    assert.equal(
      consented?.ways.map(({ id }) => id),
      ['piece-2', 'naming-consent'],
    );
    const unreadable = alertWords(lang, mailbox([announced], { thread: [report] }))[0];
    assert.equal(
      unreadable?.ways.map(({ id }) => id),
      ['message'],
      'no link to a notice that doesn’t open',
    );
  });

  test(`${lang}: it is gone once it was made, is over or was dropped`, () => {
    const { from: _, ...made } = announced;
    for (const over of [
      made,
      { ...announced, isOver: true },
      { ...announced, isOver: true, isDropped: true as const },
    ]) {
      assert.equal(alertWords(lang, mailbox([over])), []);
    }
    assert.equal(alertWords(lang, mailbox([announced], { identity: { given: false, answers: [] } })), []);
  });

  test(`${lang}: what was made without telling first is told above all else while it lasts, with its day, and as new on it`, () => {
    const toldOn = plainDate('2026-11-20');
    const late: Told = { office: 'board-chair', basis: 'law', until, toldOn, isOver: false };
    const params = { step: 'withheld', on: '2026-11-05', office: 'board-chair', basis: 'law', until, told: toldOn };
    const secret: ThreadPiece = {
      ...{ kind: 'disclosure', from: 'association', on: plainDate('2026-11-05') },
      notice: { notice: 'disclosure', version: NOTICE_VERSION, params },
    };
    const question: ThreadPiece = { kind: 'message', from: 'association', on: plainDate('2026-11-10'), text: 'When?' };
    const thread = [report, secret, question];
    const pieces = mailbox([late], { thread });
    const [alert, ...others] = alertWords(lang, pieces);
    assert.equal(others, []);
    assert.is(alert?.title, t.late.title);
    assert.ok(alert?.paragraphs[0]?.includes(formatDate(lang, toldOn)) && alert.paragraphs[0].includes(last));
    assert.ok(alert?.paragraphs[0]?.endsWith(basisSentence(lang, 'law')));
    assert.equal(
      alert?.ways.map(({ id }) => id),
      ['piece-2', 'message'],
      'its notice stands where it was signed',
    );
    const asked: ThreadPiece = { ...question, asks: 'board-chair', on: plainDate('2026-11-21') };
    const titles = alertWords(lang, mailbox([late], { thread: [...thread, asked] })).map(({ title }) => title);
    assert.equal(titles, [t.late.title, t.asked.title], 'what was done stands above what is only asked');
    const leads = ({ next }: ReturnType<typeof standingWords>) => next.flatMap(({ to }) => (to ? [to.id] : []));
    assert.equal(leads(standingWords(lang, pieces)), [], 'told once, and nothing older in its place');
    const ended = { ...late, isOver: true };
    const over = alertWords(lang, mailbox([ended], { thread }))[0];
    assert.ok(
      over?.paragraphs[0]?.includes(formatDate(lang, toldOn)),
      'told on its last day, it is told after it all the same',
    );
    assert.not.ok(over?.paragraphs[0]?.includes(last));
    const answer: ThreadPiece = { kind: 'message', from: 'reporter', on: toldOn, text: 'Why?' };
    assert.equal(
      alertWords(lang, mailbox([ended], { thread: [...thread, answer] })),
      [],
      'until they have written since',
    );
    assert.is(alertWords(lang, mailbox([late], { thread: [...thread, answer] })).length, 1);
    const older = mailbox([], { thread });
    assert.equal(leads(standingWords(lang, older)), ['piece-2'], 'it came after the question, whenever it was signed');
    const newer = { ...question, on: plainDate('2026-11-21') };
    assert.equal(leads(standingWords(lang, mailbox([late], { thread: [report, secret, newer] }))), ['piece-3']);
  });

  test(`${lang}: the page tells it once, above where the report stands, and each link finds its place`, async () => {
    const html = await page(lang, mailbox([announced]));
    assert.is(html.split(t.pending.title).length, 2);
    const sentence = alertWords(lang, mailbox([announced]))[0]?.paragraphs[0] ?? '';
    assert.is(words(html).split(sentence).length, 2, 'the days are told once');
    assert.ok(html.indexOf(t.pending.title) < html.indexOf('class="progress"'));
    for (const basis of ['law', 'consent']) {
      const shown = await page(lang, mailbox([{ ...announced, basis }]));
      for (const { id } of alertWords(lang, mailbox([{ ...announced, basis }])).flatMap(({ ways }) => ways)) {
        assert.ok(shown.includes(`href="#${id}"`) && shown.includes(` id="${id}"`), id);
      }
    }
    assert.equal(
      standingWords(lang, mailbox([announced])).next.filter(({ to }) => to !== undefined),
      [],
    );
    assert.is(standingWords(lang, mailbox([])).next.filter(({ to }) => to !== undefined).length, 1);
  });

  test(`${lang}: a message that asks for consent is told above all with its day, until they agree or anything of theirs comes after it`, async () => {
    const on = plainDate('2026-11-20');
    const asked: ThreadPiece = {
      kind: 'message',
      from: 'association',
      on,
      text: 'May we?',
      lang: 'en',
      asks: 'board-chair',
    };
    const asks = (thread: readonly ThreadPiece[], more: Partial<MailboxPieces> = {}) =>
      alertWords(lang, mailbox([], { thread: [report, ...thread], ...more })).length;
    const [alert, ...others] = alertWords(lang, mailbox([], { thread: [report, asked] }));
    assert.equal(others, []);
    assert.ok(alert?.title === t.asked.title && alert.paragraphs[0]?.includes(formatDate(lang, on)));
    assert.ok(alert.paragraphs[0]?.includes(shared(lang).offices['board-chair']), 'for whom, by office');
    const both = { ...asked, asks: 'violations-committee' } as const;
    const questions = alertWords(lang, mailbox([], { thread: [report, asked, both] }))[0]?.paragraphs ?? [];
    assert.ok(questions[1]?.includes(shared(lang).offices['violations-committee']), 'each question');
    const html = await page(lang, mailbox([], { thread: [report, asked] }));
    assert.is(html.split(t.asked.title).length, 2);
    assert.ok(html.indexOf(t.asked.title) < html.indexOf('class="progress"'));
    for (const { id } of alert?.ways ?? [])
      assert.ok(html.includes(`href="#${id}"`) && html.includes(` id="${id}"`), id);
    const told = standingWords(lang, mailbox([], { thread: [report, asked] })).next;
    assert.equal(
      told.filter(({ to }) => to !== undefined),
      [],
      'told once',
    );
    const { asks: _, ...plain } = asked;
    const own: ThreadPiece = { kind: 'message', from: 'reporter', on, text: 'No.', lang: 'en' };
    const withdrew: ThreadPiece = { kind: 'withdrew', from: 'reporter', on };
    assert.is(asks([asked, plain]), 1, 'whatever the association wrote since');
    assert.equal([asks([plain]), asks([asked, own]), asks([asked, withdrew]), asks([withdrew, asked])], [0, 0, 0, 1]);
    assert.is(asks([{ ...asked, from: 'reporter' }]), 0, 'nobody asks themselves');
    assert.is(asks([{ ...asked, problem: 'not-authenticated' }]), 0);
    const naming = { reader: 'somebody', again: false, disclosures: [] } as const;
    assert.is(asks([asked], { naming: { ...naming, consent: true } }), 0);
    assert.is(asks([asked], { identity: { given: false, answers: [] } }), 0);
  });

  test(`${lang}: a name that must be given again is asked for first`, () => {
    const pieces = mailbox([announced], { naming: { reader: 'somebody', again: true, disclosures: [announced] } });
    assert.equal(
      alertWords(lang, pieces)
        .map(({ paragraphs, ways }) => [paragraphs[0], ways[0]?.id])
        .slice(0, 1),
      [[t.again, 'naming']],
    );
    assert.is(alertWords(lang, pieces).length, 2);
  });
}

test.run();
