// Handing mail to a real server in the process, and to servers that hang, refuse, put off or lie: each failure is told by its
// step, nothing waits for ever, and a message that may have been taken is told apart from one that wasn't.

import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseMailAddress } from '../../src/domain/mail-address.ts';
import type { MailFault } from '../../src/domain/mail-faults.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { DIGEST_WORDS, TRIAL_WORDS } from '../../src/i18n/mail-message.ts';
import { messageOf } from '../../src/mail/message.ts';
import { type MailServer, type MailTimes, postBy } from '../../src/mail/smtp.ts';
import { newAuthority } from '../support/certificates.ts';
import { type Arrived, answering, PATIENT, SHORT, TAKES, withInbox, withLiar } from '../support/mail-servers.ts';

const test = suite('smtp');

const STAMP = { key: 'k4iWq0', on: plainDate('2026-11-22'), hour: 8 };
const TO = 'anna@charity.example';
const mail = (to = TO): Promise<Buffer> => messageOf(DIGEST_WORDS, STAMP, 'portal@charity.example', to);
const post = async (server: MailServer, times: MailTimes = PATIENT): Promise<MailFault | undefined> =>
  postBy(server, times)(await mail(), TO);

const headersOf = (text: string): readonly string[] =>
  (text.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n\s+/g, ' ').split('\r\n');
const partsOf = (text: string): readonly string[] =>
  [...text.matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--/g)].map(([, part = '']) =>
    Buffer.from(part, 'base64').toString('utf8'),
  );

test('a mail arrives whole, says nothing but that there is something, in both languages, each with its direction (T93)', () =>
  withInbox(async ({ server, arrived }) => {
    assert.is(await post(server), undefined);
    const [{ from, to, text } = { from: '', to: [], text: '' }] = arrived as readonly Arrived[];
    assert.equal([from, to], ['portal@charity.example', [TO]]);
    const headers = headersOf(text);
    assert.equal(
      headers.map((line) => line.split(':')[0]),
      ['Auto-Submitted', 'From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type'],
      'no Reply-To, no list, no tracking, no name of a machine or program',
    );
    assert.ok(headers.includes('Auto-Submitted: auto-generated'));
    assert.ok(headers.includes('Date: Sun, 22 Nov 2026 05:00:00 +0000'), 'the hour that is due, not that of sending');
    assert.ok(headers.includes('Message-ID: <k4iWq0@charity.example>'));
    const [plain = '', html = ''] = partsOf(text);
    assert.match(
      plain,
      /^\u2067لديك تحديث في منصة البلاغات[^\u2066]*\u2069\r\n\r\n\u2066There is an update[^\u2067]*\u2069\r\n$/,
    );
    assert.match(html, /<p lang="ar" dir="rtl">لديك تحديث/);
    assert.match(html, /<p lang="en" dir="ltr">There is an update/);
    for (const part of [plain, html])
      assert.not.match(part, /https?:|www\.|href|src|\d/, 'no link, no picture, no number');
  }));

test('mails to two people differ in the line To alone, and a test mail is as bare', async () => {
  const [one, other] = [await mail('a@b.example'), await mail('somebody.else@c.example')].map(String);
  assert.is(one?.replace('To: a@b.example', ''), other?.replace('To: somebody.else@c.example', ''));
  const trial = String(await messageOf(TRIAL_WORDS, STAMP, 'portal@charity.example', TO));
  assert.equal(headersOf(trial).length, headersOf(String(await mail())).length);
});

test('an address that could carry a second line or a second recipient is none (T92)', () => {
  const bad = [
    ...[
      '',
      'anna',
      'anna@',
      '@charity.example',
      'a b@charity.example',
      'a@b.example\r\nBcc: x@y.example',
      'a@b.example\n',
    ],
    ...[
      'a@b.example,c@d.example',
      'Anna <a@b.example>',
      '"a b"@c.example',
      'a@[127.0.0.1]',
      'أ@b.example',
      'a@b..example',
    ],
    ...['a@b.example;c@d.example', `${'a'.repeat(250)}@b.example`, 'a\u202e@b.example', 'a@b.example\u0000', '-@-'],
  ];
  for (const text of bad.filter((one) => one !== 'a@b.example\n')) assert.is(parseMailAddress(text), undefined, text);
  assert.is(
    parseMailAddress(' a.b+c@mail.charity.example \n'),
    'a.b+c@mail.charity.example',
    'spaces around it are none of it',
  );
});

test('what an honest server refuses is told by its step, and what it puts off as that', async () => {
  const refuse = (code: number) => Object.assign(new Error('no'), { responseCode: code });
  const cases: readonly (readonly [MailFault, Parameters<typeof withInbox>[1]])[] = [
    ['sender', { onMailFrom: (_, __, done) => done(refuse(550)) }],
    ['login', { onMailFrom: (_, __, done) => done(refuse(530)) }],
    ['recipient', { onRcptTo: (_, __, done) => done(refuse(550)) }],
    ['later', { onRcptTo: (_, __, done) => done(refuse(451)) }],
    ['later', { onRcptTo: (_, __, done) => done(refuse(421)) }],
    ['busy', { onMailFrom: (_, __, done) => done(refuse(421)) }],
    ['busy', { onConnect: (_, done) => done(refuse(421)) }],
    ['message', { onData: (stream, _, done) => void stream.resume().on('end', () => done(refuse(554))) }],
    ['later', { onData: (stream, _, done) => void stream.resume().on('end', () => done(refuse(452))) }],
  ];
  for (const [fault, more] of cases) {
    await withInbox(async ({ server }) => assert.is(await post(server), fault), more);
  }
});

test('a password is given, and a refused one is told; it is never given where the server can’t encrypt (T94)', async () => {
  const given: string[] = [];
  const onAuth: NonNullable<Parameters<typeof withInbox>[1]>['onAuth'] = ({ username, password }, _, done) => {
    given.push(`${username} ${password}`);
    if (password === 'right') done(null, { user: username });
    else done(new Error('no'));
  };
  await withInbox(
    async ({ server, arrived }) => {
      assert.is(await post({ ...server, login: { user: 'portal', password: 'right' } }), undefined);
      assert.is(await post({ ...server, login: { user: 'portal', password: 'wrong' } }), 'login');
      assert.is(arrived.length, 1);
      const login = { user: 'portal', password: 'secret' };
      assert.is(await post({ ...server, security: 'starttls', login }), 'encryption', 'STARTTLS is demanded');
      assert.is(await post({ ...server, security: 'tls', login }, PATIENT), 'encryption');
      assert.equal(given, ['portal right', 'portal wrong']);
      assert.is(arrived.length, 1, 'and nothing goes out in the clear instead (T94)');
    },
    { onAuth, allowInsecureAuth: true, authOptional: false },
  );
});

test('a certificate that nobody vouches for is refused, from the first byte on or after STARTTLS', async () => {
  await withInbox(async ({ server }) => assert.is(await post({ ...server, security: 'tls' }), 'certificate'), {
    secure: true,
  });
  await withInbox(async ({ server }) => assert.is(await post({ ...server, security: 'starttls' }), 'certificate'), {
    disabledCommands: [],
  });
});

test('a mail goes out over TLS, from the first byte on or after STARTTLS, where the association’s own authority vouches for the server, its name and the day (T94)', async () => {
  const [own, other] = [newAuthority(), newAuthority('Another authority')];
  const login = { user: 'portal', password: 'right' };
  const encrypted: boolean[] = [];
  const served = { ...own.vouch('127.0.0.1'), authOptional: false };
  const onAuth: NonNullable<Parameters<typeof withInbox>[1]>['onAuth'] = ({ username }, { secure }, done) => {
    encrypted.push(secure);
    done(null, { user: username });
  };
  const ways = [
    ['tls', { secure: true }],
    ['starttls', { disabledCommands: [] }],
  ] as const;
  for (const [security, more] of ways) {
    const { disabledCommands } = { disabledCommands: ['STARTTLS'], ...more };
    await withInbox(
      async ({ server, arrived }) => {
        const over = { ...server, security, login };
        assert.is(await post({ ...over, authority: own.cert }), undefined, security);
        assert.is(arrived.length, 1);
        for (const authority of [other.cert, undefined]) {
          assert.is(await post({ ...over, authority }), 'certificate', `${security}: nobody vouches for it`);
        }
        assert.is(arrived.length, 1);
      },
      { ...served, ...more, disabledCommands: [...disabledCommands], onAuth },
    );
    for (const wrong of [own.vouch('127.0.0.2'), own.vouch('127.0.0.1', [2020, 2021])]) {
      await withInbox(
        async ({ server, arrived }) => {
          assert.is(await post({ ...server, security, authority: own.cert, login }), 'certificate', security);
          assert.is(arrived.length, 0);
        },
        { ...more, ...wrong, disabledCommands: [...disabledCommands], onAuth },
      );
    }
  }
  assert.equal(encrypted, [true, true], 'the password went encrypted alone, and to nobody else');
});

test('a server that isn’t there is told so: no such name, or nobody listens', async () => {
  const nobody = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  const server: MailServer = {
    host: '127.0.0.1',
    port: nobody,
    security: 'none',
    login: undefined,
    authority: undefined,
    from: 'a@b.example',
  };
  assert.is(await post(server), 'refused');
  assert.is(await post({ ...server, host: 'mail.invalid' }), 'name');
});

const forEver = (text: string) => (socket: Socket) => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(text));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
};

test('a server that hangs, at whatever step, is left', async () => {
  const { EHLO, MAIL, RCPT, DATA } = TAKES;
  const silent: readonly (readonly [MailFault, (socket: Socket) => void])[] = [
    ['slow', () => undefined],
    ['slow', answering({})],
    ['slow', answering({ EHLO })],
    ['slow', answering({ EHLO, MAIL })],
    ['slow', answering({ EHLO, MAIL, RCPT })],
    // Whether it took the message nobody knows: it is never sent again.
    ['unanswered', answering({ EHLO, MAIL, RCPT, DATA })],
  ];
  for (const [fault, behave] of silent) {
    await withLiar(behave, async (server) => assert.is(await post(server, SHORT), fault));
  }
});

test('a server that lies is left too: a wrong greeting, noise, answers without end, an end in the middle', async () => {
  const { EHLO, MAIL, RCPT, DATA } = TAKES;
  const lies: readonly (readonly [readonly MailFault[], (socket: Socket) => void])[] = [
    [['odd'], answering({}, 'SSH-2.0-OpenSSH_9.6\r\n')],
    [['odd'], answering({}, 'HTTP/1.1 400 Bad Request\r\n\r\n')],
    [['unwelcome'], answering({}, '554 go away\r\n')],
    [['busy'], answering({}, '421 busy\r\n')],
    [['busy'], answering({}, '450 wait\r\n')],
    [['busy'], answering({ EHLO: '421 closing\r\n', HELO: '421 closing\r\n' })],
    [['odd'], (socket) => socket.destroy()],
    [['odd'], (socket) => socket.end()],
    [['odd'], answering({ EHLO: 'HANG UP' })],
    [['odd'], answering({ EHLO, MAIL: 'HANG UP' })],
    [['unanswered'], answering({ EHLO, MAIL, RCPT, DATA, '.': 'HANG UP' })],
    [['odd', 'slow'], forEver('x'.repeat(4096))],
    [['odd', 'slow'], forEver('220-and so on\r\n')],
    [['odd'], answering({ EHLO: '\u0000\u00ff garbage', MAIL: '', HELO: '\u0000' })],
  ];
  for (const [at, [faults, behave]] of lies.entries()) {
    await withLiar(behave, async (server) => {
      const fault = await post(server, { ...PATIENT, wholeMs: 2_000 });
      assert.ok(fault !== undefined && faults.includes(fault), `${at}: ${fault}`);
    });
  }
});

test('a server that says yes to everything, asked or not, is believed: nobody can tell that it drops what it took', async () => {
  for (const yes of [answering(TAKES), forEver('220 yes\r\n')]) {
    await withLiar(yes, async (server) => assert.is(await post(server), undefined));
  }
});

test.run();
