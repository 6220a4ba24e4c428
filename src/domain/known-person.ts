// Who somebody is in a record that must stay true: an account as such a sentence needs it (its words: i18n/known-person.ts).
import type { Office } from '../policy/types.ts';

/** `userName` is missing of whoever hasn't enrolled, and where the reader isn't to be told of it. */
export type KnownPerson = {
  readonly name: string;
  readonly administrator: boolean;
  readonly offices: readonly Office[];
  readonly userName: string | undefined;
};

/** The longest name of an account, in characters. */
export const MAX_NAME = 100;
