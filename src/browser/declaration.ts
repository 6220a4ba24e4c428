// The case page of somebody who has yet to declare: opens who was involved and where, and nothing else, and signs what they
// declare.
import type { OpenedCase, OpenedEntry } from '../client/case.ts';
import { continues, openIfFirst, perform } from '../client/perform.ts';
import type { Answer, ClientProblem } from '../client/transport.ts';
import { conflictText } from '../i18n/conflict.ts';
import { beforeConflict } from './before-conflict.ts';
import { readAgain } from './case-load.ts';
import { tellCaseProblem } from './case-problem.ts';
import { problemWords, shutHere } from './case-words.ts';
import { showKeptAwaySince } from './concerned-rows.ts';
import { declareHere, showKeptAway } from './conflict.ts';
import { buttonById, byId, type Child, el, fill, focusOn, given } from './dom.ts';
import { noteDone } from './done-note.ts';
import { prose } from './entry-parts.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { notice } from './parts.ts';
import { sessionEnded } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = conflictText(lang).declaration;

const BUTTONS = ['declare-none', 'declare-conflict', 'declare-confirm', 'declare-back'] as const;

const hold = (isHeld: boolean): void => {
  for (const id of BUTTONS) buttonById(id).disabled = isHeld;
};

/** Where the report doesn't open, the page doesn't go on as though it did; of keys that are still to come it says so already. */
const showUnopened = (opened: OpenedCase, found: OpenedEntry | undefined): void => {
  if (byId('declare-order').dataset.toCome !== undefined) {
    byId('case-progress').textContent = '';
    return;
  }
  const why = found === undefined ? undefined : el('p', {}, problemWords(found));
  const words = shutHere(opened).includes('report') ? t.opensForNobody : t.cannotOpen;
  fill(byId('case-progress'), notice('warning', why, el('p', {}, words)));
  byId('declare-order').hidden = true;
  byId('declare-none-hint').textContent = t.noneFollowsUnopened;
};

/** The two answers of the report; whatever else it says isn't put on the page. */
const showAnswers = (opened: OpenedCase): void => {
  const found = opened.entries.find(({ expected }) => expected === 'report');
  const report = found?.entry?.type === 'report' ? found.entry : undefined;
  if (report === undefined) {
    showUnopened(opened, found);
    return;
  }
  const places = [...document.querySelectorAll<HTMLElement>('[data-answer]')];
  const texts = places.map(
    (place) => report.answers.find(({ question }) => question === given(place, 'answer'))?.text ?? '',
  );
  for (const [at, place] of places.entries()) {
    const text = texts[at] ?? '';
    const shown: Child = text === '' ? el('p', {}, t.notAnswered) : prose(text, report.lang);
    fill(place, shown);
  }
  byId('declare-silent').hidden = texts.some((text) => text !== '');
  byId('declare-answers').hidden = false;
  byId('case-progress').textContent = t.verified;
};

/** The case as this page last read it. */
type Page = { opened: OpenedCase; readonly vault: OpenVault };

const fail = (vault: OpenVault, problem: ClientProblem): void => {
  byId('declare-sending').textContent = '';
  hold(false);
  if (problem.error === 'signed-out') sessionEnded(vault);
  else {
    tellCaseProblem(problem);
    focusOn(byId('alarm'));
  }
};

/** Where the case went on meanwhile, the page goes on from there; who declared in another tab is shown the case. */
const follow = async (page: Page): Promise<void> => {
  const again = await readAgain(page.vault);
  if (!again.ok || !continues(again.value, page.opened)) return;
  page.opened = again.value;
  if (again.value.view !== 'undeclared') location.reload();
};

const send = async <T>(
  page: Page,
  act: () => Promise<Answer<T>>,
  then: (done: T) => Promise<void> | void,
): Promise<void> => {
  hold(true);
  fill(byId('alarm'));
  byId('declare-sending').textContent = t.sending;
  const done = await act();
  if (done.ok) return then(done.value);
  fail(page.vault, done.problem);
  if (done.problem.error !== 'signed-out') await follow(page);
};

const showConsequences = ({ opened, vault }: Page, areShown: boolean): void => {
  const before = beforeConflict(opened, vault.person);
  byId('declare-saves').hidden = before === undefined;
  byId('declare-saves').textContent = before ?? '';
  byId('declare-ways').hidden = areShown;
  byId('declare-consequences').hidden = !areShown;
  focusOn(byId(areShown ? 'declare-consequences-title' : 'declare-title'));
};

/** Shows what this person declares by, and lets them. */
export const showDeclaration = (opened: OpenedCase, vault: OpenVault): void => {
  showAnswers(opened);
  showKeptAwaySince(opened, vault.person);
  const { number } = opened;
  const page: Page = { opened, vault };
  const on = (id: (typeof BUTTONS)[number], press: () => Promise<void> | void): void =>
    buttonById(id).addEventListener('click', () => {
      Promise.resolve(press()).catch(() => fail(vault, { error: 'internal' }));
    });
  const none = { kind: 'declare', by: vault.person, conflict: false } as const;
  on('declare-none', () =>
    send(
      page,
      () => perform(transport, number, page.opened, vault, none, [], pageRoot),
      async (whole) => {
        // The case's page opens it where this didn't.
        await openIfFirst(transport, whole, vault);
        noteDone(number, 'declare');
        location.reload();
      },
    ),
  );
  on('declare-conflict', () => showConsequences(page, true));
  on('declare-back', () => showConsequences(page, false));
  on('declare-confirm', () =>
    send(
      page,
      () =>
        declareHere(vault, page.opened, (words) => {
          byId('declare-sending').textContent = words;
        }),
      showKeptAway,
    ),
  );
  hold(false);
};
