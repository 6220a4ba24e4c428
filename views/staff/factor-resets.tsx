// Resets of second factors, for the four signers: what was asked for and done, a form that asks, and a page that confirms. All
// of it works without script; nothing here knows a key, a secret or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AskedPage, type AskedPerson, AskedRow } from './asked.tsx';
import { KeylessPage } from './frame.tsx';

export const resetsPath = (lang: Lang): string => `/${lang}/staff/factor-resets`;

/** One reset as its readers see it; people with their offices and user names. `waits`: until when, and whether this reader may confirm it, or why not. */
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
  readonly people: readonly AskedPerson[];
  readonly rows: readonly ResetRow[];
  readonly fault?: 'missing' | 'taken' | undefined;
  /** Who was chosen where it wasn't taken. */
  readonly chosen?: string | undefined;
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
    <AskedRow lang={lang} name={row.name}>
      <p>{t.asked(row.askedBy, formatDate(lang, row.askedOn))}</p>
      {row.confirmed === undefined ? null : <p>{t.confirmed(row.confirmed.by, formatDate(lang, row.confirmed.on))}</p>}
      {row.renewedOn === undefined ? null : <p>{t.renewed(formatDate(lang, row.renewedOn))}</p>}
      <Waiting lang={lang} row={row} />
    </AskedRow>
  );
};

export const ResetsPage = (props: ResetsProps) => {
  const { view, people, rows, fault, done } = props;
  const { lang } = view;
  const t = factorTexts(lang).resets;
  const words = { asked: t.doneAsked, confirmed: t.doneConfirmed, stale: t.stale };
  return (
    <AskedPage
      view={view}
      words={t}
      lead={t.lead}
      done={done === undefined ? undefined : { words: words[done], stale: done === 'stale' }}
      error={fault === undefined ? undefined : t[fault]}
      chosen={props.chosen}
      rows={rows.map((row) => <Row lang={lang} row={row} />)}
      form={{ action: resetsPath(lang), people }}
    />
  );
};

/** The last page before a second factor goes. */
export const ConfirmResetPage = (props: { readonly view: ViewContext; readonly row: ResetRow }) => {
  const { view, row } = props;
  const { lang } = view;
  const t = factorTexts(lang).resets;
  return (
    <KeylessPage view={view} title={t.title} heading={t.heading(row.name)} island="keyless">
      <p>{t.asked(row.askedBy, formatDate(lang, row.askedOn))}</p>
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
