// A worker thread that does one job and ends: derives, seals, opens by the same client code as a reporter's own browser. It
// holds no database and no network; what it needs of the store it asks the portal's thread for. Its memory ends with it.
import { isMainThread, type MessagePort, parentPort } from 'node:worker_threads';
import { argon2InThread } from '../../../argon2-node.ts';
import type { Transport } from '../../../client/transport.ts';
import { ready } from '../../../protocol/open/index.ts';
import { derivePlain, fetchPlain, readPlain, sayPlain, sendPlain, writePlain } from './device.ts';
import { type Done, isReply, isStart, type Job, type Made, movedIn, type Question, type Reply } from './jobs.ts';
import { bodyOver, storeOver, tellOver } from './take-store.ts';
import { takeForm } from './taking.ts';

const transportOver = (port: MessagePort): { transport: Transport; hear: (reply: Reply) => void } => {
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  return {
    transport: (method, path, body) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        port.postMessage({ say: 'ask', id: asked, method, path, body } satisfies Question, movedIn(body));
      }),
    hear: (reply) => {
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    },
  };
};

const perform = async (transport: Transport, job: Job): Promise<Made[Job['job']]> => {
  switch (job.job) {
    case 'send':
      return sendPlain(transport, job, argon2InThread);
    case 'derive':
      return derivePlain(job, argon2InThread);
    case 'read':
      return readPlain(transport, job);
    case 'write':
      return writePlain(transport, job);
    case 'say':
      return sayPlain(transport, job);
    case 'fetch':
      return fetchPlain(transport, job);
    case 'take':
      return takeForm({ ...job, body: bodyOver(transport), store: storeOver(transport), tell: tellOver(transport) });
  }
};

const serve = (port: MessagePort): void => {
  const { transport, hear } = transportOver(port);
  const doJob = async (job: Job): Promise<void> => {
    await ready;
    const made = await perform(transport, job);
    const done: Done = { say: 'done', made };
    port.postMessage(done, made instanceof Uint8Array ? [made.buffer as ArrayBuffer] : []);
    port.close();
  };
  port.on('message', (message: unknown) => {
    if (isReply(message)) hear(message);
    // A rejection ends the thread, and the portal's thread hears that it ended without an answer.
    else if (isStart(message)) void doJob(message.job);
  });
};

if (!isMainThread && parentPort !== null) serve(parentPort);
