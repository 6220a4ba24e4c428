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

const isOpening = (method: string): boolean => ['GET', 'HEAD'].includes(method);

/**
 * Opening a page of the signers or of people is an attempt as sending something there is; opening the desk, and what else has no door
 * of its own, is none: an address of theirs is typed by mistake, and nothing stands there that an administrator doesn't have elsewhere.
 */
const isAttempt = (method: string, path: string, door: Door): boolean =>
  !isOpening(method) || path.startsWith('/api/') || door !== 'other';

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
  const door = DOORS.find(([, pattern]) => pattern.test(path))?.[0];
  if (!actor.administrator || door === undefined || !isAttempt(method, path, door)) return;
  const person = await personBehind(c, deps, door);
  // Whoever only opens that page asks for nobody's reset.
  const isReset = door === 'factor-resets' && !isOpening(method);
  const kind = isReset ? { kind: 'factor-reset' as const } : { kind: 'door' as const, detail: door };
  const act: NewAct = { ...kind, refused: true, by: actor.person, on: riyadhDate(deps.clock()) };
  await deps.database.write((tx) =>
    recordAccountAct(tx, c.get('association').id, person === undefined ? act : { ...act, person }),
  );
};
