// Vectors of texts and numbers: base64url, canonical JSON, Padmé, the public number, codes by token.
import {
  canonical,
  fromBase64url,
  padded,
  padme,
  parseCanonical,
  parseCaseId,
  publicNumber,
  toBase64url,
  utf8,
} from '../../src/protocol/check/index.ts';
import { plainCode } from '../../src/protocol/open/index.ts';
import { same, type VectorGroup } from './vector-check.ts';

export const textVectors: VectorGroup = (vectors, check) => {
  for (const text of vectors.texts('base64url.good')) {
    const bytes = fromBase64url(text);
    check(`base64url reads ${text}`, bytes !== undefined && toBase64url(bytes) === text);
  }
  for (const text of vectors.texts('base64url.bad')) {
    check(`base64url refuses ${JSON.stringify(text)}`, fromBase64url(text) === undefined);
  }

  const bytes = vectors.bytes('canonical.bytes');
  const value = parseCanonical(bytes);
  check('canonical JSON is read', value.ok && same(canonical(value.value), bytes));
  check(
    'canonical JSON says what was meant',
    value.ok && JSON.stringify(sorted(value.value)) === JSON.stringify(sorted(vectors.at('canonical.value').value)),
  );
  for (const text of vectors.texts('canonical.refused_text')) {
    check(`canonical JSON refuses ${text}`, !parseCanonical(utf8(text)).ok);
  }

  for (const row of vectors.items('padme')) {
    const n = row.number('0');
    check(`padme of ${n}`, padme(n) === row.number('1'));
    check(`padded of ${n}`, padded(n) === row.number('2'));
  }

  const caseId = parseCaseId(vectors.text('number.case'));
  const shown = caseId === undefined ? '' : publicNumber(caseId);
  check('the public number', shown.replace('-', '') === vectors.text('number.number_text'));
  check('the code of a token', plainCode(vectors.bytes('plain_code.token')) === vectors.text('plain_code.code_text'));
};

/** The same value with its keys in one order, so that two ways of writing it can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}
