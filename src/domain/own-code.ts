// Finds what could be a tracking code inside a text (T09): whoever reads the text could then write as the reporter.
import { CODE_DIGITS, checkDigit } from '../protocol/check/index.ts';
import { asciiDigits } from './characters.ts';

/** Every run of 24 digits with a good check digit, whatever script the digits are of and whatever signs part them. */
export const codesIn = (text: string): readonly string[] => {
  const runs = asciiDigits(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .match(/\d{24,}/g);
  return (runs ?? []).flatMap((run) =>
    Array.from({ length: run.length - CODE_DIGITS + 1 }, (_, at) => run.slice(at, at + CODE_DIGITS)).filter(
      (digits) => checkDigit(digits) === '0',
    ),
  );
};
