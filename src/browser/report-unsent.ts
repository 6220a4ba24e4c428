// What the code page says where a report stands as it was first sent and answers were changed since: these weren't sent, stand
// there to be copied, and can be added with the code. Wiped with the code.
import type { ReportInput } from '../client/reporter.ts';
import { safeName } from '../client/safe-name.ts';
import { fileChanges } from '../domain/changed-files.ts';
import { dateAnswer } from '../i18n/answers.ts';
import type { Lang } from '../i18n/locale.ts';
import { reportNotes } from '../i18n/report-notes.ts';
import { concernWords } from '../i18n/report-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { REPORT_QUESTIONS } from '../policy/questions.ts';
import type { Concerns } from '../policy/types.ts';
import { askThere } from './ask-there.ts';
import { byId, type Child, el, fill, focusOn } from './dom.ts';
import { marked } from './marked.ts';
import { notice } from './parts.ts';

const row = (question: string, answer: Child): HTMLElement =>
  el('div', { class: 'summary-row' }, el('dt', {}, question), el('dd', { class: 'prose', dir: 'auto' }, answer));

const hint = (words: string): HTMLElement => el('span', { class: 'hint' }, words);

const identityWords = (lang: Lang, { identity }: ReportInput): Child =>
  identity.given
    ? identity.answers.map(({ text }) => el('div', {}, el('bdi', {}, marked(text))))
    : reporter(lang).report.identity.anonymous;

/** What was ticked since; where ticks were only taken away, what is left. */
const tickedSince = (sent: ReportInput, now: ReportInput): Concerns => {
  const before: Concerns = sent.concerns;
  if (now.concerns === 'senior' || before === 'senior') return now.concerns;
  const added = now.concerns.filter((office) => !before.includes(office));
  return added.length === 0 ? now.concerns : added;
};

/** The answers of `now` that aren't those of `sent`. */
const changedRows = (lang: Lang, sent: ReportInput, now: ReportInput): readonly HTMLElement[] => {
  const t = reporter(lang).report;
  const isOther = (part: (input: ReportInput) => unknown) => JSON.stringify(part(sent)) !== JSON.stringify(part(now));
  return [
    ...(isOther(({ concerns }) => concerns)
      ? [row(t.concerns.question, concernWords(lang, tickedSince(sent, now)))]
      : []),
    ...(isOther(({ identity }) => identity) ? [row(t.identity.question, identityWords(lang, now))] : []),
    ...REPORT_QUESTIONS.flatMap(({ id, kind }) => {
      const textOf = ({ answers }: ReportInput) => answers.find(({ question }) => question === id)?.text;
      if (!isOther(textOf)) return [];
      const text = textOf(now);
      if (text === undefined) return [row(t.questions[id].question, hint(t.check.empty))];
      return [row(t.questions[id].question, kind === 'date' ? dateAnswer(lang, text) : marked(text))];
    }),
  ];
};

const fileNames = (words: string, names: readonly string[]): Child =>
  names.length === 0
    ? undefined
    : [
        el('p', {}, words),
        el(
          'ul',
          {},
          names.map((name) => el('li', {}, el('bdi', { translate: 'no' }, safeName(name)))),
        ),
      ];

/** Says what of `now` wasn't sent, above the code of the report that stands as `sent`. */
export const showUnsent = (lang: Lang, sent: ReportInput, now: ReportInput): void => {
  const t = reportNotes(lang).again;
  const rows = changedRows(lang, sent, now);
  const files = fileChanges(sent.attached?.files ?? [], now.attached?.files ?? []);
  const isTickedAnew = JSON.stringify(sent.concerns) !== JSON.stringify(now.concerns);
  fill(
    byId('code-unsent'),
    notice(
      'warning',
      el('p', { class: 'notice-title' }, t.title),
      el('p', {}, t.text),
      el('p', {}, t.how),
      isTickedAnew
        ? el('p', {}, `${t.ticks} `, el('a', { href: `/${lang}#other-ways` }, reporter(lang).landing.channelsTitle))
        : undefined,
    ),
    el('h3', { id: 'unsent-title' }, t.unsent),
    rows.length === 0 ? undefined : el('dl', { class: 'summary-list' }, rows),
    fileNames(t.files.unsent, files.unsent),
    fileNames(t.files.gone, files.gone),
  );
};

/** Whether answers stand on the code page that nobody has received; then asks before they go with it. `onYes` goes on. */
export const askWhereUnsent = (lang: Lang, onYes: () => void): boolean => {
  const heading = document.getElementById('unsent-title');
  if (heading === null) return false;
  const t = reportNotes(lang).again.goOn;
  const place = byId('code-unsent-ask');
  const onStay = () => {
    place.replaceChildren();
    focusOn(heading);
    heading.scrollIntoView({ block: 'start' });
  };
  askThere(place, t, { onStay, onGo: onYes });
  return true;
};
