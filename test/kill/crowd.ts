// Reporters at once, each on a connection that stays open, each sending the next thing as soon as there is an answer; when
// the portal dies under them, it is known which requests were answered, which were not, and which were never sent.
import { Agent, request } from 'node:http';
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

/**
 * Sends `items` with `atOnce` reporters until all are sent or a connection breaks. What follows an answered item is sent
 * right after it. `onAnswer` hears of each answer as it comes.
 */
export const runCrowd = async (
  port: number,
  items: readonly Item[],
  atOnce: number,
  onAnswer: (count: number) => void = () => undefined,
): Promise<Aftermath> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = [...items];
  const answered: Answered[] = [];
  const unanswered: Item[] = [];
  let isBroken = false;
  const reporter = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const reply = await send(agent, port, item);
      if (reply === undefined) {
        isBroken = true;
        unanswered.push(item);
      } else {
        answered.push({ item, ...reply });
        if (item.next !== undefined && reply.status < 300) waiting.unshift(item.next);
        onAnswer(answered.length);
      }
      if (isBroken) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reporter));
  agent.destroy();
  return { answered, unanswered, unsent: waiting };
};
