// Every setting that comes from the environment: one entry each, with its documentation, parser and default. All errors
// are reported at once. No secret has a default, and no secret is read from the environment.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE_SETTINGS, fileErrors, fileSettings } from './config-files.ts';
import {
  type MailSettings,
  mailSettings,
  parseCount,
  parseCounts,
  parseFrom,
  parseHour,
  parsePath,
  parseServerUrl,
  REMINDER_DEFAULTS,
  type ReminderSettings,
  type ServerUrl,
} from './config-mail.ts';
import type { FileSettings } from './domain/file-limits.ts';
import { type PlainDate, parsePlainDate } from './domain/plain-date.ts';

/** The checked settings of one running portal. */
export type Config = {
  readonly host: string;
  /** 0 asks the operating system for a free port (tests, the demo). */
  readonly port: number;
  readonly dataFolder: string;
  readonly serverKeyFile: string;
  /** Origin under which browsers reach the portal: https, loopback or .onion. */
  readonly address: string;
  /** Whether everybody who signs in needs a second factor, or whoever switched it on. */
  readonly secondFactor: 'required' | 'offered';
  /** Where mail is handed to; without it none is sent. */
  readonly mail: MailSettings | undefined;
  readonly reminders: ReminderSettings;
  /** The day on which somebody compared this machine's clock. */
  readonly clockChecked?: PlainDate | undefined;
  readonly files: FileSettings;
  /** The folder that holds `migrations/` and `static/`. */
  readonly programFolder: string;
};

/** What a setting's text becomes, or a sentence that says what it must be. */
type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly must: string };
type Environment = Readonly<Record<string, string | undefined>>;
type Setting<T> = {
  readonly env: string;
  readonly doc: string;
  readonly fallback: string;
  readonly parse: (text: string) => Parsed<T>;
};

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '[::1]', '::1']);

/** True for names and addresses that never leave this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK_NAMES.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** The origin of a public address, or undefined unless it is https, loopback or .onion without path, user or query. */
export const parseAddress = (text: string): string | undefined => {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return undefined;
  }
  if (url.hostname === '') return undefined;
  if (url.protocol === 'https:') return url.origin;
  if (url.protocol !== 'http:') return undefined;
  return isLoopback(url.hostname) || url.hostname.endsWith('.onion') ? url.origin : undefined;
};

const folderOf = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

const filled = (text: string): Parsed<string> =>
  text.trim() === '' ? { ok: false, must: 'must not be empty' } : { ok: true, value: text.trim() };

/** A host name's parts; a name whose last part is a number would be a misspelt address. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

const HOST: Setting<string> = {
  env: 'HOST',
  doc: 'Address to listen on. 127.0.0.1 lets only this machine (and its reverse proxy) connect.',
  fallback: '127.0.0.1',
  parse: (text) => {
    const value = text.trim();
    return isIP(value) !== 0 || HOST_NAME.test(value)
      ? { ok: true, value }
      : {
          ok: false,
          must: 'must be an IP address without brackets, or a host name, with neither a port nor https:// (such as 127.0.0.1, :: or localhost)',
        };
  },
};

const PORT: Setting<number> = {
  env: 'PORT',
  doc: 'Port to listen on, 0 to 65535; 0 takes a free one.',
  fallback: '8080',
  parse: (text) => {
    const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value <= 65_535 ? { ok: true, value } : { ok: false, must: 'must be a whole number from 0 to 65535' };
  },
};

const DATA: Setting<string> = {
  env: 'DATA',
  doc: 'Folder of the database and root.json. It is made at first start.',
  fallback: './data',
  parse: (text) => {
    const checked = filled(text);
    return checked.ok ? { ok: true, value: resolve(checked.value) } : checked;
  },
};

const SERVER_KEY_FILE: Setting<string> = {
  env: 'SERVER_KEY_FILE',
  doc: 'File of the server key, outside the data folder and outside its backups. It is made at first start.',
  fallback: '',
  parse: (text) => {
    const checked = filled(text);
    return checked.ok ? { ok: true, value: resolve(checked.value) } : checked;
  },
};

const ADDRESS: Setting<string> = {
  env: 'ADDRESS',
  doc: 'Public address that browsers use: https://…, http://….onion, or a loopback address.',
  fallback: '',
  parse: (text) => {
    const value = parseAddress(text);
    return value === undefined
      ? { ok: false, must: 'must be an https address, a loopback address or an .onion address, without a path' }
      : { ok: true, value };
  },
};

const SECOND_FACTOR: Setting<Config['secondFactor']> = {
  env: 'SECOND_FACTOR',
  doc: 'required: everybody signs in with passphrase and a code. offered: a code is asked of whoever set one up.',
  fallback: 'required',
  parse: (text) => {
    const value = text.trim();
    return value === 'required' || value === 'offered'
      ? { ok: true, value }
      : { ok: false, must: 'must be required or offered' };
  },
};

const SMTP_URL: Setting<ServerUrl | undefined> = {
  env: 'SMTP_URL',
  doc: 'Mail server: smtps://user@host:465 (TLS) or smtp://user@host:587 (STARTTLS is demanded, but on this machine). Without it no mail is sent.',
  fallback: '',
  parse: parseServerUrl(isLoopback),
};

const SMTP_PASSWORD_FILE: Setting<string | undefined> = {
  env: 'SMTP_PASSWORD_FILE',
  doc: 'File of the mail server’s password, readable by this user alone.',
  fallback: '',
  parse: parsePath,
};

const SMTP_CA_FILE: Setting<string | undefined> = {
  env: 'SMTP_CA_FILE',
  doc: 'File of the certificate (PEM) of the authority that vouches for the mail server; then no other is trusted for it.',
  fallback: '',
  parse: parsePath,
};

const MAIL_FROM: Setting<string | undefined> = {
  env: 'MAIL_FROM',
  doc: 'Address that mails come from.',
  fallback: '',
  parse: parseFrom,
};

const REMIND_BEFORE: Setting<readonly number[]> = {
  env: 'REMIND_BEFORE',
  doc: 'So many working days before the due day somebody is reminded; none for no such day.',
  fallback: REMINDER_DEFAULTS.before,
  parse: parseCounts,
};

const REMIND_AFTER: Setting<readonly number[]> = {
  env: 'REMIND_AFTER',
  doc: 'So many working days after it; none for no such day.',
  fallback: REMINDER_DEFAULTS.after,
  parse: parseCounts,
};

const REMIND_EVERY: Setting<number> = {
  env: 'REMIND_EVERY',
  doc: 'And then again each time that so many working days have passed.',
  fallback: REMINDER_DEFAULTS.every,
  parse: parseCount,
};

const REMIND_UP: Setting<number> = {
  env: 'REMIND_UP',
  doc: 'So many working days after the due day, who else answers for the case is reminded too.',
  fallback: REMINDER_DEFAULTS.up,
  parse: parseCount,
};

const REMIND_HOUR: Setting<number> = {
  env: 'REMIND_HOUR',
  doc: 'Hour of the Riyadh morning from which mails go out on working days, 5 to 11; none goes out after noon.',
  fallback: REMINDER_DEFAULTS.hour,
  parse: parseHour,
};

const CLOCK_CHECKED: Setting<PlainDate | undefined> = {
  env: 'CLOCK_CHECKED',
  doc: 'The day (YYYY-MM-DD) on which you compared this machine’s clock, where the portal says that it is ahead; it counts for seven days.',
  fallback: '',
  parse: (text) => {
    const value = parsePlainDate(text.trim());
    return text.trim() !== '' && value === undefined
      ? { ok: false, must: 'must be a day as YYYY-MM-DD' }
      : { ok: true, value };
  },
};

/** Every setting with its documentation, for the README and for the message at start. */
export const SETTINGS: readonly Pick<Setting<unknown>, 'env' | 'doc' | 'fallback'>[] = [
  HOST,
  PORT,
  DATA,
  { ...SERVER_KEY_FILE, fallback: '$XDG_STATE_HOME/amanah/server.key, else ~/.local/state/amanah/server.key' },
  { ...ADDRESS, fallback: 'http://127.0.0.1:PORT' },
  SECOND_FACTOR,
  { ...SMTP_URL, fallback: 'none' },
  { ...SMTP_PASSWORD_FILE, fallback: 'none' },
  { ...SMTP_CA_FILE, fallback: 'none: the authorities that this machine knows' },
  { ...MAIL_FROM, fallback: 'none' },
  REMIND_BEFORE,
  REMIND_AFTER,
  REMIND_EVERY,
  REMIND_UP,
  REMIND_HOUR,
  { ...CLOCK_CHECKED, fallback: 'none' },
  ...FILE_SETTINGS,
];

/** True where `file` lies inside `folder`, or is that folder. */
const isInside = (folder: string, file: string): boolean => {
  const path = relative(folder, file);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
};

type Read = <T>(setting: Setting<T>, fallback: string) => T | undefined;

const readReminders = (read: Read): ReminderSettings | undefined => {
  const [before, after] = [REMIND_BEFORE, REMIND_AFTER].map((setting) => read(setting, setting.fallback));
  const [every, up, hour] = [REMIND_EVERY, REMIND_UP, REMIND_HOUR].map((setting) => read(setting, setting.fallback));
  if (before === undefined || after === undefined) return undefined;
  if (every === undefined || up === undefined || hour === undefined) return undefined;
  return { rule: { before, after, every, up }, hour };
};

/** The checked settings, or every error at once as sentences. */
export const readConfig = (
  environment: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly errors: readonly string[] } => {
  const errors: string[] = [];
  const read = <T>(setting: Setting<T>, fallback: string): T | undefined => {
    const parsed = setting.parse(environment[setting.env] ?? fallback);
    if (parsed.ok) return parsed.value;
    errors.push(`${setting.env} ${parsed.must}. (${setting.doc})`);
    return undefined;
  };
  const stateFolder = environment.XDG_STATE_HOME || join(environment.HOME || homedir(), '.local', 'state');
  const host = read(HOST, HOST.fallback);
  const port = read(PORT, PORT.fallback);
  const dataFolder = read(DATA, DATA.fallback);
  const serverKeyFile = read(SERVER_KEY_FILE, join(stateFolder, 'amanah', 'server.key'));
  const address = read(ADDRESS, `http://127.0.0.1:${port ?? PORT.fallback}`);
  const secondFactor = read(SECOND_FACTOR, SECOND_FACTOR.fallback);
  const { mail, errors: mailErrors } = mailSettings(
    read(SMTP_URL, SMTP_URL.fallback),
    {
      passwordFile: read(SMTP_PASSWORD_FILE, SMTP_PASSWORD_FILE.fallback),
      authorityFile: read(SMTP_CA_FILE, SMTP_CA_FILE.fallback),
    },
    read(MAIL_FROM, MAIL_FROM.fallback),
  );
  // What is wrong with one of them has been said already.
  if (!errors.some((error) => /^(?:SMTP_|MAIL_)/.test(error))) errors.push(...mailErrors);
  const reminders = readReminders(read);
  const clockChecked = read(CLOCK_CHECKED, CLOCK_CHECKED.fallback);
  const files = fileSettings((setting) => read(setting, setting.fallback));
  if (files !== undefined) errors.push(...fileErrors(files));
  if (dataFolder !== undefined && mail?.login !== undefined && isInside(dataFolder, mail.login.passwordFile)) {
    errors.push(
      'SMTP_PASSWORD_FILE must lie outside the folder DATA, or a backup of the folder would hold the password.',
    );
  }
  if (dataFolder !== undefined && serverKeyFile !== undefined && isInside(dataFolder, serverKeyFile)) {
    errors.push('SERVER_KEY_FILE must lie outside the folder DATA, or a backup of the folder would hold the key too.');
  }
  if (
    host === undefined ||
    port === undefined ||
    dataFolder === undefined ||
    serverKeyFile === undefined ||
    address === undefined ||
    secondFactor === undefined ||
    reminders === undefined ||
    files === undefined ||
    errors.length > 0
  ) {
    return { ok: false, errors };
  }
  const places = { dataFolder, serverKeyFile, programFolder: folderOf() };
  return {
    ok: true,
    config: { host, port, address, secondFactor, mail, reminders, clockChecked, files, ...places },
  };
};
