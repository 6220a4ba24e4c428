// What is missing before reports can be received: setup, offices, the signed roster, and the reports that couldn't be
// served. It counts people and offices, never a report.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { IntakeBlock } from '../../src/domain/routing.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { mailTexts } from '../../src/i18n/mail.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import type { Concerns, Office } from '../../src/policy/types.ts';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { FactorNews, type FactorNewsProps } from '../staff/factor-news.tsx';
import { OwnReset, type OwnResetProps } from '../staff/own-reset.tsx';
import { WaitText, type WaitView } from '../staff/waits.tsx';
import { WrongTries, type WrongTriesProps } from '../staff/wrong-tries.tsx';
import { AdminPage } from './frame.tsx';
import {
  AwayNotice,
  type BackupGap,
  BackupNotice,
  ClockNotice,
  type Gaps,
  GapsNotice,
  type RoomGap,
  RoomNotice,
  SigningNotice,
  UnappointedNote,
  UnfollowedNotice,
} from './gaps.tsx';
import { MachineLinks, type MachineLinksProps } from './machine-links.tsx';
import { type MailGaps, MailGapsNotice, MailState, mailPath } from './mail.tsx';
import { PolicyNotes } from './policy-settings.tsx';
import { ConcernsList, UnreadReports } from './unread.tsx';

export type OfficeState = {
  readonly office: Office;
  readonly holders: readonly {
    readonly name: string;
    readonly state: 'invited' | 'suspended' | 'enrolled' | 'on-roster';
  }[];
};

export type Readiness = {
  readonly setUp: boolean;
  readonly open: boolean;
  readonly blocks: readonly IntakeBlock[];
  readonly unservable: readonly Concerns[];
  readonly offices: readonly OfficeState[];
  readonly gaps: Gaps;
  readonly backup: BackupGap | undefined;
  readonly room: RoomGap | undefined;
  readonly mail: MailGaps;
  readonly rosterUntil: PlainDate | undefined;
  readonly rosterOver: boolean;
  readonly today: PlainDate;
  /** By how many days the server's clock is ahead of what the portal knows. */
  readonly clockAhead?: number | undefined;
  /** What waits for somebody outside cases. */
  readonly waits: readonly Omit<WaitView, 'linked'>[];
  /** What there is to see to about the policy. */
  readonly policyNotes: readonly string[];
  /** How many have signed the draft that waits; undefined where none waits. */
  readonly draftSignatures: number | undefined;
};

const TONES = { 'on-roster': 'success', enrolled: 'info', invited: 'info', suspended: 'warning' } as const;

const Offices = (props: { readonly lang: Lang; readonly offices: readonly OfficeState[] }) => {
  const texts = adminTexts(props.lang);
  const t = texts.home;
  const states = { invited: texts.people.status.invited, suspended: texts.people.status.suspended } as const;
  return (
    <section class="table-scroll" aria-label={t.offices} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.office}</th>
            <th scope="col">{t.holder}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {props.offices.flatMap(({ office, holders }) =>
            holders.length === 0
              ? [
                  <tr>
                    <th scope="row">{officeName(props.lang, office)}</th>
                    <td data-label={t.holder} data-empty="true">
                      –
                    </td>
                    <td data-label={t.state}>
                      <StatusTag tone="warning">{t.vacant}</StatusTag>
                    </td>
                  </tr>,
                ]
              : holders.map((holder) => (
                  <tr>
                    <th scope="row">{officeName(props.lang, office)}</th>
                    <td data-label={t.holder}>
                      <bdi>{holder.name}</bdi>
                    </td>
                    <td data-label={t.state}>
                      <StatusTag tone={TONES[holder.state]}>
                        {holder.state === 'on-roster'
                          ? t.onRoster
                          : holder.state === 'enrolled'
                            ? t.notOnRoster
                            : states[holder.state]}
                      </StatusTag>
                    </td>
                  </tr>
                )),
          )}
        </tbody>
      </table>
    </section>
  );
};

const Roster = (props: { readonly lang: Lang; readonly state: Readiness }) => {
  const { lang, state } = props;
  const t = adminTexts(lang).home;
  return (
    <>
      {state.rosterUntil === undefined ? (
        <p>{state.draftSignatures === undefined ? `${t.noRoster} ${t.rosterNeeds}` : t.noRoster}</p>
      ) : (
        <p>{(state.rosterOver ? t.rosterOver : t.rosterUntil)(formatDate(lang, state.rosterUntil))}</p>
      )}
      {state.draftSignatures === undefined ? null : (
        <p>
          {t.draft(number(lang, state.draftSignatures))} {state.gaps.signing.isPossible ? t.draftHow : ''}
        </p>
      )}
      <SigningNotice lang={lang} gaps={state.gaps} />
    </>
  );
};

/** Whether reports can be received, and whether they would be read and decided then. */
const IntakeNotice = (props: { readonly lang: Lang; readonly state: Readiness }) => {
  const { open, blocks, gaps } = props.state;
  const t = adminTexts(props.lang).home;
  const words = readinessWords(props.lang);
  const buts = [
    ...(open && gaps.unread.length > 0 ? [words.openUnread] : []),
    ...(open && gaps.members !== undefined && gaps.members.members < gaps.members.quorum ? [words.openUndecided] : []),
  ];
  return (
    <Notice tone={open && buts.length === 0 ? 'success' : 'warning'} id="intake">
      <p>{[open ? t.open : t.closed, ...buts].join(' ')}</p>
      {blocks.length === 0 ? null : (
        <ul>
          {blocks.map((block) => (
            <li>{t.blocks[block]}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

/** Reports that would be refused, and those that would be taken though hardly anybody could read them. */
const Unserved = (props: { readonly lang: Lang; readonly state: Readiness }) => {
  const { unservable, gaps } = props.state;
  const t = adminTexts(props.lang).home;
  const words = readinessWords(props.lang).unread;
  if (unservable.length === 0 && gaps.unread.length === 0) return null;
  return (
    <section id="unservable">
      <h2>{gaps.unread.length === 0 ? t.unservable : words.title}</h2>
      {gaps.unread.length === 0 ? null : (
        <>
          <p>{words.lead}</p>
          <UnreadReports lang={props.lang} unread={gaps.unread} />
        </>
      )}
      {unservable.length === 0 ? null : (
        <>
          <p>{t.unservableLead}</p>
          <ConcernsList lang={props.lang} concerns={unservable} />
        </>
      )}
    </section>
  );
};

/** What waits for whom, and what the administrator does once its day has passed. */
const BoardWaits = (props: { readonly lang: Lang; readonly state: Readiness }) => {
  const { lang, state } = props;
  const t = waitsWords(lang).board;
  if (state.waits.length === 0) return null;
  return (
    <section class="waits" id="board-waits" aria-labelledby="board-waits-title">
      <h2 id="board-waits-title">{t.title}</h2>
      <p>{t.lead}</p>
      <ul>
        {state.waits.map((wait) => (
          <li data-wait={wait.kind} data-due={wait.dueOn}>
            <WaitText lang={lang} today={state.today} wait={wait} />
            {(wait.dueOn < state.today || wait.kind === 'people') && t.overdue[wait.kind] !== undefined ? (
              <p>{t.overdue[wait.kind]}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

type AdminHomeProps = {
  readonly view: ViewContext;
  readonly state: Readiness;
  /** Told to the reader of their own account. */
  readonly wrongTries: WrongTriesProps['wrong'];
  /** What befell their second step of late. */
  readonly factorNews?: Omit<FactorNewsProps, 'view'>;
  /** A reset of the reader's own second factor that waits. */
  readonly ownReset?: OwnResetProps['reset'];
  /** Links that were made on the portal's machine of late. */
  readonly machineLinks: MachineLinksProps['links'];
};

export const AdminHome = (props: AdminHomeProps) => {
  const { view, state } = props;
  const t = adminTexts(view.lang).home;
  return (
    <AdminPage view={view} title={t.title}>
      <OwnReset view={view} reset={props.ownReset} />
      <MachineLinks view={view} links={props.machineLinks} />
      <WrongTries view={view} wrong={props.wrongTries} />
      <FactorNews view={view} {...props.factorNews} />
      <p>{t.lead}</p>
      <IntakeNotice lang={view.lang} state={state} />
      <ClockNotice lang={view.lang} ahead={state.clockAhead} today={state.today} />
      <AwayNotice lang={view.lang} gaps={state.gaps} />
      <SummaryList
        rows={[
          {
            key: t.setup,
            value: (
              <StatusTag tone={state.setUp ? 'success' : 'warning'}>
                {state.setUp ? t.setupDone : t.setupOpen}
              </StatusTag>
            ),
            action: <a href={`/${view.lang}/admin/settings`}>{adminTexts(view.lang).settings.title}</a>,
          },
          {
            key: mailTexts(view.lang).own.title,
            value: <MailState lang={view.lang} gaps={state.mail} />,
            action: <a href={mailPath(view.lang)}>{mailTexts(view.lang).page.title}</a>,
          },
        ]}
      />
      <PolicyNotes lang={view.lang} notes={state.policyNotes} link />
      <h2>{t.offices}</h2>
      <p>
        {t.officesLead} <a href={`/${view.lang}/admin/people`}>{adminTexts(view.lang).people.title}</a>
      </p>
      <Offices lang={view.lang} offices={state.offices} />
      <BackupNotice lang={view.lang} backup={state.backup} />
      <RoomNotice lang={view.lang} refused={state.room} />
      <GapsNotice lang={view.lang} gaps={state.gaps} />
      <UnfollowedNotice lang={view.lang} gaps={state.gaps} />
      <UnappointedNote lang={view.lang} gaps={state.gaps} />
      <MailGapsNotice lang={view.lang} gaps={state.mail} />
      <h2>{t.roster}</h2>
      <Roster lang={view.lang} state={state} />
      <BoardWaits lang={view.lang} state={state} />
      <Unserved lang={view.lang} state={state} />
    </AdminPage>
  );
};
