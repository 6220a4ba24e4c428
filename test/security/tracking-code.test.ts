// The tracking code, the reporter's only credential: how it is drawn, how it is read, and what a guess tells and costs.
import { randomFillSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codesIn } from '../../src/domain/own-code.ts';
import { parseTypedDigits } from '../../src/domain/typed-code.ts';
import { checkDigit, groupDigits, parseDigits, toBase64url } from '../../src/protocol/check/index.ts';
import { makeTrackingCode, random, ready, setRandom } from '../../src/protocol/open/index.ts';
import { type Api, apiOf } from '../support/api-factory.ts';
import { withWorld } from '../support/case-factory.ts';
import { reviewed } from '../support/case-story.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';
import { administrator, appoint, withPortal } from '../support/portal-factory.ts';

const test = suite('the tracking code');

/** How far counts are from equal, as χ². */
const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

/** The platform's randomness drawn in large pieces, since a million small ones take minutes. */
const pooled = () => {
  const pool = new Uint8Array(1 << 20);
  let at = pool.length;
  return {
    bytes: (count: number) => {
      if (at + count > pool.length) {
        randomFillSync(pool);
        at = 0;
      }
      at += count;
      return pool.slice(at - count, at);
    },
  };
};

/** Beyond these, of 9 and of 99 degrees of freedom, chance leads less than once in ten million runs. */
const UNEVEN = { digits: 65, pairs: 210 } as const;

/** Throws where `many` codes aren't what chance alone would give. */
const examine = (many: number): void => {
  const codes = new Set<string>();
  const places = Array.from({ length: 23 }, () => new Uint32Array(10));
  const pairs = Array.from({ length: 22 }, () => new Uint32Array(100));
  for (let made = 0; made < many; made += 1) {
    const code = makeTrackingCode();
    codes.add(code);
    if (!/^\d{24}$/.test(code) || checkDigit(code) !== '0') throw new Error('no code');
    let before = 0;
    for (let at = 0; at < 23; at += 1) {
      const digit = code.charCodeAt(at) - 48;
      const place = places[at];
      if (place !== undefined) place[digit] = (place[digit] ?? 0) + 1;
      const pair = pairs[at - 1];
      if (pair !== undefined) pair[before * 10 + digit] = (pair[before * 10 + digit] ?? 0) + 1;
      before = digit;
    }
  }
  assert.is(codes.size, many, 'no two alike');
  for (const [at, counts] of places.entries()) assert.ok(chiSquare([...counts]) < UNEVEN.digits, `place ${at}`);
  for (const [at, counts] of pairs.entries()) assert.ok(chiSquare([...counts]) < UNEVEN.pairs, `place ${at} and next`);
};

test('a million codes: 24 digits with a good check digit, no two alike, every digit at every place equally often and none told by its neighbour (T01)', async () => {
  await ready;
  examine(5_000);
  setRandom(pooled());
  try {
    examine(1_000_000);
  } finally {
    setRandom(undefined);
  }
});

test('a code comes of the one source of randomness and of nothing else, and every digit of equally many bytes (T01)', async () => {
  await ready;
  let drawn = 0;
  const filled = () => {
    let value = -1;
    return {
      bytes: (count: number) => {
        drawn += count;
        value += 1;
        return new Uint8Array(count).fill(value % 256);
      },
    };
  };
  const counts = new Uint32Array(10);
  try {
    setRandom(filled());
    const codes = Array.from({ length: 1_000 }, makeTrackingCode);
    setRandom(filled());
    assert.equal(Array.from({ length: 1_000 }, makeTrackingCode), codes, 'the same bytes give the same codes');
    for (const digit of codes.join('')) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
    const check = new Uint32Array(10);
    for (const code of codes) check[Number(code.at(-1))] = (check[Number(code.at(-1))] ?? 0) + 1;
    assert.equal(
      [...counts].map((count, digit) => count - (check[digit] ?? 0)),
      Array(10).fill(2_300),
    );
  } finally {
    setRandom(undefined);
  }
  assert.ok(drawn >= 2_000 * 23, 'a byte for every digit at least: 76 bits');
  const root = fileURLToPath(new URL('../../src', import.meta.url));
  const weak = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => /Math\.random|pseudoRandomBytes/.test(readFileSync(join(root, name), 'utf8')));
  assert.equal(weak, [], 'no other generator anywhere');
});

const script = (digits: string, zero: number): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** The zeros of scripts in which somebody might have written a code down or pasted it. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0x7c0, 0xff10, 0x1d7ce, 0x1e950];
const SIGNS = [
  ...[' ', '\u00a0', '\u2009', '\u3000', '\t', '\n', '\r\n', '\u2028'],
  ...['-', '\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\uff0d', '\u05be'],
  ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068'],
  ...['\u2069', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', ' - \u200f'],
];

test('spaces, dashes, direction marks and the digits of any script are the same code (T08)', async () => {
  await ready;
  for (let round = 0; round < 20; round += 1) {
    const code = makeTrackingCode();
    const grouped = groupDigits(code, 4);
    const mixed = [...code].map((digit, at) => script(digit, ZEROS[at % ZEROS.length] ?? 0x30)).join('');
    const ways = [
      code,
      mixed,
      ...ZEROS.map((zero) => script(grouped, zero)),
      ...SIGNS.map((sign) => grouped.replaceAll(' ', sign)),
      ...SIGNS.map((sign) => `${sign}${script(grouped, 0x660).replaceAll(' ', sign)}${sign}`),
    ];
    for (const way of ways) assert.equal(parseDigits(way, 24), { ok: true, value: code }, JSON.stringify(way));
  }
});

test('whatever else stands in it is no code, and nothing too long is even looked through (T08)', async () => {
  await ready;
  const code = makeTrackingCode();
  const inside = (sign: string) => `${code.slice(0, 4)}${sign}${code.slice(4)}`;
  const others = [
    'x',
    '\0',
    '.',
    ',',
    '/',
    '+',
    '²',
    '①',
    'Ⅳ',
    '十',
    '٪',
    '،',
    '\ufe0f',
    '\u20e3',
    '\ud800',
    '<',
    '\u0301',
    '🐤',
  ];
  const wrong = [...others.map(inside), '', '   ', code.slice(1), `${code}0`, `0${code}`, 'NaN', '1e23', '0x12'];
  for (const text of wrong)
    assert.equal(parseDigits(text, 24), { ok: false, reason: 'malformed' }, JSON.stringify(text));
  const padded = (length: number) => code + ' '.repeat(length - code.length);
  assert.is(parseDigits(padded(200), 24).ok, true);
  for (const text of [padded(201), padded(1_000_000), '\u0301'.repeat(1_000_000), '1'.repeat(10_000_000)]) {
    assert.equal(parseDigits(text, 24), { ok: false, reason: 'malformed' }, `${text.length} characters`);
  }
});

/** What people put between groups besides spaces and dashes. */
const PARTED = [
  '.',
  ',',
  '/',
  '\\',
  '_',
  '|',
  ':',
  ';',
  '·',
  '•',
  '⋅',
  '،',
  '؛',
  '٫',
  '٬',
  '۔',
  'ـ',
  '／',
  '．',
  '，',
  '、',
  '...',
  ' / ',
  '، ',
];

test('a code as it is typed is read whatever parts its groups; letters and other signs in it stay an error (T08)', async () => {
  await ready;
  const code = makeTrackingCode();
  const grouped = groupDigits(code, 4);
  for (const sign of [...PARTED, ...SIGNS]) {
    for (const text of [grouped, script(grouped, 0x660)].map((shown) => shown.replaceAll(' ', sign)))
      assert.equal(parseTypedDigits(`${text}${sign}`, 24), { ok: true, value: code }, JSON.stringify(text));
  }
  const inside = (sign: string) => `${code.slice(0, 4)}${sign}${code.slice(4)}`;
  const others = ['x', '\0', '+', '%', '=', '²', '①', '十', '\ufe0f', '\ud800', '<', '\u0301', '🐤', 'ع', '#'];
  for (const text of [...others.map(inside), '', '....', code.slice(1), `${code}.0`, `${code}${'.'.repeat(200)}`])
    assert.equal(parseTypedDigits(text, 24), { ok: false, reason: 'malformed' }, JSON.stringify(text));
  assert.equal(parseTypedDigits('.'.repeat(10_000_000), 24), { ok: false, reason: 'malformed' });
  const wrong = `${grouped.replaceAll(' ', '.').slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  assert.equal(parseTypedDigits(wrong, 24), { ok: false, reason: 'mistyped' });
});

test('the own code is found in a message, in any script, with any signs between and beside other numbers (T09)', async () => {
  await ready;
  for (let round = 0; round < 20; round += 1) {
    const code = makeTrackingCode();
    const grouped = groupDigits(code, 4);
    for (const text of [
      code,
      `رمزي هو ${script(grouped, 0x660)}، فاحفظوه`,
      `code${code}.`,
      `my code: ${grouped.replaceAll(' ', '-')}!`,
      `${grouped.replaceAll(' ', ' / ')}`,
      `Report 1234-5678: ${grouped}`,
      `${script(code, 0x6f0).replaceAll(/(?=.)/gu, '\u200f')}`,
      `📞 0500000000\n${grouped}\n`,
    ]) {
      assert.ok(codesIn(text).includes(code), text);
    }
  }
  for (const text of ['', 'no digits', 'رقم الحساب SA03 8000 0000 6080 1016 7519', '1234-5678', '١٢ من ٢٣']) {
    assert.equal(codesIn(text), [], text);
  }
});

const guess = (api: Api, lookup: string) => api.post('/api/mailbox', { lookup });

test('a thousand wrong guesses leave no trace, cost nobody their way in, and tell each the same (T03, T05, T06)', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const right = await guess(api, told.lookup);
    const before = await dumpOf(world.database);
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => guess(api, toBase64url(random.bytes(32)))));
    assert.is(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
    assert.equal([answers[0]?.status, answers[0]?.text], [404, '{"error":"cannot-open"}']);
    assert.equal(await guess(api, told.lookup), right, 'the right one opens as before');
    assert.is(await dumpOf(world.database), before, 'no count and no lock to be used against somebody');
  }));

test('an unknown guess is answered after the same reads of the database, whatever cases there are (T03)', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const reads = async (): Promise<readonly string[]> => {
      const { reader } = world.database;
      const { all } = reader;
      const asked: string[] = [];
      Object.assign(reader, {
        all: (sql: string, values: never) => {
          asked.push(sql);
          return all.call(reader, sql, values);
        },
      });
      try {
        await guess(api, toBase64url(random.bytes(32)));
      } finally {
        Object.assign(reader, { all });
      }
      return asked;
    };
    const none = await reads();
    for (let sent = 0; sent < 5; sent += 1) await reviewed(world);
    assert.equal(await reads(), none);
  }));

test('a wrong guess and the page it is made on name no handler and no way for people to sign in (T07)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await appoint(stage, admin, 'internal-auditor', 'canary.handler');
    const answers = [
      await stage.ask('/api/mailbox', { body: { lookup: toBase64url(random.bytes(32)) } }),
      await stage.ask('/api/mailbox', { body: { lookup: 'x' } }),
      await stage.ask('/api/mailbox/acts', { body: {} }),
      ...(await Promise.all(
        ['/en', '/ar', '/en/follow-up', '/en/follow-up/plain', '/en/report', '/en/verify'].map((path) =>
          stage.ask(path),
        ),
      )),
    ];
    for (const answer of answers) {
      const text = await answer.text();
      assert.not.match(text, /\/staff|\/admin|sign-in|canary|keeper/, `${answer.status}`);
    }
  }));

test('the same report sent from two tabs, or again and again at once, is one case under one code (T10)', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { report, line, told } = await world.composeReport();
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.post('/api/intake', report)));
    assert.equal(answers.map(({ status }) => status).toSorted(), [200, 200, 200, 200, 200, 200, 200, 201]);
    for (const { body } of answers) assert.equal(body, { line, on: '2026-11-01' });
    assert.equal(await countsOf(world.database, ['cases', 'lookups', 'lines']), [1, 1, 1]);
    assert.is((await guess(api, told.lookup)).status, 200);
  }));

test('no visit of a reporter is recorded, so none can be told to anybody: neither when, nor how often, nor that (T14)', () =>
  withPortal(async (stage) => {
    const { database } = stage.portal.deps;
    const before = await dumpOf(database);
    const started = stage.log.length;
    for (let day = 0; day < 3; day += 1) {
      for (const path of ['/ar', '/ar/report', '/ar/follow-up', '/ar/verify', '/api/intake']) await stage.ask(path);
      await stage.ask('/api/mailbox', { body: { lookup: toBase64url(random.bytes(32)) } });
      stage.wait(24 * 60);
    }
    assert.is(await dumpOf(database), before);
    assert.equal(stage.log.slice(started), []);
  }));

test('the page to verify takes nothing to look up: whatever it is asked, it answers the same, and no POST (T15)', () =>
  withPortal(async (stage) => {
    const plain = await (await stage.ask('/en/verify')).text();
    for (const query of ['?number=1234-5678', '?line=x', '?code=123412341234123412341234', '?receipt=%00']) {
      assert.is(await (await stage.ask(`/en/verify${query}`)).text(), plain, query);
    }
    for (const path of ['/en/verify', '/en/verify/1234-5678', '/api/verify']) {
      assert.is((await stage.ask(path, { form: { number: '1234-5678' } })).status, 404, path);
    }
  }));

test.run();
