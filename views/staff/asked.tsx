// What the pages of resets and of new keys share: a record of what was asked for and done, and a form by which a signer asks for
// somebody. All of it works without script.
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Lang } from '../../src/i18n/locale.ts';
import { Button } from '../components/button.tsx';
import { DrawnForm } from '../components/drawn-form.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import type { ViewContext } from '../layout/view.ts';
import { KeylessPage } from './frame.tsx';

/** Somebody who may be chosen, with the words by which they are known. */
export type AskedPerson = { readonly id: string; readonly name: string };

/** The words that both pages have, each of its own. */
type AskedWords = {
  readonly title: string;
  readonly record: string;
  readonly none: string;
  readonly ask: string;
  readonly nobody: string;
  readonly speak: string;
  readonly person: string;
  readonly choose: string;
  readonly askButton: string;
};

const AskForm = (props: {
  readonly words: AskedWords;
  readonly action: string;
  readonly people: readonly AskedPerson[];
  readonly drawn?: string | undefined;
  readonly error: string | undefined;
  /** Who was chosen where the choice wasn't taken. */
  readonly chosen?: string | undefined;
}) => {
  const { words: t, people } = props;
  if (people.length === 0) return <p>{t.nobody}</p>;
  const options = [{ value: '', label: t.choose }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <form method="post" action={props.action} novalidate>
      {props.drawn === undefined ? null : <DrawnForm value={props.drawn} />}
      <p>{t.speak}</p>
      <Select
        id="person"
        name="person"
        label={t.person}
        options={options}
        value={props.chosen}
        error={props.error}
        required
      />
      <Button>{t.askButton}</Button>
    </form>
  );
};

const Done = (props: { readonly done: { readonly words: string; readonly stale: boolean } | undefined }) =>
  props.done === undefined ? null : (
    <Notice tone={props.done.stale ? 'warning' : 'success'} id="done">
      <p>{props.done.words}</p>
    </Notice>
  );

type AskedPageProps = {
  readonly view: ViewContext;
  readonly words: AskedWords;
  readonly lead: string;
  readonly done: { readonly words: string; readonly stale: boolean } | undefined;
  readonly error: string | undefined;
  readonly chosen?: string | undefined;
  readonly rows: readonly Child[];
  /** Missing for whoever may not ask. */
  readonly form?:
    | { readonly action: string; readonly people: readonly AskedPerson[]; readonly drawn?: string | undefined }
    | undefined;
};

/** The page; what is to stand under the record comes as its children. */
export const AskedPage = (props: PropsWithChildren<AskedPageProps>) => {
  const { view, words: t, error, rows, form } = props;
  return (
    <KeylessPage view={view} title={t.title} island="keyless" faulty={error !== undefined}>
      <ErrorSummary lang={view.lang} errors={error === undefined ? [] : [{ id: 'person', text: error }]} />
      <Done done={props.done} />
      <p class="lead">{props.lead}</p>
      <section aria-labelledby="record-title">
        <h2 id="record-title">{t.record}</h2>
        {rows.length === 0 ? <p>{t.none}</p> : <ul class="resets">{rows}</ul>}
        {props.children}
      </section>
      {form === undefined ? null : (
        <section aria-labelledby="ask-title">
          <h2 id="ask-title">{t.ask}</h2>
          <AskForm words={t} {...form} error={error} chosen={props.chosen} />
        </section>
      )}
    </KeylessPage>
  );
};

/** One request: whose it is, and what is told of it. */
export const AskedRow = (props: PropsWithChildren<{ readonly lang: Lang; readonly name: string }>) => (
  <li>
    <h3>{props.name}</h3>
    {props.children}
  </li>
);
