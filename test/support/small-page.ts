// A page with the little of a browser that islands' parts need to be built and read: elements, texts, ids and plain selectors. What
// looks, is laid out, focused or sent belongs to a real browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Lang } from '../../src/i18n/locale.ts';

const find = createRequire(import.meta.url);
const ISLANDS = fileURLToPath(new URL('../../src/browser/', import.meta.url));

type SmallChild = SmallNode | string;
type Attributes = Readonly<Record<string, string>>;

/** A selector's parts from the outside in, each a tag, `#id`, `.class` or `[name="value"]`, or several of them together. */
const partsOf = (selector: string): readonly string[] => selector.split(' ');

const isMeant = (node: SmallNode, part: string): boolean =>
  [...part.matchAll(/^[\w-]+|#[\w-]+|\.[\w-]+|\[[^\]]+\]/g)].every(([one]) => {
    const [, name = '', value] = /^\[([\w-]+)(?:="([^"]*)")?\]$/.exec(one) ?? [];
    if (name !== '') return value === undefined ? node.attributes.has(name) : node.attributes.get(name) === value;
    if (one.startsWith('#')) return node.attributes.get('id') === one.slice(1);
    if (one.startsWith('.')) return (node.attributes.get('class') ?? '').split(' ').includes(one.slice(1));
    return node.tag === one;
  });

export class SmallNode {
  parent: SmallNode | undefined;
  readonly children: SmallChild[] = [];
  readonly attributes = new Map<string, string>();
  hidden = false;
  disabled = false;
  checked = false;

  constructor(readonly tag: string) {}

  #adopt(children: readonly SmallChild[]): readonly SmallChild[] {
    for (const child of children) {
      if (typeof child === 'string') continue;
      child.remove();
      child.parent = this;
    }
    return children;
  }

  append(...children: readonly SmallChild[]): void {
    this.children.push(...this.#adopt(children));
  }

  prepend(...children: readonly SmallChild[]): void {
    this.children.unshift(...this.#adopt(children));
  }

  replaceChildren(...children: readonly SmallChild[]): void {
    this.children.splice(0, this.children.length, ...this.#adopt(children));
  }

  remove(): void {
    const at = this.parent?.children.indexOf(this) ?? -1;
    if (at >= 0) this.parent?.children.splice(at, 1);
    this.parent = undefined;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  get dataset(): Attributes {
    const data = [...this.attributes].filter(([name]) => name.startsWith('data-'));
    return Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value]));
  }

  get textContent(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }

  /** Everything within, in its order. */
  get within(): readonly SmallNode[] {
    return this.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...child.within]));
  }

  closest(part: string): SmallNode | null {
    return isMeant(this, part) ? this : (this.parent?.closest(part) ?? null);
  }

  querySelectorAll(selector: string): readonly SmallNode[] {
    const [first = '', ...others] = partsOf(selector);
    const found = this.within.filter((node) => isMeant(node, first));
    return others.length === 0 ? found : found.flatMap((node) => node.querySelectorAll(others.join(' ')));
  }

  querySelector(selector: string): SmallNode | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

/** An element as a test lays it on the page. */
export const laid = (tag: string, attributes: Attributes, ...children: readonly SmallChild[]): SmallNode => {
  const node = new SmallNode(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/** What somebody reads in it: what is set apart in a direction of its own stands in angle brackets. */
export const readIn = (node: SmallNode): string => {
  const text = node.children.map((child) => (typeof child === 'string' ? child : readIn(child))).join('');
  return node.tag === 'bdi' ? `⟨${text}⟩` : text;
};

/** Packages stay where they are, and the root is that of a page before the first roster. */
const outside: Plugin = {
  name: 'outside of a browser',
  setup: (one) => {
    one.onResolve({ filter: /^[\w@]/ }, ({ path }) => ({
      path: pathToFileURL(find.resolve(path)).href,
      external: true,
    }));
    one.onResolve({ filter: /^\/static\/root\.js$/ }, ({ path }) => ({ path, namespace: 'root' }));
    one.onLoad({ filter: /./, namespace: 'root' }, () => ({ contents: 'export const root = undefined;' }));
  },
};

/** What modules of the browser export, as one module. */
const loaded = async (exported: string): Promise<unknown> => {
  const folder = await mkdtemp(join(tmpdir(), 'small-page-'));
  const outfile = join(folder, 'parts.mjs');
  try {
    await build({
      stdin: { contents: exported, resolveDir: ISLANDS, loader: 'ts' },
      ...{ bundle: true, format: 'esm', outfile, sourcemap: 'inline', logLevel: 'silent', plugins: [outside] },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Loaded once a process for each language, which modules read as they load. */
const LOADED = new Map<string, Promise<unknown>>();

/** Tabs talk to each other by it; here is one. A real one would keep the process. */
class NoChannel {
  addEventListener(): void {}
  postMessage(): void {}
}

/**
 * Runs `work` on a page of a language with what `body` lays on it, with what `exported` names of the browser's modules.
 * Other tests of the process have no page.
 */
export const withPage = async <M>(
  { lang, body, exported }: { readonly lang: Lang; readonly body: SmallNode; readonly exported: string },
  work: (parts: M) => Promise<void> | void,
): Promise<void> => {
  const document = {
    documentElement: { lang, dataset: {} },
    createElement: (tag: string) => new SmallNode(tag),
    getElementById: (id: string) => body.querySelector(`#${id}`),
    querySelector: (selector: string) => body.querySelector(selector),
    querySelectorAll: (selector: string) => body.querySelectorAll(selector),
  };
  const page = { document, Node: SmallNode, addEventListener: () => undefined, BroadcastChannel: NoChannel };
  const before = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => name in page);
  Object.assign(globalThis, page);
  try {
    const key = `${lang} ${exported}`;
    const parts = LOADED.get(key) ?? loaded(exported);
    LOADED.set(key, parts);
    await work((await parts) as M);
  } finally {
    for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
    Object.defineProperties(globalThis, Object.fromEntries(before));
  }
};
