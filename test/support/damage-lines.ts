// Breaks every stored line, or takes them all, as a disk or somebody's hand would: nothing that is stored of a case makes a chain any more.
import type { Database } from '../../src/store/database.ts';

/** Puts other signatures and other hashes before in the place of what stands. */
export const damageLines = (database: Database): Promise<void> =>
  database.write(async (tx) => {
    await tx.run('pragma defer_foreign_keys = on');
    await tx.run('drop trigger if exists lines_keep');
    await tx.run("update lines set signature = zeroblob(64), prev = substr(prev, 2) || 'A'");
  });

/** What hangs on a line, and goes before it. */
const HANGING = ['files', 'ending_grants', 'entries', 'grants'] as const;

/** Takes every line of every case, and what hangs on it; cases, desks and ways in stay. */
export const takeLines = (database: Database): Promise<void> =>
  database.write(async (tx) => {
    const triggers = await tx.all(
      "select name from sqlite_schema where type = 'trigger' and sql like '% before delete %'",
    );
    for (const { name } of triggers) await tx.run(`drop trigger ${String(name)}`);
    for (const table of [...HANGING, 'lines']) await tx.run(`delete from ${table}`);
  });
