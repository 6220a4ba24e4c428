// The pages before anybody is signed in: sign-in, enrolment by link, recovery. They know nothing of whoever asks.
import { Hono } from 'hono';
import { EnrolPage } from '../../../views/staff/enrol.tsx';
import { RecoveryPage } from '../../../views/staff/recovery.tsx';
import { SignInPage } from '../../../views/staff/sign-in.tsx';
import type { AppEnv, Deps } from '../deps.ts';
import { ENDED } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';

export const doorPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.get('/:lang{(?:ar|en)}/staff/sign-in', (c) => {
    const ended = c.req.query(ENDED) !== undefined;
    return c.html(<SignInPage view={viewContext(c, deps, 'staff')} ended={ended} />);
  });
  app.get('/:lang{(?:ar|en)}/staff/recovery', (c) => c.html(<RecoveryPage view={viewContext(c, deps, 'staff')} />));
  const setsUpFactor = deps.config.secondFactor === 'required';
  app.get('/:lang{(?:ar|en)}/enrol', (c) =>
    c.html(<EnrolPage view={viewContext(c, deps, 'staff')} setsUpFactor={setsUpFactor} />),
  );
  return app;
};
