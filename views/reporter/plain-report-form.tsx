// What a report without script carries from page to page: every field by its name, those that a page doesn't show as hidden
// ones. The token in it is as good as the code, and stands in no address.
import type { Child } from 'hono/jsx';
import type { CarriedFiles } from '../../src/domain/arrived-files.ts';
import type { TypedDate } from '../../src/domain/typed-date.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import type { Office } from '../../src/policy/types.ts';
import { FileFields } from './plain-files.tsx';

const QUESTIONS = [...IDENTITY_QUESTIONS, ...REPORT_QUESTIONS];
type Asked = (typeof QUESTIONS)[number];

export type TextId = Extract<Asked, { readonly kind: 'text' }>['id'];
export type DateId = Extract<Asked, { readonly kind: 'date' }>['id'];

export const isDateQuestion = (question: Asked): question is Extract<Asked, { readonly kind: 'date' }> =>
  question.kind === 'date';
const isText = (question: Asked): question is Extract<Asked, { readonly kind: 'text' }> => question.kind === 'text';

export const TEXT_IDS: readonly TextId[] = QUESTIONS.filter(isText).map(({ id }) => id);
export const DATE_IDS: readonly DateId[] = QUESTIONS.filter(isDateQuestion).map(({ id }) => id);

/** A form as it was typed; nothing in it has been judged. */
export type PlainForm = {
  /** 32 bytes as base64url, made with the first page. */
  readonly token: string;
  /** A place in the queue, or nothing. */
  readonly ticket: string;
  /** Ticked answers of the first question: office codes, `none`, `senior`. */
  readonly concerns: readonly string[];
  readonly identity: string;
  readonly texts: Readonly<Record<TextId, string>>;
  readonly dates: Readonly<Record<DateId, TypedDate>>;
  /** Offices that the text names and that the reporter said it doesn't concern. */
  readonly dismissed: readonly Office[];
  /** The dates, one before the other, that were asked about; the same once more are kept. */
  readonly ordered: string;
  /** Files that arrived before, sealed. */
  readonly carried: CarriedFiles;
};

/** A question's field, and its name. */
export const fieldOf = (id: TextId | DateId): string => `answer-${id}`;

export const DATE_PARTS = ['day', 'month', 'year', 'calendar', 'certainty'] as const;

/** Reads a date in the other calendar. */
export type Turn = `turn-${DateId}`;
export const turnOf = (id: DateId): Turn => `turn-${id}`;

/** What a button asks for. */
export type Go =
  | 'concerns'
  | 'questions'
  | 'check'
  | 'attach'
  | 'keep'
  | 'dismiss'
  | 'send'
  | 'code'
  | 'done'
  | 'later'
  | 'leave'
  | Turn;

const Hidden = (props: { readonly name: string; readonly value: string }) =>
  props.value === '' ? null : <input type="hidden" name={props.name} value={props.value} />;

/** What a page shows of the form; `files`: them, and a field for more. */
type Shown = 'concerns' | 'questions' | 'files' | 'nothing';

/** Everything that the page itself doesn't show. */
const Carried = (props: { readonly form: PlainForm; readonly shown: Shown }) => {
  const { form, shown } = props;
  return (
    <>
      <Hidden name="token" value={form.token} />
      <Hidden name="ordered" value={form.ordered} />
      <FileFields carried={form.carried} isChosen={shown === 'files'} />
      {form.dismissed.map((office) => (
        <Hidden name="dismissed" value={office} />
      ))}
      {shown === 'concerns' ? null : form.concerns.map((ticked) => <Hidden name="concerns" value={ticked} />)}
      {shown === 'questions' ? null : (
        <>
          <Hidden name="identity" value={form.identity} />
          {TEXT_IDS.map((id) => (
            <Hidden name={fieldOf(id)} value={form.texts[id]} />
          ))}
          {DATE_IDS.flatMap((id) =>
            DATE_PARTS.map((part) => <Hidden name={`${fieldOf(id)}-${part}`} value={form.dates[id][part]} />),
          )}
        </>
      )}
    </>
  );
};

export const plainAddress = (lang: Lang): string => `/${lang}/report/plain`;

/** A form of these pages: it goes to the page's own address. */
export const PlainFormPart = (props: {
  readonly lang: Lang;
  readonly form: PlainForm;
  readonly shown: Shown;
  readonly children: Child;
}) => (
  <form
    method="post"
    action={plainAddress(props.lang)}
    enctype={props.shown === 'files' ? 'multipart/form-data' : undefined}
    autocomplete="off"
    novalidate
  >
    <Carried form={props.form} shown={props.shown} />
    {props.children}
  </form>
);

/** A button that names where it leads; `to` is the field that is to be seen there. */
export const GoButton = (props: {
  readonly lang: Lang;
  readonly go: Go;
  readonly children: Child;
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'quiet' | undefined;
  readonly label?: string | undefined;
  readonly to?: string | undefined;
  readonly id?: string | undefined;
}) => (
  <button
    type="submit"
    class={`button ${props.kind ?? 'primary'}`}
    name="go"
    value={props.go}
    id={props.id}
    aria-label={props.label}
    formaction={props.to === undefined ? undefined : `${plainAddress(props.lang)}#${props.to}`}
  >
    {props.children}
  </button>
);
