// The desk: what waits for a person today, under its headings with their counts.
import { DESK_GROUPS, DESK_PARTS, type DeskPart } from '../../src/domain/desk.ts';
import { damagedWords } from '../../src/i18n/damaged-words.ts';
import { casePath } from '../../src/i18n/page-acts.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { Pagination } from '../components/pagination.tsx';
import { ComingCases, ComingCount, type ComingView } from './coming.tsx';
import { DamagedCases } from './damaged.tsx';
import { type DeskNewsProps, LaterNews, UrgentNews } from './desk-news.tsx';
import { countUnder, countWords, type DeskPartsProps, headingOf, Part, pathOf, waitsUnder } from './desk-part.tsx';
import { Day } from './desk-row.tsx';
import { DueFile } from './due-file.tsx';
import { StaffPage } from './frame.tsx';
import { OthersWaits } from './waits.tsx';

export type DeskProps = DeskNewsProps &
  DeskPartsProps & {
    /** The numbers of cases on this page whose stored record is damaged. */
    readonly damaged: readonly string[];
    /** How many there are on the whole desk; no heading counts them. */
    readonly damagedTotal: number;
    readonly next?: string | undefined;
    /** Cases that come to this person, whose part in them is vacant. */
    readonly coming: ComingView;
    /** Who somebody is of whom the cases that come speak. */
    readonly nameOf: (person: PersonId) => string;
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

/**
 * The headings with their counts: each leads to what stands under it, on this page or on the one that begins with it. What comes to
 * the reader is none of their cases yet, and is counted apart, and so is what is damaged, of which nobody knows when it is due.
 */
const Parts = (props: DeskProps) => {
  const { lang } = props.view;
  const t = staffText(lang).desk;
  const coming = props.coming.cases.length;
  const counted = DESK_GROUPS.map((part) => countUnder(props, part));
  if (coming + props.damagedTotal === 0 && counted.every(({ all }) => all === 0)) return null;
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
        {props.damagedTotal === 0 ? null : (
          <li data-count="damaged">
            <a href={props.damaged.length > 0 ? '#damaged-cases' : `/${lang}/staff`}>{damagedWords(lang).count}</a>{' '}
            <span class="tally">{countWords(lang, props.damagedTotal)}</span>
          </li>
        )}
        <ComingCount {...{ lang, today: props.today, coming: props.coming }} />
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
      <DamagedCases lang={view.lang} numbers={props.damaged} total={props.damagedTotal} />
      <UrgentNews {...props} />
      <Parts {...props} />
      <ComingCases lang={view.lang} today={props.today} coming={props.coming} nameOf={props.nameOf} />
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
