// A right code whose report is damaged in the store: the reporter reads that it is, whose fault it isn't, where else to turn and what
// the slip proves, and keeps what they typed; an unknown code reads what it always read.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { openMailbox } from '../../src/client/reporter.ts';
import { damagedReport, SLIP_COMMAND } from '../../src/i18n/damaged-report.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { utf8 } from '../../src/protocol/check/index.ts';
import { deriveReporter, makeTrackingCode } from '../../src/protocol/open/index.ts';
import { damageLines, takeLines } from '../support/damage-lines.ts';
import { fieldsOf, plainReader } from '../support/plain-reader.ts';
import { withOpen } from '../support/plain-scene.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const test = suite('a damaged report to its reporter');

/** The same from the interface, as a browser with script asks; another code opens nothing, as before. */
const fromInterface = async (portal: ReporterStage['portal'], code: string): Promise<void> => {
  const device = newDevice(portal);
  const ask = async (typed: string) =>
    openMailbox(device.transport, await deriveReporter(portal.association, typed, quickArgon2), device.root());
  assert.equal(await ask(code), { ok: false, problem: { error: 'damaged', nothingStored: true } });
  assert.equal(await ask(makeTrackingCode()), { ok: false, problem: { error: 'cannot-open' } });
};

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

    await fromInterface(portal, code);
  }));

test('a case that has lost every line is told the same wherever its code or a visit leads, and of a code that never was nothing', () =>
  withOpen(async ({ stage: { portal }, reader, code }) => {
    const never = makeTrackingCode();
    const unknown = () => plainReader(portal, 'en').post({ act: 'open', code: never });
    const before = await unknown();
    await reader.submitFiles([{ name: 'note.txt', content: utf8('A canary sang.') }], ['kind', 'attach']);
    const page = await reader.submitFiles([], ['kind', 'message'], { message: 'With a file.' });
    const [, fetch = '?'] = /name="fetch" value="([^"]*)"/.exec(page.html) ?? [];
    await takeLines(portal.deps.database);
    const file = await reader.post({ ...fieldsOf(page.html, 'write'), fetch, message: 'A canary flew.' });
    const again = await plainReader(portal, 'en').post({ act: 'open', code });
    const { title, slip } = damagedReport('en');
    for (const { status, text } of [file, await reader.get(), again]) {
      assert.is(status, 500);
      for (const sentence of [title, slip, SLIP_COMMAND]) assert.ok(text.includes(sentence), sentence);
      assert.not.ok(text.includes(plainFiles('en').unreadable), 'it isn’t the file that can’t be read');
    }
    assert.match(file.html, /<textarea[^>]*name="draft"[^>]*>A canary flew\./);
    await fromInterface(portal, code);
    const after = await unknown();
    assert.equal([after.status, after.html], [before.status, before.html], 'byte for byte');
  }));

test.run();
