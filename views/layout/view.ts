// What every page is given beside its own material: language, address, association and assets. It holds nothing of a case.
import type { Lang } from '../../src/i18n/locale.ts';
import type { Office } from '../../src/policy/types.ts';

export type BothLanguages = { readonly ar: string; readonly en: string };
export type ExternalRoute = {
  readonly name: BothLanguages;
  readonly detail: BothLanguages;
  readonly url?: string | undefined;
};

/** The part of an association's settings that a page may show to anyone. */
export type AssociationView = {
  readonly id: string;
  readonly publicAddress: string;
  readonly name: BothLanguages;
  readonly licence: string;
  readonly phone: string;
  readonly address: BothLanguages;
  readonly routes: readonly ExternalRoute[];
  readonly exitUrl: string;
  readonly privacyContact: BothLanguages | string;
};

export type AssetUrls = {
  readonly url: (name: string) => string;
  /** Addresses of the scripts that a script imports. */
  readonly imports: (name: string) => readonly string[];
};

/** A stored roster by its number and its hash. */
export type StoredMark = { readonly seq: number; readonly hash: string };

export type ViewContext = {
  readonly lang: Lang;
  /** The page's path without `/{lang}`, beginning with a slash or empty: the language link keeps it. */
  readonly path: string;
  readonly association: AssociationView;
  readonly assets: AssetUrls;
  readonly area: 'reporter' | 'staff' | 'admin';
  /** On pages of people who are signed in: the rosters that are stored, which their browser holds against the one that it knows. */
  readonly rosters?: readonly StoredMark[] | undefined;
  readonly person?:
    | {
        readonly name: string;
        readonly offices: readonly Office[];
        readonly administrator: boolean;
        /** Whether one of their passkeys opens the keys; undefined where that wasn't asked. */
        readonly opensByPasskey?: boolean | undefined;
      }
    | undefined;
};
