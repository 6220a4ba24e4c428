// Files on their way to the portal over real HTTP, as a browser with script sends them and as one without does: read from a file
// on the disk a piece at a time, sealed here or sent as they are, and then the report that they go with.

import type { FileHandle } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { ByteTransport } from '../../src/client/byte-transport.ts';
import type { Ground } from '../../src/client/foundation.ts';
import { type PreparedReport, prepareReport } from '../../src/client/reporter.ts';
import { type FileSource, startUpload, type UploadedFile } from '../../src/client/upload.ts';
import { type CaseId, newCaseId, toBase64url } from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, makeTrackingCode, random } from '../../src/protocol/open/index.ts';
import { carryTo } from '../support/carry.ts';
import { atOnce } from '../support/files.ts';
import { BOUNDARY, MULTIPART, multipart } from '../support/multipart.ts';
import { controlsOf } from '../support/plain-form.ts';
import { reportInput } from './texts.ts';

const PLAIN = '/en/report/plain';
const PIECE_BYTES = 65_536;

/** A file that lies on the disk. */
export const sourceOfHandle = (handle: FileHandle, size: number): FileSource => ({
  size,
  read: async (offset, length) => {
    const piece = new Uint8Array(length);
    const { bytesRead } = await handle.read(piece, 0, length, offset);
    return piece.subarray(0, bytesRead);
  },
});

/** One connection after the other, kept open. */
export const onOneConnection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends a file by the wire of browsers with script; what its report needs of it. */
export const sendSealed = async (carry: ByteTransport, caseId: CaseId, source: FileSource): Promise<UploadedFile> => {
  const sent = await startUpload(carry, { caseId }, source, { wait: atOnce }).run();
  if (!sent.ok) throw new Error(`a file didn't arrive: ${JSON.stringify(sent.problem)}`);
  return sent.value;
};

const noArgon2 = () => Promise.reject(new Error('keys are handed in'));

/** Seals the report of that number with a file that arrived. */
export const reportWith = async (
  ground: Ground,
  number: number,
  caseId: CaseId,
  file: UploadedFile,
): Promise<PreparedReport> => {
  const keys = { code: makeTrackingCode(), reporterKeys: deriveReporterFromMaster(random.bytes(32)) };
  const input = { ...reportInput(number), attached: { caseId, files: [{ ...file, name: 'evidence.bin', mime: '' }] } };
  const prepared = await prepareReport(ground, input, noArgon2, keys);
  if (!prepared.ok) throw new Error(`a report can't be sealed: ${prepared.problem.error}`);
  return prepared.value;
};

/** Sends a sealed report; throws where it isn't taken. */
export const sendReport = async (carry: ByteTransport, { submission }: PreparedReport): Promise<void> => {
  const { status } = await carry('POST', '/api/intake', { body: JSON.stringify(submission) });
  if (status !== 201) throw new Error(`a report was answered with ${status}`);
};

/** A file that stands whole: the milliseconds that it took, and what sends the report that it goes with. */
export type Stands = { readonly ms: number; readonly sendReport: () => Promise<void> };

/** Sends a file by the wire of browsers with script, on a connection of its own. */
export const fileWithScript = async (
  port: number,
  ground: Ground,
  number: number,
  source: FileSource,
): Promise<Stands> => {
  const agent = onOneConnection();
  const carry = carryTo(port, agent);
  const caseId = newCaseId();
  const from = performance.now();
  const file = await sendSealed(carry, caseId, source);
  const ms = performance.now() - from;
  const send = async (): Promise<void> => {
    await sendReport(carry, await reportWith(ground, number, caseId, file));
    agent.destroy();
  };
  return { ms, sendReport: send };
};

const textOf = async (answer: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};

/** The body of a form that brings one file, in pieces of the file's bytes. */
async function* bodyOf(fields: readonly (readonly [string, string])[], source: FileSource): AsyncGenerator<Uint8Array> {
  const frame = Buffer.from(multipart(fields, [{ name: 'evidence.bin', content: '' }]));
  const end = Buffer.byteLength(`\r\n--${BOUNDARY}--\r\n`);
  yield frame.subarray(0, frame.length - end);
  for (let at = 0; at < source.size; at += PIECE_BYTES)
    yield await source.read(at, Math.min(PIECE_BYTES, source.size - at));
  yield frame.subarray(frame.length - end);
}

const sendForm = (
  port: number,
  fields: readonly (readonly [string, string])[],
  source: FileSource,
): Promise<{ readonly status: number; readonly html: string }> =>
  new Promise((resolve, reject) => {
    const length = multipart(fields, [{ name: 'evidence.bin', content: '' }]).length + source.size;
    const headers = {
      ...{ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
      ...{ 'content-type': MULTIPART, 'content-length': length },
    };
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: PLAIN, headers }, (answer) => {
      textOf(answer).then((html) => resolve({ status: answer.statusCode ?? 0, html }), reject);
    });
    sent.on('error', reject);
    const send = async (): Promise<void> => {
      for await (const piece of bodyOf(fields, source)) {
        if (!sent.write(piece)) await new Promise<void>((drained) => sent.once('drain', () => drained()));
      }
      sent.end();
    };
    send().catch(reject);
  });

const postFields = async (port: number, fields: URLSearchParams): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}${PLAIN}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: fields.toString(),
  });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`the page answered with ${answer.status}`);
  return html;
};

/** The same without script: a form that brings the file, until its check page tells that it stands. */
export const fileWithoutScript = async (port: number, number: number, source: FileSource): Promise<Stands> => {
  const fields: readonly (readonly [string, string])[] = [
    ['token', toBase64url(random.bytes(32))],
    ['concerns', 'none'],
    ['identity', 'anonymous'],
    ['answer-what-happened', reportInput(number).answers[0]?.text ?? ''],
    ['go', 'attach'],
  ];
  const from = performance.now();
  const check = await sendForm(port, fields, source);
  const ms = performance.now() - from;
  const stands = controlsOf(check.html).filter(([name]) => name === 'file').length;
  if (check.status !== 200 || stands !== 1) throw new Error(`${check.status}: ${stands} files stand`);
  const sending = new URLSearchParams();
  for (const [name, value] of controlsOf(check.html)) if (name !== 'files') sending.append(name, value);
  sending.append('go', 'send');
  const send = async (): Promise<void> => {
    if (!/name="last"/.test(await postFields(port, sending))) throw new Error('the report was not sent');
  };
  return { ms, sendReport: send };
};
