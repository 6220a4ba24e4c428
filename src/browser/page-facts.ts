// What the server wrote into the page for every island: language, association, where the Argon2id worker lies, the root.
import { root as rootOfScript } from '/static/root.js';
import type { Lang } from '../i18n/locale.ts';
import { type Argon2id, type AssociationId, parseAssociationId } from '../protocol/check/index.ts';
import { argon2InWorker } from './argon2.ts';
import { byId, given } from './dom.ts';

export const pageLang = (): Lang => (document.documentElement.lang === 'ar' ? 'ar' : 'en');

export const pageAssociation = (): AssociationId => {
  const association = parseAssociationId(given(byId('main'), 'association'));
  if (association === undefined) throw new Error('the page lacks its association');
  return association;
};

/** Whether the page is the administrator's, who holds no keys. */
export const isAdministration = (): boolean => document.documentElement.dataset.area === 'admin';

/** Argon2id in the page's worker. */
export const pageArgon2 = (): Argon2id => argon2InWorker(given(document.documentElement, 'argon2'));

/** Hash of the first roster as this page's scripts carry it; undefined before there is one. */
export const pageRoot: string | undefined = rootOfScript;

/** Whether this browser can derive and seal at all. There is no weaker way on the people's side. */
export const canSeal = (): boolean => typeof WebAssembly === 'object' && typeof Worker === 'function';
