// The report's steps in one document: one is shown at a time, each has its place in the history, and the focus goes to
// its heading. What is typed stays in the fields; nothing is copied and nothing is stored.
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { REPORT_QUESTIONS, REPORT_STEPS, type ReportStep } from '../policy/questions.ts';
import { byId, focusOn } from './dom.ts';
import { clearFaults } from './faults.ts';
import { beginMarked, markSent, showSentBefore } from './report-sent.ts';

export type Steps = {
  readonly current: () => ReportStep;
  /** Shows a step and gives it a place in the history. */
  readonly go: (step: ReportStep) => void;
  readonly next: () => void;
  /** Shows the step again as it stands, with the focus on its heading. */
  readonly again: () => void;
  /** The report was sent: from now on the browser's Back changes nothing here. */
  readonly finish: () => void;
};

const isStep = (value: unknown): value is ReportStep => REPORT_STEPS.some((step) => step === value);

const stepOf = (state: unknown): ReportStep =>
  typeof state === 'object' && state !== null && 'step' in state && isStep(state.step) ? state.step : 'concerns';

/** Starts at the first step; `onShow` is told of every step that appears. */
export const startSteps = (lang: Lang, onShow: (step: ReportStep) => void): Steps => {
  const t = reporter(lang).report;
  const neutral = document.title.replace(/ · [^·]*$/, '');
  let current: ReportStep = 'concerns';
  let isFinished = false;

  const stepWords = (step: ReportStep, at: number): string => {
    const isOptional = REPORT_QUESTIONS.some(({ id, required }) => id === step && !required);
    return [t.step(at, REPORT_STEPS.length - 1), ...(isOptional ? [t.optional] : [])].join(' · ');
  };

  const show = (step: ReportStep, focus: boolean): void => {
    current = step;
    clearFaults();
    for (const name of REPORT_STEPS) byId(`step-${name}`).hidden = name !== step;
    const at = REPORT_STEPS.indexOf(step) + 1;
    byId('step-count').textContent = step === 'check' ? '' : stepWords(step, at);
    showSentBefore();
    onShow(step);
    const heading = byId(`step-${step}`).querySelector<HTMLElement>('.question');
    if (focus && heading !== null) {
      window.scrollTo(0, 0);
      focusOn(heading);
    }
  };

  const go = (step: ReportStep): void => {
    history.pushState({ step }, '', location.pathname);
    show(step, true);
  };

  // Every step has the page's own address and title: the browser's history mustn't tell how far somebody got.
  history.scrollRestoration = 'manual';
  beginMarked({ step: current });
  window.addEventListener('popstate', (event) => {
    if (!isFinished) show(stepOf(event.state), true);
    else markSent();
  });
  show(current, false);

  return {
    current: () => current,
    go,
    next: () => go(REPORT_STEPS[REPORT_STEPS.indexOf(current) + 1] ?? 'check'),
    again: () => show(current, true),
    finish: () => {
      isFinished = true;
      markSent();
      document.title = neutral;
    },
  };
};
