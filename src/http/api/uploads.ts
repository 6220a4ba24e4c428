// Files on their way in, in parts of raw bytes. Reporters have no session: a secret of their device is the proof, for a case that is
// about to be or one that is. People have theirs beside their session and the case: absent and forbidden are one answer (T38).

import { type Context, Hono } from 'hono';
import { bodyPieces } from '../../domain/body-pieces.ts';
import type { Refusal } from '../../domain/result.ts';
import {
  type FileLimitsWire,
  PART_HASH,
  UPLOAD_SECRET,
  UploadEnd,
  type UploadRemoved,
  UploadRequest,
  type UploadState,
} from '../../domain/wire-files.ts';
import {
  type CaseId,
  fromBase64url,
  type Holder,
  PART_BYTES,
  parseCaseId,
  parseFileId,
} from '../../protocol/check/index.ts';
import { caseFor } from '../../store/case-files.ts';
import { sideOf } from '../../store/parts-coming.ts';
import type { UploadAnswer, UploadKey } from '../../store/uploads.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, apiRefusal } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { letRestCome } from '../rest-of-body.ts';
import { readBody } from './body.ts';
import { newPartPlaces, type PartPlaces } from './part-places.ts';

/** Whose files are sent at an address, and for which case where the address says it; undefined where there is none for them. */
type Sender = { readonly author: Holder; readonly caseId?: CaseId };
type SenderOf = (c: Context<AppEnv>) => Promise<Sender | undefined>;

const OCTETS = /^application\/octet-stream$/i;
const HASH = /^[A-Za-z0-9_-]{43}$/;

const answerOf = <T>(c: Context<AppEnv>, answer: UploadAnswer<T>): Response => {
  if (answer.ok) return c.json(answer.value, answer.isNew ? 201 : 200);
  return answer.error === 'refused' ? apiRefusal(c, answer.refusal) : apiProblem(c, answer.error);
};

/** What an upload is known by: its file's id, its sender and the secret; a problem where one of them is no such thing. */
const keyOf = async (
  c: Context<AppEnv>,
  senderOf: SenderOf,
): Promise<{ readonly key: UploadKey } | { readonly problem: 'malformed' | 'not-found' }> => {
  // Before anything else: whose case it isn't learns nothing by what else is wrong.
  const sender = await senderOf(c);
  if (sender === undefined) return { problem: 'not-found' };
  const fileId = parseFileId(c.req.param('file'));
  const secret = fromBase64url(c.req.header(UPLOAD_SECRET) ?? '', 32);
  if (fileId === undefined || secret === undefined) return { problem: 'malformed' };
  return { key: { association: c.get('association').id, fileId, secret, ...sender } };
};

type PartTaken = { readonly answer: Response; readonly isOver?: boolean };

const BUSY: Refusal = { code: 'uploads-busy' };

/** The parts that are coming, of reporters and of people. */
type Places = { readonly reporter: PartPlaces; readonly person: PartPlaces };

/** The five things that are done with an upload, at one address for each kind of sender. */
const uploadRoutes = (deps: Deps, app: Hono<AppEnv>, places: Places, base: string, senderOf: SenderOf): void => {
  const { uploads } = deps;

  const withKey = async (c: Context<AppEnv>, answer: (key: UploadKey) => Promise<Response>): Promise<Response> => {
    const read = await keyOf(c, senderOf);
    return 'problem' in read ? apiProblem(c, read.problem) : answer(read.key);
  };

  app.post(base, (c) =>
    withKey(c, async (key) => {
      const request = await readBody(c, UploadRequest);
      const caseId = parseCaseId(request?.caseId);
      if (request === undefined || caseId === undefined) return apiProblem(c, 'malformed');
      if (key.caseId !== undefined && key.caseId !== caseId) return apiProblem(c, 'not-found');
      return answerOf(c, await uploads.begin({ ...key, caseId }, request.bytes));
    }),
  );

  app.get(base, (c) => withKey(c, async (key) => answerOf<UploadState>(c, await uploads.state(key))));

  /** Takes a part in: the answer, and whether what still comes of it isn't to be waited for. */
  const takePart = async (c: Context<AppEnv>, key: UploadKey): Promise<PartTaken> => {
    const hash = c.req.header(PART_HASH) ?? '';
    const part = /^\d{1,6}$/.test(c.req.param('part') ?? '') ? Number(c.req.param('part')) : -1;
    const isBytes = OCTETS.test(c.req.header('content-type') ?? '') && c.req.header('content-encoding') === undefined;
    const announced = c.req.header('content-length');
    if (part < 0 || !HASH.test(hash) || !isBytes) return { answer: apiProblem(c, 'malformed') };
    if (announced !== undefined && Number(announced) > PART_BYTES)
      return { answer: apiProblem(c, 'too-large'), isOver: true };
    const place = places[sideOf(key.author)].take(bodyPieces(c.req.raw.body));
    if (place === undefined) return { answer: apiRefusal(c, BUSY), isOver: true };
    try {
      const put = await uploads.putPart(key, part, hash, place.body);
      if (place.isGivenUp()) return { answer: apiRefusal(c, BUSY), isOver: true };
      return { answer: answerOf(c, put) };
    } finally {
      place.leave();
    }
  };

  const partOf = async (c: Context<AppEnv>): Promise<PartTaken> => {
    const read = await keyOf(c, senderOf);
    return 'problem' in read ? { answer: apiProblem(c, read.problem) } : takePart(c, read.key);
  };

  app.post(`${base}/parts/:part`, async (c) => {
    const { answer, isOver } = await partOf(c);
    const hasCome = isOver === true ? c.env?.incoming?.complete !== false : await letRestCome(c.env?.incoming);
    if (!hasCome) answer.headers.set('Connection', 'close');
    return answer;
  });

  app.post(`${base}/end`, (c) =>
    withKey(c, async (key) => {
      const end = await readBody(c, UploadEnd);
      return end === undefined ? apiProblem(c, 'malformed') : answerOf(c, await uploads.finish(key, end.item));
    }),
  );

  app.post(`${base}/removal`, (c) =>
    withKey(c, async (key) => {
      const removed = await uploads.remove(key);
      return removed.ok ? c.json({ removed: true } satisfies UploadRemoved) : answerOf(c, removed);
    }),
  );
};

export const uploadsApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const { fileBytes, caseBytes, files } = deps.files.limits;
  const places: Places = { reporter: newPartPlaces(), person: newPartPlaces() };

  app.get('/api/uploads', (c) =>
    c.json({ fileBytes, caseBytes, files, partBytes: PART_BYTES } satisfies FileLimitsWire),
  );

  uploadRoutes(deps, app, places, '/api/uploads/:file', () => Promise.resolve({ author: 'reporter' }));

  const staff = '/api/staff/cases/:number/uploads/:file';
  app.use(staff, requirePerson(deps));
  app.use(`${staff}/*`, requirePerson(deps));
  uploadRoutes(deps, app, places, staff, async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return undefined;
    const seen = await caseFor(deps, c.get('association'), person, c.req.param('number') ?? '');
    // Whoever has yet to declare, or is briefed alone, writes nothing that could carry a file.
    return seen?.view === 'whole' ? { author: person, caseId: seen.caseFile.caseId } : undefined;
  });

  return app;
};
