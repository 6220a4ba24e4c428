// The desk, and the roster to sign.
import { Hono } from 'hono';
import { DeskPage, type DeskViewRow, type RosterCall } from '../../../views/staff/desk.tsx';
import { RosterPage } from '../../../views/staff/roster.tsx';
import { isRosterSigner, resetNewsFor } from '../../auth/factor-reset.ts';
import { recoveryOfLate } from '../../auth/key-events.ts';
import { addDays, type PlainDate, plainDate, riyadhDate } from '../../domain/plain-date.ts';
import { activePerson, type PersonId, parseRoster, ROSTER_SIGNERS, type Roster } from '../../protocol/check/index.ts';
import { type DeskRow, deskRows } from '../../store/desk.ts';
import { currentRoster } from '../../store/foundation.ts';
import { currentDraft } from '../../store/roster-draft.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';

/** From this day of a roster on a new one is asked for (PROTOCOL §4). */
const RENEWAL_DAYS = 150;

const isSigner = (roster: Roster, person: PersonId): boolean =>
  activePerson(roster, person)?.offices.some((office) => ROSTER_SIGNERS.includes(office)) === true;

/** Whether the draft waits for this person: they may judge it and haven't yet. */
const waitsFor = (
  draft: Awaited<ReturnType<typeof currentDraft>>,
  previous: Roster | undefined,
  person: PersonId,
): boolean => {
  const parsed = draft === undefined ? undefined : parseRoster(draft.bytes);
  if (draft === undefined || parsed === undefined || !parsed.ok) return false;
  return isSigner(previous ?? parsed.value, person) && !draft.signatures.some(({ by }) => by === person);
};

const rosterCalls = async (
  deps: Deps,
  association: AppEnv['Variables']['association'],
  person: PersonId,
  today: PlainDate,
) => {
  const roster = (await currentRoster(deps, association))?.roster;
  const draft = await currentDraft(deps.database.reader, association.id);
  const calls: RosterCall[] = [];
  if (waitsFor(draft, roster, person)) calls.push('sign');
  if (roster === undefined) calls.push('none');
  else if (today > roster.until) calls.push('expired');
  else if (today >= addDays(plainDate(roster.on), RENEWAL_DAYS) && isSigner(roster, person)) calls.push('old');
  return calls;
};

const viewRow = (row: DeskRow): DeskViewRow => {
  if (row.view === 'briefings') return row;
  const { waiting, ...rest } = row;
  return { ...rest, waiting: { kind: waiting.kind, owed: waiting.duty !== undefined } };
};

export const deskPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/:lang{(?:ar|en)}/staff', requirePerson(deps), async (c) => {
    const { person } = present(c);
    const association = c.get('association');
    const today = riyadhDate(deps.clock());
    const after = c.req.query('after');
    const { rows, next } = await deskRows(deps, association, person, { after, today });
    const roster = await rosterCalls(deps, association, person, today);
    const view = viewContext(c, deps, 'staff');
    return c.html(
      <DeskPage
        view={view}
        today={today}
        rows={rows.map(viewRow)}
        next={next}
        isFirstPage={after === undefined}
        roster={roster}
        resets={await resetNewsFor(deps, association.id, person)}
        recoveredOn={await recoveryOfLate(deps, association.id, person)}
      />,
    );
  });

  app.get('/:lang{(?:ar|en)}/staff/roster', requirePerson(deps), async (c) => {
    const signer = await isRosterSigner(deps.database.reader, c.get('association').id, present(c).person);
    return c.html(<RosterPage view={viewContext(c, deps, 'staff')} signer={signer} />);
  });

  return app;
};
