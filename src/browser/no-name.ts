// Whether a case's identity is known here to hold no name, and which acts come to nothing then. No page: the server can't know it,
// since an identity is sealed whether a name was given or not; only a browser that opened it does.
import type { OpenedCase } from '../client/case.ts';
import type { PageAct } from '../i18n/page-acts.ts';

/** Acts by which a name would be disclosed: there must be one. */
export const DISCLOSING_ACTS: readonly PageAct[] = ['announce', 'disclose', 'disclose-withheld'];

/** Whether the newest identity opens here and no name was given in it; where it doesn't open, nobody knows. */
export const isWithoutName = ({ entries }: Pick<OpenedCase, 'entries'>): boolean => {
  const newest = entries.filter(({ expected }) => expected === 'identity').at(-1)?.entry;
  return newest?.type === 'identity' && !newest.given;
};
