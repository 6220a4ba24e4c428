// The administrator's side: what is missing, the setup questions, people. It never reads a case.
import { type Context, Hono } from 'hono';
import { AdminHome } from '../../../views/admin/home.tsx';
import { SettingsPage } from '../../../views/admin/settings.tsx';
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { ownResetNews } from '../../auth/factor-reset.ts';
import { factorNewsFor, wrongOfLate } from '../../auth/key-events.ts';
import { machineInvitationsOfLate } from '../../auth/machine-invitation.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { adminTexts } from '../../i18n/admin.ts';
import { number } from '../../i18n/dates.ts';
import { membersOf } from '../../store/accounts.ts';
import { groundOf } from '../../store/foundation.ts';
import { composeDraft } from '../../store/roster-draft.ts';
import { associationById, saveSettings } from '../../store/settings.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requireAdministrator } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { approvalShown, SHOWN_FIELD, sameApproval } from './approval-form.ts';
import { type Form, readForm, seeOther } from './form.ts';
import { mailPages } from './mail.tsx';
import { peoplePages } from './people.tsx';
import { policyNotes } from './policy-notes.ts';
import { readiness } from './readiness.ts';
import { changeOf, recordChanges, savedNow } from './settings-changes.ts';
import {
  addressToConfirm,
  limitOf,
  quorumOf,
  routeNumbers,
  settingsFaults,
  settingsForm,
  settingsOf,
} from './settings-form.ts';
import { changedMeanwhile, seenMarks } from './settings-seen.ts';

type C = Context<AppEnv>;

/** `seen` are the marks of what the reader has seen of the stored settings. */
const settingsPage = async (c: C, deps: Deps, form: Form, seen: string, faults: readonly FieldFault[] = []) => {
  const done = c.req.query('done');
  const association = c.get('association');
  const confirm = addressToConfirm(form, association);
  const ground = await groundOf(deps.database.reader, association.id);
  const saved = faults.length > 0 || done === undefined ? undefined : savedNow(done, association, ground);
  const notes = policyNotes(c.get('lang'), association, ground, riyadhDate(deps.clock()));
  const shown = form.one(SHOWN_FIELD) || approvalShown(association);
  const approval = { shown, same: sameApproval(form, association) };
  const shared = { value: form.one, seen, faults, saved, confirm, routes: routeNumbers, limitOf, notes, approval };
  return c.html(<SettingsPage view={viewContext(c, deps, 'admin')} {...shared} />, faults.length === 0 ? 200 : 422);
};

const settle = (deps: Deps) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const lang = c.get('lang');
  const texts = adminTexts(lang);
  const seen = form.one('seen');
  const faults = settingsFaults(form, texts, lang, c.get('association'));
  if (faults.length > 0) return settingsPage(c, deps, form, seen, faults);
  const { id, quorum } = c.get('association');
  const members = await membersOf(deps.database.reader, id);
  // While the committee is still being gathered any quorum is only a plan.
  if (quorumOf(form) > members && members >= quorum) {
    const text = texts.errors.quorumTooMany(number(lang, members));
    return settingsPage(c, deps, form, seen, [{ id: 'quorum', text }]);
  }
  const to = addressToConfirm(form, c.get('association'));
  if (to !== undefined && form.one('confirm-address') !== to) {
    const text = texts.errors.addressVoidsPasskeys(c.get('association').publicAddress, to);
    return settingsPage(c, deps, form, seen, [{ id: 'public-address', text }]);
  }
  const done = await deps.database.write(async (tx) => {
    const before = await associationById(tx, id);
    if (before === undefined) throw new Error('the association of a request exists');
    const meanwhile = changedMeanwhile(form, before, texts, lang);
    // The page that tells it shows what stands there now, so that saving again is meant.
    if (meanwhile.length > 0) return { meanwhile, seen: seenMarks(before) };
    const settings = settingsOf(form, before);
    await saveSettings(tx, settings);
    await composeDraft(deps, tx, id);
    const by = c.get('actor')?.person;
    if (by !== undefined) await recordChanges(tx, before, settings, { by, on: riyadhDate(deps.clock()) });
    return changeOf(before, settings);
  });
  if (typeof done !== 'string') return settingsPage(c, deps, form, done.seen, done.meanwhile);
  return seeOther(c, `/${lang}/admin/settings?done=${done}`);
};

export const adminPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const admin = '/:lang{(?:ar|en)}/admin';
  const administrator = requireAdministrator(deps);
  app.get(admin, administrator, async (c) => {
    const association = c.get('association');
    const by = c.get('actor')?.person;
    const state = await readiness(deps, association, c.get('lang'), by);
    const wrongTries = by === undefined ? [] : await wrongOfLate(deps, association.id, by);
    const factorNews = by === undefined ? {} : await factorNewsFor(deps, association.id, by);
    const ownReset = by === undefined ? undefined : await ownResetNews(deps, association.id, by);
    const machineLinks = by === undefined ? [] : await machineInvitationsOfLate(deps, association.id, by);
    const view = viewContext(c, deps, 'admin');
    return c.html(<AdminHome {...{ view, state, wrongTries, factorNews, ownReset, machineLinks }} />);
  });
  app.get(`${admin}/settings`, administrator, (c) => {
    const stored = c.get('association');
    return settingsPage(c, deps, settingsForm(stored), seenMarks(stored));
  });
  app.post(`${admin}/settings`, administrator, settle(deps));
  app.route('/', peoplePages(deps));
  app.route('/', mailPages(deps));
  return app;
};
