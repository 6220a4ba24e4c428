// Asks, right above the button that sends, about every office that the text names and that wasn't ticked: one way to keep
// each away, and one to say that the report doesn't concern them. Looked up in this browser alone.
import type { ReportInput } from '../client/reporter.ts';
import { officesNamedIn } from '../domain/concern-words.ts';
import { isTicked } from '../domain/concerns.ts';
import type { Lang } from '../i18n/locale.ts';
import { officesInSentence } from '../i18n/office-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import type { ReportStep } from '../policy/questions.ts';
import type { Office } from '../policy/types.ts';
import { byId, type Child, el, fill, focusOn } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { choices, notice, ticked } from './parts.ts';

export type OfficeActions = {
  readonly change: (step: ReportStep) => void;
  /** Ticks these in the first answer, settles the receivers anew, and shows the check again. */
  readonly keepAway: (offices: readonly Office[]) => void;
};

/** Offices about which the reporter was asked and said that the report doesn't concern them. */
const dismissed = new Set<Office>();

/** Offices that the text names, that weren't ticked, and about which the reporter hasn't been asked yet. */
export const unaskedOffices = (input: ReportInput): readonly Office[] => {
  const text = [...input.answers, ...input.identity.answers].map((answer) => answer.text).join('\n');
  return officesNamedIn(text).filter((office) => !isTicked(input.concerns, office) && !dismissed.has(office));
};

const GROUP = 'named-offices';
const TITLE = 'check-offices-title';
const FAULT = 'check-offices-error';

const button = (kind: 'primary' | 'secondary', words: string, onclick: () => void): HTMLElement =>
  el('button', { type: 'button', class: `button ${kind}`, onclick }, words);

const sayFault = (words: string): void => {
  byId(FAULT).textContent = words;
  byId(FAULT).hidden = false;
};

type Asked = { readonly lang: Lang; readonly offices: readonly Office[]; readonly actions: OfficeActions };

const dismiss = ({ lang, offices }: Asked): void => {
  for (const office of offices) dismissed.add(office);
  byId('check-offices').replaceChildren();
  markTitle(lang, false);
  byId('report-send').focus();
};

/** "Someone senior" stands alone: naming somebody gives it up, which the reporter must choose on the first page. */
const afterSenior = (asked: Asked): readonly Child[] => {
  const t = reporter(asked.lang).report.check.named;
  return [
    el('p', {}, t.senior(officesInSentence(asked.lang, asked.offices), asked.offices.length)),
    el(
      'div',
      { class: 'actions' },
      button('secondary', t.changeFirst, () => asked.actions.change('concerns')),
      button('secondary', asked.offices.length === 1 ? t.no : t.none, () => dismiss(asked)),
    ),
  ];
};

const aboutOne = (asked: Asked): readonly Child[] => {
  const t = reporter(asked.lang).report.check.named;
  return [
    el('p', {}, t.one(officesInSentence(asked.lang, asked.offices))),
    el(
      'div',
      { class: 'actions' },
      button('secondary', t.keepAway, () => asked.actions.keepAway(asked.offices)),
      button('secondary', t.no, () => dismiss(asked)),
    ),
  ];
};

const aboutMany = (asked: Asked): readonly Child[] => {
  const t = reporter(asked.lang).report.check.named;
  const names = shared(asked.lang).offices;
  const group = choices(
    'checkbox',
    GROUP,
    t.which,
    asked.offices.map((office) => ({ value: office, label: names[office] })),
  );
  const keep = () => {
    const values = ticked(group);
    const chosen = asked.offices.filter((office) => values.includes(office));
    if (chosen.length === 0) return sayFault(t.tickOne);
    for (const office of asked.offices) if (!chosen.includes(office)) dismissed.add(office);
    asked.actions.keepAway(chosen);
  };
  return [
    el('p', {}, t.many(officesInSentence(asked.lang, asked.offices), asked.offices.length)),
    group,
    el(
      'div',
      { class: 'actions' },
      button('secondary', t.keepTicked, keep),
      button('secondary', t.none, () => dismiss(asked)),
    ),
  ];
};

/** Asks about the offices that the text names; empty where there is nothing to ask. */
export const showOffices = (lang: Lang, input: ReportInput, actions: OfficeActions): void => {
  const t = reporter(lang).report.check.named;
  const place = byId('check-offices');
  const offices = unaskedOffices(input);
  place.replaceChildren();
  if (offices.length === 0) return;
  const asked: Asked = { lang, offices, actions };
  const body = input.concerns === 'senior' ? afterSenior : offices.length === 1 ? aboutOne : aboutMany;
  fill(
    place,
    notice(
      'warning',
      el('h3', { class: 'notice-title', tabindex: '-1', id: TITLE }, t.title),
      el('p', { class: 'field-error', id: FAULT, role: 'alert', hidden: true }),
      body(asked),
    ),
  );
};

/** Gives it the focus and brings it to the window's upper edge, so that what follows it is seen too. */
const leadTo = (node: HTMLElement): void => {
  focusOn(node);
  node.scrollIntoView({ block: 'start' });
};

/** Leads to the question, which stands in the way of sending, and says so. */
export const insistOnOffices = (lang: Lang): void => {
  sayFault(reporter(lang).report.check.named.first);
  leadTo(byId(TITLE));
};

/** Says, where the question stood, who is kept away now. */
export const tellKeptAway = (lang: Lang, offices: readonly Office[]): void => {
  const words = reporter(lang).report.check.named.kept(officesInSentence(lang, offices));
  const told = notice('success', el('p', {}, words));
  byId('check-offices').prepend(told);
  leadTo(told);
};
