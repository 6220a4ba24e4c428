// Owns everything under /static: files are read once, named by their content's hash and rewritten where they name one
// another, so that a changed file has a changed address. The roster's root is served as a script of its own (PROTOCOL §4).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';

export type ServedAsset = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly immutable: boolean;
  readonly tag: string;
};

export type Assets = {
  /** Address of the asset `name` ('base.css', 'islands/report.js', 'root.js'). */
  readonly url: (name: string) => string;
  /** The asset at `path` below /static/, by its hashed or its plain name. */
  readonly serve: (path: string) => ServedAsset | undefined;
  /** Writes the accepted root (its roster hash) into the root script and renames whatever imports it. */
  readonly refresh: (root: string | undefined) => void;
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** What an island imports in its source; the built text holds it until it is replaced here. */
const ROOT_SPECIFIER = '/static/root.js';

/** Every page needs these, in this order; as one file they cost a first visit one request and fewer bytes. */
const SITE_SHEETS = ['tokens.css', 'base.css', 'components.css'];
export const SITE_SHEET = 'site.css';

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        )
    : [];

const hashedName = (name: string, body: Uint8Array): string => {
  const extension = extname(name);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return `${name.slice(0, name.length - extension.length)}.${hash}${extension}`;
};

type Entry = { readonly body: Uint8Array<ArrayBuffer>; readonly hashed: string };

/** The script whose only content is the accepted root's hash. */
const rootScript = (root: string | undefined): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`export const root = ${root === undefined ? 'undefined' : JSON.stringify(root)};\n`);

/** A script that imports the root from `address`, cut as bytes: decoding megabytes would take longer than all else at a start. */
const withAddress = (script: Uint8Array<ArrayBuffer>, address: string): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(script.buffer, script.byteOffset, script.byteLength);
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(ROOT_SPECIFIER); at !== -1; at = bytes.indexOf(ROOT_SPECIFIER, from)) {
    pieces.push(bytes.subarray(from, at), Buffer.from(address));
    from = at + ROOT_SPECIFIER.length;
  }
  return from === 0 ? script : new Uint8Array(Buffer.concat([...pieces, bytes.subarray(from)]));
};

/** Reads the folder `static`; `root` is the accepted root's hash, if there is one. */
export const loadAssets = (folder: string, root: string | undefined): Assets => {
  const sources = new Map(
    filesIn(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  );
  let entries = new Map<string, Entry>();
  let byHashed = new Map<string, string>();

  const rewrite = (
    name: string,
    body: Uint8Array<ArrayBuffer>,
    resolved: ReadonlyMap<string, Entry>,
  ): Uint8Array<ArrayBuffer> => {
    const extension = extname(name);
    if (extension !== '.css' && extension !== '.js') return body;
    const urlOf = (target: string): string | undefined => {
      const path = target.startsWith('/static/') ? target.slice(8) : posix.join(posix.dirname(name), target);
      const entry = resolved.get(path);
      return entry === undefined ? undefined : `/static/${entry.hashed}`;
    };
    if (extension === '.js') return withAddress(body, urlOf(ROOT_SPECIFIER) ?? ROOT_SPECIFIER);
    const text = new TextDecoder()
      .decode(body)
      .replace(/url\((["']?)([^"')]+)\1\)/g, (whole, _quote, target: string) => {
        const url = urlOf(target);
        return url === undefined ? whole : `url("${url}")`;
      });
    return new TextEncoder().encode(text);
  };

  const refresh = (accepted: string | undefined): void => {
    const resolved = new Map<string, Entry>();
    const add = (name: string, body: Uint8Array<ArrayBuffer>): void => {
      resolved.set(name, { body, hashed: hashedName(name, body) });
    };
    add('root.js', rootScript(accepted));
    const last = (name: string): boolean => name.endsWith('.css') || name.endsWith('.js');
    for (const [name, body] of sources) if (!last(name)) add(name, body);
    for (const [name, body] of sources) if (last(name)) add(name, rewrite(name, body, resolved));
    const sheets = SITE_SHEETS.flatMap((name) => resolved.get(name)?.body ?? []);
    if (sheets.length > 0) add(SITE_SHEET, new Uint8Array(Buffer.concat(sheets)));
    entries = resolved;
    byHashed = new Map([...resolved].map(([name, entry]) => [entry.hashed, name]));
  };
  refresh(root);

  return {
    url: (name) => `/static/${entries.get(name)?.hashed ?? name}`,
    serve: (path) => {
      const name = byHashed.get(path) ?? path;
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      return { body: entry.body, type, immutable: byHashed.has(path), tag: `"${entry.hashed}"` };
    },
    refresh,
  };
};
