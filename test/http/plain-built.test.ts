// The built program, as `npm start` runs it: its worker thread lies where it is looked for, and derives.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer } from '../../src/cli/build.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { makeTrackingCode, ready } from '../../src/protocol/open/index.ts';
import { programFolder } from '../journeys/world.ts';

await ready;

const test = suite('the built program');

test('its pages without script open by a thread of their own, and it ends in order', async () => {
  const cache = join(programFolder, 'node_modules/.cache/amanah');
  await mkdir(cache, { recursive: true });
  // Beside the packages, which aren't bundled.
  const built = await mkdtemp(join(cache, 'built-'));
  const folder = await mkdtemp(join(tmpdir(), 'amanah-built-'));
  try {
    await buildServer(built);
    const program = spawn(process.execPath, [join(built, 'main.js')], {
      env: { PORT: '0', DATA: join(folder, 'data'), SERVER_KEY_FILE: join(folder, 'server.key') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
    const url = await new Promise<string>((resolve, reject) => {
      program.once('exit', () => reject(new Error(`it ended: ${said}`)));
      for (const stream of [program.stdout, program.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /listens on (\S+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
      }
    });
    const answer = await fetch(`${url}/en/follow-up/plain`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
      body: new URLSearchParams({ act: 'open', code: makeTrackingCode() }).toString(),
    });
    const html = await answer.text();
    assert.ok(html.includes(reporter('en').followUp.unknown), html);
    program.kill('SIGTERM');
    assert.is(await ended, 0, said);
  } finally {
    await rm(built, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});

test.run();
