// The questions after closing on the page without script: stopped and wanted again by a button, which loses nothing that was typed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkInWords } from '../../src/i18n/check-in-words.ts';
import { deeds } from '../journeys/world.ts';
import { fieldsOf } from '../support/plain-reader.ts';
import { withOpen } from '../support/plain-scene.ts';

const t = checkInWords('en');

const test = suite('questions after closing without script');

test('a reporter stops being asked and wants it again; each is said once, and what was typed beside it stays', () =>
  withOpen(async ({ stage, reader, number }) => {
    assert.not.ok((await reader.get()).text.includes(t.title), 'nothing is to be asked before it is closed');
    for (const deed of [deeds.acknowledge, deeds.close]) await stage.act('auditor', number, deed);
    const closed = await reader.get();
    for (const said of [t.title, t.stop.button, t.stop.hint, 'we will ask you here how you are about'])
      assert.ok(closed.text.includes(said), said);
    const stopped = await reader.submit('write', { kind: 'no-check-ins', name: 'Canary', message: 'And this.' });
    assert.is(stopped.status, 200);
    for (const said of [t.stop.done, t.stop.piece, t.start.button, 'you told us not to ask you how you are. We won’t.'])
      assert.ok(stopped.text.includes(said), said);
    assert.not.ok(stopped.text.includes('we will ask you here'));
    const { name, message } = fieldsOf(stopped.html, 'write');
    assert.equal([name, message], ['Canary', 'And this.']);
    const form = { ...fieldsOf(stopped.html, 'write'), name: '', message: '', kind: 'check-ins' };
    const [first, second] = await Promise.all([reader.post(form), reader.post(form)]);
    assert.equal([first.status, second.status], [303, 303]);
    const wanted = await reader.get();
    for (const said of [t.start.done, t.start.piece, t.stop.button]) assert.ok(wanted.text.includes(said), said);
    assert.is(wanted.text.split(t.start.piece).length, 2, 'the same form twice is one line');
    assert.not.ok((await reader.get()).text.includes(t.start.done), 'a reload says nothing of it again');
  }));

test.run();
