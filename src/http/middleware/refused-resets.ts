// An administrator who tries to reset somebody's second factor is refused like anybody else who isn't a signer, and it is recorded:
// the signers and the person are told (issue 4, point 10).
import type { Context } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { parsePersonId } from '../../protocol/check/index.ts';
import { recordAccountAct } from '../../store/account-acts.ts';
import { resetById } from '../../store/factor-resets.ts';
import { personById } from '../../store/people.ts';
import { readForm } from '../admin/form.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';

/** Records the attempt behind a request that was refused, if it is one: asking for a reset, or confirming one. */
export const recordRefusedReset = async (c: Context<AppEnv>, deps: Deps, actor: Actor): Promise<void> => {
  const [, rest] = c.req.path.split('/staff/factor-resets');
  if (!actor.administrator || c.req.method !== 'POST' || rest === undefined) return;
  const association = c.get('association').id;
  const { reader } = deps.database;
  const asked = parsePersonId((await readForm(c))?.one('person') ?? '');
  const person = asked ?? (await resetById(reader, association, rest.replaceAll('/', '')))?.person;
  const known = person === undefined ? undefined : await personById(reader, association, person);
  const act = { kind: 'factor-reset', refused: true, by: actor.person, on: riyadhDate(deps.clock()) } as const;
  await deps.database.write((tx) =>
    recordAccountAct(tx, association, known === undefined ? act : { ...act, person: known.id }),
  );
};
