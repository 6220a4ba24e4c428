// A form that makes a one-time link is drawn with a number of its own, from which the link follows: pressed twice, or sent again,
// it shows the same link while that lives, and makes no second one. What it was drawn for it can't bring back (PROTOCOL B57).
import {
  type AssociationId,
  bad,
  good,
  linkSecret,
  type Outcome,
  type PersonId,
  parsePersonId,
  toBase64url,
} from '../protocol/check/index.ts';
import type { AuthDeps } from './deps.ts';
import { newToken, tokenBytes } from './tokens.ts';

/** What such a form carries: its number, and what stood when it was drawn. */
export type LinkForm = { readonly drawn: string; readonly before: string };

/** A link's secret, and whether the same form had made it before: then nothing was done and nothing is recorded. */
export type MadeLink = { readonly secret: string; readonly again: boolean };

/** What a new form carries. `before`: something that is never again what it was once another link is made. */
export const drawLinkForm = ({ random }: Pick<AuthDeps, 'random'>, before = ''): string =>
  `${newToken(random)}.${before}`;

/** `malformed` for what no page of ours carries; nothing at all is a form without a number, which makes a link each time. */
export const parseLinkForm = (text: string): Outcome<LinkForm | undefined> => {
  if (text === '') return good(undefined);
  const [drawn = '', before, ...more] = text.split('.');
  const isOurs = tokenBytes(drawn) !== undefined && before !== undefined && more.length === 0;
  return isOurs && /^[A-Za-z0-9_-]{0,43}$/.test(before) ? good({ drawn, before }) : bad('malformed');
};

/** What the form's number becomes under SERVER_KEY; only who has both, page and key, can work it out. */
const derived = (
  { serverKey, random }: Pick<AuthDeps, 'serverKey' | 'random'>,
  association: AssociationId,
  of: string,
  form: LinkForm | undefined,
): Uint8Array => {
  const drawn = form === undefined ? random(32) : tokenBytes(form.drawn);
  if (drawn === undefined) throw new Error('a form that was parsed has a number');
  return linkSecret(serverKey, association, drawn, `${of}.${form?.before ?? ''}`);
};

/** The secret that a form's link for somebody has. */
export const secretBy = (
  deps: Pick<AuthDeps, 'serverKey' | 'random'>,
  association: AssociationId,
  person: PersonId,
  form: LinkForm | undefined,
): string => toBase64url(derived(deps, association, person, form));

/** The id of the account that a form makes for whom its words name. */
export const accountBy = (
  deps: Pick<AuthDeps, 'serverKey' | 'random'>,
  association: AssociationId,
  words: string,
  form: LinkForm | undefined,
): PersonId => {
  const id = parsePersonId(toBase64url(derived(deps, association, `account.${words}`, form).subarray(0, 16)));
  if (id === undefined) throw new Error('sixteen bytes make an id');
  return id;
};
