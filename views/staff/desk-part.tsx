// One heading of a desk with what stands under it. What is overdue or due today is never folded away; of every other long heading the
// desk's first page shows the first rows, and the rest opens in place, so that the page says in a few screens what is to be done.
import {
  DESK_GROUPS,
  type DeskCount,
  type DeskGroup,
  type DeskPart,
  groupOn,
  MOST_COUNTED,
} from '../../src/domain/desk.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { ViewContext } from '../layout/view.ts';
import { DeskRow, type DeskViewRow } from './desk-row.tsx';
import { WaitList, type WaitView } from './waits.tsx';

/** What stands under the headings of a page of the desk. */
export type DeskPartsProps = {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly rows: readonly DeskViewRow[];
  /** How many cases stand under each heading of the whole desk, and how many of them wait for the reader. */
  readonly counts: readonly DeskCount[];
  readonly isFirstPage: boolean;
  /** What waits outside cases, for this person or for others. */
  readonly waits: readonly WaitView[];
};

/** Rows of a heading that stand open on the first page; who asks for a further page is given all of its rows. */
export const ROWS_OPEN = 3;

/** Never folded: what must be seen without a step more. */
const URGENT: readonly string[] = ['overdue', 'today'] satisfies readonly DeskGroup[];

/** How many of a list stand open before the rest: all where no more than one would be folded away. */
export const openCount = (length: number): number => (length > ROWS_OPEN + 1 ? ROWS_OPEN : length);

/** How many rows of a heading stand open; of what is closed with nothing owed none, where anything else stands on the page. */
const openRows = ({ rows, isFirstPage }: Pick<DeskPartsProps, 'rows' | 'isFirstPage'>, part: DeskPart): number => {
  const { length } = rows.filter((row) => row.part === part);
  if (!isFirstPage || URGENT.includes(part)) return length;
  return part === 'closed' && length < rows.length ? 0 : openCount(length);
};

export const headingOf = (part: DeskPart): string => `desk-${part}`;

/** The page of the desk that begins with a heading. */
export const pathOf = (lang: Lang, part: DeskPart): string => `/${lang}/staff?from=${part}`;

const isGroup = (part: DeskPart): part is DeskGroup => DESK_GROUPS.some((group) => group === part);

/** What is the reader's own outside cases, under the heading of its day. */
export const waitsUnder = (
  { waits, today }: Pick<DeskPartsProps, 'waits' | 'today'>,
  part: DeskPart,
): readonly WaitView[] =>
  isGroup(part) ? waits.filter(({ mine, dueOn }) => mine && groupOn(dueOn, today) === part) : [];

/** Cases and waits under a heading; those that are the reader's are told where not all are. */
export const countUnder = (props: Pick<DeskPartsProps, 'waits' | 'today' | 'counts'>, part: DeskPart): DeskCount => {
  const { all = 0, mine = 0 } = props.counts.find((count) => count.part === part) ?? {};
  const waits = waitsUnder(props, part).length;
  return { part, all: all + waits, mine: mine + waits };
};

export const countWords = (lang: Lang, count: number): string =>
  count <= MOST_COUNTED ? number(lang, count) : staffText(lang).desk.moreThan(number(lang, MOST_COUNTED));

type TableProps = Pick<DeskPartsProps, 'view' | 'today' | 'rows'> & { readonly labelledBy: string };

const CaseTable = ({ view, today, rows, labelledBy }: TableProps) => {
  const t = staffText(view.lang).desk;
  const heads = [t.number, t.stage, t.received, t.next, t.waiting, t.about];
  return (
    <div class="table-scroll">
      <table class="desk" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DeskRow view={view} today={today} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

type FoldedProps = Pick<DeskPartsProps, 'view' | 'today' | 'rows'> & {
  readonly part: DeskPart;
  readonly open: readonly DeskViewRow[];
  /** All cases under the heading, where further ones stand on later pages. */
  readonly all?: number | undefined;
};

/** The further rows of a heading, behind their number; where pages hold more of it, the way to all of them. */
const FoldedRows = ({ view, today, rows, part, open, all }: FoldedProps) => {
  const { lang } = view;
  const t = staffText(lang).desk;
  const summary = `${headingOf(part)}-rest`;
  return (
    <>
      <details class="desk-rest" data-rest={part}>
        <summary id={summary}>{(open.length === 0 ? t.folded : t.rest)(number(lang, rows.length))}</summary>
        <CaseTable {...{ view, today, rows }} labelledBy={`${headingOf(part)} ${summary}`} />
      </details>
      {all === undefined ? null : (
        <p>
          <a href={pathOf(lang, part)}>{t.partWhole(countWords(lang, all))}</a>
        </p>
      )}
    </>
  );
};

/** One heading of the desk, with what stands under it on this page. */
export const Part = (props: DeskPartsProps & Pick<DeskCount, 'part'>) => {
  const { part, view, today, isFirstPage } = props;
  const { lang } = view;
  const t = staffText(lang).desk;
  const rows = props.rows.filter((row) => row.part === part);
  const waits = isFirstPage ? waitsUnder(props, part) : [];
  if (rows.length + waits.length === 0) return null;
  const { all, mine } = countUnder(props, part);
  const cases = all - waitsUnder(props, part).length;
  const isTold = mine > 0 && mine < all;
  const isFurther = rows.length === 0 && cases > 0;
  const open = rows.slice(0, openRows(props, part));
  const rest = rows.slice(open.length);
  return (
    <section class="desk-part" data-part={part}>
      <h2 id={headingOf(part)}>
        {t.parts[part]} <span class="tally">{countWords(lang, all)}</span>
      </h2>
      <p class="hint">{[t.partHints[part], ...(isTold ? [t.partMine(countWords(lang, mine))] : [])].join(' ')}</p>
      {waits.length === 0 ? null : <WaitList {...{ lang, today, waits }} />}
      {open.length === 0 ? null : <CaseTable {...{ view, today }} rows={open} labelledBy={headingOf(part)} />}
      {rest.length === 0 ? null : (
        <FoldedRows {...{ view, today, part, open }} rows={rest} all={cases > rows.length ? cases : undefined} />
      )}
      {isFurther ? (
        <p>
          <a href={pathOf(lang, part)}>{t.partFurther}</a>
        </p>
      ) : null}
    </section>
  );
};
