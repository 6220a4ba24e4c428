// What administrators did about people and the roster, or tried: for the signers all of it, for everybody else what concerned
// their own account. Works without script; nothing here knows a key or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { recordWords, type WordedKind } from '../../src/i18n/record-words.ts';
import { Button } from '../components/button.tsx';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { KeylessPage } from './frame.tsx';

export const recordPath = (lang: Lang): string => `/${lang}/staff/administration`;

/** `by` and `name`, whose account it was, with their offices and user names; `name` is missing where it is nobody's, or withdrawn since. */
export type RecordRow = {
  readonly seq: number;
  readonly kind: WordedKind;
  readonly detail?: string;
  readonly refused: boolean;
  readonly by: string;
  readonly name: string | undefined;
  readonly on: PlainDate;
  readonly isNew: boolean;
};

export type RecordProps = {
  readonly view: ViewContext;
  /** A signer is shown everything, everybody else what concerned their own account. */
  readonly signer: boolean;
  readonly rows: readonly RecordRow[];
  readonly isCut: boolean;
  readonly done?: boolean | undefined;
};

const Row = (props: { readonly lang: Lang; readonly row: RecordRow }) => {
  const { lang, row } = props;
  const t = recordTexts(lang);
  return (
    <li>
      <p>
        {formatDate(lang, row.on)}: <NamesApart text={recordWords(lang, row)} />{' '}
        {row.refused ? <StatusTag tone="warning">{t.refused}</StatusTag> : null}{' '}
        {row.isNew ? <StatusTag tone="info">{t.fresh}</StatusTag> : null}
      </p>
    </li>
  );
};

export const RecordPage = (props: RecordProps) => {
  const { view, rows } = props;
  const t = recordTexts(view.lang);
  const [newest] = rows;
  return (
    <KeylessPage view={view} title={t.title} island="keyless">
      {props.done === true ? (
        <Notice tone="success" id="done">
          <p>{t.doneSeen}</p>
        </Notice>
      ) : null}
      <p class="lead">{props.signer ? t.lead : t.ownLead}</p>
      {newest !== undefined && rows.some(({ isNew }) => isNew) ? (
        <form method="post" action={recordPath(view.lang)}>
          <input type="hidden" name="seq" value={String(newest.seq)} />
          <Button kind="secondary">{t.seen}</Button>
        </form>
      ) : null}
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="resets">
          {rows.map((row) => (
            <Row lang={view.lang} row={row} />
          ))}
        </ul>
      )}
      {props.isCut ? <p class="hint">{t.more}</p> : null}
    </KeylessPage>
  );
};
