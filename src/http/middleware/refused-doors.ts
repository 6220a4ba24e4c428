// An administrator who tries a door of people who hold an office is refused like anybody else, and it is recorded, once a day and
// door: the signers are told, and whoever it was about (issue 4, point 10). Which case was tried is not kept.
import type { Context } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { type PersonId, parsePersonId } from '../../protocol/check/index.ts';
import { type NewAct, recordAccountAct } from '../../store/account-acts.ts';
import { resetById } from '../../store/factor-resets.ts';
import { newKeysById } from '../../store/new-keys.ts';
import { personById } from '../../store/people.ts';
import { readForm } from '../admin/form.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';

/** The doors as the record tells them, each with where it stands; the first that fits holds. */
const DOORS = [
  ['factor-resets', /\/staff\/factor-resets(?:\/|$)/],
  ['new-keys', /\/staff\/new-keys(?:\/|$)/],
  ['roster', /\/staff\/rosters?(?:\/|$)/],
  ['handovers', /\/staff\/handovers(?:\/|$)/],
  ['cases', /\/staff\/cases(?:\/|$)/],
  ['heads', /\/staff\/heads(?:\/|$)/],
  ['other', /\/staff(?:\/|$)/],
] as const satisfies readonly (readonly [string, RegExp])[];
type Door = (typeof DOORS)[number][0];

/** What a browser asks for when somebody only opens a page is no attempt, but for the page of a case. */
const isAttempt = (method: string, path: string): boolean =>
  !['GET', 'HEAD'].includes(method) || path.startsWith('/api/') || /\/staff\/cases\//.test(path);

/** The id behind the door's name in an address, if one stands there. */
const idBehind = (path: string): string => path.split('/staff/')[1]?.split('/')[1] ?? '';

/** Whom the attempt was about, where the form or the address says so. */
const personBehind = async (c: Context<AppEnv>, deps: Deps, door: Door): Promise<PersonId | undefined> => {
  if (door !== 'factor-resets' && door !== 'new-keys') return undefined;
  const { reader } = deps.database;
  const association = c.get('association').id;
  const id = idBehind(c.req.path);
  const asked = c.req.method === 'POST' ? parsePersonId((await readForm(c))?.one('person') ?? '') : undefined;
  const found =
    door === 'factor-resets' ? await resetById(reader, association, id) : await newKeysById(reader, association, id);
  const person = asked ?? found?.person;
  return person === undefined ? undefined : (await personById(reader, association, person))?.id;
};

/** Records the attempt behind a request that was refused to an administrator, if it is one. */
export const recordRefusedDoor = async (c: Context<AppEnv>, deps: Deps, actor: Actor): Promise<void> => {
  const { path, method } = c.req;
  if (!actor.administrator || !isAttempt(method, path)) return;
  const door = DOORS.find(([, pattern]) => pattern.test(path))?.[0];
  if (door === undefined) return;
  const person = await personBehind(c, deps, door);
  const kind = door === 'factor-resets' ? { kind: 'factor-reset' as const } : { kind: 'door' as const, detail: door };
  const act: NewAct = { ...kind, refused: true, by: actor.person, on: riyadhDate(deps.clock()) };
  await deps.database.write((tx) =>
    recordAccountAct(tx, c.get('association').id, person === undefined ? act : { ...act, person }),
  );
};
