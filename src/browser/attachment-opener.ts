// Fetches a file, opens it in the file worker, and offers it only once it is known to be whole: to be saved under its own safe name,
// and, where it is a picture, a recording or plain text, to be looked at here (attachment-look.ts).
import type { FileDoor, OpenableFile } from '../client/attachments.ts';
import { type FileNature, nameNature } from '../client/hidden-data/file-nature.ts';
import type { Answer } from '../client/transport.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { problemText } from '../i18n/refusals.ts';
import type { CaseId } from '../protocol/check/index.ts';
import { lookPart } from './attachment-look.ts';
import { contentHashDetails } from './content-hash.ts';
import { type Child, el, fill } from './dom.ts';
import { type FileRoom, openFileRoom } from './file-room.ts';
import { type FetchedFile, type FetchTask, MOST_HELD_BYTES } from './file-tasks.ts';
import { notice } from './parts.ts';
import { canStream, type Saving, startSaving } from './streamed-saving.ts';

export type OpenerOptions = {
  readonly lang: Lang;
  readonly worker: string;
  readonly savingWorker: string;
  readonly door: FileDoor;
  readonly caseId: CaseId;
  readonly attached: OpenableFile;
  /** Safe to show and to save under. */
  readonly name: string;
  readonly place: HTMLElement;
  /** What was pressed; it is shut, and opened again where another press may help. */
  readonly button: HTMLButtonElement;
};

/** How long a browser may take to begin to save. */
const SAVING_MS = 60_000;

let room: FileRoom | undefined;
let made = 0;
const newId = (): number => {
  made += 1;
  return made;
};

/** Chromium lets the reader choose a place to which a page writes; only what is whole is put there. */
type ChoosesPlace = {
  readonly showSaveFilePicker?: (about: { suggestedName: string }) => Promise<FileSystemFileHandle>;
};

const warnings = (lang: Lang, { runs, isMisnamed }: Pick<FileNature, 'runs' | 'isMisnamed'>): Child => {
  const t = hiddenDataWords(lang);
  const words = [runs === undefined ? undefined : t.runs[runs], isMisnamed ? t.misnamed : undefined];
  return words.map((text) => (text === undefined ? undefined : notice('warning', el('p', {}, text))));
};

/** Saves what was opened; the browser takes it from the page's memory. */
const save = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING_MS);
};

/** What a photo still tells beside what it shows, before it is saved or handed on. */
const stillTold = (lang: Lang, found: FetchedFile['found']): Child => {
  const t = hiddenDataWords(lang);
  if (found === undefined) return el('p', { class: 'hint' }, t.notLookedThrough);
  if (found.length === 0) return undefined;
  const kinds = found.map((kind) => el('li', {}, t.found[kind]));
  return notice('info', el('p', {}, t.stillTells), el('ul', {}, kinds));
};

const showWhole = ({ lang, name, place }: OpenerOptions, { content, nature, found }: FetchedFile): void => {
  const t = attachmentWords(lang).shown;
  const said = el('p', { class: 'hint', role: 'status' });
  const whole = el('p', { tabindex: '-1' }, el('strong', {}, t.whole));
  const told = [warnings(lang, nature), stillTold(lang, found)];
  if (content === undefined) fill(place, whole, told, el('p', { class: 'hint' }, t.saved), contentHashDetails(lang));
  else {
    const onSave = (): void => {
      save(name, content);
      said.textContent = t.saved;
    };
    const label = nature.runs === undefined ? t.save : t.saveAnyway;
    fill(
      place,
      whole,
      told,
      el('button', { type: 'button', class: 'button secondary', onclick: onSave }, label),
      said,
      lookPart(lang, name, content, nature),
      contentHashDetails(lang),
    );
  }
  whole.focus();
};

const failedWords = (
  { lang, door }: OpenerOptions,
  answer: Exclude<Answer<FetchedFile> | 'unwritten', { ok: true }>,
): string => {
  const t = attachmentWords(lang).shown;
  if (answer === 'unwritten') return t.noSpace;
  const { error, refusal } = answer.problem;
  return error === 'cannot-open'
    ? t.altered['number' in door ? 'staff' : 'reporter']
    : problemText(lang, error, refusal);
};

/** Where a file goes that isn't held: to a place that was chosen, or into the browser's own download. */
type Way =
  | { readonly kind: 'held' }
  | { readonly kind: 'place'; readonly into: FileSystemFileHandle }
  | { readonly kind: 'download'; readonly saving: Saving };

const taskFor = (way: Way): Pick<FetchTask, 'into' | 'onward'> => {
  switch (way.kind) {
    case 'held':
      return {};
    case 'place':
      return { into: way.into };
    case 'download':
      return { onward: way.saving.pieces };
  }
};

const bring = async (options: OpenerOptions, id: number, way: Way): Promise<void> => {
  const { lang, worker, door, caseId, attached, name, place, button } = options;
  const t = attachmentWords(lang);
  room ??= openFileRoom(worker);
  const saving = way.kind === 'download' ? way.saving : undefined;
  let isStopped = false;
  const words = el('p', { role: 'status' }, t.shown.opening(0, attached.size));
  const bar = el('progress', { max: String(attached.size), value: '0', 'aria-label': t.named(t.shown.open, name) });
  const stop = (): void => {
    isStopped = true;
    room?.halt(id);
  };
  const stopLabel = t.named(t.shown.stop, name);
  const stopButton = el(
    'button',
    { type: 'button', class: 'button quiet', 'aria-label': stopLabel, onclick: stop },
    t.shown.stop,
  );
  fill(place, words, bar, stopButton);
  stopButton.focus();
  const task = { door, caseId, attached, ...taskFor(way) };
  let told = 0;
  const answer = await room.fetch(id, task, (done, of) => {
    bar.value = done;
    saving?.stay();
    // A tenth at a time is read out.
    if (of === 0 || done - told < of / 10) return;
    told = done;
    words.textContent = t.shown.opening(done, of);
  });
  saving?.end();
  if (answer !== 'unwritten' && answer.ok) {
    button.hidden = true;
    return showWhole(options, answer.value);
  }
  button.disabled = false;
  const why = isStopped ? t.shown.stopped : failedWords(options, answer);
  const partly = saving === undefined ? undefined : el('p', {}, t.shown.partly);
  fill(place, notice(isStopped ? 'info' : 'warning', el('p', { role: 'alert' }, why), partly));
  button.focus();
};

type Picker = NonNullable<ChoosesPlace['showSaveFilePicker']>;

const cannotSave = ({ lang, place }: OpenerOptions): void => {
  const words = attachmentWords(lang).shown.cannotLarge(MOST_HELD_BYTES);
  fill(place, notice('warning', el('p', { role: 'alert' }, words)));
};

const saveInPlace = async (options: OpenerOptions, picker: Picker): Promise<void> => {
  let into: FileSystemFileHandle;
  try {
    into = await picker.call(window, { suggestedName: options.name });
  } catch {
    // Nothing was chosen.
    return;
  }
  await bring(options, newId(), { kind: 'place', into });
};

const saveAsDownload = async (options: OpenerOptions): Promise<void> => {
  const { name, attached, savingWorker } = options;
  const id = newId();
  let saving: Saving;
  try {
    saving = await startSaving(savingWorker, { name, size: attached.size }, () => room?.halt(id));
  } catch {
    cannotSave(options);
    return;
  }
  await bring(options, id, { kind: 'download', saving });
};

/** A file too large for the browser's memory is written where its reader says, or goes into the browser's own download. */
const openLarge = (options: OpenerOptions): void => {
  const { lang, place, attached } = options;
  const t = attachmentWords(lang).shown;
  const { showSaveFilePicker: picker } = window as ChoosesPlace;
  if (picker === undefined && !canStream()) {
    cannotSave(options);
    return;
  }
  const { runs } = nameNature(attached.name);
  const [words, label] = picker === undefined ? [t.streamed, t.saveStreamed] : [t.large, t.saveLarge];
  const button = el('button', { type: 'button', class: 'button secondary' }, label);
  button.addEventListener('click', () => {
    // Pressed twice, a download would begin twice.
    button.disabled = picker === undefined;
    void (picker === undefined ? saveAsDownload(options) : saveInPlace(options, picker));
  });
  const later = runs === undefined ? el('p', { class: 'hint' }, t.natureLater) : undefined;
  fill(place, el('p', {}, words(MOST_HELD_BYTES)), warnings(lang, { runs, isMisnamed: false }), later, button);
};

export const openAttachment = (options: OpenerOptions): void => {
  if (options.attached.size > MOST_HELD_BYTES) openLarge(options);
  else void bring(options, newId(), { kind: 'held' });
};
