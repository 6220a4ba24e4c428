// Remembers in this tab that a recovery key stood on the screen and was left before it was confirmed, and says so where the
// person next comes: a note of that key is worth nothing. One word is kept, never the key and never whose it is.
import { doorTexts } from '../i18n/door.ts';
import { byId, el, fill } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';

const LEFT = 'amanah.left-key';

/** `void`: it was never sent. `perhaps`: it was, and no answer came. */
export type LeftKey = 'void' | 'perhaps';

export const noteLeftKey = (left: LeftKey | undefined): void => {
  if (left === undefined) sessionStorage.removeItem(LEFT);
  else sessionStorage.setItem(LEFT, left);
};

export const leftKey = (): LeftKey | undefined => {
  const left = sessionStorage.getItem(LEFT);
  return left === 'void' || left === 'perhaps' ? left : undefined;
};

/** From now on it is noted as the page goes; `left` says what became of the key that stands there, if any. */
export const watchLeftKey = (left: () => LeftKey | undefined): void =>
  addEventListener('pagehide', () => noteLeftKey(left()));

/**
 * Another key stands on the screen now: what was said of the one before would be taken for this one. In its place, beside the key
 * and gone with it, stands which of the notes will be good.
 */
export const tellLaterKey = (): void => {
  const place = document.getElementById('left-key');
  if (place === null) return;
  byId('recovery-key').before(place);
  fill(place, notice('warning', el('p', {}, doorTexts(pageLang()).leftKey.later)));
};

/** Says it once, above what the page has to show or to ask. */
export const tellLeftKey = (): void => {
  const left = leftKey();
  if (left === undefined) return;
  noteLeftKey(undefined);
  // Built before it is filled, so that it is heard: an alert that comes with its words isn't always read out.
  const place = el('div', { id: 'left-key', role: 'alert' });
  byId('announce').before(place);
  fill(place, notice('warning', el('p', {}, doorTexts(pageLang()).leftKey[left])));
};
