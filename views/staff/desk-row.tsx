// One case on the desk: its stage, what it waits for, the duty that it is named by with its day, and its one line of text.
import type { PausedAgain } from '../../src/domain/acts/duty-acts.ts';
import type { Due } from '../../src/domain/deadlines.ts';
import type { DeskPart } from '../../src/domain/desk.ts';
import type { OwedId } from '../../src/domain/owed.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { RowWire } from '../../src/domain/wire.ts';
import { apart } from '../../src/i18n/apart.ts';
import { appointTexts } from '../../src/i18n/appoint-words.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate, formatIn } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { casePath } from '../../src/i18n/page-acts.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { namesInTurn } from '../../src/i18n/waits-words.ts';
import type { Role, Stage } from '../../src/policy/types.ts';
import { DueArithmetic } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { MovedBriefly, type MovedView } from '../components/moved.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { whose } from './case-duties.tsx';
import type { VacantView } from './case-rules.tsx';

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
      readonly earlier?: { readonly id: OwedId; readonly dueOn: PlainDate };
      readonly handsOn?: 'now' | 'declared';
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
      /** The keys to it are still to be handed on to them. */
      readonly toCome?: true | undefined;
      /** Parts that nobody is left for. */
      readonly vacant?: readonly VacantView[] | undefined;
      /** Nothing can be written in it before somebody is appointed. */
      readonly tooFew?: true | undefined;
      /** The names of who is to be brought back, since they left with keys that nobody else has. */
      readonly away?: readonly string[] | undefined;
      readonly pausedAgain?: readonly PausedAgain[] | undefined;
      readonly sealed?: RowWire | undefined;
    }
  | {
      readonly view: 'briefings';
      readonly part: DeskPart;
      readonly number: string;
      readonly receivedOn: PlainDate;
    };

/** A day of a narrow column: each calendar on a line of its own, the language's usual one first. */
export const Day = (props: { readonly lang: Lang; readonly date: PlainDate }) => {
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

type WholeRow = Extract<DeskViewRow, { readonly view: 'whole' }>;

/** Whether a case waits for people whom only the roster can bring. */
const lacksPeople = ({ vacant = [], away = [] }: WholeRow): boolean => vacant.length + away.length > 0;

const Waiting = (props: { readonly view: ViewContext; readonly row: DeskViewRow }) => {
  const { row } = props;
  const t = staffText(props.view.lang).desk;
  const { kind, owed }: RowWaiting = row.view === 'whole' ? row.waiting : { kind: 'nothing', owed: false };
  if (row.view === 'whole' && row.tooFew === true) return <>{t.waitsPeople}</>;
  if (kind === 'me') return <StatusTag tone="info">{t.waitsMe}</StatusTag>;
  if (kind === 'reporter') return <>{t.waitsReporter}</>;
  // Where nobody has the keys any more nobody else can act either.
  if (row.view === 'whole' && ((!owed && lacksPeople(row)) || (row.away ?? []).length > 0)) return <>{t.waitsPeople}</>;
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
      {duty.earlier === undefined ? null : (
        <p class="duty-earlier">
          {t.earlier(shared(lang).duties[duty.earlier.id])}{' '}
          <DueDate
            lang={lang}
            date={duty.earlier.dueOn}
            today={props.today}
            day={<Day lang={lang} date={duty.earlier.dueOn} />}
          />
        </p>
      )}
      {duty.pausedUntil === undefined ? null : (
        <p class="hint duty-paused">{dutyWords(lang).pause.pausedUntil(formatDate(lang, duty.pausedUntil))}</p>
      )}
      <MovedBriefly lang={lang} moved={duty.moved} />
      <DueArithmetic words={dueWords(lang, duty.arithmetic)} />
    </>
  );
};

/** Whoever has yet to declare reads so, and that keys wait for it where they hold them. */
const undeclaredWords = (lang: Lang, { duty, toCome }: WholeRow): string => {
  const { deskRow, deskRowKeys, deskRowKeysNow, deskRowToCome } = conflictText(lang);
  if (toCome === true) return deskRowToCome;
  if (duty?.handsOn === undefined) return deskRow;
  return duty.handsOn === 'now' ? deskRowKeysNow : deskRowKeys;
};

/** The case's one line of text, which the island opens, or why there is none. */
const About = (props: { readonly lang: Lang; readonly row: DeskViewRow }) => {
  const { lang, row } = props;
  const t = staffText(lang).desk;
  if (row.view === 'briefings') return <p>–</p>;
  if (row.sealed === undefined && row.undeclared === true)
    return (
      <p class="sealed" data-undeclared="">
        {undeclaredWords(lang, row)}
      </p>
    );
  if (row.sealed === undefined) return <p class="sealed">{t.noRow}</p>;
  return (
    <p class="sealed" data-row={JSON.stringify(row.sealed)}>
      {t.sealed}
    </p>
  );
};

/** What a case lacks people for, whom to bring back or to appoint: as much of it as its page says first. */
const Lacking = ({ lang, row }: { readonly lang: Lang; readonly row: WholeRow }) => {
  const { vacant = [], away = [] } = row;
  if (!lacksPeople(row)) return null;
  const t = panelWords(lang).vacant;
  const parts = conflictText(lang).handover.vacant;
  const waiting = vacant.filter(({ bringIn }) => bringIn === undefined);
  return (
    <p class="hint row-vacant">
      {[
        ...(away.length === 0 ? [] : [t.rowAway(namesInTurn(lang, away.map(apart)))]),
        ...vacant.map(({ part }) => (part === 'panel' ? t.panelShort : parts[part])),
        ...(waiting.length === vacant.length ? [] : [t.bringIn]),
        ...appointTexts(lang, waiting),
      ].join(' ')}
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

export const DeskRow = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly row: DeskViewRow;
}) => {
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
          <Waiting view={view} row={row} />
          {row.view === 'whole' ? <Lacking lang={view.lang} row={row} /> : null}
          {row.view === 'whole' ? <Again lang={view.lang} pauses={row.pausedAgain ?? []} /> : null}
        </div>
      </td>
      <td data-label={t.about} class="about">
        <About lang={view.lang} row={row} />
      </td>
    </tr>
  );
};
