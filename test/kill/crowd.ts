// Reporters at once, each on a connection that stays open, each sending the next thing as soon as there is an answer; when
// the portal dies under them, it is known which requests were answered, which were not, and which were never sent.
import { Agent, request } from 'node:http';
import { MAX_TRIES } from '../../src/client/reporter.ts';
import type { Item } from './prepared.ts';

export type Answered = { readonly item: Item; readonly status: number; readonly body: string };

/** What became of everything that a crowd was given. */
export type Aftermath = {
  readonly answered: readonly Answered[];
  /** Sent, at least in part; no whole answer came. */
  readonly unanswered: readonly Item[];
  readonly unsent: readonly Item[];
};

type Reply = { readonly status: number; readonly body: string };

/** One request; undefined where the connection broke before the whole answer. */
const send = (agent: Agent, port: number, item: Item): Promise<Reply | undefined> =>
  new Promise((resolve) => {
    const headers = {
      origin: `http://127.0.0.1:${port}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(item.body),
      ...(item.cookie === undefined ? {} : { cookie: item.cookie }),
    };
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path: item.path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('error', () => resolve(undefined));
      answer.on('close', () => resolve(answer.complete ? { status: answer.statusCode ?? 0, body } : undefined));
    });
    sent.on('error', () => resolve(undefined));
    sent.end(item.body);
  });

const TAKEN = JSON.stringify({ error: 'taken' });

/**
 * Sends `items` with `atOnce` reporters until all are sent or a connection breaks. What follows an answered item is sent
 * right after it; what is taken is drawn anew, and stands in the aftermath as it was sent last. `onAnswer` hears of each
 * answer as it comes.
 */
export const runCrowd = async (
  port: number,
  items: readonly Item[],
  atOnce: number,
  onAnswer: (count: number, item: Item) => void = () => undefined,
): Promise<Aftermath> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = [...items];
  const answered: Answered[] = [];
  const unanswered: Item[] = [];
  let isBroken = false;
  /** As a reporter's browser does: where case id or number are taken, the report goes again under a new case id. */
  const sendDrawing = async (first: Item): Promise<{ readonly item: Item; readonly reply: Reply | undefined }> => {
    let item = first;
    for (let tries = 1; ; tries += 1) {
      const reply = await send(agent, port, item);
      const isTaken = reply?.status === 409 && reply.body === TAKEN;
      if (!isTaken || item.redraw === undefined || tries === MAX_TRIES) return { item, reply };
      item = await item.redraw();
    }
  };
  const reporter = async (): Promise<void> => {
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
      const { item, reply } = await sendDrawing(first);
      if (reply === undefined) {
        isBroken = true;
        unanswered.push(item);
      } else {
        answered.push({ item, ...reply });
        if (item.next !== undefined && reply.status < 300) waiting.unshift(item.next);
        onAnswer(answered.length, item);
      }
      if (isBroken) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reporter));
  agent.destroy();
  return { answered, unanswered, unsent: waiting };
};
