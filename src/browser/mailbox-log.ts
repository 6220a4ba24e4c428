// Whether the report still stands in the log: asked once the mailbox is on the page, and said where it belongs; loudly, and
// above everything else, where it doesn't hold. The words are those of i18n/log-words.ts.
import { type LogStanding, proveReport } from '../client/log-proof.ts';
import type { Mailbox } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import { logTexts, logWords } from '../i18n/log-words.ts';
import { byId, el, fill } from './dom.ts';
import { hashView, notice } from './parts.ts';
import { transport } from './transport.ts';

/** The place above the standing, where an alarm is heard. */
export const logAlarmPlace = (): HTMLElement => el('div', { id: 'log-alarm', role: 'alert' });

/** The place for what holds. */
export const logPlace = (lang: Lang): HTMLElement => {
  const t = logTexts(lang).proof;
  return el('section', { id: 'log-proof' }, el('h3', {}, t.title), el('p', { role: 'status' }, t.checking));
};

const show = (lang: Lang, standing: LogStanding, routes: () => HTMLElement): void => {
  const { title, alarm, paragraphs, show: summary, hashes, compare } = logWords(lang, standing, 'browser');
  const said = paragraphs.map((text) => el('p', {}, text));
  const proof = el(
    'details',
    {},
    el('summary', {}, summary),
    el(
      'div',
      { class: 'details-body' },
      hashes.map(({ words, hash }) => el('p', {}, `${words}: `, hashView(hash))),
      el('p', {}, compare),
    ),
  );
  if (!alarm) {
    fill(byId('log-proof'), el('h3', {}, title), said, proof);
    return;
  }
  byId('log-proof').remove();
  fill(byId('log-alarm'), notice('danger', el('p', { class: 'notice-title' }, title), said, proof), routes());
};

/** Checks and says it. `routes` are whom else the reporter can turn to; nothing is said once another mailbox is shown. */
export const tellStanding = async (lang: Lang, mailbox: Mailbox, routes: () => HTMLElement): Promise<void> => {
  const place = byId('log-proof');
  const standing = await proveReport(transport, mailbox).catch(
    (): LogStanding => ({ line: mailbox.slip, state: 'unchecked' }),
  );
  if (!place.isConnected) return;
  // What it says is longer than what stood there, and may push away what somebody is about to press.
  const focused = document.activeElement;
  const { top = 0, bottom = 0 } = focused?.getBoundingClientRect() ?? {};
  const wasSeen = bottom > 0 && top < innerHeight;
  show(lang, standing, routes);
  if (wasSeen && focused !== document.body) focused?.scrollIntoView({ block: 'nearest' });
};
