// Resets of second factors: asked for by one signer of the roster, confirmed by another. Whoever the roster in force doesn't
// know as a signer finds nothing here.
import { type Context, Hono } from 'hono';
import {
  ConfirmResetPage,
  type ResetRow,
  ResetsPage,
  type ResetsProps,
  resetsPath,
} from '../../../views/staff/factor-resets.tsx';
import { askReset, confirmAskedReset, mayConfirm } from '../../auth/factor-reset.ts';
import { knownPerson } from '../../i18n/known-person.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { type PersonId, parsePersonId } from '../../protocol/check/index.ts';
import { allResets, type FactorReset, isWaiting, resetById } from '../../store/factor-resets.ts';
import { peopleWithPasskey } from '../../store/passkeys.ts';
import { allPersons, type Person } from '../../store/people.ts';
import { peopleWithFactor } from '../../store/second-factors.ts';
import { readForm } from '../admin/form.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requireSigner } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';
import { requireRosterSigner } from './roster-signers.ts';

type C = Context<AppEnv>;

const whoIs = (c: C, people: readonly Person[], id: PersonId): string =>
  knownPerson(
    c.get('lang'),
    people.find((one) => one.id === id),
  );

const waitsOf = (c: C, deps: Deps, reset: FactorReset): ResetRow['waits'] => {
  const now = deps.clock();
  if (!isWaiting(reset, now)) return undefined;
  const { person } = present(c);
  const refused = reset.person === person ? 'of-you' : 'own';
  return {
    until: formatMoment(c.get('lang'), reset.expiresAt),
    may: mayConfirm(reset, person, now) ? 'confirm' : refused,
  };
};

const rowOf = (c: C, deps: Deps, people: readonly Person[], reset: FactorReset): ResetRow => ({
  id: reset.id,
  name: whoIs(c, people, reset.person),
  askedBy: whoIs(c, people, reset.askedBy),
  askedOn: reset.askedOn,
  confirmed:
    reset.confirmed === undefined ? undefined : { by: whoIs(c, people, reset.confirmed.by), on: reset.confirmed.on },
  renewedOn: reset.renewedOn,
  waits: waitsOf(c, deps, reset),
});

const DONE = ['asked', 'confirmed', 'stale'] as const;

const listPage = async (c: C, deps: Deps, fault?: ResetsProps['fault'], chosen?: PersonId) => {
  const { reader } = deps.database;
  const association = c.get('association').id;
  const everybody = await allPersons(reader, association);
  const [byCode, byPasskey] = [
    await peopleWithFactor(reader, association),
    await peopleWithPasskey(reader, association),
  ];
  const others = everybody.filter(({ id }) => (byCode.has(id) || byPasskey.has(id)) && id !== present(c).person);
  const rows = (await allResets(reader, association)).map((reset) => rowOf(c, deps, everybody, reset));
  const done = fault === undefined ? DONE.find((one) => one === c.req.query('done')) : undefined;
  const people = others.map((one) => ({ id: one.id, name: knownPerson(c.get('lang'), one) }));
  return c.html(
    <ResetsPage view={viewContext(c, deps, 'staff')} {...{ people, rows, fault, chosen, done }} />,
    fault === undefined ? 200 : 422,
  );
};

const ask = (deps: Deps) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const person = parsePersonId(form.one('person'));
  if (person === undefined) return listPage(c, deps, 'missing');
  const asked = await askReset(deps, c.get('association').id, present(c).person, person);
  if (asked.ok) return c.redirect(`${resetsPath(c.get('lang'))}?done=asked`, 303);
  return listPage(c, deps, asked.reason === 'taken' ? 'taken' : 'missing', person);
};

const toStale = (c: C): Response => c.redirect(`${resetsPath(c.get('lang'))}?done=stale`, 303);

const confirmPage = (deps: Deps) => async (c: C) => {
  const { reader } = deps.database;
  const association = c.get('association').id;
  const reset = await resetById(reader, association, c.req.param('reset') ?? '');
  if (reset === undefined || !mayConfirm(reset, present(c).person, deps.clock())) return toStale(c);
  const row = rowOf(c, deps, await allPersons(reader, association), reset);
  return c.html(<ConfirmResetPage view={viewContext(c, deps, 'staff')} row={row} />);
};

const confirm = (deps: Deps) => async (c: C) => {
  if ((await readForm(c)) === undefined) return problem(c, deps, 'malformed');
  const id = c.req.param('reset') ?? '';
  const confirmed = await confirmAskedReset(deps, c.get('association').id, present(c).person, id);
  return confirmed.ok ? c.redirect(`${resetsPath(c.get('lang'))}?done=confirmed`, 303) : toStale(c);
};

export const resetPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const list = '/:lang{(?:ar|en)}/staff/factor-resets';
  const allowed = [requireSigner(deps), requireRosterSigner(deps)] as const;
  app.get(list, ...allowed, (c) => listPage(c, deps));
  app.post(list, ...allowed, ask(deps));
  app.get(`${list}/:reset`, ...allowed, confirmPage(deps));
  app.post(`${list}/:reset`, ...allowed, confirm(deps));
  return app;
};
