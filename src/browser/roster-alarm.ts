// Says that the rosters which the server shows are refused, with the fingerprints to compare, in a page's place for alarms; what the
// page says of signing one gives way to it.
import type { RosterContradiction } from '../client/shown-rosters.ts';
import type { Lang } from '../i18n/locale.ts';
import { rosterAlarm, rosterAlarmWords } from '../i18n/roster-alarm-words.ts';
import { rosterFingerprint } from '../protocol/check/fingerprint.ts';
import { byId, el, fill } from './dom.ts';
import { digitGroups, notice } from './parts.ts';

/** Every link by which a page invites to sign a roster. */
const INVITING = '#roster-call a, #own-gaps a[href$="/staff/roster"], [data-wait] a[href$="/staff/roster"]';

export const refuseRosters = (lang: Lang, found: RosterContradiction): void => {
  const { title, paragraphs, rosters } = rosterAlarm(lang, found);
  fill(
    byId('alarm'),
    notice(
      'danger',
      el('p', { class: 'notice-title' }, title),
      paragraphs.map((text) => el('p', {}, text)),
      rosters.map(({ words, head }) => [
        el('p', {}, `${words}:`),
        digitGroups('fingerprint', rosterFingerprint(head), words),
      ]),
    ),
  );
  for (const link of document.querySelectorAll(INVITING)) link.replaceWith(rosterAlarmWords(lang).signNothing);
};
