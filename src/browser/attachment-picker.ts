// The list of files that go with a form: each is looked through, sealed and sent one after the other, and stands there until the
// portal has confirmed it. It is fetched when the first file is chosen.

import type { KeptFile, KeptLook } from '../client/kept-file.ts';
import { safeName } from '../client/safe-name.ts';
import { sealableName } from '../client/sealable-name.ts';
import type { Answer, ClientProblem } from '../client/transport.ts';
import type { AttachedFile, UploadedFile, UploadPlace } from '../client/upload.ts';
import type { FileCount, FileLimits } from '../domain/file-limits.ts';
import { calledAnew, cleanedName } from '../domain/file-name.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { sizeText } from '../i18n/file-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { problemText } from '../i18n/refusals.ts';
import { fileBlobBytes } from '../protocol/check/blobs.ts';
import { type Child, el, fill } from './dom.ts';
import { openFileRoom } from './file-room.ts';
import { hashView, notice } from './parts.ts';

export type PickerOptions = {
  readonly lang: Lang;
  readonly worker: string;
  readonly place: () => UploadPlace;
  /** What stands in the case of this side's already. */
  readonly standing: FileCount;
  readonly limits: () => FileLimits | undefined;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  /** Where what happens is read out. */
  readonly said: HTMLElement;
  readonly onChange: () => void;
};

export type Picker = {
  readonly add: (files: readonly File[]) => void;
  /** Lists what an earlier page left; what had arrived is asked after, and stands confirmed once more. */
  readonly restore: (files: readonly KeptFile[]) => void;
  /** What of the list is worth keeping where the page goes. */
  readonly kept: () => readonly KeptFile[];
  /** How many files stand in the list that haven't arrived. */
  readonly unfinished: () => number;
  readonly count: () => number;
  readonly files: () => readonly AttachedFile[];
  /** The names under which they go, as they may be shown, those that haven't arrived among them. */
  readonly names: () => readonly string[];
  /** The portal has lost what it confirmed: all of it has to be sent anew. */
  readonly spoil: () => void;
  readonly end: () => void;
};

type State =
  | { readonly kind: 'looking' | 'waiting' | 'paused' | 'recalling' | 'unkept' }
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  | { readonly kind: 'stopped'; readonly words: string; readonly mayRetry: boolean; readonly isOffline: boolean }
  | { readonly kind: 'confirmed'; readonly uploaded: UploadedFile };

/** A row that came back from a draft has no content here, only what the portal has of it. */
type Row = {
  readonly id: number;
  readonly file: File | undefined;
  /** As it was chosen, as its owner calls it now, and as it is shown: under the name by which it goes. */
  readonly ownName: string;
  called: string;
  name: string;
  content: Blob | undefined;
  mime: string;
  size: number;
  found: KeptLook | undefined;
  /** What the portal has confirmed once, as long as it hasn't said that it let go of it. */
  known: UploadedFile | undefined;
  state: State;
  readonly node: HTMLLIElement;
  readonly heading: HTMLElement;
  readonly naming: HTMLElement;
  readonly facts: HTMLElement;
  readonly look: HTMLElement;
  readonly status: HTMLElement;
  readonly actions: HTMLElement;
};

export const startPicker = (options: PickerOptions): Picker => {
  const { lang } = options;
  const t = attachmentWords(lang);
  const hidden = hiddenDataWords(lang);
  const room = openFileRoom(options.worker);
  const rows: Row[] = [];
  let active: Row | undefined;
  let made = 0;

  const say = (words: string): void => {
    options.said.textContent = words;
  };

  const button = (row: Row, label: string, onclick: () => void, kind = 'quiet'): HTMLElement =>
    el('button', { type: 'button', class: `button ${kind}`, 'aria-label': t.named(label, row.name), onclick }, label);

  /** What stands stays, with the focus that it has or is about to get: a press may have begun where a name's typing ends. */
  const nameParts = (row: Row): void => {
    for (const one of row.node.querySelectorAll('button')) one.ariaLabel = t.named(one.textContent ?? '', row.name);
    const bar = row.status.querySelector('progress');
    if (bar !== null) bar.ariaLabel = t.named(row.state.kind === 'looking' ? t.looking : t.list, row.name);
  };

  const statusOf = ({ state, name }: Row): Child => {
    switch (state.kind) {
      case 'looking':
        return [el('p', {}, t.looking), el('progress', { 'aria-label': t.named(t.looking, name) })];
      case 'waiting':
        return el('p', {}, t.waiting);
      case 'paused':
        return el('p', {}, t.paused);
      case 'recalling':
        return el('p', {}, t.recalling);
      case 'unkept':
        return notice('warning', el('p', {}, t.unkept));
      case 'sending': {
        // Without a value it tells that something is under way, and not how far.
        if (state.done === 0) return [el('p', {}, t.setOut), el('progress', { 'aria-label': t.named(t.list, name) })];
        const words = t.sending(state.done, state.of);
        const bar = { max: String(state.of), value: String(state.done), 'aria-label': t.named(t.list, name) };
        return [el('p', {}, words), el('progress', bar)];
      }
      case 'stopped':
        return notice('warning', el('p', {}, state.words));
      case 'confirmed':
        return [
          el('p', {}, el('strong', {}, t.confirmed)),
          el('p', { class: 'hint' }, `${t.shown.hash}: `, hashView(state.uploaded.hash)),
          el('p', { class: 'hint' }, t.confirmedAs(state.uploaded.bytes), ' ', hashView(state.uploaded.item)),
        ];
    }
  };

  const actionsOf = (row: Row): readonly HTMLElement[] => {
    const { state } = row;
    const first: HTMLElement[] = [];
    if (state.kind === 'sending' || state.kind === 'waiting') first.push(button(row, t.pause, () => pause(row)));
    if (state.kind === 'paused') first.push(button(row, t.resume, () => goOn(row)));
    if (state.kind === 'stopped' && state.mayRetry) first.push(button(row, t.retry, () => goOn(row), 'secondary'));
    return [...first, button(row, t.remove, () => remove(row))];
  };

  const set = (row: Row, state: State): void => {
    const isSame = row.state.kind === state.kind && state.kind === 'sending';
    row.state = state;
    const bar = row.status.querySelector('progress');
    if (isSame && bar?.hasAttribute('value') === true && state.kind === 'sending' && state.done > 0) {
      bar.value = state.done;
      bar.max = state.of;
      if (bar.previousElementSibling !== null) bar.previousElementSibling.textContent = t.sending(state.done, state.of);
      return;
    }
    const hadFocus = row.actions.contains(document.activeElement);
    fill(row.status, statusOf(row));
    fill(row.actions, actionsOf(row));
    if (hadFocus) row.actions.querySelector('button')?.focus();
    options.onChange();
  };

  const factsOf = (row: Row): Child => {
    const fact = (label: string, value: string): HTMLElement =>
      el('div', { class: 'summary-row' }, el('dt', {}, label), el('dd', {}, el('bdi', {}, value)));
    return [fact(t.type, row.mime || t.noType), fact(t.size, sizeText(lang, row.size))];
  };

  const lookWords = (row: Row, look: KeptLook): Child => {
    const sentence = (words: string): HTMLElement => el('p', {}, words);
    switch (look.kind) {
      case 'original':
        return notice('warning', sentence(t.original));
      case 'clean':
        return el('p', { class: 'hint' }, `${hidden.clean} ${hidden.stays}`);
      case 'unchecked':
        return notice('warning', sentence(hidden.unchecked[look.why]));
      case 'other':
        return look.hides === 'nothing' ? undefined : el('p', { class: 'hint' }, hidden.mayHide[look.hides]);
      case 'cleaned':
        return notice(
          'info',
          el(
            'ul',
            {},
            look.found.map((kind) => el('li', {}, hidden.found[kind])),
          ),
          sentence(`${hidden.cleaned} ${hidden.stays}`),
          // Where the photo itself isn't at hand any more, it has to be chosen again.
          row.file === undefined ? sentence(t.originalGone) : button(row, t.addOriginal, () => addOriginal(row)),
        );
    }
  };

  const standing = (but: Row): FileCount => {
    const others = rows.filter((row) => row !== but && (row.state.kind === 'confirmed' || row.id < but.id));
    return {
      files: options.standing.files + others.length,
      bytes: others.reduce((sum, { size }) => sum + fileBlobBytes(size), options.standing.bytes),
    };
  };

  /** The portal let go of it: it is sent anew where it is still at hand. */
  const missing = ({ content }: Row): State => ({
    ...{ kind: 'stopped', isOffline: false, mayRetry: content !== undefined },
    words: content === undefined ? t.addAnew : t.sendAnew,
  });

  const stopped = (row: Row, { error, refusal }: ClientProblem): State => {
    const isOffline = error === 'offline';
    if (refusal?.code === 'file-missing') return missing(row);
    const words = isOffline ? t.broken : error === 'cannot-open' ? t.unreadable : problemText(lang, error, refusal);
    const isForGood =
      error === 'cannot-open' || ['file-too-large', 'too-many-files', 'files-too-large'].includes(refusal?.code ?? '');
    return { kind: 'stopped', words, mayRetry: !isForGood, isOffline };
  };

  const isListed = (row: Row): boolean => rows.includes(row);

  const sendContent = (row: Row, content: Blob): Promise<Answer<UploadedFile>> => {
    set(row, { kind: 'sending', done: 0, of: fileBlobBytes(content.size) });
    const task = { content, place: options.place(), limits: options.limits(), standing: standing(row) };
    return room.send(row.id, task, (done, of) => {
      if (isListed(row) && row.state.kind === 'sending') set(row, { kind: 'sending', done, of });
    });
  };

  const recall = (row: Row, known: UploadedFile): Promise<Answer<UploadedFile>> => {
    set(row, { kind: 'recalling' });
    return room.recall(row.id, { place: options.place(), known });
  };

  const send = async (row: Row): Promise<void> => {
    const { content, known } = row;
    const begun = known === undefined ? content && sendContent(row, content) : recall(row, known);
    if (begun === undefined) return;
    active = row;
    const answer = await begun;
    active = undefined;
    if (isListed(row) && answer.ok) {
      row.known = answer.value;
      set(row, { kind: 'confirmed', uploaded: answer.value });
      say(t.said.confirmed(row.name));
    } else if (isListed(row) && !answer.ok && (row.state.kind === 'sending' || row.state.kind === 'recalling')) {
      if (answer.problem.refusal?.code === 'file-missing') row.known = undefined;
      set(row, stopped(row, answer.problem));
      say(t.said.stopped(row.name));
    }
    next();
  };

  const next = (): void => {
    const row = active === undefined ? rows.find(({ state }) => state.kind === 'waiting') : undefined;
    if (row !== undefined) void send(row);
  };

  const pause = (row: Row): void => {
    room.halt(row.id);
    set(row, { kind: 'paused' });
    say(t.said.paused(row.name));
    next();
  };

  const goOn = (row: Row): void => {
    set(row, { kind: 'waiting' });
    next();
  };

  const drop = (row: Row): number => {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    room.remove(row.id);
    row.node.remove();
    return at;
  };

  const remove = (row: Row): void => {
    const at = drop(row);
    const neighbour = rows[at] ?? rows[at - 1];
    (neighbour?.actions.querySelector<HTMLElement>('button:last-child') ?? options.input).focus();
    say(t.said.removed(row.name));
    options.onChange();
    next();
  };

  type Listed = Pick<Row, 'file' | 'ownName' | 'called' | 'content' | 'mime' | 'size' | 'found' | 'known' | 'state'>;

  const listed = (file: File, state: State): Listed => ({
    ...{ file, content: file, state, ownName: file.name, called: file.name, mime: file.type, size: file.size },
    ...{ found: undefined, known: undefined },
  });

  const newRow = (one: Listed): Row => {
    made += 1;
    const parts = {
      heading: el('bdi', { translate: 'no' }),
      naming: el('div'),
      facts: el('dl', { class: 'summary-list' }),
      look: el('div'),
      status: el('div'),
      actions: el('div', { class: 'actions' }),
    };
    const node = el(
      'li',
      { class: 'card attachment' },
      el('p', {}, el('strong', {}, parts.heading)),
      parts.facts,
      parts.look,
      parts.naming,
      parts.status,
      parts.actions,
    );
    const row: Row = { ...one, id: made, name: '', node, ...parts };
    rows.push(row);
    options.list.append(node);
    // Of what hadn't arrived the name alone was kept.
    if (row.state.kind !== 'unkept') fill(row.facts, factsOf(row));
    tellFound(row, row.found);
    if (row.state.kind !== 'unkept') fill(row.naming, namingOf(row));
    set(row, row.state);
    return row;
  };

  const tellFound = (row: Row, look: KeptLook | undefined): void => {
    row.found = look;
    showName(row);
    if (look !== undefined) fill(row.look, lookWords(row, look));
  };

  const sentName = ({ called, found }: Row): string => (found?.kind === 'cleaned' ? cleanedName(called) : called);

  /** Wherever the row says its name, it says the one by which the file goes. */
  const showName = (row: Row): void => {
    row.name = safeName(sentName(row));
    row.heading.textContent = row.name;
    const label = row.naming.querySelector('label');
    if (label !== null) label.textContent = t.rename(safeName(row.called));
  };

  const namingOf = (row: Row): Child => {
    const id = `${options.input.id}-name-${row.id}`;
    const field = el('input', { type: 'text', id, class: 'file-name', dir: 'auto', autocomplete: 'off' });
    field.spellcheck = false;
    field.translate = false;
    field.value = safeName(row.called);
    field.addEventListener('change', () => {
      if (field.value !== safeName(row.called)) row.called = calledAnew(row.ownName, field.value);
      field.value = safeName(row.called);
      showName(row);
      nameParts(row);
      say(t.said.renamed(row.name));
      options.onChange();
    });
    return el('div', { class: 'field' }, el('label', { for: id }, t.rename(safeName(row.called))), field);
  };

  const addOriginal = (from: Row): void => {
    if (from.file === undefined) return;
    from.look.querySelector('button')?.remove();
    const row = newRow({ ...listed(from.file, { kind: 'waiting' }), called: from.called, found: { kind: 'original' } });
    say(t.said.added(row.name));
    row.actions.querySelector('button')?.focus();
    next();
  };

  const lookAt = async (row: Row, file: File): Promise<void> => {
    const look = await room.look(row.id, file);
    if (!isListed(row)) return;
    if (look.kind === 'unreadable') {
      set(row, { kind: 'stopped', words: t.unreadable, mayRetry: false, isOffline: false });
      return say(t.said.stopped(row.name));
    }
    if (look.kind === 'cleaned') {
      row.content = look.copy;
      row.mime = look.copy.type;
      row.size = look.copy.size;
      fill(row.facts, factsOf(row));
    }
    tellFound(row, look.kind === 'cleaned' ? { kind: 'cleaned', found: look.found } : look);
    set(row, { kind: 'waiting' });
    next();
  };

  const add = (files: readonly File[]): void => {
    for (const file of files) {
      // Chosen again, it takes the place of what is told of it.
      const told = rows.find(({ state, ownName }) => state.kind === 'unkept' && ownName === sealableName(file.name));
      if (told !== undefined) drop(told);
      const row = newRow(listed(file, { kind: 'looking' }));
      void lookAt(row, file);
      say(t.said.added(row.name));
    }
  };

  const restore = (files: readonly KeptFile[]): void => {
    for (const { name, mime, look, uploaded } of files) {
      const state: State = { kind: uploaded === undefined ? 'unkept' : 'waiting' };
      const common = { file: undefined, content: undefined, ownName: name, called: name, mime, found: look, state };
      newRow({ ...common, size: uploaded?.size ?? 0, known: uploaded });
    }
    next();
  };

  /** What arrived, or did so once and is asked after; the others' names. */
  const kept = (): readonly KeptFile[] =>
    rows.map(({ ownName, called, mime, found, known }) =>
      known === undefined
        ? { name: ownName, mime }
        : { name: called, mime, uploaded: known, ...(found === undefined ? {} : { look: found }) },
    );

  window.addEventListener('online', () => {
    for (const row of rows) if (row.state.kind === 'stopped' && row.state.isOffline) goOn(row);
  });

  const spoil = (): void => {
    for (const row of rows) {
      if (row.state.kind !== 'confirmed') continue;
      room.remove(row.id);
      row.known = undefined;
      set(row, missing(row));
    }
  };

  return {
    add,
    unfinished: () => rows.filter(({ state }) => state.kind !== 'confirmed').length,
    count: () => rows.length,
    files: () =>
      rows.flatMap((row) =>
        row.state.kind === 'confirmed' ? [{ ...row.state.uploaded, name: sentName(row), mime: row.mime }] : [],
      ),
    names: () => rows.map(({ name }) => name),
    restore,
    kept,
    spoil,
    end: room.end,
  };
};
