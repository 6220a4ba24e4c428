// `npm run backup -- FILE`: a consistent copy of the database, while the portal runs or doesn't. The server key lies
// elsewhere and is never in the copy; without it people sign in by recovery key (PROTOCOL A6).
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { backupFile, databaseFile } from '../store/database.ts';

const USAGE = 'Usage: npm run backup -- FILE (a file that is not there yet)';

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
): Promise<{ readonly code: 0 | 1; readonly message: string }> => {
  const [target] = args;
  if (target === undefined || args.length !== 1) return { code: 1, message: USAGE };
  const settings = readConfig(environment);
  if (!settings.ok) return { code: 1, message: settings.errors.join('\n') };
  const source = databaseFile(settings.config.dataFolder);
  if (!(await exists(source))) return { code: 1, message: `There is no database in ${settings.config.dataFolder}.` };
  try {
    await backupFile(source, resolve(target));
  } catch (error) {
    return { code: 1, message: report(error) };
  }
  return { code: 0, message: `Copied to ${resolve(target)}. Keep the server key elsewhere.` };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, message } = await backup(process.argv.slice(2), process.env);
  console.log(message);
  process.exitCode = code;
}
