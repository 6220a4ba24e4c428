// How much too long a report or a message is to be sealed, told in what its writer can change: one answer and a number of
// characters.
import { characters } from '../domain/characters.ts';
import { NO_HASH } from '../protocol/check/index.ts';
import {
  type Answer,
  type Entry,
  entryBytes,
  fillIdentity,
  IDENTITY_BYTES,
  MAX_ENTRY_BYTES,
} from '../protocol/open/index.ts';
import type { ReportInput } from './reporter.ts';

/**
 * The answer to shorten, by its question's id, and by about how many characters as a reader counts them. `overloaded`: what is
 * too much stands on single characters, so that no number of them tells what to shorten.
 */
export type Excess = { readonly question: string; readonly characters: number; readonly overloaded: boolean };

/** Beyond any script's own: nobody writes so many marks, joiners or modifiers on end. */
const OVERLOADED = /[\p{M}\p{Cf}\p{Emoji_Modifier}]{25}/u;
/** The same by what a character takes on average; an emoji of seven code points takes 25 bytes. */
const MOST_BYTES = 64;

/** A lone surrogate has no bytes; the replacement character, which is sealed in its place, has three. */
const sealable = ({ question, text }: Answer): Answer => ({
  question,
  text: text.replace(/\p{Surrogate}/gu, '\uFFFD'),
});

/** Bytes that a text takes inside an entry. */
const bytesOf = (text: string): number =>
  entryBytes({ type: 'note', lang: '', text }) - entryBytes({ type: 'note', lang: '', text: '' });

/** Rounded up, so that shortening by it is enough: to tens, or to hundreds where it is many. */
const about = (count: number): number => {
  const step = count > 1_000 ? 100 : 10;
  return Math.ceil((count + 1) / step) * step;
};

const excessIn = (answers: readonly Answer[], bytes: number): Excess | undefined => {
  const [longest] = answers.toSorted((a, b) => bytesOf(b.text) - bytesOf(a.text));
  if (bytes <= 0 || longest === undefined) return undefined;
  const count = characters(longest.text);
  const needed = Math.ceil((bytes * count) / bytesOf(longest.text));
  const overloaded = bytesOf(longest.text) > count * MOST_BYTES || OVERLOADED.test(longest.text);
  return { question: longest.question, characters: Math.min(about(needed), count), overloaded };
};

/** What makes a report too long to be sealed (PROTOCOL A10), or undefined where it can be. */
export const excessOf = (input: ReportInput): Excess | undefined => {
  const named = input.identity.given ? input.identity.answers.map(sealable) : [];
  const ofName = nameExcess(named);
  if (ofName !== undefined) return ofName;
  const answers = input.answers.map(sealable);
  // Hashes have one length: any stands for the report's own.
  const report: Entry = { type: 'report', lang: input.lang, keys: NO_HASH, roster: NO_HASH, answers };
  return excessIn(answers, entryBytes(report) - MAX_ENTRY_BYTES);
};

/**
 * What makes a message too long to be sealed (PROTOCOL A10), or undefined where it can be: its one text stands as the question
 * `message`. `lang` is sealed with it.
 */
export const messageExcess = (lang: string, text: string): Excess | undefined => {
  const written = sealable({ question: 'message', text: text.trim() });
  return excessIn([written], entryBytes({ type: 'message', lang, text: written.text }) - MAX_ENTRY_BYTES);
};

/** What makes a name and how to reach it too long to be sealed at the one size that they have, or undefined where they can be. */
export const nameExcess = (answers: readonly Answer[]): Excess | undefined => {
  const named = answers.map(sealable);
  if (fillIdentity(named).ok) return undefined;
  return excessIn(named, entryBytes({ type: 'identity', given: true, answers: named, fill: '' }) - IDENTITY_BYTES);
};
