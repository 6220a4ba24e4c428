// A browser in front of whatever listens at a port of this machine: the wire of files over real HTTP, answers read whole.
import { type Agent, request } from 'node:http';
import type { ByteTransport } from '../../src/client/byte-transport.ts';

export const carryTo =
  (port: number, agent?: Agent): ByteTransport =>
  (method, path, { headers = {}, body = '' }) =>
    new Promise((resolve, reject) => {
      const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
      const own = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin', 'content-type': type };
      const order = { host: '127.0.0.1', port, method, path, headers: { ...own, ...headers } };
      const sent = request(agent === undefined ? order : { ...order, agent }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('close', () => {
          if (!answer.complete) reject(new Error('no whole answer'));
          const text = Buffer.concat(pieces).toString();
          resolve({
            status: answer.statusCode ?? 0,
            header: () => undefined,
            json: async () => JSON.parse(text),
            pieces: async function* () {},
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
