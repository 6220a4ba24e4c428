// What was opened, looked at in its place: in a frame that may run nothing, load nothing from anywhere and lead nowhere. Pictures
// (attachment-picture.ts) and texts (attachment-text.ts) are shown in a document of their own.
import type { FileNature, View } from '../client/hidden-data/file-nature.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { shownPicture } from './attachment-picture.ts';
import { shownText } from './attachment-text.ts';
import { type Child, el, fill } from './dom.ts';
import { notice } from './parts.ts';

/** What a frame may: never run scripts. What is opened here is read a second time by a recording's or a picture's frame, which has to be of the same origin for it. */
const MAY: Readonly<Record<View['kind'], string>> = {
  text: '',
  picture: 'allow-same-origin',
  audio: 'allow-same-origin',
  video: 'allow-same-origin',
};

type Shown = { readonly child: Child; readonly addresses: readonly string[] };

const frameOf = (kind: View['kind'], src: string, title: string): HTMLIFrameElement =>
  el('iframe', { sandbox: MAY[kind], src, title });

/** A text, after the word that this is only its beginning where it is. */
const showText = async (lang: Lang, content: Blob, encoding: string, title: string): Promise<Shown> => {
  const { page, isCut } = await shownText(content, encoding);
  const address = URL.createObjectURL(page);
  const cut = isCut ? notice('info', el('p', { role: 'status' }, attachmentWords(lang).shown.cutText)) : undefined;
  return { child: [cut, frameOf('text', address, title)], addresses: [address] };
};

const show = async (lang: Lang, name: string, content: Blob, view: View): Promise<Shown> => {
  const title = attachmentWords(lang).shown.looksAt(name);
  if (view.kind === 'text') return showText(lang, content, view.encoding ?? 'utf-8', title);
  const typed = content.slice(0, content.size, view.mediaType);
  if (view.kind === 'picture') return shownPicture(lang, typed, (address) => frameOf(view.kind, address, title));
  const address = URL.createObjectURL(typed);
  return { child: frameOf(view.kind, address, title), addresses: [address] };
};

/** What was opened, shown until it is closed; that it is only saved, where it is of another kind. */
export const lookPart = (lang: Lang, name: string, content: Blob, { view }: FileNature): Child => {
  const t = attachmentWords(lang).shown;
  if (view === undefined) return el('p', { class: 'hint' }, hiddenDataWords(lang).savedOnly);
  const place = el('div', { class: 'attachment-frame' });
  const toggle = el('button', { type: 'button', class: 'button secondary', 'aria-expanded': 'false' }, t.look);
  let isOpen = false;
  let addresses: readonly string[] = [];
  const close = (): void => {
    for (const address of addresses) URL.revokeObjectURL(address);
    addresses = [];
    place.replaceChildren();
  };
  const open = async (): Promise<void> => {
    const shown = await show(lang, name, content, view);
    if (!isOpen) {
      for (const address of shown.addresses) URL.revokeObjectURL(address);
      return;
    }
    close();
    addresses = shown.addresses;
    fill(place, shown.child);
  };
  toggle.addEventListener('click', () => {
    isOpen = !isOpen;
    if (isOpen) void open();
    else close();
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.textContent = isOpen ? t.close : t.look;
  });
  return [toggle, place];
};
