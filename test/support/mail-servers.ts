// Mail servers in the process: an honest one that keeps what it was given and can be told to refuse, and raw ones that lie.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer, MailTimes } from '../../src/mail/smtp.ts';

/** A mail as it arrived: its whole text, and the envelope. */
export type Arrived = { readonly from: string; readonly to: readonly string[]; readonly text: string };

export type Inbox = { readonly server: MailServer; readonly arrived: Arrived[]; readonly port: number };

/** Steps are bounded shortly, so that tests of servers that never answer end soon. */
export const SHORT: MailTimes = { connectMs: 150, stillMs: 150, wholeMs: 400 };
/** Long enough for a busy machine. */
export const PATIENT: MailTimes = { connectMs: 20_000, stillMs: 20_000, wholeMs: 20_000 };

const at = (port: number): MailServer => ({
  ...{
    host: '127.0.0.1',
    port,
    security: 'none',
    login: undefined,
    authority: undefined,
    from: 'portal@charity.example',
  },
});

const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on a port');
  return address.port;
};

/** An honest server for as long as `job` runs; `more` makes it refuse. */
export const withInbox = async (job: (inbox: Inbox) => Promise<void>, more: SMTPServerOptions = {}): Promise<void> => {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        arrived.push({ from, to: rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        done(null);
      });
    },
    ...more,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const port = portOf(server.server);
  try {
    await job({ server: at(port), arrived, port });
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
};

/** A server that does with each connection whatever `behave` does. */
export const withLiar = async (
  behave: (socket: Socket) => void,
  job: (server: MailServer) => Promise<void>,
): Promise<void> => {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    behave(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await job(at(portOf(server)));
  } finally {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
};

/** Answers each line of a client by its beginning, after a greeting; what has no answer is met with silence. */
export const answering =
  (answers: Readonly<Record<string, string>>, greeting = '220 mail.example ESMTP\r\n') =>
  (socket: Socket): void => {
    socket.write(greeting);
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('latin1').split('\r\n')) {
        const found = Object.entries(answers).find(([begin]) => line.startsWith(begin));
        if (found?.[1] === 'HANG UP') socket.destroy();
        else if (found !== undefined) socket.write(`${found[1]}\r\n`);
      }
    });
  };

/** The answers of a server that takes every step. */
export const TAKES = { EHLO: '250 mail.example', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on', '.': '250 taken' };
