// The pages of the people's side. Whoever isn't let in by the guard never comes here; what isn't theirs answers as what
// isn't there.
import { Hono } from 'hono';
import { answerPage, askPage } from '../calculator-pages.tsx';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { accountPages } from './account-pages.tsx';
import { calendarPages } from './calendar-pages.tsx';
import { casePages } from './case-pages.tsx';
import { deskPages } from './desk-pages.tsx';
import { doorPages } from './door-pages.tsx';
import { dutyFiles } from './duty-files.ts';
import { newKeysPages } from './new-keys-pages.tsx';
import { policyPages } from './policy-pages.tsx';
import { recordPages } from './record-pages.tsx';
import { resetPages } from './reset-pages.tsx';

export const staffPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const calculator = '/:lang{(?:ar|en)}/staff/calculator';
  app.get(calculator, requirePerson(deps), askPage(deps, 'staff'));
  app.post(calculator, requirePerson(deps), answerPage(deps, 'staff'));
  for (const pages of [
    doorPages,
    deskPages,
    accountPages,
    resetPages,
    newKeysPages,
    recordPages,
    policyPages,
    dutyFiles,
    casePages,
    calendarPages,
  ])
    app.route('/', pages(deps));
  return app;
};
