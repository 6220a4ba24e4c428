// Gathers what the administrator's first page shows: settings, accounts, roster and intake. It asks nothing of any case.

import type { BackupGap, RoomGap } from '../../../views/admin/gaps.tsx';
import type { OfficeState, Readiness } from '../../../views/admin/home.tsx';
import type { AccountRow } from '../../../views/admin/people.tsx';
import { type OfficeHistory, officeHistory } from '../../domain/office-history.ts';
import { daysBetween, type PlainDate, plainDate, riyadhDate } from '../../domain/plain-date.ts';
import { BOARD_WAITS } from '../../domain/portal-waits.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { byOffice } from '../../i18n/people-order.ts';
import { ASSOCIATION_001 } from '../../policy/association-001.ts';
import { OFFICES, type Office } from '../../policy/types.ts';
import type { PersonId, Roster } from '../../protocol/check/index.ts';
import { lastBackup } from '../../store/backups.ts';
import type { Reader } from '../../store/database.ts';
import { groundOf, intakeOf } from '../../store/foundation.ts';
import { invitationEnds } from '../../store/invitations.ts';
import { allPersons, type Person } from '../../store/people.ts';
import { outsideCallNow, portalWaitsNow } from '../../store/portal-waits.ts';
import { currentDraft } from '../../store/roster-draft.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import type { Deps } from '../deps.ts';
import { callView, knownNames, waitView } from '../staff/wait-views.ts';
import { appointedOffices } from './able.ts';
import { gapsOf } from './gaps.ts';
import { mailGaps } from './mail-gaps.ts';
import { policyNotes } from './policy-notes.ts';

/** An account as the pages show it; `ends` are the instants at which links end. */
export const accountRow = (lang: Lang, person: Person, ends: ReadonlyMap<PersonId, Date>, now: Date): AccountRow => {
  const end = ends.get(person.id);
  const { id, name, userName, administrator, offices, status } = person;
  const link = end === undefined ? undefined : { until: formatMoment(lang, end), over: end <= now };
  return { id, name, userName, administrator, offices, status, link };
};

/** What the signed rosters say of somebody; nothing before the first one is signed. */
export const historyOf = async (
  { database }: Deps,
  association: AssociationSettings,
  person: PersonId,
): Promise<OfficeHistory> =>
  officeHistory((await groundOf(database.reader, association.id))?.rosters.values() ?? [], person);

/** Every account, in the order in which people are listed. */
export const accountRows = async (
  deps: Deps,
  association: AssociationSettings,
  lang: Lang,
): Promise<readonly AccountRow[]> => {
  const { reader } = deps.database;
  const ends = await invitationEnds(reader, association.id);
  const people = (await allPersons(reader, association.id)).toSorted(byOffice(lang));
  const rosters = [...((await groundOf(reader, association.id))?.rosters.values() ?? [])];
  return people.map((person) => ({
    ...accountRow(lang, person, ends, deps.clock()),
    history: officeHistory(rosters, person.id),
  }));
};

const stateOf = (person: Person, office: (typeof OFFICES)[number], roster: Roster | undefined) => {
  if (person.status !== 'active') return person.status;
  const listed = roster?.persons.find((entry) => entry.id === person.id);
  return listed?.status === 'active' && listed.offices.includes(office) ? 'on-roster' : 'enrolled';
};

/** Offices that are listed only where somebody holds them. */
const WHERE_HELD: readonly Office[] = ['board-member', ...appointedOffices(ASSOCIATION_001)];

const officesOf = (accounts: readonly Person[], roster: Roster | undefined): readonly OfficeState[] =>
  OFFICES.filter(
    (office) => !WHERE_HELD.includes(office) || accounts.some((person) => person.offices.includes(office)),
  ).map((office) => ({
    office,
    holders: accounts
      .filter((person) => person.offices.includes(office))
      .map((person) => ({ name: person.name, state: stateOf(person, office, roster) })),
  }));

/**
 * What the administrator is told of that waits for somebody: accounts and rosters, never a second factor; and of cases that one waits
 * which no signer may be told of, and nothing else.
 */
const boardWaits = async (deps: Deps, association: AssociationSettings, lang: Lang, by: PersonId | undefined) => {
  const names = await knownNames(deps, association, lang);
  const waits = (await portalWaitsNow(deps, association)).filter(({ kind }) => BOARD_WAITS.includes(kind));
  const since = by === undefined ? undefined : await outsideCallNow(deps, association, by);
  return [
    ...(since === undefined ? [] : [{ ...callView(since), mine: false }]),
    ...waits.map((wait) => waitView(wait, names)),
  ];
};

/** So long after a backup the next one is due. */
const BACKUP_DAYS = 7;

const backupGap = async (
  reader: Reader,
  association: AssociationSettings['id'],
  today: PlainDate,
): Promise<BackupGap | undefined> => {
  const last = await lastBackup(reader, association);
  return last !== undefined && daysBetween(last, today) < BACKUP_DAYS ? undefined : { last };
};

/** So long it is told that files were refused for want of room. */
const ROOM_DAYS = 7;

const roomGap = ({ uploads }: Deps, today: PlainDate): RoomGap | undefined => {
  const refused = uploads.lastRefused();
  return refused === undefined || daysBetween(refused.on, today) >= ROOM_DAYS ? undefined : refused;
};

/** `by` is the administrator who looks. */
export const readiness = async (
  deps: Deps,
  association: AssociationSettings,
  lang: Lang,
  by: PersonId | undefined,
): Promise<Readiness> => {
  const { reader } = deps.database;
  const today = riyadhDate(deps.clock());
  const ground = await groundOf(reader, association.id);
  const { open, reasons, unservable } = intakeOf(ground, today);
  const accounts = (await allPersons(reader, association.id)).toSorted(byOffice(lang));
  const roster = ground?.current.roster;
  const until = roster === undefined ? undefined : plainDate(roster.until);
  return {
    ...{ setUp: association.setUp, open, blocks: reasons, unservable, offices: officesOf(accounts, roster) },
    gaps: gapsOf({ accounts, ground }, association),
    mail: await mailGaps(deps, association.id, accounts),
    ...{ rosterUntil: until, rosterOver: until !== undefined && until < today },
    today,
    clockAhead: deps.clockAhead?.(),
    backup: association.setUp ? await backupGap(reader, association.id, today) : undefined,
    room: roomGap(deps, today),
    waits: await boardWaits(deps, association, lang, by),
    policyNotes: policyNotes(lang, association, ground, today),
    draftSignatures: (await currentDraft(reader, association.id))?.signatures.length,
  };
};
