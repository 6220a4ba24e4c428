// What administrators did about people and the roster: read by the signers, and by whom it concerned, who say when they have
// looked.
import { Hono } from 'hono';
import { RecordPage, recordPath } from '../../../views/staff/record.tsx';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { knownPerson } from '../../i18n/known-person.ts';
import { accountActsFor, SHOWN_ACTS, seeAccountActs } from '../../store/account-acts.ts';
import { allPersons } from '../../store/people.ts';
import { readForm } from '../admin/form.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';

export const recordPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const record = '/:lang{(?:ar|en)}/staff/administration';

  app.get(record, requirePerson(deps), async (c) => {
    const { reader } = deps.database;
    const association = c.get('association').id;
    const { person } = present(c);
    const signer = await isRosterSigner(reader, association, person);
    const people = new Map((await allPersons(reader, association)).map((one) => [one.id, one]));
    const lang = c.get('lang');
    const acts = await accountActsFor(reader, association, { person, signer });
    const rows = acts.map(({ by, person: whose, ...act }) => ({
      ...act,
      by: knownPerson(lang, by === undefined ? undefined : people.get(by)),
      name: whose === undefined || !people.has(whose) ? undefined : knownPerson(lang, people.get(whose)),
    }));
    const shown = { signer, rows, isCut: rows.length === SHOWN_ACTS, done: c.req.query('done') === 'seen' };
    return c.html(<RecordPage view={viewContext(c, deps, 'staff')} {...shown} />);
  });

  app.post(record, requirePerson(deps), async (c) => {
    const form = await readForm(c);
    const seq = form?.one('seq') ?? '';
    if (!/^\d{1,15}$/.test(seq)) return problem(c, deps, 'malformed');
    const association = c.get('association').id;
    await deps.database.write((tx) => seeAccountActs(tx, association, present(c).person, Number(seq)));
    return c.redirect(`${recordPath(c.get('lang'))}?done=seen`, 303);
  });

  return app;
};
