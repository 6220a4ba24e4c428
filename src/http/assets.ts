// Owns everything under /static: files are read once, named by their content's hash and rewritten where they name one
// another, so that a changed file has a changed address. The roster's root is served as a script of its own (PROTOCOL §4).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { compactSheet } from './compact-sheet.ts';

export type ServedAsset = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly immutable: boolean;
  readonly tag: string;
};

export type Assets = {
  /** Address of the asset `name` ('base.css', 'islands/report.js', 'root.js'). */
  readonly url: (name: string) => string;
  /** Addresses of the scripts that the script `name` imports, so that a page can ask for all of them at once. */
  readonly imports: (name: string) => readonly string[];
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

/** What islands import in their source, in the order in which they are named; built texts hold it until it is replaced here. */
const SHARED_SCRIPTS = ['root.js', 'islands/sodium.js'];
const specifierOf = (name: string): string => `/static/${name}`;

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

type Entry = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly hashed: string;
  /** Names of the shared scripts that it imports. */
  readonly imports: readonly string[];
};

/** The script whose only content is the accepted root's hash. */
const rootScript = (root: string | undefined): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`export const root = ${root === undefined ? 'undefined' : JSON.stringify(root)};\n`);

/** A script whose import of `specifier` is from `address`, cut as bytes: decoding megabytes would take longer than all else. */
const withAddress = (
  script: Uint8Array<ArrayBuffer>,
  specifier: string,
  address: string,
): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = Buffer.from(script.buffer, script.byteOffset, script.byteLength);
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(specifier); at !== -1; at = bytes.indexOf(specifier, from)) {
    pieces.push(bytes.subarray(from, at), Buffer.from(address));
    from = at + specifier.length;
  }
  return from === 0 ? undefined : new Uint8Array(Buffer.concat([...pieces, bytes.subarray(from)]));
};

/** Reads the folder `static`; `root` is the accepted root's hash, if there is one. */
export const loadAssets = (folder: string, root: string | undefined): Assets => {
  const sources = new Map(
    filesIn(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  );
  let entries = new Map<string, Entry>();
  let byHashed = new Map<string, string>();

  const sheet = (
    name: string,
    body: Uint8Array<ArrayBuffer>,
    resolved: ReadonlyMap<string, Entry>,
  ): Uint8Array<ArrayBuffer> => {
    const text = new TextDecoder()
      .decode(body)
      .replace(/url\((["']?)([^"')]+)\1\)/g, (whole, _quote, target: string) => {
        const path = target.startsWith('/static/') ? target.slice(8) : posix.join(posix.dirname(name), target);
        const entry = resolved.get(path);
        return entry === undefined ? whole : `url("/static/${entry.hashed}")`;
      });
    return new TextEncoder().encode(compactSheet(text));
  };

  const refresh = (accepted: string | undefined): void => {
    const resolved = new Map<string, Entry>();
    const add = (name: string, body: Uint8Array<ArrayBuffer>, imports: readonly string[] = []): void => {
      resolved.set(name, { body, hashed: hashedName(name, body), imports });
    };
    const addScript = (name: string, body: Uint8Array<ArrayBuffer>): void => {
      const imports: string[] = [];
      let script = body;
      for (const shared of SHARED_SCRIPTS) {
        const entry = resolved.get(shared);
        const rewritten = entry && withAddress(script, specifierOf(shared), `/static/${entry.hashed}`);
        if (rewritten === undefined) continue;
        script = rewritten;
        imports.push(shared);
      }
      add(name, script, imports);
    };
    add('root.js', rootScript(accepted));
    for (const name of SHARED_SCRIPTS) {
      const body = sources.get(name);
      if (body !== undefined) addScript(name, body);
    }
    const others = [...sources].filter(([name]) => !SHARED_SCRIPTS.includes(name));
    for (const [name, body] of others) if (!/\.(?:css|js)$/.test(name)) add(name, body);
    for (const [name, body] of others) {
      if (name.endsWith('.css')) add(name, sheet(name, body, resolved));
      if (name.endsWith('.js')) addScript(name, body);
    }
    const sheets = SITE_SHEETS.flatMap((name) => resolved.get(name)?.body ?? []);
    if (sheets.length > 0) add(SITE_SHEET, new Uint8Array(Buffer.concat(sheets)));
    entries = resolved;
    byHashed = new Map([...resolved].map(([name, entry]) => [entry.hashed, name]));
  };
  refresh(root);

  const url = (name: string): string => `/static/${entries.get(name)?.hashed ?? name}`;
  return {
    url,
    imports: (name) => (entries.get(name)?.imports ?? []).map(url),
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
