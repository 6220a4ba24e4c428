// What the runner tells of tests that fail, as the record of a run shows it: the first lines must name them.
import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failedLines } from '../failed.ts';

const test = suite('what is told of failed tests');

const FILES = ['room/first.test.ts', 'room/second.test.ts', 'room/third.test.ts'];

/** Three files in one process as the runner has it; `inside` is what the second one's suite does. */
const ran = (inside: string): { readonly out: string; readonly err: string } => {
  const script = `
    globalThis.UVU_DEFER = 1;
    const { suite, exec } = await import('uvu');
    const { is } = await import('uvu/assert');
    const file = (name, at, fill) => {
      globalThis.UVU_INDEX = at;
      UVU_QUEUE.push([name]);
      const test = suite('suite of ' + name);
      fill(test);
      test.run();
    };
    const [first, second, third] = ${JSON.stringify(FILES)};
    file(first, 0, (test) => test('goes well', () => undefined));
    file(second, 1, (test) => { ${inside} });
    file(third, 2, (test) => test('goes well too', () => undefined));
    await exec();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, FORCE_COLOR: '0' },
    encoding: 'utf8',
  });
  return { out: stdout, err: stderr };
};

test('the failed tests stand first, a line each with their files; then what they say; nothing of what passed', () => {
  const { out, err } = ran(`
    test('one and one are three', () => is(1 + 1, 3));
    test('goes well in between', () => console.error('seen on the page'));
    test('throws “FAIL”', () => { throw new Error('no such door'); });
  `);
  const told = failedLines({ out, err, reasons: [] }, FILES);
  const failed = ['"one and one are three"', '"throws “FAIL”"'].map(
    (name) => `room/second.test.ts  suite of room/second.test.ts  ${name}`,
  );
  assert.equal(told.slice(0, 2), failed);
  assert.ok(told.includes('    no such door'), told.join('\n'));
  assert.ok(told.includes('    Expected values to be strictly equal:  (is)'), told.join('\n'));
  assert.equal(told.slice(-2), ['error output:', 'seen on the page']);
  assert.not.match(told.join('\n'), /goes well|Total|first\.test|third\.test/);
});

test('of a process that ended before its time the reason, the file in which it was and the end of its error output', () => {
  const { out, err } = ran(`
    test('ends', () => { console.error('early words\\n'.repeat(60) + 'last words'); process.exit(3); });
  `);
  const told = failedLines({ out, err, reasons: ['exit code 3'] }, FILES);
  assert.is(told[0], 'exit code 3; the last file that began was room/second.test.ts');
  assert.ok(told.includes('last words'), told.join('\n'));
  assert.ok(told.length < 50, String(told.length));
});

test('of one file alone, which uvu doesn’t name, its name', () => {
  const out = '\n suite  • ✘   (1 / 2)\n\n   FAIL  suite  "name"\n    why\n\n\n  Total:     2\n  Passed:    1\n';
  const title = 'kill/kill.test.ts  suite  "name"';
  assert.equal(failedLines({ out, err: '', reasons: [] }, ['kill/kill.test.ts']), [title, '', title, '    why']);
});

test.run();
