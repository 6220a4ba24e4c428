// What endangers the receipt of reports though the roster may be in force: receivers who can't read, offices without anybody,
// signers too few, and a committee that can't decide. Names and counts only; it never speaks of a report.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { Unfollowed } from '../../src/domain/substitutes.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { ownReadinessWords } from '../../src/i18n/own-readiness-words.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import type { Office } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { Notice } from '../components/notice.tsx';
import { fillWords } from '../staff/own-readiness.tsx';
import { Named } from './named.tsx';
import type { ConcernsRead } from './unread.tsx';

type Holder = { readonly office: Office; readonly name: string };

/** An office that receives reports without anybody in it who reads them. */
export type OfficeGap =
  | { readonly office: Office; readonly standing: 'vacant' }
  | (Holder & { readonly standing: 'invited' | 'suspended' });

export type Gaps = {
  /** Receivers on the roster in force who can't sign in. */
  readonly away: readonly Holder[];
  readonly offices: readonly OfficeGap[];
  /** Where one member whom a report concerns would block its referral, or every referral is blocked. */
  readonly members: { readonly members: number; readonly quorum: number } | undefined;
  readonly signing: {
    readonly hasRoster: boolean;
    /** How many signers can sign in. */
    readonly able: number;
    readonly isPossible: boolean;
    /** Signers on the roster whose account can be brought back. */
    readonly away: readonly Holder[];
    /** Whether any signer’s account is suspended, on the roster or not. */
    readonly isAnySuspended: boolean;
  };
  readonly unread: readonly ConcernsRead[];
  /** Offices in which nobody could follow their holder. */
  readonly unfollowed: readonly Unfollowed[];
  /** Offices for people appointed by name that nobody holds. */
  readonly unappointed: readonly Office[];
};

/** No backup for a week, with the day of the last one. */
export type BackupGap = { readonly last: PlainDate | undefined };

/** The last day of this week on which files were refused for want of room, and whether it was the disk that had none. */
export type RoomGap = { readonly on: PlainDate; readonly isDisk: boolean };

/** The gravest: what is sealed and nobody opens. */
export const AwayNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  const t = readinessWords(lang).away;
  if (gaps.away.length === 0) return null;
  return (
    <Notice tone="warning" id="away" title={t.title}>
      <ul>
        {gaps.away.map(({ office, name }) => (
          <li>
            <Named words={t.sealed(officeName(lang, office), name)} name={name} />
          </li>
        ))}
      </ul>
      <p>
        {t.until} {gaps.signing.isPossible ? t.signNext : t.signingBlocked}
      </p>
    </Notice>
  );
};

const Members = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  if (gaps.members === undefined) return null;
  const { members, quorum } = gaps.members;
  const [have, need, needed] = [number(lang, members), number(lang, quorum), number(lang, quorum + 1)];
  if (members === quorum) return <li>{adminTexts(lang).home.fewMembers(have, need, needed)}</li>;
  const t = readinessWords(lang);
  const whoCounts = gaps.signing.hasRoster ? ` ${t.onlyListed}` : '';
  return <li>{`${t.noQuorum(have, need)}${whoCounts} ${t.moreMembers(needed)}`}</li>;
};

const Gap = ({ lang, gap }: { readonly lang: Lang; readonly gap: OfficeGap }) => {
  const office = officeName(lang, gap.office);
  if (gap.standing === 'vacant') return <li>{readinessWords(lang).vacant(office)}</li>;
  return (
    <li>
      <Named words={adminTexts(lang).home[gap.standing](office, gap.name)} name={gap.name} />
    </li>
  );
};

export const GapsNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  if (gaps.offices.length === 0 && gaps.members === undefined) return null;
  return (
    <Notice tone="warning" id="gaps" title={adminTexts(lang).home.gapsTitle}>
      <ul>
        {gaps.offices.map((gap) => (
          <Gap lang={lang} gap={gap} />
        ))}
        <Members lang={lang} gaps={gaps} />
      </ul>
    </Notice>
  );
};

/** In which offices nobody could follow whoever holds them. */
export const UnfollowedNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  if (gaps.unfollowed.length === 0) return null;
  return (
    <Notice tone="warning" id="unfollowed">
      <ul>
        {gaps.unfollowed.map((one) => (
          <li>{ownReadinessWords(lang).board.unfollowed(officeName(lang, one.office), fillWords(lang, one))}</li>
        ))}
      </ul>
    </Notice>
  );
};

/** That the server's clock is ahead of what the portal knows, and what is left undone until somebody looks at it. */
export const ClockNotice = (props: {
  readonly lang: Lang;
  readonly ahead: number | undefined;
  readonly today: PlainDate;
}) => {
  const { lang, ahead, today } = props;
  const t = ownReadinessWords(lang).board;
  if (ahead === undefined) return null;
  return (
    <Notice tone="warning" id="clock" title={t.clockTitle}>
      <p>
        {t.clockAhead(formatDate(lang, today), ahead)} {t.clockUndone}
      </p>
      <p>{t.clockWrong}</p>
      <p>{t.clockRight}</p>
      <p>
        <code dir="ltr">CLOCK_CHECKED={today}</code>
      </p>
    </Notice>
  );
};

/** That the database wasn't copied for a week, by what is on record. */
export const BackupNotice = ({ lang, backup }: { readonly lang: Lang; readonly backup: BackupGap | undefined }) => {
  const t = ownReadinessWords(lang).board;
  if (backup === undefined) return null;
  return (
    <Notice tone="warning" id="backup" title={t.backupTitle}>
      <p>
        {backup.last === undefined ? t.backupNever : t.backupLast(formatDate(lang, backup.last))} {t.backupTake}
      </p>
      <p>
        <code dir="ltr">npm run backup -- FILE</code>
      </p>
      <p>{t.backupRecord}</p>
      <p>
        <code dir="ltr">npm run backup -- --taken</code>
      </p>
    </Notice>
  );
};

/** That files were refused for want of room on a day, and who can mend that. */
export const RoomNotice = ({ lang, refused }: { readonly lang: Lang; readonly refused: RoomGap | undefined }) => {
  const t = ownReadinessWords(lang).board;
  if (refused === undefined) return null;
  return (
    <Notice tone="warning" id="room" title={t.roomTitle}>
      <p>{t.roomRefused(formatDate(lang, refused.on))}</p>
      <p>{refused.isDisk ? t.roomDisk : t.roomBudget}</p>
    </Notice>
  );
};

/** Whether the next roster can be signed at all, and what helps where it can't. */
export const SigningNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  const { hasRoster, able, isPossible, away, isAnySuspended } = gaps.signing;
  const t = readinessWords(lang).signing;
  if (able > 2 || (able === 0 && !hasRoster)) return null;
  if (!hasRoster || isPossible) {
    return (
      <Notice tone="warning" id="signing">
        <p>
          {hasRoster ? `${t.fewAble} ${isAnySuspended ? t.bringOrInvite : t.invite}` : adminTexts(lang).home.fewSigners}
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" id="signing" title={t.title}>
      <p>
        {t.able(able)} {t.blocked}
      </p>
      {able + away.length < 2 ? (
        <p>{away.length === 0 ? t.beginAnew : `${t.notEnough} ${t.beginAnew}`}</p>
      ) : (
        <>
          <p>{t.bringBack}</p>
          <ul>
            {away.map(({ office, name }) => (
              <li>
                {officeName(lang, office)}: <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};

/** Which reports wait for somebody who is appointed by name; no gap, since it is done only where it is needed. */
export const UnappointedNote = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  const { missing } = panelWords(lang);
  if (gaps.unappointed.length === 0) return null;
  return (
    <Details summary={missing.title}>
      <p>{missing.lead}</p>
      <ul id="unappointed">
        {gaps.unappointed.map((office) => (
          <li>{missing.office[office]}</li>
        ))}
      </ul>
    </Details>
  );
};
