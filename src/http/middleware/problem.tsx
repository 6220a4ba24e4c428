// Every refusal and failure as an answer: JSON for the interface that browsers' scripts use, a page for everything else.
// Nothing of the request goes into it.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ViewContext } from '../../../views/layout/view.ts';
import { FORM_PROBLEM, FormProblem } from '../../../views/problems/form-problem.tsx';
import { ProblemPage } from '../../../views/problems/problem-page.tsx';
import type { Refusal } from '../../domain/result.ts';
import type { Problem } from '../../domain/wire.ts';
import type { ProblemPageName } from '../../i18n/problems.ts';
import type { Outcome } from '../../protocol/check/index.ts';
import { accessOf } from '../access.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { viewContext } from '../view-context.ts';
import { actorOf } from './actor.ts';
import { mostBytes } from './sizes.ts';

const STATUS: Readonly<Record<Problem['error'], ContentfulStatusCode>> = {
  malformed: 400,
  unsupported: 400,
  mistyped: 400,
  'signed-out': 401,
  'not-found': 404,
  'cannot-open': 404,
  stale: 409,
  taken: 409,
  'too-large': 413,
  'too-many': 429,
  refused: 422,
  untrusted: 422,
  damaged: 500,
  internal: 500,
  closed: 503,
};

/** True for requests of scripts, which are answered in JSON. */
export const isApi = (c: Context<AppEnv>): boolean => c.req.path.startsWith('/api/');

/** A problem as JSON with its status; `status` where it differs from the error's own. */
export const apiProblem = (c: Context<AppEnv>, error: Problem['error'], status?: ContentfulStatusCode): Response =>
  c.json({ error } satisfies Problem, status ?? STATUS[error]);

/** Where the rules refuse, what is told of files has a status of its own: that nothing was stored, and whether to come back. */
const FILE_STATUS: Readonly<Partial<Record<Refusal['code'], ContentfulStatusCode>>> = {
  'file-too-large': 413,
  'too-many-files': 413,
  'files-too-large': 413,
  'uploads-full': 507,
  'no-room-for-size': 507,
  'uploads-busy': 429,
  'sent-elsewhere': 409,
  'file-damaged': 410,
};

/** A moment: by then some of the parts that are on their way have come. */
const BUSY_SECONDS = '2';

/** A refusal of the rules with its reason. */
export const apiRefusal = (c: Context<AppEnv>, refusal: Refusal): Response => {
  if (refusal.code === 'uploads-busy') c.header('Retry-After', BUSY_SECONDS);
  const body: Problem = { error: 'refused', refusal: JSON.stringify(refusal) };
  return c.json(body, FILE_STATUS[refusal.code] ?? STATUS.refused);
};

/** Too many wrong tries: nothing was looked at, and nothing is for so many seconds. */
export const mustWait = (c: Context<AppEnv>, seconds: number): Response => {
  c.header('Retry-After', String(seconds));
  return c.json({ error: 'too-many', seconds } satisfies Problem, STATUS['too-many']);
};

/** A protocol outcome that failed, as JSON. */
export const failed = (c: Context<AppEnv>, outcome: Exclude<Outcome<unknown>, { ok: true }>): Response =>
  apiProblem(c, outcome.reason);

const PAGE_STATUS: Readonly<Record<ProblemPageName, ContentfulStatusCode>> = {
  'not-found': 404,
  'unknown-host': 404,
  'signed-out': 401,
  'other-method': 405,
  refused: 403,
  malformed: 400,
  'too-large': 413,
  crowded: 503,
  stale: 409,
  'stale-link': 409,
  'stale-keys': 409,
  'ended-keys': 409,
  taken: 409,
  internal: 500,
  damaged: 500,
};

const PAGE_ERROR: Readonly<Record<ProblemPageName, Problem['error']>> = {
  'not-found': 'not-found',
  'unknown-host': 'not-found',
  'signed-out': 'signed-out',
  'other-method': 'malformed',
  refused: 'refused',
  malformed: 'malformed',
  'too-large': 'too-large',
  crowded: 'too-many',
  stale: 'stale',
  'stale-link': 'stale',
  'stale-keys': 'stale',
  'ended-keys': 'stale',
  taken: 'taken',
  internal: 'internal',
  damaged: 'damaged',
};

/** Whoever has signed in, where the address isn't everybody's: public pages don't know who reads them. */
const readerOf = async (c: Context<AppEnv>, deps: Deps): Promise<Actor | undefined> => {
  const known = c.get('actor');
  if (known !== undefined || c.get('association') === undefined || accessOf(c.req.path) === 'anyone') return known;
  try {
    return await actorOf(c, deps);
  } catch {
    // Intentional: what stopped the request may stop this too, and a page that says so is better than none.
    return undefined;
  }
};

/** Whose side the page is on: the reader's own where they are signed in, else the side of the address. */
const areaOf = (path: string, reader: Actor | undefined): ViewContext['area'] => {
  if (reader !== undefined) return reader.administrator ? 'admin' : 'staff';
  if (/^\/(?:ar|en)\/admin(?:\/|$)/.test(path)) return 'admin';
  return /^\/(?:ar|en)\/staff(?:\/|$)/.test(path) ? 'staff' : 'reporter';
};

/** A form of the administrator's that htmx sends: its page stays, and what was typed with it. */
export const isSentInPlace = (c: Context<AppEnv>): boolean =>
  c.req.method === 'POST' && c.req.header('hx-request') !== undefined && /^\/(?:ar|en)\/admin\//.test(c.req.path);

/** The problem told beside the button that was pressed, in the region that the form keeps for it. */
const inPlace = (c: Context<AppEnv>, name: ProblemPageName): Response | Promise<Response> => {
  c.header('HX-Retarget', 'find .form-told');
  c.header('HX-Reswap', 'innerHTML');
  c.header('HX-Reselect', `#${FORM_PROBLEM}`);
  const most = mostBytes(c.req.path);
  return c.html(<FormProblem lang={c.get('lang')} problem={name} most={most} />, PAGE_STATUS[name]);
};

/** The answer of this problem in the form that the request's path calls for. */
export const problem = async (c: Context<AppEnv>, deps: Deps, name: ProblemPageName): Promise<Response> => {
  if (isApi(c)) return apiProblem(c, PAGE_ERROR[name], PAGE_STATUS[name]);
  if (isSentInPlace(c)) return inPlace(c, name);
  const reader = await readerOf(c, deps);
  if (reader !== undefined) c.set('actor', reader);
  const view = viewContext(c, deps, areaOf(c.req.path, reader));
  return c.html(<ProblemPage view={view} problem={name} most={mostBytes(c.req.path)} />, PAGE_STATUS[name]);
};
