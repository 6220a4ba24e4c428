// What the invented association does beside its cases: two days off by royal order in its calendar, which move due days, and a backup
// that is older than a week, so that a newcomer sees both told.
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import type { Portal } from '../../portal.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { recordBackup } from '../../store/backups.ts';
import { changeCalendar } from '../../store/calendar-changes.ts';
import { databaseFile } from '../../store/database.ts';
import { associationById } from '../../store/settings.ts';

const REASON = 'أمر ملكي بإجازة يومي عمل، كما أُعلن (مثال مخترع)';
/** The days off are announced so many days before today, and lie so many days after it at the earliest. */
const [ANNOUNCED_DAYS, AHEAD_DAYS] = [2, 3];
/** After a week the board asks for the next one. */
const BACKUP_DAYS = 9;

/** Has whoever keeps the calendar enter both days together. */
export const giveHoliday = async ({ deps, association }: Portal, by: PersonId, today: PlainDate): Promise<void> => {
  const { calendar } = (await associationById(deps.database.reader, association)) ?? {};
  if (calendar === undefined) throw new Error('the association has settings');
  const workingDayFrom = (day: PlainDate): PlainDate =>
    isWorkingDay(day, calendar) ? day : workingDayFrom(addDays(day, 1));
  const on = workingDayFrom(addDays(today, AHEAD_DAYS));
  const lastOn = workingDayFrom(addDays(on, 1));
  const author = { by, on: addDays(today, -ANNOUNCED_DAYS), inPlace: false, reason: REASON, seen: 0 };
  const edit = { kind: 'holiday', on, lastOn } as const;
  const saved = await deps.database.write((tx) => changeCalendar(tx, association, author, edit));
  if (!saved.ok) throw new Error('the days off are entered');
};

/** Records that the database was copied, as the command does. */
export const takeBackup = ({ deps }: Portal, today: PlainDate): Promise<void> =>
  recordBackup(databaseFile(deps.config.dataFolder), addDays(today, -BACKUP_DAYS));
