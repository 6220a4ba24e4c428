// The place for files in a form: the limits first, then the control. What looks through, seals and sends is fetched once somebody
// chooses a file, so that whoever adds none loads nothing of it.

import { ask } from '../client/transport.ts';
import type { AttachedFile, UploadPlace } from '../client/upload.ts';
import type { FileCount, FileLimits } from '../domain/file-limits.ts';
import { FileLimitsWire } from '../domain/wire.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Picker, PickerOptions } from './attachment-picker.ts';
import { byId, el, fill, given } from './dom.ts';
import { notice } from './parts.ts';
import { transport } from './transport.ts';

export type AttachmentField = {
  readonly view: HTMLElement;
  /** The files of the form, all of them confirmed; or why it can't go yet. */
  readonly settled: () => { readonly files: readonly AttachedFile[] } | { readonly words: string };
  /** Whether leaving would lose files. */
  readonly isUsed: () => boolean;
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

export const attachmentField = ({ lang, id, place, standing }: AttachmentFieldOptions): AttachmentField => {
  const t = attachmentWords(lang);
  const input = el('input', {
    type: 'file',
    id,
    multiple: true,
    autocomplete: 'off',
    'aria-describedby': `${id}-limits ${id}-sealed ${id}-papers`,
  });
  const limitsPlace = el('p', { class: 'hint', id: `${id}-limits` });
  const problem = el('div', { role: 'alert' });
  const said = el('p', { class: 'hint', role: 'status' });
  const list = el('ul', { class: 'attachments', 'aria-label': t.list, hidden: true });
  const view = el(
    'fieldset',
    { class: 'field group', id: `${id}-part` },
    el('legend', {}, t.title),
    limitsPlace,
    el('p', { class: 'hint', id: `${id}-sealed` }, t.sealed),
    el('p', { class: 'hint', id: `${id}-papers` }, t.noIdentityPapers),
    el('label', { for: id }, t.add),
    input,
    problem,
    said,
    list,
  );

  let limits: FileLimits | undefined;
  let picker: Picker | undefined;
  let isEnded = false;
  const askLimits = async (): Promise<void> => {
    const given = await ask(transport, 'GET', '/api/uploads', FileLimitsWire);
    if (given.ok) limits = given.value;
    limitsPlace.textContent = limits === undefined ? t.limitsUnknown : t.limits(limits);
  };
  void askLimits();

  const onChange = (): void => {
    list.hidden = picker === undefined || picker.count() === 0;
    problem.replaceChildren();
  };

  const chosen = async (): Promise<void> => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    try {
      const { startPicker } = await loadPicker();
      if (isEnded) return;
      const worker = given(byId('main'), 'fileWorker');
      picker ??= startPicker({ lang, worker, place, standing, limits: () => limits, input, list, said, onChange });
      list.hidden = false;
      picker.add(files);
      onChange();
    } catch {
      fill(problem, notice('warning', el('p', {}, t.notLoaded)));
    } finally {
      input.value = '';
    }
    if (limits === undefined) void askLimits();
  };
  input.addEventListener('change', () => void chosen());

  return {
    view,
    settled: () => {
      const unfinished = picker?.unfinished() ?? 0;
      return unfinished > 0 ? { words: t.unfinished(unfinished) } : { files: picker?.files() ?? [] };
    },
    isUsed: () => (picker?.count() ?? 0) > 0,
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
