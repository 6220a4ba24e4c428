// `npm run --silent administrator -- invite "NAME"`: on the portal's machine, a one-time link that enrols an administrator, while the
// portal runs or doesn't. For when no administrator can sign in any more. It gives no office and no keys, and is recorded and told.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inviteFromMachine } from '../auth/machine-invitation.ts';
import { type Config, readConfig } from '../config.ts';
import { oneLine } from '../domain/one-line.ts';
import { ready } from '../protocol/check/index.ts';
import { type Database, databaseFile, openDatabase, openSnapshot } from '../store/database.ts';
import { checkMigrations } from '../store/migrate.ts';
import { allAssociations } from '../store/settings.ts';

const USAGE = 'Usage: npm run --silent administrator -- invite "NAME" (the name by which the others know the person)';

const WORDS = {
  malformed:
    "The name must have 1 to 100 characters that can be seen: plain Arabic or Latin letters, never both in one word, digits, spaces and the signs - ' . · , ( ).",
  refused: 'No administrator has enrolled yet: the portal prints the first one’s link whenever it starts.',
  taken:
    'Somebody else has this name, or one that looks like it, in whole or in one of its languages. Give the name by which this person is told apart.',
} as const;

type Ended = { readonly code: 0 | 1; readonly message: string };
type Given = { readonly clock?: () => Date };

const failed = (message: string): Ended => ({ code: 1, message });

const linksOf = (publicAddress: string, secret: string): readonly string[] =>
  ['ar', 'en'].map((lang) => `  ${publicAddress}/${lang}/enrol#${secret}`);

const invited = (name: string, publicAddress: string, secret: string): Ended => ({
  code: 0,
  message: [
    `This link enrols ${name} as an administrator, once, for 72 hours (in Arabic, and in English):`,
    ...linksOf(publicAddress, secret),
    'It is recorded. The signers of the roster and every administrator are told of it on their own pages.',
    'It gives no office and no keys, and resets nobody. Hand it over in person, and clear this screen.',
  ].join('\n'),
});

/** Refuses a database that another version made: a portal that runs beside may be that version. */
const opened = async ({ dataFolder, programFolder }: Config, clock: () => Date): Promise<Database> => {
  const [file, migrations] = [databaseFile(dataFolder), join(programFolder, 'migrations')];
  const snapshot = await openSnapshot(file);
  try {
    await checkMigrations(snapshot.reader, migrations);
  } finally {
    await snapshot.close();
  }
  return openDatabase({ file, migrations, now: clock });
};

const invite = async (config: Config, name: string, clock: () => Date): Promise<Ended> => {
  const database = await opened(config, clock);
  try {
    const [association] = await allAssociations(database.reader);
    if (association === undefined) return failed(WORDS.refused);
    const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
    const made = await inviteFromMachine({ database, clock, random }, association.id, name);
    if (made.ok) return invited(name, association.publicAddress, made.value);
    return failed(made.reason === 'malformed' || made.reason === 'refused' ? WORDS[made.reason] : WORDS.taken);
  } finally {
    await database.close();
  }
};

/** What the command says, and 0 or 1 to exit with. */
export const administrator = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { clock = () => new Date() }: Given = {},
): Promise<Ended> => {
  const [command, name, ...more] = args;
  if (command !== 'invite' || name === undefined || more.length > 0) return failed(USAGE);
  const settings = readConfig(environment);
  if (!settings.ok) return failed(settings.errors.join('\n'));
  const { config } = settings;
  if (!existsSync(databaseFile(config.dataFolder))) return failed(`There is no database in ${config.dataFolder}.`);
  await ready;
  try {
    return await invite(config, oneLine(name), clock);
  } catch (error) {
    return failed(`Nothing was done: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.umask(0o077);
  const { code, message } = await administrator(process.argv.slice(2), process.env);
  console.log(message);
  process.exitCode = code;
}
