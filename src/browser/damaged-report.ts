// Says to whoever has a right code that the portal's copy of their report is damaged, with the other ways and what the slip proves.
import type { ClientProblem } from '../client/transport.ts';
import { damagedReport, SLIP_COMMAND_PIECES } from '../i18n/damaged-report.ts';
import { byId, el, fill, focusOn } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { commandView, notice } from './parts.ts';

/** Says it in `place`, with the focus on it; false where the problem is another. */
export const tellDamaged = (place: HTMLElement, { error }: ClientProblem): boolean => {
  if (error !== 'damaged') return false;
  const words = damagedReport(pageLang());
  const title = el('p', { class: 'notice-title', tabindex: '-1', id: 'damaged-report' }, words.title);
  const ways = [...byId('channels').children].map((part) => part.cloneNode(true));
  fill(
    place,
    notice(
      'danger',
      title,
      [words.what, words.yours, words.now, words.slip].map((text) => el('p', {}, text)),
      el('p', {}, `${words.check}: `, commandView(SLIP_COMMAND_PIECES)),
      el('p', {}, words.otherwise),
    ),
    el('section', { class: 'card' }, ways),
  );
  focusOn(title);
  return true;
};
