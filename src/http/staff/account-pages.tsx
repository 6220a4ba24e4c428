// Somebody's own account, a person's and the administrator's alike: what stands in it, and where its passphrase and recovery
// key are changed. What is changed goes through the interface for scripts.
import { Hono } from 'hono';
import { AccountPage } from '../../../views/staff/account.tsx';
import { ChangePassphrasePage, ChangeRecoveryKeyPage } from '../../../views/staff/account-keys.tsx';
import { MOST_SESSIONS } from '../../auth/sessions.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requireAdministrator, requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';

const SIDES = [
  { area: 'staff', required: requirePerson },
  { area: 'admin', required: requireAdministrator },
] as const;

export const accountPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  for (const { area, required } of SIDES) {
    const account = `/:lang{(?:ar|en)}/${area}/account`;
    app.get(account, required(deps), (c) => {
      const view = viewContext(c, deps, area);
      return c.html(<AccountPage view={view} userName={present(c).userName} mostSessions={MOST_SESSIONS} />);
    });
    app.get(`${account}/passphrase`, required(deps), (c) => {
      const { userName, name } = present(c);
      return c.html(<ChangePassphrasePage view={viewContext(c, deps, area)} userName={userName} name={name} />);
    });
    app.get(`${account}/recovery-key`, required(deps), (c) =>
      c.html(<ChangeRecoveryKeyPage view={viewContext(c, deps, area)} userName={present(c).userName} />),
    );
  }
  return app;
};
