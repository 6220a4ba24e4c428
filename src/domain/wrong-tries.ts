// From how many wrong tries on one day on a person is told of them. Nobody is ever kept out by these numbers.

export const WRONG_KINDS = ['passphrase', 'code'] as const;
/** What was wrong: the passphrase, or a code of the second factor, which is asked for after the right passphrase alone. */
export type WrongKind = (typeof WRONG_KINDS)[number];

/**
 * More than so many on one day are told. People mistype a few times; codes are told sooner, since whoever gives them has the
 * passphrase. Arabic words count them with a plural that is right from 3 to 10.
 */
export const TOLD_BEYOND: Readonly<Record<WrongKind, number>> = { passphrase: 10, code: 5 };
