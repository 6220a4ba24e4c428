// Which rosters a page is about, in their order, for a browser that knows some to hold against its own. They are public.

import type { StoredMark } from '../layout/view.ts';

export const rosterMarks = (rosters: readonly StoredMark[]) => ({
  'data-rosters': rosters.map(({ seq, hash }) => `${seq}:${hash}`).join(' '),
});
