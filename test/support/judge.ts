// What runs in the inspector's page beside axe: it remembers which colours axe has judged, on what, and has it judge only those
// that are new. It must never take a colour for judged that axe itself hasn't found good, with the same ground under it.

/** What of axe is used here. */
type Judged = {
  readonly node: { readonly element: Element };
  readonly any: readonly Check[];
  readonly none: readonly Check[];
};
type Check = { readonly message?: string; readonly data?: { readonly contrastRatio?: unknown } | null };
type Outcome = { readonly id: string; readonly violations: readonly Judged[]; readonly passes: readonly Judged[] };
type Reporter = (results: readonly Outcome[], how: unknown, done: (results: readonly Outcome[]) => void) => void;
type Axe = {
  readonly addReporter: (name: string, reporter: Reporter) => void;
  readonly configure: (how: unknown) => void;
  readonly run: (where: Document, how: unknown) => Promise<readonly Outcome[]>;
};

/** All rules, of which those of colours judge what is new; or only what can differ between two looks at the same document. */
export type Judge = (which: 'all' | 'look') => Promise<readonly string[]>;

/** Puts `judge` in the page, in which axe stands already. It is sent there as text: nothing outside of it can be named in it. */
export const installJudge = (tags: readonly string[]): void => {
  const { axe } = globalThis as unknown as { readonly axe: Axe };
  const MARK = 'data-unjudged';
  /** Axe asks for no contrast there. */
  const OFF = ':disabled, [aria-disabled="true"], [inert]';
  const LINK = 'a[href], [role="link"]';
  /** In these axe sees no text. */
  const TEXTLESS = /^(hidden|range|color|checkbox|radio|image)$/;
  /** Below this size, in pixels, letters are small for axe however bold they are, and small letters all need the same contrast. */
  const SMALL = 18.6;
  const RULES = { text: 'color-contrast', link: 'link-in-text-block' } as const;
  axe.addReporter('elements', (results, _, done) => done(results));
  axe.configure({
    rules: [
      { id: RULES.text, selector: `[${MARK}~="text"]` },
      { id: RULES.link, selector: `[${MARK}~="link"]` },
    ],
  });
  // Axe looks whether a text is drawn as its first letter alone would be, as an icon's name isn't, and judges no colour of an
  // icon's. Joined Arabic letters look like that to it: none of their colours would be judged. Here every drawing is alike.
  const drawing = {
    canvas: {},
    measureText: () => ({ width: 30 }),
    fillText: () => undefined,
    clearRect: () => undefined,
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: new Uint8ClampedArray(4 * Math.ceil(width) * Math.ceil(height)).fill(255),
    }),
  };
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => drawing });
  const judged = new Set<string>();

  /** Everything on the page that axe reads where it judges a colour, read once. */
  const reading = (all: readonly Element[]) => {
    const styles = new Map<Element, CSSStyleDeclaration>();
    const grounds = new Map<Element, string>();
    const boxes = new Map<Element, DOMRect>();
    const layers = new Map<Element, readonly Element[]>();
    const clipped = new Set<Element>();
    for (const node of [document.documentElement, document.body, ...all]) {
      const style = getComputedStyle(node);
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, zIndex } = style;
      const ground = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode, zIndex].join(' ');
      const isBare = ground === 'rgba(0, 0, 0, 0) none 1 none normal auto';
      const below = layers.get(node.parentElement ?? node) ?? [];
      styles.set(node, style);
      boxes.set(node, node.getBoundingClientRect());
      layers.set(node, isBare ? below : [...below, node]);
      if (!isBare) grounds.set(node, ground);
      const { parentElement } = node;
      if (style.clipPath === 'inset(50%)' || (parentElement !== null && clipped.has(parentElement))) clipped.add(node);
    }
    return { styles, grounds, boxes, layers, clipped };
  };
  type Reading = ReturnType<typeof reading>;

  /** A colour and all that is under it, or nothing where something that it doesn't stand in is under it too. */
  const colourOf = ({ styles, grounds, boxes, layers }: Reading, node: Element): string | undefined => {
    const { color, fontSize, fontWeight, textShadow, webkitTextStroke } = styles.get(node) ?? getComputedStyle(node);
    const box = boxes.get(node) ?? node.getBoundingClientRect();
    for (const other of grounds.keys()) {
      const { left, right, top, bottom } = boxes.get(other) ?? box;
      const isApart = left >= box.right - 1 || right <= box.left + 1 || top >= box.bottom - 1 || bottom <= box.top + 1;
      if (!isApart && !other.contains(node) && !node.contains(other)) return;
    }
    const stack = (layers.get(node) ?? []).map((layer) => {
      const { left, right, top, bottom } = boxes.get(layer) ?? box;
      const isInside = left <= box.left && right >= box.right && top <= box.top && bottom >= box.bottom;
      return `${grounds.get(layer)} ${isInside}`;
    });
    const size = Number.parseFloat(fontSize) < SMALL ? 'small' : `${fontSize} ${fontWeight}`;
    return [color, size, textShadow, webkitTextStroke, ...stack].join(' / ');
  };

  /** Nothing but links stands in the text around this one, or it is no part of a line: axe doesn't compare it with anything. */
  const isAmongLinks = ({ styles }: Reading, link: Element): boolean => {
    const isInline = (node: Element): boolean => styles.get(node)?.display === 'inline';
    if (!isInline(link))
      return /^(block|list-item|flex|grid|inline-block|inline-flex|inline-grid)$/.test(styles.get(link)?.display ?? '');
    let block: Element = link;
    while (block.parentElement !== null && isInline(block)) block = block.parentElement;
    const lengthOf = ({ textContent }: Element): number => (textContent ?? '').replaceAll(/\s/g, '').length;
    const links = [...block.querySelectorAll(LINK)].reduce((sum, one) => sum + lengthOf(one), 0);
    return lengthOf(block) === links;
  };

  /** A link's colour, what else sets it off, and the same of the text around it. */
  const linkOf = (page: Reading, link: Element): string | undefined => {
    const chain: (string | undefined)[] = [];
    for (let node: Element | null = link; node !== null; node = node.parentElement) {
      const style = page.styles.get(node) ?? getComputedStyle(node);
      const { display, textDecoration, border, outline, fontFamily, fontStyle, letterSpacing } = style;
      const { fontSize, fontWeight } = style;
      const colour = colourOf(page, node);
      if (colour === undefined) return;
      const letters = [fontFamily, fontSize, fontWeight, fontStyle, letterSpacing];
      chain.push([colour, textDecoration, border, outline, ...letters].join(' / '));
      if (node !== link && display !== 'inline') break;
    }
    return chain.join(' in ');
  };

  const holdsText = (node: Element): boolean =>
    (node instanceof HTMLInputElement && !TEXTLESS.test(node.type)) ||
    ['SELECT', 'TEXTAREA'].includes(node.nodeName) ||
    [...node.childNodes].some((child) => child instanceof Text && child.data.trim() !== '');

  /** Marks what hasn't been judged and tells as what it will have been; what nobody sees is left alone, as axe does. */
  const mark = (all: readonly Element[]): Map<Element, { text?: string | undefined; link?: string | undefined }> => {
    const page = reading(all);
    const marked = new Map<Element, { text?: string | undefined; link?: string | undefined }>();
    for (const node of all) {
      const { right = 0, bottom = 0, width = 0, height = 0 } = page.boxes.get(node) ?? {};
      const isShown = width > 0 && height > 0 && right + scrollX > 0 && bottom + scrollY > 0;
      const isLink = node.matches(LINK) && !isAmongLinks(page, node);
      if (!isShown || !(isLink || holdsText(node)) || node.nodeName === 'OPTION' || page.clipped.has(node)) continue;
      if (!node.checkVisibility({ visibilityProperty: true })) continue;
      const text = holdsText(node) && node.closest(OFF) === null ? colourOf(page, node) : 'none';
      const link = isLink ? linkOf(page, node) : 'none';
      const isNewText = text === undefined || (text !== 'none' && !judged.has(`text ${text}`));
      const isNewLink = link === undefined || (link !== 'none' && !judged.has(`link ${link}`));
      if (!isNewText && !isNewLink) continue;
      node.setAttribute(MARK, `${isNewText ? 'text' : ''} ${isNewLink ? 'link' : ''}`);
      marked.set(node, { text, link });
    }
    return marked;
  };

  const judge: Judge = async (which) => {
    const all = [...document.querySelectorAll('body *')];
    const marked = mark(all);
    const scrolls = (node: Element): boolean =>
      (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight) &&
      /auto|scroll/.test(getComputedStyle(node).overflow);
    if (which === 'look' && marked.size === 0 && !all.some(scrolls)) return [];
    const look = { type: 'rule', values: [RULES.text, RULES.link, 'scrollable-region-focusable'] };
    const runOnly = which === 'all' ? { type: 'tag', values: tags } : look;
    const outcomes = await axe.run(document, { runOnly, reporter: 'elements', preload: false });
    for (const node of marked.keys()) node.removeAttribute(MARK);
    for (const { id, passes } of outcomes) {
      const kind = id === RULES.text ? 'text' : 'link';
      if (id !== RULES[kind]) continue;
      for (const { node, any } of passes) {
        const as = marked.get(node.element)?.[kind];
        // What axe didn't see passes too, without a ratio.
        const isSeen = kind === 'link' || any.some(({ data }) => typeof data?.contrastRatio === 'number');
        if (as !== undefined && isSeen) judged.add(`${kind} ${as}`);
      }
    }
    return outcomes.flatMap(({ id, violations }) =>
      violations.map(({ node, any, none }) => {
        const why = [...any, ...none].map(({ message = '' }) => message).join(' ');
        return `${id}: ${node.element.outerHTML.slice(0, 160)} ${why}`;
      }),
    );
  };
  Object.assign(globalThis, { judge });
};
