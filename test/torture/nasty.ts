// What nobody should send and somebody will: texts, values and whole bodies, each by a name that a failing test can say.
import { gzipSync } from 'node:zlib';

/** Accents without a letter, about a megabyte of them in UTF-8. */
export const MEGABYTE_OF_MARKS = '\u0301'.repeat(500_000);

/** Texts that are right for no field that has a shape. */
export const NASTY_TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \t\u00A0\u3000 ',
  'a null byte': 'a\u0000b',
  'control characters': 'a\u0001\u0007\u001B[31m\u007F\u0085b',
  'line breaks': 'a\r\nSet-Cookie: x=y\r\n\r\nb',
  'direction turned': '\u202Egnp.exe\u2066\u200F',
  invisible: '\u200B\u2060\uFEFF\u00AD\u3164',
  markup: '"\'><script>alert(1)</script><img src=x onerror=alert(1)><!--',
  template: '{{7*7}}$' + '{7*7}<%= 7*7 %>#{7*7}',
  query: "' or 1=1; drop table persons; --",
  path: '../../../etc/passwd\u0000.html',
  'percent signs': '%00%0a%ff%zz',
  'half a character': 'a\uD800b',
  'a tower of marks': `a${'\u0301'.repeat(9_000)}`,
  'a small tower of marks': `a${'\u0302\u0323'.repeat(20)}b`,
  'Arabic digits': '١٢٣۴۵',
  prototype: '__proto__',
  long: 'x'.repeat(55_000),
};

/** Values of another kind than a text. */
export const NASTY_VALUES: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  zero: 0,
  'a negative number': -1,
  'a fraction': 1.5,
  'a number beyond doubles': 2 ** 64,
  'an empty list': [],
  'a list of nothing': [null],
  'a nested list': [[[[]]]],
  'an empty object': {},
  'an object': { x: 1 },
  'many of them': Array.from({ length: 5_000 }, () => ({})),
};

export type RawBody = {
  readonly what: string;
  readonly type?: string;
  readonly encoding?: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
};

const bytes = (text: string, encoding: 'utf16le' | 'latin1'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const BOUNDARY = '----x';

/** Bodies of types that this portal doesn't take, from anybody, in any state of repair. */
const foreignBodies = (sample: string): readonly RawBody[] => [
  { what: 'text', type: 'text/plain', body: sample },
  { what: 'a type that is none', type: '\\u0000/;;', body: sample },
  {
    what: 'XML with an entity',
    type: 'application/xml',
    body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  },
  { what: 'multipart without a boundary', type: 'multipart/form-data', body: `--${BOUNDARY}\r\n\r\nx` },
  {
    what: 'multipart that never ends',
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: `--${BOUNDARY}\r\nContent-Disposition: form-data; name="name"\r\n\r\nx`,
  },
  {
    what: 'multipart of a thousand files',
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: `${`--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"; filename="../x"\r\n\r\n\r\n`.repeat(500)}--${BOUNDARY}--`,
  },
];

/** Bodies for an address that takes JSON; `sample` is one that it would take. */
export const jsonBodies = (sample: string): readonly RawBody[] => [
  ...foreignBodies(sample),
  { what: 'JSON without its type', body: sample },
  { what: 'JSON as a form', type: FORM_TYPE, body: sample },
  { what: 'a type that begins like JSON', type: 'application/jsonx', body: sample },
  { what: 'another charset', type: `${JSON_TYPE}; charset=utf-16`, body: sample },
  { what: 'UTF-16', type: JSON_TYPE, body: bytes(sample, 'utf16le') },
  {
    what: 'bytes that are no UTF-8',
    type: JSON_TYPE,
    body: bytes(sample.replace('{', '{"\u00FF\u00FE":1,'), 'latin1'),
  },
  { what: 'a byte order mark', type: JSON_TYPE, body: `\uFEFF${sample}` },
  { what: 'packed', type: JSON_TYPE, encoding: 'gzip', body: new Uint8Array(gzipSync(sample)) },
  { what: 'said to be packed', type: JSON_TYPE, encoding: 'br', body: sample },
  {
    what: 'a bomb, packed',
    type: JSON_TYPE,
    encoding: 'gzip',
    body: new Uint8Array(gzipSync(new Uint8Array(8_000_000))),
  },
  { what: 'nothing', type: JSON_TYPE, body: '' },
  { what: 'half of it', type: JSON_TYPE, body: sample.slice(0, Math.ceil(sample.length / 2)) },
  { what: 'twice', type: JSON_TYPE, body: sample + sample },
  { what: 'a comma too many', type: JSON_TYPE, body: sample.replace(/\}$/, ',}') },
  { what: 'a comment', type: JSON_TYPE, body: `/**/${sample}` },
  { what: 'null bytes around it', type: JSON_TYPE, body: `\u0000${sample}\u0000` },
  ...['null', 'true', '0', '""', '[]', '"x"', 'NaN', '1e999', `[${sample}]`, '-0', '[1e308,1e309]'].map(
    (body): RawBody => ({ what: body.slice(0, 20), type: JSON_TYPE, body }),
  ),
  { what: 'lists in lists', type: JSON_TYPE, body: '['.repeat(30_000) + ']'.repeat(30_000) },
  { what: 'lists without end', type: JSON_TYPE, body: '['.repeat(60_000) },
  { what: 'objects in objects', type: JSON_TYPE, body: `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}` },
  { what: 'a number of fifty thousand digits', type: JSON_TYPE, body: `{"a":${'9'.repeat(50_000)}}` },
  {
    what: 'ten thousand keys',
    type: JSON_TYPE,
    body: `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":0`).join(',')}}`,
  },
  { what: 'a foreign key', type: JSON_TYPE, body: sample.replace('{', '{"x":1,') },
  { what: '__proto__', type: JSON_TYPE, body: sample.replace('{', '{"__proto__":{"all":true},') },
  { what: 'constructor', type: JSON_TYPE, body: sample.replace('{', '{"constructor":{"prototype":{"x":1}},') },
  { what: 'too much', type: JSON_TYPE, body: `{"a":"${'x'.repeat(1_100_000)}"}` },
];

/** Beyond what any form is read for. */
const TOO_MUCH_OF_A_FORM = 'x'.repeat(4_300_000);

/** Bodies for an address that takes a form; `sample` is one that it would take. */
export const formBodies = (sample: string): readonly RawBody[] => [
  ...foreignBodies(sample),
  { what: 'JSON', type: JSON_TYPE, body: '{"name":"x"}' },
  { what: 'a form without its type', body: sample },
  { what: 'another charset', type: `${FORM_TYPE}; charset=windows-1256`, body: sample },
  { what: 'bytes that are no UTF-8', type: FORM_TYPE, body: bytes(`${sample}&x=\u00FF\u00FE`, 'latin1') },
  { what: 'escapes that are no UTF-8', type: FORM_TYPE, body: `${sample}&x=%FF%FE` },
  { what: 'escapes cut short', type: FORM_TYPE, body: `${sample}&x=%E0%A` },
  { what: 'overlong escapes', type: FORM_TYPE, body: `${sample}&x=%C0%AF` },
  { what: 'a byte order mark', type: FORM_TYPE, body: `\uFEFF${sample}` },
  { what: 'packed', type: FORM_TYPE, encoding: 'gzip', body: new Uint8Array(gzipSync(sample)) },
  { what: 'said to be packed', type: FORM_TYPE, encoding: 'deflate', body: sample },
  { what: 'every field twice', type: FORM_TYPE, body: `${sample}&${sample}` },
  { what: 'too much', type: FORM_TYPE, body: `${sample}&x=${TOO_MUCH_OF_A_FORM}` },
];
