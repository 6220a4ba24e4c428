// A right code whose report is damaged in the store: the reporter reads that it is, whose fault it isn't, where else to turn and what
// the slip proves, and keeps what they typed; an unknown code reads what it always read.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { openMailbox } from '../../src/client/reporter.ts';
import { damagedReport, SLIP_COMMAND } from '../../src/i18n/damaged-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { deriveReporter, makeTrackingCode } from '../../src/protocol/open/index.ts';
import { damageLines } from '../support/damage-lines.ts';
import { plainReader } from '../support/plain-reader.ts';
import { withOpen } from '../support/plain-scene.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { withReporters } from '../support/reporters.ts';

const test = suite('a damaged report to its reporter');

test('without script the portal’s own threads tell it, not to try again, with the telephone and the slip’s command', () =>
  withReporters(async ({ portal, sent }) => {
    const { code } = await sent();
    await damageLines(portal.deps.database);
    const reader = plainReader(portal, 'ar');
    const told = await reader.post({ act: 'open', code });
    assert.is(told.status, 500);
    const { check, notSent, ...words } = damagedReport('ar');
    for (const sentence of [...Object.values(words), check, SLIP_COMMAND, reporter('ar').channels.external]) {
      assert.ok(told.text.includes(sentence), sentence);
    }
    for (const never of [notSent, reporter('ar').problems.internal]) assert.not.ok(told.text.includes(never), never);
    assert.is(told.headers.get('set-cookie'), null);
  }));

test('a visit that is open then tells the same, and gives back what was typed; another code is unknown as before', () =>
  withOpen(async ({ stage: { portal }, reader, code }) => {
    const { database } = portal.deps;
    await damageLines(database);
    const told = await reader.submit('write', { message: 'A canary sang.', kind: 'message' });
    assert.is(told.status, 500);
    const words = damagedReport('en');
    for (const sentence of [words.title, words.notSent, words.slip]) assert.ok(told.text.includes(sentence), sentence);
    assert.match(told.html, /<textarea[^>]*name="draft"[^>]*>A canary sang\./);
    const again = await reader.submit('open', { code });
    assert.is(again.status, 500);
    assert.match(again.html, /<textarea[^>]*name="draft"[^>]*>A canary sang\./, 'nor by trying again');
    const unknown = await plainReader(portal, 'en').post({ act: 'open', code: makeTrackingCode() });
    assert.equal([unknown.status, unknown.text.includes(words.title)], [422, false]);

    // The same from the interface, as a browser with script asks.
    const device = newDevice(portal);
    const keys = await deriveReporter(portal.association, code, quickArgon2);
    const answer = await openMailbox(device.transport, keys, device.root());
    assert.equal(answer, { ok: false, problem: { error: 'damaged', nothingStored: true } });
    const other = await openMailbox(
      device.transport,
      await deriveReporter(portal.association, makeTrackingCode(), quickArgon2),
      device.root(),
    );
    assert.equal(other, { ok: false, problem: { error: 'cannot-open' } });
  }));

test.run();
