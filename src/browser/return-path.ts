// What the sign-in page is told of a session that ended in this tab: why, and where signing in leads back to, which is the
// same person's page, once.
import type { Lang } from '../i18n/locale.ts';

const RETURN = 'amanah.return';

/** `ended` by itself, from `elsewhere`: another tab signed out; or here, and `everywhere`, as was asked. */
const ENDINGS = ['ended', 'elsewhere', 'everywhere'] as const;
export type Ending = (typeof ENDINGS)[number];
type Kept = { readonly ending: Ending; readonly person?: string; readonly path?: string };

/** Keeps why the tab is left, and this page as the way back where it is known whose it is. */
export const keepReturnPath = (ending: Ending, person?: string): void => {
  const kept: Kept = { ending, ...(person === undefined ? {} : { person, path: location.pathname }) };
  sessionStorage.setItem(RETURN, JSON.stringify(kept));
};

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null || !('ending' in value)) return false;
  const isText = (name: string): boolean => !(name in value) || typeof Reflect.get(value, name) === 'string';
  return ENDINGS.some((ending) => ending === value.ending) && isText('person') && isText('path');
};

const read = (): Kept | undefined => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(RETURN) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** How a session ended in this tab where nobody has signed in since; `back` where a page is kept to come back to. */
export const lastEnding = (): { readonly ending: Ending; readonly back: boolean } | undefined => {
  const kept = read();
  return kept === undefined ? undefined : { ending: kept.ending, back: kept.path !== undefined };
};

/** The page that this person was on, in the language of the page they signed in on; asked once, whoever asks. */
export const takeReturnPath = (person: string, lang: Lang): string | undefined => {
  const kept = read();
  sessionStorage.removeItem(RETURN);
  const path = kept?.person === person ? kept.path : undefined;
  const [, page] = /^\/(?:ar|en)(\/staff[\w/.-]*)$/.exec(path ?? '') ?? [];
  return page === undefined ? undefined : `/${lang}${page}`;
};
