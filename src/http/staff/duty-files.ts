// Where duties are downloaded as a calendar file: those of one case by whoever holds it whole, and all of one's own. Whoever has yet to
// declare, is only briefed or is kept away is answered as if the case weren't there (T38).
import { Hono } from 'hono';
import { dueDaysIn } from '../../domain/due-days.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { caseFor } from '../../store/case-files.ts';
import { caseNow } from '../../store/desk-places.ts';
import { ownDueDays } from '../../store/own-duties.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { CALENDAR_HEADERS, dutyCalendar } from './duty-calendar.ts';
import { present } from './present.ts';

export const dutyFiles = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const today = () => riyadhDate(deps.clock());

  app.get('/:lang{(?:ar|en)}/staff/amanah.ics', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const days = await ownDueDays(deps, c.get('association'), person);
    return c.body(dutyCalendar(deps.serverKey, { person, today: today(), days }), 200, CALENDAR_HEADERS);
  });

  app.get('/:lang{(?:ar|en)}/staff/cases/:number/amanah.ics', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const seen = await caseFor(deps, c.get('association'), person, c.req.param('number'));
    if (seen?.view !== 'whole') return c.notFound();
    const days = dueDaysIn(caseNow(seen.caseFile, seen.ground, today()), person);
    return c.body(dutyCalendar(deps.serverKey, { person, today: today(), days }), 200, CALENDAR_HEADERS);
  });

  return app;
};
