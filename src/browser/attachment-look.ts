// What was opened, looked at in its place: in a frame that may run nothing, load nothing from anywhere and lead nowhere. Pictures and texts
// are shown in a document of their own: a picture scaled so that all of it is seen, a text with each paragraph in its own direction.
import type { FileNature, View } from '../client/hidden-data/file-nature.ts';
import { hiddenMark, textParts } from '../domain/hidden-characters.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { hiddenDataWords } from '../i18n/hidden-data-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { type Child, el, fill } from './dom.ts';
import { notice } from './parts.ts';

/** What a frame may: never run scripts. What is opened here is read a second time by a recording's or a picture's frame, which has to be of the same origin for it. */
const MAY: Readonly<Record<View['kind'], string>> = {
  text: '',
  picture: 'allow-same-origin',
  audio: 'allow-same-origin',
  video: 'allow-same-origin',
};

/** A picture of more points takes hundreds of megabytes to show, however small its file is. */
const MOST_POINTS = 100_000_000;

/** So much of a text is read at a time. */
const TEXT_PIECE_BYTES = 1024 * 1024;

/** The picture's own document loads nothing but the picture, whatever the page's policy allows. */
const PICTURE_POLICY = "default-src 'none'; img-src blob:";

const pictureDocument = (picture: string): Blob => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${PICTURE_POLICY}">`;
  const html = `<!doctype html><html><head><meta charset="utf-8">${policy}<title></title></head><body><img src="${picture}" alt=""></body></html>`;
  return new Blob([html], { type: 'text/html;charset=utf-8' });
};

/** How many points a picture has by its head, before anything of it is drawn; undefined where the browser can't show it. */
const pointsOf = (address: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const picture = new Image();
    picture.addEventListener('load', () => resolve(picture.naturalWidth * picture.naturalHeight));
    picture.addEventListener('error', () => resolve(undefined));
    picture.src = address;
  });

/** Scales the picture to the frame, whatever size that gets. */
const scaleIn = (frame: HTMLIFrameElement): void => {
  const picture = frame.contentDocument?.querySelector('img');
  if (picture === null || picture === undefined) return;
  Object.assign(picture.ownerDocument.body.style, { margin: '0' });
  const whole = { display: 'block', marginInline: 'auto', maxInlineSize: '100%', maxBlockSize: '100vh' };
  Object.assign(picture.style, whole);
};

type Shown = { readonly child: Child; readonly addresses: readonly string[] };

const frameOf = (kind: View['kind'], src: string, title: string): HTMLIFrameElement =>
  el('iframe', { sandbox: MAY[kind], src, title });

const showPicture = async (lang: Lang, title: string, content: Blob): Promise<Shown> => {
  const t = attachmentWords(lang).shown;
  const picture = URL.createObjectURL(content);
  const points = await pointsOf(picture);
  if (points === undefined || points > MOST_POINTS) {
    const words = points === undefined ? t.notShown : t.tooManyPoints(MOST_POINTS);
    return { child: notice('warning', el('p', { role: 'alert' }, words)), addresses: [picture] };
  }
  const page = URL.createObjectURL(pictureDocument(picture));
  const frame = frameOf('picture', page, title);
  frame.addEventListener('load', () => scaleIn(frame));
  return { child: frame, addresses: [picture, page] };
};

/** A text's own document loads nothing. Of its paragraphs each runs as its first strong letter does, by `dir`, and its lines are broken where the frame ends. */
const TEXT_HEAD =
  '<!doctype html><html><head><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">` +
  '<title></title></head><body><pre dir="auto" wrap>\n';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A text as it is shown: in UTF-8, with a mark wherever a sign stands that nobody sees and that changes how it reads. */
const shownText = async (content: Blob, encoding: string): Promise<Blob> => {
  const decoder = new TextDecoder(encoding);
  const marked = (text: string): string =>
    escaped(
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
  if (view.kind === 'picture') return showPicture(lang, title, typed);
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
