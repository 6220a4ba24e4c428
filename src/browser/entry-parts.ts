// One sealed text as its reader reads it, whether it was opened or is still being written.
import type { OpenedCase } from '../client/case.ts';
import { plainDate } from '../domain/plain-date.ts';
import { actsText } from '../i18n/acts.ts';
import { formatDate } from '../i18n/dates.ts';
import { isNoticeWhole, noticeText } from '../i18n/notices.ts';
import { staffText } from '../i18n/staff.ts';
import type { Holder } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import { holdersInOrder, whoParts } from './case-words.ts';
import { byId, type Child, el } from './dom.ts';
import { isolated } from './isolate.ts';
import { marked } from './marked.ts';
import { pageLang } from './page-facts.ts';
import { time } from './parts.ts';

const lang = pageLang();
const t = staffText(lang).case;
const fields = actsText(lang).fields;

/** A text as its author wrote it, in its own language and direction. */
export const prose = (text: string, textLang: string): HTMLElement =>
  el('p', { class: 'prose', dir: 'auto', lang: textLang === '' ? undefined : textLang, translate: 'no' }, marked(text));

export const dayWords = (date: string): HTMLElement => time(date, formatDate(lang, plainDate(date)));

/** People of a case one below the other, each name set apart. */
export const peopleParts = (opened: OpenedCase, lead: string, holders: readonly Holder[], line?: string): HTMLElement =>
  el(
    'div',
    { class: 'reading-people' },
    lead,
    el(
      'ul',
      {},
      holdersInOrder(opened, [...new Set(holders)]).map((holder) => el('li', {}, whoParts(opened, holder, line))),
    ),
  );

const noticeParts = (opened: OpenedCase, notice: Extract<Entry, { type: 'notice' }>): readonly Child[] => {
  const { dataset } = byId('main');
  const receivedOn = opened.caseFile?.receivedOn ?? opened.ground.today;
  const phone = dataset.phone ?? '';
  const place = { number: opened.number, association: dataset.name ?? '', phone, receivedOn };
  const { title, paragraphs, numbers } = noticeText(lang, notice, place);
  return [el('p', {}, el('strong', {}, title)), ...paragraphs.map((words) => el('p', {}, isolated(words, numbers)))];
};

type Recommendation = Extract<Entry, { type: 'recommendation' }>;

const findingWords = ({ finding }: Recommendation): string =>
  finding === 'substantiated' ? fields.substantiated : fields.unsubstantiated;

const recommendationParts = (entry: Recommendation, isFound: boolean): readonly Child[] => {
  const rows: readonly (readonly [string, Child])[] = [
    [fields.finding, isFound ? findingWords(entry) : t.notTold],
    [fields.notified, entry.notified === '' ? t.notTold : dayWords(entry.notified)],
    [fields.heard, entry.heard === '' ? t.notTold : dayWords(entry.heard)],
    [fields.defence, entry.defence === '' ? t.notTold : prose(entry.defence, entry.lang)],
  ];
  return [
    entry.text === '' ? undefined : prose(entry.text, entry.lang),
    el(
      'dl',
      { class: 'summary-list' },
      rows.map(([key, value]) => el('div', { class: 'summary-row' }, el('dt', {}, key), el('dd', {}, value))),
    ),
  ];
};

/** The words of an entry; undefined where there is nothing to read yet. `isFound`: its author chose a finding. */
export const entryParts = (opened: OpenedCase, entry: Entry, isFound = true): Child => {
  if (entry.type === 'notice') return isNoticeWhole(entry) ? noticeParts(opened, entry) : undefined;
  if (entry.type === 'recommendation') return recommendationParts(entry, isFound);
  return 'text' in entry && entry.text !== '' ? prose(entry.text, entry.lang) : undefined;
};
