// At every visit a person's browser looks whether the roster in force continues the one that it trusted, lists this
// person's own keys, and says what changed since it last looked (PROTOCOL §4). Pages stop where it doesn't hold.
import { type Ground, pin, verifyFoundation } from '../client/foundation.ts';
import { refusedRosters } from '../client/refused-rosters.ts';
import { changesFor, checkRoster } from '../client/roster.ts';
import { plainDate } from '../domain/plain-date.ts';
import type { Foundation } from '../domain/wire.ts';
import { formatDate } from '../i18n/dates.ts';
import { newKeysTexts } from '../i18n/new-keys.ts';
import { staffText } from '../i18n/staff.ts';
import { officeList } from '../i18n/staff-words.ts';
import type { Office } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { type Child, el, fill } from './dom.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { notice } from './parts.ts';
import { readPin, writePin } from './pins.ts';
import { refuseRosters, withdrawRosters } from './roster-alarm.ts';
import { alarm, say } from './staff-page.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = staffText(lang);

export const officeWords = (offices: readonly Office[]): string => officeList(lang, offices);

/** The page's script was made before the root was signed: loading it again brings the root, once. */
const isOldScript = (foundation: Foundation): boolean => {
  if (pageRoot !== undefined || foundation.rosters.length === 0) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  return !(navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload');
};

/** Where the rosters don't hold nothing on the page invites to sign one; what the server wrote of that says to read the alarm first. */
const stopAt = (words: string): void => {
  alarm(words);
  withdrawRosters(lang);
};

const showChanges = (ground: Ground, head: string, person: PersonId, names: ReadonlyMap<string, string>): void => {
  const place = document.getElementById('roster-changes');
  const before = ground.rosters.get(head);
  if (place === null || before === undefined || head === ground.current.hash) return;
  const changes = changesFor(person, before, ground.current.roster);
  if (changes === undefined) return;
  const keysSince = newKeysTexts(lang).roster.since(formatDate(lang, plainDate(ground.current.roster.on)));
  const name = (id: string): Child => el('bdi', {}, names.get(id) ?? '');
  const lines: readonly Child[] = [
    ...changes.added.map((person) => {
      const words = changes.returned.includes(person) ? t.roster.isBack : t.roster.isNew;
      return [name(person.id), ` – ${officeWords(person.offices)}: ${words}`];
    }),
    ...changes.changedKeys.map(({ id, offices }) => [name(id), ` – ${officeWords(offices)}: ${keysSince}`]),
    ...changes.changedOffices.map(({ person, to }) => [name(person), ` – ${officeWords(to)}: ${t.roster.isChanged}`]),
    ...changes.removed.map(({ id, offices }) => [name(id), ` – ${officeWords(offices)}: ${t.roster.isLeft}`]),
    ...(changes.policyChanged ? [t.roster.policyChanged] : []),
  ];
  if (lines.length === 0) return;
  fill(
    place,
    notice(
      'info',
      el('p', {}, t.vault.changed),
      el(
        'ul',
        {},
        lines.map((line) => el('li', {}, line)),
      ),
    ),
  );
};

/** Remembers how far the chain has come, and says what a person must know of it; false where the page must stop. */
export const watchGround = (ground: Ground, vault: OpenVault, names: ReadonlyMap<string, string>): boolean => {
  const state = checkRoster(ground, vault);
  if (state === 'other-keys') {
    stopAt(t.vault.rosterOther);
    return false;
  }
  if (state === 'not-listed') say(t.vault.rosterMissing);
  const before = readPin(vault.association);
  if (before !== undefined) showChanges(ground, before.head, vault.person, names);
  // Another tab may have seen a later roster since this one was asked for: what is known never goes back.
  if (before === undefined || ground.rosters.has(before.head)) writePin(vault.association, pin(ground));
  return true;
};

/** Says why the rosters that a page was given are refused, with the fingerprints of the known one and of the newest there. */
export const tellRefused = (foundation: Foundation, vault: OpenVault): void => {
  const refused = refusedRosters(foundation, pageRoot, readPin(vault.association));
  if (refused !== undefined) refuseRosters(lang, refused);
};

/** The verified ground of a page; undefined where there is none yet, or where it doesn't hold and the page stops. */
export const groundOf = (
  foundation: Foundation,
  vault: OpenVault,
  names: ReadonlyMap<string, string>,
): Ground | undefined => {
  if (foundation.rosters.length === 0 && pageRoot === undefined && readPin(vault.association) === undefined) {
    // The desk's own call says so already.
    if (document.getElementById('roster-call') === null) say(t.desk.rosterNone);
    return undefined;
  }
  if (isOldScript(foundation)) {
    location.reload();
    return undefined;
  }
  const ground = verifyFoundation(foundation, pageRoot, readPin(vault.association));
  if (!ground.ok) {
    tellRefused(foundation, vault);
    return undefined;
  }
  return watchGround(ground.value, vault, names) ? ground.value : undefined;
};
