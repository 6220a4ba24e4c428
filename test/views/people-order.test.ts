import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { byOffice, type Listed } from '../../src/i18n/people-order.ts';
import { administrator, inviteTo, withPortal } from '../support/portal-factory.ts';

const person = (name: string, ...offices: Listed['offices']): Listed => ({ name, offices });

const test = suite('the order of people');

test('people are listed by office, then by name, administrators and board members last', () => {
  const ordered = [
    person('Auditor', 'internal-auditor'),
    person('Chair', 'violations-committee', 'board-chair'),
    person('Deputy', 'deputy-chair'),
    person('Audit chair', 'audit-committee-chair'),
    person('Executive', 'executive-director'),
    person('äda', 'violations-committee'),
    person('Member 2', 'violations-committee'),
    person('Member 10', 'violations-committee'),
    { name: 'Keeper', offices: [], administrator: true },
    person('Board', 'board-member'),
    person('Left'),
  ];
  for (const turned of [ordered.toReversed(), ordered.toSorted((a, b) => (a.name < b.name ? -1 : 1))]) {
    assert.equal(
      turned.toSorted(byOffice('en')).map(({ name }) => name),
      ordered.map(({ name }) => name),
    );
  }
});

test('Arabic names stand in the order of the Arabic alphabet, whatever stands on the first letter', () => {
  const names = ['آمنة', 'أحمد', 'إبراهيم', 'بدر', 'هيفاء', 'ياسر'];
  const sorted = names.toReversed().map((name) => person(name, 'violations-committee'));
  const shown = sorted.toSorted(byOffice('ar')).map(({ name }) => name);
  assert.equal(shown.slice(-3), ['بدر', 'هيفاء', 'ياسر']);
  assert.is(new Set(shown.slice(0, 3)).size, 3);
});

test('the administrator’s list and the page of readiness keep to it, in both languages', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const [office, name] of [
      ['violations-committee', 'Zaid'],
      ['board-member', 'Aban'],
      ['violations-committee', 'basma'],
      ['executive-director', 'Yara'],
      ['internal-auditor', 'Walid'],
    ] as const)
      await inviteTo(stage, cookie, office, name);
    for (const lang of ['ar', 'en']) {
      const people = await (await stage.ask(`/${lang}/admin/people`, { cookie })).text();
      const listed = [...people.matchAll(/<a class="account-link"[^>]*>([^<]+)</g)].map(([, name]) => name);
      assert.equal(
        listed.filter((name) => /^[A-Za-z]+$/.test(name ?? '')),
        ['Walid', 'Yara', 'basma', 'Zaid', 'Aban'],
      );
      const home = await (await stage.ask(`/${lang}/admin`, { cookie })).text();
      const held = [...home.slice(0, home.indexOf('</table>')).matchAll(/<bdi>([^<]+)<\/bdi>/g)].map(
        ([, name]) => name,
      );
      assert.equal(held, ['Walid', 'Yara', 'basma', 'Zaid', 'Aban']);
    }
  }));

test.run();
