// Why a disclosure, or the announcement of one, came to nothing before its last day, as the chain and the roster tell it: for
// the case's page, and as a bare list of lines for the reporter, who learns neither whom nor why (PROTOCOL B19).
import type { PersonId, Roster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { type Announcement, announcedOn, type Disclosure, isAnswered } from './disclosure.ts';
import type { PlainDate } from './plain-date.ts';
import { isGone } from './succession.ts';

/** Consent taken back; refused by the reviewer; the case kept from the addressee; or the addressee out of it otherwise. */
export type EarlyEnd = 'consent' | 'refused' | 'barred' | 'left';

const addresseeGone = (caseFile: CaseFile, roster: Roster, { to }: Pick<Disclosure, 'to'>): EarlyEnd | undefined => {
  if (caseFile.bars.has(to)) return 'barred';
  return isGone(caseFile, roster, to) ? 'left' : undefined;
};

/** Why nothing comes of an announcement; undefined while something may. */
export const endOfAnnouncement = (caseFile: CaseFile, roster: Roster, one: Announcement): EarlyEnd | undefined => {
  const dropped = caseFile.identity.dropped.find(({ line }) => line === one.line);
  return dropped?.why ?? addresseeGone(caseFile, roster, one);
};

/** Why a disclosure opens no more before its last day; undefined while it may. */
export const endOfDisclosure = (caseFile: CaseFile, roster: Roster, one: Disclosure): EarlyEnd | undefined =>
  one.endedOn === undefined ? addresseeGone(caseFile, roster, one) : 'consent';

/** Announcements that can still be made. */
export const comingOn = (caseFile: CaseFile, roster: Roster, today: PlainDate): readonly Announcement[] =>
  announcedOn(caseFile, today).filter((one) => endOfAnnouncement(caseFile, roster, one) === undefined);

/**
 * Whether a person was promised or given the identity on a consent that was taken back, and nothing came of it since: the
 * request before it was answered, so that it is for them to ask anew.
 */
export function mayAskAnew(caseFile: CaseFile, person: PersonId, today: PlainDate): boolean {
  const { requests, dropped, disclosures } = caseFile.identity;
  const isLost =
    dropped.some(({ to, why }) => to === person && why === 'consent') ||
    disclosures.some(({ to, endedOn }) => to === person && endedOn !== undefined);
  return isLost && !requests.some(({ by }) => by === person) && !isAnswered(caseFile, person, today);
}

const TELLS: readonly string[] = ['announce', 'disclose', 'disclose-withheld'];

/** The lines of every announcement and disclosure that ended early, or that stands in the chain and never counted. */
export const endedEarly = (caseFile: CaseFile, roster: Roster): readonly string[] => {
  const { announced, dropped, disclosures } = caseFile.identity;
  const never = caseFile.timeline.filter(({ kind, line }) => TELLS.includes(kind) && caseFile.irregular.includes(line));
  return [
    ...never,
    ...[...announced, ...dropped].filter((one) => endOfAnnouncement(caseFile, roster, one) !== undefined),
    ...disclosures.filter((one) => endOfDisclosure(caseFile, roster, one) !== undefined),
  ].map(({ line }) => line);
};
