// The island that hands on the keys of every case that waits for this browser: says who can be given keys, how far it has come and
// what is left and why; stops and goes on. The work itself is the client's.
import type { OpenedCase } from '../client/case.ts';
import { type HandedOn, handOnAll, lookForHandovers, type RunEnd } from '../client/handovers.ts';
import { keysOfLate } from '../client/roster.ts';
import { type Answer, ask, type ClientProblem } from '../client/transport.ts';
import { officesOf } from '../domain/roster-view.ts';
import { type HandoverState, RosterPackage } from '../domain/wire.ts';
import { formatDate } from '../i18n/dates.ts';
import { handoversText } from '../i18n/handovers.ts';
import { lostLineWords } from '../i18n/log-words.ts';
import { casePath } from '../i18n/page-acts.ts';
import { caseProblemText } from '../i18n/refusals.ts';
import { activePerson, type PersonId } from '../protocol/check/index.ts';
import { described } from './act-people.ts';
import { tellCaseProblem } from './case-problem.ts';
import { peopleInOrder, whoParts } from './case-words.ts';
import { buttonById, byId, type Child, el, fill, focusOn } from './dom.ts';
import { groundOf } from './ground-watch.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { notice } from './parts.ts';
import { readPin } from './pins.ts';
import { beforeLock, sessionEnded, withVault } from './staff-page.ts';
import { transport } from './transport.ts';
import { type OpenVault, touch } from './vault.ts';

const lang = pageLang();
const t = handoversText(lang);
/** How often it is read out how far it has come, from beginning to end. */
const SPOKEN = 10;

/** Whom the page names: the verified roster, with the accounts' names. */
type People = Pick<OpenedCase, 'ground' | 'people' | 'suspended'>;

type Left = Extract<HandedOn, { readonly state: 'left' }>;

/** What the page has done since it was opened. */
type Tally = { done: number; readonly to: Map<PersonId, number>; readonly left: Map<string, ClientProblem> };

const state = (...children: readonly Child[]): void => fill(byId('handover-state'), children);
const sentence = (words: string): HTMLElement => el('p', {}, words);

/** Whoever an office lets into cases; whom the routing never puts in isn't shown as if it could. */
const showPeople = (people: People): void => {
  const { roster } = people.ground.current;
  const { never } = people.ground.policy.routes;
  const listed = roster.persons
    .filter(({ id }) => activePerson(roster, id) !== undefined)
    .filter(
      ({ offices }) => offices.some((one) => one !== 'board-member') && !offices.some((one) => never.includes(one)),
    )
    .map(({ id }) => id);
  const since = new Map(listed.map((person) => [person, keysOfLate(people.ground, person, people.ground.today)]));
  const inTurn = peopleInOrder(people, listed);
  const fresh = inTurn.filter((person) => since.get(person) !== undefined);
  fill(
    byId('handover-people'),
    el('p', { id: 'handover-new' }, t.newKeysCount(fresh.length)),
    [...fresh, ...inTurn.filter((person) => !fresh.includes(person))].flatMap((person) => {
      const late = since.get(person);
      const told =
        late === undefined ? [] : [el('p', { class: 'new-keys' }, t.newKeys[late.how](formatDate(lang, late.since)))];
      return [described(people, person), ...told];
    }),
  );
  byId('handover-people-part').hidden = false;
};

const reasonOf = ({ error, refusal, lost }: ClientProblem): string =>
  lost === undefined ? caseProblemText(lang, error, refusal) : lostLineWords(lang, lost).title;

const showLeft = ({ left }: Tally): void => {
  byId('handover-left-part').hidden = left.size === 0;
  fill(
    byId('handover-left'),
    [...left].map(([number, problem]) =>
      el('li', {}, caseLink(number, el('bdi', { dir: 'ltr' }, number)), `: ${reasonOf(problem)}`),
    ),
  );
};

const showGiven = (people: People, { to }: Tally): void => {
  byId('handover-given-part').hidden = to.size === 0;
  const named = (person: PersonId): Child => {
    const offices = officesOf(people.ground.current.roster, person);
    return offices.length === 0 ? el('bdi', {}, people.people.get(person) ?? '') : whoParts(people, person);
  };
  fill(
    byId('handover-given'),
    peopleInOrder(people, [...to.keys()]).map((person) =>
      el('li', {}, named(person), `: ${t.given(to.get(person) ?? 0)}`),
    ),
  );
};

const caseLink = (number: string, words: Child): HTMLElement => el('a', { href: casePath(lang, number) }, words);
const leaveOutId = (number: string): string => `hand-${number}`;

/** The cases whose keys this browser hands on, each to be read first or left out; those that were left out stay so. */
const showCases = ({ waiting, named }: HandoverState): void => {
  const leftOut = leftOutHere();
  byId('handover-cases-part').hidden = waiting === 0;
  fill(
    byId('handover-cases'),
    named.waiting.map((number) => {
      const id = leaveOutId(number);
      return el(
        'div',
        { class: 'choice' },
        el('input', { type: 'checkbox', id, value: number, checked: !leftOut.includes(number) }),
        el(
          'div',
          {},
          el('label', { for: id }, el('bdi', { dir: 'ltr' }, number)),
          el('p', { class: 'hint' }, caseLink(number, [`${t.openCase} `, el('bdi', { dir: 'ltr' }, number)])),
        ),
      );
    }),
    waiting > named.waiting.length ? sentence(t.casesMore(waiting - named.waiting.length)) : undefined,
  );
};

/** The cases of the list whose tick was taken off. */
const leftOutHere = (): readonly string[] =>
  [...byId('handover-cases').querySelectorAll<HTMLInputElement>('input')]
    .filter(({ checked }) => !checked)
    .map(({ value }) => value);

/** The cases in which the reader declares first, with the way to each. */
const showUndeclared = ({ undeclared, named }: HandoverState): void => {
  byId('handover-undeclared-part').hidden = undeclared === 0;
  fill(
    byId('handover-undeclared'),
    sentence(t.undeclared(undeclared)),
    el(
      'ul',
      {},
      named.undeclared.map((number) => el('li', {}, caseLink(number, el('bdi', { dir: 'ltr' }, number)))),
    ),
    undeclared > named.undeclared.length ? sentence(t.undeclaredMore) : undefined,
  );
};

/** Asks until the portal has looked at every case; gives how many wait, and shows them and those that wait for a declaration. */
const look = async (): Promise<Answer<HandoverState>> => {
  for (;;) {
    const found = await lookForHandovers(transport);
    if (!found.ok) return found;
    if (!found.value.looked) continue;
    showUndeclared(found.value);
    showCases(found.value);
    return found;
  }
};

/** How far a run has come, to be seen after each case and heard now and then. */
const progressTo = (total: number): ((past: number) => void) => {
  const bar = byId('handover-progress');
  let spoken = 0;
  bar.setAttribute('max', String(total));
  return (past) => {
    // Cases that came to wait meanwhile don't make it more than whole.
    const now = Math.min(past, total);
    bar.setAttribute('value', String(now));
    byId('handover-count').textContent = t.working(now, total);
    const part = Math.floor((now * SPOKEN) / total);
    if (part === spoken) return;
    spoken = part;
    byId('handover-spoken').textContent = t.working(now, total);
  };
};

type Page = { readonly vault: OpenVault; readonly people: People; readonly tally: Tally; isStopped: boolean };

const note = ({ tally }: Page, one: HandedOn): void => {
  if (one.state === 'done') {
    tally.done += 1;
    tally.left.delete(one.number);
    for (const person of one.to) tally.to.set(person, (tally.to.get(person) ?? 0) + 1);
  } else if (one.state === 'left') tally.left.set(one.number, (one satisfies Left).problem);
};

const offer = (words: string): void => {
  const button = buttonById('handover-button');
  button.textContent = words;
  button.hidden = false;
  button.disabled = false;
};

/** Where the rosters were found refused meanwhile, that is told above all, and withdraws what the page offers. */
const tellRefusedIn = ({ left }: Tally): void => {
  const refused = [...left.values()].find(({ rosters }) => rosters !== undefined);
  if (refused !== undefined) tellCaseProblem(refused);
};

/** What came of a run, with what can be done next. */
const tellEnd = async (page: Page, end: Answer<RunEnd>): Promise<void> => {
  const { tally, vault } = page;
  if (!end.ok && end.problem.error === 'signed-out') return sessionEnded(vault);
  if (!end.ok) {
    tellCaseProblem(end.problem);
    state(sentence(t.brokenOff(tally.done)));
    return offer(t.goOn);
  }
  if (end.value === 'stopped') {
    state(sentence(t.stopped(tally.done)));
    return offer(t.goOn);
  }
  const waiting = await look();
  const leftOut = leftOutHere().length;
  const others = waiting.ok ? waiting.value.waiting - tally.left.size - leftOut : 0;
  const isDeclaring = waiting.ok && waiting.value.undeclared > 0;
  if (tally.left.size > 0) state(notice('warning', sentence(t.ended(tally.done))));
  else if (others > 0) state(sentence(t.more(tally.done, others)));
  else if (leftOut > 0)
    state(
      notice('success', tally.done > 0 ? sentence(t.doneHere(tally.done)) : undefined, sentence(t.leftOut(leftOut))),
    );
  else return state(notice('success', sentence((isDeclaring ? t.doneHere : t.done)(tally.done))));
  offer(tally.left.size > 0 ? t.again : t.goOn);
};

const setRunning = (isRunning: boolean): void => {
  byId('handover-run').hidden = !isRunning;
  byId('handover-stop').hidden = !isRunning;
  buttonById('handover-stop').disabled = false;
  buttonById('handover-button').hidden = true;
};

const run = async (page: Page): Promise<void> => {
  const { vault, tally } = page;
  page.isStopped = false;
  fill(byId('alarm'));
  buttonById('handover-button').disabled = true;
  const waiting = await look();
  if (!waiting.ok) return tellEnd(page, waiting);
  const leftOut = leftOutHere();
  byId('handover-cases-part').hidden = true;
  setRunning(true);
  state();
  focusOn(byId('handover-stop'));
  let past = 0;
  const told = progressTo(Math.max(1, waiting.value.waiting - leftOut.length));
  told(past);
  const end = await handOnAll(transport, vault, {
    root: pageRoot,
    pinned: readPin(vault.association),
    isStopped: () => page.isStopped,
    isLeftOut: (number) => leftOut.includes(number),
    told: (one) => {
      past += 1;
      note(page, one);
      told(past);
      // Who pressed the button is at work for as long as it takes.
      touch();
    },
  });
  setRunning(false);
  showLeft(tally);
  showGiven(page.people, tally);
  await tellEnd(page, end);
  tellRefusedIn(tally);
  focusOn(byId('handover-state'));
};

const fail = (vault: OpenVault, problem: ClientProblem): void => {
  state();
  if (problem.error === 'signed-out') sessionEnded(vault);
  else tellCaseProblem(problem);
};

const start = async (vault: OpenVault): Promise<void> => {
  state(sentence(t.looking));
  const pkg = await ask(transport, 'GET', '/api/staff/rosters', RosterPackage);
  if (!pkg.ok) return fail(vault, pkg.problem);
  const names = new Map(pkg.value.people.map(({ id, name }) => [id, name]));
  const ground = groundOf(pkg.value.foundation, vault, names);
  if (ground === undefined) return state();
  const suspended = new Set(pkg.value.people.filter((one) => one.suspended).map(({ id }) => id));
  const page: Page = {
    vault,
    people: { ground, people: names, suspended },
    tally: { done: 0, to: new Map(), left: new Map() },
    isStopped: false,
  };
  const waiting = await look();
  if (!waiting.ok) return fail(vault, waiting.problem);
  if (waiting.value.waiting === 0) {
    buttonById('handover-button').hidden = true;
    return state(...(waiting.value.undeclared > 0 ? [] : [sentence(t.none)]));
  }
  state(sentence(t.waiting(waiting.value.waiting)));
  showPeople(page.people);
  buttonById('handover-button').addEventListener('click', () => {
    run(page).catch(() => {
      setRunning(false);
      void tellEnd(page, { ok: false, problem: { error: 'internal' } });
    });
  });
  const stop = (): void => {
    page.isStopped = true;
    buttonById('handover-stop').disabled = true;
    state(sentence(t.stopping));
  };
  buttonById('handover-stop').addEventListener('click', stop);
  // Nothing more is begun with keys that are about to go.
  beforeLock(() => {
    page.isStopped = true;
  });
  offer(t.button);
};

export const startHandovers = (): void => withVault(start);
