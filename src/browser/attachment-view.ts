// The files beside what was written, as their attachments tell of them: name, type, true size and hash, or why there is nothing to
// open. What fetches and opens one is itself fetched when somebody asks for it.
import type { Attachment, FileDoor, OpenableFile } from '../client/attachments.ts';
import { safeName } from '../client/safe-name.ts';
import { saysCleaned } from '../domain/file-name.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { sizeText } from '../i18n/file-words.ts';
import type { Lang } from '../i18n/locale.ts';
import type { CaseId } from '../protocol/check/index.ts';
import type { OpenerOptions } from './attachment-opener.ts';
import { byId, type Child, el, fill, given } from './dom.ts';
import { hashView, notice } from './parts.ts';
import { endLeftSaving } from './streamed-saving.ts';

/** From where the files of a page come. */
export type AttachmentSource = { readonly door: FileDoor; readonly caseId: CaseId };

type Scripts = { readonly openAttachment: (options: OpenerOptions) => void };

let loading: Promise<Scripts> | undefined;
let tries = 0;

const loadOpener = (): Promise<Scripts> => {
  // Some browsers never ask again for an address that failed; its fragment makes it another one.
  loading ??= import(`${given(byId('main'), 'opener')}#${tries}`).then((scripts: Scripts) => scripts);
  loading.catch(() => {
    loading = undefined;
    tries += 1;
  });
  return loading;
};

const openable = (
  lang: Lang,
  source: AttachmentSource,
  attached: OpenableFile,
  name: string,
): readonly HTMLElement[] => {
  const t = attachmentWords(lang);
  const place = el('div', { class: 'attachment-place' });
  const open = async (): Promise<void> => {
    button.disabled = true;
    try {
      const { openAttachment } = await loadOpener();
      const worker = given(byId('main'), 'fileWorker');
      const savingWorker = given(byId('main'), 'savingWorker');
      openAttachment({ lang, worker, savingWorker, ...source, attached, name, place, button });
    } catch {
      button.disabled = false;
      fill(place, notice('warning', el('p', { role: 'alert' }, t.shown.notLoaded)));
    }
  };
  const label = t.named(t.shown.open, name);
  const attributes = { type: 'button', class: 'button secondary', 'aria-label': label, onclick: () => void open() };
  const button = el('button', attributes, t.shown.open);
  return [el('div', { class: 'actions' }, button), place];
};

const attachmentView = (lang: Lang, source: AttachmentSource, { opened, problem }: Attachment): HTMLElement => {
  const t = attachmentWords(lang);
  const reader = 'lookup' in source.door ? 'reporter' : 'staff';
  const words = problem === 'lost' ? t.shown.lost[reader] : problem && t.shown.problem[problem];
  const why = words === undefined ? undefined : notice('warning', el('p', {}, words));
  if (opened === undefined) return el('li', { class: 'card attachment' }, why);
  const name = safeName(opened.name);
  const fact = (label: string, value: Child): HTMLElement =>
    el('div', { class: 'summary-row' }, el('dt', {}, label), el('dd', {}, value));
  return el(
    'li',
    { class: 'card attachment' },
    el('p', {}, el('strong', {}, el('bdi', { translate: 'no' }, name))),
    el(
      'dl',
      { class: 'summary-list' },
      fact(t.type, el('bdi', { translate: 'no' }, opened.mime || t.noType)),
      fact(t.size, sizeText(lang, opened.size)),
      fact(t.shown.hash, hashView(opened.hash)),
    ),
    saysCleaned(name, opened.mime) ? el('p', { class: 'hint' }, t.shown.cleanedCopy) : undefined,
    why ?? openable(lang, source, opened, name),
  );
};

/** Whether it was seen to that nothing is left of a saving that broke off with its browser. */
let isSwept = false;

/** The files of one piece; nothing where it has none. */
export const attachmentViews = (lang: Lang, source: AttachmentSource, attachments: readonly Attachment[]): Child => {
  if (attachments.length === 0) return undefined;
  if (!isSwept) void endLeftSaving();
  isSwept = true;
  return el(
    'ul',
    { class: 'attachments', 'aria-label': attachmentWords(lang).shown.title },
    attachments.map((one) => attachmentView(lang, source, one)),
  );
};
