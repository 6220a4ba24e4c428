// The only way in which islands build a page: elements by name, text as text. Nothing here parses HTML.

type Listener = (event: Event) => void;
export type Attributes = Readonly<Record<string, string | boolean | undefined | Listener>>;
export type Child = Node | string | undefined | readonly Child[];

const append = (parent: Element, children: readonly Child[]): void => {
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === 'string' || child instanceof Node) parent.append(child);
    else append(parent, child);
  }
};

/**
 * An element with attributes and children. `true` sets an empty attribute, `false` and `undefined` leave it out, and a
 * function under `onclick` and the like becomes a listener, never an attribute.
 */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value);
    else if (name.startsWith('on')) throw new Error('a listener must be a function');
    else if (value === true) node.setAttribute(name, '');
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  append(node, children);
  return node;
};

/** The element with this id; throws where the page lacks it, which is a bug. */
export const byId = (id: string): HTMLElement => {
  const node = document.getElementById(id);
  if (node === null) throw new Error('the page lacks an element');
  return node;
};

export const inputById = (id: string): HTMLInputElement => {
  const node = byId(id);
  if (!(node instanceof HTMLInputElement)) throw new Error('not an input');
  return node;
};

export const textAreaById = (id: string): HTMLTextAreaElement => {
  const node = byId(id);
  if (!(node instanceof HTMLTextAreaElement)) throw new Error('not a text area');
  return node;
};

export const buttonById = (id: string): HTMLButtonElement => {
  const node = byId(id);
  if (!(node instanceof HTMLButtonElement)) throw new Error('not a button');
  return node;
};

/** Replaces everything in `node`. */
export const fill = (node: Element, ...children: readonly Child[]): void => {
  node.replaceChildren();
  append(node, children);
};

/** A `data-…` attribute of `node`, which the server must have given. */
export const given = (node: HTMLElement, name: string): string => {
  const value = node.dataset[name];
  if (value === undefined) throw new Error('the page lacks a setting');
  return value;
};

/** Moves the focus to something that isn't a control, such as a heading, so that it is read out. */
export const focusOn = (node: HTMLElement): void => {
  if (!node.hasAttribute('tabindex')) node.setAttribute('tabindex', '-1');
  node.focus();
};
