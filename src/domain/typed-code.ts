// Reads a tracking code or recovery key as people write it down and copy it: with whatever they put between the groups. The
// protocol reads digits, spaces and dashes (PROTOCOL A4); this takes the other signs for a space first, and nothing else.
import { type CODE_DIGITS, parseDigits, type RECOVERY_DIGITS } from '../protocol/check/index.ts';

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
