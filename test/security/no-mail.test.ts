// Nothing goes out of the portal but answers, and mails that say nothing, to one server that the settings name. What a page puts where others can read it, in
// its title, its addresses and its headers, tells nobody anything of a case.

import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { groupDigits } from '../../src/protocol/check/index.ts';
import { deeds, withWorld } from '../journeys/world.ts';

const test = suite('no mail');

const NAME = 'Kanari Vogel عصفور المنجم';

test('a whole case opens no connection to anybody where no mail server is set, and nothing falls back to one (T93, T98)', () =>
  withWorld({}, async (world) => {
    const { connect } = Socket.prototype;
    const opened: unknown[] = [];
    Socket.prototype.connect = function (this: Socket, ...to: readonly unknown[]) {
      opened.push(to);
      throw new Error('somebody was called');
    };
    try {
      const played = await world.report();
      await world.act('auditor', played, deeds.acknowledge);
      await world.act('auditor', played, deeds.brief);
      await world.act('auditor', played, deeds.message('When?'));
      await world.act('auditor', played, deeds.refer);
      await world.act('member-1', played, deeds.recommend('substantiated'));
      await world.act('member-2', played, deeds.confirm);
      await world.act('chair', played, deeds.ratify);
      await world.act('auditor', played, deeds.feedback);
      await world.pass(40);
      assert.ok((await world.mailbox(played)).mailbox.thread.length > 2);
    } finally {
      Socket.prototype.connect = connect;
    }
    assert.equal(opened, []);
  }));

test('where mail goes the environment alone says: one library, and no form and no row that could name another server (T98)', () => {
  const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
  const senders = /mail|smtp|sendgrid|twilio|webhook|sms|push|axios|undici|request/i;
  assert.equal(
    Object.keys(dependencies).filter((name) => senders.test(name)),
    ['nodemailer'],
  );
  for (const name of readdirSync(new URL('../../migrations', import.meta.url))) {
    assert.not.match(text(`migrations/${name}`), /smtp|mail_?(?:host|port|server)/i, name);
  }
  assert.not.match(text('src/http/admin/settings-form.ts'), /smtp|mail-?(?:host|server)/i);
});

const ATTRIBUTES = /\s(?:href|src|action|hx-post|hx-get|content)="([^"]*)"/g;

test('no title, address or header of any page holds a code, a secret, a name or what a case is about (T02, T93)', () =>
  withWorld({}, async (world) => {
    const played = await world.report({
      identity: { given: true, answers: [{ question: 'name', text: NAME }] },
      answers: [{ question: 'what-happened', text: NAME }],
      concerns: ['executive-director'],
    });
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.message(NAME));
    await world.mailbox(played);
    const auditor = world.player('auditor');
    const admin = world.cast.get('admin');
    if (admin === undefined) throw new Error('there is an administrator');
    for (const lang of ['ar', 'en']) {
      const base = `/${lang}/staff`;
      for (const path of ['', '/roster', '/account', `/cases/${played.number}`, `/cases/${played.number}/message`]) {
        assert.is((await auditor.device.page(`${base}${path}`)).status, 200, path);
      }
      for (const path of ['', '/people', '/settings']) await admin.device.page(`/${lang}/admin${path}`);
      for (const path of ['', '/report', '/follow-up', '/policy', '/verify'])
        await auditor.device.page(`/${lang}${path}`);
    }
    const cookies = world.exchanges.flatMap(({ headers }) =>
      headers.flatMap(([name, value]) => (name === 'set-cookie' ? [value.split(/[=;]/)[1] ?? ''] : [])),
    );
    const hidden = [
      NAME,
      played.code,
      groupDigits(played.code, 4),
      Buffer.from(played.keys.lookup).toString('base64url'),
      ...cookies.filter((value) => value !== ''),
      ...[...world.cast.values()].flatMap(({ passphrase, recoveryKey }) => [passphrase, recoveryKey]),
    ];
    let pages = 0;
    for (const { path, received, headers } of world.exchanges) {
      const told = headers.filter(([name]) => name !== 'set-cookie').map(([, value]) => value);
      const shown = [...received.matchAll(ATTRIBUTES)].map(([, value]) => value ?? '');
      const titles = [...received.matchAll(/<title>([^<]*)</g)].map(([, title]) => title ?? '');
      pages += titles.length;
      for (const text of [path, ...told, ...shown, ...titles]) {
        for (const secret of hidden) assert.not.ok(text.includes(secret), `${path}: ${text}`);
      }
      // The administrator's pages are about people and say whose link or account they show.
      if (path.includes('/admin')) continue;
      for (const title of titles) assert.not.match(title, /Canary Name|Executive director|المدير التنفيذي/, path);
    }
    assert.ok(pages > 20, `${pages} pages`);
  }));

test.run();
