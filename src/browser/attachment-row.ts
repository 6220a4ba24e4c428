// One file in the list of those that go with a form, as its sender sees it: its name, what is said of it, how far it is and what can be
// done about it. It decides nothing: what is pressed is handed on.
import type { KeptLook } from '../client/kept-file.ts';
import { safeName } from '../client/safe-name.ts';
import type { UploadedFile } from '../client/upload.ts';
import { calledAnew, cleanedName } from '../domain/file-name.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Hold } from '../i18n/file-holds.ts';
import { sizeBeyond, sizeText } from '../i18n/file-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { showHashes, showHow } from './attachment-hashes.ts';
import { type Child, el, fill } from './dom.ts';
import { notice } from './parts.ts';

/** How far a file is. */
export type State =
  | { readonly kind: 'looking' | 'waiting' | 'paused' | 'recalling' | 'unkept' }
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'stopped';
      readonly words: string;
      readonly mayRetry: boolean;
      readonly isTriedAgain: boolean;
      /** Only the files beside it left no room for it. */
      readonly isCrowdedOut?: boolean;
    }
  | { readonly kind: 'confirmed'; readonly uploaded: UploadedFile };

/** A row that came back from a draft has no content here, only what the portal has of it. */
export type Row = {
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
  /** The hash of what was looked through and is to be sent: its file may be changed meanwhile. */
  hash: string | undefined;
  /** What the portal has confirmed once, as long as it hasn't said that it let go of it. */
  known: UploadedFile | undefined;
  /** It was lost and is sent again; lost once more, its sender is asked. */
  isAnew: boolean;
  /** How often in a row it was tried in vain, and how much of it had been confirmed by then. */
  tries: number;
  done: number;
  state: State;
  readonly node: HTMLLIElement;
  readonly heading: HTMLElement;
  readonly extent: HTMLElement;
  /** What nothing is asked about: folded. */
  readonly more: HTMLDetailsElement;
  readonly body: HTMLElement;
  readonly summary: HTMLElement;
  readonly naming: HTMLElement;
  readonly facts: HTMLElement;
  readonly look: HTMLElement;
  /** The hash by which the portal confirmed it; beside it, folded, all hashes of it and how they are computed. */
  readonly proof: HTMLElement;
  readonly hashes: HTMLElement;
  readonly how: HTMLElement;
  readonly status: HTMLElement;
  readonly actions: HTMLElement;
};

/** A file that hasn't arrived, and why it holds the form up. */
export type Unfinished = { readonly name: string; readonly node: HTMLElement; readonly hold: Hold };

/** Why a file holds its form up; undefined where it doesn't. */
export const holdOf = ({ state, content }: Pick<Row, 'state' | 'content'>): Hold | undefined => {
  switch (state.kind) {
    case 'confirmed':
      return undefined;
    case 'unkept':
      return 'anew';
    case 'paused':
      return 'halted';
    case 'stopped':
      if (state.isTriedAgain) return 'coming';
      if (state.mayRetry) return 'stopped';
      return content === undefined ? 'anew' : 'barred';
    default:
      return 'coming';
  }
};

/** What is known of a file before it has its row. */
export type Listed = Pick<
  Row,
  'file' | 'ownName' | 'called' | 'content' | 'mime' | 'size' | 'found' | 'hash' | 'known' | 'isAnew' | 'state'
>;

/** What a row's buttons and its field of the name do. */
export type RowDeeds = Readonly<Record<'pause' | 'goOn' | 'remove' | 'addOriginal' | 'renamed', (row: Row) => void>>;

/** Nothing is left to be done or decided about it: it stands in two lines, and the rest of it is folded. */
const isFine = ({ state, found }: Row): boolean =>
  state.kind === 'confirmed' && (found === undefined || found.kind === 'clean' || found.kind === 'other');

/** The name under which it goes. */
export const sentName = ({ called, found }: Row): string => (found?.kind === 'cleaned' ? cleanedName(called) : called);

/** The nodes of a row, empty yet. */
const newNodes = (folded: string) => {
  const parts = {
    summary: el('summary', {}, folded),
    heading: el('bdi', { translate: 'no' }),
    extent: el('span', { class: 'hint' }),
    naming: el('div'),
    facts: el('dl', { class: 'summary-list' }),
    proof: el('div'),
    hashes: el('div'),
    how: el('div'),
    look: el('div'),
    status: el('div', { class: 'attachment-state' }),
    actions: el('div', { class: 'actions' }),
  };
  const body = el('div', { class: 'details-body' }, parts.facts, parts.hashes, parts.how, parts.naming);
  const more = el('details', { hidden: true }, parts.summary, body);
  const node = el(
    'li',
    { class: 'card attachment', tabindex: '-1' },
    el('p', {}, el('strong', {}, parts.heading), ' ', parts.extent),
    parts.look,
    parts.status,
    parts.proof,
    more,
    parts.actions,
  );
  return { node, more, body, ...parts };
};

/** What shows the rows of one list, whose field has this id. */
export const rowViews = (lang: Lang, inputId: string, does: RowDeeds, mostBytes: () => number | undefined) => {
  const t = attachmentWords(lang);
  const hidden = hiddenDataWords(lang);

  const button = (row: Row, label: string, onclick: () => void, kind = 'quiet'): HTMLElement =>
    el('button', { type: 'button', class: `button ${kind}`, 'aria-label': t.named(label, row.name), onclick }, label);

  /** What stands stays, with the focus that it has or is about to get: a press may have begun where a name's typing ends. */
  const nameParts = (row: Row): void => {
    for (const one of row.node.querySelectorAll('button')) one.ariaLabel = t.named(one.textContent ?? '', row.name);
    const bar = row.status.querySelector('progress');
    if (bar !== null) bar.ariaLabel = t.named(row.state.kind === 'looking' ? t.looking : t.list, row.name);
  };

  const statusOf = (row: Row): Child => {
    const { state, name, ownName, called } = row;
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
        return notice(
          'warning',
          el('p', {}, t.unkept),
          called === ownName ? undefined : el('p', {}, t.chosenAs(safeName(ownName))),
        );
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
        return isFine(row) ? undefined : el('p', {}, el('strong', {}, t.confirmed));
    }
  };

  /** Where the last of its buttons is, or what it is folded under. */
  const focusOn = (row: Row): void => {
    const isFolded = row.body.contains(row.actions) && !row.more.open;
    const place = isFolded ? row.summary : row.actions.querySelector<HTMLElement>('button:last-child');
    place?.focus();
  };

  const nameSummary = (row: Row): void => {
    const label = t.named(t.more, row.name);
    row.summary.ariaLabel = isFine(row) ? `${t.confirmed} ${label}` : label;
  };

  /** What is fine shows its rest where it is opened; the others show what there is to do. */
  const place = (row: Row): void => {
    const fine = isFine(row);
    fill(row.summary, fine ? el('strong', {}, t.confirmed) : t.more);
    nameSummary(row);
    row.node.classList.toggle('fine', fine);
    if (fine === row.body.contains(row.actions)) return;
    if (fine) {
      row.facts.before(row.look);
      row.body.append(row.actions);
    } else {
      row.status.before(row.look);
      row.node.append(row.actions);
    }
  };

  const again = (row: Row, isTriedAgain: boolean): HTMLElement =>
    button(row, isTriedAgain ? t.retryNow : t.retry, () => does.goOn(row), 'secondary');

  const actionsOf = (row: Row): readonly HTMLElement[] => {
    const { state } = row;
    const first: HTMLElement[] = [];
    if (state.kind === 'sending' || state.kind === 'waiting') first.push(button(row, t.pause, () => does.pause(row)));
    if (state.kind === 'paused') first.push(button(row, t.resume, () => does.goOn(row)));
    if (state.kind === 'stopped' && state.mayRetry) first.push(again(row, state.isTriedAgain));
    return [...first, button(row, t.remove, () => does.remove(row))];
  };

  const sizeWords = (bytes: number): string => {
    const most = mostBytes();
    return most === undefined || bytes <= most ? sizeText(lang, bytes) : sizeBeyond(lang, bytes, most);
  };

  const showFacts = (row: Row): void => {
    const type = el('dd', {}, el('bdi', { translate: 'no' }, row.mime || t.noType));
    fill(row.facts, el('div', { class: 'summary-row' }, el('dt', {}, t.type), type));
    row.extent.textContent = sizeWords(row.size);
    row.more.hidden = false;
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
          row.file === undefined ? sentence(t.originalGone) : button(row, t.addOriginal, () => does.addOriginal(row)),
        );
    }
  };

  /** A cleaned copy goes by its name with a mark before it. */
  const markOf = ({ found, name }: Row): string => (found?.kind === 'cleaned' ? t.goesMarked(name) : '');

  /** Wherever the row says its name, it says the one by which the file goes. */
  const showName = (row: Row): void => {
    row.name = safeName(sentName(row));
    row.heading.textContent = row.name;
    nameSummary(row);
    const label = row.naming.querySelector('label');
    if (label !== null) label.textContent = t.rename(safeName(row.called));
    const mark = row.naming.querySelector('.hint');
    if (mark !== null) mark.textContent = markOf(row);
  };

  const namingOf = (row: Row): Child => {
    const id = `${inputId}-name-${row.id}`;
    const field = el('input', { type: 'text', id, class: 'file-name', dir: 'auto', autocomplete: 'off' });
    field.spellcheck = false;
    field.translate = false;
    field.value = safeName(row.called);
    field.addEventListener('change', () => {
      if (field.value !== safeName(row.called)) row.called = calledAnew(row.ownName, field.value);
      field.value = safeName(row.called);
      showName(row);
      nameParts(row);
      does.renamed(row);
    });
    const mark = el('p', { class: 'hint', id: `${id}-mark` }, markOf(row));
    field.setAttribute('aria-describedby', mark.id);
    return el('div', { class: 'field' }, el('label', { for: id }, t.rename(safeName(row.called))), field, mark);
  };

  return {
    newRow: (one: Listed, id: number): Row => {
      const row: Row = { ...one, id, name: '', tries: 0, done: 0, ...newNodes(t.more) };
      row.more.addEventListener('toggle', () => showHow(lang, row));
      return row;
    },
    focusOn,
    showFacts,
    showName,
    showNaming: (row: Row): void => fill(row.naming, namingOf(row)),
    showLook: (row: Row, look: KeptLook): void => fill(row.look, lookWords(row, look)),
    /** What is said once for all files that may tell unseen what isn't removed here. */
    tellHides: (place: HTMLElement, rows: readonly Row[]): void => {
      const fine = rows.filter(isFine);
      const kinds = new Set(fine.flatMap(({ found }) => (found?.kind === 'other' ? [found.hides] : [])));
      const words = [...kinds].flatMap((hides) => (hides === 'nothing' ? [] : [hidden.mayHide[hides]]));
      const said = fine.length === 0 ? [] : [t.hashesShown, ...words];
      fill(
        place,
        said.map((one) => el('p', { class: 'hint' }, one)),
      );
    },
    showState: (row: Row): void => {
      const hadFocus = row.actions.contains(document.activeElement);
      fill(row.status, statusOf(row));
      showHashes(lang, row, isFine(row));
      fill(row.actions, actionsOf(row));
      place(row);
      if (!hadFocus) return;
      if (row.body.contains(row.actions)) focusOn(row);
      else row.actions.querySelector('button')?.focus();
    },
    /** How far it is, where that alone has changed; false where the row doesn't show it yet. */
    showProgress: (row: Row, state: State): boolean => {
      const bar = row.status.querySelector('progress');
      if (bar?.hasAttribute('value') !== true || state.kind !== 'sending' || state.done === 0) return false;
      bar.value = state.done;
      bar.max = state.of;
      if (bar.previousElementSibling !== null) bar.previousElementSibling.textContent = t.sending(state.done, state.of);
      return true;
    },
  };
};
