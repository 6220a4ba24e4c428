// A process of its own that sends prepared reports at a steady pace, each at its moment whether others have been answered or not, and
// tells how long each took from then on: what somebody waits who comes while the portal has other things to do.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { percentile, rounded } from './machine.ts';
import { PacedOrder, type PacedResult, readOrder, recordsOf } from './orders.ts';

const order = readOrder(PacedOrder);
const agent = new Agent({ keepAlive: true });

const send = (body: Buffer, since: number): Promise<{ readonly status: number; readonly ms: number }> =>
  new Promise((resolve) => {
    const headers = {
      ...{ origin: `http://127.0.0.1:${order.port}`, 'sec-fetch-site': 'same-origin' },
      ...{ 'content-type': 'application/json', 'content-length': body.length },
    };
    const given = { agent, host: '127.0.0.1', port: order.port, method: 'POST', path: '/api/intake', headers };
    const broken = (): void => resolve({ status: 0, ms: performance.now() - since });
    const sent = request(given, (answer) => {
      answer.resume();
      answer.once('error', broken);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - since }));
    });
    sent.once('error', broken);
    sent.end(body);
  });

const bodies = order.files.flatMap((file) => [...recordsOf(readFileSync(file))]);
const from = performance.now();
const answers = await Promise.all(
  bodies.map(async (body, at) => {
    const moment = from + (at * 1000) / order.perSecond;
    await new Promise((resolve) => setTimeout(resolve, moment - performance.now()));
    return send(body, moment);
  }),
);
agent.destroy();
const times = answers.map(({ ms }) => ms);
const result: PacedResult = {
  acknowledged: answers.filter(({ status }) => status === 201).length,
  sent: bodies.length,
  p50: rounded(percentile(times, 0.5)),
  p99: rounded(percentile(times, 0.99)),
  max: rounded(Math.max(...times)),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
