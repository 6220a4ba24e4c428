// The waits of the portal as one person is told of them: what is theirs, what they may do beside others, and what they wait for.
import type { WaitView } from '../../../views/staff/waits.tsx';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import type { PortalWait } from '../../domain/portal-waits.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { namesOfPeople } from '../../store/people.ts';
import { callNow, portalWaitsNow } from '../../store/portal-waits.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import type { Deps } from '../deps.ts';

/** Names by id. */
export type Names = ReadonlyMap<PersonId, string>;

const namesIn = (names: Names, persons: readonly PersonId[]): readonly string[] =>
  persons.flatMap((person) => names.get(person) ?? []);

/** A wait to somebody; to the administrator where there is no reader. */
export const waitView = (wait: PortalWait, names: Names, reader?: PersonId): Omit<WaitView, 'linked'> => {
  const { kind, startedOn, dueOn, owners, steps, about, renewed = [], year } = wait;
  const mine = reader !== undefined && owners.includes(reader);
  return {
    kind,
    startedOn,
    dueOn,
    ...(year === undefined ? {} : { year }),
    mine,
    came: mine && steps[0]?.persons.includes(reader) !== true,
    expected: namesIn(
      names,
      owners.filter((person) => person !== reader),
    ),
    about: namesIn(
      names,
      about.filter((person) => person !== reader),
    ),
    renewed: namesIn(
      names,
      renewed.filter((person) => person !== reader),
    ),
  };
};

const CALL: Pick<WaitView, 'kind' | 'mine' | 'came' | 'expected' | 'about' | 'renewed' | 'linked'> = {
  kind: 'people',
  mine: true,
  came: true,
  expected: [],
  about: [],
  renewed: [],
  linked: true,
};

const callView = (since: PlainDate): WaitView => ({ ...CALL, startedOn: since, dueOn: since });

/** Everything outside cases that this person owns, or waits for; a roster that has ended is told of apart. */
export const waitsFor = async (
  deps: Deps,
  association: AssociationSettings,
  person: PersonId,
): Promise<readonly WaitView[]> => {
  const { reader } = deps.database;
  const today = riyadhDate(deps.clock());
  const waits = (await portalWaitsNow(deps, association)).filter(
    ({ kind, dueOn, owners, watchers }) =>
      [...owners, ...watchers].includes(person) && !(kind === 'roster-renewal' && dueOn < today),
  );
  const isSigner = await isRosterSigner(reader, association.id, person);
  const since = isSigner ? await callNow(deps, association, person) : undefined;
  const names = waits.length === 0 ? [] : await namesOfPeople(reader, association.id);
  const byId = new Map(names.map(({ id, name }) => [id, name]));
  return [
    ...(since === undefined ? [] : [callView(since)]),
    ...waits.map((wait) => ({
      ...waitView(wait, byId, person),
      linked: isSigner || wait.kind === 'new-keys' || wait.kind === 'calendar-year',
    })),
  ];
};
