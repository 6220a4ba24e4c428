// The case page: the server's part of it, which is number, stage, duties, timeline and the acts open to this person now.
// What is sealed opens in the island, which compares everything here with the chain that it verified itself.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import { comma } from '../../src/i18n/locale.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { byOffice } from '../../src/i18n/people-order.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { categoryName, officeList } from '../../src/i18n/staff-words.ts';
import type { ActName, Concerns, Form, Office, Stage } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { fileScripts } from '../components/file-scripts.ts';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { ActList, IdentityActs, isOfCase, type OpenAct } from './case-acts.tsx';
import { DutiesOver, DutyList, type DutyView } from './case-duties.tsx';
import { KeysNotice, type LostKeys } from './case-keys.tsx';
import { LabourPart, type LabourPerhaps, LabourPerhapsPart, type LabourView } from './case-labour.tsx';
import { CaseRules, type RulesView, VacantNotice, type VacantView } from './case-rules.tsx';
import { DueFile } from './due-file.tsx';
import { StaffPage } from './frame.tsx';

export type Named = {
  readonly name: string;
  readonly offices: readonly Office[];
  readonly mine: boolean;
  /** The account is suspended: they can't read now. */
  readonly suspended?: true;
  /** Kept away from the case, or no longer on the roster: what was theirs waits to be handed on. */
  readonly gone?: true;
  /** Who comes into the part of whoever is gone, once the keys are handed on. */
  readonly next?: Named;
};

export type TimelineView = {
  readonly line: string;
  readonly act: ActName;
  readonly on: PlainDate;
  readonly by: Named | 'reporter' | 'system';
  /** The author's id, `reporter` or `system`: compared by the island. */
  readonly author: string;
  /** A declaration of a conflict of interest, by which its author is kept away. */
  readonly conflict?: true;
  /** The reporter's consent, taken back. */
  readonly takenBack?: true;
  /** The reporter said no where they hadn't agreed before. */
  readonly declined?: true;
  /** Of the questions after closing: wanted again. */
  readonly wanted?: true;
  /** Members who came into a running investigation. */
  readonly further?: true;
};

export type CaseView = {
  readonly number: string;
  readonly stage: Stage;
  readonly receivedOn: PlainDate;
  readonly outcome?: 'unjustified' | 'resolved' | undefined;
  readonly form?: Form | undefined;
  readonly category?: string | undefined;
  readonly concerns: Concerns;
  readonly reviewer: Named;
  readonly ratifier: Named | undefined;
  readonly panel: readonly Named[];
  /** The quorum, where enough members are listed or in the case, and too few of them have an account in use. */
  readonly unmetQuorum: number | undefined;
  /** Keys that changed or are lost; none where everything is as it was given. */
  readonly lostKeys?: readonly LostKeys[] | undefined;
  readonly duties: readonly DutyView[];
  /** The Labour Law's steps, where the case concerns an employee. */
  readonly labour?: LabourView | undefined;
  /** While nothing of it is recorded. */
  readonly labourPerhaps?: LabourPerhaps | undefined;
  readonly acts: readonly OpenAct[];
  readonly timeline: readonly TimelineView[];
  readonly rules: RulesView;
  readonly vacant: readonly VacantView[];
  /** Offices of which somebody signs rosters now. */
  readonly signers: readonly Office[];
};

export const PersonName = (props: { readonly view: ViewContext; readonly person: Named }) => {
  const { person, view } = props;
  const t = staffText(view.lang).case;
  const offices = officeList(view.lang, person.offices);
  return (
    <span class="person-name">
      <bdi>{person.name}</bdi>
      {offices === '' ? null : <> ({offices})</>}
      {person.mine ? <> – {t.you}</> : null}
      {person.gone === true ? <> – {conflictText(view.lang).handover.goneMark}</> : null}
      {person.next === undefined ? null : (
        <>
          {view.lang === 'ar' ? '، ' : '; '}
          {conflictText(view.lang).handover.follows} <PersonName view={view} person={person.next} />
        </>
      )}
    </span>
  );
};

/** As the reporter's own page calls them. */
const listed = (view: ViewContext, offices: readonly Office[]): string =>
  offices.map((office) => shared(view.lang).offices[office]).join(comma(view.lang));

/** Whom the reporter ticked, in the words of the boxes. */
export const concernWords = (view: ViewContext, concerns: Concerns): string => {
  const t = staffText(view.lang).case;
  if (concerns === 'senior') return t.concernsSenior;
  return concerns.length === 0 ? reporter(view.lang).report.concerns.none : listed(view, concerns);
};

/** Under a label that calls them members, only what else they hold is said beside the name. */
const asMember = (person: Named): Named => ({
  ...person,
  offices: person.offices.filter((office) => office !== 'violations-committee'),
});

const headerRows = (view: ViewContext, caseView: CaseView): readonly SummaryRow[] => {
  const t = staffText(view.lang).case;
  const words = shared(view.lang);
  const { outcome, form, category, ratifier, panel, unmetQuorum } = caseView;
  const isCommittee = panel.every(({ offices }) => offices.includes('violations-committee'));
  return [
    ...(outcome === undefined ? [] : [{ key: t.outcome, value: words.outcomes[outcome] }]),
    ...(form === undefined ? [] : [{ key: t.form, value: words.forms[form] }]),
    ...(category === undefined ? [] : [{ key: t.category, value: categoryName(view.lang, category) }]),
    {
      key: t.received,
      value: <time datetime={caseView.receivedOn}>{formatDate(view.lang, caseView.receivedOn)}</time>,
    },
    { key: t.concerns, value: <span id="case-ticked">{concernWords(view, caseView.concerns)}</span> },
    { key: t.reviewer, value: <PersonName view={view} person={caseView.reviewer} /> },
    { key: t.ratifier, value: ratifier === undefined ? t.ratifierOpen : <PersonName view={view} person={ratifier} /> },
    ...(panel.length === 0
      ? []
      : [
          {
            key: isCommittee ? t.panel : panelWords(view.lang).investigators,
            value: (
              <>
                {panel.toSorted(byOffice(view.lang)).map((person) => (
                  <div>
                    <PersonName view={view} person={isCommittee ? asMember(person) : person} />
                    {person.suspended === undefined ? null : ` – ${actsText(view.lang).preview.suspended}`}
                  </div>
                ))}
                {unmetQuorum === undefined ? null : (
                  <p class="hint">{actsText(view.lang).before.suspendedSince(number(view.lang, unmetQuorum))}</p>
                )}
              </>
            ),
          },
        ]),
  ];
};

const Author = (props: { readonly view: ViewContext; readonly by: TimelineView['by'] }) => {
  const t = staffText(props.view.lang).case;
  if (props.by === 'reporter') return <>{t.reporter}</>;
  if (props.by === 'system') return <>{t.system}</>;
  return <PersonName view={props.view} person={props.by} />;
};

const historyWords = (
  { lang }: ViewContext,
  { act, conflict, further, takenBack, declined, wanted }: TimelineView,
): string => {
  const t = actsText(lang);
  if (further === true) return panelWords(lang).further.history;
  if (takenBack === true) return t.consentWithdrawn;
  if (declined === true) return t.consentDeclined;
  if (wanted === true) return t.checkInsWanted;
  return conflict === true ? t.conflictDeclared : t.history[act];
};

const Timeline = (props: { readonly view: ViewContext; readonly items: readonly TimelineView[] }) => {
  const { view } = props;
  const t = staffText(view.lang).case;
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t.timeline}</h2>
      <ol class="timeline" id="timeline" reversed>
        {props.items.toReversed().map((item) => (
          <li data-line={item.line} data-act={item.act} data-on={item.on} data-by={item.author}>
            <p class="timeline-head">
              <strong>{historyWords(view, item)}</strong>
              <span class="timeline-by">
                <Author view={view} by={item.by} />
              </span>
              <time datetime={item.on}>{formatDate(view.lang, item.on)}</time>
            </p>
            <div class="timeline-sealed" data-opens={item.line} />
          </li>
        ))}
      </ol>
    </section>
  );
};

export const CasePage = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly caseView: CaseView;
}) => {
  const { view, caseView } = props;
  const t = staffText(view.lang).case;
  return (
    <StaffPage
      view={view}
      title={t.title(caseView.number)}
      island="case-page"
      mainAttributes={{
        'data-number': caseView.number,
        'data-stage': caseView.stage,
        'data-view': 'whole',
        'data-name': view.association.name[view.lang],
        'data-phone': view.association.phone,
        ...fileScripts(view),
      }}
    >
      <div id="done" role="status" />
      <p class="case-stage">
        {t.stage}: <strong>{shared(view.lang).stages[caseView.stage]}</strong>
      </p>
      <DutyList view={view} today={props.today} duties={caseView.duties.filter(({ isLaw }) => isLaw !== true)} />
      {caseView.labourPerhaps === undefined ? null : (
        <LabourPerhapsPart view={view} today={props.today} perhaps={caseView.labourPerhaps} />
      )}
      {caseView.labour === undefined ? null : (
        <LabourPart
          view={view}
          today={props.today}
          labour={caseView.labour}
          duties={caseView.duties.filter(({ isLaw }) => isLaw === true)}
        />
      )}
      <KeysNotice view={view} lost={caseView.lostKeys ?? []} />
      <VacantNotice view={view} vacant={caseView.vacant} signers={caseView.signers} />
      <ActList
        view={view}
        number={caseView.number}
        stage={caseView.stage}
        acts={caseView.acts.filter(isOfCase)}
        unmetQuorum={caseView.unmetQuorum}
      />
      <section id="sealed" aria-labelledby="report-title" data-once-verified>
        <h2 id="report-title" tabindex={-1}>
          {t.report}
        </h2>
        <p id="case-progress" role="status">
          {t.sealedHere}
        </p>
        <div id="report" />
      </section>
      <section id="messages-part" aria-labelledby="messages-title" hidden>
        <h2 id="messages-title">{t.messages}</h2>
        <div id="messages" />
      </section>
      <section id="identity-part" aria-labelledby="identity-title" hidden>
        <h2 id="identity-title">{t.identity}</h2>
        <div id="identity-state" />
        <div id="identity-shown" hidden>
          <Details summary={t.identityShow}>
            <div id="identity" />
          </Details>
        </div>
        <IdentityActs view={view} number={caseView.number} stage={caseView.stage} acts={caseView.acts} />
      </section>
      <section aria-labelledby="about-title">
        <h2 id="about-title">{t.about}</h2>
        <SummaryList id="case-header" rows={headerRows(view, caseView)} />
        <CaseRules view={view} rules={caseView.rules} />
        {caseView.duties.some(({ metOn, isLaw }) => metOn === undefined && isLaw !== true) ? (
          <DueFile lang={view.lang} number={caseView.number} />
        ) : null}
      </section>
      <section id="briefings-part" aria-labelledby="briefings-title" hidden>
        <h2 id="briefings-title">{t.briefings}</h2>
        <div id="briefings" />
      </section>
      <DutiesOver view={view} today={props.today} duties={caseView.duties.filter(({ isLaw }) => isLaw !== true)} />
      <Timeline view={view} items={caseView.timeline} />
      <p id="case-proof" class="hint" />
      <p>
        <a href={`/${view.lang}/staff`}>{t.toDesk}</a>
      </p>
    </StaffPage>
  );
};

/** What the executive sees of a case: the briefings given to them, and nothing about its handling. */
export const BriefingsPage = (props: { readonly view: ViewContext; readonly number: string }) => {
  const { view, number } = props;
  const t = staffText(view.lang).case;
  return (
    <StaffPage
      view={view}
      title={t.title(number)}
      island="case-page"
      mainAttributes={{ 'data-number': number, 'data-view': 'briefings' }}
    >
      <p class="lead">{t.briefingLead}</p>
      <p id="case-progress" role="status">
        {t.briefingSealed}
      </p>
      <section id="briefings-part" aria-labelledby="briefings-title" data-once-verified>
        <h2 id="briefings-title">{t.briefings}</h2>
        <div id="briefings" />
      </section>
      <p>
        <a href={`/${view.lang}/staff`}>{t.toDesk}</a>
      </p>
    </StaffPage>
  );
};
