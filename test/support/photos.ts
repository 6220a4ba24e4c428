// Tiny photos that a real browser encoded, sixteen by eight points of two colours, without anything hidden; and what puts parts into
// them by hand, so that the tests of hidden data know every byte.
import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32.ts';

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

export const JPEG = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAIF/8QAGBABAAMBAAAAAAAAAAAAAAAAABVjouH/xAAVAQEBAAAAAAAAAAAAAAAAAAADBv/EABoRAAICAwAAAAAAAAAAAAAAAAMRAAQBE3H/2gAMAwEAAhEDEQA/AKZ0TfjoBBZKB68p8lAeqGwtmGuz/9k=',
);
export const PNG = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAANUlEQVR4AdTRsQ0AAAQEQFGaxExqYymMYys2eIXKJ9d+8nku90bUqhGmYx4UpAQhDyZsJw0AAAD//8xpALkAAAAGSURBVAMAaD4xAddfSzwAAAAASUVORK5CYII=',
);
export const WEBP = fromBase64(
  'UklGRlIAAABXRUJQVlA4WAoAAAAAAAAADwAABwAAVlA4IDQAAACwAQCdASoQAAgAAoBCJagCdADbUj4AAJ3tOduDdoPyai/yb7kAv/G7HH3Oi/wb/8Ct6AAA',
);
export const WEBP_LOSSLESS = fromBase64(
  'UklGRjwAAABXRUJQVlA4WAoAAAAAAAAADwAABwAAVlA4TB0AAAAvD8ABAA9wBa2jgJ4Tef6jBWLBJH/pXTlE9D80AAA=',
);
export const WEBP_TRANSPARENT = fromBase64(
  'UklGRngAAABXRUJQVlA4WAoAAAAQAAAADwAABwAAQUxQSBcAAAABDzD/ERFCIdsIkL/tGfznENH/CQDXBwBWUDggOgAAALABAJ0BKhAACAACgEIlsAJ0ANtSPgAAne052tcBndf8motm5Jk/718LkXdXI7a38wNf6G//AregAAA=',
);

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const big = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, n) => Math.floor(value / 256 ** (bytes - 1 - n)) & 0xff);
const little = (value: number, bytes: number): Uint8Array => big(value, bytes).reverse();
export const bytes = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part))));

/** A segment of a JPEG. */
export const segment = (marker: number, content: Uint8Array | string): Uint8Array =>
  bytes(Uint8Array.of(0xff, marker), big(content.length + 2, 2), content);

/** Where JFIF's head ends, and where the first table begins. */
const JPEG_HEAD_BYTES = 20;
export const jpegWith = (...segments: readonly Uint8Array[]): Uint8Array =>
  bytes(JPEG.subarray(0, JPEG_HEAD_BYTES), ...segments, JPEG.subarray(JPEG_HEAD_BYTES));

/** A chunk of a PNG. */
export const chunk = (type: string, content: Uint8Array | string): Uint8Array =>
  bytes(big(content.length, 4), type, content, big(crc32(bytes(type, content)), 4));

const PNG_HEAD_BYTES = 33;
/** Signature and head of the PNG, for what is put together after them. */
export const PNG_HEAD = PNG.subarray(0, PNG_HEAD_BYTES);
export const pngWith = (...chunks: readonly Uint8Array[]): Uint8Array =>
  bytes(PNG_HEAD, ...chunks, PNG.subarray(PNG_HEAD_BYTES));

/** A chunk of a WebP. */
export const riffChunk = (type: string, content: Uint8Array | string): Uint8Array =>
  bytes(type, little(content.length, 4), content, new Uint8Array(content.length % 2));
export const riff = (...chunks: readonly Uint8Array[]): Uint8Array => {
  const body = bytes('WEBP', ...chunks);
  return bytes('RIFF', little(body.length, 4), body);
};
const RIFF_HEAD_BYTES = 12;
/** The WebP's list of what it holds, with these flags. */
export const webpList = (flags: number): Uint8Array => {
  const list = Uint8Array.from(WEBP.subarray(RIFF_HEAD_BYTES, RIFF_HEAD_BYTES + 18));
  list[8] = flags;
  return list;
};
/** The picture of the WebP, in its chunk. */
export const WEBP_PICTURE = WEBP.subarray(RIFF_HEAD_BYTES + 18);
export const webpWith = (flags: number, before: readonly Uint8Array[], ...after: readonly Uint8Array[]): Uint8Array =>
  riff(webpList(flags), ...before, WEBP_PICTURE, ...after);

/** A frame of an animation, of the WebP's own picture. */
export const webpFrame = (...inside: readonly Uint8Array[]): Uint8Array =>
  riffChunk('ANMF', bytes(little(0, 6), little(15, 3), little(7, 3), little(100, 3), '\0', WEBP_PICTURE, ...inside));
export const WEBP_CONTROL = riffChunk('ANIM', little(0, 6));

/** An entry of camera data: `value` stands in the entry itself. */
export type CameraEntry = {
  readonly tag: number;
  readonly type?: number;
  readonly count?: number;
  readonly value: Uint8Array;
};
export const shortEntry = (tag: number, value: number): CameraEntry => ({ tag, value: bytes(big(value, 2), '\0\0') });

/** Camera data of one list; `next` is where another begins. */
export const camera = (entries: readonly CameraEntry[], next = 0): Uint8Array =>
  bytes(
    'MM\0*\0\0\0\x08',
    big(entries.length, 2),
    ...entries.map(({ tag, type = 3, count = 1, value }) => bytes(big(tag, 2), big(type, 2), big(count, 4), value)),
    big(next, 4),
  );
export const pointer = (tag: number, at: number): CameraEntry => ({ tag, type: 4, value: big(at, 4) });

/** A grey PNG of any size, whose file stays small. */
export const greyPng = (width: number, height: number): Uint8Array =>
  bytes(
    PNG_HEAD.subarray(0, 8),
    chunk('IHDR', bytes(big(width, 4), big(height, 4), Uint8Array.of(1, 0, 0, 0, 0))),
    chunk('IDAT', new Uint8Array(deflateSync(new Uint8Array(height * (1 + Math.ceil(width / 8)))))),
    chunk('IEND', ''),
  );
