// The report's page: leads through the questions, seals and sends, and hands over to the code. Nothing that is typed is
// stored, and nothing leaves the page before it is sealed.

import type { Ground } from '../client/foundation.ts';
import { type ReportInput, receiversFor } from '../client/reporter.ts';
import type { Filed } from '../client/sending.ts';
import type { Answer, ClientProblem } from '../client/transport.ts';
import type { Routing } from '../domain/routing.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { reportNotes } from '../i18n/report-notes.ts';
import { reporter } from '../i18n/reporter.ts';
import { REPORT_STEPS, type ReportStep } from '../policy/questions.ts';
import type { Office } from '../policy/types.ts';
import { ready } from '../protocol/sodium.ts';
import { watchCounts } from './characters.ts';
import { tellClock } from './clock-stop.ts';
import { showCode, wipeCode } from './code-page.ts';
import { watchDate } from './date-input.ts';
import { buttonById, byId, el, fill, focusOn } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { showFaults } from './faults.ts';
import { askBeforeLeaving, emptyFields, leaveUnasked, watchLeaving } from './leaving.ts';
import { canSeal, pageArgon2, pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import {
  canSkip,
  clearStep,
  faultsOf,
  hasAnything,
  isEmptyStep,
  readConcerns,
  readReport,
  tickConcerns,
  watchIdentity,
} from './report-answers.ts';
import { showCheck } from './report-check.ts';
import { forgetCleared, watchConcerns } from './report-concerns.ts';
import { reportFiles } from './report-files.ts';
import { keepGround } from './report-ground.ts';
import { shortenFault } from './report-length.ts';
import { insistOnOffices, showOffices, tellKeptAway, unaskedOffices } from './report-offices.ts';
import { askOrder } from './report-order.ts';
import { type SendStage, sayFailed, sayUnheard, sending, tellWhatStands } from './report-send.ts';
import { keepPerhaps, tellSentBefore } from './report-sent.ts';
import { askToSkip, stopAsking } from './report-skip.ts';
import { startSteps } from './report-steps.ts';
import { showUnsent } from './report-unsent.ts';

const lang = pageLang();
const t = reporter(lang).report;
const ground = keepGround();
const files = reportFiles(lang);

const only = (id: 'report' | 'refused' | 'closed' | 'unsupported' | 'code' | 'done'): void => {
  for (const section of ['starting', 'report', 'refused', 'closed', 'unsupported', 'code', 'done']) {
    byId(section).hidden = section !== id;
  }
  window.scrollTo(0, 0);
};

/** Shows the present step again, once there is one. */
let showAgain = (): void => undefined;

const showProblem = (problem: ClientProblem, title: string): void => {
  const kept = sending.mayStand() ? reportNotes(lang).unheard.kept : undefined;
  if (tellClock(byId('report-problem'), problem, () => showAgain(), kept)) return;
  if (problem.error === 'closed') only('closed');
  else if (problem.refusal?.code === 'too-few-receivers') showRefused();
  else sayFailed(lang, problem, title);
};

const showRefused = (): void => {
  only('refused');
  const heading = byId('refused').querySelector<HTMLElement>('.question');
  if (heading !== null) focusOn(heading);
};

/** Who would receive the report; shows the problem or the refusal and gives nothing where nobody can. */
const settleReceivers = async (): Promise<Routing | undefined> => {
  const concerns = readConcerns();
  if (concerns === undefined) return undefined;
  const found = await ground.get();
  if (!found.ok) {
    // Nothing was asked to be stored; only an earlier sending may have been.
    showProblem(
      sending.mayStand() ? found.problem : { ...found.problem, nothingStored: true },
      reportNotes(lang).paused,
    );
    return undefined;
  }
  const routing = receiversFor(found.value, concerns);
  if (!routing.ok) {
    showRefused();
    return undefined;
  }
  return routing.value;
};

/** Says why the files keep the report from going. */
const sayFiles = (words: string, way?: HTMLElement): void =>
  fill(byId('report-problem'), notice('warning', el('p', {}, words), way));

const showProgress = (words: string | undefined): void => {
  const place = byId('report-progress');
  if (words === undefined) place.replaceChildren();
  else fill(place, el('p', {}, words), el('progress', { 'aria-label': words }));
};

/** Steps to which a change leads back to "Check your answers" instead of to the next question. */
let isChanging = false;
let isBusy = false;
let isSent = false;

const run = (): void => {
  const change = (step: ReportStep) => {
    isChanging = true;
    steps.go(step);
  };

  const onShow = (step: ReportStep) => {
    byId('report-problem').replaceChildren();
    stopAsking();
    forgetCleared();
    keepPerhaps(sending.mayStand());
    // The browser's Back leads out of a refusal too.
    if (byId('report').hidden && !isSent) only('report');
    const isCheck = step === 'check';
    if (isCheck) isChanging = false;
    if (isCheck && sending.mayStand()) sayUnheard(lang);
    byId('report-send').hidden = !isCheck;
    byId('report-continue').hidden = isCheck;
    byId('report-skip').hidden = !canSkip(step);
    const isFirst = step === REPORT_STEPS[0];
    byId('report-back').hidden = isFirst;
    // Whoever goes on has made their choice; further on the link would only lose what was typed.
    byId('report-plain').hidden = !isFirst;
    if (isCheck) files.show();
    if (isCheck) void refreshCheck();
  };

  const keepAway = async (offices: readonly Office[]) => {
    tickConcerns(offices);
    markTitle(lang, false);
    await refreshCheck();
    if (!byId('report').hidden) tellKeptAway(lang, offices);
  };
  const actions = { change, keepAway: (offices: readonly Office[]) => void keepAway(offices) };

  const refreshCheck = async () => {
    const unanswered = REPORT_STEPS.find((step) => faultsOf(step, lang, ground.now()?.today).length > 0);
    if (unanswered !== undefined) return steps.go(unanswered);
    const routing = await settleReceivers();
    const now = ground.now();
    if (routing !== undefined && now !== undefined) showCheck(lang, readReport(lang), now, routing, actions);
  };

  const goOn = async () => {
    if (isBusy) return;
    const step = steps.current();
    const faults = faultsOf(step, lang, ground.now()?.today);
    stopAsking();
    showFaults(faults);
    markTitle(lang, faults.length > 0);
    if (faults.length > 0 || askOrder(step, lang)) return;
    if (step === 'concerns') {
      isBusy = true;
      showProgress(t.concerns.checking);
      const routing = await settleReceivers().finally(() => {
        isBusy = false;
        showProgress(undefined);
      });
      if (routing === undefined) return;
    }
    // What may have arrived is asked after first, and nothing is said to be unsent before.
    if (isChanging && !sending.mayStand() && sayTooLong(step)) return;
    goAhead();
  };

  const goAhead = () => (isChanging ? steps.go('check') : steps.next());

  /** Leads to the answer that makes the whole too long, and says by how much; false where nothing is too long. */
  const sayTooLong = (here: ReportStep): boolean => {
    const found = shortenFault(lang, readReport(lang));
    if (found === undefined) return false;
    if (here !== found.step) change(found.step);
    showFaults([found.fault]);
    markTitle(lang, true);
    return true;
  };

  const finish = (sent: Filed, input: ReportInput) => {
    isSent = true;
    files.end();
    steps.finish();
    emptyFields(byId('steps'));
    for (const id of ['check-answers', 'check-offices', 'check-files', 'report-problem']) byId(id).replaceChildren();
    const now = ground.now();
    if (now === undefined) return;
    only('code');
    if (!sent.isAsNow) showUnsent(lang, sent.prepared.input, input);
    showCode(lang, sent, now, leaveUnasked);
  };

  const settle = (answer: Answer<Filed> | 'absent', input: ReportInput) => {
    tellWhatStands();
    keepPerhaps(sending.mayStand());
    if (answer === 'absent') byId('report-problem').replaceChildren();
    else if (answer.ok) finish(answer.value, input);
    else if (answer.problem.refusal?.code === 'file-missing') {
      files.spoil();
      sayFiles(attachmentWords(lang).gone);
    } else showProblem(answer.problem, t.failed.title);
  };

  /** Leads to what must be answered or shortened before anything is sealed; false where nothing must. */
  const mustMend = (input: ReportInput): boolean => {
    if (unaskedOffices(input).length === 0) return sayTooLong('check');
    showOffices(lang, input, actions);
    insistOnOffices(lang);
    markTitle(lang, true);
    return true;
  };

  const words: Readonly<Record<SendStage, string>> = { keys: t.progress.keys, sending: t.progress.sending };
  const sealAndSend = async (now: Ground, input: ReportInput) => {
    byId('report-problem').replaceChildren();
    // What may stand already is asked after before a word about the answers as they are by now.
    if (sending.mayStand()) {
      showProgress(words.sending);
      const stands = await sending.askAfter(input);
      settle(stands, input);
      if (stands !== 'absent') return;
    }
    if (mustMend(input)) return;
    settle(await sending.send(now, input, pageArgon2(), (stage) => showProgress(words[stage])), input);
  };

  const send = async () => {
    const now = ground.now();
    if (isBusy || isSent || now === undefined) return;
    isBusy = true;
    buttonById('report-send').disabled = true;
    try {
      const made = files.with(readReport(lang));
      if ('words' in made) return sayFiles(made.words, made.way);
      files.hold(true);
      await sealAndSend(now, made.input);
    } catch {
      // The worker's script may be what couldn't be fetched.
      showProblem({ error: navigator.onLine ? 'internal' : 'offline' }, t.failed.title);
    } finally {
      isBusy = false;
      files.hold(false);
      buttonById('report-send').disabled = false;
      showProgress(undefined);
    }
  };

  const steps = startSteps(lang, onShow);
  showAgain = steps.again;
  buttonById('report-continue').addEventListener('click', () => void goOn());
  buttonById('report-send').addEventListener('click', () => void send());
  buttonById('report-back').addEventListener('click', () => history.back());
  const skip = () => {
    clearStep(steps.current());
    goAhead();
  };
  buttonById('report-skip').addEventListener('click', () => {
    if (isEmptyStep(steps.current(), lang)) skip();
    else askToSkip(lang, skip);
  });
  buttonById('refused-change').addEventListener('click', () => {
    only('report');
    if (steps.current() === 'concerns') steps.again();
    else change('concerns');
  });
  byId('steps').addEventListener('input', stopAsking);
  byId('steps').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    if (steps.current() !== 'check') void goOn();
  });
};

/** Whether leaving now would lose something; what may have arrived is told beside the browser's own question. */
const isLost = (): boolean => {
  if (sending.mayStand()) sayUnheard(lang);
  return isSent || hasAnything() || files.isUsed() || sending.mayStand();
};

/** Starts the page, or says honestly that this browser can't do it. */
export const startReport = async (): Promise<void> => {
  if (!canSeal()) return only('unsupported');
  try {
    await ready;
  } catch {
    return only('unsupported');
  }
  watchConcerns(lang);
  watchIdentity();
  watchCounts(lang, document);
  for (const id of ['answer-when-happened', 'answer-when-learned']) watchDate(id, lang);
  only('report');
  run();
  tellSentBefore();
  askBeforeLeaving(isLost);
  watchLeaving(() => {
    emptyFields(document);
    files.end();
    wipeCode();
  });
  // Fetched before it is needed, so that the first question goes on at once; a failure is told when it matters.
  void ground.get();
};
