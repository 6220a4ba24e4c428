// Mail as people meet it: their own address, which nobody else sees or changes; the administrator's page with its test mail,
// which names the step that failed; and the gaps on the first page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mailTexts } from '../../src/i18n/mail.ts';
import { runReminders } from '../../src/jobs/reminders.ts';
import { readMailAuthority, readMailPassword } from '../../src/mail-files.ts';
import { newAuthority } from '../support/certificates.ts';
import { answering, withInbox, withLiar } from '../support/mail-servers.ts';
import {
  administrator,
  appoint,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const test = suite('mail pages');

const bare = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
const read = async (stage: Stage, cookie: string, path: string): Promise<string> =>
  (await stage.ask(path, { cookie })).text();
const part = (page: string, id: string): string =>
  new RegExp(`<(div|section)[^>]*id="${id}"[^>]*>(.*?)</\\1>`, 's').exec(page)?.[2] ?? '';
const give = (stage: Stage, cookie: string, address: string, area = 'staff'): Promise<Response> =>
  stage.ask(`/en/${area}/account/mail-address`, { cookie, form: { 'mail-address': address } });

const SMTP = (port: number) => ({
  environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'portal@charity.example' },
});
const en = mailTexts('en');

test('whoever gave no address, so that no mail reaches them, reads so among what they can mend, where mail goes out at all', async () => {
  const gaps = async (stage: Stage, cookie: string) =>
    [...(await read(stage, cookie, '/en/staff/readiness')).matchAll(/<li data-gap="([\w-]+)">/g)].map(
      ([, kind]) => kind,
    );
  await withPortal(async (stage) => {
    const admin = await administrator(stage);
    const deputy = await signIn(stage, await appoint(stage, admin, 'deputy-chair', 'Dina'));
    const executive = await signIn(stage, await appoint(stage, admin, 'executive-director', 'Erik'));
    assert.ok((await gaps(stage, deputy)).includes('no-address'));
    assert.match(await read(stage, deputy, '/ar/staff/readiness'), /لم يُسجَّل لك عنوان بريد/);
    assert.not.ok((await gaps(stage, executive)).includes('no-address'), 'never written to');
    assert.is((await give(stage, deputy, 'dina@charity.example')).status, 303);
    assert.not.ok((await gaps(stage, deputy)).includes('no-address'));
  }, SMTP(9));
  await withPortal(async (stage) => {
    const admin = await administrator(stage);
    const deputy = await signIn(stage, await appoint(stage, admin, 'deputy-chair', 'Dina'));
    assert.not.ok((await gaps(stage, deputy)).includes('no-address'), 'no mail goes out here');
  });
});

test('somebody gives, changes and takes back their own address; each is recorded for them, and nobody else sees it (T92, T123)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const deputy = await appoint(stage, admin, 'deputy-chair', 'Dina');
    const cookie = await signIn(stage, chair);
    assert.match(await read(stage, cookie, '/en/staff/account'), /id="no-address"/);
    const bad = await give(stage, cookie, 'carl@charity.example, other@charity.example');
    assert.is(bad.status, 422);
    const kept = await bad.text();
    assert.match(kept, /value="carl@charity\.example, other@charity\.example"/, 'nothing typed is lost');
    assert.ok(bare(kept).includes(en.own.wrong));
    for (const typed of ['', 'carl', 'carl@charity.example\r\nBcc: x@y.example']) {
      assert.is((await give(stage, cookie, typed)).status, 422, typed);
    }
    assert.is((await give(stage, cookie, ' Carl@charity.example ')).status, 303);
    await give(stage, cookie, 'Carl@charity.example');
    await give(stage, cookie, 'carl.2@charity.example');
    const page = await read(stage, cookie, '/en/staff/account');
    assert.match(page, /value="carl\.2@charity\.example"/);
    assert.not.match(page, /id="no-address"/);
    const events = bare(part(page, 'key-events'));
    assert.match(events, /You gave your mail address on .*/);
    assert.is(events.match(/Your mail address was changed on/g)?.length, 1, 'what stands so already is no change');
    const others = [await signIn(stage, deputy), admin];
    for (const path of ['/en/admin', '/en/admin/people', `/en/admin/people/${chair.id}`, '/en/admin/mail']) {
      assert.not.match(await read(stage, admin, path), /carl\.2@/i, path);
    }
    for (const [at, other] of others.entries()) {
      const area = at === 0 ? 'staff' : 'admin';
      await stage.ask(`/en/${area}/account/mail-address`, {
        cookie: other,
        form: { 'mail-address': 'thief@charity.example', person: chair.id },
      });
    }
    assert.match(await read(stage, cookie, '/en/staff/account'), /value="carl\.2@charity\.example"/);
    await stage.ask('/en/staff/account/mail-address', { cookie, form: { removed: 'yes' } });
    const after = await read(stage, cookie, '/en/staff/account');
    assert.match(after, /id="no-address"/);
    assert.match(bare(part(after, 'key-events')), /was taken back on/);
    assert.not.match(stage.log.join('\n'), /charity\.example/);
  }));

test('without a mail server every page says so, and no test can be sent', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await give(stage, admin, 'admin@charity.example', 'admin');
    for (const lang of ['ar', 'en'] as const) {
      const t = mailTexts(lang);
      const home = await read(stage, admin, `/${lang}/admin`);
      assert.ok(bare(part(home, 'mail-gaps')).includes(t.gaps.noServer) && bare(home).includes(t.row.noServer));
      const page = bare(await read(stage, admin, `/${lang}/admin/mail`));
      assert.ok(page.includes(t.page.noServer) && !page.includes(t.page.button));
      assert.ok(bare(await read(stage, admin, `/${lang}/admin/account`)).includes(t.own.noServer));
    }
    const answer = await stage.ask('/en/admin/mail/trial', { cookie: admin, form: {} });
    assert.is(answer.status, 200);
    assert.not.match(await answer.text(), /trial-told/);
  }));

test('the test mail goes to the administrator’s own address, and the page says that the server took it', () =>
  withInbox(({ port, arrived }) =>
    withPortal(async (stage) => {
      const admin = await administrator(stage);
      assert.ok(bare(await read(stage, admin, '/en/admin/mail')).includes(en.page.noOwn));
      await stage.ask('/en/admin/mail/trial', { cookie: admin, form: {} });
      assert.is(arrived.length, 0, 'nobody else is written to instead');
      await give(stage, admin, 'admin@charity.example', 'admin');
      const answer = await stage.ask('/ar/admin/mail/trial', { cookie: admin, form: { to: 'thief@charity.example' } });
      assert.ok(bare(await answer.text()).includes(mailTexts('ar').page.taken('admin@charity.example')));
      assert.equal(
        arrived.map(({ to }) => to),
        [['admin@charity.example']],
      );
    }, SMTP(port)),
  ));

test('where it fails the page names the step, in both languages, and what the server said stands nowhere', () =>
  withLiar(
    answering({
      EHLO: '250 mail.example',
      MAIL: '250 ok',
      RCPT: '550 no admin@charity.example here, says canary-server',
    }),
    ({ port }) =>
      withPortal(async (stage) => {
        const admin = await administrator(stage);
        await give(stage, admin, 'admin@charity.example', 'admin');
        for (const lang of ['ar', 'en'] as const) {
          const page = await (await stage.ask(`/${lang}/admin/mail/trial`, { cookie: admin, form: {} })).text();
          const told = bare(part(page, 'trial-told'));
          assert.ok(told.includes(mailTexts(lang).page.failedTitle) && told.includes(mailTexts(lang).faults.recipient));
          assert.not.match(page, /canary-server/);
        }
        assert.not.match(stage.log.join('\n'), /canary-server|admin@/);
      }, SMTP(port)),
  ));

test('of a test mail that is put off or never answered the page says what is true of a test, under a heading that fits', async () => {
  const cases = [
    ['later', 'failedTitle', { RCPT: '451 not now' }],
    ['busy', 'failedTitle', { MAIL: '421 closing' }],
    ['unanswered', 'unsureTitle', { RCPT: '250 ok', DATA: '354 go', '.': 'HANG UP' }],
  ] as const;
  for (const [fault, title, more] of cases) {
    await withLiar(answering({ EHLO: '250 mail.example', MAIL: '250 ok', ...more }), ({ port }) =>
      withPortal(async (stage) => {
        const admin = await administrator(stage);
        await give(stage, admin, 'admin@charity.example', 'admin');
        for (const lang of ['ar', 'en'] as const) {
          const t = mailTexts(lang);
          const page = await (await stage.ask(`/${lang}/admin/mail/trial`, { cookie: admin, form: {} })).text();
          const told = bare(part(page, 'trial-told'));
          assert.ok(told.includes(t.page[title]) && told.includes(t.page.trialFaults[fault]), `${fault}: ${told}`);
          assert.not.ok(told.includes(t.faults[fault]), 'not what is said of reminders');
        }
      }, SMTP(port)),
    );
  }
});

test('a second test waits for the first, so that the button sends no flood', () => {
  let greet = (): void => undefined;
  return withLiar(
    (socket) => {
      greet = () => void socket.write('554 closed\r\n');
    },
    ({ port }) =>
      withPortal(async (stage) => {
        const admin = await administrator(stage);
        await give(stage, admin, 'admin@charity.example', 'admin');
        const ask = async () => (await stage.ask('/en/admin/mail/trial', { cookie: admin, form: {} })).text();
        const toldIn = (page: string): string => bare(part(page, 'trial-told'));
        // Whichever comes second is answered at once; the other hangs until the server speaks.
        const asked = [ask(), ask()];
        assert.ok(toldIn(await Promise.race(asked)).includes(en.page.busy));
        const release = setInterval(() => greet(), 5);
        try {
          const told = (await Promise.all(asked)).map(toldIn);
          assert.is(told.filter((words) => words.includes(en.page.busy)).length, 1);
          assert.is(told.filter((words) => words.includes(en.faults.unwelcome)).length, 1);
        } finally {
          clearInterval(release);
        }
      }, SMTP(port)),
  );
});

test('the certificate of an authority of its own is a file: with it the test mail goes out encrypted, with another’s the page says why not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-mail-'));
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const own = newAuthority();
  const file = fileOf('own.pem', `Our authority\n${own.cert}`);
  const other = fileOf('other.pem', newAuthority().cert);
  const { cert, key } = own.vouch('127.0.0.1');
  const told = (port: number, caFile: string) =>
    withPortal(
      async (stage) => {
        const admin = await administrator(stage);
        await give(stage, admin, 'admin@charity.example', 'admin');
        const ask = async (lang: 'ar' | 'en') => {
          const page = await (await stage.ask(`/${lang}/admin/mail/trial`, { cookie: admin, form: {} })).text();
          return [lang, bare(part(page, 'trial-told'))] as const;
        };
        for (const [lang, words] of [await ask('ar'), await ask('en')]) {
          const { faults, page } = mailTexts(lang);
          assert.ok(words.includes(caFile === file ? page.taken('admin@charity.example') : faults.certificate), words);
        }
      },
      {
        environment: {
          ...{ SMTP_URL: `smtps://127.0.0.1:${port}`, MAIL_FROM: 'portal@charity.example' },
          SMTP_CA_FILE: caFile,
        },
      },
    );
  try {
    await withInbox(
      async ({ port, arrived }) => {
        await told(port, file);
        assert.is(arrived.length, 2);
        await told(port, other);
        assert.is(arrived.length, 2);
      },
      { secure: true, cert, key },
    );
    assert.is(readMailAuthority(file), own.cert.trim());
    assert.throws(() => readMailAuthority(join(folder, 'none')), /^SMTP_CA_FILE names no file/);
    assert.throws(() => readMailAuthority(fileOf('both', `${own.cert}${key}`)), /private key/);
    const damaged = own.cert.replace(/\n.{9}/, '\nAAAAAAAAA');
    for (const [name, text] of Object.entries({ empty: '', server: cert, damaged, mixed: `${own.cert}${cert}` })) {
      assert.throws(() => readMailAuthority(fileOf(name, text)), /must hold certificates of an authority/, name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const founded = async (stage: Stage) => {
  const admin = await administrator(stage);
  const people: Somebody[] = [];
  for (const [office, name] of [
    ['internal-auditor', 'Anna'],
    ['board-chair', 'Carl'],
    ['deputy-chair', 'Dina'],
    ['audit-committee-chair', 'Adel'],
  ] as const) {
    people.push(await appoint(stage, admin, office, name));
  }
  for (const one of people.slice(0, 2)) await signDraft(stage, await signIn(stage, one), one);
  return { admin, people };
};

test('the first page names whoever gave no address, and tells since when mail fails and why, until it goes out again', () => {
  let turnedAway = 0;
  const onConnect: NonNullable<Parameters<typeof withInbox>[1]>['onConnect'] = (_, done) => {
    turnedAway += 1;
    done(Object.assign(new Error('busy'), { responseCode: 421 }));
  };
  return withInbox(
    ({ server, port }) =>
      withPortal(async (stage) => {
        const { admin, people } = await founded(stage);
        const gaps = async () => bare(part(await read(stage, admin, '/en/admin'), 'mail-gaps'));
        const row = async () =>
          [...(await read(stage, admin, '/en/admin')).matchAll(/mail-gap">([^<]*)</g)].map(([, text]) => text);
        assert.match(await gaps(), /They gave no mail address.*Anna.*Carl.*Dina.*Adel/);
        assert.equal(await row(), [en.row.noAddress('4')], 'which gap, and who can mend it');
        for (const [at, one] of people.entries()) {
          await give(stage, await signIn(stage, one), `${['anna', 'carl', 'dina', 'adel'][at]}@charity.example`);
        }
        assert.is(await gaps(), '', 'everybody can be reached');
        assert.equal(await row(), []);
        const { deps } = stage.portal;
        const run = async (fault: 'refused' | 'recipient' | undefined, at: string) => {
          const post = (_: Buffer, to: string) =>
            Promise.resolve(fault === 'recipient' && !to.startsWith('carl') ? undefined : fault);
          await runReminders({ ...deps, mail: { post, from: server.from } }, new Date(at));
        };
        // The portal's clock begins on Sunday, 22 November 2026.
        await runReminders(deps, new Date('2026-11-23T05:10:00Z'));
        assert.is(turnedAway, 1, 'a server that turns everybody away is asked once a round');
        assert.match(await gaps(), /Mail hasn’t gone out since .*23 November/);
        assert.ok(
          (await gaps()).includes(`${en.faults.busy} ${en.gaps.mends.later}`),
          'the server, and nobody’s address',
        );
        assert.equal(await row(), [en.row.failing]);
        // And tried again later.
        await run('refused', '2026-11-23T05:30:00Z');
        assert.match(await gaps(), /Mail hasn’t gone out since .*23 November/);
        assert.ok((await gaps()).includes(`${en.faults.refused} ${en.gaps.mends.server}`));
        assert.equal(await row(), [en.row.failing]);
        const own = await read(stage, await signIn(stage, people[1] as Somebody), '/en/staff/account');
        assert.match(own, /id="mail-failing"/);
        await run('recipient', '2026-11-24T05:30:00Z');
        assert.match(
          await gaps(),
          /Mail to Carl hasn’t gone out since .*23 November.*doesn’t take mail to this address/s,
        );
        assert.ok((await gaps()).includes(en.gaps.mends.recipient), 'Carl alone can mend it');
        assert.equal(await row(), [en.row.failingTo('1')]);
        assert.not.match(await gaps(), /Anna|Dina|@/);
        assert.match(bare(await read(stage, admin, '/en/admin/mail')), /Mail last went out on.*24 November/);
      }, SMTP(port)),
    { onConnect },
  );
});

test('the mail server is given the password of the file, all but the end of its line; a file that is missing, open to others or empty is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-mail-'));
  const fileOf = (name: string, text: string, mode = 0o600): string => {
    writeFileSync(join(folder, name), text, { mode });
    return join(folder, name);
  };
  const file = fileOf('password', ' canary words \r\n');
  const given: string[] = [];
  try {
    await withInbox(
      ({ port }) =>
        withPortal(
          async ({ portal }) => {
            const { mail } = portal.deps;
            assert.is(await mail?.post(Buffer.from('Subject: one\r\n\r\nOne.\r\n'), 'carl@charity.example'), undefined);
          },
          {
            environment: {
              ...{ SMTP_URL: `smtp://portal@127.0.0.1:${port}`, SMTP_PASSWORD_FILE: file },
              MAIL_FROM: 'portal@charity.example',
            },
          },
        ),
      {
        ...{ allowInsecureAuth: true, authOptional: false },
        onAuth: ({ username, password }, _, done) => {
          given.push(`${username}:${password}`);
          done(null, { user: username });
        },
      },
    );
    assert.equal(given, ['portal: canary words ']);
    assert.throws(() => readMailPassword(join(folder, 'none')), /names no file/);
    assert.throws(() => readMailPassword(fileOf('open', 'canary', 0o640)), /readable by others/);
    assert.throws(() => readMailPassword(fileOf('empty', '\n')), /is empty/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
