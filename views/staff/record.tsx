// What administrators did about people and the roster, or tried: for the signers all of it, for everybody else what concerned
// their own account. Works without script; nothing here knows a key or a case.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { apart } from '../../src/i18n/apart.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { recordWords, type WordedKind } from '../../src/i18n/record-words.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { KeylessPage } from './frame.tsx';

export const recordPath = (lang: Lang): string => `/${lang}/staff/administration`;

/** `end`: of several that a day changed alike, the first or the last. */
type Change = {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly end?: 'first' | 'last';
};

/**
 * `by` is a name alone: two accounts' names are never alike, and `doer`, the same with offices and user name, stands on the page once, so
 * that names which could be taken for each other (PROTOCOL B49) are told apart there. `name`, whose account it was, has both beside it each time; it is missing where it is nobody's, or withdrawn since
 * without its name kept. `changes` are the settings changed, by their labels.
 */
export type RecordRow = {
  readonly seq: number;
  readonly kind: WordedKind;
  readonly detail?: string;
  /** That of the first, where several of a day stand as one row. */
  readonly firstDetail?: string;
  readonly refused: boolean;
  readonly by: string;
  readonly doer: string;
  readonly name: string | undefined;
  readonly on: PlainDate;
  readonly isNew: boolean;
  readonly times: number;
  readonly changes: readonly Change[];
  /** All of it in its order, where several of a day stand as one row that shows the first and the last alone. */
  readonly every: { readonly changes: readonly Change[]; readonly words: readonly string[] };
};

/** One of the two lists. `older` leads on, with how many of those behind it are new to the reader; none are shown of a list left out. */
export type RecordListView = {
  readonly rows: readonly RecordRow[];
  readonly older?: { readonly before: number; readonly fresh: number } | undefined;
};

export type RecordProps = {
  readonly view: ViewContext;
  /** A signer is shown everything, everybody else what concerned their own account. */
  readonly signer: boolean;
  readonly near?: RecordListView | undefined;
  readonly else?: RecordListView | undefined;
  /** Older ones of a list are shown: there are newer ones to go back to. */
  readonly isOlder: boolean;
  readonly done?: boolean | undefined;
};

/** What lies between the first and the last of a day too. */
const Every = (props: { readonly lang: Lang; readonly every: RecordRow['every'] }) => {
  const { changes, words } = props.every;
  const t = recordTexts(props.lang);
  const count = changes.length + words.length;
  if (count === 0) return null;
  return (
    <Details summary={t.every(count)}>
      <ol>
        {words.map((one) => (
          <li>
            <NamesApart text={one} />
          </li>
        ))}
        {changes.map((change) => (
          <li>{changed(props.lang, change)}</li>
        ))}
      </ol>
    </Details>
  );
};

const changed = (lang: Lang, { label, before, after, end }: Change): string => {
  const t = recordTexts(lang);
  const shown = (value: string) => (value === '' ? t.nothing : apart(value));
  const words = t.changed(label, shown(before), shown(after));
  return end === undefined ? words : t[end](words);
};

const Row = (props: { readonly lang: Lang; readonly row: RecordRow }) => {
  const { lang, row } = props;
  const t = recordTexts(lang);
  return (
    <li>
      <p>
        {formatDate(lang, row.on)}: <NamesApart text={recordWords(lang, row)} />{' '}
        {row.times === 1 ? '' : (row.refused ? t.tries : t.times)(row.times)}{' '}
        {row.refused ? <StatusTag tone="warning">{t.refused}</StatusTag> : null}{' '}
        {row.isNew ? <StatusTag tone="info">{t.fresh}</StatusTag> : null}
      </p>
      {row.changes.length === 0 ? null : (
        <ul>
          {row.changes.map((change) => (
            <li>{changed(lang, change)}</li>
          ))}
        </ul>
      )}
      <Every lang={lang} every={row.every} />
    </li>
  );
};

const List = (props: {
  readonly lang: Lang;
  readonly list: 'near' | 'else';
  readonly shown: RecordListView | undefined;
  readonly headed: boolean;
}) => {
  const { lang, list, shown } = props;
  if (shown === undefined) return null;
  const t = recordTexts(lang);
  const { rows, older } = shown;
  const name = t.lists[list];
  return (
    <section aria-labelledby={props.headed ? `record-${list}` : undefined}>
      {props.headed ? <h2 id={`record-${list}`}>{name}</h2> : null}
      {rows.length === 0 ? (
        <p>{props.headed ? t.lists[`${list}Empty`] : t.none}</p>
      ) : (
        <ul class="resets">
          {rows.map((row) => (
            <Row lang={lang} row={row} />
          ))}
        </ul>
      )}
      {older === undefined ? null : (
        <p>
          <a href={`${recordPath(lang)}?${list}=${older.before}`}>
            {older.fresh === 0 ? t.older(name) : t.olderFresh(name, older.fresh)}
          </a>
        </p>
      )}
    </section>
  );
};

export const RecordPage = (props: RecordProps) => {
  const { view } = props;
  const { lang } = view;
  const t = recordTexts(lang);
  const shown = [...(props.near?.rows ?? []), ...(props.else?.rows ?? [])];
  const doers = [...new Set(shown.map(({ doer }) => doer))].filter((doer) => doer !== '');
  const fresh = shown.filter(({ isNew }) => isNew);
  return (
    <KeylessPage view={view} title={t.title} island="keyless">
      {props.done === true ? (
        <Notice tone="success" id="done">
          <p>{t.doneSeen}</p>
        </Notice>
      ) : null}
      <p class="lead">{props.signer ? t.lead : t.ownLead}</p>
      {doers.length === 0 ? null : (
        <p id="doers">
          <NamesApart text={t.doers(doers.join(comma(lang)))} />
        </p>
      )}
      <List lang={lang} list="near" shown={props.near} headed={props.signer} />
      <List lang={lang} list="else" shown={props.else} headed={props.signer} />
      {fresh.length === 0 ? null : (
        <form method="post" action={recordPath(lang)}>
          {fresh.map(({ seq }) => (
            <input type="hidden" name="seq" value={String(seq)} />
          ))}
          <p class="hint">{t.seenHint}</p>
          <Button kind="secondary">{t.seen}</Button>
        </form>
      )}
      {props.isOlder ? (
        <p>
          <a href={recordPath(lang)}>{t.newest}</a>
        </p>
      ) : null}
    </KeylessPage>
  );
};
