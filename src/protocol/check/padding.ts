// Padding: sealed lengths tell little about what is sealed. Padmé, computed without logarithms and 32-bit shifts.

/** The smallest padded length. */
export const LEAST_PADDED = 256;

/** Padmé of n: n rounded up so that at most 12 % is added, and few lengths remain (PROTOCOL A7). */
export function padme(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('a length is a safe integer');
  if (n < 2) return n;
  const exponent = floorLog2(n);
  const bits = floorLog2(exponent) + 1;
  const step = 2 ** Math.max(0, exponent - bits);
  return Math.ceil(n / step) * step;
}

function floorLog2(n: number): number {
  let exponent = 0;
  for (let power = 2; power <= n; power *= 2) exponent += 1;
  return exponent;
}

/** `max(256, padme(n))`. */
export function padded(n: number): number {
  return Math.max(LEAST_PADDED, padme(n));
}

/** Whether some content is padded to this length. */
export function isPadded(length: number): boolean {
  return Number.isSafeInteger(length) && length >= LEAST_PADDED && padme(length) === length;
}

/** `text ‖ 0x80 ‖ 0x00…`, to `padded(text + 1)` bytes. */
export function pad(text: Uint8Array): Uint8Array {
  const whole = new Uint8Array(padded(text.length + 1));
  whole.set(text);
  whole[text.length] = 0x80;
  return whole;
}

/** Undoes {@link pad}; `undefined` where the bytes aren't exactly what it makes. */
export function unpad(whole: Uint8Array): Uint8Array | undefined {
  const end = whole.findLastIndex((byte) => byte !== 0);
  if (end < 0 || whole[end] !== 0x80 || whole.length !== padded(end + 1)) return undefined;
  return whole.slice(0, end);
}
