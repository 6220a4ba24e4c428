// Owns the record of second factors that were reset: who asked, who confirmed, and when the person set up a new one. Rows are
// only ever added to; what a reset does to factor and sessions is done beside it, in the same transaction.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { integer, optionalText, parsed, text } from './rows.ts';

/** So long a second signer may confirm (issue 4, point 8). */
export const RESET_MS = 72 * 60 * 60 * 1000;

export type FactorReset = {
  readonly id: string;
  readonly person: PersonId;
  readonly askedBy: PersonId;
  readonly askedOn: PlainDate;
  readonly expiresAt: Date;
  readonly confirmed?: { readonly by: PersonId; readonly on: PlainDate };
  /** The day on which the person set up a new factor: the reset is over, or, unconfirmed, void. */
  readonly renewedOn?: PlainDate;
};

const toReset = (row: Row): FactorReset => {
  const confirmedOn = optionalText(row, 'confirmed_on');
  const renewedOn = optionalText(row, 'renewed_on');
  return {
    id: text(row, 'reset'),
    person: parsed(row, 'person', parsePersonId),
    askedBy: parsed(row, 'asked_by', parsePersonId),
    askedOn: plainDate(text(row, 'asked_on')),
    expiresAt: new Date(integer(row, 'expires_at')),
    ...(confirmedOn === undefined
      ? {}
      : { confirmed: { by: parsed(row, 'confirmed_by', parsePersonId), on: plainDate(confirmedOn) } }),
    ...(renewedOn === undefined ? {} : { renewedOn: plainDate(renewedOn) }),
  };
};

/** Whether a reset waits for its second signer. */
export const isWaiting = ({ confirmed, renewedOn, expiresAt }: FactorReset, now: Date): boolean =>
  confirmed === undefined && renewedOn === undefined && expiresAt > now;

/** Every reset that was ever asked for, the newest first. */
export const allResets = async (reader: Reader, association: AssociationId): Promise<readonly FactorReset[]> =>
  (
    await reader.all('select * from factor_resets where association = ? order by expires_at desc, reset', [association])
  ).map(toReset);

/** One reset, or undefined. */
export const resetById = async (
  reader: Reader,
  association: AssociationId,
  id: string,
): Promise<FactorReset | undefined> =>
  (await reader.all('select * from factor_resets where association = ? and reset = ?', [association, id])).map(
    toReset,
  )[0];

/** Every reset that was asked for this person, the newest first. */
export const resetsOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly FactorReset[]> =>
  (
    await reader.all('select * from factor_resets where association = ? and person = ? order by expires_at desc', [
      association,
      person,
    ])
  ).map(toReset);

/** The confirmed reset after which the person has set up no new factor yet. */
export const endedFactor = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<FactorReset | undefined> =>
  (await resetsOf(reader, association, person)).find(
    ({ confirmed, renewedOn }) => confirmed !== undefined && renewedOn === undefined,
  );

/** The reset of a person that waits for its second signer. */
export const waitingReset = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  now: Date,
): Promise<FactorReset | undefined> =>
  (await resetsOf(reader, association, person)).find((reset) => isWaiting(reset, now));

export const addReset = async (
  tx: Tx,
  association: AssociationId,
  reset: Pick<FactorReset, 'id' | 'person' | 'askedBy' | 'askedOn' | 'expiresAt'>,
): Promise<void> => {
  await tx.run(
    'insert into factor_resets (association, reset, person, asked_by, asked_on, expires_at) values (?, ?, ?, ?, ?, ?)',
    [association, reset.id, reset.person, reset.askedBy, reset.askedOn, reset.expiresAt.getTime()],
  );
};

/** Records who confirmed. False where somebody has meanwhile, or the person has set up a new factor. */
export const confirmReset = async (
  tx: Tx,
  association: AssociationId,
  id: string,
  by: PersonId,
  on: PlainDate,
): Promise<boolean> =>
  (await tx.run(
    `update factor_resets set confirmed_by = ?, confirmed_on = ?
     where association = ? and reset = ? and confirmed_by is null and renewed_on is null`,
    [by, on, association, id],
  )) === 1;

/** The person has set up a factor: what was reset is over, and what still waits is void. */
export const closeResets = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  on: PlainDate,
): Promise<void> => {
  await tx.run('update factor_resets set renewed_on = ? where association = ? and person = ? and renewed_on is null', [
    on,
    association,
    person,
  ]);
};
