// The open mailbox: shows it and writes into it. Code and keys live in this module's closures while it is open; closing or
// leaving takes everything off the page.
import { messageExcess } from '../client/report-size.ts';
import { type Mailbox, type Unheard, writeToAssociation } from '../client/reporter.ts';
import type { FileCount } from '../domain/file-limits.ts';
import { codesIn } from '../domain/own-code.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { toldWithFiles } from '../i18n/files-went.ts';
import { evidenceHint, messageFault, needsRoutes } from '../i18n/mailbox-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { MESSAGE_CHARACTERS } from '../policy/questions.ts';
import { fileBlobBytes } from '../protocol/check/index.ts';
import { type AttachmentField, attachmentField } from './attachment-field.ts';
import { watchCounts } from './characters.ts';
import { buttonById, byId, el, fill, focusOn, textAreaById } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { markFault } from './faults.ts';
import { askBeforeLeaving } from './leaving.ts';
import { alertsView } from './mailbox-alerts.ts';
import { checkInsView, watchCheckIns } from './mailbox-check-ins.ts';
import { closePage } from './mailbox-closed.ts';
import { logAlarmPlace, logPlace, tellStanding } from './mailbox-log.ts';
import { isNameUnsent, namingView, restoreName, typedName, watchNaming } from './mailbox-naming.ts';
import { standingView } from './mailbox-standing.ts';
import { threadView } from './mailbox-thread.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { transport } from './transport.ts';

type Kind = 'message' | 'evidence';

const lang = pageLang();
const t = reporter(lang).mailbox;

/** What the reporter has sent with this case before. */
const standingFiles = ({ attachments }: Mailbox): FileCount => {
  const own = attachments.filter(({ by }) => by === 'reporter');
  return { files: own.length, bytes: own.reduce((sum, { opened }) => sum + fileBlobBytes(opened?.size ?? 0), 0) };
};

const newField = (mailbox: Mailbox): AttachmentField =>
  attachmentField({
    lang,
    id: 'files',
    place: () => ({ caseId: mailbox.caseId }),
    standing: standingFiles(mailbox),
  });

/** The field of the mailbox that is open. */
let field: AttachmentField | undefined;

const writeView = (mailbox: Mailbox, files: AttachmentField): readonly HTMLElement[] => [
  el('h3', {}, t.write),
  el(
    'div',
    { class: 'field' },
    el('label', { for: 'message' }, t.message),
    el('p', { class: 'hint', id: 'message-hint' }, t.messageHint),
    el('p', { class: 'field-error', id: 'message-error', hidden: true }),
    el('textarea', {
      id: 'message',
      rows: '6',
      dir: 'auto',
      autocomplete: 'off',
      spellcheck: 'false',
      translate: 'no',
      'data-limit': String(MESSAGE_CHARACTERS),
      'aria-describedby': 'message-hint message-error message-count',
    }),
    el('p', { class: 'count', id: 'message-count', role: 'status' }),
  ),
  files.view,
  el('p', { class: 'hint' }, evidenceHint(lang, mailbox)),
  el('div', { id: 'write-problem', role: 'alert' }),
  el(
    'div',
    { class: 'actions' },
    el('button', { type: 'button', class: 'button primary', id: 'send-message' }, t.send),
    el('button', { type: 'button', class: 'button secondary', id: 'send-evidence' }, t.sendEvidence),
  ),
  el('div', { id: 'write-progress', role: 'status' }),
  el('p', {}, t.harm),
];

const finishedView = (): readonly HTMLElement[] => [
  el('hr'),
  el('h3', {}, t.finished),
  el('p', {}, t.clears),
  el(
    'div',
    { class: 'actions' },
    el('button', { type: 'button', class: 'button secondary', id: 'close-mailbox' }, t.close),
  ),
];

/** Whom else they can turn to, right where it is said that a date has passed or that no investigation comes. */
const routesView = (): HTMLElement =>
  el(
    'section',
    { class: 'card' },
    [...byId('channels').children].map((part) => part.cloneNode(true)),
  );

const fault = (text: string | undefined): void => {
  markFault('message', text);
  markTitle(lang, text !== undefined);
  if (text !== undefined) textAreaById('message').focus();
};

const setBusy = (isBusy: boolean): void => {
  field?.hold(isBusy);
  for (const id of ['send-message', 'send-evidence']) buttonById(id).disabled = isBusy;
  fill(
    byId('write-progress'),
    isBusy ? el('p', {}, t.sending) : undefined,
    isBusy ? el('progress', { 'aria-label': t.sending }) : undefined,
  );
};

/** Takes everything off the page. */
export const wipeMailbox = (): void => {
  field?.end();
  field = undefined;
  byId('mailbox').replaceChildren();
  byId('mailbox').hidden = true;
};

/** The same after something else than the message was sent: what stands in its field and the files beside it stay there, and a name unless that was sent. */
const showKeeping = (mailbox: Mailbox, code: string, done: string, isNameSent: boolean): void => {
  const message = textAreaById('message').value;
  const name = typedName();
  showMailbox(mailbox, code, done, field);
  textAreaById('message').value = message;
  if (!isNameSent) restoreName(name);
};

/** Shows the mailbox that `code` opened; `done` is said first, after something was sent. */
export const showMailbox = (mailbox: Mailbox, code: string, done?: string, kept?: AttachmentField): void => {
  if (kept === undefined) field?.end();
  const files = kept ?? newField(mailbox);
  field = files;
  const place = byId('mailbox');
  const said =
    done === undefined ? undefined : el('div', { class: 'notice success', tabindex: '-1' }, el('p', {}, done));
  const heading = el('h2', { tabindex: '-1' }, t.title);
  fill(
    place,
    said,
    heading,
    logAlarmPlace(),
    alertsView(lang, mailbox),
    standingView(lang, mailbox),
    needsRoutes(mailbox) ? routesView() : undefined,
    el('h3', {}, t.messages),
    threadView(lang, mailbox),
    logPlace(lang),
    writeView(mailbox, files),
    checkInsView(lang, mailbox),
    namingView(lang, mailbox),
    finishedView(),
  );
  place.hidden = false;
  void tellStanding(lang, mailbox, routesView);
  watchCounts(lang, place);
  window.scrollTo(0, 0);
  focusOn(said ?? heading);

  let isBusy = false;
  const tried: Unheard = new Map();
  askBeforeLeaving(() => isBusy || textAreaById('message').value.trim() !== '' || files.isUsed() || isNameUnsent());

  const around = {
    take: () => {
      if (isBusy) return false;
      isBusy = true;
      return true;
    },
    release: () => {
      isBusy = false;
    },
    show: (again: Mailbox, said: string, isNameSent: boolean) => showKeeping(again, code, said, isNameSent),
  };
  watchNaming(lang, mailbox, code, around);
  watchCheckIns(lang, mailbox, around);

  const send = async (kind: Kind) => {
    if (isBusy) return;
    const text = textAreaById('message').value;
    const holdsCode = (typed: string) => codesIn(typed).includes(code);
    const wrong = messageFault(lang, text, { holdsCode, excessOf: messageExcess });
    fault(wrong);
    if (wrong !== undefined) return;
    const settled = files.settled();
    if ('words' in settled)
      return fill(byId('write-problem'), notice('warning', el('p', {}, settled.words), settled.way));
    isBusy = true;
    setBusy(true);
    byId('write-problem').replaceChildren();
    try {
      const said = { lang, text: text.trim() };
      const sent = await writeToAssociation(transport, mailbox, kind, said, tried, settled.files);
      if (sent.ok) {
        const kept = typedName();
        const done = kind === 'evidence' ? t.sentEvidence : t.sent;
        showMailbox(sent.value, code, toldWithFiles(lang, done, settled.files.length));
        return restoreName(kept);
      }
      const { error, refusal } = sent.problem;
      const isFileGone = refusal?.code === 'file-missing';
      if (isFileGone) files.spoil();
      const why = isFileGone ? attachmentWords(lang).gone : reporter(lang).problems[error];
      // Where no answer came, it may have arrived all the same.
      const became = error === 'offline' ? t.unsure : t.failed;
      fill(byId('write-problem'), notice('warning', el('p', {}, why), el('p', {}, became)));
    } catch {
      fill(
        byId('write-problem'),
        notice('warning', el('p', {}, reporter(lang).problems.internal), el('p', {}, t.failed)),
      );
    }
    isBusy = false;
    setBusy(false);
  };
  buttonById('send-message').addEventListener('click', () => void send('message'));
  buttonById('send-evidence').addEventListener('click', () => void send('evidence'));
  buttonById('close-mailbox').addEventListener('click', closePage);
};
