// The reporters' pages: what stands on them is public and the same for everybody. Nothing of a visit is kept, and no
// handler here reads anything that a reporter wrote.
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { FollowUpPage } from '../../../views/reporter/follow-up-page.tsx';
import { Landing } from '../../../views/reporter/landing.tsx';
import { PolicyPage } from '../../../views/reporter/policy-page.tsx';
import { PrivacyPage } from '../../../views/reporter/privacy-page.tsx';
import { ReportPage } from '../../../views/reporter/report-page.tsx';
import { VerifyPage, type VerifyPageProps } from '../../../views/reporter/verify-page.tsx';
import { rosterDay } from '../../domain/office-history.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { choiceIn } from '../../policy/policies.ts';
import {
  type AssociationId,
  rosterFingerprint,
  type VerifiedRoster,
  verifyRosterChain,
} from '../../protocol/check/index.ts';
import { approvalOfPolicy, settledPolicy } from '../../store/association.ts';
import { groundOf, takesReports } from '../../store/foundation.ts';
import { publicHeads } from '../../store/log-view.ts';
import { readRoot } from '../../store/root.ts';
import { rosterChain } from '../../store/rosters.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { clearVisitCookie, VISIT_COOKIE } from '../middleware/cookie.ts';
import { versionsOf } from '../policy-versions.ts';
import { viewContext } from '../view-context.ts';

/** Policies from before there was a choice are 001's own. */
const BEFORE_CHOICES = { policyBase: '001' } as const;

/** The root as it is written beside the database, and the roster in force; none before the first is signed. */
const rostersShown = async (deps: Deps, association: AssociationId): Promise<VerifyPageProps['rosters']> => {
  const root = readRoot(deps.config.dataFolder, association);
  if (root === undefined) return undefined;
  const ground = await groundOf(deps.database.reader, association);
  const first = ground?.rosters.get(root);
  const shown = ({ hash, roster }: VerifiedRoster) => ({
    fingerprint: rosterFingerprint(hash),
    day: rosterDay(roster),
  });
  const stored = await rosterChain(deps.database.reader, association);
  return {
    root: { fingerprint: rosterFingerprint(root), day: first === undefined ? undefined : rosterDay(first) },
    current: ground === undefined ? undefined : shown(ground.current),
    holds: verifyRosterChain(association, root, stored).ok,
    stored,
    rootHash: root,
  };
};

export const reporterPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const policyOf = async (association: AppEnv['Variables']['association']) => {
    const ground = await groundOf(deps.database.reader, association.id);
    return { ground, policy: ground?.policy ?? settledPolicy(association) };
  };

  app.get('/:lang{(?:ar|en)}', async (c) => {
    const { policy } = await policyOf(c.get('association'));
    return c.html(<Landing view={viewContext(c, deps, 'reporter')} policy={policy} />);
  });

  app.get('/:lang{(?:ar|en)}/report', async (c) => {
    const { ground, policy } = await policyOf(c.get('association'));
    const open = takesReports(ground, riyadhDate(deps.clock()));
    return c.html(<ReportPage view={viewContext(c, deps, 'reporter')} policy={policy} open={open} />);
  });

  app.get('/:lang{(?:ar|en)}/follow-up', (c) => c.html(<FollowUpPage view={viewContext(c, deps, 'reporter')} />));

  app.get('/:lang{(?:ar|en)}/policy', async (c) => {
    const association = c.get('association');
    const { ground, policy } = await policyOf(association);
    const since = versionsOf(ground)[0]?.spans.at(-1)?.from.on;
    // What the board approved is told of the policy that it approved, and of no other one, whatever the settings propose.
    const { policyBase } = choiceIn(policy) ?? BEFORE_CHOICES;
    const { adoption, calendar } = association;
    const approved = { approval: approvalOfPolicy(association, policyBase), adoption };
    const view = viewContext(c, deps, 'reporter');
    const today = riyadhDate(deps.clock());
    return c.html(
      <PolicyPage view={view} policy={policy} since={since} calendar={calendar} today={today} {...approved} />,
    );
  });

  app.get('/:lang{(?:ar|en)}/privacy', (c) => c.html(<PrivacyPage view={viewContext(c, deps, 'reporter')} />));

  app.get('/:lang{(?:ar|en)}/verify', async (c) => {
    const { id } = c.get('association');
    const rosters = await rostersShown(deps, id);
    const log = rosters === undefined ? undefined : await publicHeads(deps, id);
    return c.html(<VerifyPage view={viewContext(c, deps, 'reporter')} rosters={rosters} log={log} />);
  });

  // Intentional: a GET that changes something, namely what this browser has cached of us and the visit that is open in it. A
  // link must do it, since it has to work without script and at once. A foreign page that leads here clears nothing. Nobody of
  // the association is signed out: "cookies" would also take theirs, and those of every other site on the same domain.
  app.get('/exit', (c) => {
    if (c.req.header('sec-fetch-site') !== 'cross-site') {
      const visit = getCookie(c, VISIT_COOKIE);
      deps.visits.end(c.get('association').id, visit);
      if (visit !== undefined) clearVisitCookie(c);
      c.header('Clear-Site-Data', '"cache"');
    }
    return c.redirect(c.get('association').exitUrl, 303);
  });

  return app;
};
