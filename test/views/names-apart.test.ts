// Names inside sentences of lists about accounts stand apart in a direction of their own: Arabic and Latin ones don't change places.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { MachineLinks } from '../../views/admin/machine-links.tsx';
import { AccountPage } from '../../views/staff/account.tsx';
import { render, viewFor } from './render.ts';

const test = suite('names inside sentences');

const on = plainDate('2026-11-22');
const known = (name: string, userName: string) => ({ name, userName, administrator: true, offices: [] });
const [NORA, SAMI] = [known('Nora', 'nora.admin'), known('سامي', 'sami.admin')];

const apartIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<bdi(?: class="number")?>([^<]*)<\/bdi>/g)].map(([, name]) => name);

test('who a link of the machine is for stands apart with their user name', async () => {
  const html = await render(MachineLinks({ view: viewFor('ar'), links: [{ on, whose: NORA }] }));
  assert.equal(apartIn(html), ['Nora', 'nora.admin']);
  assert.not.match(html, /\u2068/);
});

test('so does everybody on an account’s page who did something to its ways in', async () => {
  const html = await render(
    AccountPage({
      ...{ view: viewFor('ar'), userName: 'reader', mostSessions: 5, factor: undefined, passkeys: [], sessions: [] },
      events: [
        { kind: 'reset', on, askedBy: NORA, confirmedBy: SAMI },
        { kind: 'new-keys', on, signers: [SAMI] },
      ],
      mail: { address: undefined, isSent: false, failingSince: undefined },
    }),
  );
  const [, list = ''] = /id="key-events">([\s\S]*?)<\/ul>/.exec(html) ?? [];
  assert.equal(apartIn(list), ['Nora', 'nora.admin', 'سامي', 'sami.admin', 'سامي', 'sami.admin']);
  assert.not.match(list, /\u2068/);
});

test.run();
