// One's own name on the page without script: given later or again, agreed to be disclosed or not, and never lost by another button,
// by the end of a visit or by a failure.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failed } from '../../src/client/transport.ts';
import { namingText } from '../../src/i18n/naming.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { groupDigits } from '../../src/protocol/check/index.ts';
import { deeds } from '../journeys/world.ts';
import { fieldsOf } from '../support/plain-reader.ts';
import { IDLE, withOpen } from '../support/plain-scene.ts';

const t = namingText('en');
const words = reporter('en');
const NAME = 'Canary\r\nName & <more>';
const CONTACT = 'By the gate';
const typed = { name: NAME, contact: CONTACT };
const shown = { name: 'Canary\nName & <more>', contact: CONTACT };

const standsIn = (html: string, act: string): Record<string, string | undefined> => {
  const { name, contact } = fieldsOf(html, act);
  return { name, contact };
};

const test = suite('one’s own name without script');

test('a name is given, replaced, and consent is given and taken back; each is said once', () =>
  withOpen(async ({ reader }) => {
    const before = await reader.get();
    assert.ok(before.text.includes(t.anonymous));
    assert.not.ok(before.text.includes(t.consent.title), 'nothing to consent to');
    const { write, harm, finished } = reporter('en').mailbox;
    const places = [write, harm, t.title, finished].map((words) => before.html.indexOf(`>${words}</`));
    assert.equal(
      places,
      places.toSorted((one, other) => one - other),
      'in the order of the page with script',
    );
    assert.not.ok(places.includes(-1));
    const given = await reader.submit('write', { ...typed, kind: 'identify' });
    assert.is(given.status, 200);
    for (const said of [t.sent, t.given, t.pieces.identified, t.consent.title])
      assert.ok(given.text.includes(said), said);
    assert.ok(given.text.includes('Canary Name & <more>'), 'among what was reported');
    assert.equal(standsIn(given.html, 'write'), { name: '', contact: '' });
    const agreed = await reader.submit('write', { kind: 'consent' });
    for (const said of [t.consent.sentGiven, t.consent.given, t.pieces.consented])
      assert.ok(agreed.text.includes(said));
    const back = await reader.submit('write', { kind: 'withdraw' });
    for (const said of [t.consent.sentWithdrawn, t.consent.withdrawn, t.pieces.withdrew])
      assert.ok(back.text.includes(said), said);
    const again = await reader.submit('write', { name: 'Another', kind: 'identify' });
    assert.ok(again.text.includes('Another') && !again.text.includes(CONTACT), 'the newest counts');
    assert.not.ok((await reader.get()).text.includes(t.sent), 'a reload says nothing of it again');
  }));

test('the same form sent twice gives one name', () =>
  withOpen(async ({ reader }) => {
    const { html } = await reader.get();
    const form = { ...fieldsOf(html, 'write'), ...typed, kind: 'identify' };
    const [first, second] = await Promise.all([reader.post(form), reader.post(form)]);
    assert.equal([first.status, second.status], [303, 303]);
    // The report, and the name.
    assert.is((await reader.get()).html.split('class="message own"').length - 1, 2);
  }));

test('what is wrong is told at its field, and everything typed stays (T09)', () =>
  withOpen(async ({ reader, code }) => {
    await reader.get();
    for (const [name, contact, fault] of [
      [' ', 'x', t.nameMissing],
      ['x'.repeat(301), '', words.report.identity.tooLong(300)],
      ['x', 'y'.repeat(401), words.report.identity.tooLong(400)],
      [`I am ${groupDigits(code, 4)}`, '', words.mailbox.messageCode],
      ['本'.repeat(300), '本'.repeat(400), 'too long'],
    ] as const) {
      const answer = await reader.submit('write', { name, contact, message: 'And this.', kind: 'identify' });
      assert.is(answer.status, 422, fault);
      assert.ok(answer.text.includes(fault), fault);
      assert.equal(
        { ...standsIn(answer.html, 'write'), message: fieldsOf(answer.html, 'write').message },
        {
          ...{ name, contact },
          message: 'And this.',
        },
      );
      assert.match(answer.html, /<title>Error: /);
      assert.match(answer.html, /<details id="naming-give" open/);
    }
    assert.ok((await reader.get()).text.includes(t.anonymous));
  }));

test('another button loses neither a name nor a message', () =>
  withOpen(async ({ reader }) => {
    await reader.get();
    const sent = await reader.submit('write', { ...typed, message: 'Shawwal.', kind: 'message' });
    assert.ok(sent.text.includes(words.mailbox.sent));
    assert.equal(standsIn(sent.html, 'write'), shown, 'a name that waits');
    const ended = await reader.submit('write', { kind: 'end', ...typed });
    assert.ok(ended.text.includes(plainMailbox('en').closeUnsent));
    assert.equal(standsIn(ended.html, 'write'), shown);
    const other = await reader.submit('write', { kind: 'language', ...typed });
    assert.equal(standsIn(other.html, 'write'), shown);
    const named = await reader.submit('write', { ...typed, message: 'And more.', kind: 'identify' });
    assert.ok(named.text.includes(t.sent));
    assert.is(fieldsOf(named.html, 'write').message, 'And more.');
    const agreed = await reader.submit('write', { name: 'Next', contact: '', message: '', kind: 'consent' });
    assert.ok(agreed.text.includes(t.consent.sentGiven));
    assert.is(standsIn(agreed.html, 'write').name, 'Next');
  }));

test('a visit that ended brings the name to the door, and back with the code', () =>
  withOpen(async ({ stage, reader, code }) => {
    const { html } = await reader.get();
    stage.wait(IDLE);
    const late = await reader.post({ ...fieldsOf(html, 'write'), ...typed, kind: 'identify' });
    assert.is(late.status, 401);
    assert.equal(standsIn(late.html, 'open'), shown);
    const mistyped = await reader.post({ ...fieldsOf(late.html, 'open'), code: '1234' });
    assert.equal(standsIn(mistyped.html, 'open'), shown);
    const opened = await reader.post({ ...fieldsOf(mistyped.html, 'open'), code });
    assert.is(opened.status, 200);
    assert.equal(standsIn(opened.html, 'write'), shown);
    assert.match(opened.html, /<details id="naming-give" open/);
  }));

test('a name that could not be sent stays, with why', () =>
  withOpen(async ({ stage, reader }) => {
    await reader.get();
    for (const [error, said] of [
      ['refused', t.later],
      ['offline', plainMailbox('en').busy.title],
      ['internal', words.problems.internal],
    ] as const) {
      Object.assign(stage.portal.deps.plain, { say: async () => failed(error) });
      const answer = await reader.submit('write', { ...typed, kind: 'identify' });
      assert.is(answer.status, 503);
      assert.match(answer.html, /id="name-not-sent" role="alert"/);
      assert.ok(answer.text.includes(said), said);
      assert.equal(standsIn(answer.html, 'write'), shown);
    }
    Object.assign(stage.portal.deps.plain, { read: async () => failed('offline') });
    const busy = await reader.submit('write', { ...typed, kind: 'identify' });
    assert.equal(standsIn(busy.html, 'write'), shown, 'also where the mailbox can’t be read just now');
  }));

test('asked for consent, a reporter without script says no by a button of its own', () =>
  withOpen(async ({ stage, reader, number }) => {
    await reader.get();
    const named = await reader.submit('write', { ...typed, kind: 'identify' });
    assert.not.ok(named.html.includes('value="decline"'), 'nobody asked');
    await stage.act('chair', number, deeds.askIdentity);
    await stage.act('auditor', number, deeds.askConsent);
    const asked = await reader.get();
    assert.ok(asked.text.includes(t.asked.title) && asked.text.includes(t.consent.refuse));
    const declined = await reader.submit('write', { kind: 'decline', message: 'And one thing more.' });
    for (const said of [t.consent.sentDeclined, t.consent.declined, t.pieces.declined])
      assert.ok(declined.text.includes(said), said);
    assert.is(fieldsOf(declined.html, 'write').message, 'And one thing more.');
    assert.not.ok(declined.text.includes(t.asked.title) || declined.html.includes('value="decline"'));
    const refused = stage.act('auditor', number, deeds.askConsent);
    assert.match(await refused.then(String, String), /declined/);
  }));

test('an announced disclosure is told in the mailbox without script too', () =>
  withOpen(async ({ stage, reader, number }) => {
    await reader.get();
    await reader.submit('write', { ...typed, kind: 'identify' });
    for (const [who, deed] of [
      ['chair', deeds.askIdentity],
      ['auditor', deeds.announce],
    ] as const)
      await stage.act(who, number, deed);
    const { text } = await reader.get();
    assert.ok(text.includes('Your identity is to be disclosed'));
    assert.ok(text.includes('The chair has to hear you.'));
    assert.match(text, /From .* it can be disclosed to: Board chair\. From .* on it opens for them no more/);
    assert.ok(text.indexOf(t.pending.title) < text.indexOf('Your identity is to be disclosed'), 'above the thread');
    assert.is(text.split(t.pending.title).length, 2);
    assert.not.ok(text.includes('For the hearing.'));
  }));

test.run();
