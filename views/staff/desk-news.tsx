// What a desk tells beside cases and waits: above them what was done to the reader's own account or is to be done about it, below
// them what is only to be known. Each leads to the page on which it stands.

import type { PropsWithChildren } from 'hono/jsx';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { HandoverState } from '../../src/domain/wire.ts';
import { apart } from '../../src/i18n/apart.ts';
import { calendarPath, calendarTexts } from '../../src/i18n/calendar.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { handoversPath, handoversText } from '../../src/i18n/handovers.ts';
import { type KnownPerson, knownPeople, knownPerson } from '../../src/i18n/known-person.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { ownReadinessWords } from '../../src/i18n/own-readiness-words.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath, PasskeysStay } from './account-keys.tsx';
import { FactorNews, type FactorNewsProps } from './factor-news.tsx';
import { resetsPath } from './factor-resets.tsx';
import { newKeysPath } from './new-keys.tsx';
import { ownReadinessPath } from './own-readiness.tsx';
import { OwnReset, type OwnResetProps } from './own-reset.tsx';
import { recordPath } from './record.tsx';
import { SigningBlocked, type SigningBlockedProps } from './signing-blocked.tsx';
import { WrongTries, type WrongTriesProps } from './wrong-tries.tsx';

/** What the desk says of the roster before anything else. */
export type RosterCall = 'none' | 'expired';

export type DeskNewsProps = {
  readonly view: ViewContext;
  readonly roster: readonly RosterCall[];
  /** The reader is the last signer who can sign in. */
  readonly blocked?: SigningBlockedProps['blocked'];
  /** A reset of the reader's own second factor that waits. */
  readonly ownReset?: OwnResetProps['reset'];
  /** Told to signers: somebody's second factor was reset of late. */
  readonly isResetOfLate: boolean;
  /** The day on which the reader's own credentials were replaced by recovery key, of late. */
  readonly recoveredOn?: PlainDate | undefined;
  /** The day on which the newest passkey was added, of late. */
  readonly passkeyOn?: PlainDate | undefined;
  /** What befell the reader's second step of late. */
  readonly factorNews?: Omit<FactorNewsProps, 'view'>;
  readonly wrongTries: WrongTriesProps['wrong'];
  /** In how many cases this person's browser can hand keys on, by what was looked at so far. */
  readonly handovers: HandoverState;
  /** Of new keys: asked for in this person's name, and, for signers, a colleague's that wait or came into effect of late. */
  readonly newKeys?:
    | {
        readonly own?: {
          readonly askedBy?: KnownPerson | undefined;
          readonly askedOn: PlainDate;
          readonly made: boolean;
        };
        /** Their own came into effect of late. */
        readonly ownDone?: { readonly on: PlainDate; readonly signers: readonly KnownPerson[] };
        readonly others: readonly {
          readonly kind: 'waits' | 'suspended' | 'done';
          readonly of: readonly KnownPerson[];
        }[];
        /** Requests for colleagues that somebody ended of late. */
        readonly ended?: readonly {
          readonly of?: KnownPerson | undefined;
          readonly by?: KnownPerson | undefined;
          readonly on: PlainDate;
          /** Whether keys had been made already. */
          readonly made: boolean;
        }[];
      }
    | undefined;
  /** Whether the portal lacks something that the reader can see to. */
  readonly isLacking?: boolean;
  /** Changes of the calendar that the reader hasn't said they read, the oldest first. */
  readonly calendar?: readonly { readonly by: string; readonly on: PlainDate }[] | undefined;
  /** Of what administrators did and this person hasn't looked at: about their own account, refused, about a signer, weighty, and else. */
  readonly record?: readonly ('own' | 'tried' | 'signers' | 'weighty' | 'others')[] | undefined;
};

/** Something told, and the page on which it stands or is done. */
const News = (
  props: PropsWithChildren<{ readonly id: string; readonly tone?: 'info'; readonly to: string; readonly link: string }>,
) => (
  <Notice tone={props.tone ?? 'warning'} id={props.id}>
    {props.children}
    <p>
      <a href={props.to}>{props.link}</a>
    </p>
  </Notice>
);

const RosterCalls = ({ view, roster }: DeskNewsProps) => {
  const t = staffText(view.lang).desk;
  const words = { none: t.rosterNone, expired: t.rosterExpired };
  if (roster.length === 0) return null;
  return (
    <News id="roster-call" to={`/${view.lang}/staff/roster`} link={t.rosterLink}>
      {roster.map((call) => (
        <p>{words[call]}</p>
      ))}
    </News>
  );
};

const ResetNews = (props: DeskNewsProps) => {
  const t = factorTexts(props.view.lang).resets;
  if (!props.isResetOfLate) return null;
  return (
    <News id="reset-news" to={resetsPath(props.view.lang)} link={t.link}>
      <p>{t.doneNotice}</p>
    </News>
  );
};

/** Told on every visit for a while: whoever else did it read it first. */
const Recovered = (props: DeskNewsProps) => {
  const { view, recoveredOn } = props;
  if (recoveredOn === undefined) return null;
  const t = doorTexts(view.lang).events;
  return (
    <News id="recovered" to={`${accountPath(view)}#key-events`} link={t.deskLink}>
      <p>{t.deskRecovery(formatDate(view.lang, recoveredOn))}</p>
      <PasskeysStay view={view} />
    </News>
  );
};

const passkeysIn = (view: ViewContext): string => `${accountPath(view)}#passkeys-title`;

/** Told for as long, since a passkey may open the account without the passphrase. */
const PasskeyAdded = ({ view, passkeyOn }: DeskNewsProps) => {
  if (passkeyOn === undefined) return null;
  const t = doorTexts(view.lang).events;
  return (
    <News id="passkey-added" to={passkeysIn(view)} link={t.toPasskeys}>
      <p>{t.deskPasskey(formatDate(view.lang, passkeyOn))}</p>
    </News>
  );
};

/** Where the portal hasn't looked at every case yet the island asks it to, and writes the same here. */
const HandoverCall = (props: DeskNewsProps) => {
  const { waiting, undeclared, looked } = props.handovers;
  const { lang } = props.view;
  const t = handoversText(lang);
  if (waiting + undeclared === 0) return looked ? null : <div id="handover-look" />;
  return (
    <News id="handover-call" to={handoversPath(lang)} link={t.link}>
      {waiting === 0 ? null : <p>{t.call(waiting)}</p>}
      {undeclared === 0 ? null : <p>{t.undeclared(undeclared)}</p>}
    </News>
  );
};

const NewKeysNews = (props: DeskNewsProps) => {
  const { lang } = props.view;
  const t = newKeysTexts(lang);
  const { own, ownDone, others = [], ended = [] } = props.newKeys ?? {};
  if (own === undefined && ownDone === undefined && others.length + ended.length === 0) return null;
  return (
    <News id="new-keys-news" to={newKeysPath(lang)} link={own === undefined ? t.link : t.desk.ownLink}>
      {own === undefined ? null : (
        <p>
          <NamesApart text={t.desk.own(knownPerson(lang, own.askedBy), formatDate(lang, own.askedOn))} />
          {own.made ? ` ${t.desk.ownMade}` : ''}
        </p>
      )}
      {ownDone === undefined ? null : (
        <p>
          <NamesApart text={t.desk.ownDone(knownPeople(lang, ownDone.signers), formatDate(lang, ownDone.on))} />
        </p>
      )}
      {others.map(({ kind, of }) => (
        <p>
          <NamesApart text={t.desk[kind](knownPeople(lang, of))} />
        </p>
      ))}
      {ended.map(({ of, by, on, made }) => (
        <p>
          <NamesApart
            text={(made ? t.desk.endedMade : t.desk.ended)(
              knownPerson(lang, of),
              knownPerson(lang, by),
              formatDate(lang, on),
            )}
          />
        </p>
      ))}
    </News>
  );
};

const RecordNews = (props: DeskNewsProps & { readonly urgent: boolean }) => {
  const t = recordTexts(props.view.lang);
  const { record = [], urgent } = props;
  // One place leads there: what is only to be known stands beside what is urgent, or below where nothing is.
  const isUrgent = record.some((news) => news !== 'others');
  if (record.length === 0 || isUrgent !== urgent) return null;
  const shown = urgent ? { id: 'record-urgent' } : ({ id: 'record-news', tone: 'info' } as const);
  return (
    <News {...shown} to={recordPath(props.view.lang)} link={t.link}>
      {record.map((news) => (
        <p>{t.desk[news]}</p>
      ))}
    </News>
  );
};

/** That the portal lacks something which the reader can see to; told to nobody else. */
const LackNews = ({ view, isLacking }: DeskNewsProps) => {
  const t = ownReadinessWords(view.lang);
  if (isLacking !== true) return null;
  return (
    <News id="lack-news" tone="info" to={ownReadinessPath(view.lang)} link={t.link}>
      <p>{t.desk}</p>
    </News>
  );
};

const CalendarNews = ({ view, calendar = [] }: DeskNewsProps) => {
  const { lang } = view;
  const t = calendarTexts(lang).news;
  const last = calendar.at(-1);
  if (last === undefined) return null;
  const words = calendar.length > 1 ? t.changedTimes : t.changed;
  return (
    <News id="calendar-news" tone="info" to={calendarPath(lang)} link={t.link}>
      <p>
        <NamesApart text={words(formatDate(lang, last.on), apart(last.by))} />
      </p>
      <p>{t.rows}</p>
    </News>
  );
};

/** What the reader should look at before their cases. */
export const UrgentNews = (props: DeskNewsProps) => (
  <>
    <RosterCalls {...props} />
    <SigningBlocked view={props.view} blocked={props.blocked} />
    <NewKeysNews {...props} />
    <OwnReset view={props.view} reset={props.ownReset} />
    <WrongTries view={props.view} wrong={props.wrongTries} />
    <Recovered {...props} />
    <PasskeyAdded {...props} />
    <FactorNews view={props.view} {...props.factorNews} />
    <RecordNews {...props} urgent />
    <HandoverCall {...props} />
    <CalendarNews {...props} />
  </>
);

/** What the reader should know of, once their own is done. */
export const LaterNews = (props: DeskNewsProps) => (
  <>
    <ResetNews {...props} />
    <RecordNews {...props} urgent={false} />
    <LackNews {...props} />
  </>
);
