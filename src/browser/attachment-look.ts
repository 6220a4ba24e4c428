// What was opened, looked at in its place: in a frame that may run nothing, load nothing from anywhere and lead nowhere. Pictures
// (attachment-picture.ts) and texts are shown in a document of their own, a text with each paragraph in its own direction.
import type { FileNature, View } from '../client/hidden-data/file-nature.ts';
import { hiddenMark, textParts } from '../domain/hidden-characters.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { shownPicture } from './attachment-picture.ts';
import { type Child, el, fill } from './dom.ts';

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

/** So much of a text is read at a time. */
const TEXT_PIECE_BYTES = 1024 * 1024;

/** A text's own document loads nothing. Of its paragraphs each runs as its first strong letter does, by `dir`, and its lines are broken where the frame ends. */
const TEXT_HEAD =
  '<!doctype html><html><head><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">` +
  '<title></title></head><body><pre dir="auto" wrap>\n';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Longer than any word: an address, a key, a row of signs. Its policy allows the text's document no style that would break it. */
const LONG_WORD = /(\S{25,})/u;
/** Where such a word may be broken: behind so many signs, none of them torn from its marks or from what it is joined with. */
const PIECES = /(?:[^\p{M}\u200D](?:\p{M}|\u200D[^\p{M}\u200D]?)*){1,8}|[\p{M}\u200D]+/gu;

/** A text in which a long word can be broken, by signs that nobody copies with it. */
const breakable = (text: string): string =>
  text
    .split(LONG_WORD)
    .map((part, at) => (at % 2 === 0 ? escaped(part) : (part.match(PIECES) ?? []).map(escaped).join('<wbr>')))
    .join('');

/** A text as it is shown: in UTF-8, with a mark wherever a sign stands that nobody sees and that changes how it reads. */
const shownText = async (content: Blob, encoding: string): Promise<Blob> => {
  const decoder = new TextDecoder(encoding);
  const marked = (text: string): string =>
    breakable(
      textParts(text)
        .map((part) => (part.kind === 'words' ? part.text : hiddenMark(part.codePoint, part.times)))
        .join(''),
    );
  const made: string[] = [TEXT_HEAD];
  for (let at = 0; at < content.size; at += TEXT_PIECE_BYTES) {
    const bytes = await content.slice(at, at + TEXT_PIECE_BYTES).arrayBuffer();
    made.push(marked(decoder.decode(bytes, { stream: true })));
  }
  made.push(marked(decoder.decode()));
  return new Blob(made, { type: 'text/html;charset=utf-8' });
};

const show = async (lang: Lang, name: string, content: Blob, view: View): Promise<Shown> => {
  const title = attachmentWords(lang).shown.looksAt(name);
  const isText = view.kind === 'text';
  const typed = isText
    ? await shownText(content, view.encoding ?? 'utf-8')
    : content.slice(0, content.size, view.mediaType);
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
