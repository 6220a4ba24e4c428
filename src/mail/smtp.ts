// Hands one message to the mail server, over nodemailer, within a bounded time; the only file that opens a connection to
// anybody. What it tells of a failure is the step alone: what the server said goes nowhere, since it quotes addresses.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailFault } from '../domain/mail-faults.ts';

/** Where mail is handed to, and as whom. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte; `starttls` is demanded; `none` on this machine alone. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** The certificates (PEM) of the authority that alone may vouch for the server; undefined for those this machine knows. */
  readonly authority: string | undefined;
  /** The address that mails come from. */
  readonly from: string;
};

/** How long the server may take for each step, and for everything together, in milliseconds. */
export type MailTimes = {
  readonly connectMs: number;
  readonly stillMs: number;
  readonly wholeMs: number;
};

/** An honest server answers within seconds; greylisting ones wait some on purpose. */
export const MAIL_TIMES: MailTimes = { connectMs: 10_000, stillMs: 15_000, wholeMs: 25_000 };

/** More than any real reply; a server that goes on is cut off. */
const MOST_REPLY_BYTES = 16_384;

/** Gives a message to the server: undefined where it took it, else the step that failed. */
export type Post = (message: Buffer, to: string) => Promise<MailFault | undefined>;

/** What the portal needs of a mail server: the way to it, and the address that mails come from. */
export type Mail = { readonly post: Post; readonly from: string };

type Stage = 'begin' | 'login' | 'envelope' | 'message';

type Failure = {
  readonly code: string;
  readonly originalCode: string;
  readonly responseCode: number;
  readonly command: string;
  readonly message: string;
};

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const failureOf = (error: unknown): Failure => ({
  code: textOf(field(error, 'code')),
  originalCode: textOf(field(error, 'originalCode')),
  responseCode: Number(field(error, 'responseCode') || 0),
  command: textOf(field(error, 'command')),
  message: textOf(field(error, 'message')),
});

/** A reply that says: not now. */
const isTemporary = ({ responseCode }: Failure): boolean => responseCode >= 400 && responseCode < 500;

const isCertificate = ({ originalCode, message }: Failure): boolean =>
  /CERT|ALTNAME|UNABLE_TO|SELF_SIGNED/.test(originalCode) || /certificate|altnames/i.test(message);

/** The server wants a sign-in first, and there was none or it doesn't count. */
const WANTS_LOGIN = 530;

/** Failures of the connection itself, by what the operating system or TLS said. */
const ofConnection = (failure: Failure): MailFault => {
  const { code, originalCode } = failure;
  if (code === 'EDNS') return 'name';
  if (isCertificate(failure)) return 'certificate';
  if (code === 'ETLS' || originalCode.startsWith('ERR_SSL') || originalCode.startsWith('ERR_TLS')) return 'encryption';
  if (code === 'ETIMEDOUT') return 'slow';
  if (originalCode === 'ECONNREFUSED') return 'refused';
  return code === 'ESOCKET' && originalCode !== 'ECONNRESET' && originalCode !== 'EPIPE' ? 'unreachable' : 'odd';
};

/** The step that failed, by how far things were. */
const faultOf = (error: unknown, stage: Stage): MailFault => {
  const failure = failureOf(error);
  const { code, command, responseCode } = failure;
  if (stage === 'message') return responseCode === 0 ? 'unanswered' : isTemporary(failure) ? 'later' : 'message';
  if (code === 'ETLS' || code === 'EDNS' || isCertificate(failure)) return ofConnection(failure);
  // What is put off before anybody is named to write to is put off for everybody: by a server that is busy or going down.
  if (isTemporary(failure)) return stage !== 'envelope' || command === 'MAIL FROM' ? 'busy' : 'later';
  if (command === 'EHLO' && responseCode > 0) return 'encryption';
  if (responseCode > 0 && (stage === 'login' || responseCode === WANTS_LOGIN)) return 'login';
  if (responseCode > 0 && stage === 'envelope') {
    return command === 'RCPT TO' ? 'recipient' : command === 'MAIL FROM' ? 'sender' : 'message';
  }
  // The greeting itself was a refusal: of this machine, whoever signs in and whatever is sent.
  if (responseCode >= 500 && command === 'CONN') return 'unwelcome';
  if (code === 'EAUTH') return 'login';
  if (code === 'EMESSAGE') return 'message';
  return ofConnection(failure);
};

const optionsOf = ({ host, port, security, authority, from }: MailServer, times: MailTimes) => ({
  ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
  // Neither the machine's name nor its address is anybody's business: the domain that mails come from names it.
  name: from.slice(from.lastIndexOf('@') + 1),
  connectionTimeout: times.connectMs,
  greetingTimeout: times.connectMs,
  dnsTimeout: times.connectMs,
  socketTimeout: times.stillMs,
  socketCloseTimeout: 0,
  maxResponseSize: MOST_REPLY_BYTES,
  tls: { minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) } as const,
});

/** The way to a mail server, one connection a message. It never rejects, and never takes longer than `times.wholeMs`. */
export const postBy =
  (server: MailServer, times: MailTimes = MAIL_TIMES): Post =>
  (message, to) =>
    new Promise((resolve) => {
      const connection = new SMTPConnection(optionsOf(server, times));
      let stage: Stage = 'begin';
      const end = (fault: MailFault | undefined): void => {
        clearTimeout(timer);
        connection.close();
        resolve(fault);
      };
      const timer = setTimeout(() => end(stage === 'message' ? 'unanswered' : 'slow'), times.wholeMs);
      const failed = (error: unknown): void => end(faultOf(error, stage));
      const send = (): void => {
        stage = 'envelope';
        const body = new Readable({
          // Asked for only once the server has said that it takes the message.
          read() {
            stage = 'message';
            this.push(message);
            this.push(null);
          },
        });
        connection.send({ from: server.from, to: [to], size: message.length }, body, (error) =>
          error === null || error === undefined ? end(undefined) : failed(error),
        );
      };
      // Errors come here too once the connection is closed; by then the answer is settled.
      connection.on('error', failed);
      connection.connect((error) => {
        if (error !== null && error !== undefined) return failed(error);
        if (server.login === undefined) return send();
        stage = 'login';
        const { user, password } = server.login;
        connection.login({ user, pass: password }, (refused) =>
          refused === null || refused === undefined ? send() : failed(refused),
        );
      });
    });
