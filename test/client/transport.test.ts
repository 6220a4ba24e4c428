// Asking the portal: every answer is parsed, and every failure is one typed problem.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ask, Nothing, type Transport } from '../../src/client/transport.ts';
import { Accepted } from '../../src/domain/wire.ts';

const test = suite('asking');

const answering =
  (status: number, body: unknown): Transport =>
  async () => ({ status, body });

const line = 'A'.repeat(43);

test('an answer of the right shape is its value', async () => {
  const body = { line, on: '2026-11-21' };
  assert.equal(await ask(answering(201, body), 'POST', '/api/intake', Accepted, {}), { ok: true, value: body });
});

test('an answer without a body is one where nothing is to be said', async () => {
  assert.ok((await ask(answering(204, undefined), 'POST', '/api/session/end', Nothing, {})).ok);
  const refused = await ask(answering(401, { error: 'signed-out' }), 'POST', '/api/session/end', Nothing, {});
  assert.equal(refused, { ok: false, problem: { error: 'signed-out' } });
});

test('an answer of another shape, or with a field too many, is no answer', async () => {
  for (const body of [undefined, 'text', {}, { line, on: 'today' }, { line, on: '2026-11-21', more: 1 }]) {
    const asked = await ask(answering(200, body), 'GET', '/api/intake', Accepted);
    assert.equal(asked, { ok: false, problem: { error: 'internal' } });
  }
});

test('a problem keeps its error and the domain’s refusal; what isn’t one is internal', async () => {
  const refusal = JSON.stringify({ code: 'do-first', act: 'acknowledge' });
  assert.equal(await ask(answering(422, { error: 'refused', refusal }), 'POST', '/', Accepted), {
    ok: false,
    problem: { error: 'refused', refusal: { code: 'do-first', act: 'acknowledge' } },
  });
  for (const strange of ['{', '{"code":"no-such-code"}', 'null', '[]']) {
    const asked = await ask(answering(422, { error: 'refused', refusal: strange }), 'POST', '/', Accepted);
    assert.equal(asked, { ok: false, problem: { error: 'refused' } });
  }
  const odd = await ask(answering(500, '<html>'), 'POST', '/', Accepted);
  assert.equal(odd, { ok: false, problem: { error: 'internal' } });
});

test('where the portal itself says that it failed, nothing was stored; where another says so, nobody knows', async () => {
  const told = await ask(answering(500, { error: 'internal' }), 'POST', '/', Accepted);
  assert.equal(told, { ok: false, problem: { error: 'internal', nothingStored: true } });
  for (const body of [undefined, '<html>', { error: 'internal', more: 1 }]) {
    const other = await ask(answering(502, body), 'POST', '/', Accepted);
    assert.equal(other, { ok: false, problem: { error: 'internal' } });
  }
});

test('no answer at all is offline', async () => {
  const failing: Transport = () => Promise.reject(new Error('no network'));
  assert.equal(await ask(failing, 'GET', '/', Accepted), { ok: false, problem: { error: 'offline' } });
});

test.run();
