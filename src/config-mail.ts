// The settings of mail and reminders: parsers for config.ts. A password stands in none of them, and mail leaves this machine
// encrypted alone.
import { resolve } from 'node:path';
import { parseMailAddress } from './domain/mail-address.ts';
import { DEFAULT_REMINDERS, type ReminderRule } from './domain/reminders.ts';
import type { MailServer } from './mail/smtp.ts';

/** Where mail goes; who signs in there has a password in a file of its own, and so has an authority its certificate. */
export type MailSettings = Omit<MailServer, 'login' | 'authority'> & {
  readonly authorityFile: string | undefined;
  readonly login: { readonly user: string; readonly passwordFile: string } | undefined;
};

export type ReminderSettings = { readonly rule: ReminderRule; readonly hour: number };

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly must: string };

/** A server as `SMTP_URL` names it. */
export type ServerUrl = Pick<MailServer, 'host' | 'port' | 'security'> & { readonly user: string | undefined };

const no = (must: string) => ({ ok: false, must }) as const;

const PORTS = { smtp: 587, smtps: 465 } as const;

/** What `SMTP_URL` says; undefined where it is empty. `isLocal` tells names and addresses of this machine. */
export const parseServerUrl =
  (isLocal: (host: string) => boolean) =>
  (text: string): Parsed<ServerUrl | undefined> => {
    if (text.trim() === '') return { ok: true, value: undefined };
    // A scheme that browsers know nothing of is parsed loosely: its host is checked as one of https would be.
    const match = /^(smtps?):\/\/(.+)$/i.exec(text.trim());
    const scheme = match?.[1]?.toLowerCase() === 'smtps' ? 'smtps' : 'smtp';
    const rest = `https://${match?.[2] ?? ''}`;
    if (match === null || !URL.canParse(rest)) return no('must be smtps://user@host:port or smtp://user@host:port');
    const url = new URL(rest);
    if (url.password !== '')
      return no('must hold no password: put it into a file, and its path into SMTP_PASSWORD_FILE');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return no('must end with the host or the port');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // 443 is the default of https, which the URL leaves out.
    const port = url.port === '' ? (/:443$/.test(match[2] ?? '') ? 443 : PORTS[scheme]) : Number(url.port);
    const security = scheme === 'smtps' ? 'tls' : isLocal(host) ? 'none' : 'starttls';
    const user = url.username === '' ? undefined : decodeURIComponent(url.username);
    return { ok: true, value: { host, port, security, user } };
  };

export const parsePath = (text: string): Parsed<string | undefined> => ({
  ok: true,
  value: text.trim() === '' ? undefined : resolve(text.trim()),
});

export const parseFrom = (text: string): Parsed<string | undefined> => {
  if (text.trim() === '') return { ok: true, value: undefined };
  const value = parseMailAddress(text);
  return value === undefined ? no('must be a mail address, such as portal@charity.example') : { ok: true, value };
};

/** The whole of it, or sentences that say what doesn't go together. */
export const mailSettings = (
  url: ServerUrl | undefined,
  {
    passwordFile,
    authorityFile,
  }: { readonly passwordFile: string | undefined; readonly authorityFile: string | undefined },
  from: string | undefined,
): { readonly mail: MailSettings | undefined; readonly errors: readonly string[] } => {
  if (url === undefined) {
    const lone = passwordFile !== undefined || authorityFile !== undefined || from !== undefined;
    const errors = lone
      ? ['SMTP_PASSWORD_FILE, SMTP_CA_FILE and MAIL_FROM say nothing without SMTP_URL: set it, or leave them out.']
      : [];
    return { mail: undefined, errors };
  }
  const { user, host, port, security } = url;
  const errors = [
    ...(from === undefined ? ['MAIL_FROM must be the address that mails come from, where SMTP_URL is set.'] : []),
    ...((user === undefined) === (passwordFile === undefined)
      ? []
      : ['SMTP_PASSWORD_FILE and the user in SMTP_URL belong together: set both, or neither.']),
    ...(authorityFile !== undefined && security === 'none'
      ? [
          'SMTP_CA_FILE says nothing where mail to this machine is not encrypted: use smtps:// in SMTP_URL, or leave it out.',
        ]
      : []),
  ];
  if (errors.length > 0 || from === undefined) return { mail: undefined, errors };
  const login = user === undefined || passwordFile === undefined ? undefined : { user, passwordFile };
  return { mail: { host, port, security, from, login, authorityFile }, errors };
};

/** No reminder is further from its day than this. */
const FURTHEST = 60;
const MOST = 10;

const count = (text: string): number | undefined => {
  const value = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= FURTHEST ? value : undefined;
};

/** Numbers of working days, separated by commas, each once; none where the text is `none`. */
export const parseCounts = (text: string): Parsed<readonly number[]> => {
  if (text.trim() === 'none') return { ok: true, value: [] };
  const counts = text.split(',').flatMap((one) => count(one) ?? []);
  const given = text.split(',').length;
  return counts.length === given && new Set(counts).size === given && given <= MOST
    ? { ok: true, value: counts.toSorted((one, other) => one - other) }
    : no(`must be whole numbers from 1 to ${FURTHEST}, separated by commas, each once, or none`);
};

export const parseCount = (text: string): Parsed<number> => {
  const value = count(text);
  return value === undefined ? no(`must be a whole number from 1 to ${FURTHEST}`) : { ok: true, value };
};

/** Mail goes out until noon in Riyadh. */
const [EARLIEST_HOUR, LATEST_HOUR] = [5, 11];

export const parseHour = (text: string): Parsed<number> => {
  const hour = /^\d{1,2}$/.test(text.trim()) ? Number(text) : -1;
  return hour >= EARLIEST_HOUR && hour <= LATEST_HOUR
    ? { ok: true, value: hour }
    : no(`must be a whole number from ${EARLIEST_HOUR} to ${LATEST_HOUR}`);
};

/** Reminders where no setting says otherwise: from eight in the morning. */
export const USUAL_REMINDERS: ReminderSettings = { rule: DEFAULT_REMINDERS, hour: 8 };

/** What the settings are called by default, as they would be written. */
export const REMINDER_DEFAULTS = {
  before: DEFAULT_REMINDERS.before.join(','),
  after: DEFAULT_REMINDERS.after.join(','),
  every: String(DEFAULT_REMINDERS.every),
  up: String(DEFAULT_REMINDERS.up),
  hour: String(USUAL_REMINDERS.hour),
} as const;
