// What became of a report's files where it is sent again with others than it stands with: a report is taken once, as it was first
// sent. A file is the same by name and content, however often it was brought.

/** A file by its name and the hash of its content. */
export type NamedContent = { readonly name: string; readonly hash: string };

/** By name: those of now that weren't sent, and those that went and were taken out since. */
export type FileChanges = { readonly unsent: readonly string[]; readonly gone: readonly string[] };

/** The names of `some` beyond what `others` has, as often as each is there. */
const beyond = (some: readonly NamedContent[], others: readonly NamedContent[]): readonly string[] => {
  const left = others.map(({ name, hash }) => `${hash} ${name}`);
  return some.flatMap(({ name, hash }) => {
    const at = left.indexOf(`${hash} ${name}`);
    if (at === -1) return [name];
    left.splice(at, 1);
    return [];
  });
};

/** Holds the files of now against those with which the report stands. */
export const fileChanges = (stands: readonly NamedContent[], now: readonly NamedContent[]): FileChanges => ({
  unsent: beyond(now, stands),
  gone: beyond(stands, now),
});

export const hasChanges = ({ unsent, gone }: FileChanges): boolean => unsent.length + gone.length > 0;
