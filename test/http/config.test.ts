import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isLoopback, parseAddress, readConfig, SETTINGS } from '../../src/config.ts';

const base = { HOME: '/home/somebody' };

const errorsOf = (environment: Readonly<Record<string, string>>): readonly string[] => {
  const read = readConfig({ ...base, ...environment });
  return read.ok ? [] : read.errors;
};

const test = suite('settings');

test('the defaults listen on this machine alone and keep the key away from the data', () => {
  const read = readConfig(base);
  assert.ok(read.ok);
  if (!read.ok) return;
  const { host, port, address, dataFolder, serverKeyFile } = read.config;
  assert.equal([host, port, address], ['127.0.0.1', 8080, 'http://127.0.0.1:8080']);
  assert.equal(dataFolder, resolve('data'));
  assert.equal(serverKeyFile, '/home/somebody/.local/state/amanah/server.key');
});

test('the state folder of the desktop convention is used where it is set', () => {
  const read = readConfig({ ...base, XDG_STATE_HOME: '/var/lib/state' });
  assert.equal(read.ok && read.config.serverKeyFile, '/var/lib/state/amanah/server.key');
});

test('the default address follows the port', () => {
  const read = readConfig({ ...base, PORT: '9000' });
  assert.equal(read.ok && read.config.address, 'http://127.0.0.1:9000');
});

test('all errors are told at once, each by the name of its setting', () => {
  const errors = errorsOf({ HOST: ' ', PORT: '70000', DATA: '', ADDRESS: 'http://reports.example.org' });
  assert.equal(
    errors.map((error) => error.split(' ')[0]),
    ['HOST', 'PORT', 'DATA', 'ADDRESS'],
  );
});

test('the address to listen on is an IP address or a host name, and anything else is told with the other errors', () => {
  const long = `${'a'.repeat(63)}.${'b'.repeat(63)}.example`;
  for (const host of [
    '127.0.0.1',
    '0.0.0.0',
    '::',
    '::1',
    'localhost',
    'reports.example.org',
    'a-1',
    ' 10.0.0.1 ',
    long,
  ]) {
    const read = readConfig({ ...base, HOST: host });
    assert.equal(read.ok && read.config.host, host.trim(), host);
  }
  const bad = [
    ...['', 'https://reports.example.org', '127.0.0.1:8080', '[::1]', '300.1.1.1', '127.0.0', '1234', 'a b', 'a..b'],
    ...['-a.example', 'a-.example', 'a_b', 'مثال', '/tmp/socket', `${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}ab`],
  ];
  for (const host of bad) {
    const errors = errorsOf({ HOST: host, PORT: 'x' });
    assert.is(errors.length, 2, host);
    assert.match(errors[0] ?? '', /^HOST must be an IP address without brackets, or a host name/, host);
  }
});

test('a server key inside the data folder is refused', () => {
  for (const file of ['/srv/data/server.key', '/srv/data/keys/../server.key', '/srv/data']) {
    assert.match(errorsOf({ DATA: '/srv/data', SERVER_KEY_FILE: file }).join(), /outside the folder DATA/, file);
  }
  assert.equal(errorsOf({ DATA: '/srv/data', SERVER_KEY_FILE: '/srv/data-key/server.key' }), []);
});

test('a public address is https, loopback or .onion, and nothing else', () => {
  const good = [
    'https://a.example',
    'https://a.example:8443',
    'http://localhost',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://abc.onion',
  ];
  for (const text of good) assert.equal(parseAddress(text), text);
  assert.equal(parseAddress(' https://A.Example/ '), 'https://a.example');
  const bad = [
    ...[
      'http://a.example',
      'http://192.168.1.2',
      'http://10.0.0.1',
      'http://0.0.0.0:8080',
      'ws://localhost',
      'a.example',
      '',
    ],
    ...[
      'https://a.example/x',
      'https://a.example/?q',
      'https://a.example/#f',
      'https://u@a.example',
      'http://onion',
      'http://a.onion.example',
    ],
    ...['http://127.0.0.1.example.org', 'http://localhost.example.org', 'javascript:alert(1)'],
  ];
  for (const text of bad) assert.equal(parseAddress(text), undefined, text);
});

test('loopback is told by name and by the whole of 127/8', () => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1']) assert.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '127.0.0.1.nip.io', 'example.org', '::', '']) assert.not.ok(isLoopback(host), host);
});

test('a second factor is required unless the operator says that it is offered, and nothing else can be said', () => {
  const factorOf = (text?: string) => {
    const read = readConfig({ ...base, ...(text === undefined ? {} : { SECOND_FACTOR: text }) });
    return read.ok ? read.config.secondFactor : read.errors.join();
  };
  assert.equal([factorOf(), factorOf('required'), factorOf(' offered ')], ['required', 'required', 'offered']);
  for (const text of ['', 'off', 'Offered', 'no', '0'])
    assert.match(factorOf(text), /^SECOND_FACTOR must be required or offered\./);
});

const FROM = { MAIL_FROM: 'portal@charity.example' };
const mailOf = (environment: Readonly<Record<string, string>>) => {
  const read = readConfig({ ...base, ...FROM, ...environment });
  return read.ok ? read.config.mail : read.errors.join(' ');
};

test('mail goes encrypted to a server that the settings name, in the clear to this machine alone, and nowhere without one', () => {
  const shown = (url: string) => {
    const mail = mailOf({ SMTP_URL: url });
    return typeof mail === 'object' ? `${mail.host} ${mail.port} ${mail.security}` : mail;
  };
  const read = readConfig(base);
  assert.is(read.ok && read.config.mail, undefined);
  assert.is(shown('smtp://mail.charity.example'), 'mail.charity.example 587 starttls');
  assert.is(shown('SMTPS://Mail.charity.example'), 'mail.charity.example 465 tls');
  assert.is(shown('smtp://mail.charity.example:25'), 'mail.charity.example 25 starttls');
  assert.is(shown('smtps://mail.charity.example:443'), 'mail.charity.example 443 tls');
  assert.is(shown('smtp://127.0.0.1:2525'), '127.0.0.1 2525 none');
  assert.is(shown('smtp://[::1]:25'), '::1 25 none');
  assert.is(shown('smtp://localhost.charity.example'), 'localhost.charity.example 587 starttls');
});

test('who signs in to the mail server has the password in a file, never in a setting and never in the data folder', () => {
  const [url, file] = ['smtps://portal%40charity.example@mail.charity.example', '/etc/amanah/mail'];
  const mail = mailOf({ SMTP_URL: url, SMTP_PASSWORD_FILE: file });
  assert.equal(typeof mail === 'object' && mail.login, { user: 'portal@charity.example', passwordFile: file });
  const secret = 'smtps://portal:canary-secret@mail.charity.example';
  const refused = mailOf({ SMTP_URL: secret, SMTP_PASSWORD_FILE: file });
  assert.match(String(refused), /SMTP_URL must hold no password/);
  assert.not.match(String(refused), /canary-secret/);
  assert.match(String(mailOf({ SMTP_URL: url })), /belong together/);
  assert.match(String(mailOf({ SMTP_URL: 'smtp://localhost', SMTP_PASSWORD_FILE: file })), /belong together/);
  const inside = { SMTP_URL: url, DATA: '/srv/amanah', SMTP_PASSWORD_FILE: '/srv/amanah/mail' };
  assert.match(String(mailOf(inside)), /must lie outside the folder DATA/);
});

test('an authority of the association’s own is a file, and none is named where it would say nothing', () => {
  const file = '/etc/amanah/mail-ca.pem';
  const mail = mailOf({ SMTP_URL: 'smtps://127.0.0.1', SMTP_CA_FILE: file });
  assert.is(typeof mail === 'object' && mail.authorityFile, file);
  assert.match(String(mailOf({ SMTP_URL: 'smtp://127.0.0.1', SMTP_CA_FILE: file })), /^SMTP_CA_FILE says nothing/);
  assert.match(String(mailOf({ SMTP_CA_FILE: file })), /SMTP_CA_FILE.* say nothing without SMTP_URL/);
});

test('settings of mail and reminders that say nothing sensible are refused, each by its name', () => {
  for (const url of [
    'mail.charity.example',
    'http://mail.charity.example',
    'smtp://',
    'smtp://a b',
    'smtp://host/path',
    'smtp://h:99999',
  ]) {
    assert.match(String(mailOf({ SMTP_URL: url })), /^SMTP_URL must/, url);
  }
  assert.match(String(mailOf({ SMTP_URL: 'smtp://localhost', MAIL_FROM: '' })), /^MAIL_FROM must/);
  assert.match(
    String(mailOf({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })),
    /^MAIL_FROM must/,
  );
  assert.match(String(mailOf({})), /say nothing without SMTP_URL/);
  const bad = { REMIND_BEFORE: '3,x', REMIND_AFTER: '1,1', REMIND_EVERY: '0', REMIND_UP: '61', REMIND_HOUR: '12' };
  assert.equal(
    errorsOf(bad).map((error) => error.split(' ')[0]),
    Object.keys(bad),
  );
  const read = readConfig({ ...base, REMIND_BEFORE: '1, 5', REMIND_AFTER: 'none', REMIND_HOUR: '7' });
  assert.equal(read.ok && read.config.reminders, {
    ...{ rule: { before: [1, 5], after: [], every: 5, up: 3 }, hour: 7 },
  });
});

test('numbers of files that nobody means, or that don’t go together, stop the start', () => {
  const read = readConfig(base);
  const MIB = 1024 * 1024;
  assert.equal(read.ok && read.config.files, {
    limits: { fileBytes: 1024 * MIB, caseBytes: 5120 * MIB, files: 100 },
    budget: { bytes: 20_480 * MIB, uploads: 10_000, days: 2, freeBytes: 1024 * MIB },
  });
  for (const [env, wrong] of [
    ...['0', '-1', '1e3', '65537', '99999999999', 'x', ''].map((value) => ['FILE_MIB', value] as const),
    ...['0', '101', '2.5'].map((value) => ['CASE_FILES', value] as const),
    ...['0', '31'].map((value) => ['UPLOAD_DAYS', value] as const),
    ...(['CASE_FILES_MIB', 'UPLOADS_MIB', 'UPLOADS', 'FREE_MIB'] as const).map((one) => [one, '0'] as const),
  ]) {
    const bad = readConfig({ ...base, [env]: wrong });
    assert.ok(!bad.ok && bad.errors.some((error) => error.startsWith(`${env} must be`)), `${env}=${wrong}`);
  }
  const unfit = readConfig({ ...base, FILE_MIB: '2048', CASE_FILES_MIB: '1024', UPLOADS_MIB: '2048' });
  assert.is(unfit.ok ? 0 : unfit.errors.length, 2);
});

test('every setting is documented, and none of them is a secret', () => {
  assert.equal(
    SETTINGS.map(({ env }) => env),
    [
      ...['HOST', 'PORT', 'DATA', 'SERVER_KEY_FILE', 'ADDRESS', 'SECOND_FACTOR'],
      ...['SMTP_URL', 'SMTP_PASSWORD_FILE', 'SMTP_CA_FILE', 'MAIL_FROM'],
      ...['REMIND_BEFORE', 'REMIND_AFTER', 'REMIND_EVERY', 'REMIND_UP', 'REMIND_HOUR'],
      'CLOCK_CHECKED',
      ...['FILE_MIB', 'CASE_FILES_MIB', 'CASE_FILES', 'UPLOADS_MIB', 'UPLOADS', 'UPLOAD_DAYS', 'FREE_MIB'],
    ],
  );
  const operating = readFileSync(new URL('../../src/cli/OPERATING.md', import.meta.url), 'utf8');
  const rows = [...operating.matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)].map(([, env = '', told = '']) => [env, told]);
  const told = new Map(rows.map(([env = '', fallback = '']) => [env, fallback.replaceAll('`', '')]));
  for (const { env, doc, fallback } of SETTINGS) {
    assert.ok(doc.length > 20 && fallback !== '');
    assert.is(told.get(env), fallback, `${env} as whoever runs a portal reads of it`);
  }
});

test.run();
