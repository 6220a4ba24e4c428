// A case that somebody is kept away from since they declared a conflict: what a tab keeps of it, and what one tab tells the
// others, so that each forgets it.
import { dropDone } from './done-note.ts';
import { dropDraftsOf } from './drafts.ts';

/** `left` is the case's id. Said between tabs of one browser and kept nowhere. */
export type LeftCase = { readonly left: string; readonly number: string };

export const isLeftCase = (data: unknown): data is LeftCase =>
  typeof data === 'object' && data !== null && 'left' in data && typeof data.left === 'string' && 'number' in data;

/** Unsent texts and unshown confirmations of that case go. */
export const forgetCase = ({ left, number }: LeftCase): void => {
  dropDraftsOf(left);
  dropDone(number);
};
