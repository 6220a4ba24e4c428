// Files on their way out: the sealed bytes of one, or a range of them, to whoever is served the room that it stands in. What anybody
// else asks for isn't there. Nothing here knows a name or a type: those are sealed too (T75, T76).
import { type Context, Hono } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { FileRequest } from '../../domain/wire-files.ts';
import { parseFileId } from '../../protocol/check/index.ts';
import type { StoredFile } from '../../store/files.ts';
import { caseFileFor, mailboxFile } from '../../store/packages.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, apiRefusal } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { readBody } from './body.ts';

/** From which byte up to which, that one not included. */
type Range = { readonly from: number; readonly to: number };

/** One range as browsers ask for it; undefined where it lies outside, or is none that is given. All of it where nothing is asked. */
export const rangeOf = (asked: string | undefined, bytes: number): Range | undefined => {
  if (asked === undefined) return { from: 0, to: bytes };
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(asked.trim()) ?? [];
  if (first === '') return undefined;
  const from = Number(first);
  const to = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  return from < to && from < bytes ? { from, to } : undefined;
};

/**
 * What is read of a blob as the body of an answer: opened once somebody takes it, which nobody does of an answer to HEAD; read one piece
 * ahead, and let go of where the other side goes away.
 */
const streamOf = (pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const reading = pieces[Symbol.asyncIterator]();
  let ahead: Promise<IteratorResult<Uint8Array>> | undefined;
  const readAhead = (): void => {
    ahead = reading.next();
    // Whoever takes the next piece hears of it.
    ahead.catch(() => undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await (ahead ?? reading.next());
        if (next.done === true) return controller.close();
        readAhead();
        controller.enqueue(next.value);
      },
      cancel: async () => {
        await reading.return?.();
      },
    },
    { highWaterMark: 0 },
  );
};

const send = async (c: Context<AppEnv>, { blobs }: Deps, { blob, bytes }: StoredFile): Promise<Response> => {
  if ((await blobs.size(blob)) !== bytes) return apiRefusal(c, { code: 'file-damaged' });
  const asked = c.req.header('range');
  const range = rangeOf(asked, bytes);
  if (range === undefined) {
    c.header('Content-Range', `bytes */${bytes}`);
    return apiProblem(c, 'malformed', 416);
  }
  const { from, to } = range;
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment',
    'Content-Length': String(to - from),
    'Accept-Ranges': 'bytes',
    ...(asked === undefined ? {} : { 'Content-Range': `bytes ${from}-${to - 1}/${bytes}` }),
  };
  return c.body(streamOf(blobs.readRange(blob, from, to)), asked === undefined ? 200 : 206, headers);
};

export const filesApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/staff/cases/:number/files/:file', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    const file = parseFileId(c.req.param('file'));
    if (person === undefined || file === undefined) return apiProblem(c, 'not-found');
    const today = riyadhDate(deps.clock());
    const found = await caseFileFor(deps, c.get('association'), person, c.req.param('number'), file, today);
    return found === undefined ? apiProblem(c, 'not-found') : send(c, deps, found);
  });

  // A POST, as the mailbox itself: the look-up key is in no address.
  app.post('/api/mailbox/files', async (c) => {
    const request = await readBody(c, FileRequest);
    const file = parseFileId(request?.file);
    if (request === undefined || file === undefined) return apiProblem(c, 'malformed');
    const today = riyadhDate(deps.clock());
    const found = await mailboxFile(deps, c.get('association'), request.lookup, file, today);
    return found === undefined ? apiProblem(c, 'cannot-open') : send(c, deps, found);
  });

  return app;
};
