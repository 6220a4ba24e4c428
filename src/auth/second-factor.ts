// The second factor: whether it is owed, a code taken once, a new factor set up, backup codes. What it compares and changes
// stands in one transaction each, so that of two requests at once one alone counts. Secrets and codes leave it once, for the
// browser that sets them up; only sealed and hashed do they stay.
import { riyadhDate } from '../domain/plain-date.ts';
import { BACKUP_CODE_DIGITS, type FactorCode, parseFactorCode } from '../domain/typed-code.ts';
import {
  type AssociationId,
  backupCodeHash,
  bad,
  FACTOR_SECRET_BYTES,
  good,
  type Outcome,
  openFactor,
  type PersonId,
  sealFactor,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Reader, Tx } from '../store/database.ts';
import { recordFactorChange } from '../store/factor-changes.ts';
import { closeResets, endedFactor } from '../store/factor-resets.ts';
import { passkeysOf } from '../store/passkeys.ts';
import { credentialsOf, type PersonWithCredentials } from '../store/people.ts';
import {
  backupCodesLeft,
  factorOf,
  putBackupCodes,
  putFactor,
  takeBackupCode,
  takeStep,
} from '../store/second-factors.ts';
import {
  draftOf,
  removeOtherSessions,
  removeSession,
  type SessionStage,
  sessionByHash,
  setDraft,
} from '../store/sessions.ts';
import { recordUsedCode } from '../store/used-codes.ts';
import type { AuthDeps } from './deps.ts';
import { type SignedIn, vaultOf } from './sign-in.ts';
import { forApp, stepOf } from './timed-codes.ts';
import { tokenHash } from './tokens.ts';

/** So many backup codes are made at a time, each good once. */
export const BACKUP_CODES = 10;

/** What a right passphrase still lacks: a code, a passkey, either of the two, or a factor that has to be set up first. */
export type Owed = 'code' | 'passkey' | 'either' | 'setup';

/** The secret of the factor that counts; undefined where there is none that this server can open. */
const secretOf = async (
  { serverKey }: Pick<AuthDeps, 'serverKey'>,
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<Uint8Array | undefined> => {
  const stored = await factorOf(reader, association, person);
  const opened = stored === undefined ? undefined : openFactor(serverKey, person, stored.sealed);
  return opened?.ok === true ? opened.value : undefined;
};

/** Whether a person has an app whose codes count. */
export const givesCodes = async (
  deps: Pick<AuthDeps, 'serverKey'>,
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<boolean> => {
  const secret = await secretOf(deps, reader, association, person);
  secret?.fill(0);
  return secret !== undefined;
};

/**
 * What is owed beyond the passphrase; undefined where nothing is. A factor that was reset, or that went with SERVER_KEY, is set
 * up anew whatever the setting says.
 */
export const owedBy = async (
  deps: Pick<AuthDeps, 'serverKey' | 'config'>,
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<Owed | undefined> => {
  const hasPasskey = (await passkeysOf(reader, association, person)).length > 0;
  if (await givesCodes(deps, reader, association, person)) return hasPasskey ? 'either' : 'code';
  if (hasPasskey) return 'passkey';
  const isLost = (await factorOf(reader, association, person)) !== undefined;
  const isReset = (await endedFactor(reader, association, person)) !== undefined;
  return isLost || isReset || deps.config.secondFactor === 'required' ? 'setup' : undefined;
};

/** The person of a session of that stage that hasn't ended. */
export const livingSession = async (
  deps: Pick<AuthDeps, 'clock'>,
  reader: Reader,
  association: AssociationId,
  token: string,
  stage: SessionStage,
): Promise<{ readonly idHash: string; readonly found: PersonWithCredentials } | undefined> => {
  const idHash = tokenHash(token) ?? '';
  const session = await sessionByHash(reader, association, idHash);
  if (session?.stage !== stage || session.expiresAt <= deps.clock()) return undefined;
  const found = await credentialsOf(reader, association, session.person);
  return found?.person.status === 'active' ? { idHash, found } : undefined;
};

const hashOf = ({ serverKey }: Pick<AuthDeps, 'serverKey'>, person: PersonId, digits: string): string =>
  toBase64url(backupCodeHash(serverKey, person, digits));

/** Uses a backup code up, and records the day for its owner to read. */
const takeBackup = async (
  deps: AuthDeps,
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  digits: string,
): Promise<boolean> => {
  if (!(await takeBackupCode(tx, association, person, hashOf(deps, person, digits)))) return false;
  const left = await backupCodesLeft(tx, association, person);
  await recordUsedCode(tx, association, person, { on: riyadhDate(deps.clock()), left });
  return true;
};

/** Uses a code up. False for a wrong one and for one that was used. */
const take = async (
  deps: AuthDeps,
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  { kind, digits }: FactorCode,
): Promise<boolean> => {
  const secret = await secretOf(deps, tx, association, person);
  if (secret === undefined) return false;
  if (kind === 'backup') return takeBackup(deps, tx, association, person, digits);
  const step = stepOf(secret, digits, deps.clock());
  return step !== undefined && takeStep(tx, association, person, step);
};

/** An account whose second factor was given. */
export type PassedAccount = { readonly signedIn: SignedIn; readonly found: PersonWithCredentials };

/**
 * Takes the code of somebody whose passphrase was right, and ends the session in which it was owed: the caller begins the whole
 * one. `cannot-open` for a wrong code and a used one alike, `refused` where no code is owed or the session has ended.
 */
export const giveCode = (
  deps: AuthDeps,
  association: AssociationId,
  token: string,
  typed: string,
): Promise<Outcome<PassedAccount>> =>
  deps.database.write(async (tx) => {
    const session = await livingSession(deps, tx, association, token, 'first');
    if (session === undefined) return bad('refused');
    const { idHash, found } = session;
    const code = parseFactorCode(typed);
    if (code === undefined || !(await take(deps, tx, association, found.person.id, code))) return bad('cannot-open');
    const signedIn = vaultOf(deps, found);
    if (signedIn === undefined) return bad('refused');
    await removeSession(tx, association, idHash);
    return good({ signedIn, found });
  });

/** A new secret as it is shown, once: in base32, and as the address that an app's camera reads. */
export type ShownSecret = { readonly secret: string; readonly uri: string };

/**
 * Draws a secret and keeps it sealed with this session, in the place of an earlier one; it counts for nothing yet. `refused`
 * where the session has ended, or owes a code and nothing else.
 */
export const draftFactor = (
  deps: AuthDeps,
  association: { readonly id: AssociationId; readonly issuer: string },
  token: string,
  stage: SessionStage,
): Promise<Outcome<ShownSecret>> =>
  deps.database.write(async (tx) => {
    const session = await livingSession(deps, tx, association.id, token, stage);
    if (session === undefined) return bad('refused');
    const { idHash, found } = session;
    const { id } = found.person;
    if (stage === 'first' && (await owedBy(deps, tx, association.id, id)) !== 'setup') return bad('refused');
    const secret = deps.random(FACTOR_SECRET_BYTES);
    await setDraft(tx, association.id, idHash, sealFactor(deps.serverKey, id, secret));
    const shown = forApp(secret, association.issuer, found.credentials.userName);
    secret.fill(0);
    return good(shown);
  });

/** Random digits, each as likely as the others. */
const drawDigits = ({ random }: Pick<AuthDeps, 'random'>, count: number): string => {
  let digits = '';
  while (digits.length < count) for (const byte of random(count)) if (byte < 250) digits += String(byte % 10);
  return digits.slice(0, count);
};

/** New backup codes in the place of all earlier ones, as ASCII digits. */
const newBackupCodes = async (
  deps: AuthDeps,
  tx: Tx,
  association: AssociationId,
  person: PersonId,
): Promise<readonly string[]> => {
  const codes = new Set<string>();
  while (codes.size < BACKUP_CODES) codes.add(drawDigits(deps, BACKUP_CODE_DIGITS));
  await putBackupCodes(
    tx,
    association,
    person,
    [...codes].map((code) => hashOf(deps, person, code)),
  );
  return [...codes];
};

/**
 * Makes the secret that this session has drawn the person's second factor, once a code of it was given; their other sessions
 * end, and where it isn't their first, its day is recorded for them to read. At sign-in the session ends too, and the caller begins the whole one. `cannot-open` for a wrong code, `stale` where no
 * secret was drawn here, `refused` where the session has ended or somebody has set one up meanwhile.
 */
export const setUpFactor = (
  deps: AuthDeps,
  association: AssociationId,
  token: string,
  stage: SessionStage,
  typed: string,
): Promise<Outcome<PassedAccount & { readonly backupCodes: readonly string[] }>> =>
  deps.database.write(async (tx) => {
    const session = await livingSession(deps, tx, association, token, stage);
    if (session === undefined) return bad('refused');
    const { idHash, found } = session;
    const { id } = found.person;
    if (stage === 'first' && (await owedBy(deps, tx, association, id)) !== 'setup') return bad('refused');
    const sealed = await draftOf(tx, association, idHash);
    const secret = sealed === undefined ? undefined : openFactor(deps.serverKey, id, sealed);
    if (sealed === undefined || secret?.ok !== true) return bad('stale');
    const code = parseFactorCode(typed);
    const now = deps.clock();
    const step = code?.kind === 'timed' ? stepOf(secret.value, code.digits, now) : undefined;
    if (step === undefined) return bad('cannot-open');
    const signedIn = vaultOf(deps, found);
    if (signedIn === undefined) return bad('refused');
    // What somebody sets up with their first sign-in takes the place of nothing.
    const isFirst =
      stage === 'first' &&
      (await factorOf(tx, association, id)) === undefined &&
      (await endedFactor(tx, association, id)) === undefined;
    if (!isFirst) await recordFactorChange(tx, association, id, { what: 'app', on: riyadhDate(now) });
    await putFactor(tx, association, id, { sealed, lastStep: step, setOn: riyadhDate(now) });
    const backupCodes = await newBackupCodes(deps, tx, association, id);
    await closeResets(tx, association, id, riyadhDate(now));
    await setDraft(tx, association, idHash, undefined);
    await removeOtherSessions(tx, association, id, idHash);
    if (stage === 'first') await removeSession(tx, association, idHash);
    return good({ signedIn, found, backupCodes });
  });

/** New backup codes for somebody who is signed in; the old ones are void, and the day is recorded for them to read. `refused` where there is no second factor. */
export const renewBackupCodes = (
  deps: AuthDeps,
  association: AssociationId,
  person: PersonId,
): Promise<Outcome<readonly string[]>> =>
  deps.database.write(async (tx) => {
    if ((await secretOf(deps, tx, association, person)) === undefined) return bad('refused');
    await recordFactorChange(tx, association, person, { what: 'codes', on: riyadhDate(deps.clock()) });
    return good(await newBackupCodes(deps, tx, association, person));
  });
