// Reads a tracking code, a recovery key or a code of the second factor as people write it down and copy it: with whatever they
// put between the groups. The protocol reads digits, spaces and dashes (PROTOCOL A4); this takes the other signs for a space
// first, and nothing else.
import { type CODE_DIGITS, parseDigits, type RECOVERY_DIGITS } from '../protocol/check/index.ts';
import { asciiDigits } from './characters.ts';

/** Longer than any text that the protocol looks through, in code units. */
const MOST_UNITS = 400;

/**
 * Signs that part groups besides spaces and dashes: dots at any height, commas, colons, slashes, lines under and between, in
 * Latin, Arabic and full-width shapes; the Arabic letter stroke; and dashes that Unicode doesn't count as such.
 */
const SEPARATORS =
  /[.,:;/\\|_\u00a6\u00b7\u2022\u2024-\u2027\u2219\u22c5\u30fb\uff65\u3001\u3002\uff61\uff64\u060c\u060d\u061b\u066b\u066c\u06d4\u0640\u2044\u2215\uff0c\uff0e\uff0f\uff1a\uff1b\uff3c\uff3f\uff5c\u00af\u02d7\u207b\u2043]/gu;

/**
 * The ASCII digits of what somebody typed, in any script, whatever parts its groups. `malformed` for letters and other signs
 * in it or another number of digits, `mistyped` where the check digit is wrong.
 */
export const parseTypedDigits = (text: string, count: typeof CODE_DIGITS | typeof RECOVERY_DIGITS) =>
  parseDigits(text.length > MOST_UNITS ? text : text.replace(SEPARATORS, ' '), count);

/** Of a time-based code, and of a backup code (PROTOCOL B16). */
export const TIMED_CODE_DIGITS = 6;
export const BACKUP_CODE_DIGITS = 12;

/** A code of the second factor; `digits` are ASCII. */
export type FactorCode = { readonly kind: 'timed' | 'backup'; readonly digits: string };

/** What somebody typed as a code of their second factor, in any script, whatever parts its groups; undefined for no code. */
export const parseFactorCode = (text: string): FactorCode | undefined => {
  if (text.length > MOST_UNITS) return undefined;
  const digits = asciiDigits(text.replace(SEPARATORS, ' ')).replace(
    /[\p{White_Space}\p{Dash_Punctuation}\p{Format}\u2212]/gu,
    '',
  );
  if (!/^\d+$/.test(digits)) return undefined;
  if (digits.length === TIMED_CODE_DIGITS) return { kind: 'timed', digits };
  return digits.length === BACKUP_CODE_DIGITS ? { kind: 'backup', digits } : undefined;
};
