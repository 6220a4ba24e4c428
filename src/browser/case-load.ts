// Loads a case for its page: opens and verifies it, compares what the server wrote into the page with the signed chain,
// and does what a browser does unasked. A page gets a case that holds, or none.
import type { OpenedCase } from '../client/case.ts';
import { openIfFirst, readCase, reportUnreadable } from '../client/perform.ts';
import type { Answer } from '../client/transport.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { staffText } from '../i18n/staff.ts';
import { tellCaseProblem } from './case-problem.ts';
import { byId, given } from './dom.ts';
import { watchGround } from './ground-watch.ts';
import { compareLines, type ShownLine } from './line-compare.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { readPin } from './pins.ts';
import { alarm, sessionEnded } from './staff-page.ts';
import { transport } from './transport.ts';
import { markUnverified } from './unverified-case.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = staffText(lang).case;

const shownLines = (timeline: Element): readonly ShownLine[] =>
  [...timeline.querySelectorAll<HTMLElement>('li[data-line]')]
    .map(({ dataset }) => ({ line: dataset.line, act: dataset.act, on: dataset.on, by: dataset.by }))
    .reverse();

const compareWithPage = (caseFile: CaseFile): 'same' | 'behind' | 'differs' => {
  const main = byId('main');
  const timeline = document.getElementById('timeline');
  if (timeline === null) return given(main, 'number') === caseFile.number ? 'same' : 'differs';
  const lines = compareLines(shownLines(timeline), caseFile.timeline);
  if (lines !== 'same') return lines;
  return given(main, 'stage') === caseFile.stage && given(main, 'number') === caseFile.number ? 'same' : 'differs';
};

/** Somebody leaves already, by a link or an address: loading this page again would call them back. */
let isLeft = false;
addEventListener('beforeunload', () => {
  isLeft = true;
});
const loadAgain = (): void => {
  if (!isLeft) location.reload();
};

/** Loads the page again where its words lag behind the verified chain; once, whatever the server answers. */
export const loadAgainOnce = (): void => {
  if (!wasReloaded()) loadAgain();
};

const wasReloaded = (): boolean => {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
};

const opensOrTells = (vault: OpenVault, answer: Answer<OpenedCase>): OpenedCase | undefined => {
  if (answer.ok) return answer.value;
  const { error, lost, rosters } = answer.problem;
  if (error === 'signed-out') sessionEnded(vault);
  else if (error === 'untrusted' && pageRoot === undefined && !wasReloaded()) location.reload();
  else if (error !== 'untrusted' || (lost ?? rosters) !== undefined) tellCaseProblem(answer.problem);
  else {
    alarm(given(byId('main'), 'view') === 'briefings' ? t.briefingUntrusted : t.untrusted);
    markUnverified();
  }
  return undefined;
};

/** The case again, verified, without a look at the page. */
export const readAgain = (vault: OpenVault): Promise<Answer<OpenedCase>> =>
  readCase(transport, given(byId('main'), 'number'), vault, pageRoot, readPin(vault.association));

/**
 * The case of this page. Undefined where nothing may be shown (the page says why) and where the page is loaded again,
 * because the chain went on or this browser just added to it.
 */
export const loadCase = async (vault: OpenVault): Promise<OpenedCase | undefined> => {
  const opened = opensOrTells(vault, await readAgain(vault));
  if (opened === undefined || !watchGround(opened.ground, vault, opened.people)) return undefined;
  const compared = opened.caseFile === undefined ? 'same' : compareWithPage(opened.caseFile);
  if (compared === 'differs' || (compared === 'behind' && wasReloaded())) {
    alarm(t.differs);
    markUnverified();
    return undefined;
  }
  const first = opensOrTells(vault, await openIfFirst(transport, opened, vault));
  const told = first === undefined ? undefined : opensOrTells(vault, await reportUnreadable(transport, first, vault));
  if (told === undefined) return undefined;
  if (compared === 'same' && told.head === opened.head) return told;
  loadAgain();
  return undefined;
};
