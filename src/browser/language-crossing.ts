// The link to the other language on a page where something secret may have been typed: what isn't secret goes along in this tab, until
// the other page has taken it; before anything secret would be lost it is said so, and the link is to be pressed once more.
import { el, fill, focusOn } from './dom.ts';
import { leaveUnasked } from './leaving.ts';
import { notice } from './parts.ts';

const KEPT = 'amanah.crossing';

export type Crossing = {
  /** What goes along: nothing secret. */
  readonly kept: () => string;
  /** What to say of what would be lost; undefined where nothing would be. */
  readonly loses: () => string | undefined;
  /** Whether there is anything to keep or to lose any more. */
  readonly isOpen: () => boolean;
  /** Where it is said. */
  readonly place: HTMLElement;
};

/** What came along from the other language, once. */
export const takeAcross = (): string => {
  const kept = sessionStorage.getItem(KEPT) ?? '';
  sessionStorage.removeItem(KEPT);
  return kept;
};

/** From now on the link to the other language keeps and tells. Whoever opens it in another tab loses nothing here. */
export const watchCrossing = ({ kept, loses, isOpen, place }: Crossing): void => {
  const link = document.querySelector<HTMLAnchorElement>('a.language');
  let isTold = false;
  const again = (): void => {
    isTold = false;
    fill(place);
  };
  document.addEventListener('input', () => {
    if (isTold) again();
  });
  link?.addEventListener('click', (event) => {
    if (!isOpen() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const lost = loses();
    if (lost !== undefined && !isTold) {
      event.preventDefault();
      isTold = true;
      fill(place, notice('warning', el('p', {}, lost)));
      focusOn(place);
      return;
    }
    sessionStorage.setItem(KEPT, kept());
    leaveUnasked();
  });
};
