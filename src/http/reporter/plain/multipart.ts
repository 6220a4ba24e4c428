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
  /** Something came whose name can't be read, such as one with a raw line break in it, and was passed over. */
  readonly unread: () => void;
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

/** Counts the parts of a form as its bytes pass, those too that the parser passes over without a word. */
const countingParts = (type: string) => {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const delimiter = Buffer.from(`\r\n--${quoted ?? bare ?? ''}`);
  // The first delimiter needs no line end before it.
  let kept: Uint8Array = Buffer.from('\r\n');
  let found = 0;
  return {
    pass: (piece: Uint8Array): void => {
      const most = delimiter.length - 1;
      if (Buffer.concat([kept, piece.subarray(0, most)]).includes(delimiter)) found += 1;
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
      for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + 1)) found += 1;
      kept = Buffer.concat([kept, piece.subarray(-most)]).subarray(-most);
    },
    /** The last delimiter ends the form. */
    parts: (): number => found - 1,
  };
};

type Parser = InstanceType<typeof Busboy>;

/** `understood` hears of each part whose head can be read. */
const parserFor = (type: string, understood: () => void): Parser | undefined => {
  try {
    return new Busboy({
      isPartAFile: (_, mime, name) => {
        understood();
        return mime === 'application/octet-stream' || name !== undefined;
      },
      headers: { 'content-type': type },
      limits: { fields: MOST_FIELDS, fieldSize: MOST_TEXT, files: MOST_FILES, parts: MOST_FIELDS + MOST_FILES },
    });
  } catch {
    // A content type without a boundary.
    return undefined;
  }
};

const fed = async (
  parser: Parser,
  body: AsyncIterable<Uint8Array>,
  pass: (piece: Uint8Array) => void,
): Promise<void> => {
  for await (const piece of body) {
    pass(piece);
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
  let understood = 0;
  const counting = countingParts(type);
  const parser = parserFor(type, () => {
    understood += 1;
  });
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
  const read = Promise.all([fed(parser, body, counting.pass), finished]);
  try {
    await read;
    await files;
    if (said === 'whole' && counting.parts() > understood) reader.unread();
    return said;
  } catch (error) {
    for (const stream of streams) stream.destroy(error instanceof Error ? error : undefined);
    // What was taken in of the file that broke off is let go of by whoever takes it.
    await files.catch(() => undefined);
    parser.destroy();
    return 'malformed';
  }
};
