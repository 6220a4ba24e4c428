// The desk: what must be done today, first of all the roster, then under four headings with their counts what is overdue, due today,
// due soon or waits, of a person's cases and of what waits outside them. A person who
// holds nothing reads the same page as one whom a case bypasses: no count, no gap, no hint.
import type { PausedAgain } from '../../src/domain/acts/duty-acts.ts';
import type { Due } from '../../src/domain/deadlines.ts';
import {
  DESK_GROUPS,
  DESK_PARTS,
  type DeskCount,
  type DeskGroup,
  type DeskPart,
  groupOn,
  MOST_COUNTED,
} from '../../src/domain/desk.ts';
import type { OwedId } from '../../src/domain/owed.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { RowWire } from '../../src/domain/wire.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate, formatIn, number } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { casePath } from '../../src/i18n/page-acts.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { Role, Stage } from '../../src/policy/types.ts';
import { DueArithmetic } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { MovedNotes, type MovedView } from '../components/moved.tsx';
import { Pagination } from '../components/pagination.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { whose } from './case-duties.tsx';
import { ComingCases, type ComingView } from './coming.tsx';
import { DamagedCases } from './damaged.tsx';
import { type DeskNewsProps, LaterNews, UrgentNews } from './desk-news.tsx';
import { DueFile } from './due-file.tsx';
import { StaffPage } from './frame.tsx';
import { OthersWaits, WaitList, type WaitView } from './waits.tsx';

/** What a row waits for, in the eyes of the person whose desk it is. */
export type RowWaiting = {
  readonly kind: 'me' | 'reporter' | 'another' | 'nothing';
  /** Whether it waits for a duty, which the row names with whose it is and its day. */
  readonly owed: boolean;
};

type Duty =
  | {
      readonly id: OwedId;
      readonly dueOn: PlainDate;
      readonly arithmetic: Due;
      readonly owner: Role;
      readonly mine: boolean;
      readonly cameOn?: PlainDate;
      /** Changes of the calendar that moved it and that the reader hasn't read. */
      readonly moved?: readonly MovedView[] | undefined;
      readonly pausedUntil?: PlainDate;
    }
  | undefined;

export type DeskViewRow =
  | {
      readonly view: 'whole';
      readonly part: DeskPart;
      readonly number: string;
      readonly stage: Stage;
      readonly receivedOn: PlainDate;
      readonly duty?: Duty;
      readonly waiting: RowWaiting;
      /** Whoever has yet to declare is shown no text of the case. */
      readonly undeclared?: true | undefined;
      readonly vacant?: true | undefined;
      readonly pausedAgain?: readonly PausedAgain[] | undefined;
      readonly sealed?: RowWire | undefined;
    }
  | {
      readonly view: 'briefings';
      readonly part: DeskPart;
      readonly number: string;
      readonly receivedOn: PlainDate;
    };

const headingOf = (part: DeskPart): string => `desk-${part}`;

/** The page of the desk that begins with a heading. */
const pathOf = (lang: Lang, part: DeskPart): string => `/${lang}/staff?from=${part}`;

export type DeskProps = DeskNewsProps & {
  readonly today: PlainDate;
  readonly rows: readonly DeskViewRow[];
  /** How many cases stand under each heading of the whole desk, and how many of them wait for the reader. */
  readonly counts: readonly DeskCount[];
  /** The numbers of cases on this page whose stored record is damaged. */
  readonly damaged: readonly string[];
  readonly next?: string | undefined;
  readonly isFirstPage: boolean;
  /** What waits outside cases, for this person or for others. */
  readonly waits: readonly WaitView[];
  /** Cases that come to this person, whose part in them is vacant. */
  readonly coming: ComingView;
};

/** A day of a narrow column: each calendar on a line of its own, the language's usual one first. */
const Day = (props: { readonly lang: Lang; readonly date: PlainDate }) => {
  const calendars = props.lang === 'ar' ? (['hijri', 'gregorian'] as const) : (['gregorian', 'hijri'] as const);
  return (
    <time class="day" datetime={props.date}>
      {calendars.map((calendar) => (
        <>
          <span>{formatIn(props.lang, calendar, props.date)}</span>{' '}
        </>
      ))}
    </time>
  );
};

const Waiting = (props: { readonly view: ViewContext; readonly waiting: RowWaiting }) => {
  const t = staffText(props.view.lang).desk;
  const { kind, owed } = props.waiting;
  if (kind === 'me') return <StatusTag tone="info">{t.waitsMe}</StatusTag>;
  if (kind === 'reporter') return <>{t.waitsReporter}</>;
  if (kind === 'nothing' || !owed) return <>{t.waitsNothing}</>;
  return (
    <>
      {t.waitsAnother}
      <br />
      <span class="hint">{t.waitsUntil}</span>
    </>
  );
};

const NextDuty = (props: { readonly view: ViewContext; readonly today: PlainDate; readonly row: DeskViewRow }) => {
  const { lang } = props.view;
  const t = staffText(lang).desk;
  const duty = props.row.view === 'whole' ? props.row.duty : undefined;
  const isOwed = props.row.view === 'whole' && props.row.waiting.owed;
  if (duty === undefined) return <>{isOwed ? t.noOwnDuty : t.noDuty}</>;
  return (
    <>
      <span class="duty-name">{shared(lang).duties[duty.id]}</span>{' '}
      <span class="duty-owner">({whose(lang, { ...duty, owedBy: duty.owner })})</span>{' '}
      {duty.id === 'labour-accuse' || duty.id === 'labour-penalty' ? (
        <StatusTag tone="info">{dutyWords(lang).labour.law}</StatusTag>
      ) : null}
      <br />
      <DueDate lang={lang} date={duty.dueOn} today={props.today} day={<Day lang={lang} date={duty.dueOn} />} />
      {duty.pausedUntil === undefined ? null : (
        <p class="hint duty-paused">{dutyWords(lang).pause.pausedUntil(formatDate(lang, duty.pausedUntil))}</p>
      )}
      <MovedNotes lang={lang} moved={duty.moved} />
      <DueArithmetic words={dueWords(lang, duty.arithmetic)} />
    </>
  );
};

/** Whoever has yet to declare reads so, and that keys wait for it where they hold them. */
const undeclaredWords = (lang: Lang, duty: Duty): string => {
  const { deskRow, deskRowKeys } = conflictText(lang);
  return duty?.id === 'hand-on' && duty.mine ? deskRowKeys : deskRow;
};

/** The case's one line of text, which the island opens, or why there is none. */
const About = (props: { readonly lang: Lang; readonly row: DeskViewRow }) => {
  const { lang, row } = props;
  const t = staffText(lang).desk;
  if (row.view === 'briefings') return <p>–</p>;
  if (row.sealed === undefined)
    return <p class="sealed">{row.undeclared === true ? undeclaredWords(lang, row.duty) : t.noRow}</p>;
  return (
    <p class="sealed" data-row={JSON.stringify(row.sealed)}>
      {t.sealed}
    </p>
  );
};

/** Clocks that were stopped more than once, which everybody who handles the case is told of. */
const Again = (props: { readonly lang: Lang; readonly pauses: readonly PausedAgain[] }) => (
  <>
    {props.pauses.map(({ id, until }) => (
      <p class="hint row-paused-again">
        {dutyWords(props.lang).pause.again(shared(props.lang).duties[id], formatDate(props.lang, until))}
      </p>
    ))}
  </>
);

const Row = (props: { readonly view: ViewContext; readonly today: PlainDate; readonly row: DeskViewRow }) => {
  const { view, row, today } = props;
  const t = staffText(view.lang).desk;
  return (
    <tr data-number={row.number}>
      <th scope="row" data-label={t.number}>
        <a class="case-link" href={casePath(view.lang, row.number)}>
          <bdi dir="ltr">{row.number}</bdi>
        </a>
      </th>
      <td data-label={t.stage}>{row.view === 'whole' ? shared(view.lang).stages[row.stage] : t.briefing}</td>
      <td data-label={t.received}>
        <Day lang={view.lang} date={row.receivedOn} />
      </td>
      <td data-label={t.next}>
        <div>
          <NextDuty view={view} today={today} row={row} />
        </div>
      </td>
      <td data-label={t.waiting}>
        <div>
          <Waiting view={view} waiting={row.view === 'whole' ? row.waiting : { kind: 'nothing', owed: false }} />
          {row.view === 'whole' && row.vacant === true ? (
            <p class="hint row-vacant">{panelWords(view.lang).vacant.row}</p>
          ) : null}
          {row.view === 'whole' ? <Again lang={view.lang} pauses={row.pausedAgain ?? []} /> : null}
        </div>
      </td>
      <td data-label={t.about} class="about">
        <About lang={view.lang} row={row} />
      </td>
    </tr>
  );
};

const CaseTable = (props: DeskProps & { readonly part: DeskPart }) => {
  const t = staffText(props.view.lang).desk;
  const heads = [t.number, t.stage, t.received, t.next, t.waiting, t.about];
  return (
    <div class="table-scroll">
      <table class="desk" aria-labelledby={headingOf(props.part)}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row view={props.view} today={props.today} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What somebody reads who is given briefings alone: no stage, no duty, and no empty column in their place. */
const Briefings = (props: DeskProps) => {
  const { lang } = props.view;
  const t = staffText(lang).desk;
  return (
    <>
      <p id="desk-lead">{t.briefingsLead}</p>
      <table class="desk briefings" id="desk">
        <caption>{t.captionBriefings}</caption>
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.briefedOn}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr data-number={row.number}>
              <th scope="row">
                <a class="case-link" href={casePath(lang, row.number)}>
                  <bdi dir="ltr">{row.number}</bdi>
                </a>
              </th>
              <td>
                <Day lang={lang} date={row.receivedOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const isGroup = (part: DeskPart): part is DeskGroup => DESK_GROUPS.some((group) => group === part);

/** What is the reader's own outside cases, under the heading of its day. */
const waitsUnder = ({ waits, today }: DeskProps, part: DeskPart): readonly WaitView[] =>
  isGroup(part) ? waits.filter(({ mine, dueOn }) => mine && groupOn(dueOn, today) === part) : [];

/** Cases and waits under a heading; those that are the reader's are told where not all are. */
const countUnder = (props: DeskProps, part: DeskPart): DeskCount => {
  const { all = 0, mine = 0 } = props.counts.find((count) => count.part === part) ?? {};
  const waits = waitsUnder(props, part).length;
  return { part, all: all + waits, mine: mine + waits };
};

const countWords = (lang: Lang, count: number): string =>
  count <= MOST_COUNTED ? number(lang, count) : staffText(lang).desk.moreThan(number(lang, MOST_COUNTED));

/** One heading of the desk, with what stands under it on this page. */
const Part = (props: DeskProps & Pick<DeskCount, 'part'>) => {
  const { part, view, today } = props;
  const { lang } = view;
  const t = staffText(lang).desk;
  const rows = props.rows.filter((row) => row.part === part);
  const waits = props.isFirstPage ? waitsUnder(props, part) : [];
  if (rows.length + waits.length === 0) return null;
  const { all, mine } = countUnder(props, part);
  const isTold = mine > 0 && mine < all;
  const isFurther = rows.length === 0 && all > waits.length;
  return (
    <section class="desk-part" data-part={part}>
      <h2 id={headingOf(part)}>
        {t.parts[part]} <span class="tally">{countWords(lang, all)}</span>
      </h2>
      <p class="hint">{[t.partHints[part], ...(isTold ? [t.partMine(countWords(lang, mine))] : [])].join(' ')}</p>
      {waits.length === 0 ? null : <WaitList {...{ lang, today, waits }} />}
      {rows.length === 0 ? null : <CaseTable {...props} rows={rows} />}
      {isFurther ? (
        <p>
          <a href={pathOf(lang, part)}>{t.partFurther}</a>
        </p>
      ) : null}
    </section>
  );
};

/** The four headings with their counts: each leads to what stands under it, on this page or on the one that begins with it. */
const Parts = (props: DeskProps) => {
  const { lang } = props.view;
  const t = staffText(lang).desk;
  const counted = DESK_GROUPS.map((part) => countUnder(props, part));
  if (counted.every(({ all }) => all === 0)) return null;
  const isHere = (part: DeskPart): boolean =>
    props.rows.some((row) => row.part === part) || (props.isFirstPage && waitsUnder(props, part).length > 0);
  return (
    <nav class="desk-parts" aria-label={t.partsLabel}>
      <ul>
        {counted.map(({ part, all }) => (
          <li data-count={part}>
            {all === 0 ? (
              t.parts[part]
            ) : (
              <a href={isHere(part) ? `#${headingOf(part)}` : pathOf(lang, part)}>{t.parts[part]}</a>
            )}{' '}
            <span class="tally">{countWords(lang, all)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Rows = (props: DeskProps) => {
  const isBriefed = props.rows.length > 0 && props.rows.every(({ part }) => part === 'briefings');
  const isAlone = props.counts.every(({ part, all }) => part === 'briefings' || all === 0);
  if (isBriefed && isAlone) return <Briefings {...props} />;
  return (
    <>
      {props.rows.length === 0 ? null : <p id="desk-order">{staffText(props.view.lang).desk.order}</p>}
      {DESK_PARTS.map((part) => (
        <Part {...props} part={part} />
      ))}
    </>
  );
};

/** Offered to whoever owes something in a case, or will. */
const OwnDays = ({ view, rows, coming }: DeskProps) => {
  const isOwing = rows.some((row) => row.view === 'whole' && row.duty?.mine === true);
  const isComing = coming.cases.some(({ duties }) => duties.length > 0);
  return isOwing || isComing ? <DueFile lang={view.lang} /> : null;
};

/** What somebody reads on whose page no case stands; where one is damaged, that stands above and is no empty desk. */
const NoRows = ({ view, coming, waits, damaged }: DeskProps) => {
  const t = staffText(view.lang).desk;
  return damaged.length > 0 ? null : (
    <section class="empty">
      <p class="lead">{coming.total > 0 || waits.some(({ mine }) => mine) ? t.emptyCases : t.empty}</p>
      <p>{t.emptyHint}</p>
    </section>
  );
};

export const DeskPage = (props: DeskProps) => {
  const { view } = props;
  const t = staffText(view.lang).desk;
  const here = `/${view.lang}/staff`;
  const waits = { lang: view.lang, today: props.today, waits: props.waits };
  // What was done wrong or is to be done comes first, then the cases, then what is only to be known.
  return (
    <StaffPage view={view} title={t.title} island="desk">
      <div id="roster-changes" />
      <DamagedCases lang={view.lang} numbers={props.damaged} />
      <UrgentNews {...props} />
      <Parts {...props} />
      <ComingCases lang={view.lang} today={props.today} coming={props.coming} />
      <Rows {...props} />
      {props.rows.length > 0 ? null : <NoRows {...props} />}
      <OwnDays {...props} />
      <Pagination
        lang={view.lang}
        first={props.isFirstPage ? undefined : here}
        next={props.next === undefined ? undefined : `${here}?after=${encodeURIComponent(props.next)}`}
      />
      <OthersWaits {...waits} />
      <LaterNews {...props} />
    </StaffPage>
  );
};
