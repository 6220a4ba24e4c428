// A picture that was opened, in a document of its own that loads nothing but the picture: all of it at first, and for whoever reads a
// photographed page as wide as the window, with the page to scroll by, or in its own size, with the frame to scroll by.
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { type Child, el } from './dom.ts';
import { notice } from './parts.ts';

/** A picture of more points takes hundreds of megabytes to show, however small its file is. */
const MOST_POINTS = 100_000_000;

/** The picture's own document loads nothing but the picture, whatever the page's policy allows. */
const PICTURE_POLICY = "default-src 'none'; img-src blob:";

const pictureDocument = (picture: string): Blob => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${PICTURE_POLICY}">`;
  const html = `<!doctype html><html><head><meta charset="utf-8">${policy}<title></title></head><body><img src="${picture}" alt=""></body></html>`;
  return new Blob([html], { type: 'text/html;charset=utf-8' });
};

type Extent = { readonly width: number; readonly height: number };

/** How large a picture is by its head, before anything of it is drawn; undefined where the browser can't show it. */
const extentOf = (address: string): Promise<Extent | undefined> =>
  new Promise((resolve) => {
    const picture = new Image();
    picture.addEventListener('load', () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight }));
    picture.addEventListener('error', () => resolve(undefined));
    picture.src = address;
  });

/** `whole`: all of it in the frame. `wide`: as wide as the window. `own`: a point of it for each of the screen's. */
const SIZES = ['whole', 'wide', 'own'] as const;
type Size = (typeof SIZES)[number];

const pictureStyle = (size: Size, { width }: Extent): Partial<CSSStyleDeclaration> => {
  switch (size) {
    case 'whole':
      return { inlineSize: 'auto', maxInlineSize: '100%', maxBlockSize: '100vh' };
    case 'wide':
      return { inlineSize: '100%', maxInlineSize: 'none', maxBlockSize: 'none' };
    case 'own':
      return { inlineSize: `${width / devicePixelRatio}px`, maxInlineSize: 'none', maxBlockSize: 'none' };
  }
};

/** Scales the picture in its frame, whatever size that gets. */
const scaleIn = (frame: HTMLIFrameElement, size: Size, extent: Extent): void => {
  const picture = frame.contentDocument?.querySelector('img');
  if (picture === null || picture === undefined) return;
  const { body, documentElement: root } = picture.ownerDocument;
  Object.assign(body.style, { margin: '0' });
  // What is larger is seen from where reading begins.
  root.dir = document.documentElement.dir;
  // Whoever has no pointer comes into it by the tabulator, and scrolls by the arrows.
  root.tabIndex = size === 'own' ? 0 : -1;
  Object.assign(picture.style, { display: 'block', marginInline: 'auto', ...pictureStyle(size, extent) });
};

/** Gives the frame the window's width out of the column that it stands in, or takes it back. */
const spread = (frame: HTMLIFrameElement, size: Size, { width, height }: Extent): void => {
  // As it was before, it may hold its column wider than a window that has become narrow.
  Object.assign(frame.style, { inlineSize: '', marginInline: '' });
  const column = frame.parentElement?.getBoundingClientRect();
  if (column === undefined) return;
  const [left, right] = [column.left, document.documentElement.clientWidth - column.right];
  const isFromRight = getComputedStyle(frame).direction === 'rtl';
  const isWide = size !== 'whole';
  const across = left + column.width + right;
  frame.dataset.size = size;
  Object.assign(frame.style, {
    inlineSize: isWide ? `${across}px` : '',
    blockSize: size === 'wide' ? `${Math.ceil((across * height) / width)}px` : '',
    marginInlineStart: isWide ? `${-(isFromRight ? right : left)}px` : '',
    marginInlineEnd: isWide ? `${-(isFromRight ? left : right)}px` : '',
  });
};

/** The choice of size above a picture's frame. */
const sizesOf = (lang: Lang, frame: HTMLIFrameElement, extent: Extent): HTMLElement => {
  const t = attachmentWords(lang).shown.sizes;
  let chosen: Size = 'whole';
  const choose = (size: Size): void => {
    chosen = size;
    for (const [at, button] of buttons.entries()) button.ariaPressed = String(SIZES[at] === size);
    spread(frame, size, extent);
    scaleIn(frame, size, extent);
  };
  const buttons = SIZES.map((size) =>
    el(
      'button',
      { type: 'button', class: 'button quiet', 'aria-pressed': String(size === chosen), onclick: () => choose(size) },
      t[size],
    ),
  );
  frame.addEventListener('load', () => choose(chosen));
  const turned = new ResizeObserver(() => {
    if (frame.isConnected) choose(chosen);
    else turned.disconnect();
  });
  frame.addEventListener('load', () => turned.observe(document.documentElement), { once: true });
  return el('div', { role: 'group', class: 'actions', 'aria-label': t.title }, buttons);
};

/** A picture in `frameFor`'s frame, or why it isn't shown; with the addresses that are to be let go of when it is closed. */
export const shownPicture = async (
  lang: Lang,
  content: Blob,
  frameFor: (address: string) => HTMLIFrameElement,
): Promise<{ readonly child: Child; readonly addresses: readonly string[] }> => {
  const t = attachmentWords(lang).shown;
  const picture = URL.createObjectURL(content);
  const extent = await extentOf(picture);
  if (extent === undefined || extent.width * extent.height > MOST_POINTS) {
    const words = extent === undefined ? t.notShown : t.tooManyPoints(MOST_POINTS);
    return { child: notice('warning', el('p', { role: 'alert' }, words)), addresses: [picture] };
  }
  const page = URL.createObjectURL(pictureDocument(picture));
  const frame = frameFor(page);
  return { child: [sizesOf(lang, frame, extent), frame], addresses: [picture, page] };
};
