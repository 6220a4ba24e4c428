// Breaks every stored line as a disk or somebody's hand would: nothing that is stored of a case makes a chain any more.
import type { Database } from '../../src/store/database.ts';

/** Puts other signatures and other hashes before in the place of what stands. */
export const damageLines = (database: Database): Promise<void> =>
  database.write(async (tx) => {
    await tx.run('pragma defer_foreign_keys = on');
    await tx.run('drop trigger if exists lines_keep');
    await tx.run("update lines set signature = zeroblob(64), prev = substr(prev, 2) || 'A'");
  });
