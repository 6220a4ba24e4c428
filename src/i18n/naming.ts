// What a reporter reads about their own name, in words and in order: the page with script and the page without both build from
// this. A missing key or parameter in either language doesn't compile.
import type { PlainDate } from '../domain/plain-date.ts';
import type { DisclosureBasis, Office } from '../policy/types.ts';
import { basisWords } from './basis-words.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';
import { namingAr } from './naming.ar.ts';
import { type NamingText, namingEn } from './naming.en.ts';
import { shared } from './shared.ts';

export type { NamingText };

export const namingText = (lang: Lang): NamingText => (lang === 'ar' ? namingAr : namingEn);

/** What these words need of an open mailbox. */
export type NamingPieces = {
  readonly identity?: { readonly given: boolean };
  readonly naming?: {
    readonly reader?: string;
    readonly again: boolean;
    readonly consent?: boolean;
    readonly declined?: true;
    readonly asked?: true;
    readonly disclosures: readonly {
      readonly office: Office;
      readonly basis: string;
      readonly until: PlainDate;
      readonly from?: PlainDate;
      readonly hasBegun?: true;
      readonly toldOn?: PlainDate;
      readonly isOver: boolean;
      readonly isDropped?: true;
    }[];
  };
};

/** `warning` is told above all else; a form is offered where its button has words. */
export type NamingWords = {
  readonly state: string;
  readonly warning?: string;
  readonly told: readonly string[];
  readonly give?: string;
  /** What was given before gives way to what is given now. */
  readonly replaces: boolean;
  /** `refuse`: the button that says no, where they are asked. */
  readonly consent?: {
    readonly state?: string;
    readonly button: string;
    readonly gives: boolean;
    readonly refuse?: string;
  };
};

type Told = NonNullable<NamingPieces['naming']>['disclosures'][number];

const CONSENT: DisclosureBasis = 'consent';

/** What is told of one, without its legal basis. */
const stateWords = (lang: Lang, { office, until, from, hasBegun, isOver, isDropped }: Told): string | undefined => {
  const t = namingText(lang);
  const name = shared(lang).offices[office];
  const last = formatDate(lang, until);
  if (isDropped === true) {
    const isBound = from !== undefined && hasBegun !== true;
    return isBound ? `${t.dropped(name)} ${t.notBefore(formatDate(lang, from))}` : t.dropped(name);
  }
  // What was announced and never made opened for nobody; what still comes is told above all else (mailbox-alerts.ts).
  if (from !== undefined) return isOver ? t.lapsed(name, last) : undefined;
  return isOver ? t.over(name) : t.disclosed(name, last);
};

/** The legal basis in a sentence of its own. */
export const basisSentence = (lang: Lang, basis: string): string => {
  const t = namingText(lang);
  return t.basis(basis === CONSENT ? t.yourConsent : basisWords(lang, basis));
};

/** Each with its legal basis, so that what stands on a consent can be told from what doesn't. */
const toldWords = (lang: Lang, told: Told): readonly string[] => {
  const words = stateWords(lang, told);
  return words === undefined ? [] : [`${words} ${basisSentence(lang, told.basis)}`];
};

type Consent = Pick<NonNullable<NamingPieces['naming']>, 'consent' | 'declined' | 'asked'>;

const consentWords = (lang: Lang, { consent, declined, asked }: Consent): NonNullable<NamingWords['consent']> => {
  const t = namingText(lang).consent;
  if (consent === true) return { state: t.given, button: t.takeBack, gives: false };
  const give = { button: t.give, gives: true, ...(asked === true ? { refuse: t.refuse } : {}) };
  if (consent === undefined) return give;
  return { state: declined === true ? t.declined : t.withdrawn, ...give };
};

/** For whom a name that was given opens: whoever does the preliminary review, unless that changed since. */
const givenWords = (
  lang: Lang,
  { reader, again }: Pick<NonNullable<NamingPieces['naming']>, 'reader' | 'again'>,
): string => {
  const t = namingText(lang);
  if (reader === undefined) return t.givenWaits;
  return again ? t.givenBefore : t.given;
};

/** Undefined in cases that know of no disclosing. */
export const namingWords = (lang: Lang, { identity, naming }: NamingPieces): NamingWords | undefined => {
  if (naming === undefined) return undefined;
  const t = namingText(lang);
  const isGiven = identity?.given === true;
  const told = isGiven ? naming.disclosures.flatMap((one) => toldWords(lang, one)) : [];
  const give = isGiven ? t.showAgain : t.show;
  return {
    state: isGiven ? givenWords(lang, naming) : naming.reader === undefined ? `${t.anonymous} ${t.later}` : t.anonymous,
    ...(isGiven && naming.again ? { warning: naming.reader === undefined ? t.later : t.again } : {}),
    told: isGiven && naming.disclosures.some(({ from }) => from === undefined) ? [...told, t.known] : told,
    ...(naming.reader === undefined ? {} : { give }),
    replaces: isGiven,
    ...(isGiven ? { consent: consentWords(lang, naming) } : {}),
  };
};
