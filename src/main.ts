// `npm start`: reads the settings, says everything that is wrong with them at once, starts the portal, and ends it in order
// when it is told to.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, SETTINGS } from './config.ts';
import { createPortal, type Portal } from './portal.ts';

export { createPortal, type Overrides, type Portal } from './portal.ts';

const help = (): string => SETTINGS.map(({ env, doc, fallback }) => `  ${env}: ${doc} Default: ${fallback}`).join('\n');

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** The enrolment links carry their secret in the fragment, which no browser sends and no server logs. */
const linksOf = (portal: Portal): string =>
  ['ar', 'en'].map((lang) => `  ${portal.url}/${lang}/enrol#${portal.firstSecret ?? ''}`).join('\n');

const start = async (): Promise<void> => {
  // What is written from here on is nobody else's.
  process.umask(0o077);
  const read = readConfig(process.env);
  if (!read.ok) {
    process.stderr.write(
      `Amanah can't start:\n${read.errors.map((error) => `  ${error}`).join('\n')}\nSettings:\n${help()}\n`,
    );
    process.exitCode = 1;
    return;
  }
  const portal = await createPortal(read.config);
  const end = (): void => {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
    portal.close().then(
      () => say('Amanah has ended.'),
      () => {
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  say(`Amanah listens on ${portal.url}`);
  if (portal.firstSecret !== undefined) {
    say(`No administrator has enrolled yet. This link enrols one, once, for 72 hours:\n${linksOf(portal)}`);
  }
};

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  start().catch((error: unknown) => {
    process.stderr.write(`Amanah can't start: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exitCode = 1;
  });
}
