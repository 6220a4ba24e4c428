// Which rosters a page is about, in their order, for a browser that knows some to hold against its own. They are public.

/** A stored roster by its number and its hash. */
export type StoredMark = { readonly seq: number; readonly hash: string };

export const rosterMarks = (rosters: readonly StoredMark[]) => ({
  'data-rosters': rosters.map(({ seq, hash }) => `${seq}:${hash}`).join(' '),
});
