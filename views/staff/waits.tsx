// What waits for a person's browser outside cases: under the headings of their desk what is theirs to do, below all cases what
// others are waited for. Each with its day, since when, of whom it is expected, and where it is done.
import type { Due } from '../../src/domain/deadlines.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { calendarPath } from '../../src/i18n/calendar.ts';
import { digits, formatDate, formatShort } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { keysFirst } from '../../src/i18n/leaving-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { namesInTurn, waitsWords } from '../../src/i18n/waits-words.ts';
import type { PortalWaitKind } from '../../src/policy/waits.ts';
import { DueArithmetic } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { resetsPath } from './factor-resets.tsx';
import { newKeysPath } from './new-keys.tsx';

/** A wait as a page shows it. */
export type WaitView = {
  readonly kind: PortalWaitKind;
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly arithmetic?: Due | undefined;
  /** Whose it is now: the reader's, or others'. */
  readonly mine: boolean;
  /** The day on which it came to the reader because others stayed away. */
  readonly cameOn?: PlainDate | undefined;
  /** Of whom it is expected, the reader left out; a case's people are never named. */
  readonly expected: readonly string[];
  readonly about: readonly string[];
  /** Of a roster to sign, whose keys change with it. */
  readonly renewed: readonly string[];
  /** Of a calendar to confirm. */
  readonly year?: number | undefined;
  /** Of a roster to sign, who isn't on it any more. */
  readonly leaving: readonly string[];
  /** Of a roster to sign, whom it brings back with new keys while their account is suspended. */
  readonly suspended: readonly string[];
  /** Of a roster to sign, where it is about the reader. */
  readonly you?: 'added' | 'renewed' | undefined;
  /** Whether the reader can do it where the link leads. */
  readonly linked: boolean;
};

const placeOf = (lang: Lang, kind: PortalWaitKind): string =>
  kind === 'factor-reset' || kind === 'reset-again' || kind === 'factor-renewal'
    ? resetsPath(lang)
    : kind === 'new-keys'
      ? newKeysPath(lang)
      : kind === 'calendar-year'
        ? calendarPath(lang)
        : `/${lang}/staff/roster`;

/** Whoever a wait is about is named once; nobody is expected to come by for the log alone. */
const expectation = (lang: Lang, { kind, mine, expected }: Omit<WaitView, 'linked'>): readonly string[] => {
  const t = waitsWords(lang);
  if (kind === 'invitation' || kind === 'new-keys' || kind === 'log-head' || kind === 'people') return [];
  if (expected.length > 0) return [t.expected(namesInTurn(lang, expected))];
  return mine ? [] : [t.nobody];
};

/** A wait's sentences, the same on a desk and on the administrator's board. */
export const WaitText = (props: {
  readonly lang: Lang;
  readonly today: PlainDate;
  readonly wait: Omit<WaitView, 'linked'>;
}) => {
  const { lang, today, wait } = props;
  const t = waitsWords(lang);
  const { kind, mine } = wait;
  const about = wait.about.length === 0 ? undefined : t.about[kind]?.(namesInTurn(lang, wait.about));
  return (
    <>
      <p>
        <strong>{(mine ? t.yours : t.theirs)[kind]}</strong>
      </p>
      <p>
        <DueDate lang={lang} date={wait.dueOn} today={today} />
      </p>
      <p class="hint">
        {[
          t.since(formatDate(lang, wait.startedOn)),
          ...(wait.cameOn === undefined ? [] : [t.came(formatShort(lang, wait.cameOn))]),
          ...(wait.you === undefined ? [] : [t.you[wait.you]]),
          ...(about === undefined ? [] : [about]),
          ...(wait.renewed.length === 0 ? [] : [t.renewed(namesInTurn(lang, wait.renewed))]),
          ...(wait.suspended.length === 0 ? [] : [t.suspended(namesInTurn(lang, wait.suspended))]),
          ...(wait.year === undefined ? [] : [t.year(digits(lang, String(wait.year)))]),
          ...(wait.leaving.length === 0 ? [] : [t.leaving(namesInTurn(lang, wait.leaving)), keysFirst(lang)]),
          ...expectation(lang, wait),
        ].join(' ')}
      </p>
      {wait.arithmetic === undefined ? null : <DueArithmetic words={dueWords(lang, wait.arithmetic)} />}
    </>
  );
};

type WaitsProps = { readonly lang: Lang; readonly today: PlainDate; readonly waits: readonly WaitView[] };

/** Waits without a heading of their own. */
export const WaitList = ({ lang, today, waits }: WaitsProps) => (
  <ul class="wait-list">
    {waits.map((wait) => (
      <li class={wait.mine ? 'own' : undefined} data-wait={wait.kind} data-due={wait.dueOn}>
        <WaitText lang={lang} today={today} wait={wait} />
        {wait.linked ? (
          <p>
            <a href={placeOf(lang, wait.kind)}>{waitsWords(lang).link[wait.kind]}</a>
          </p>
        ) : null}
      </li>
    ))}
  </ul>
);

const List = (props: WaitsProps & { readonly id: string; readonly title: string }) => {
  const { waits, id } = props;
  if (waits.length === 0) return null;
  return (
    <section class="waits" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{props.title}</h2>
      <WaitList {...props} />
    </section>
  );
};

/** What is the reader's own to do. */
export const OwnWaits = ({ lang, today, waits }: WaitsProps) => (
  <List {...{ lang, today }} id="waits" title={waitsWords(lang).own} waits={waits.filter(({ mine }) => mine)} />
);

/** What others are waited for. */
export const OthersWaits = ({ lang, today, waits }: WaitsProps) => (
  <List {...{ lang, today }} id="awaited" title={waitsWords(lang).others} waits={waits.filter(({ mine }) => !mine)} />
);
