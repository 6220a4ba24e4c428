// The duties of a case: what is owed, by whom, by when, and how the day was counted.
import type { Child } from 'hono/jsx';
import type { Due } from '../../src/domain/deadlines.ts';
import type { OwedId } from '../../src/domain/owed.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { apart } from '../../src/i18n/apart.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate, formatShort } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { partWords } from '../../src/i18n/part-words.ts';
import { ruleWords } from '../../src/i18n/rule-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import { keysText } from '../../src/i18n/unreadable-words.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { namesInTurn, waitsWords } from '../../src/i18n/waits-words.ts';
import { type ActName, DUTIES, type DutyId, type PolicyRoom, type Role } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { DueDays } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { MovedNotes, type MovedView } from '../components/moved.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import type { Named } from './case.tsx';

export type PauseView = {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly by: Named;
  /** Where it was ended early; `until` is the day before. */
  readonly resumed?: { readonly on: PlainDate; readonly by: Named };
  /** The time had run out before it, as the calendar stands. */
  readonly late?: true;
  /** It moves no day. */
  readonly idle?: true;
};

export type DutyView = {
  readonly id: OwedId;
  /** The act that began it. */
  readonly from?: ActName | undefined;
  readonly owedBy: Role;
  /** Of keys that don't open: of which room, and for whom where it is one person. */
  readonly keys?: { readonly room: PolicyRoom; readonly name: string | undefined } | undefined;
  readonly mine: boolean;
  /** To whom it falls, where nobody has its part any more. */
  readonly heirs?: readonly string[] | undefined;
  /** Keys that nobody can hand on before somebody is appointed, since too few would hold new ones. */
  readonly tooFew?: true | undefined;
  /** The day on which it came to the reader, since those whose it was first stayed away. */
  readonly cameOn?: PlainDate | undefined;
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly arithmetic: Due;
  /** Changes of the calendar that moved it while it was open. */
  readonly moved?: readonly MovedView[] | undefined;
  /** The day on which it was met or ended, which for a ratification may be a return to the committee. */
  readonly metOn?: PlainDate | undefined;
  readonly over?: 'met' | 'returned' | 'ended' | 'stopped' | 'dropped' | 'early' | undefined;
  /** The days that were recorded before the one on which it was met, and are corrected. */
  readonly corrected?: readonly PlainDate[] | undefined;
  /** The acts that meet it. */
  readonly ends?: readonly ActName[] | undefined;
  /** Those that end it otherwise. */
  readonly endedBy?: readonly ActName[] | undefined;
  /** When its clock stood still, and who stopped it. */
  readonly pauses?: readonly PauseView[];
  /** It can be done from this day on, and not yet. */
  readonly opensOn?: PlainDate | undefined;
  /** Set by law: shown apart. */
  readonly isLaw?: boolean;
  /** It is told of so many days before, each time. */
  readonly alerts?: readonly number[] | undefined;
};

const isDuty = (id: OwedId): id is DutyId => DUTIES.some((duty) => duty === id);

/** The rule's own words, where they come from, and the acts that meet the duty. */
const Rule = (props: { readonly view: ViewContext; readonly duty: DutyId } & Pick<DutyView, 'ends' | 'endedBy'>) => {
  const { lang } = props.view;
  const { source, text } = ruleWords(lang, props.duty);
  const t = dutyWords(lang);
  const named = (acts: readonly ActName[] = []) => acts.map((act) => shared(lang).acts[act]).join(comma(lang));
  const [acts, others] = [named(props.ends), named(props.endedBy)];
  return (
    <>
      <p class="duty-rule">
        <strong>{source}:</strong> {text}
      </p>
      {acts === '' ? null : <p>{t.endsWith(acts)}</p>}
      {others === '' ? null : <p>{t.endedBy(others)}</p>}
    </>
  );
};

/** How the day was counted, and by which rule. */
const Reckoned = (props: { readonly view: ViewContext; readonly duty: DutyView }) => {
  const { view, duty } = props;
  const words = dueWords(view.lang, duty.arithmetic);
  return (
    <Details summary={words.summary}>
      {isDuty(duty.id) ? <Rule view={view} duty={duty.id} ends={duty.ends} endedBy={duty.endedBy} /> : null}
      <DueDays words={words} />
    </Details>
  );
};

/** Whose something is, as the reader is told: theirs, another's, or another's that has come to them too. */
export const whose = (
  lang: Lang,
  { mine, cameOn, owedBy }: { readonly mine: boolean; readonly cameOn?: PlainDate | undefined; readonly owedBy: Role },
): string => {
  const role = partWords(lang, owedBy);
  if (cameOn !== undefined)
    return [role, waitsWords(lang).tooYours(formatShort(lang, cameOn))].join(waitsWords(lang).between);
  return mine ? staffText(lang).desk.yours : role;
};

/** What a duty is about, where a case has had two of its kind: one of each review, or one of each referral. */
const About = (props: { readonly view: ViewContext; readonly duty: DutyView }) => {
  const { lang } = props.view;
  const { dutyFrom } = staffText(lang).case;
  const { from, startedOn, keys } = props.duty;
  if (keys !== undefined) return <span class="duty-about">{keysText(lang, keys.room, keys.name)}</span>;
  const words = from === 'submit' || from === 'evidence' || from === 'refer' || from === 'return' ? from : 'other';
  return <span class="duty-about">{dutyFrom[words](formatShort(lang, startedOn))}</span>;
};

const TONES = {
  met: 'success',
  returned: 'neutral',
  ended: 'neutral',
  stopped: 'neutral',
  dropped: 'neutral',
  early: 'warning',
} as const;

const State = (props: { readonly view: ViewContext; readonly today: PlainDate; readonly duty: DutyView }) => {
  const { lang } = props.view;
  const { duty } = props;
  if (duty.metOn === undefined) return <DueDate lang={lang} date={duty.dueOn} today={props.today} />;
  const t = staffText(lang).case;
  const over = duty.over ?? 'met';
  const { lateOn, earlyOn, droppedOn } = dutyWords(lang).labour;
  // What the policy sets can have moved with the calendar since; what the law sets never does.
  if (over === 'met' && duty.isLaw === true && duty.metOn > duty.dueOn) {
    const words = lateOn(formatDate(lang, duty.metOn), formatDate(lang, duty.dueOn));
    return <StatusTag tone="warning">{words}</StatusTag>;
  }
  const said = { met: t.metOn, returned: t.returnedOn, ended: t.endedOn, stopped: t.stoppedOn };
  const words = { ...said, dropped: droppedOn, early: earlyOn }[over];
  return <StatusTag tone={TONES[over]}>{words(formatDate(lang, duty.metOn))}</StatusTag>;
};

/** Whom a duty falls to that nobody has any more. */
const Heirs = (props: { readonly view: ViewContext; readonly duty: DutyView }) => {
  const { lang } = props.view;
  const { heirs = [], owedBy, metOn } = props.duty;
  if (heirs.length === 0 || metOn !== undefined) return null;
  const t = vacancyWords(lang);
  const names = namesInTurn(lang, heirs.map(apart));
  return <p class="hint duty-heirs">{owedBy === 'panel' ? t.panelShort(names) : t.fallsTo(names)}</p>;
};

/** Why keys can't be handed on yet. */
const TooFew = (props: { readonly view: ViewContext; readonly duty: DutyView }) => {
  const { tooFew, appoint } = conflictText(props.view.lang).handover;
  return props.duty.tooFew === true ? (
    <p class="hint duty-too-few">
      {tooFew} {appoint}
    </p>
  ) : null;
};

/** When a clock stood still, and where that was ended early, since when it runs again. */
const pauseWords = (lang: Lang, { from, until, by, resumed }: PauseView): string => {
  const t = dutyWords(lang).pause;
  const ended = resumed === undefined ? undefined : officeList(lang, resumed.by.offices);
  if (resumed !== undefined && ended !== undefined && until < from) {
    return t.resumedAtOnce(formatDate(lang, resumed.on), ended);
  }
  const [first, office] = [formatDate(lang, from), officeList(lang, by.offices)];
  const paused = from === until ? t.pausedOn(first, office) : t.paused(first, formatDate(lang, until), office);
  if (resumed === undefined || ended === undefined) return paused;
  return `${paused}. ${t.resumed(formatDate(lang, resumed.on), ended)}`;
};

const Pauses = (props: { readonly view: ViewContext; readonly duty: DutyView }) => {
  const { lang } = props.view;
  return (
    <>
      {(props.duty.pauses ?? []).map((pause) => (
        <p class="hint duty-paused">
          {pauseWords(lang, pause)}
          {pause.late === true ? `. ${dutyWords(lang).pause.late}` : null}
          {pause.idle === true ? `. ${dutyWords(lang).pause.idle}` : null}
        </p>
      ))}
    </>
  );
};

/** The days that were recorded before the one that counts. */
export const CorrectedDays = (props: { readonly lang: Lang; readonly days: readonly PlainDate[] }) => {
  const { lang } = props;
  const days = props.days.map((day) => formatDate(lang, day));
  if (days.length === 0) return null;
  return <p class="hint duty-corrected">{dutyWords(lang).labour.corrected(days.join(lang === 'ar' ? '؛ ' : '; '))}</p>;
};

/** One duty with its owner, its day, its pauses and how the day was counted. */
export const DutyItem = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly duty: DutyView;
  readonly isAlone: boolean;
  readonly children?: Child;
}) => {
  const { view, duty } = props;
  return (
    <li data-duty={duty.id} data-due={duty.dueOn}>
      <p>
        <strong>{shared(view.lang).duties[duty.id]}</strong>{' '}
        {props.isAlone ? null : (
          <>
            <About view={view} duty={duty} />{' '}
          </>
        )}
        <span class="duty-owner">({whose(view.lang, duty)})</span> <State view={view} today={props.today} duty={duty} />
        {props.children}
      </p>
      {duty.opensOn === undefined ? null : (
        <p class="hint">{dutyWords(view.lang).opens(formatDate(view.lang, duty.opensOn))}</p>
      )}
      <Heirs view={view} duty={duty} />
      <TooFew view={view} duty={duty} />
      <Pauses view={view} duty={duty} />
      <CorrectedDays lang={view.lang} days={duty.corrected ?? []} />
      {duty.metOn === undefined ? <MovedNotes lang={view.lang} moved={duty.moved} /> : null}
      {duty.metOn === undefined ? <Reckoned view={view} duty={duty} /> : null}
    </li>
  );
};

type ListProps = { readonly view: ViewContext; readonly today: PlainDate; readonly duties: readonly DutyView[] };

/** Whether a duty is the only one of its name among these: else it says what it is for. */
export const isAlone = (duties: readonly DutyView[], { id }: DutyView): boolean =>
  duties.filter((other) => other.id === id).length === 1;

const Items = (props: ListProps & { readonly shown: readonly DutyView[] }) => {
  const { view, duties, shown } = props;
  // Keys to hand on come first: until then nothing more is written (PROTOCOL B18).
  const place = ({ id, dueOn, metOn }: DutyView): string =>
    `${id === 'hand-on' && metOn === undefined ? 0 : 1} ${dueOn}`;
  const inOrder = shown.toSorted((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))));
  return (
    <ul class="duties">
      {inOrder.map((duty) => (
        <DutyItem view={view} today={props.today} duty={duty} isAlone={isAlone(duties, duty)} />
      ))}
    </ul>
  );
};

/** What is owed: the first thing on a case's page, whatever else is to be told of it. */
export const DutyList = (props: ListProps) => {
  const t = staffText(props.view.lang).case;
  const open = props.duties.filter(({ metOn }) => metOn === undefined);
  return (
    <section aria-labelledby="duties-title" id="duties">
      <h2 id="duties-title">{t.duties}</h2>
      {open.length === 0 ? <p>{t.noDuties}</p> : <Items {...props} shown={open} />}
    </section>
  );
};

/** What was owed, further down. */
export const DutiesOver = (props: ListProps) => {
  const over = props.duties.filter(({ metOn }) => metOn !== undefined);
  if (over.length === 0) return null;
  return (
    <section aria-labelledby="duties-over-title" id="duties-over">
      <h2 id="duties-over-title">{staffText(props.view.lang).case.dutiesOver}</h2>
      <Items {...props} shown={over} />
    </section>
  );
};
