// Marked texts and how they are looked for: as each could stand somewhere, in whatever encoding a program may have put it,
// among everything that a server keeps, writes or sees pass. Looking costs one walk over the bytes, however many texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupDigits } from '../../src/protocol/check/index.ts';

/** A word of its own for each text, in both scripts. */
export const markOf = (name: string): string => `kanari-${name}-vogel عصفور-${name}-المنجم 🐤${name}`;

/** The least that tells a text from chance among random bytes. */
const LEAST_BYTES = 7;
const BITS_PER_CHARACTER = 6;

/** What all of these bytes' own base64 has in common wherever they stand: neighbours' bits are left out. */
const basedForms = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const from = Math.ceil((offset * 8) / BITS_PER_CHARACTER);
    const to = Math.floor(((offset + bytes.length) * 8) / BITS_PER_CHARACTER);
    const core = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(from, to);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });

const hexForms = (bytes: Buffer): readonly string[] => [
  bytes.toString('hex'),
  bytes.toString('hex').toUpperCase(),
  bytes.toString('hex').replace(/../g, '\\x$&'),
];

const inUtf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const codeUnits = (text: string, write: (code: number) => string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => write(unit.charCodeAt(0)));
const characters = (text: string, write: (code: number) => string): string =>
  [...text].map((one) => (one < '\u0080' ? one : write(one.codePointAt(0) ?? 0))).join('');
const hex4 = (code: number): string => code.toString(16).padStart(4, '0');

/** A text as programs write it: escaped for JSON, addresses, forms and HTML. */
const written = (text: string): readonly string[] => {
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text);
  return [
    text,
    text.normalize('NFD'),
    json,
    codeUnits(json, (code) => `\\u${hex4(code)}`),
    codeUnits(json, (code) => `\\u${hex4(code).toUpperCase()}`),
    percent,
    percent.replace(/%../g, (byte) => byte.toLowerCase()),
    percent.replaceAll('%20', '+'),
    new URLSearchParams([['', text]]).toString().slice(1),
    characters(text, (code) => `&#${code};`),
    characters(text, (code) => `&#x${code.toString(16)};`),
  ];
};

/** Every form of a text as bytes. */
export const formsOf = (text: string): readonly Buffer[] => {
  const wide = [inUtf16(text), inUtf16(text).swap16()];
  const narrow = Buffer.from(text, 'utf8');
  const based = [narrow, ...wide].flatMap((bytes) => [...basedForms(bytes), ...hexForms(bytes)]);
  const forms = [...[...written(text), ...based].map((form) => Buffer.from(form, 'utf8')), ...wide];
  const distinct = new Map(forms.map((form) => [form.toString('latin1'), form]));
  return [...distinct.values()].filter(({ length }) => length >= LEAST_BYTES);
};

const DIGIT_ZEROS = [0x30, 0x660, 0x6f0] as const;
const SEPARATORS = ['', ' ', '-', '\u00a0', '\u202f', '.'] as const;
const GROUP = 4;

/** A code as people and programs write it: grouped or not, in each kind of digits. */
export const writingsOf = (digits: string): readonly string[] =>
  DIGIT_ZEROS.flatMap((zero) => {
    const own = digits.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
    return SEPARATORS.map((separator) => groupDigits(own, GROUP).replaceAll(' ', separator));
  });

/** A name and the bytes that stand under it. */
export type Place = { readonly name: string; readonly content: Buffer };

/** Every file below a folder: its content, and its name as a place of its own. */
export const filesBelow = (folder: string): readonly Place[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const name: Place = { name: `the name ${path}`, content: Buffer.from(entry.name) };
    return entry.isDirectory() ? [name, ...filesBelow(path)] : [name, { name: path, content: readFileSync(path) }];
  });

type Needle = { readonly text: string; readonly bytes: Buffer };

const needlesByStart = (texts: readonly string[]): ReadonlyMap<number, readonly Needle[]> => {
  const byStart = new Map<number, Needle[]>();
  for (const text of new Set(texts)) {
    for (const bytes of formsOf(text)) {
      const start = bytes.readUInt32LE(0);
      const same = byStart.get(start);
      if (same === undefined) byStart.set(start, [{ text, bytes }]);
      else same.push({ text, bytes });
    }
  }
  return byStart;
};

const TWO_BYTES = 2 ** 16;

/** Which of `texts` stand in which of `places`, in whatever form. */
export const findTexts = (places: readonly Place[], texts: readonly string[]): readonly string[] => {
  const byStart = needlesByStart(texts);
  // Two bytes rule most positions out before anything is looked up.
  const starts = new Uint8Array(TWO_BYTES);
  for (const start of byStart.keys()) starts[start % TWO_BYTES] = 1;
  const found = new Set<string>();
  for (const { name, content } of places) {
    for (let at = 0; at + LEAST_BYTES <= content.length; at += 1) {
      if (starts[(content[at] ?? 0) + 256 * (content[at + 1] ?? 0)] === 0) continue;
      for (const { text, bytes } of byStart.get(content.readUInt32LE(at)) ?? []) {
        if (content.compare(bytes, 0, bytes.length, at, Math.min(content.length, at + bytes.length)) === 0)
          found.add(`${text} in ${name}`);
      }
    }
  }
  return [...found];
};
