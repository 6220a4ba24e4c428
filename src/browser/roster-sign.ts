// Where a signer compares the next roster with the people themselves and signs it: loads it, asks what its keys take away, and sends
// the signature.
import { draftMoved, keysLeaving, type RosterDraftView, rosterDraft, signDraft } from '../client/roster.ts';
import { ask, type ClientProblem } from '../client/transport.ts';
import { confirmationOf, type KeysLeaving, NOTHING_LEAVING } from '../domain/leaving.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import { RosterPackage } from '../domain/wire.ts';
import { leavingWords } from '../i18n/leaving-words.ts';
import { problemText } from '../i18n/refusals.ts';
import { staffText } from '../i18n/staff.ts';
import { buttonById, byId, focusOn, inputById } from './dom.ts';
import { showFaults } from './faults.ts';
import { groundOf, officeWords, tellRefused } from './ground-watch.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { readPin } from './pins.ts';
import {
  CONFIRM,
  compareId,
  isAnyLeaving,
  type Listed,
  listedIn,
  mustCompare,
  type Names,
  showDraft,
} from './roster-draft.ts';
import { showCurrent } from './roster-in-force.ts';
import { alarm, say, sessionEnded, withVault } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const text = staffText(lang);
const t = text.roster;

/** The draft that this tab showed last, so that a changed one is told. */
const SHOWN = 'amanah.roster-draft';
let shown: RosterDraftView | undefined;
/** What the portal told of keys that it takes away. */
let taken: KeysLeaving = NOTHING_LEAVING;

const show = (view: RosterDraftView, vault: OpenVault, names: Names): void => {
  const moved = draftMoved(sessionStorage.getItem(SHOWN) ?? undefined, view);
  sessionStorage.setItem(SHOWN, view.draftHash);
  shown = view;
  showDraft({ view, names, taken, moved }, vault);
};

const unticked = (view: RosterDraftView, vault: OpenVault): readonly Listed[] =>
  listedIn(view).filter(
    (entry) => entry.person !== vault.person && mustCompare(view, entry) && !inputById(compareId(entry.person)).checked,
  );

const failed = (vault: OpenVault, { error, refusal }: ClientProblem): void => {
  byId('roster-progress').textContent = '';
  if (error === 'signed-out') sessionEnded(vault);
  else alarm(error === 'refused' ? t.refused : problemText(lang, error, refusal));
};

const load = async (vault: OpenVault): Promise<void> => {
  const pkg = await ask(transport, 'GET', '/api/staff/rosters', RosterPackage);
  if (!pkg.ok) return failed(vault, pkg.problem);
  const names: Names = new Map(pkg.value.people.map(({ id, name }) => [id, name]));
  byId('roster-progress').textContent = '';
  byId('roster-draft').hidden = true;
  shown = undefined;
  const hasRoster = pkg.value.foundation.rosters.length > 0;
  const ground = hasRoster ? groundOf(pkg.value.foundation, vault, names) : undefined;
  if (hasRoster && ground === undefined) return;
  showCurrent(ground, names);
  const draft = rosterDraft(pkg.value, pageRoot, readPin(vault.association), vault, riyadhDate(new Date()));
  // The roster in force holds: it was verified above.
  if (!draft.ok && ground === undefined && !hasRoster) return tellRefused(pkg.value.foundation, vault);
  if (!draft.ok) return alarm(leavingWords(lang).draftUntrusted);
  if (draft.value === undefined) {
    // It is signed or was withdrawn: the next one is another, and didn't change.
    sessionStorage.removeItem(SHOWN);
    byId('roster-progress').textContent = ground === undefined ? text.desk.rosterNone : t.noDraft;
    return;
  }
  const told = await keysLeaving(transport);
  if (!told.ok) return failed(vault, told.problem);
  taken = told.value;
  show(draft.value, vault, names);
};

const sign = async (vault: OpenVault): Promise<void> => {
  const view = shown;
  if (view === undefined) return;
  const missing = unticked(view, vault);
  const faults = missing.map(({ person, name, offices }) => ({
    id: compareId(person),
    text: `${t.missing} ${name} (${officeWords(offices)})`,
    name,
  }));
  const isUnread = isAnyLeaving(taken) && !inputById(CONFIRM).checked;
  const unread = isUnread ? [{ id: CONFIRM, text: leavingWords(lang).missing }] : [];
  if (faults.length + unread.length > 0) return showFaults([...unread, ...faults]);
  showFaults([]);
  const button = buttonById('roster-sign');
  button.disabled = true;
  byId('roster-progress').textContent = t.signing;
  const signed = await signDraft(transport, view, vault, confirmationOf(taken));
  button.disabled = false;
  if (!signed.ok && signed.problem.error !== 'stale') return failed(vault, signed.problem);
  if (signed.ok && signed.value.accepted) {
    // The first roster changes the script that carries the root: the page is loaded anew to trust it.
    sessionStorage.removeItem(SHOWN);
    sessionStorage.setItem(ACCEPTED, '1');
    return location.reload();
  }
  await load(vault);
  const isSame = shown?.draftHash === view.draftHash;
  say(signed.ok ? t.waiting : shown === undefined ? t.gone : isSame ? leavingWords(lang).recounted : t.stale);
  if (shown !== undefined) focusOn(byId('roster-draft-title'));
};

const ACCEPTED = 'amanah.roster-accepted';

export const startRoster = (): void =>
  withVault(async (vault) => {
    byId('roster-progress').textContent = t.checking;
    byId('roster-form').addEventListener('submit', (event) => {
      event.preventDefault();
      void sign(vault);
    });
    await load(vault);
    if (sessionStorage.getItem(ACCEPTED) === null) return;
    sessionStorage.removeItem(ACCEPTED);
    say(t.accepted);
  });
