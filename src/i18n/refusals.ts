// Every refusal of the rules and every error of the wire as a sentence that says what to do next.

import type { Refusal, RefusalCode } from '../domain/result.ts';
import type { Problem } from '../domain/wire.ts';
import type { Lang } from './locale.ts';
import { refusalsAr } from './refusals.ar.ts';
import { type RefusalTexts, refusalsEn } from './refusals.en.ts';

export type { RefusalTexts };

type ProblemCode = Problem['error'] | 'offline' | 'clock';

export const refusalTexts = (lang: Lang): RefusalTexts => (lang === 'ar' ? refusalsAr : refusalsEn);

/** The sentence for a refusal of the rules. */
export const refusalText = (lang: Lang, refusal: Refusal): string => {
  const texts = refusalTexts(lang).refusals;
  const write = texts[refusal.code] as (refusal: Refusal) => string;
  return write(refusal);
};

/** The sentence for an error of the wire; a refusal of the rules goes before it where there is one. */
export const problemText = (lang: Lang, error: ProblemCode, refusal?: Refusal): string =>
  refusal === undefined ? refusalTexts(lang).problems[error] : refusalText(lang, refusal);

/** The same of a case, of which a key that doesn't open says what comes next. */
export const caseProblemText = (lang: Lang, error: ProblemCode, refusal?: Refusal): string =>
  refusal === undefined && error === 'cannot-open' ? refusalTexts(lang).keyShut : problemText(lang, error, refusal);

/** A writer for each code, which is given that code's own parameters. */
export type RefusalWriters = { readonly [C in RefusalCode]: (refusal: Extract<Refusal, { code: C }>) => string };
export type ProblemTexts = { readonly [P in ProblemCode]: string };
