import {
  DESK_GROUPS,
  DESK_PARTS,
  type DeskCount,
  type DeskGroup,
  type DeskPart,
  groupOn,
  MOST_COUNTED,
} from '../../src/domain/desk.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { casePath } from '../../src/i18n/page-acts.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Pagination } from '../components/pagination.tsx';
import { ComingCases, type ComingView } from './coming.tsx';
import { DamagedCases } from './damaged.tsx';
import { type DeskNewsProps, LaterNews, UrgentNews } from './desk-news.tsx';
import { Day, DeskRow, type DeskViewRow } from './desk-row.tsx';
import { DueFile } from './due-file.tsx';
import { StaffPage } from './frame.tsx';
import { OthersWaits, WaitList, type WaitView } from './waits.tsx';

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
            <DeskRow view={props.view} today={props.today} row={row} />
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
