// The dialogue as the reporter sees it, newest last. The words are those of i18n/mailbox-words.ts.
import type { Mailbox } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import {
  type AnswerWords,
  hasMessages,
  type MailboxPlace,
  type PieceBody,
  type PieceWords,
  threadWords,
} from '../i18n/mailbox-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { toBase64url } from '../protocol/check/index.ts';
import { attachmentViews } from './attachment-view.ts';
import { byId, type Child, el, given } from './dom.ts';
import { isolated } from './isolate.ts';
import { marked } from './marked.ts';
import { notice, time } from './parts.ts';

const answerRow = ({ question, answer, lang }: AnswerWords): HTMLElement =>
  el('div', { class: 'summary-row' }, el('dt', {}, question), el('dd', { dir: 'auto', lang }, marked(answer)));

const bodyView = (lang: Lang, body: PieceBody): Child => {
  switch (body.kind) {
    case 'problem':
      return notice('warning', el('p', {}, body.words));
    case 'report-unreadable':
      return el('p', { class: 'field-error' }, body.words);
    case 'report':
      return el(
        'details',
        {},
        el('summary', {}, reporter(lang).mailbox.showReport),
        el('dl', { class: 'summary-list' }, body.rows.map(answerRow)),
      );
    case 'notice':
      return [el('h4', {}, body.title), ...body.paragraphs.map((text) => el('p', {}, isolated(text, body.numbers)))];
    case 'text':
      return el('p', { class: 'prose', dir: 'auto', lang: body.lang }, marked(body.text));
  }
};

const pieceView = (lang: Lang, piece: PieceWords, files: Child): HTMLElement =>
  el(
    'li',
    { class: `message ${piece.own ? 'own' : 'association'}`, id: piece.id, tabindex: '-1' },
    el(
      'div',
      { class: 'message-head' },
      el('strong', {}, piece.author),
      piece.label === undefined ? undefined : el('span', {}, piece.label),
      piece.day === undefined ? undefined : time(piece.day.on, piece.day.words),
    ),
    bodyView(lang, piece.body),
    files,
  );

/** The files of the piece that stands there, in its order. */
const filesView = (lang: Lang, mailbox: Mailbox, at: number): Child => {
  const { thread, attachments, caseId, keys } = mailbox;
  const line = thread[at]?.files === undefined ? undefined : thread[at]?.line;
  const own = attachments.filter((one) => line !== undefined && one.line === line);
  return attachmentViews(lang, { door: { lookup: toBase64url(keys.lookup) }, caseId }, own);
};

const place = (): MailboxPlace => {
  const main = byId('main');
  return { association: given(main, 'name'), phone: given(main, 'phone') };
};

/** The whole dialogue; the report stands first. */
export const threadView = (lang: Lang, mailbox: Mailbox): Child => [
  el(
    'ol',
    { class: 'thread' },
    threadWords(lang, mailbox, place()).map((piece, at) => pieceView(lang, piece, filesView(lang, mailbox, at))),
  ),
  hasMessages(mailbox) ? undefined : el('p', { class: 'hint' }, reporter(lang).mailbox.noMessages),
];
