// Compresses once for browsers that take Brotli: a sealing page is 600 KB of script, and phones are slow. Static files and
// pages that are the same for everybody only: nothing of a person or a case is ever compressed beside what an attacker can
// choose.
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
/** Below this a header costs more than it saves. */
const LEAST_BYTES = 512;
/** Near the best that Brotli does, in a tenth of the time of the very best; that for what is small, where it is soon done. */
const [QUALITY, BEST_QUALITY] = [9, 11];
const SMALL_BYTES = 128 * 1024;

const made = new WeakMap<Uint8Array, Promise<Uint8Array<ArrayBuffer>>>();

/** Whether a browser that sent this `Accept-Encoding` takes Brotli. */
export const takesBrotli = (acceptEncoding: string | undefined): boolean =>
  (acceptEncoding ?? '').split(',').some((part) => /^\s*br\s*(;\s*q=(1|0?\.\d*[1-9]))?\s*$/i.test(part));

/** The same bytes under Brotli, made once for each file; undefined where compressing isn't worth it. */
export const brotliOf = (body: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array<ArrayBuffer>> | undefined => {
  if (body.length < LEAST_BYTES || !/^(text\/|image\/svg|application\/json)/.test(type)) return undefined;
  const known = made.get(body);
  if (known !== undefined) return known;
  const quality = body.length <= SMALL_BYTES ? BEST_QUALITY : QUALITY;
  const making = compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).then(
    (bytes) => new Uint8Array(bytes),
  );
  made.set(body, making);
  return making;
};
