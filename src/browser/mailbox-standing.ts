// Where a report stands, in plain words: the way it takes, what happens next and by when, and honestly where a date has
// passed. It knows no more than the lines that the reporter is given.
import type { Mailbox } from '../client/reporter.ts';
import type { Journey, JourneyPromise } from '../domain/journey.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { type Child, el } from './dom.ts';
import { isolated } from './isolate.ts';
import { notice } from './parts.ts';

const STEPS = ['received', 'review', 'examination', 'closed'] as const;

/** Closed without an investigation: the step in between never was. */
const stepsOf = (journey: Journey): readonly (typeof STEPS)[number][] =>
  journey.closed === 'unjustified' || journey.closed === 'resolved'
    ? STEPS.filter((step) => step !== 'examination')
    : STEPS;

const way = (lang: Lang, journey: Journey): HTMLElement => {
  const t = reporter(lang).mailbox;
  const at = STEPS.indexOf(journey.step);
  return el(
    'ol',
    { class: 'progress', 'aria-label': t.progress },
    stepsOf(journey).map((step) =>
      el(
        'li',
        {
          class: STEPS.indexOf(step) < at ? 'done' : undefined,
          'aria-current': step === journey.step ? 'step' : undefined,
        },
        t.steps[step],
      ),
    ),
  );
};

const promiseWords = (lang: Lang, promise: JourneyPromise): HTMLElement => {
  const t = reporter(lang).mailbox;
  const date = formatDate(lang, promise.by);
  if (!promise.passed) return el('p', {}, t.promise[promise.what](date));
  return notice('warning', el('p', {}, t.passed[promise.what](date)), el('p', {}, t.passedText));
};

const nextWords = (lang: Lang, journey: Journey): Child => {
  const t = reporter(lang).mailbox;
  if (journey.promises.length > 0) return journey.promises.map((promise) => promiseWords(lang, promise));
  return el('p', {}, journey.step === 'closed' ? t.nothingNext : t.noPromise);
};

/** True where the reporter should be shown whom else they can turn to. */
export const hasPassed = (mailbox: Mailbox): boolean => mailbox.journey.promises.some((promise) => promise.passed);

/** The number, the standing and what comes next. */
export const standingView = (lang: Lang, mailbox: Mailbox): Child => {
  const t = reporter(lang).mailbox;
  const { journey } = mailbox;
  const words = journey.step === 'closed' ? t.standing[journey.closed ?? 'feedback'] : t.standing[journey.step];
  return [
    el(
      'p',
      { class: 'hint' },
      isolated(t.number(mailbox.number), [mailbox.number]),
      ' · ',
      t.received(formatDate(lang, mailbox.receivedOn)),
    ),
    el('h2', {}, t.where),
    el('p', { class: 'lead' }, words),
    way(lang, journey),
    el('h2', {}, t.next),
    nextWords(lang, journey),
  ];
};
