// Holds the timeline that the server wrote into a page against the chain that the browser verified.

/** What the server wrote of one line, and what the chain says of it. */
export type ShownLine = {
  readonly line: string | undefined;
  readonly act: string | undefined;
  readonly on: string | undefined;
  readonly by: string | undefined;
};

/** `same`, `behind` where the chain only goes further than what is shown, or `differs`. Both oldest first. */
export const compareLines = (
  shown: readonly ShownLine[],
  verified: readonly ShownLine[],
): 'same' | 'behind' | 'differs' => {
  const isSame = shown.every((one, at) => {
    const other = verified[at];
    return (
      other !== undefined &&
      one.line === other.line &&
      one.act === other.act &&
      one.on === other.on &&
      one.by === other.by
    );
  });
  if (!isSame) return 'differs';
  return shown.length === verified.length ? 'same' : 'behind';
};
