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

/** What islands import in their source; built texts hold it until it is replaced here. Neither imports anything. */
const ROOT_SCRIPT = 'root.js';
const SODIUM_SCRIPT = 'islands/sodium.js';
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

/** What `name.HASH.extension` is without its hash; undefined where it has none. */
const unhashedName = (path: string): string | undefined => {
  const [, name, extension] = /^(.*)\.[\w-]{16}(\.\w+)$/.exec(path) ?? [];
  return name === undefined ? undefined : `${name}${extension}`;
};

/** Files as they lie in the folder, and what is made of them whatever the root is: the same for every portal over it. */
export type Statics = { readonly entryOf: (name: string) => Entry | undefined };

/** Makes what `make` gives for a name when somebody asks for it first. */
const onDemand = (make: (name: string) => Omit<Entry, 'hashed'> | undefined): Statics['entryOf'] => {
  const made = new Map<string, Entry>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = make(name);
    if (fresh === undefined) return undefined;
    const entry = { ...fresh, hashed: hashedName(name, fresh.body) };
    made.set(name, entry);
    return entry;
  };
};

/**
 * Reads the folder `static`, whole, so that what is served belongs together whatever is built there later. Names are found and
 * texts rewritten when somebody asks for them: a start waits for none of it.
 */
export const readStatics = (folder: string): Statics => {
  const sources: ReadonlyMap<string, Buffer<ArrayBuffer>> = new Map(
    filesIn(folder).map((name) => [name, readFileSync(join(folder, name))] as const),
  );
  const sheet = (name: string, body: Uint8Array<ArrayBuffer>): Entry['body'] => {
    const text = new TextDecoder()
      .decode(body)
      .replace(/url\((["']?)([^"')]+)\1\)/g, (whole, _quote, target: string) => {
        const path = target.startsWith('/static/') ? target.slice(8) : posix.join(posix.dirname(name), target);
        // What a sheet names is a font or a picture: nothing that names others itself.
        const entry = /\.(?:css|js)$/.test(path) ? undefined : entryOf(path);
        return entry === undefined ? whole : `url("/static/${entry.hashed}")`;
      });
    return new TextEncoder().encode(compactSheet(text));
  };
  const entryOf = onDemand((name) => {
    if (name === SITE_SHEET) {
      const sheets = SITE_SHEETS.flatMap((one) => entryOf(one)?.body ?? []);
      return sheets.length === 0 ? undefined : { body: new Uint8Array(Buffer.concat(sheets)), imports: [] };
    }
    const body = sources.get(name);
    if (body === undefined) return undefined;
    if (name.endsWith('.css')) return { body: sheet(name, body), imports: [] };
    if (!name.endsWith('.js') || name === SODIUM_SCRIPT) return { body, imports: [] };
    const root = body.includes(specifierOf(ROOT_SCRIPT)) ? [ROOT_SCRIPT] : [];
    const sodium = entryOf(SODIUM_SCRIPT);
    const rewritten = sodium && withAddress(body, specifierOf(SODIUM_SCRIPT), `/static/${sodium.hashed}`);
    return rewritten === undefined ? { body, imports: root } : { body: rewritten, imports: [...root, SODIUM_SCRIPT] };
  });
  return { entryOf };
};

/** What a portal serves of `statics`; `root` is the accepted root's hash, if there is one. */
export const assetsOf = (statics: Statics, root: string | undefined): Assets => {
  const rooted = (accepted: string | undefined): Statics['entryOf'] => {
    const entryOf = onDemand((name) => {
      if (name === ROOT_SCRIPT) return { body: rootScript(accepted), imports: [] };
      const entry = statics.entryOf(name);
      const script = entry?.imports.includes(ROOT_SCRIPT) ? entryOf(ROOT_SCRIPT) : undefined;
      const body = entry && script && withAddress(entry.body, specifierOf(ROOT_SCRIPT), `/static/${script.hashed}`);
      return body && { body, imports: entry.imports };
    });
    return (name) => entryOf(name) ?? statics.entryOf(name);
  };
  let entryOf = rooted(root);
  const url = (name: string): string => `/static/${entryOf(name)?.hashed ?? name}`;
  return {
    url,
    imports: (name) => (entryOf(name)?.imports ?? []).map(url),
    serve: (path) => {
      const unhashed = unhashedName(path);
      const hashed = unhashed === undefined ? undefined : entryOf(unhashed);
      const isHashed = hashed?.hashed === path;
      const entry = isHashed ? hashed : entryOf(path);
      if (entry === undefined) return undefined;
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      return { body: entry.body, type, immutable: isHashed, tag: `"${entry.hashed}"` };
    },
    refresh: (accepted) => {
      entryOf = rooted(accepted);
    },
  };
};
