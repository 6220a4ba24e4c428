// The days on which the database was copied, by the word of the command that did it; nothing else of a backup is known here.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { AssociationId } from '../protocol/check/index.ts';
import { changeFile, type Reader } from './database.ts';
import { optionalText } from './rows.ts';

/** The day of the newest backup on record; undefined where there is none. */
export const lastBackup = async (reader: Reader, association: AssociationId): Promise<PlainDate | undefined> => {
  const [row] = await reader.all('select max(taken_on) as day from backups where association = ?', [association]);
  const day = row === undefined ? undefined : optionalText(row, 'day');
  return day === undefined ? undefined : plainDate(day);
};

/** Records in the database at `file`, in use by another process or not, that it was copied on this day. */
export const recordBackup = (file: string, on: PlainDate): Promise<void> =>
  changeFile(
    file,
    'insert into backups (association, taken_on) select association, ? from associations where true on conflict do nothing',
    [on],
  );
