// The place for files in a form: the limits first, then the control. What looks through, seals and sends is fetched once somebody
// chooses a file, so that whoever adds none loads nothing of it.

import type { KeptFile } from '../client/kept-file.ts';
import { safeName } from '../client/safe-name.ts';
import { sealableName } from '../client/sealable-name.ts';
import { ask } from '../client/transport.ts';
import type { AttachedFile, UploadPlace } from '../client/upload.ts';
import type { FileCount, FileLimits } from '../domain/file-limits.ts';
import { FileLimitsWire } from '../domain/wire-files.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { type Hold, heldUp } from '../i18n/file-holds.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Picker, PickerOptions } from './attachment-picker.ts';
import type { Unfinished } from './attachment-row.ts';
import { byId, el, fill, given } from './dom.ts';
import { notice } from './parts.ts';
import { transport } from './transport.ts';

/** Why a form can't go yet, and a way to the first file that holds it up. */
export type Unsettled = { readonly words: string; readonly way: HTMLElement };

export type AttachmentField = {
  readonly view: HTMLElement;
  /** The files of the form, all of them confirmed; or why it can't go yet. */
  readonly settled: () => { readonly files: readonly AttachedFile[] } | Unsettled;
  /** Whether any file was chosen. */
  readonly isUsed: () => boolean;
  /** Whether one of them isn't confirmed, so that nothing but its name can be kept. */
  readonly isUnfinished: () => boolean;
  /** The names under which they go, as they may be shown: of those that have arrived, and of those that hold the form up. */
  readonly names: () => Readonly<Record<'arrived' | 'awaited', readonly string[]>>;
  /** What of them can be kept where the page goes. */
  readonly kept: () => readonly KeptFile[];
  /** While the form is on its way nothing of it changes. */
  readonly hold: (isHeld: boolean) => void;
  /** After the portal refused the form for want of one of its files. */
  readonly spoil: () => void;
  /** Nothing more is sent; what was is let go of by the portal in time. */
  readonly end: () => void;
};

export type AttachmentFieldOptions = {
  readonly lang: Lang;
  readonly id: string;
  /** Asked as each file is sent. */
  readonly place: () => UploadPlace;
  readonly standing: FileCount;
  /** Whether everybody who handles the case has its limits together. */
  readonly isShared?: boolean;
  /** What an earlier page kept of this form's files. */
  readonly before?: readonly KeptFile[];
  /** Hears whenever `kept` may be another. */
  readonly onChange?: () => void;
};

type Scripts = { readonly startPicker: (options: PickerOptions) => Picker };

let loading: Promise<Scripts> | undefined;
let tries = 0;

/** One that failed is tried anew. */
const loadPicker = (): Promise<Scripts> => {
  // Some browsers never ask again for an address that failed; its fragment makes it another one.
  loading ??= import(`${given(byId('main'), 'picker')}#${tries}`).then((scripts: Scripts) => scripts);
  loading.catch(() => {
    loading = undefined;
    tries += 1;
  });
  return loading;
};

export const attachmentField = (options: AttachmentFieldOptions): AttachmentField => {
  const { lang, id, place, standing } = options;
  const t = attachmentWords(lang);
  const input = el('input', {
    type: 'file',
    id,
    multiple: true,
    autocomplete: 'off',
    'aria-describedby': `${id}-limits ${id}-sealed ${id}-papers ${id}-names`,
  });
  const limitsPlace = el('p', { class: 'hint', id: `${id}-limits` });
  const problem = el('div', { role: 'alert', tabindex: '-1' });
  const said = el('p', { class: 'hint', role: 'status' });
  const list = el('ul', { class: 'attachments', 'aria-label': t.list, hidden: true });
  const view = el(
    'fieldset',
    { class: 'field group', id: `${id}-part` },
    el('legend', {}, t.title),
    limitsPlace,
    el('p', { class: 'hint', id: `${id}-sealed` }, t.sealed),
    el('p', { class: 'hint', id: `${id}-papers` }, t.noIdentityPapers),
    el('p', { class: 'hint', id: `${id}-names` }, t.nameGoes),
    el('label', { for: id }, t.add),
    input,
    problem,
    said,
    list,
  );

  let limits: FileLimits | undefined;
  let picker: Picker | undefined;
  let isEnded = false;
  /** What was kept and isn't in the list yet: it counts as unfinished, so that no form goes without it. */
  let before = options.before ?? [];
  /** The same of what was chosen while the list's script didn't come. */
  let chosen: readonly File[] = [];
  const askLimits = async (): Promise<void> => {
    const given = await ask(transport, 'GET', '/api/uploads', FileLimitsWire);
    if (given.ok) limits = given.value;
    limitsPlace.textContent = limits === undefined ? t.limitsUnknown : t.limits(limits, options.isShared);
  };
  void askLimits();

  const onChange = (): void => {
    list.hidden = picker === undefined || picker.count() === 0;
    problem.replaceChildren();
    options.onChange?.();
  };

  /** The list, with what was kept of it; undefined once the form is over. It rejects where its script doesn't come. */
  const open = async (): Promise<Picker | undefined> => {
    const { startPicker } = await loadPicker();
    if (isEnded) return undefined;
    const worker = given(byId('main'), 'fileWorker');
    picker ??= startPicker({ lang, worker, place, standing, limits: () => limits, input, list, said, onChange });
    const kept = before;
    before = [];
    if (kept.length > 0) picker.restore(kept);
    return picker;
  };

  /** Nothing that was chosen is lost where the list's script doesn't come: it is named, and tried again or let go of. */
  const tellNotLoaded = (): void => {
    const names = chosen.map(({ name }) => el('li', {}, el('bdi', { translate: 'no' }, safeName(name))));
    const again = el(
      'button',
      { type: 'button', class: 'button secondary', onclick: () => void listChosen() },
      t.retry,
    );
    const letGo = (): void => {
      chosen = [];
      onChange();
      input.focus();
    };
    const without = el('button', { type: 'button', class: 'button quiet', onclick: letGo }, t.letGo);
    const ways = el('div', { class: 'actions' }, again, without);
    fill(problem, notice('warning', el('p', {}, t.notLoaded), el('ul', {}, names), ways));
  };

  /** Lists what was chosen. */
  const listChosen = async (): Promise<void> => {
    try {
      const opened = await open();
      const files = chosen;
      chosen = [];
      if (opened === undefined || files.length === 0) return;
      list.hidden = false;
      opened.add(files);
      onChange();
    } catch {
      if (chosen.length > 0) tellNotLoaded();
      options.onChange?.();
    }
    if (limits === undefined) void askLimits();
  };
  input.addEventListener('change', () => {
    chosen = [...chosen, ...(input.files ?? [])];
    input.value = '';
    if (chosen.length > 0) void listChosen();
  });

  const restore = async (): Promise<void> => {
    try {
      if ((await open()) !== undefined) onChange();
    } catch {
      const again = el('button', { type: 'button', class: 'button secondary', onclick: () => void restore() }, t.retry);
      const names = before.map(({ name }) => el('li', {}, el('bdi', { translate: 'no' }, safeName(name))));
      fill(problem, notice('warning', el('p', {}, t.notRestored), el('ul', {}, names), again));
    }
  };
  if (before.length > 0) void restore();

  /** Leads to where a file stands, without a trace in the browser's history. */
  const wayTo = (name: string, node: HTMLElement): HTMLElement => {
    const onclick = (event: Event): void => {
      event.preventDefault();
      node.focus();
      node.scrollIntoView({ block: 'center' });
    };
    return el('p', {}, el('a', { href: `#${view.id}`, onclick }, `${t.goTo} `, el('bdi', { translate: 'no' }, name)));
  };

  /** What the form waits for, and where it stands. */
  const unfinished = (): readonly Unfinished[] => [
    ...[...before, ...chosen].map(({ name }) => ({ name: safeName(name), node: problem, hold: 'coming' as const })),
    ...(picker?.unfinished() ?? []),
  ];

  /** Takes all away that can't be sent, from where the form says that it doesn't go; the focus stays there. */
  const removal = (place: HTMLElement): HTMLElement => {
    const onclick = (): void => {
      const count = picker?.removeBarred() ?? 0;
      const words = el('p', { tabindex: '-1' }, t.said.removedAll(count));
      fill(place, words);
      words.focus();
    };
    return el('button', { type: 'button', class: 'button secondary', onclick }, t.removeBarred);
  };

  const wayOut = (first: Unfinished, isAllAtOnce: boolean): HTMLElement => {
    const place = el('div');
    fill(place, wayTo(first.name, first.node), isAllAtOnce ? removal(place) : undefined);
    return place;
  };

  return {
    view,
    settled: () => {
      const waited = unfinished();
      const [first] = waited;
      if (first === undefined) return { files: picker?.files() ?? [] };
      const by = (hold: Hold) => waited.filter((one) => one.hold === hold).map(({ name }) => name);
      const groups = {
        ...{ barred: by('barred'), anew: by('anew') },
        ...{ stopped: by('stopped'), halted: by('halted'), coming: by('coming') },
      };
      return { words: heldUp(lang, groups), way: wayOut(first, groups.barred.length > 1) };
    },
    isUsed: () => (picker?.count() ?? 0) + before.length + chosen.length > 0,
    isUnfinished: () => (picker?.unfinished() ?? []).length + chosen.length > 0,
    names: () => ({ arrived: picker?.arrived() ?? [], awaited: unfinished().map(({ name }) => name) }),
    kept: () => [
      ...before,
      ...(picker?.kept() ?? []),
      ...chosen.map(({ name, type }) => ({ name: sealableName(name), mime: type })),
    ],
    hold: (isHeld) => {
      view.disabled = isHeld;
    },
    spoil: () => picker?.spoil(),
    end: () => {
      isEnded = true;
      picker?.end();
    },
  };
};
