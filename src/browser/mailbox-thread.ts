// The dialogue as the reporter sees it, newest last. An item that can't be shown says why; nothing else stands for it.
import type { Mailbox, ThreadItem } from '../client/reporter.ts';
import { dateAnswer } from '../i18n/answers.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Lang } from '../i18n/locale.ts';
import { noticeText } from '../i18n/notices.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../policy/questions.ts';
import { byId, type Child, el, given } from './dom.ts';
import { isolated } from './isolate.ts';
import { notice, time } from './parts.ts';

const answerRow = (lang: string, question: string, answer: string): HTMLElement =>
  el('div', { class: 'summary-row' }, el('dt', {}, question), el('dd', { dir: 'auto', lang }, answer));

/** What the reporter wrote, under the questions' words in the page's language. */
const ownReport = (lang: Lang, mailbox: Mailbox): Child => {
  const t = reporter(lang);
  if (mailbox.report === undefined) return el('p', { class: 'field-error' }, t.mailbox.problem['cannot-open']);
  // What was typed is in the report's language, dates and questions in the page's.
  const { answers, lang: typed } = mailbox.report;
  const reported = REPORT_QUESTIONS.flatMap((question) => {
    const text = answers.find((answer) => answer.question === question.id)?.text;
    if (text === undefined) return [];
    const words = t.report.questions[question.id].question;
    return [question.kind === 'date' ? answerRow(lang, words, dateAnswer(lang, text)) : answerRow(typed, words, text)];
  });
  const named = IDENTITY_QUESTIONS.flatMap(({ id }) => {
    const text = mailbox.identity?.answers.find((answer) => answer.question === id)?.text;
    return text === undefined
      ? []
      : [answerRow(typed, id === 'name' ? t.report.identity.name : t.report.identity.contact, text)];
  });
  return el(
    'details',
    {},
    el('summary', {}, t.mailbox.showReport),
    el('dl', { class: 'summary-list' }, reported, named),
  );
};

const noticeBody = (lang: Lang, mailbox: Mailbox, said: NonNullable<ThreadItem['notice']>): readonly HTMLElement[] => {
  const main = byId('main');
  const phone = given(main, 'phone').trim();
  const words = noticeText(lang, said, {
    number: mailbox.number,
    association: given(main, 'name'),
    phone,
    receivedOn: mailbox.receivedOn,
  });
  return [
    el('h3', {}, words.title),
    ...words.paragraphs.map((text) => el('p', {}, isolated(text, [mailbox.number, phone]))),
  ];
};

const body = (lang: Lang, mailbox: Mailbox, item: ThreadItem): Child => {
  const t = reporter(lang).mailbox;
  if (item.problem !== undefined) return notice('warning', el('p', {}, t.problem[item.problem]));
  if (item.kind === 'report') return ownReport(lang, mailbox);
  if (item.notice !== undefined) return noticeBody(lang, mailbox, item.notice);
  return el('p', { class: 'prose', dir: 'auto', lang: item.lang }, item.text ?? '');
};

const author = (lang: Lang, item: ThreadItem): string => {
  const t = reporter(lang).mailbox;
  if (item.problem === 'not-authenticated') return '';
  if (item.from === 'reporter') return item.kind === 'report' ? t.yourReport : t.you;
  return item.office === undefined ? t.association : t.office(shared(lang).offices[item.office]);
};

const message = (lang: Lang, mailbox: Mailbox, item: ThreadItem): HTMLElement => {
  const t = reporter(lang).mailbox;
  return el(
    'li',
    { class: `message ${item.from === 'reporter' ? 'own' : 'association'}` },
    el(
      'div',
      { class: 'message-head' },
      el('strong', {}, author(lang, item)),
      item.kind === 'evidence' ? el('span', {}, t.evidence) : undefined,
      item.problem === 'not-authenticated' ? undefined : time(item.on, formatDate(lang, item.on)),
    ),
    body(lang, mailbox, item),
  );
};

/** The whole dialogue; the report stands first. */
export const threadView = (lang: Lang, mailbox: Mailbox): Child => {
  const t = reporter(lang).mailbox;
  const list = el(
    'ol',
    { class: 'thread' },
    mailbox.thread.map((item) => message(lang, mailbox, item)),
  );
  const hasMessages = mailbox.thread.some((item) => item.kind !== 'report');
  return [list, hasMessages ? undefined : el('p', { class: 'hint' }, t.noMessages)];
};
