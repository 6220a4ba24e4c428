// Reads a form that brings files (RFC 7578) as it comes: texts whole, files piece by piece, one after the other, and none of them
// faster than it is taken. Whatever comes, it answers: a body that breaks off is told, never thrown into the process.
import { Busboy, type BusboyFileStream } from '@fastify/busboy';

/** A file on its way in; its pieces can be read once, and what isn't read is passed over. */
export type ComingFile = {
  /** As the browser sent it; empty where it sent none. */
  readonly name: string;
  readonly mime: string;
  readonly pieces: AsyncIterable<Uint8Array>;
};

export type FormReader = {
  readonly field: (name: string, text: string) => void;
  /** Resolves when the file is dealt with; the next one waits for it. */
  readonly file: (file: ComingFile) => Promise<void>;
};

/** `whole`: read to its end. `cut`: files beyond what a form may bring were passed over. */
export type ReadForm = 'whole' | 'cut' | 'malformed' | 'too-large';

/** No form of the portal's has as many fields or files. */
const MOST_FIELDS = 1_000;
const MOST_FILES = 500;
/** As much text as a page without script promises to give back. */
const MOST_TEXT = 4 * 1024 * 1024;

/** Browsers write three signs of a name as others and leave the rest as it is (HTML, multipart form data). */
const nameOf = (sent: string | undefined): string =>
  (sent ?? '')
    .replace(/%22/g, '"')
    .replace(/%0[da]/gi, ' ')
    .replaceAll('\0', '');

/** What of a stream is read, and the rest of it passed over: a reader that ends early doesn't hold up what stands behind the file. */
const piecesOf = (stream: BusboyFileStream) => {
  const coming: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const next = () => coming.next();
  const passOver = async (): Promise<void> => {
    while ((await next()).done !== true);
  };
  return { pieces: { [Symbol.asyncIterator]: () => ({ next }) }, passOver };
};

type Parser = InstanceType<typeof Busboy>;

const parserFor = (type: string): Parser | undefined => {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { fields: MOST_FIELDS, fieldSize: MOST_TEXT, files: MOST_FILES, parts: MOST_FIELDS + MOST_FILES },
    });
  } catch {
    // A content type without a boundary.
    return undefined;
  }
};

const fed = async (parser: Parser, body: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const piece of body) {
    const write = new Promise<void>((resolve, reject) => {
      parser.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    await write;
  }
  parser.end();
};

/** Reads the whole body of a form of this content type. */
export const readMultipart = async (
  type: string,
  body: AsyncIterable<Uint8Array>,
  reader: FormReader,
): Promise<ReadForm> => {
  const parser = parserFor(type);
  if (parser === undefined) return 'malformed';
  const streams: BusboyFileStream[] = [];
  let files: Promise<void> = Promise.resolve();
  let said: ReadForm = 'whole';
  let text = 0;
  const limit = (): void => {
    if (said === 'whole') said = 'cut';
  };
  parser.on('field', (name, value, _, isCut) => {
    text += value.length;
    if (isCut || text > MOST_TEXT) said = 'too-large';
    else if (name !== undefined) reader.field(name, value);
  });
  parser.on('file', (_, stream, name, __, mime) => {
    streams.push(stream);
    // Where the body breaks off, the parser tells each stream alone; a stream that hears no listener ends the process.
    stream.on('error', (error: Error) => void stream.destroy(error));
    const one = async (): Promise<void> => {
      const { pieces, passOver } = piecesOf(stream);
      try {
        await reader.file({ name: nameOf(name), mime: mime ?? '', pieces });
      } finally {
        await passOver();
      }
    };
    files = files.then(one);
    files.catch(() => undefined);
  });
  parser.on('filesLimit', limit);
  parser.on('partsLimit', limit);
  parser.on('fieldsLimit', () => {
    said = 'too-large';
  });
  const finished = new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve);
    parser.on('error', reject);
  });
  const read = Promise.all([fed(parser, body), finished]);
  try {
    await read;
    await files;
    return said;
  } catch (error) {
    for (const stream of streams) stream.destroy(error instanceof Error ? error : undefined);
    // What was taken in of the file that broke off is let go of by whoever takes it.
    await files.catch(() => undefined);
    parser.destroy();
    return 'malformed';
  }
};
