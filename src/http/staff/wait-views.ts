// The waits of the portal as one person is told of them: what is theirs, what they may do beside others, and what they wait for.
import type { WaitView } from '../../../views/staff/waits.tsx';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { cameOn } from '../../domain/owed.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import type { PortalWait } from '../../domain/portal-waits.ts';
import { knownPerson } from '../../i18n/known-person.ts';
import type { Lang } from '../../i18n/locale.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { allPersons } from '../../store/people.ts';
import { callNow, portalWaitsNow } from '../../store/portal-waits.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import type { Deps } from '../deps.ts';

/** Everybody by id, with offices and user name: a name alone can be changed. */
export type Names = ReadonlyMap<PersonId, string>;

/** Everybody's names as waits tell them. */
export const knownNames = async (
  { database: { reader } }: Deps,
  { id }: AssociationSettings,
  lang: Lang,
): Promise<Names> => new Map((await allPersons(reader, id)).map((one) => [one.id, knownPerson(lang, one)]));

const namesIn = (names: Names, persons: readonly PersonId[]): readonly string[] =>
  persons.flatMap((person) => names.get(person) ?? []);

/** What a roster to sign is to its reader themselves. */
const ofReader = ({ about, renewed = [] }: PortalWait, reader: PersonId | undefined): Pick<WaitView, 'you'> => {
  if (reader === undefined) return {};
  if (about.includes(reader)) return { you: 'added' };
  return renewed.includes(reader) ? { you: 'renewed' } : {};
};

/** A wait to somebody; to the administrator where there is no reader. */
export const waitView = (wait: PortalWait, names: Names, reader?: PersonId): Omit<WaitView, 'linked'> => {
  const {
    kind,
    startedOn,
    dueOn,
    arithmetic,
    owners,
    steps,
    about,
    renewed = [],
    leaving = [],
    suspended = [],
    year,
  } = wait;
  const mine = reader !== undefined && owners.includes(reader);
  return {
    kind,
    startedOn,
    dueOn,
    arithmetic,
    ...(year === undefined ? {} : { year }),
    mine,
    cameOn: reader === undefined ? undefined : cameOn({ owners, steps }, reader),
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
    leaving: namesIn(names, leaving),
    suspended: namesIn(names, suspended),
    ...(kind === 'roster-signature' ? ofReader(wait, reader) : {}),
  };
};

const CALL: Pick<WaitView, 'kind' | 'mine' | 'expected' | 'about' | 'renewed' | 'leaving' | 'suspended' | 'linked'> = {
  kind: 'people',
  mine: true,
  expected: [],
  about: [],
  renewed: [],
  leaving: [],
  suspended: [],
  linked: true,
};

/** Nothing need be overdue: its own words say that it waited too long, or that nobody is left. */
export const callView = (since: PlainDate): WaitView => ({ ...CALL, startedOn: since, dueOn: since });

/** Everything outside cases that this person owns, or waits for; a roster that has ended is told of apart. */
export const waitsFor = async (
  deps: Deps,
  association: AssociationSettings,
  person: PersonId,
  lang: Lang,
): Promise<readonly WaitView[]> => {
  const { reader } = deps.database;
  const today = riyadhDate(deps.clock());
  const waits = (await portalWaitsNow(deps, association)).filter(
    ({ kind, dueOn, owners, watchers }) =>
      [...owners, ...watchers].includes(person) && !(kind === 'roster-renewal' && dueOn < today),
  );
  const isSigner = await isRosterSigner(reader, association.id, person);
  const since = isSigner ? await callNow(deps, association, person) : undefined;
  const names: Names = waits.length === 0 ? new Map() : await knownNames(deps, association, lang);
  return [
    ...(since === undefined ? [] : [callView(since)]),
    ...waits.map((wait) => ({
      ...waitView(wait, names, person),
      linked: isSigner || wait.kind === 'new-keys' || wait.kind === 'calendar-year',
    })),
  ];
};
