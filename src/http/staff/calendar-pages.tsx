// The calendar's pages: read by everybody who handles reports, changed by whoever keeps it. A change is shown with what follows from
// it before it is saved, and saved with its record or not at all.

import { type Context, Hono } from 'hono';
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { CalendarPage, type CalendarProps, type YearView } from '../../../views/staff/calendar.tsx';
import { CorrectionPage, PreviewPage, RulesPage } from '../../../views/staff/calendar-change.tsx';
import {
  type CalendarEdit,
  differences,
  type Keeping,
  keepingOf,
  ofPast,
  withEdit,
} from '../../domain/calendar-edits.ts';
import { askedFrom, freeRowsOf, hasOtherDays, isToConfirmAnew, shownYears } from '../../domain/calendar-years.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import { apart } from '../../i18n/apart.ts';
import { calendarPath, calendarTexts } from '../../i18n/calendar.ts';
import { formatDate } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import {
  type CalendarChange,
  type ChangedBy,
  calendarChanges,
  changeCalendar,
  confirmYear,
  seeCalendarChanges,
  unseenChanges,
} from '../../store/calendar-changes.ts';
import { foreseen } from '../../store/calendar-moves.ts';
import { currentRoster } from '../../store/foundation.ts';
import { namesOfPeople } from '../../store/people.ts';
import { associationById } from '../../store/settings.ts';
import { type Form, formOf, readForm } from '../admin/form.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requireKeeper, requirePerson } from '../middleware/require.ts';
import { typedDateIn } from '../typed-form-date.ts';
import { viewContext } from '../view-context.ts';
import { REPEATED, readEdit, rulesForm, saveFaults } from './calendar-form.ts';
import { present } from './present.ts';

type C = Context<AppEnv>;

/** A page that a form was answered with has the language link lead to where that form is found. */
const viewAt = (c: C, deps: Deps, place: '' | '/correction' | '/settings') => ({
  ...viewContext(c, deps, 'staff'),
  path: `/staff/calendar${place}`,
});

/** What every one of these pages stands on. */
type Scene = {
  readonly person: PersonId;
  readonly today: PlainDate;
  readonly keeping: Keeping | undefined;
  readonly changes: readonly CalendarChange[];
  readonly newest: number;
  readonly nameOf: (id: PersonId) => string;
};

const sceneOf = async (c: C, deps: Deps): Promise<Scene> => {
  const { person } = present(c);
  const association = c.get('association');
  const { reader } = deps.database;
  const roster = (await currentRoster(deps, association))?.roster;
  const changes = await calendarChanges(reader, association.id);
  const people = await namesOfPeople(reader, association.id);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const suspended = new Set(people.filter((one) => one.suspended).map(({ id }) => id));
  const keeping = roster === undefined ? undefined : keepingOf(roster, person);
  return {
    person,
    today: riyadhDate(deps.clock()),
    // A suspended account keeps nothing: nobody has to say that it is away.
    keeping: keeping && { inPlaceOf: keeping.inPlaceOf.filter((id) => !suspended.has(id)) },
    changes,
    newest: changes[0]?.seq ?? 0,
    nameOf: (id) => names.get(id) ?? '',
  };
};

const namesOf = ({ keeping, nameOf }: Scene): readonly string[] => (keeping?.inPlaceOf ?? []).map(nameOf);

const DONE = ['changed', 'confirmed', 'seen'] as const;

/** When whoever keeps the calendar is asked to confirm a year. */
const askedOf = (year: number, settings: CalendarProps['settings'], today: PlainDate): YearView['asked'] => {
  const from = askedFrom(year, settings, today);
  if (from === undefined) return 'never';
  return from <= today ? 'now' : from;
};

const yearsOf = ({ changes, nameOf, today }: Scene, settings: CalendarProps['settings']): CalendarProps['years'] =>
  shownYears(today).map((year) => {
    const confirming = changes.find((change) => change.year === year);
    return {
      year,
      rows: freeRowsOf(year, settings),
      asked: askedOf(year, settings, today),
      confirmed: confirming && {
        ...{ by: nameOf(confirming.by), on: confirming.on },
        isChanged: hasOtherDays(year, confirming.after, settings),
        isAnew: isToConfirmAnew(year, confirming.after, settings),
      },
    };
  });

/** `reason` was typed for what can't be done any more. */
const overview = async (c: C, deps: Deps, scene: Scene, faults: readonly FieldFault[] = [], reason = '') => {
  const { calendar, id } = c.get('association');
  const { keeping, changes, newest, nameOf, person, today } = scene;
  const news = await unseenChanges(deps.database.reader, id, person, today);
  const shown: CalendarProps = {
    view: viewAt(c, deps, ''),
    settings: calendar,
    years: yearsOf(scene, calendar),
    changes: changes.map(({ by, ...change }) => ({ ...change, by: nameOf(by) })),
    newest,
    isNews: news.length > 0,
    keeping: keeping && { inPlaceOf: namesOf(scene) },
    done: faults.length > 0 ? undefined : DONE.find((one) => one === c.req.query('done')),
    ...{ faults, reason },
  };
  return c.html(<CalendarPage {...shown} />, faults.length === 0 ? 200 : 422);
};

const seenIn = (form: Form): number => (/^\d{1,9}$/.test(form.one('seen')) ? Number(form.one('seen')) : -1);

/** The page on which an edit is entered, as it was typed; a taking back has none of its own. */
const editPage = (c: C, deps: Deps, scene: Scene, form: Form, faults: readonly FieldFault[] = []) => {
  const isRules = form.one('what') === 'rules';
  const view = viewAt(c, deps, isRules ? '/settings' : '/correction');
  const shared = { view, typed: form, seen: scene.newest, faults };
  const status = faults.length === 0 ? 200 : 422;
  if (form.one('what') === 'take-back') return overview(c, deps, scene, faults, form.one('reason'));
  if (isRules) return c.html(<RulesPage {...shared} />, status);
  const typed = (id: 'day' | 'last') => typedDateIn(form, id, c.get('lang'));
  return c.html(<CorrectionPage {...shared} day={typed('day')} last={typed('last')} />, status);
};

/** Who changed the calendar since a form was drawn: somebody else where anybody did, and otherwise its reader, in another tab. */
const meanwhileWords = (c: C, { changes, nameOf, person }: Scene, seen: number): string | undefined => {
  const unseen = changes.filter(({ seq }) => seq > seen);
  const other = unseen.find(({ by }) => by !== person);
  const [newest] = unseen.length === 0 ? changes : unseen;
  const lang = c.get('lang');
  if (newest === undefined) return undefined;
  const { meanwhile, meanwhileOwn } = calendarTexts(lang).faults;
  if (other === undefined && newest.by === person) return meanwhileOwn(formatDate(lang, newest.on));
  const { by, on } = other ?? newest;
  return meanwhile(apart(nameOf(by)), formatDate(lang, on));
};

/** The newest change, where it is the one that followed what a form had seen, and its reader's own. */
const ownNext = ({ changes: [newest], person }: Scene, form: Form): CalendarChange | undefined =>
  newest?.by === person && newest.seq === seenIn(form) + 1 ? newest : undefined;

/** Whether a form that saves was sent twice: what it says was done by its first sending, and nothing since. */
const isSentTwice = (scene: Scene, form: Form, lang: Lang): boolean => {
  const own = ownNext(scene, form);
  if (own === undefined || own.year !== undefined || form.one('step') !== 'save') return false;
  const read = readEdit(form, own.before, lang);
  if (!read.ok || own.reason !== form.one('reason')) return false;
  return differences(withEdit(own.before, read.edit), own.after).length === 0;
};

const toDone = (c: C, done: (typeof DONE)[number]): Response =>
  c.redirect(`${calendarPath(c.get('lang'))}?done=${done}`, 303);

const preview = async (
  c: C,
  deps: Deps,
  scene: Scene,
  {
    form,
    edit,
    faults = [],
  }: { readonly form: Form; readonly edit: CalendarEdit; readonly faults?: readonly FieldFault[] },
) => {
  const association = c.get('association');
  const before = association.calendar;
  const after = withEdit(before, edit);
  const { moves, all } = await foreseen(deps, association, scene.person, scene.today, { before, after });
  const isLate = seenIn(form) !== scene.newest;
  const status = isLate ? 409 : faults.length === 0 ? 200 : 422;
  return c.html(
    <PreviewPage
      view={viewAt(c, deps, '')}
      typed={form}
      seen={scene.newest}
      faults={faults}
      differences={differences(before, after)}
      moves={moves}
      all={all}
      past={ofPast(edit, scene.today)}
      inPlaceOf={namesOf(scene)}
      meanwhile={isLate ? meanwhileWords(c, scene, seenIn(form)) : undefined}
    />,
    status,
  );
};

const authorOf = (form: Form, { person, today, keeping }: Scene): ChangedBy => ({
  by: person,
  on: today,
  inPlace: (keeping?.inPlaceOf.length ?? 0) > 0,
  reason: form.one('reason'),
  seen: seenIn(form),
});

/** Everything anew, as it stands after somebody else changed it. */
const again = async (c: C, deps: Deps, form: Form): Promise<Response> => {
  const association = (await associationById(deps.database.reader, c.get('association').id)) ?? c.get('association');
  c.set('association', association);
  const scene = await sceneOf(c, deps);
  if (isSentTwice(scene, form, c.get('lang'))) return toDone(c, 'changed');
  const read = readEdit(form, association.calendar, c.get('lang'));
  if (read.ok) return preview(c, deps, scene, { form, edit: read.edit });
  const words = meanwhileWords(c, scene, seenIn(form));
  return editPage(c, deps, scene, form, [
    ...(words === undefined ? [] : [{ id: 'main', text: words }]),
    ...read.faults,
  ]);
};

const change = (deps: Deps) => async (c: C) => {
  const scene = await sceneOf(c, deps);
  if (scene.keeping === undefined) return problem(c, deps, 'not-found');
  const form = await readForm(c, REPEATED);
  if (form === undefined) return problem(c, deps, 'malformed');
  const [lang, { id, calendar }] = [c.get('lang'), c.get('association')];
  const step = form.one('step');
  if (step === 'edit') return editPage(c, deps, scene, form);
  if (isSentTwice(scene, form, lang)) return toDone(c, 'changed');
  const read = readEdit(form, calendar, lang);
  if (!read.ok)
    return seenIn(form) === scene.newest ? editPage(c, deps, scene, form, read.faults) : again(c, deps, form);
  const { edit } = read;
  // Another language was asked for, where faults had been told.
  if (step === 'check') return editPage(c, deps, scene, form);
  const isSaving = step === 'save' || step === 'check-save';
  if (!isSaving || seenIn(form) !== scene.newest) return preview(c, deps, scene, { form, edit });
  const isInPlace = scene.keeping.inPlaceOf.length > 0;
  const faults = saveFaults(form, edit, { lang, today: scene.today, isInPlace });
  if (faults.length > 0 || step !== 'save') return preview(c, deps, scene, { form, edit, faults });
  const saved = await deps.database.write((tx) => changeCalendar(tx, id, authorOf(form, scene), edit));
  return saved.ok ? toDone(c, 'changed') : again(c, deps, form);
};

/** A year is confirmed as it was shown: whatever changed since is looked at first. */
const confirm = (deps: Deps) => async (c: C) => {
  const scene = await sceneOf(c, deps);
  if (scene.keeping === undefined) return problem(c, deps, 'not-found');
  const form = await readForm(c);
  const year = shownYears(scene.today).find((one) => String(one) === form?.one('year'));
  if (form === undefined || year === undefined || seenIn(form) < 0) return problem(c, deps, 'malformed');
  const lang = c.get('lang');
  const t = calendarTexts(lang);
  const id = `away-${year}`;
  const isInPlace = scene.keeping.inPlaceOf.length > 0;
  const at = `year-${year}`;
  if (isInPlace && form.one('away') !== 'yes') return overview(c, deps, scene, [{ id, text: t.faults.away }]);
  // Pressed twice: it was done by the first time.
  if (ownNext(scene, form)?.year === year) return toDone(c, 'confirmed');
  const last = scene.changes.find((one) => one.year === year);
  if (last !== undefined && !isToConfirmAnew(year, last.after, c.get('association').calendar))
    return overview(c, deps, scene, [{ id: at, text: t.alreadyConfirmed }]);
  const author = authorOf(form, scene);
  const saved = await deps.database.write((tx) => confirmYear(tx, c.get('association').id, author, year));
  if (saved.ok) return toDone(c, 'confirmed');
  c.set('association', (await associationById(deps.database.reader, c.get('association').id)) ?? c.get('association'));
  const now = await sceneOf(c, deps);
  if (ownNext(now, form)?.year === year) return toDone(c, 'confirmed');
  const words = meanwhileWords(c, now, seenIn(form));
  return words === undefined ? problem(c, deps, 'malformed') : overview(c, deps, now, [{ id: at, text: words }]);
};

const seen = (deps: Deps) => async (c: C) => {
  const form = await readForm(c);
  const seq = form === undefined ? -1 : seenIn(form);
  if (seq < 0) return problem(c, deps, 'malformed');
  await deps.database.write((tx) => seeCalendarChanges(tx, c.get('association').id, present(c).person, seq));
  return toDone(c, 'seen');
};

export const calendarPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const calendar = '/:lang{(?:ar|en)}/staff/calendar';
  const [person, keeper] = [requirePerson(deps), requireKeeper(deps)];
  /** The empty form of an edit, to whoever keeps the calendar. */
  const entered = (form: (c: C) => Form) => async (c: C) => {
    const scene = await sceneOf(c, deps);
    return scene.keeping === undefined ? problem(c, deps, 'not-found') : editPage(c, deps, scene, form(c));
  };
  app.get(calendar, person, async (c) => overview(c, deps, await sceneOf(c, deps)));
  app.get(
    `${calendar}/correction`,
    keeper,
    entered(() => formOf({})),
  );
  app.get(
    `${calendar}/settings`,
    keeper,
    entered((c) => rulesForm(c.get('association').calendar)),
  );
  app.post(`${calendar}/changes`, keeper, change(deps));
  app.post(`${calendar}/confirmation`, keeper, confirm(deps));
  app.post(`${calendar}/seen`, person, seen(deps));
  return app;
};
