// A report without script, sealed by the portal's own threads: who receives it opens it by the real protocol, its code opens in
// a browser with script too, and nothing of it lies in the open.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { returnWith } from '../../src/cli/demo/play.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { plainVisitor } from '../support/plain-form.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('a report without script');

const STORY = 'Canary story: receipts were signed before they were written.';
const WHERE = 'Canary place';
const NAME = 'Canary Reporter';
const CANARY = /Canary (?:story|place|Reporter)/;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

/** Reports by the pages alone; gives the code and the number that they showed. */
const reportPlainly = async ({ portal }: World): Promise<{ readonly code: string; readonly number: string }> => {
  const { get, press } = plainVisitor(portal, 'en');
  const t = reporter('en').report;
  const questions = await press(await get(), t.next, { concerns: ['executive-director'] });
  const check = await press(questions, t.next, {
    identity: 'named',
    'answer-name': NAME,
    'answer-what-happened': STORY,
    'answer-where': WHERE,
    'answer-when-happened-calendar': 'hijri',
    'answer-when-happened-day': '1',
    'answer-when-happened-month': '1',
    'answer-when-happened-year': '1448',
  });
  const sent = await press(check, t.check.send);
  const groups = [...sent.html.matchAll(/<span>(\d{4}) <\/span>/g)].slice(0, 6).map(([, group]) => group);
  const number = /\d{4}-\d{4}/.exec(sent.text)?.[0];
  if (number === undefined || groups.length !== 6) throw new Error(`not sent: ${sent.status} ${sent.text}`);
  return { code: groups.join(''), number };
};

test('its receivers open it, its reviewer alone opens the name, and the code opens it in a browser with script', () =>
  withWorld({}, async (world) => {
    const { code, number } = await reportPlainly(world);
    const entriesOf = async (who: 'auditor' | 'chair') => (await world.open(who, { number })).entries;
    const said = { type: 'report', lang: 'en' } as const;
    for (const who of ['auditor', 'chair'] as const) {
      const entries = await entriesOf(who);
      const report = entries.flatMap(({ entry }) => (entry?.type === 'report' ? [entry] : []))[0];
      assert.is(report?.lang, said.lang);
      assert.equal(report?.answers, [
        { question: 'what-happened', text: STORY },
        { question: 'when-happened', text: '2026-06-16' },
        { question: 'where', text: WHERE },
      ]);
      assert.ok(entries.some(({ entry }) => entry?.type === 'gist' && entry.text === STORY));
      const identity = entries.flatMap(({ entry }) => (entry?.type === 'identity' ? [entry] : []))[0];
      assert.equal(identity?.answers, who === 'auditor' ? [{ question: 'name', text: NAME }] : undefined);
    }
    await world.act('auditor', { number }, deeds.acknowledge);
    const { mailbox } = await returnWith(world.portal, code, argon2Node);
    assert.is(mailbox.number, number);
    assert.is(mailbox.report?.answers[0]?.text, STORY);
    assert.equal(mailbox.identity?.answers, [{ question: 'name', text: NAME }]);
    assert.equal(
      mailbox.thread.map(({ kind }) => kind),
      ['report', 'receipt'],
    );
  }));

test('it bars whom it concerns, as a report from a browser with script does', () =>
  withWorld({}, async (world) => {
    const { number } = await reportPlainly(world);
    const found = await world.open('executive', { number }).then(
      () => 'opened',
      () => 'not there',
    );
    assert.is(found, 'not there');
    await world.open('auditor', { number });
  }));

test('neither the data folder nor the log holds a word of it, nor its code (T100)', () =>
  withWorld({}, async (world) => {
    const { code, number } = await reportPlainly(world);
    const files = filesIn(world.folder);
    const stored = files.map((file) => readFileSync(file, 'latin1')).join('\n');
    assert.ok(files.length > 2 && stored.includes(number), 'what is stored was read');
    assert.not.match(stored, CANARY);
    assert.not.ok(stored.includes(code));
    assert.not.match(world.logged.join('\n'), CANARY);
    assert.not.ok(world.logged.join('\n').includes(code));
  }));

test.run();
