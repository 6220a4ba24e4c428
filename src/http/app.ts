// Mounts the portal: what stands before every route, then the routes of each side. A route that the list in access.ts
// doesn't know stops the start; a request that it doesn't know is refused.
import { Hono } from 'hono';
import { DamagedCase } from '../store/case-files.ts';
import { accessOf, sampleOf } from './access.ts';
import { adminPages } from './admin/pages.tsx';
import { casesApi } from './api/cases.ts';
import { enrolmentApi } from './api/enrolment.ts';
import { filesApi } from './api/files.ts';
import { handoversApi } from './api/handovers.ts';
import { headsApi } from './api/heads.ts';
import { intakeApi } from './api/intake.ts';
import { mailboxApi } from './api/mailbox.ts';
import { recoveryApi } from './api/recovery.ts';
import { rostersApi } from './api/rosters.ts';
import { sessionApi } from './api/session.ts';
import { uploadsApi } from './api/uploads.ts';
import { calculatorPages } from './calculator-pages.tsx';
import type { AppEnv, Deps } from './deps.ts';
import { association } from './middleware/association.ts';
import { bodySize } from './middleware/body.ts';
import { describeError } from './middleware/failure.ts';
import { headers } from './middleware/headers.ts';
import { languageCase } from './middleware/language-case.ts';
import { methods } from './middleware/methods.ts';
import { problem } from './middleware/problem.tsx';
import { publicPages } from './middleware/public-pages.ts';
import { guard } from './middleware/require.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { reporterPages } from './reporter/pages.tsx';
import { plainMailboxPages } from './reporter/plain/mailbox-pages.tsx';
import { plainReportPages } from './reporter/plain/report-pages.tsx';
import { staffPages } from './staff/pages.tsx';
import { staticFiles } from './static.ts';

/** Nothing here is for search engines (T71). */
const ROBOTS = 'User-agent: *\nDisallow: /\n';

const ownRoutes = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.get('/', (c) => c.redirect('/ar', 303));
  app.get('/robots.txt', (c) => c.text(ROBOTS));
  app.get('/health', async (c) => {
    await deps.database.reader.all('select 1');
    return c.text('ok\n');
  });
  return app;
};

/** The address that somebody meant who typed a slash behind it; undefined where there is none or nobody may use it. */
const withoutSlash = (path: string): string | undefined =>
  /[^/]\/$/.test(path) && accessOf(path) !== undefined ? path.slice(0, -1) : undefined;

/** Every route of the router with its method, middleware left out. */
export const routesOf = (app: Hono<AppEnv>): readonly { readonly method: string; readonly path: string }[] =>
  app.routes
    .filter((route) => route.method !== 'ALL')
    .map(({ method, path }) => ({ method, path }))
    .filter(
      (route, at, all) => all.findIndex((other) => other.method === route.method && other.path === route.path) === at,
    );

/** Throws where a route is mounted that nobody has said who may use. */
export const refuseUndeclared = (app: Hono<AppEnv>): void => {
  const open = routesOf(app).filter((route) => accessOf(sampleOf(route.path)) === undefined);
  if (open.length === 0) return;
  throw new Error(
    `routes without an entry in access.ts: ${open.map(({ method, path }) => `${method} ${path}`).join(', ')}`,
  );
};

/** The whole portal as one handler of requests. */
export const createApp = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    deps.log(describeError(error));
    return problem(c, deps, error instanceof DamagedCase ? 'damaged' : 'internal');
  });
  app.notFound((c) => {
    const address = withoutSlash(c.req.path);
    return c.req.method === 'GET' && address !== undefined ? c.redirect(address, 308) : problem(c, deps, 'not-found');
  });
  app.use(
    '*',
    headers(deps),
    publicPages(),
    association(deps),
    methods(deps),
    languageCase(),
    sameOrigin(deps),
    bodySize(deps),
    guard(deps),
  );

  const sides = [
    intakeApi,
    mailboxApi,
    casesApi,
    uploadsApi,
    filesApi,
    sessionApi,
    enrolmentApi,
    recoveryApi,
    rostersApi,
    headsApi,
    handoversApi,
  ];
  for (const side of [
    ...sides,
    ownRoutes,
    staticFiles,
    reporterPages,
    calculatorPages,
    plainReportPages,
    plainMailboxPages,
    staffPages,
    adminPages,
  ]) {
    app.route('/', side(deps));
  }
  refuseUndeclared(app);
  return app;
};
