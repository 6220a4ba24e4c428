// Somebody's own account, a person's and the administrator's alike: what stands in it, and where its passphrase, recovery key and
// second factor are changed. What is changed goes through the interface for scripts.
import { Hono } from 'hono';
import { AccountPage } from '../../../views/staff/account.tsx';
import {
  ChangeBackupCodesPage,
  ChangePassphrasePage,
  ChangeRecoveryKeyPage,
  ChangeSecondFactorPage,
} from '../../../views/staff/account-keys.tsx';
import { MOST_SESSIONS } from '../../auth/sessions.ts';
import type { AssociationId } from '../../protocol/check/index.ts';
import { backupCodesLeft, factorOf } from '../../store/second-factors.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { requireAdministrator, requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';

const SIDES = [
  { area: 'staff', required: requirePerson },
  { area: 'admin', required: requireAdministrator },
] as const;

/** What is changed on a page of its own, by the page's noun. */
const BY_SCRIPT = [
  ['recovery-key', ChangeRecoveryKeyPage],
  ['second-factor', ChangeSecondFactorPage],
  ['backup-codes', ChangeBackupCodesPage],
] as const;

/** The second factor as its owner's page tells it. */
const factorShown = async ({ database: { reader } }: Deps, association: AssociationId, { person }: Actor) => {
  const factor = await factorOf(reader, association, person);
  return factor === undefined
    ? undefined
    : { setOn: factor.setOn, codesLeft: await backupCodesLeft(reader, association, person) };
};

export const accountPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  for (const { area, required } of SIDES) {
    const account = `/:lang{(?:ar|en)}/${area}/account`;
    app.get(account, required(deps), async (c) => {
      const view = viewContext(c, deps, area);
      const factor = await factorShown(deps, c.get('association').id, present(c));
      const { userName } = present(c);
      return c.html(<AccountPage view={view} userName={userName} mostSessions={MOST_SESSIONS} factor={factor} />);
    });
    app.get(`${account}/passphrase`, required(deps), (c) => {
      const { userName, name } = present(c);
      return c.html(<ChangePassphrasePage view={viewContext(c, deps, area)} userName={userName} name={name} />);
    });
    for (const [noun, ChangePage] of BY_SCRIPT) {
      app.get(`${account}/${noun}`, required(deps), (c) =>
        c.html(<ChangePage view={viewContext(c, deps, area)} userName={present(c).userName} />),
      );
    }
  }
  return app;
};
