// Digits that people read, copy and type: tracking codes and recovery keys with their check digit (PROTOCOL A4).
import { bad, good, type Outcome } from '../outcome.ts';

/** How many digits a tracking code and a recovery key have, the check digit included. */
export const CODE_DIGITS = 24;
export const RECOVERY_DIGITS = 48;
/** More than anybody types, and too little to cost anything. */
const MAX_INPUT_CHARACTERS = 200;

const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The Damm check digit of ASCII digits; `0` for a number that already carries a good one. */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.charAt(Number(digit)));
  return String(interim);
}

const DECIMAL = /^\p{Nd}$/u;
const DROPPED = /^[\p{White_Space}\p{Dash_Punctuation}\p{Format}\u2212]$/u;

/** The value of any decimal digit: Unicode keeps each script's ten together, zero first. */
function digitValue(character: string): string {
  let start = character.codePointAt(0) ?? 0;
  const point = start;
  while (DECIMAL.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((point - start) % 10);
}

/**
 * The ASCII digits of what somebody typed, in any script, with any spaces and dashes. `malformed` for anything else in
 * it or another number of digits, `mistyped` where the check digit is wrong.
 */
export function parseDigits(text: string, count: 24 | 48): Outcome<string> {
  const characters = text.length > 2 * MAX_INPUT_CHARACTERS ? [] : [...text];
  if (characters.length === 0 || characters.length > MAX_INPUT_CHARACTERS) return bad('malformed');
  let digits = '';
  for (const character of characters) {
    if (DECIMAL.test(character)) digits += digitValue(character);
    else if (!DROPPED.test(character)) return bad('malformed');
  }
  if (digits.length !== count) return bad('malformed');
  return checkDigit(digits) === '0' ? good(digits) : bad('mistyped');
}

/** The digits in groups of `size`, as they are shown. */
export function groupDigits(digits: string, size: number): string {
  const groups: string[] = [];
  for (let at = 0; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
  return groups.join(' ');
}
