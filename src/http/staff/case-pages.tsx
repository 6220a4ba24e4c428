// The case page and the pages of its acts. A case that isn't this person's and one that isn't there are one answer, and
// so is every page below it (T38); whoever holds the case is told of an act that it isn't theirs now.
import { Hono } from 'hono';
import { ActNotNowPage, ActPage } from '../../../views/staff/act.tsx';
import { BriefingsPage, CasePage } from '../../../views/staff/case.tsx';
import { DeclarationPage } from '../../../views/staff/declaration.tsx';
import { movedBy } from '../../domain/calendar-moves.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import { isOwed } from '../../domain/succession.ts';
import { actOfPath } from '../../i18n/page-acts.ts';
import { calendarChanges } from '../../store/calendar-changes.ts';
import { caseFor, type SeenCase } from '../../store/case-files.ts';
import { caseNow } from '../../store/desk-places.ts';
import type { Seat } from '../../store/foundation.ts';
import { namesOfPeople } from '../../store/people.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { awaitsOpening, pageActs } from './case-acts-view.ts';
import { labourOf } from './case-duties-view.ts';
import { caseView, handOnOf, lostKeysOf } from './case-view.ts';
import { present } from './present.ts';

/** What changes of the calendar moved in a case since its report came. */
const movedIn = async (deps: Deps, seat: Seat, { ground, caseFile }: SeenCase, today: PlainDate) => {
  const changes = (await calendarChanges(deps.database.reader, seat.id)).filter(
    (one) => one.on >= caseFile.receivedOn && one.year === undefined,
  );
  return movedBy(caseNow(caseFile, ground, today), changes.toReversed());
};

export const casePages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/:lang{(?:ar|en)}/staff/cases/:number', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const association = c.get('association');
    const seen = await caseFor(deps, association, person, c.req.param('number'));
    if (seen === undefined) return c.notFound();
    const view = viewContext(c, deps, 'staff');
    if (seen.view === 'briefings') return c.html(<BriefingsPage view={view} number={seen.caseFile.number} />);
    const today = riyadhDate(deps.clock());
    const names = await namesOfPeople(deps.database.reader, association.id);
    if (seen.view === 'undeclared') {
      const nameOf = new Map(names.map(({ id, name }) => [id, name]));
      const [lostKeys, handOn] = [lostKeysOf(seen, person, nameOf), handOnOf(seen, person, today)];
      const toCome = isOwed(seen.caseFile, seen.ground.current.roster, person, 'report');
      const shown = { caseFile: seen.caseFile, lostKeys, handOn, toCome };
      return c.html(<DeclarationPage view={view} {...shown} />);
    }
    const moved = await movedIn(deps, association, seen, today);
    return c.html(<CasePage view={view} today={today} caseView={caseView(seen, person, names, { today, moved })} />);
  });

  app.get('/:lang{(?:ar|en)}/staff/cases/:number/:noun', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const name = actOfPath(c.req.param('noun'));
    const seen = await caseFor(deps, c.get('association'), person, c.req.param('number'));
    if (seen === undefined || seen.view === 'briefings' || name === undefined) return c.notFound();
    const people = await namesOfPeople(deps.database.reader, c.get('association').id);
    const act = pageActs(seen, person, people).find((one) => one.act === name);
    // Whoever has yet to declare does that before everything else, on the page of the case.
    if (seen.view === 'undeclared' || (act === undefined && awaitsOpening(seen, person, name))) {
      return c.redirect(`/${c.get('lang')}/staff/cases/${seen.caseFile.number}`, 303);
    }
    const { number, stage } = seen.caseFile;
    const view = viewContext(c, deps, 'staff');
    if (act === undefined) return c.html(<ActNotNowPage view={view} number={number} stage={stage} act={name} />, 409);
    const labour = name === 'recommend' || name === 'labour-step' ? labourOf(seen.caseFile, person) : undefined;
    return c.html(<ActPage view={view} number={number} stage={stage} act={act} labour={labour} />);
  });

  return app;
};
