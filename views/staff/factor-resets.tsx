// Resets of second factors, for the four signers: what was asked for and done, a form that asks, and a page that confirms. All
// of it works without script; nothing here knows a key, a secret or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Named } from '../admin/named.tsx';
import { Button, ButtonLink } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import type { ViewContext } from '../layout/view.ts';
import { KeylessPage } from './frame.tsx';

export const resetsPath = (lang: Lang): string => `/${lang}/staff/factor-resets`;

/** One reset as its readers see it. `waits`: until when, and whether this reader may confirm it, or why not. */
export type ResetRow = {
  readonly id: string;
  readonly name: string;
  readonly askedBy: string;
  readonly askedOn: PlainDate;
  readonly confirmed?: { readonly by: string; readonly on: PlainDate } | undefined;
  readonly renewedOn?: PlainDate | undefined;
  readonly waits?: { readonly until: string; readonly may: 'confirm' | 'own' | 'of-you' } | undefined;
};

export type ResetsProps = {
  readonly view: ViewContext;
  /** Whose second factor could be reset. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly ResetRow[];
  readonly fault?: 'missing' | 'taken' | undefined;
  readonly done?: 'asked' | 'confirmed' | 'stale' | undefined;
};

const Waiting = (props: { readonly lang: Lang; readonly row: ResetRow }) => {
  const { lang, row } = props;
  const t = factorTexts(lang).resets;
  if (row.waits === undefined) {
    return row.confirmed === undefined && row.renewedOn === undefined ? <p>{t.expired}</p> : null;
  }
  return (
    <>
      <p>{t.waits(row.waits.until)}</p>
      {row.waits.may === 'own' ? <p>{t.own}</p> : null}
      {row.waits.may === 'of-you' ? <p>{t.ofYou}</p> : null}
      {row.waits.may === 'confirm' ? (
        <p>
          <ButtonLink href={`${resetsPath(lang)}/${row.id}`} kind="secondary">
            {t.toConfirm}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
};

const Row = (props: { readonly lang: Lang; readonly row: ResetRow }) => {
  const { lang, row } = props;
  const t = factorTexts(lang).resets;
  return (
    <li>
      <h3>
        <bdi>{row.name}</bdi>
      </h3>
      <p>
        <Named words={t.asked(row.askedBy, formatDate(lang, row.askedOn))} name={row.askedBy} />
      </p>
      {row.confirmed === undefined ? null : (
        <p>
          <Named words={t.confirmed(row.confirmed.by, formatDate(lang, row.confirmed.on))} name={row.confirmed.by} />
        </p>
      )}
      {row.renewedOn === undefined ? null : <p>{t.renewed(formatDate(lang, row.renewedOn))}</p>}
      <Waiting lang={lang} row={row} />
    </li>
  );
};

const Ask = (props: Pick<ResetsProps, 'view' | 'people' | 'fault'>) => {
  const { lang } = props.view;
  const t = factorTexts(lang).resets;
  if (props.people.length === 0) return <p>{t.nobody}</p>;
  const options = [{ value: '', label: t.choose }, ...props.people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <form method="post" action={resetsPath(lang)} novalidate>
      <p>{t.speak}</p>
      <Select
        id="person"
        name="person"
        label={t.person}
        options={options}
        error={props.fault === undefined ? undefined : t[props.fault]}
        required
      />
      <Button>{t.askButton}</Button>
    </form>
  );
};

export const ResetsPage = (props: ResetsProps) => {
  const { view, rows, fault, done } = props;
  const t = factorTexts(view.lang).resets;
  const words = { asked: t.doneAsked, confirmed: t.doneConfirmed, stale: t.stale };
  return (
    <KeylessPage view={view} title={t.title} island="keyless" faulty={fault !== undefined}>
      <ErrorSummary lang={view.lang} errors={fault === undefined ? [] : [{ id: 'person', text: t[fault] }]} />
      {done === undefined ? null : (
        <Notice tone={done === 'stale' ? 'warning' : 'success'} id="done">
          <p>{words[done]}</p>
        </Notice>
      )}
      <p class="lead">{t.lead}</p>
      <section aria-labelledby="record-title">
        <h2 id="record-title">{t.record}</h2>
        {rows.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="resets">
            {rows.map((row) => (
              <Row lang={view.lang} row={row} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="ask-title">
        <h2 id="ask-title">{t.ask}</h2>
        <Ask view={view} people={props.people} fault={fault} />
      </section>
    </KeylessPage>
  );
};

/** The last page before a second factor goes. */
export const ConfirmResetPage = (props: { readonly view: ViewContext; readonly row: ResetRow }) => {
  const { view, row } = props;
  const { lang } = view;
  const t = factorTexts(lang).resets;
  return (
    <KeylessPage
      view={view}
      title={t.title}
      heading={<Named words={t.heading(row.name)} name={row.name} />}
      island="keyless"
    >
      <p>
        <Named words={t.asked(row.askedBy, formatDate(lang, row.askedOn))} name={row.askedBy} />
      </p>
      <ul>
        <li>{t.follows}</li>
        <li>{t.afterwards}</li>
        <li>{t.stays}</li>
      </ul>
      <p>{t.speak}</p>
      <p>
        <strong>{t.undone}</strong>
      </p>
      <form method="post" action={`${resetsPath(lang)}/${row.id}`}>
        <div class="actions">
          <Button kind="danger">{t.confirmButton}</Button>
          <ButtonLink href={resetsPath(lang)} kind="secondary">
            {t.back}
          </ButtonLink>
        </div>
      </form>
    </KeylessPage>
  );
};
