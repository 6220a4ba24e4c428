// The island of an act's page: builds what depends on persons, keeps the unsent text sealed, previews, and signs with the
// person's key. Whatever goes wrong, nothing typed is lost.
import { bearingOf, movedBetween, refusalLeft } from '../client/bearing.ts';
import type { OpenedCase } from '../client/case.ts';
import type { Left } from '../client/declare-conflict.ts';
import { handOn, isCarrier, stepsLeft } from '../client/hand-on.ts';
import { continues, perform, readCase } from '../client/perform.ts';
import { type Answer, answered, type ClientProblem } from '../client/transport.ts';
import type { AttachedFile } from '../client/upload.ts';
import { plan } from '../domain/decide.ts';
import { ANSWERS_RECOMMENDATION, openActs } from '../domain/open-acts.ts';
import { actsText } from '../i18n/acts.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import { conflictText } from '../i18n/conflict.ts';
import { limitTexts } from '../i18n/limits.ts';
import type { Letterhead } from '../i18n/notices.ts';
import { casePath, isFurther, isPageAct, type PageAct } from '../i18n/page-acts.ts';
import { caseProblemText, refusalText } from '../i18n/refusals.ts';
import type { ActSetting } from './act-fields.ts';
import { actFiles, dropFiles } from './act-files.ts';
import { closeForm, controls, fillForm, isFarTooLong, readForm, values, watchDates } from './act-form.ts';
import { movedParts } from './act-moved.ts';
import { askAboutPeople } from './act-people.ts';
import { type Preview, previewOf, REFUSAL, standingParts } from './act-preview.ts';
import { type ReadAct, readAct } from './act-reading.ts';
import type { AttachmentField } from './attachment-field.ts';
import { loadAgainOnce, loadCase, readAgain } from './case-load.ts';
import { tellCaseProblem } from './case-problem.ts';
import { reportParts } from './case-reading.ts';
import { watchCounts } from './characters.ts';
import { declareHere, showKeptAway } from './conflict.ts';
import { buttonById, byId, type Child, el, fill, focusOn, given } from './dom.ts';
import { FURTHER, noteDone } from './done-note.ts';
import { dropDraft, keepDraft, MOST_DRAFT_BYTES, readDraft } from './drafts.ts';
import { clearFaults, showFaults } from './faults.ts';
import { handoverParts } from './handover.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { notice } from './parts.ts';
import { alarm, beforeLock, say, sessionEnded, withVault } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = actsText(lang);
/** Typing pauses this long before preview and draft follow. */
const PAUSE_MS = 250;

type Form = {
  readonly act: PageAct;
  readonly vault: OpenVault;
  opened: OpenedCase;
  setting: ActSetting;
  /** Of acts that bring files. */
  readonly files?: AttachmentField;
};

/** As this page has it: what is sealed is what its preview shows. */
const letterhead = (): Letterhead => {
  const main = byId('main');
  const name = { ar: given(main, 'nameAr'), en: given(main, 'nameEn') };
  return { name, phone: given(main, 'phone') };
};

const settingOf = (act: PageAct, opened: OpenedCase, vault: OpenVault): ActSetting | undefined => {
  const { caseFile, ground } = opened;
  if (caseFile === undefined) return undefined;
  const asked = askAboutPeople(act, opened, caseFile, vault.person);
  const [step] = act === 'epoch' ? stepsLeft(opened, vault) : [];
  return { lang, me: vault.person, caseFile, today: ground.today, asked, letterhead: letterhead(), step };
};

/** The files that go with what is written: whoever reads the text may open them. */
const along = (files: AttachmentField | undefined): Child => {
  const list = (words: string, names: readonly string[] = []): Child => {
    const rows = names.map((name) => el('li', {}, el('bdi', { translate: 'no' }, name)));
    return rows.length === 0 ? undefined : [el('p', {}, words), el('ul', {}, rows)];
  };
  const [t, names] = [attachmentWords(lang), files?.names()];
  return [list(t.along, names?.arrived), list(t.notAlong, names?.awaited)];
};

/** What would be refused isn't offered; that is said where the button was, and read out as it goes. */
const showOffered = (isOffered: boolean): void => {
  const place = byId('act-sending');
  if (!isOffered) place.textContent = t.notOffered;
  else if (place.textContent === t.notOffered) place.textContent = '';
  byId('act-button').hidden = !isOffered;
  byId('consequence').hidden = !isOffered || byId('act-actions').hidden;
};

const showPreview = ({ act, opened, setting, vault, files }: Form): void => {
  const { parts, isOffered }: Preview =
    act === 'epoch'
      ? { parts: handoverParts(opened, vault), isOffered: true }
      : previewOf(opened, setting.caseFile, readAct(act, setting, values));
  showOffered(isOffered);
  if (ANSWERS_RECOMMENDATION.includes(act)) fill(byId('standing'), standingParts(opened, setting.caseFile));
  fill(byId('preview'), parts.length === 0 ? el('p', { class: 'hint' }, t.preview.empty) : parts, along(files));
};

/** A refusal that the alarm tells isn't told in the preview as well. */
const tellOnce = (): void => {
  const refused = document.getElementById(REFUSAL);
  if (refused !== null) refused.hidden = byId('alarm').innerText.includes(given(refused, 'told'));
};

const report = (form: Form, problem: ClientProblem): void => {
  byId('act-sending').textContent = '';
  buttonById('act-button').disabled = false;
  if (problem.error === 'signed-out') sessionEnded(form.vault);
  else if (problem.refusal?.code === 'file-missing') tellCaseProblem(problem, attachmentWords(lang).gone);
  else tellCaseProblem(problem);
  byId('alarm').scrollIntoView({ block: 'center' });
};

const isOpenNow = (act: PageAct, { caseFile, policy, ground }: OpenedCase, vault: OpenVault): boolean =>
  caseFile !== undefined &&
  openActs(policy, ground.current.roster, caseFile, vault.person).some(
    (one) => one.act === act && one.state === 'open',
  );

/** Acts of which somebody or something has to be chosen. */
const CHOOSES: readonly PageAct[] = [
  ...(['announce', 'disclose', 'disclose-withheld', 'refuse-identity'] as const),
  ...(['bar', 'grant', 'pause', 'resume'] as const),
];

/** Where nothing can be chosen there is no form; why stands in its place. Whether that is so. */
const isChoiceless = (act: PageAct): boolean => {
  if (!CHOOSES.includes(act) || byId('people').querySelector('input') !== null) return false;
  fill(byId('standing'), ...byId('people').childNodes);
  closeForm();
  if (controls().length === 0) byId('act-fields').hidden = true;
  return true;
};

/** What was made impossible meanwhile isn't offered any more: why is told once, and what was typed stays to be copied. */
const stop = ({ act, opened, setting, vault }: Form): void => {
  const { policy, ground } = opened;
  const { intention } = readAct(act, setting, values);
  const planned = plan(policy, ground.current.roster, setting.caseFile, intention, ground.today);
  // What this browser couldn't seal is no refusal of the rules.
  const known = openActs(policy, ground.current.roster, setting.caseFile, vault.person).find((one) => one.act === act);
  const unsealed = known?.state === 'blocked' ? known.refusal : undefined;
  const refusal = planned.ok ? unsealed : planned.refusal;
  const why = refusal === undefined ? undefined : el('p', {}, refusalText(lang, refusal));
  fill(byId('alarm'), notice('warning', el('p', {}, el('strong', {}, t.notNow)), why));
  closeForm();
  focusOn(byId('alarm'));
};

/** Where the page showed something else than what another press would sign, that is told; the press is left to the person. */
const tellMoved = (form: Form, seen: OpenedCase, asked: ReadAct, { error, refusal }: ClientProblem): void => {
  const { act, opened, setting, vault } = form;
  // Where no proper answer came, what was sent may stand by now: nobody is told that it wasn't.
  const isSure = error === 'stale' || error === 'refused';
  if (!isSure && opened.lines.slice(seen.lines.length).some((line) => line.act.by === vault.person)) return;
  const { intention } = readAct(act, setting, values);
  const moved = movedBetween(bearingOf(seen, asked.intention), bearingOf(opened, intention));
  if (moved === undefined) return;
  const left = refusalLeft(seen, opened, intention, refusal);
  fill(byId('alarm'), movedParts(opened, act, moved, left));
  focusOn(byId('alarm'));
};

/** Of the steps by which keys are handed on, those that were done stand; the page shows what is left. */
const tellStopped = ({ error, refusal }: ClientProblem): void =>
  fill(
    byId('alarm'),
    notice(
      'warning',
      el('p', {}, caseProblemText(lang, error, refusal)),
      el('p', {}, conflictText(lang).handover.stopped),
    ),
  );

/** The case after what the page is for was done, and where it was left by that, what its last page says. */
type Done = { readonly opened: OpenedCase; readonly left?: Left };

const inCase = (done: Answer<OpenedCase>): Answer<Done> => (done.ok ? answered({ opened: done.value }) : done);

/** Does what the page is for; `told` says how far it has come, where it takes several steps. */
const carryOut = async (
  { act, opened, vault }: Form,
  read: ReadAct,
  files: readonly AttachedFile[],
  told: (words: string) => void,
): Promise<Answer<Done>> => {
  if (act === 'declare') {
    const done = await declareHere(vault, opened, told);
    return done.ok ? answered({ opened: done.value.left, left: done.value }) : done;
  }
  if (act === 'epoch') {
    const { working } = conflictText(lang).handover;
    return inCase(await handOn(transport, opened, vault, { told: (left) => told(working(left)) }));
  }
  const { intention, entries } = read;
  return inCase(await perform(transport, opened.number, opened, vault, intention, entries, pageRoot, readCase, files));
};

/** Where the case or the roster moved on, the page follows it, and what was typed and ticked stays. */
const follow = async (form: Form, asked: ReadAct, problem: ClientProblem): Promise<void> => {
  const again = await readAgain(form.vault);
  if (!again.ok || !continues(again.value, form.opened)) return;
  const { head, ground } = form.opened;
  if (again.value.head === head && again.value.ground.current.hash === ground.current.hash) return;
  const kept = readForm();
  const setting = settingOf(form.act, again.value, form.vault);
  if (setting === undefined) return;
  const seen = form.opened;
  form.opened = again.value;
  form.setting = setting;
  fillForm(kept);
  showPreview(form);
  if (isOpenNow(form.act, form.opened, form.vault)) {
    if (isChoiceless(form.act)) focusOn(byId('standing'));
    else if (form.act === 'epoch') tellStopped(problem);
    else tellMoved(form, seen, asked, problem);
  } else stop(form);
};

const send = async (form: Form): Promise<void> => {
  const read = readAct(form.act, form.setting, values);
  if (read.faults.length > 0) return showFaults(read.faults);
  clearFaults();
  const settled = form.files?.settled() ?? { files: [] };
  if ('words' in settled) return alarm(settled.words, settled.way);
  fill(byId('alarm'));
  form.files?.hold(true);
  buttonById('act-button').disabled = true;
  byId('act-sending').textContent = t.working;
  const { number, caseId } = form.opened;
  const done = await carryOut(form, read, settled.files, (words) => {
    byId('act-sending').textContent = words;
  });
  if (!done.ok) {
    form.files?.hold(false);
    if (done.problem.refusal?.code === 'file-missing') form.files?.spoil();
    report(form, done.problem);
    // A second press before the page has followed would take the place of what is told.
    buttonById('act-button').disabled = true;
    await follow(form, read, done.problem);
    tellOnce();
    buttonById('act-button').disabled = false;
    return;
  }
  isSent = true;
  const { opened, left } = done.value;
  if (left !== undefined) return showKeptAway(left);
  dropDraft(caseId, form.act);
  dropFiles(caseId, form.act);
  noteDone(number, isFurther(form.act, form.setting.caseFile.stage) ? FURTHER : form.act, settled.files.length);
  // Whoever handed on the keys of a part that they lost has no case page any more.
  const isOver = form.act === 'epoch' && isCarrier(opened, form.vault);
  location.assign(isOver ? `/${lang}/staff` : casePath(lang, number));
};

/** Once sent, leaving the page no longer keeps what was typed. */
let isSent = false;

const watchForm = (form: Form): void => {
  let isKept = true;
  const keep = (): void => {
    if (isSent) return;
    const before = isKept;
    isKept = keepDraft(form.vault, form.opened.caseId, form.act, readForm());
    if (!isKept) alarm(limitTexts(lang).draft(MOST_DRAFT_BYTES));
    else if (!before) fill(byId('alarm'));
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watchDates();
  byId('act-fields').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keep();
      if (isFarTooLong()) return;
      showPreview(form);
      tellOnce();
    }, PAUSE_MS);
  });
  beforeLock(keep);
};

const start = async (act: PageAct, vault: OpenVault): Promise<void> => {
  byId('act-progress').textContent = t.loading;
  const opened = await loadCase(vault);
  byId('act-progress').textContent = '';
  const setting = opened === undefined ? undefined : settingOf(act, opened, vault);
  if (opened === undefined || setting === undefined) return;
  let shown: Form | undefined;
  const files = actFiles(
    act,
    vault,
    opened,
    () => isSent,
    () => shown && showPreview(shown),
  );
  const form: Form = { act, vault, opened, setting, ...(files === undefined ? {} : { files }) };
  shown = form;
  watchForm(form);
  watchCounts(lang, byId('act-fields'));
  const draft = readDraft(vault, opened.caseId, act);
  if (draft !== undefined) fillForm(draft);
  if (draft !== undefined || files?.isUsed() === true) say(t.restored);
  showPreview(form);
  fill(byId('report'), reportParts(opened));
  byId('report-part').hidden = false;
  byId('act-fields').removeAttribute('disabled');
  const button = buttonById('act-button');
  button.addEventListener('click', () => {
    send(form).catch(() => report(form, { error: 'internal' }));
  });
  button.disabled = false;
  if (!isOpenNow(act, opened, vault)) stop(form);
  else isChoiceless(act);
};

export const startActPage = (): void => {
  const main = byId('main');
  const act = given(main, 'act');
  if (!isPageAct(act)) throw new Error('the page lacks its act');
  const isOpen = given(main, 'state') === 'open';
  withVault(async (vault) => {
    if (isOpen) return start(act, vault);
    // A page that is blocked until the case is opened for the first time opens it, or finds that it was meanwhile.
    const opened = await loadCase(vault);
    if (opened !== undefined && isOpenNow(act, opened, vault)) loadAgainOnce();
  });
};
