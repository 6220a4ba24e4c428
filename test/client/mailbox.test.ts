// What a reporter writes where answers are lost: the same text sent again is looked for first, and stands once.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { giveIdentity, sayConsent, type Unheard, writeToAssociation } from '../../src/client/reporter.ts';
import type { Transport } from '../../src/client/transport.ts';
import { withWorld } from '../journeys/world.ts';

const test = suite('what a reporter writes');

for (const lost of [['/api/mailbox/acts'], ['/api/mailbox/acts', '/api/mailbox']]) {
  test(`a text whose answer was lost stands once, however often it is sent (lost: ${lost.join(' and ')})`, () =>
    withWorld({}, async (world) => {
      const { device, mailbox } = await world.mailbox(await world.report());
      let isLost = true;
      const transport: Transport = async (method, path, body) => {
        const answer = await device.transport(method, path, body);
        if (isLost && lost.includes(path)) throw new Error('the answer was lost');
        return answer;
      };
      const tried: Unheard = new Map();
      const write = (text: string) => writeToAssociation(transport, mailbox, 'message', { lang: 'en', text }, tried);
      const first = await write('Which month?');
      assert.is(first.ok, lost.length === 1, 'told to have arrived where the mailbox could be read');
      const again = await write('Which month?');
      assert.is(again.ok, lost.length === 1);
      isLost = false;
      const heard = await write('Which month?');
      assert.ok(heard.ok);
      const texts = () => heard.value.thread.filter(({ kind }) => kind === 'message').map(({ text }) => text);
      assert.equal(texts(), ['Which month?']);

      const other = await write('And which year?');
      assert.ok(other.ok);
      assert.is(
        other.value.thread.filter(({ kind }) => kind === 'message').length,
        2,
        'another text is another message',
      );
    }));
}

test('a name whose answer was lost is given once, and looked for before it is given again', () =>
  withWorld({}, async (world) => {
    const { device, mailbox } = await world.mailbox(await world.report());
    let isLost = true;
    const transport: Transport = async (method, path, body) => {
      const answer = await device.transport(method, path, body);
      if (isLost) throw new Error('the answer was lost');
      return answer;
    };
    const tried: Unheard = new Map();
    const give = () => giveIdentity(transport, mailbox, [{ question: 'name', text: 'Canary' }], tried);
    assert.not.ok((await give()).ok);
    isLost = false;
    const heard = await give();
    assert.ok(heard.ok && heard.value.identity?.answers[0]?.text === 'Canary');
    assert.is(heard.ok && heard.value.thread.filter(({ kind }) => kind === 'identified').length, 1);
    const agreed = await sayConsent(transport, mailbox, true);
    assert.ok(agreed.ok && agreed.value.naming?.consent === true, 'signed anew over what moved on');
  }));

test.run();
