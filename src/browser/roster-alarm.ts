// Says that the rosters which the server shows are refused, with the fingerprints to compare, in a page's place for alarms; what the
// page says of signing one, or of handing keys on by them, gives way to it.
import type { RosterContradiction } from '../client/shown-rosters.ts';
import type { Lang } from '../i18n/locale.ts';
import { rosterAlarm, rosterAlarmWords } from '../i18n/roster-alarm-words.ts';
import { rosterFingerprint } from '../protocol/check/fingerprint.ts';
import { byId, el, fill } from './dom.ts';
import { digitGroups, titledNotice } from './parts.ts';

/** Every link by which a page invites to sign a roster; on the page of what can be mended each stands with a sentence that does. */
const INVITING = '#roster-call a, #to-roster a, [data-wait] a[href$="/staff/roster"]';
const MENDED_BY_ROSTER = '#own-gaps > li:has(a[href$="/staff/roster"])';

/** Buttons that send something to the portal, but for those that end sign-ins, which protect whoever has lost one. */
const SENDING = '#main form[method="post"]:not([action*="/session-end"], :has(.do-nothing))';
/** A row whose text waits for keys: it isn't opened though they are there. */
const SEALED_ROWS = '.sealed[data-row]';

/** What the page offers to do gives way to a sentence; what was typed stays. */
const withdrawForms = (words: string): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>(SENDING)) {
    // Also those that stand elsewhere and are what Enter presses.
    const buttons = [...form.elements].filter((one) => one instanceof HTMLButtonElement);
    form.querySelector('button')?.before(el('p', { class: 'do-nothing' }, words));
    for (const button of buttons) {
      button.disabled = true;
      button.hidden = true;
    }
  }
};

/** The link to the page that hands keys on, and what that page offers. */
const HANDING = '#handover-call a';
const HANDED_HERE = '[data-hands]';

/** Keys go to whom a roster names: by one that is refused nobody is asked to give any. */
const withdrawHanding = (words: string): void => {
  for (const link of document.querySelectorAll(HANDING)) link.replaceWith(words);
  const offered = [...document.querySelectorAll<HTMLElement>(HANDED_HERE)].filter(({ hidden }) => !hidden);
  offered[0]?.before(el('p', { id: 'hand-nothing' }, words));
  for (const one of offered) one.hidden = true;
};

/** Nothing invites to sign or to hand keys on, and nothing is called in force. */
export const withdrawRosters = (lang: Lang): void => {
  const { signNothing, handNothing, doNothing, notOpened } = rosterAlarmWords(lang);
  withdrawHanding(handNothing);
  for (const link of document.querySelectorAll(INVITING)) link.replaceWith(signNothing);
  const gaps = document.querySelectorAll(MENDED_BY_ROSTER);
  gaps[0]?.before(el('li', { id: 'sign-nothing' }, signNothing));
  for (const gap of gaps) gap.remove();
  document.getElementById('in-force')?.remove();
  withdrawForms(doNothing);
  for (const row of document.querySelectorAll(SEALED_ROWS)) row.textContent = notOpened;
};

export const refuseRosters = (lang: Lang, found: RosterContradiction): void => {
  const { title, paragraphs, rosters } = rosterAlarm(lang, found);
  fill(
    byId('alarm'),
    titledNotice(
      'danger',
      title,
      paragraphs,
      rosters.map(({ words, head }) => [
        el('p', {}, `${words}:`),
        digitGroups('fingerprint', rosterFingerprint(head), words),
      ]),
    ),
  );
  withdrawRosters(lang);
};
