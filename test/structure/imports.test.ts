// Reads every import line of src and views against the table of rooms: what the compiler's projects can't see.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });

type Import = { readonly from: string; readonly to: string };

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'|createRequire\(import\.meta\.url\)\('([^']+)'\)/g;

const importsOf = (file: string): readonly Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map((match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    return { from: file, to: written.startsWith('.') ? relative(root, join(root, dirname(file), written)) : written };
  });

const files = [...filesIn('src'), ...filesIn('views')];
const imports = files.flatMap(importsOf);

/** Which room a path stands in; the finest first. */
const rooms = [
  'src/protocol/check',
  'src/protocol/open',
  'src/protocol',
  'src/policy',
  'src/domain',
  'src/i18n',
  'src/client',
  'src/store',
  'src/auth',
  'src/http/reporter/plain',
  'src/http',
  'src/jobs',
  'src/mail',
  'src/cli/demo',
  'src/cli',
  'src/browser',
  'views',
] as const;
const roomOf = (path: string): string => rooms.find((room) => path === room || path.startsWith(`${room}/`)) ?? path;

const pure = ['src/policy', 'src/domain', 'src/i18n'];
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/protocol/check': ['src/protocol'],
  'src/protocol/open': ['src/protocol', 'src/protocol/check'],
  'src/protocol': [],
  'src/policy': [],
  'src/domain': ['src/policy', 'src/protocol/check'],
  'src/i18n': ['src/policy', 'src/domain'],
  'src/client': ['src/policy', 'src/domain', 'src/protocol', 'src/protocol/check', 'src/protocol/open'],
  views: [...pure, 'src/protocol/check'],
  'src/store': [...pure, 'src/protocol/check'],
  'src/auth': [...pure, 'src/protocol/check', 'src/store'],
  'src/http': [...pure, 'src/protocol/check', 'src/store', 'src/auth', 'src/mail', 'views'],
  // The one place on the server that may seal and open, for reporters whose browsers can't.
  'src/http/reporter/plain': [
    ...[...pure, 'src/protocol/check', 'src/protocol/open', 'src/client', 'src/store', 'src/http', 'views'],
    'src/argon2-node.ts',
  ],
  'src/mail': ['src/domain', 'src/i18n'],
  'src/jobs': [...pure, 'src/protocol/check', 'src/store', 'src/auth', 'src/mail'],
  'src/browser': [...pure, 'src/client', 'src/protocol', 'src/protocol/check', 'src/protocol/open'],
};
/** The demo plays people on their own devices; the composition root and the commands wire rooms together. */
const composers = [
  ...[
    'src/cli',
    'src/cli/demo',
    'src/main.ts',
    'src/config.ts',
    'src/config-mail.ts',
    'src/config-files.ts',
    'src/portal.ts',
    'src/server-key.ts',
  ],
  'src/argon2-node.ts',
];
/** Who may import from the plain pages' folder: whoever mounts them, and the list of what a handler is given. */
const plainDoors: Readonly<Record<string, RegExp>> = {
  'src/http/app.ts': /^src\/http\/reporter\/plain\/(?:report|mailbox)-pages\.tsx$/,
  'src/http/deps.ts': /^src\/http\/reporter\/plain\/(?:engine|visits)\.ts$/,
  'src/portal.ts': /^src\/http\/reporter\/plain\/(?:engine|visits)\.ts$/,
};

/** The values, types left out, that these files take from what seals and opens. */
const takenFromClient = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    [
      ...readFileSync(join(root, name), 'utf8').matchAll(/import \{([^}]*)\} from '[./]*(?:protocol\/open|client)\//g),
    ].flatMap((match) =>
      (match[1] ?? '')
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '' && !word.startsWith('type ')),
    ),
  );

const test = suite('rooms');

test('the table finds the files it is about', () => {
  assert.ok(files.length > 60, `only ${files.length} files`);
  assert.ok(imports.length > 200, `only ${imports.length} imports`);
});

test('every import goes in a direction that the table of rooms allows', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (!to.startsWith('src/') && !to.startsWith('views/')) return false;
    const [here, there] = [roomOf(from), roomOf(to)];
    if (here === there || composers.includes(here)) return false;
    if (here === 'src/http' && (there === 'src/config.ts' || to === 'src/config.ts')) return false;
    if (plainDoors[from]?.test(to) === true) return false;
    return !(allowed[here] ?? []).includes(there);
  });
  assert.equal(
    wrong.map(({ from, to }) => `${from} → ${to}`),
    [],
  );
});

test('the server and its views never import what seals or opens', () => {
  const server = [
    'src/http',
    'src/store',
    'src/auth',
    'src/jobs',
    'src/mail',
    'views',
    'src/main.ts',
    'src/config.ts',
    'src/portal.ts',
    'src/server-key.ts',
  ];
  const wrong = imports.filter(
    ({ from, to }) => server.includes(roomOf(from)) && /^src\/(protocol\/open|client|browser)\b/.test(to),
  );
  assert.equal(wrong, []);
});

test('only the pages without script may seal or open on the server, and nothing else reaches through them', () => {
  const users = imports.filter(({ to }) => /^src\/http\/reporter\/plain\//.test(to));
  const outside = users.filter(({ from }) => roomOf(from) !== 'src/http/reporter/plain');
  assert.equal(
    outside.filter(({ from, to }) => plainDoors[from]?.test(to) !== true),
    [],
  );
  const sealing = imports.filter(
    ({ from, to }) => roomOf(from) === 'src/http/reporter/plain' && /^src\/(protocol\/open|client)\b/.test(to),
  );
  assert.ok(sealing.length > 3, 'the folder seals by the client’s code');
});

test('what seals and opens there runs in the worker thread alone', () => {
  const device = 'src/http/reporter/plain/device.ts';
  const worker = 'src/http/reporter/plain/worker.ts';
  const taking = 'src/http/reporter/plain/taking.ts';
  const users = (file: string) => imports.filter(({ to }) => to === file).map(({ from }) => from);
  assert.equal(users(device), [worker]);
  // What the two threads say to each other is typed by the one that seals.
  assert.equal(users(taking).toSorted(), ['src/http/reporter/plain/take-store.ts', worker]);
  assert.equal(users(worker), []);
  assert.equal(
    users('src/argon2-node.ts').filter((from) => from.startsWith('src/http/')),
    [worker],
  );
  // The portal's own thread takes the code's digits and a text's length from these rooms, how a name is shown and what it warns of, and types.
  const others = filesIn('src/http/reporter/plain').filter((file) => ![device, worker, taking].includes(file));
  const known = [
    'answered',
    'excessOf',
    'failed',
    'messageExcess',
    'nameExcess',
    'nameNature',
    'plainCode',
    'safeName',
    'savedAs',
  ];
  assert.equal([...new Set(takenFromClient(others))].toSorted(), known);
});

test('each outside package that has one door is imported there alone', () => {
  const doors: Readonly<Record<string, RegExp>> = {
    'libsodium-wrappers': /^src\/protocol\/sodium\.ts$/,
    sqlite3: /^src\/store\/database\.ts$/,
    lucia: /^src\/auth\//,
    'hash-wasm': /^src\/browser\/argon2/,
    '@node-rs/argon2': /^src\/argon2-node\.ts$/,
    nodemailer: /^src\/mail\//,
    '@fastify/busboy': /^src\/http\/reporter\/plain\/multipart\.ts$/,
    fflate: /^src\/client\/hidden-data\/png\.ts$/,
    '@hono/node-server': /^src\/(main|portal)\.ts$/,
  };
  for (const [name, door] of Object.entries(doors)) {
    const users = imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from);
    assert.ok(users.length > 0, `${name} is used nowhere`);
    assert.equal(
      users.filter((file) => !door.test(file)),
      [],
      name,
    );
  }
});

test('a package that is required is named where that is said, so that it counts as an import', () => {
  const otherwise = files.filter((file) => /\brequire\(|createRequire\((?!import\.meta\.url\)\(')/.test(code(file)));
  assert.equal(otherwise, []);
});

test('protocol, policy and domain touch no clock, no randomness of their own and no platform', () => {
  const isPure = /^src\/(protocol|policy|domain|client)\//;
  const impure = /\b(Date\.now|new Date\(\)|Math\.random|process\.|localStorage|sessionStorage|document\.|window\.)/;
  const wrong = files.filter((file) => isPure.test(file) && impure.test(code(file)));
  assert.equal(wrong, []);
});

/** The file without its comments, so that a word in an explanation isn't taken for a use. */
const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');

test('Date.now and new Date() without a value stand in the composition root and commands alone', () => {
  const wrong = files.filter(
    (file) =>
      /^(src\/(store|auth|http|jobs)|views)/.test(file) && /Date\.now\(\)|new Date\(\)|Math\.random/.test(code(file)),
  );
  assert.equal(wrong, []);
});

test.run();
