// What has a day or asks something of the reporter, above everything else in the open mailbox. The words are those of
// i18n/mailbox-alerts.ts.
import type { Mailbox } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import { type AlertWords, alertWords } from '../i18n/mailbox-alerts.ts';
import { type Child, el } from './dom.ts';
import { notice } from './parts.ts';

const alertView = ({ title, paragraphs, ways }: AlertWords): HTMLElement =>
  notice(
    'warning',
    title === undefined ? undefined : el('p', { class: 'notice-title' }, title),
    paragraphs.map((text) => el('p', {}, text)),
    ways.map(({ id, words }) => el('p', {}, el('a', { href: `#${id}` }, words))),
  );

/** Nothing where nothing is asked and nothing comes. */
export const alertsView = (lang: Lang, mailbox: Mailbox): Child => alertWords(lang, mailbox).map(alertView);
