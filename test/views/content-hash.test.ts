// The hash of a file's content can be computed by whoever has the file, by the words that the pages say.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CONTENT_HASH_COMMAND, contentHashWords } from '../../src/i18n/content-hash.ts';
import { hash, toBase64url } from '../../src/protocol/check/index.ts';
import { ready } from '../../src/protocol/sodium.ts';

const test = suite('the hash of a file, recomputed');

test('the command that is shown gives the hash that is shown', async () => {
  await ready;
  const content = Buffer.from('كشف\0\r\n%s\n');
  const folder = mkdtempSync(join(tmpdir(), 'amanah-hash-'));
  try {
    writeFileSync(join(folder, 'FILE'), content);
    const said = execFileSync('sh', ['-c', CONTENT_HASH_COMMAND], { cwd: folder, encoding: 'utf8' });
    assert.is(said.trim(), toBase64url(hash('file', content)));
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const lang of ['ar', 'en'] as const) assert.match(contentHashWords(lang).text, /amanah\/v1\/file/);
});

test.run();
