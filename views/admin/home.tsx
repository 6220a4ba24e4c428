// What is missing before reports can be received: setup, offices, the signed roster, and the reports that couldn't be
// served. It counts people and offices, never a report.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { IntakeBlock } from '../../src/domain/routing.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import { type Concerns, OFFICES, type Office } from '../../src/policy/types.ts';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminPage } from './frame.tsx';
import { type Gaps, GapsNotice } from './gaps.tsx';

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
  readonly rosterUntil: PlainDate | undefined;
  readonly rosterOver: boolean;
  /** How many have signed the draft that waits; undefined where none waits. */
  readonly draftSignatures: number | undefined;
  /** How many of the four offices that sign rosters have enrolled. */
  readonly signers: number;
};

const concernsText = (lang: Lang, concerns: Concerns): string => {
  if (concerns === 'senior') return shared(lang).offices.senior;
  if (concerns.length === 0) return adminTexts(lang).home.nobody;
  const words = officesInSentence(
    lang,
    OFFICES.filter((office) => concerns.includes(office)),
  );
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

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
                      <StatusTag tone={holder.state === 'on-roster' ? 'success' : 'info'}>
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
      {state.draftSignatures === undefined ? null : <p>{t.draft(number(lang, state.draftSignatures))}</p>}
      {state.signers > 0 && state.signers < 3 ? (
        <Notice tone="warning">
          <p>{t.fewSigners}</p>
        </Notice>
      ) : null}
    </>
  );
};

export const AdminHome = (props: { readonly view: ViewContext; readonly state: Readiness }) => {
  const { view, state } = props;
  const t = adminTexts(view.lang).home;
  return (
    <AdminPage view={view} title={t.title}>
      <p>{t.lead}</p>
      <Notice tone={state.open ? 'success' : 'warning'} id="intake">
        <p>{state.open ? t.open : t.closed}</p>
        {state.blocks.length === 0 ? null : (
          <ul>
            {state.blocks.map((block) => (
              <li>{t.blocks[block]}</li>
            ))}
          </ul>
        )}
      </Notice>
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
        ]}
      />
      <h2>{t.offices}</h2>
      <p>
        {t.officesLead} <a href={`/${view.lang}/admin/people`}>{adminTexts(view.lang).people.title}</a>
      </p>
      <Offices lang={view.lang} offices={state.offices} />
      <GapsNotice lang={view.lang} gaps={state.gaps} />
      <h2>{t.roster}</h2>
      <Roster lang={view.lang} state={state} />
      {state.unservable.length === 0 ? null : (
        <section id="unservable">
          <h2>{t.unservable}</h2>
          <p>{t.unservableLead}</p>
          <ul>
            {state.unservable.map((concerns) => (
              <li>{concernsText(view.lang, concerns)}</li>
            ))}
          </ul>
        </section>
      )}
    </AdminPage>
  );
};
