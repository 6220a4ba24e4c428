// In which order a desk is read: under each of its four headings first what waits for the person and then what else is open, each by
// day; then briefings, and last what is closed. A heading is a span of days, so that a new day moves no place (desk-places.ts).
import {
  DESK_GROUPS,
  DESK_PARTS,
  type DeskCount,
  type DeskGroup,
  type DeskPart,
  MOST_COUNTED,
  SOON_DAYS,
} from '../domain/desk.ts';
import { addDays, type PlainDate } from '../domain/plain-date.ts';
import type { PersonId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { DAMAGED_RANK, type Place, placesIn } from './desk-places.ts';
import type { Seat } from './foundation.ts';
import { integer } from './rows.ts';

/** What is counted apart: no page of a damaged case can be opened, and nothing is known to be due in it. */
type SpanPart = DeskPart | 'damaged';

/** How many places stand in a part, and how many of them wait for the reader. */
export type SpanCount = Omit<DeskCount, 'part'> & { readonly part: SpanPart };

/** Ranks from `from` on and lower than `until`, which stand together. */
type Span = { readonly part: SpanPart; readonly mine: boolean; readonly from: string; readonly until: string };

/** One more tells that there are more. */
const MOST = MOST_COUNTED + 1;

/** Whose a span is: ranks begin with it. */
const OWN = '1';
const OTHERS = '2';

/** Before every day, and behind the rank of what is damaged. */
const FIRST_DAY = '0001-01-01';

const groupSpans = (today: PlainDate): readonly Span[] => {
  const [tomorrow, further] = [addDays(today, 1), addDays(today, SOON_DAYS + 1)];
  const days: Readonly<Record<DeskGroup, readonly [from: string, until: string]>> = {
    overdue: [FIRST_DAY, today],
    today: [today, tomorrow],
    soon: [tomorrow, further],
    later: [further, 'no day'],
  };
  return DESK_GROUPS.flatMap((part) =>
    [OWN, OTHERS].map((whose) => {
      const [from, until] = days[part].map((day) => `${whose} ${day}`);
      return { part, mine: whose === OWN, from: from ?? '', until: until ?? '' };
    }),
  );
};

const spansOn = (today: PlainDate): readonly Span[] => [
  { part: 'damaged', mine: false, from: DAMAGED_RANK, until: `${OWN} ${FIRST_DAY}` },
  ...groupSpans(today),
  { part: 'briefings', mine: false, from: '3', until: '4' },
  { part: 'closed', mine: false, from: '4', until: '5' },
];

const spanOf = (rank: string, today: PlainDate): Span | undefined =>
  spansOn(today).find(({ from, until }) => rank >= from && rank < until);

/** What a place stands under on a day. */
export const partOf = ({ rank }: Pick<Place, 'rank'>, today: PlainDate): DeskPart => {
  const part = spanOf(rank, today)?.part ?? 'later';
  // Only for a moment: what is whole again is placed anew before it is shown.
  return part === 'damaged' ? 'overdue' : part;
};

/** Where a page begins: behind a place, with a heading, or at the top. */
export type Start = Pick<Place, 'rank' | 'number'> | { readonly part: DeskPart } | 'top';

/** The spans that a page may show, the first of them from `start` on. */
const spansFrom = (start: Start, today: PlainDate) => {
  const spans = spansOn(today).map((span) => ({ span, after: { rank: span.from, number: '' } }));
  if (start === 'top') return spans;
  if ('part' in start) return spans.slice(spans.findIndex(({ span }) => span.part === start.part));
  const first = spans.findIndex(({ span: { from, until } }) => start.rank >= from && start.rank < until);
  return spans.slice(first).map((one, at) => (at === 0 ? { ...one, after: start } : one));
};

/** What a desk is read by. */
type Reading = { readonly mark: string; readonly today: PlainDate };

/** The parts that are counted. */
const COUNTED: readonly SpanPart[] = ['damaged', ...DESK_PARTS];

/** How many cases stand under each heading, in their order, and before them how many places are of damaged ones. */
export const countsOn = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  { mark, today }: Reading,
): Promise<readonly SpanCount[]> => {
  const spans = spansOn(today);
  const columns = spans.map(
    (_, at) => `(select count(*) from (select 1 from desk_places
       where association = ? and person = ? and mark = ? and rank >= ? and rank < ? limit ${MOST})) as n${at}`,
  );
  const [row] = await reader.all(
    `select ${columns.join(', ')}`,
    spans.flatMap(({ from, until }) => [seat.id, person, mark, from, until]),
  );
  const counted = spans.map((span, at) => ({ ...span, cases: row === undefined ? 0 : integer(row, `n${at}`) }));
  return COUNTED.map((part) => {
    const under = counted.filter((span) => span.part === part);
    const sum = (ones: typeof under): number => ones.reduce((all, { cases }) => Math.min(all + cases, MOST), 0);
    return { part, all: sum(under), mine: sum(under.filter(({ mine }) => mine)) };
  });
};

/** The places from `start` on in the desk's order, `limit` at most; what stands empty by `counts` isn't looked at. */
export const placesFrom = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  {
    mark,
    today,
    start,
    limit,
    counts,
  }: Reading & { readonly start: Start; readonly limit: number; readonly counts: readonly SpanCount[] },
): Promise<readonly Place[]> => {
  const found: Place[] = [];
  for (const { span, after } of spansFrom(start, today)) {
    if (found.length === limit) break;
    if (counts.some(({ part, all }) => part === span.part && all === 0)) continue;
    const left = { mark, after, until: span.until, limit: limit - found.length };
    found.push(...(await placesIn(reader, seat, person, left)));
  }
  return found;
};
