// The pages of the people's side. Whoever isn't let in by the guard never comes here; what isn't theirs answers as what
// isn't there.
import { Hono } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';
import { accountPages } from './account-pages.tsx';
import { casePages } from './case-pages.tsx';
import { deskPages } from './desk-pages.tsx';
import { doorPages } from './door-pages.tsx';
import { dutyFiles } from './duty-files.ts';
import { newKeysPages } from './new-keys-pages.tsx';
import { recordPages } from './record-pages.tsx';
import { resetPages } from './reset-pages.tsx';

export const staffPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  for (const pages of [doorPages, deskPages, accountPages, resetPages, newKeysPages, recordPages, dutyFiles, casePages])
    app.route('/', pages(deps));
  return app;
};
