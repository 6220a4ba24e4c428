// Somebody's own account: the fingerprint of the keys in this vault, computed here, and the end of every session. An
// administrator has no vault.

import { checkRoster } from '../client/roster.ts';
import { ask } from '../client/transport.ts';
import { RosterPackage } from '../domain/wire.ts';
import { staffText } from '../i18n/staff.ts';
import { personFingerprint } from '../protocol/check/index.ts';
import { byId, fill, focusOn } from './dom.ts';
import { clearWhenTyped } from './faults.ts';
import { groundOf } from './ground-watch.ts';
import { isAdministration, pageLang } from './page-facts.ts';
import { digitGroups } from './parts.ts';
import { beginPage, signOutEverywhere, withVault } from './staff-page.ts';
import { transport } from './transport.ts';

const t = staffText(pageLang()).account;

/** What a form has done is told once, before the eyes. */
const tellDone = (): void => {
  const done = document.getElementById('done');
  if (done === null) return;
  focusOn(done);
  history.replaceState(null, '', location.pathname);
};

export const startAccount = (): void => {
  clearWhenTyped();
  tellDone();
  byId('everywhere').addEventListener('submit', (event) => {
    event.preventDefault();
    signOutEverywhere();
  });
  if (isAdministration()) {
    beginPage();
    return;
  }
  withVault(async (vault) => {
    const { association, person, keys } = vault;
    const fingerprint = personFingerprint(association, person, keys.seal.publicKey, keys.sign.publicKey);
    fill(byId('own-fingerprint'), digitGroups('fingerprint', fingerprint, t.fingerprint));
    const pkg = await ask(transport, 'GET', '/api/staff/rosters', RosterPackage);
    if (!pkg.ok) return;
    const names = new Map(pkg.value.people.map(({ id, name }) => [id, name]));
    const ground = groundOf(pkg.value.foundation, vault, names);
    if (ground !== undefined && checkRoster(ground, vault) === 'listed') byId('roster-state').textContent = t.listed;
  });
};
