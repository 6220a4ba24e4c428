// Every refusal and failure as an answer: JSON for the interface that browsers' scripts use, a page for everything else.
// Nothing of the request goes into it.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ProblemPage } from '../../../views/problems/problem-page.tsx';
import type { Problem } from '../../domain/wire.ts';
import type { ProblemPageName } from '../../i18n/problems.ts';
import type { Outcome } from '../../protocol/check/index.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { viewContext } from '../view-context.ts';
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
  refused: 422,
  untrusted: 422,
  internal: 500,
  closed: 503,
};

/** True for requests of scripts, which are answered in JSON. */
export const isApi = (c: Context<AppEnv>): boolean => c.req.path.startsWith('/api/');

/** A problem as JSON with its status; `status` where it differs from the error's own. */
export const apiProblem = (c: Context<AppEnv>, error: Problem['error'], status?: ContentfulStatusCode): Response =>
  c.json({ error } satisfies Problem, status ?? STATUS[error]);

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
  stale: 409,
  taken: 409,
  internal: 500,
};

const PAGE_ERROR: Readonly<Record<ProblemPageName, Problem['error']>> = {
  'not-found': 'not-found',
  'unknown-host': 'not-found',
  'signed-out': 'signed-out',
  'other-method': 'malformed',
  refused: 'refused',
  malformed: 'malformed',
  'too-large': 'too-large',
  stale: 'stale',
  taken: 'taken',
  internal: 'internal',
};

/** The answer of this problem in the form that the request's path calls for. */
export const problem = (c: Context<AppEnv>, deps: Deps, name: ProblemPageName): Response | Promise<Response> => {
  if (isApi(c)) return apiProblem(c, PAGE_ERROR[name], PAGE_STATUS[name]);
  const area = /^\/(?:ar|en)\/admin(?:\/|$)/.test(c.req.path)
    ? 'admin'
    : /^\/(?:ar|en)\/staff(?:\/|$)/.test(c.req.path)
      ? 'staff'
      : 'reporter';
  const page = <ProblemPage view={viewContext(c, deps, area)} problem={name} most={mostBytes(c.req.path)} />;
  return c.html(page, PAGE_STATUS[name]);
};
