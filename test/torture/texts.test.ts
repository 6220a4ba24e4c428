// What people type, sealed and read back: every text in every answer comes out as it went in, half characters apart, and what
// is too long to be sealed is told before anything is sent. Codes are read before any work is done for them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { openMailbox } from '../../src/client/mailbox.ts';
import { writeToAssociation } from '../../src/client/mailbox-writing.ts';
import { deriveCode } from '../../src/client/reporter.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import { CODE_DIGITS, parseDigits, RECOVERY_DIGITS } from '../../src/protocol/check/index.ts';
import { makeTrackingCode } from '../../src/protocol/open/index.ts';
import { deeds, withWorld } from '../journeys/world.ts';
import { countsOf } from '../support/database-factory.ts';
import { MEGABYTE_OF_MARKS, NASTY_TEXTS } from './nasty.ts';
import { faultsIn } from './wire.ts';

/** Half a character can't be written in UTF-8; its place is kept. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
/** Every text at once, as one long one, but the longest. */
const ALL = Object.entries(NASTY_TEXTS).flatMap(([what, text]) => (what === 'long' ? [] : [text]));

const test = suite('torture of texts');

test('every text comes out of every answer as it went in, for who receives it and for who wrote it (T90, T106)', () =>
  withWorld({}, async (world) => {
    const texts = Object.fromEntries(REPORT_QUESTIONS.map(({ id }, at) => [id, `${at} ${ALL.join(` ${at} `)}`]));
    const short = ALL.filter((text) => text.length < 100).join('|');
    const answers = Object.entries(texts).map(([question, text]) => ({ question, text }));
    const identity = { given: true, answers: IDENTITY_QUESTIONS.map(({ id }) => ({ question: id, text: short })) };
    const played = await world.report({ answers, identity });
    const opened = await world.open('auditor', played);
    const entries = opened.entries.map(({ entry }) => entry);
    const report = entries.find((entry) => entry?.type === 'report');
    assert.equal(
      report?.type === 'report' && report.answers,
      answers.map(({ question, text }) => ({ question, text: whole(text) })),
    );
    const name = entries.find((entry) => entry?.type === 'identity');
    assert.ok(name?.type === 'identity' && name.given);
    assert.equal(
      name.answers.map(({ text }) => text),
      identity.answers.map(({ text }) => whole(text)),
    );

    const typed = ALL.join('\n');
    await world.act('auditor', played, deeds.message(typed));
    const visit = await world.mailbox(played);
    assert.is(visit.mailbox.thread.at(-1)?.text, whole(typed));
    const written = await writeToAssociation(visit.device.transport, visit.mailbox, 'message', {
      lang: 'ar',
      text: typed,
    });
    assert.ok(written.ok && written.value.thread.at(-1)?.text === whole(typed));
    const note = await world.act('auditor', played, deeds.note(typed));
    assert.ok(note.entries.some(({ entry }) => entry?.type === 'note' && entry.text === whole(typed)));
    assert.equal(faultsIn(world.logged), []);
    assert.not.match(
      JSON.stringify(world.exchanges.map(({ sent, received }) => sent + received)),
      /alert\(1\)|drop table/,
    );
  }));

test('a text beyond what can be sealed is refused before it leaves the browser, and nothing is kept (T84)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    // Who opens a case for the first time signs that; here it has been.
    await world.open('auditor', played);
    const { database } = world.portal.deps;
    const kept = () => countsOf(database, ['cases', 'lines', 'entries', 'grants']);
    const before = await kept();
    for (const text of [MEGABYTE_OF_MARKS, 'ن'.repeat(140_000), '\u0001'.repeat(60_000)]) {
      const said = await world.report({ answers: [{ question: 'what-happened', text }] }).then(
        () => 'sent',
        (error: Error) => error.message,
      );
      assert.match(said, /too-large/);
      const acted = await world.act('auditor', played, deeds.note(text)).then(
        () => 'sent',
        (error: Error) => error.message,
      );
      assert.match(acted, /too-large/);
      const visit = await world.mailbox(played);
      const written = await writeToAssociation(visit.device.transport, visit.mailbox, 'message', { lang: 'ar', text });
      assert.is(!written.ok && written.problem.error, 'too-large');
    }
    assert.equal(await kept(), before);
  }));

test('a code that is too short, too long, of other signs or mistyped is told without any work; spellings of a right one are one', () => {
  const code = makeTrackingCode();
  const wrong = [
    ...Object.values(NASTY_TEXTS),
    MEGABYTE_OF_MARKS,
    code.slice(1),
    `${code}0`,
    code.slice(0, 12),
    `${code}${code}`,
    code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
    code.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)),
    code.replace(/\d$/, 'Ⅷ'),
    code.replace(/\d$/, '½'),
    code.replace(/\d$/, '²'),
    code.replace(/\d$/, '一'),
    `0x${code.slice(2)}`,
    `-${code}`.replace('-', '+'),
    '1'.repeat(1_000_000),
  ];
  for (const text of wrong) {
    assert.not.ok(parseDigits(text, CODE_DIGITS).ok, text.slice(0, 40));
    // Two codes are as long as a recovery key, and by chance one.
    if (text.length !== RECOVERY_DIGITS) assert.not.ok(parseDigits(text, RECOVERY_DIGITS).ok, text.slice(0, 40));
  }
  const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
  const persian = code.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)));
  for (const text of [code, arabic, persian, `\u200F ${code.match(/.{4}/g)?.join(' – ')} \u200E`, ` ${code}\r\n`]) {
    const parsed = parseDigits(text, CODE_DIGITS);
    assert.is(parsed.ok && parsed.value, code);
  }
});

test('a right code’s shape that belongs to no case opens nothing and is told like any other', () =>
  withWorld({}, async (world) => {
    await world.report();
    const device = newDevice(world.portal);
    const keys = await deriveCode(world.portal.association, makeTrackingCode(), world.argon2);
    const opened = await openMailbox(device.transport, keys, device.root());
    assert.is(!opened.ok && opened.problem.error, 'cannot-open');
  }));

test.run();
