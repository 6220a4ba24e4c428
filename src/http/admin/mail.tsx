// The administrator's page of mail, and the test mail to their own address: one at a time, each within the time that a mail server
// is given, so that no page waits longer and nobody sends many.
import { type Context, Hono } from 'hono';
import { MailPage, type Trial } from '../../../views/admin/mail.tsx';
import { riyadhDate } from '../../domain/plain-date.ts';
import { TRIAL_WORDS } from '../../i18n/mail-message.ts';
import { byOffice } from '../../i18n/people-order.ts';
import { messageOf } from '../../mail/message.ts';
import type { Mail } from '../../mail/smtp.ts';
import { toBase64url } from '../../protocol/check/index.ts';
import { mailAddressOf } from '../../store/mail-addresses.ts';
import { lastSent } from '../../store/outbox.ts';
import { allPersons } from '../../store/people.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requireAdministrator } from '../middleware/require.ts';
import { present } from '../staff/present.ts';
import { viewContext } from '../view-context.ts';
import { mailGaps } from './mail-gaps.ts';

type C = Context<AppEnv>;

const KEY_BYTES = 16;
const RIYADH_HOURS = 3;

const page = async (c: C, deps: Deps, trial?: Trial) => {
  const { reader } = deps.database;
  const { id } = c.get('association');
  const { mail } = deps.config;
  const accounts = (await allPersons(reader, id)).toSorted(byOffice(c.get('lang')));
  const server =
    mail === undefined || deps.mail === undefined ? undefined : { ...mail, hasLogin: mail.login !== undefined };
  const view = { ...viewContext(c, deps, 'admin'), path: '/admin/mail' };
  const shown = {
    server,
    gaps: await mailGaps(deps, id, accounts),
    lastSent: await lastSent(reader, id, riyadhDate(deps.clock())),
  };
  const address = await mailAddressOf(reader, id, present(c).person);
  return c.html(<MailPage view={view} {...shown} address={address} trial={trial} />);
};

const sendTrial = async ({ clock, random }: Deps, { post, from }: Mail, address: string): Promise<Trial> => {
  const now = clock();
  const hour = (now.getUTCHours() + RIYADH_HOURS) % 24;
  const stamp = { key: toBase64url(random(KEY_BYTES)), on: riyadhDate(now), hour };
  const fault = await post(await messageOf(TRIAL_WORDS, stamp, from, address), address);
  return fault === undefined ? { kind: 'taken' } : { kind: 'failed', fault };
};

export const mailPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const path = '/:lang{(?:ar|en)}/admin/mail';
  const administrator = requireAdministrator(deps);
  let underWay = false;
  app.get(path, administrator, (c) => page(c, deps));
  app.post(`${path}/trial`, administrator, async (c) => {
    const address = await mailAddressOf(deps.database.reader, c.get('association').id, present(c).person);
    if (deps.mail === undefined || address === undefined) return page(c, deps);
    if (underWay) return page(c, deps, { kind: 'busy' });
    underWay = true;
    try {
      return await page(c, deps, await sendTrial(deps, deps.mail, address));
    } finally {
      underWay = false;
    }
  });
  return app;
};
