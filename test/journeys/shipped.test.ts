// The shipped server: the compiled program in a process of its own, with its real outputs and its real folder. After whole lines
// of reporters who came with a marked address, agent and texts, neither tells who they were or when in a day they came.
// A limit that no program can lift: the file system keeps when the database was last written to.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { type Cast, found, playerOf } from '../../src/cli/demo/founding.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { databaseFile } from '../../src/store/database.ts';
import { startProgram } from '../kill/portal-process.ts';
import { configIn, environmentOf, withFolder } from '../kill/stage.ts';
import { type Marked, type MarkedStage, playPlain, playScripted } from '../support/marked-lines.ts';
import { filesBelow, findTexts, type Place, writingsOf } from '../support/marks.ts';
import { momentsIn, tellsTime, type Window } from '../support/moments.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { overHttp, type Passed, placesPassed, watchedPortal } from '../support/watched-portal.ts';

const test = suite('the shipped server');

/** Linux answers on the whole of 127.0.0.0/8, so that the client's address is one that nothing else has. */
const CLIENT = '127.83.119.207';
const FORWARDED = '203.0.113.77';
const MARKED = {
  'user-agent': 'kanari-agent/9.7 (Somebody)',
  'accept-language': 'kanari-language,ar;q=0.1',
  'x-forwarded-for': FORWARDED,
  'x-real-ip': FORWARDED,
  forwarded: `for=${FORWARDED};host=kanari-forwarded-host`,
  'x-request-id': 'kanari-request-id',
  referer: 'https://kanari-referer.example/kanari-path',
  cookie: 'kanari-cookie=kanari-value',
};

/** An IPv4 address as text, in hexadecimal and as it is mapped into IPv6; raw bytes are too short to tell from chance. */
const addressForms = (address: string): readonly string[] => {
  const hex = address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('');
  return [address, `::ffff:${address}`, `0x${hex}`, `${hex.slice(0, 4)}:${hex.slice(4)}`];
};

/** Moments that are kept, each of the people's side or of the program itself, with the reason. */
const KEPT_MOMENTS: Readonly<Record<string, string>> = {
  'factor_resets.expires_at': 'what a signer asks for about a colleague’s second factor ends after so many hours',
  'invitations.expires_at': 'a link of the administrator ends after so many hours',
  'migrations.applied_at': 'when the operator started a version for the first time',
  'sessions.ends_at': 'a session of the association’s people ends then at the latest',
  'sessions.expires_at': 'a session of the association’s people ends when idle',
};

type Shipped = {
  readonly stage: MarkedStage;
  readonly passed: readonly Passed[];
  readonly ports: ReadonlySet<number>;
};

type Run = {
  readonly played: readonly Marked[];
  readonly passed: readonly Passed[];
  readonly ports: ReadonlySet<number>;
  readonly cast: Cast;
  readonly window: Window;
  readonly output: string;
  readonly folder: string;
};

const shippedStage = (portal: Portal, cast: Cast, url: string): Shipped => {
  const ports = new Set<number>();
  const watched = watchedPortal(portal, url, overHttp(CLIENT, MARKED, ports));
  const devices = new Map<string, ReturnType<typeof newDevice>>();
  const stage: MarkedStage = {
    portal: watched.portal,
    argon2: quickArgon2,
    player: (who) => {
      const device = devices.get(who) ?? newDevice(watched.portal);
      devices.set(who, device);
      return { ...playerOf(cast, who), device };
    },
  };
  return { stage, passed: watched.passed, ports };
};

/** Founds, starts the program over the folder, plays, and ends it; the folder as it was while it ran stands beside. */
const ship = (job: (run: Run) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const config = configIn(folder);
    const founding = await createPortal(config, { log: () => undefined });
    const cast = await found(founding, demoFounding(founding.deps.random), quickArgon2);
    await founding.close();
    const from = Date.now();
    const program = await startProgram(environmentOf(folder)).started;
    const { stage, passed, ports } = shippedStage(founding, cast, program.url);
    const played = [await playScripted(stage), await playPlain(stage)];
    cpSync(config.dataFolder, join(folder, 'while-it-ran'), { recursive: true });
    const { out, code } = await program.end('SIGTERM');
    assert.is(code, 0, out);
    const window = { from, to: Date.now() };
    await job({ played, passed, ports, cast, window, output: out, folder });
  });

test('T100 T119 its outputs and its folder hold no text, code, address, agent or time of day of a reporter', () =>
  ship(async ({ played, passed, ports, cast, window, output, folder }) => {
    const secrets = played.flatMap((marked) => marked.secrets);
    const passphrases = [...cast.values()].map(({ passphrase }) => passphrase);
    const kept: readonly Place[] = [...filesBelow(folder), { name: 'the output', content: Buffer.from(output) }];
    for (const { number } of played) assert.ok(findTexts(kept, [number]).length > 0, 'what is kept was looked at');
    assert.ok(
      kept.some(({ name }) => name.endsWith('while-it-ran/amanah.db-wal')),
      'the write-ahead log too',
    );
    assert.equal(findTexts(kept, [...secrets, ...passphrases]), []);
    assert.equal(findTexts(placesPassed(passed), [...secrets, ...passphrases]), []);

    const headers = Object.entries(MARKED).flatMap(([name, value]) => (name.startsWith('x-') ? [] : [value]));
    const words = [...headers, ...headers.flatMap((value) => value.match(/kanari-[a-z-]+/g) ?? [])];
    const addresses = [CLIENT, FORWARDED].flatMap(addressForms);
    const sockets = [...ports].map((port) => `${CLIENT}:${port}`);
    assert.ok(ports.size > 0 && ports.size < passed.length * 2, `${ports.size} ports`);
    assert.equal(findTexts(kept, [...words, ...addresses, ...sockets]), []);
    // Without the line that says where it listens itself, whose port a client may have by chance.
    const said = output.replace(/^Amanah listens on .*$/m, '');
    for (const port of ports) assert.not.match(said, new RegExp(`\\b${port}\\b`));

    assert.not.ok(tellsTime(output, window), output);
    for (const { name, content } of kept.filter((place) => /root\.json|server\.key|^the name /.test(place.name)))
      assert.not.ok(tellsTime(content.toString(), window), name);
    const told = await momentsIn(databaseFile(join(folder, 'data')), window);
    assert.ok((told.looked.get('entries.entry_sealed') ?? 0) > 10, 'sealed bytes too');
    const unexplained = told.columns.filter((column) => KEPT_MOMENTS[column] === undefined);
    assert.equal(unexplained, []);
    assert.ok(told.columns.includes('sessions.expires_at'), 'a moment that is there is found');
    rmSync(join(folder, 'while-it-ran'), { recursive: true });
  }));

test('the search for moments finds them as numbers, as texts, and at the head of an id', () => {
  const window = { from: Date.parse('2026-11-21T10:00:00Z'), to: Date.parse('2026-11-21T10:01:00Z') };
  const now = window.from + 12_345;
  for (const written of ['2026-11-21T10:00', 'at 13:05', String(now), `{"at":${Math.floor(now / 1000)}}`])
    assert.ok(tellsTime(written, window), written);
  for (const written of ['2026-11-21', '4411-2233', '240 000 000', writingsOf('123412341234')[0] ?? ''])
    assert.not.ok(tellsTime(written, window), written);
});

test.run();
