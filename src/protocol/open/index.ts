// What only a reporter's or a person's own device may do: make and derive keys, seal, open, sign. The server imports
// nothing of this, except for the pages that work without script.

export { MAX_ENTRY_BYTES } from '../check/blobs.ts';
export { newAssociationId, newCaseId, newEntryId, newFileId, newId, newPersonId } from '../check/ids.ts';
export { padded, padme } from '../check/padding.ts';
export { type KeyPair, type RandomSource, random, ready, setRandom } from '../sodium.ts';
export {
  derivePasskey,
  derivePassphrase,
  deriveRecovery,
  deriveReporter,
  deriveReporterFromMaster,
  makeRecoveryKey,
  makeTrackingCode,
  type PassphraseKeys,
  plainCode,
  type RecoveryKeys,
  type ReporterKeys,
} from './codes.ts';
export { openDraft, sealDraft } from './draft.ts';
export {
  type Answer,
  type Entry,
  type EntryType,
  entryBytes,
  fillIdentity,
  IDENTITY_BYTES,
  isEntryAllowed,
  MAX_GIST_CHARACTERS,
  NOTICES,
  type Notice,
  parseEntry,
} from './entry.ts';
export { type EntryPlace, openEntry, sealEntry } from './entry-box.ts';
export {
  type FileOpener,
  type FileSealer,
  fileOpener,
  fileSealer,
  makeFileKey,
  openFile,
  type SealedFile,
  sealFile,
} from './file.ts';
export { commitment, makeRoomKey, openGrant, sealGrant } from './grant.ts';
export { makeSeed, type PersonKeys, personKeys, signCard, wipe } from './keys.ts';
export { KNOWN_CASES_BYTES, type KnownCase, type KnownPart, MOST_KNOWN_CASES, openKnown, sealKnown } from './known.ts';
export { rosterBytes, type SignedAct, signAct, signHead, signRoster } from './sign.ts';
export { openVault, sealVault, type VaultSlot } from './vault.ts';
