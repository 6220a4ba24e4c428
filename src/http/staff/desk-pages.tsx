// The desk, the roster to sign, and the keys to hand on.
import { Hono } from 'hono';
import { DeskPage } from '../../../views/staff/desk.tsx';
import type { RosterCall } from '../../../views/staff/desk-news.tsx';
import type { DeskViewRow } from '../../../views/staff/desk-row.tsx';
import { HandoversPage } from '../../../views/staff/handovers.tsx';
import { OwnReadinessPage } from '../../../views/staff/own-readiness.tsx';
import { RosterPage } from '../../../views/staff/roster.tsx';
import { actsReader } from '../../auth/acts-reader.ts';
import { isResetOfLate, isRosterSigner, ownResetNews } from '../../auth/factor-reset.ts';
import { factorNewsFor, passkeyOfLate, recoveryOfLate, wrongOfLate } from '../../auth/key-events.ts';
import { newKeysNewsFor } from '../../auth/new-keys.ts';
import { DESK_GROUPS } from '../../domain/desk.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { accountNewsFor } from '../../store/account-record.ts';
import { unseenChanges } from '../../store/calendar-changes.ts';
import { type DeskRow, deskRows } from '../../store/desk.ts';
import { currentRoster } from '../../store/foundation.ts';
import { handoversKnown } from '../../store/handovers.ts';
import { oneLook } from '../../store/one-look.ts';
import { namesOfPeople } from '../../store/people.ts';
import { comingFor } from '../../store/portal-waits.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { movedView } from './moved-view.ts';
import { ownGaps } from './own-readiness.ts';
import { present } from './present.ts';
import { signingBlocked } from './signing-blocked.ts';
import { knownNames, waitsFor } from './wait-views.ts';

type Association = AppEnv['Variables']['association'];

const rosterCalls = async (deps: Deps, association: Association, today: PlainDate): Promise<readonly RosterCall[]> => {
  const roster = (await currentRoster(deps, association))?.roster;
  if (roster === undefined) return ['none'];
  return today > roster.until ? ['expired'] : [];
};

type DamagedRow = Extract<DeskRow, { readonly view: 'damaged' }>;

/** The rows of a page, and the numbers of the cases on it that are damaged. */
const apartFrom = (rows: readonly DeskRow[]) => ({
  sound: rows.flatMap((row) => (row.view === 'damaged' ? [] : [row])),
  damaged: rows.flatMap((row) => (row.view === 'damaged' ? [row.number] : [])),
});

/** The log tells once, as long as the portal runs, that a case was found damaged: neither which nor by whom. */
const tellDamaged = (deps: Deps) => {
  const told = new Set<string>();
  return (numbers: readonly string[]): void => {
    for (const number of numbers) {
      if (told.has(number)) continue;
      told.add(number);
      deps.log(
        'A stored case is damaged: its lines make no chain. "npm run --silent verify" names the first broken line.',
      );
    }
  };
};

/** Names by id, looked up only where some are shown. */
const namer = async (deps: Deps, association: Association, isNeeded: boolean): Promise<(id: PersonId) => string> => {
  const people = isNeeded ? await namesOfPeople(deps.database.reader, association.id) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
};

/** Whether a row says whom to bring back. */
const namesSomebody = (row: DeskRow): boolean => row.view === 'whole' && row.away !== undefined;

const viewRow = (row: Exclude<DeskRow, DamagedRow>, nameOf: (person: PersonId) => string): DeskViewRow => {
  if (row.view === 'briefings') return row;
  const { waiting, duty, away, ...rest } = row;
  const moved = duty?.moved?.map((move) => movedView(move, nameOf));
  const owed = { kind: waiting.kind, owed: waiting.duty !== undefined };
  const back = away === undefined ? {} : { away: away.map(nameOf) };
  return { ...rest, ...back, waiting: owed, ...(duty === undefined ? {} : { duty: { ...duty, moved } }) };
};

export const deskPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const tell = tellDamaged(deps);

  app.get('/:lang{(?:ar|en)}/staff', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const association = c.get('association');
    const today = riyadhDate(deps.clock());
    const after = c.req.query('after');
    const part = DESK_GROUPS.find((group) => group === c.req.query('from'));
    const {
      rows,
      counts,
      next,
      damaged: damagedTotal,
    } = await deskRows(deps, association, person, { after, part, today });
    const { sound, damaged } = apartFrom(rows);
    tell(damaged);
    const view = viewContext(c, deps, 'staff');
    const page = await oneLook(deps, async (look) => {
      const { reader } = look.database;
      const changes = await unseenChanges(reader, association.id, person, today);
      const nameOf = await namer(look, association, changes.length > 0 || sound.some(namesSomebody));
      const coming = await comingFor(look, association, person);
      const isOut = coming.cases.some(({ suspended }) => suspended !== undefined);
      const known = isOut ? await knownNames(look, association, view.lang) : new Map<PersonId, string>();
      return (
        <DeskPage
          view={view}
          today={today}
          rows={sound.map((row) => viewRow(row, nameOf))}
          damaged={damaged}
          damagedTotal={damagedTotal}
          calendar={changes.map(({ by, on }) => ({ by: nameOf(by), on }))}
          next={next}
          counts={counts}
          isFirstPage={after === undefined && part === undefined}
          roster={await rosterCalls(look, association, today)}
          blocked={await signingBlocked(look, association, person)}
          waits={await waitsFor(look, association, person, c.get('lang'))}
          coming={coming}
          nameOf={(one) => known.get(one) ?? ''}
          ownReset={await ownResetNews(look, association.id, person)}
          isResetOfLate={await isResetOfLate(look, association.id, person)}
          recoveredOn={await recoveryOfLate(look, association.id, person)}
          passkeyOn={await passkeyOfLate(look, association.id, person)}
          factorNews={await factorNewsFor(look, association.id, person)}
          wrongTries={await wrongOfLate(look, association.id, person)}
          handovers={await handoversKnown(look, association, person)}
          newKeys={await newKeysNewsFor(look, association.id, person)}
          isLacking={(await ownGaps(look, association, person)).length > 0}
          record={await accountNewsFor(reader, association.id, await actsReader(reader, association.id, person))}
        />
      );
    });
    return c.html(page);
  });

  app.get('/:lang{(?:ar|en)}/staff/roster', requirePerson(deps), async (c) => {
    const [association, { person }] = [c.get('association'), present(c)];
    const signer = await isRosterSigner(deps.database.reader, association.id, person);
    const blocked = await signingBlocked(deps, association, person);
    return c.html(<RosterPage view={viewContext(c, deps, 'staff')} signer={signer} blocked={blocked} />);
  });

  app.get('/:lang{(?:ar|en)}/staff/readiness', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const association = c.get('association');
    const waits = await waitsFor(deps, association, person, c.get('lang'));
    const shown = {
      today: riyadhDate(deps.clock()),
      gaps: await ownGaps(deps, association, person),
      // That a case waits for people is told on the desk alone.
      waits: waits.filter(({ mine, kind }) => mine && kind !== 'people'),
    };
    return c.html(<OwnReadinessPage view={viewContext(c, deps, 'staff')} {...shown} />);
  });

  app.get('/:lang{(?:ar|en)}/staff/handovers', requirePerson(deps), (c) =>
    c.html(<HandoversPage view={viewContext(c, deps, 'staff')} />),
  );

  return app;
};
