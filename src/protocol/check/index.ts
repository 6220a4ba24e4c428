// What the server may do with the protocol: shapes, hashes, signatures, chains, rosters, log, vaults at rest. Nothing
// here opens what a browser sealed.
export { compareBytes, concat, equal, fromBase64url, fromUtf8, toBase64url, utf8 } from '../bytes.ts';
export { type HashUse, hash, hashStream, keyed, label, type SealUse, type SignUse } from '../labels.ts';
export { bad, good, type Outcome, type ProtocolError } from '../outcome.ts';
export { type RandomSource, random, ready } from '../sodium.ts';
export {
  ACT_KINDS,
  type Act,
  type ActFrame,
  type ActKind,
  type ActPublic,
  type ActSaying,
  type Concerns,
  type ConsentAsk,
  consentAsk,
  type Disclosing,
  FORMS,
  type Form,
  type GrantNote,
  mayAuthor,
  parseAct,
  type RoomStart,
} from './act.ts';
export { ARGON2, type Argon2id } from './argon2.ts';
export {
  backupCodeHash,
  type Ceremony,
  CHALLENGE_BYTES,
  challengeEnd,
  deviceMark,
  linkSecret,
  makeChallenge,
  openFactor,
  sealFactor,
  sessionHalf,
  unwrapAtRest,
  wrapAtRest,
} from './at-rest.ts';
export {
  checkEntryShape,
  checkFileShape,
  checkGrantShape,
  checkVaultShape,
  FACTOR_SECRET_BYTES,
  fileBlobBytes,
  filePartBytes,
  fileParts,
  GRANT_BYTES,
  MAX_ENTRY_BYTES,
  PART_BYTES,
  testPublicKey,
  VAULT_BYTES,
} from './blobs.ts';
export { canonical, hasLoneSurrogate, isSameJson, type Json, type JsonObject, parseCanonical } from './canonical.ts';
export {
  LEAST_PASSPHRASE_CHARACTERS,
  normaliseUserName,
  passkeyInput,
  passwordSalt,
  preparePassphrase,
  recoverySalt,
  trackingSalt,
} from './derivation.ts';
export { CODE_DIGITS, checkDigit, groupDigits, parseDigits, RECOVERY_DIGITS } from './digits.ts';
export { rosterFingerprint } from './fingerprint.ts';
export {
  authHash,
  cardBytes,
  itemHash,
  lineHash,
  lookupHash,
  NO_HASH,
  partHash,
  personFingerprint,
  policyHash,
  publicNumber,
  reporterHash,
  rosterHash,
  uploadHash,
} from './hashes.ts';
export {
  type DayOfLog,
  dayAfter,
  headsFrom,
  isHeadSigned,
  type LineProof,
  type ProvenLine,
  proveLine,
  type SignedHead,
} from './head-chain.ts';
export {
  type AssociationId,
  type Author,
  type CaseId,
  type EntryId,
  type FileId,
  type Holder,
  idBytes,
  newAssociationId,
  newCaseId,
  newEntryId,
  newFileId,
  newId,
  newPersonId,
  type PersonId,
  parseAssociationId,
  parseAuthor,
  parseCaseId,
  parseEntryId,
  parseFileId,
  parseHolder,
  parsePersonId,
} from './ids.ts';
export { carriesFiles, fileItems, fitsKind, MOST_FILES } from './kinds.ts';
export { appendLine, type Epoch, foldLedger, holds, type Ledger, lastEpoch, type Rooms } from './ledger.ts';
export { isOutdated, type Line, NO_SIGNATURE, parseLine, systemLine } from './line.ts';
export {
  type DayTree,
  dayTree,
  FILLING_SEED_BYTES,
  fillingOf,
  fillLeaves,
  LEAST_LEAVES,
  type LogPath,
  leafOf,
  NO_HEAD,
  nextHead,
  pathOf,
  verifyPath,
} from './log.ts';
export { padded, padme } from './padding.ts';
export { checkPartial, type MayDo, type ReporterPublic, type StartedEpoch, startedEpochs } from './partial.ts';
export { isReporterRoom, type Place, parseRoom, placeBytes, ROOMS, type Room, roomNumber } from './rooms.ts';
export {
  activePerson,
  OFFICES,
  type Office,
  parseOffice,
  parseRoster,
  ROSTER_MAX_DAYS,
  type Roster,
  type RosterPerson,
  SINGLE_OFFICES,
} from './roster.ts';
export {
  acceptableSignature,
  isRosterInForce,
  ROSTER_SIGNATURES,
  ROSTER_SIGNERS,
  type RosterSignature,
  rostersByHash,
  type SignedRoster,
  type VerifiedRoster,
  verifyRosterChain,
} from './roster-chain.ts';
export { type Card, verifyAct, verifyCard, verifyHead, verifyRoster } from './signatures.ts';
export {
  countsOn,
  countsUntil,
  type DraftFault,
  draftFault,
  lastDayToAccept,
  ROSTER_WAIT_DAYS,
  type Vouched,
} from './tenure.ts';
