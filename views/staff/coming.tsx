// The cases that are to come to the reader since a part of them has nobody any more: what will be theirs, by when, and who hands
// them the keys. It names no case (PROTOCOL B30).
import type { Coming } from '../../src/domain/coming.ts';
import { groupOn } from '../../src/domain/desk.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { partWords } from '../../src/i18n/part-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { namesInTurn } from '../../src/i18n/waits-words.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { DueArithmetic } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { countWords, openCount } from './desk-part.tsx';

/** Cases told one by one, and how many there are in all. */
export type ComingView = { readonly cases: readonly Coming[]; readonly total: number };

type NameOf = (person: PersonId) => string;
type Props = {
  readonly lang: Lang;
  readonly today: PlainDate;
  readonly coming: ComingView;
  readonly nameOf: NameOf;
};

/** Whose accounts are to be brought back, each once. */
const suspendedIn = (cases: readonly Coming[]): readonly PersonId[] => [
  ...new Set(cases.flatMap(({ suspended }) => suspended ?? [])),
];

const handing = (lang: Lang, coming: Coming, nameOf: NameOf): string => {
  const t = vacancyWords(lang);
  const { handedOnBy, until } = coming;
  const out = suspendedIn([coming]);
  if (out.length > 0) return t.suspended(namesInTurn(lang, out.map(nameOf)), true);
  if (until === undefined || handedOnBy.length === 0) return t.nobody;
  const parts = handedOnBy.map((role) => partWords(lang, role));
  return t.handing(namesInTurn(lang, parts), formatDate(lang, until));
};

/** Whether nobody is left to hand on the keys of a case, not even in an account that can be brought back. */
const isStuck = ({ handedOnBy, until, suspended }: Coming): boolean =>
  suspended === undefined && (until === undefined || handedOnBy.length === 0);

/** Of which of these the keys can come only from accounts that are suspended. */
const Suspended = (props: { readonly lang: Lang; readonly quiet: readonly Coming[]; readonly nameOf: NameOf }) => {
  const { lang, quiet, nameOf } = props;
  const out = suspendedIn(quiet);
  if (out.length === 0) return null;
  const areAll = quiet.every(({ suspended }) => suspended !== undefined);
  return <p class="hint">{vacancyWords(lang).suspended(namesInTurn(lang, out.map(nameOf)), areAll)}</p>;
};

/** The cases in which nothing is due from the reader yet: their number alone, and whether keys of some can come from nobody. */
const Quiet = (props: Parameters<typeof Suspended>[0] & { readonly areMore: boolean }) => {
  const { lang, quiet, nameOf } = props;
  if (quiet.length === 0) return null;
  const t = vacancyWords(lang);
  const stuck = quiet.filter(isStuck).length;
  return (
    <li>
      <p>
        <strong>{t.noDuty(quiet.length, props.areMore)}</strong>
      </p>
      {stuck === 0 ? null : <p class="hint">{stuck === quiet.length ? t.nobody : t.nobodyOfSome}</p>}
      <Suspended {...{ lang, quiet, nameOf }} />
    </li>
  );
};

type DueProps = Pick<Props, 'lang' | 'today'> & { readonly due: readonly Coming[] };
type DueCasesProps = DueProps & Pick<Props, 'nameOf'>;

const DueCases = ({ lang, today, due, nameOf }: DueCasesProps) => (
  <>
    {due.map((one) => (
      <li>
        {one.duties.map(({ id, dueOn, arithmetic }) => (
          <>
            <p data-coming={id} data-due={dueOn}>
              <strong>{shared(lang).duties[id]}</strong> <DueDate lang={lang} date={dueOn} today={today} />
            </p>
            <DueArithmetic words={dueWords(lang, arithmetic)} />
          </>
        ))}
        <p class="hint">{handing(lang, one, nameOf)}</p>
      </li>
    ))}
  </>
);

/** The headings of the desk under which something presses, the first before all others. */
const PRESSING = ['overdue', 'today', 'soon'] as const;

/** How many of these cases press, each counted under the first of its days. */
const pressing = (
  cases: readonly Coming[],
  today: PlainDate,
): readonly (readonly [(typeof PRESSING)[number], number])[] => {
  const firsts = cases.map(({ duties }) => {
    const groups = duties.map(({ dueOn }) => groupOn(dueOn, today));
    return PRESSING.find((group) => groups.includes(group));
  });
  return PRESSING.flatMap((group) => {
    const count = firsts.filter((first) => first === group).length;
    return count === 0 ? [] : [[group, count] as const];
  });
};

/** That some of what comes is overdue, due today or soon; nothing where none is. */
const Pressing = ({ lang, today, due }: DueProps) => {
  const told = pressing(due, today);
  if (told.length === 0) return null;
  const t = vacancyWords(lang);
  return <p id="coming-pressing">{told.map(([group, count]) => t[group](number(lang, count))).join(' ')}</p>;
};

/**
 * What comes to the reader among the figures of their desk: their number, and how many of them press by the desk's own headings. They
 * stand under none of these, since nothing of them can be opened yet, and are counted under none.
 */
export const ComingCount = ({ lang, today, coming }: Omit<Props, 'nameOf'>) => {
  const { cases, total } = coming;
  if (cases.length === 0) return null;
  const t = vacancyWords(lang);
  const { parts } = staffText(lang).desk;
  const figures = pressing(cases, today).map(([group, count]) => `${parts[group]} ${number(lang, count)}`);
  return (
    <li data-count="coming">
      <a href="#coming-title">{t.title}</a> <span class="tally">{countWords(lang, total)}</span>{' '}
      {figures.length === 0 ? null : (
        <span class="hint">{t.pressing(figures.join(comma(lang)), total === cases.length)}</span>
      )}
    </li>
  );
};

/** The cases that come to the reader. What is overdue or due today stands open; of a long list the first others do, too. */
export const ComingCases = ({ lang, today, coming, nameOf }: Props) => {
  const t = vacancyWords(lang);
  const { cases, total } = coming;
  if (cases.length === 0) return null;
  const due = cases.filter(({ duties }) => duties.length > 0);
  const quiet = cases.filter(({ duties }) => duties.length === 0);
  const isUrgent = ({ duties }: Coming) => duties.some(({ dueOn }) => dueOn <= today);
  const urgent = due.filter(isUrgent);
  const others = due.filter((one) => !isUrgent(one));
  const open = openCount(others.length);
  const rest = others.slice(open);
  return (
    <section class="waits" id="coming" aria-labelledby="coming-title">
      <h2 id="coming-title">
        {t.title} <span class="tally">{countWords(lang, total)}</span>
      </h2>
      <p>{t.lead}</p>
      {total > cases.length ? <p>{t.beyond(total, cases.length)}</p> : null}
      <Pressing {...{ lang, today, due }} />
      <ul>
        <DueCases {...{ lang, today, nameOf }} due={[...urgent, ...others.slice(0, open)]} />
        <Quiet {...{ lang, quiet, nameOf }} areMore={due.length > 0} />
      </ul>
      {rest.length === 0 ? null : (
        <details class="desk-rest" data-rest="coming">
          <summary>{t.rest(number(lang, rest.length))}</summary>
          <ul>
            <DueCases {...{ lang, today, nameOf }} due={rest} />
          </ul>
        </details>
      )}
    </section>
  );
};
