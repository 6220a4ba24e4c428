// `npm run backup -- FILE`: a consistent copy of the database, and beside it, in FILE.files, of the files' sealed bytes, while the portal runs or doesn't; `--taken` records one that was made by
// other means. The day of it stands in the database, for the administrator's first page. The server key lies
// elsewhere and is never in the copy; without it people sign in by recovery key (PROTOCOL A6).
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import { recordBackup } from '../store/backups.ts';
import { blobFolder, blobsBeside } from '../store/blobs.ts';
import { databaseFile } from '../store/database.ts';
import { backupWithFiles } from '../store/file-backup.ts';

const USAGE =
  'Usage: npm run backup -- FILE (a file that is not there yet), or npm run backup -- --taken (records a copy made by other means)';
const TAKEN = '--taken';

const UNRECORDED =
  'That a backup was taken could not be recorded; start the portal once in this version, and try again.';

const several = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

const MISSING = (count: number): string =>
  `${several(count)} that the cases name ${count === 1 ? 'is' : 'are'} not in the data folder any more, and not in this backup: look in an older one, and run verify. Everything else was copied.`;

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const report = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'
    ? 'That file exists already. Nothing was written; give a new name.'
    : 'The backup failed. Nothing complete was written; check the folder and its free space.';

/** Copies the database of the settings in `environment` to the one file named; the message, and 0 or 1 to exit with. */
export const backup = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { clock = () => new Date() }: { readonly clock?: () => Date } = {},
): Promise<{ readonly code: 0 | 1; readonly message: string }> => {
  const [target] = args;
  if (target === undefined || args.length !== 1) return { code: 1, message: USAGE };
  const settings = readConfig(environment);
  if (!settings.ok) return { code: 1, message: settings.errors.join('\n') };
  const source = databaseFile(settings.config.dataFolder);
  if (!(await exists(source))) return { code: 1, message: `There is no database in ${settings.config.dataFolder}.` };
  let lost = 0;
  let files = 0;
  try {
    if (target !== TAKEN) {
      const made = await backupWithFiles(source, blobFolder(settings.config.dataFolder), resolve(target));
      files = made.files;
      lost = made.missing;
    }
  } catch (error) {
    return { code: 1, message: report(error) };
  }
  const beside = files === 0 ? '' : ` The ${several(files)} of its cases lie in ${blobsBeside(resolve(target))}.`;
  const copied = target === TAKEN ? '' : `Copied to ${resolve(target)}.${beside} Keep the server key elsewhere.`;
  try {
    await recordBackup(source, riyadhDate(clock()));
  } catch {
    return { code: 1, message: `${copied} ${UNRECORDED}`.trim() };
  }
  if (lost > 0) return { code: 1, message: `${copied} ${MISSING(lost)}` };
  return { code: 0, message: copied === '' ? 'Recorded: a backup was taken today.' : copied };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, message } = await backup(process.argv.slice(2), process.env);
  console.log(message);
  process.exitCode = code;
}
