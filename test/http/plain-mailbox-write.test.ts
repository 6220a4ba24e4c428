// Writing into the mailbox without script, in process: once whatever comes twice, never into another mailbox, and never with
// the loss of what was typed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { lastWords } from '../../src/i18n/mailbox-last.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { checkDigit, groupDigits } from '../../src/protocol/check/index.ts';
import { deeds } from '../journeys/world.ts';
import { fieldsOf, plainReader } from '../support/plain-reader.ts';
import { IDLE, inDigits, mistyped, withOpen } from '../support/plain-scene.ts';
import { withReporters } from '../support/reporters.ts';

const t = reporter('en');
const plain = plainMailbox('en');

/** How many pieces of the dialogue are the reporter's. */
const own = (html: string): number => html.split('class="message own"').length - 1;

const test = suite('writing without script');

test('a message and further evidence arrive once and are said to have arrived once', () =>
  withReporters(async (stage) => {
    const { code } = await stage.sent();
    const reader = plainReader(stage.portal, 'en');
    await reader.get();
    await reader.submit('open', { code });
    const before = own((await reader.get()).html);
    const sent = await reader.submit('write', { message: ' Shawwal.\r\nThe third. ', kind: 'message' });
    assert.is(sent.status, 200);
    assert.ok(sent.text.includes(t.mailbox.sent));
    assert.is(own(sent.html), before + 1);
    assert.match(sent.html, /dir="auto" lang="en">Shawwal\.\nThe third\.</);
    assert.is(fieldsOf(sent.html, 'write').message, '');
    assert.not.ok((await reader.get()).text.includes(t.mailbox.sent), 'a reload says nothing of it again');
    const added = await reader.submit('write', { message: 'The numbers are 120 to 126.', kind: 'evidence' });
    assert.ok(added.text.includes(t.mailbox.sentEvidence));
    assert.is(own(added.html), before + 2);
    assert.ok(added.text.includes(t.mailbox.evidence));
  }));

test('the same form sent twice, even at once, makes one message; a new text in it makes another', () =>
  withOpen(async ({ reader }) => {
    const { html } = await reader.get();
    const form = { ...fieldsOf(html, 'write'), kind: 'message', message: 'Shawwal.' };
    const [first, second] = await Promise.all([reader.post(form), reader.post(form)]);
    assert.is(first.status, 303);
    assert.is(second.status, 303);
    assert.is((await reader.post(form)).status, 303);
    assert.is(own((await reader.get()).html), own(html) + 1);
    await reader.post({ ...form, message: 'Or was it Rajab?' });
    assert.is(own((await reader.get()).html), own(html) + 2);
  }));

test('an empty text, one that is too long and one with the code in it are told, and stay in the field (T09)', () =>
  withOpen(async ({ reader, code }) => {
    const before = own((await reader.get()).html);
    const arabic = inDigits(groupDigits(code, 4), 0x660);
    for (const [message, words] of [
      ['', t.mailbox.messageMissing],
      [' \n ', t.mailbox.messageMissing],
      [`My code is ${groupDigits(code, 4)}.`, t.mailbox.messageCode],
      [`رمزي ${arabic}`, t.mailbox.messageCode],
      ['x'.repeat(20_001), t.mailbox.tooLong(20_000)],
      [`</textarea><b id="x">${'é'.repeat(20_000)}`, t.mailbox.tooLong(20_000)],
    ] as const) {
      const answer = await reader.submit('write', { message, kind: 'message' });
      assert.is(answer.status, 422, message.slice(0, 40));
      assert.ok(answer.text.includes(words), words);
      assert.is(fieldsOf(answer.html, 'write').message, message);
      assert.not.match(answer.html, /<b id="x">/);
      assert.match(answer.html, /<title>Error: /);
    }
    const other = `${'7'.repeat(23)}${checkDigit('7'.repeat(23))}`;
    assert.is((await reader.submit('write', { message: `Account ${other}`, kind: 'message' })).status, 200);
    assert.is(own((await reader.get()).html), before + 1);
  }));

test('an idle visit ends: Back shows nothing, and what was being written comes back with the code (T34)', () =>
  withOpen(async ({ stage, reader, code }) => {
    const { html } = await reader.get();
    const before = own(html);
    const form = { ...fieldsOf(html, 'write'), kind: 'message', message: 'A long text\nof two lines & <more>.' };
    stage.wait(IDLE);
    const late = await reader.post(form);
    assert.is(late.status, 401);
    assert.ok(late.text.includes(plain.ended.title) && late.text.includes(plain.ended.notSent), late.text);
    assert.not.match(late.html, /A canary died|class="message/);
    assert.is(reader.cookie(), undefined);
    assert.is(stage.portal.deps.visits.count(), 0);
    const draft = fieldsOf(late.html, 'open').draft;
    assert.is(draft, form.message);
    const wrong = await reader.post({ act: 'open', code: mistyped(code), draft: form.message });
    assert.is(fieldsOf(wrong.html, 'open').draft, form.message, 'a mistyped code loses nothing either');
    const again = await reader.post({ act: 'open', code, draft: form.message });
    assert.is(again.status, 200);
    assert.ok(again.text.includes(plain.notSentYet));
    const carried = fieldsOf(again.html, 'write');
    assert.is(carried.message, form.message);
    assert.is(own(again.html), before, 'nothing was sent meanwhile');
    assert.is((await reader.post({ ...carried, kind: 'message' })).status, 303);
    assert.is(own((await reader.get()).html), before + 1);
  }));

test('a form of one mailbox is never sent into another that was opened in a second window', () =>
  withOpen(async ({ reader, sent }) => {
    const form = { ...fieldsOf((await reader.get()).html, 'write'), kind: 'message', message: 'For the first alone.' };
    const second = await sent('Another report.');
    await reader.post({ act: 'open', code: second.code });
    const answer = await reader.post(form);
    assert.is(answer.status, 401);
    assert.is(fieldsOf(answer.html, 'open').draft, form.message);
    assert.not.ok((await reader.get()).text.includes('For the first alone.'), 'the second stays open, without it');
  }));

test('the same mailbox open in two windows goes on in both', () =>
  withOpen(async ({ reader, code }) => {
    const form = {
      ...fieldsOf((await reader.get()).html, 'write'),
      kind: 'message',
      message: 'From the first window.',
    };
    await reader.post({ act: 'open', code });
    assert.is((await reader.post(form)).status, 303);
    assert.ok((await reader.get()).text.includes('From the first window.'));
  }));

test('what could not be sent is told and stays in the field; the same form then sends it', () =>
  withOpen(async ({ stage, reader, engine }) => {
    const { plain: used } = stage.portal.deps;
    const { html } = await reader.get();
    const form = { ...fieldsOf(html, 'write'), kind: 'message', message: 'A text to keep.' };
    Object.assign(used, { write: async () => ({ ok: false, problem: { error: 'stale' } }) });
    const stale = await reader.post(form);
    assert.is(stale.status, 503);
    assert.ok(stale.text.includes(t.problems.stale) && stale.text.includes(t.mailbox.failed));
    assert.is(fieldsOf(stale.html, 'write').message, form.message);
    Object.assign(used, {
      write: () => Promise.reject(new Error('a thread broke')),
      read: async () => ({ ok: false, problem: { error: 'offline' } }),
    });
    const busy = await reader.post(form);
    assert.is(busy.status, 503);
    assert.ok(busy.text.includes(plain.busy.title));
    assert.is(fieldsOf(busy.html, 'write').message, form.message);
    Object.assign(used, engine);
    assert.is((await reader.post(form)).status, 303);
    assert.is(own((await reader.get()).html), own(html) + 1);
  }));

/** The page's main part, as far as the mailbox itself. */
const topOf = (html: string): string =>
  /<main\b[^>]*>([\s\S]*?)(?:<h2>Your report<\/h2>|<form\b)/.exec(html)?.[1] ?? 'no mailbox';

test('a sending that failed is told at the top, has the focus and leads to the text, in an error’s title', () =>
  withOpen(async ({ stage, reader }) => {
    const { plain: used } = stage.portal.deps;
    const form = { ...fieldsOf((await reader.get()).html, 'write'), kind: 'message', message: 'A text to keep.' };
    const failing = (read: object) =>
      Object.assign(used, { write: async () => ({ ok: false, problem: { error: 'internal' } }), ...read });
    const assertTold = async (): Promise<string> => {
      const { status, html } = await reader.post(form);
      assert.is(status, 503);
      assert.match(html, /<title>Error: /);
      const top = topOf(html);
      assert.match(top, /<div [^>]*id="not-sent" role="alert" tabindex="-1" autofocus/);
      assert.ok(top.includes(t.problems.internal) && top.includes(`<a href="#message">${plain.notSentYet}</a>`), top);
      assert.is(fieldsOf(html, 'write').message, form.message);
      return html;
    };
    failing({});
    assert.ok((await assertTold()).includes(t.mailbox.where), 'with the mailbox');
    failing({ read: async () => ({ ok: false, problem: { error: 'offline' } }) });
    const busy = await assertTold();
    assert.ok(busy.includes(plain.busy.title) && busy.includes(plain.busy.withText));
    assert.not.ok(busy.includes(plain.busy.again), 'loading it again would lose the text');
    const { html } = await reader.get();
    assert.ok(html.includes(plain.busy.again) && !html.includes('id="not-sent"'), 'nothing was sent, nothing failed');
    assert.not.match(html, /<title>Error: /);
  }));

test('a message that can’t be sealed for its size is told at its field, with how much to shorten, and shortened by that it is sent', () =>
  withOpen(async ({ reader }) => {
    await reader.get();
    for (const [message, words] of [
      ['👩‍👩‍👧‍👦'.repeat(12_000), /too long to be sealed as one\. Shorten it by about [\d,]+ characters\./],
      [`a${'\u0301'.repeat(150_000)}`, /single characters in it carry far too many marks/],
    ] as const) {
      const { status, html, text } = await reader.submit('write', { kind: 'evidence', message });
      assert.is(status, 422);
      assert.match(html, /<title>Error: /);
      assert.match(topOf(html), new RegExp(`<a href="#message">[^<]*${words.source}`));
      assert.match(html, new RegExp(`id="message-error"[^>]*>[^<]*${words.source}`));
      assert.is(fieldsOf(html, 'write').message, message);
      const count = Number((/by about ([\d,]+) characters/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
      if (count === 0) continue;
      assert.ok(count < 2_000, String(count));
      const sent = await reader.submit('write', { kind: 'evidence', message: '👩‍👩‍👧‍👦'.repeat(12_000 - count) });
      assert.ok(sent.text.includes(t.mailbox.sentEvidence));
    }
  }));

test('closing with a text that was not sent asks once, with the text in its field; with nothing typed it closes', () =>
  withOpen(async ({ stage, reader }) => {
    await reader.get();
    const asked = await reader.submit('write', { kind: 'end', message: 'Shawwal, the third.' });
    assert.is(asked.status, 200);
    assert.ok(asked.html.includes(`<a href="#close">${plain.closeUnsent}</a>`));
    assert.is(fieldsOf(asked.html, 'write').message, 'Shawwal, the third.');
    assert.is(stage.portal.deps.visits.count(), 1);
    assert.match(
      asked.html,
      new RegExp(`<button type="submit" class="button secondary">${plain.closeAnyway}</button>`),
    );
    const closed = await reader.submit('end');
    assert.ok(closed.text.includes(plain.closed.title));
    assert.is(stage.portal.deps.visits.count(), 0);
  }));

test('closing with nothing typed closes at once', () =>
  withOpen(async ({ stage, reader }) => {
    const { html } = await reader.get();
    assert.match(html, /<button [^>]*name="kind" value="end" form="write"/);
    assert.ok((await reader.submit('write', { kind: 'end', message: ' ' })).text.includes(plain.closed.title));
    assert.is(stage.portal.deps.visits.count(), 0);
  }));

test('what the association left last, a formal notice too, is told where the report stands and led to, until the reporter writes', () =>
  withReporters(async (stage) => {
    const { code, number } = await stage.sent();
    const day = formatDate('en', riyadhDate(stage.now()));
    const words = lastWords('en');
    const reader = plainReader(stage.portal, 'en');
    /** The sentences about what was left last, and where their link leads. */
    const told = ({ html, text }: { readonly html: string; readonly text: string }) => {
      const kinds = Object.entries(words).filter(([, { told: say }]) => text.includes(say(day)));
      const [, id = ''] = html.match(/<a href="#(piece-\d+)">/) ?? [];
      const piece = html.split('<li class="message').find((part) => part.includes(`id="${id}"`)) ?? '';
      return { kinds: kinds.map(([kind]) => kind), piece };
    };
    await reader.get();
    assert.equal(told(await reader.submit('open', { code })).kinds, []);
    await stage.act('auditor', number, deeds.acknowledge);
    const receipt = told(await reader.get());
    assert.equal(receipt.kinds, ['receipt']);
    assert.match(receipt.piece, /Receipt notice/);
    await stage.act('auditor', number, deeds.message('Which month was it?'));
    const asked = told(await reader.get());
    assert.equal(asked.kinds, ['message']);
    assert.match(asked.piece, /Which month was it/);
    assert.equal(told(await reader.submit('write', { kind: 'message', message: 'Shawwal.' })).kinds, []);
    await stage.act('auditor', number, deeds.close);
    const closed = told(await reader.get());
    assert.equal(closed.kinds, ['unjustified']);
    assert.match(closed.piece, /You can still add evidence/);
  }));

test.run();
