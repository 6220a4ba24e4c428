// The shapes that travel between a browser and the server as JSON, and their parsers. Every byte string is base64url
// without padding (PROTOCOL A1). Nothing here opens, seals or decides: it says only whether a message has its shape.
import * as v from 'valibot';
import { OFFICES } from '../policy/types.ts';
import { MOST_FILES } from '../protocol/check/index.ts';
import { oneLine } from './one-line.ts';

const B64 = v.pipe(v.string(), v.maxLength(400_000), v.regex(/^[A-Za-z0-9_-]*$/));
/** 32, 16 and 64 bytes: the last letter carries fewer than six bits, and the rest of it is zero (PROTOCOL A1). */
export const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/));
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const Name = v.pipe(v.string(), v.maxLength(300));
const Room = v.picklist(['identity', 'report', 'briefing', 'deliberation']);
const Epoch = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff));

/** A signed roster as it is stored and served: canonical bytes with the signatures beside them (PROTOCOL A9). */
export const RosterWire = v.strictObject({
  bytes: B64,
  signatures: v.pipe(v.array(v.strictObject({ by: Id, signature: Signature })), v.maxLength(8)),
});
export type RosterWire = v.InferOutput<typeof RosterWire>;

/** One line of a case's chain (PROTOCOL A8): the act's canonical bytes and its signature. */
export const LineWire = v.strictObject({ bytes: B64, signature: Signature });
export type LineWire = v.InferOutput<typeof LineWire>;

/** A sealed entry with what stands beside it in clear; `line` is the hash of the line that lists it. */
export const EntryWire = v.strictObject({
  entryId: Id,
  room: Room,
  epoch: Epoch,
  author: v.union([Id, v.literal('reporter')]),
  line: Hash,
  blob: B64,
});
export type EntryWire = v.InferOutput<typeof EntryWire>;

/** A room key sealed to the reader of the package, and to nobody else. */
export const GrantWire = v.strictObject({ room: Room, epoch: Epoch, line: Hash, blob: B64 });
export type GrantWire = v.InferOutput<typeof GrantWire>;

/** An act on its way in. `grants` and `entries` stand in the order of the act's `items`. */
export const ActSubmission = v.strictObject({
  bytes: B64,
  signature: Signature,
  grants: v.pipe(v.array(B64), v.maxLength(200)),
  entries: v.pipe(v.array(v.strictObject({ entryId: Id, room: Room, epoch: Epoch, blob: B64 })), v.maxLength(120)),
  /** The files that its last items are, in their order, each with the secret by which it was sent; none is left out. */
  files: v.exactOptional(v.pipe(v.array(v.strictObject({ file: Id, secret: Hash })), v.maxLength(MOST_FILES))),
});
export type ActSubmission = v.InferOutput<typeof ActSubmission>;

/** A report on its way in: the `submit` act, and the hash of the reporter's look-up key (PROTOCOL A5). */
export const ReportSubmission = v.strictObject({ act: ActSubmission, lookupHash: Hash });
export type ReportSubmission = v.InferOutput<typeof ReportSubmission>;

export const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file that came with a line: where it stands, its sealed length, and whether the portal still has all of it. */
export const FileWire = v.strictObject({
  file: Id,
  line: Hash,
  room: Room,
  epoch: Epoch,
  bytes: Bytes,
  stands: v.boolean(),
});
export type FileWire = v.InferOutput<typeof FileWire>;

/** How many files of what size are taken (domain/file-limits.ts), and in parts of how many bytes they travel. */
export const FileLimitsWire = v.strictObject({ fileBytes: Bytes, caseBytes: Bytes, files: Bytes, partBytes: Bytes });
export type FileLimitsWire = v.InferOutput<typeof FileLimitsWire>;

/** The headers of a request about a file on its way: the secret of its sender's device, and the hash of the part that it brings. */
export const UPLOAD_SECRET = 'upload-secret';
export const PART_HASH = 'part-hash';

/** A file on its way is announced with its case and the length of its blob. */
export const UploadRequest = v.strictObject({ caseId: Id, bytes: Bytes });
export type UploadRequest = v.InferOutput<typeof UploadRequest>;

/** How far it has come: the parts that stand, by their numbers from 0, and once it is whole the hash of it all. */
export const UploadState = v.strictObject({
  bytes: Bytes,
  parts: v.array(Bytes),
  item: v.exactOptional(Hash),
});
export type UploadState = v.InferOutput<typeof UploadState>;

/** A part that is on the portal's disk. */
export const PartConfirmed = v.strictObject({ part: Bytes, hash: Hash });
export type PartConfirmed = v.InferOutput<typeof PartConfirmed>;

/** Says that all parts were sent, and which hash they make. */
export const UploadEnd = v.strictObject({ item: Hash });
export const UploadRemoved = v.strictObject({ removed: v.literal(true) });
export type UploadRemoved = v.InferOutput<typeof UploadRemoved>;

/** What a browser needs before anything is sealed: the roster chain, the policies, the calendar settings, today. */
export const Foundation = v.strictObject({
  association: Id,
  today: Day,
  rosters: v.array(RosterWire),
  /** Canonical policy texts; a browser finds one by its hash. */
  policies: v.array(v.string()),
  /** JSON text of the association's calendar settings (outside the policy's hash). */
  calendar: v.string(),
});
export type Foundation = v.InferOutput<typeof Foundation>;

/** Answer to `GET /api/intake`. */
export const IntakePackage = v.strictObject({ foundation: Foundation, open: v.boolean() });
export type IntakePackage = v.InferOutput<typeof IntakePackage>;

/** Answer to an accepted act. */
export const Accepted = v.strictObject({ line: Hash, on: Day });
export type Accepted = v.InferOutput<typeof Accepted>;

/** Every refusal in JSON: a protocol error, and for `refused` the domain's refusal as JSON text for the catalogue. */
export const Problem = v.strictObject({
  error: v.picklist([
    'malformed',
    'unsupported',
    'mistyped',
    'cannot-open',
    'untrusted',
    'refused',
    'stale',
    'taken',
    'not-found',
    'signed-out',
    'too-many',
    'too-large',
    'closed',
    /** What is stored of the case makes no chain any more: only whoever may know of that case is told so. */
    'damaged',
    'internal',
  ]),
  refusal: v.optional(v.string()),
  /** For `too-many`: when the next try is looked at. */
  seconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600))),
});
export type Problem = v.InferOutput<typeof Problem>;

export const LookupRequest = v.strictObject({ lookup: Hash });
export type LookupRequest = v.InferOutput<typeof LookupRequest>;
/** A file of the case that a look-up key leads to. */
export const FileRequest = v.strictObject({ lookup: Hash, file: Id });

/** What the reporter is given for a right code (PROTOCOL §6): partial lines, their grants and entries, the last hash. */
export const MailboxPackage = v.strictObject({
  foundation: Foundation,
  caseId: Id,
  head: Hash,
  /**
   * To whom a name goes that is given now, which the reporter checks against their lines, and whether one that was given must be
   * given again. Without a reader while the part changes hands; missing in cases that know no such act. `ended`: of the lines given
   * here, those whose announcement or disclosure came to nothing before its last day, without whom or why.
   */
  identity: v.exactOptional(v.strictObject({ reader: v.exactOptional(Id), again: v.boolean(), ended: v.array(Hash) })),
  /** Calendars of before, each as `foundation` has today's, that were corrected on a day since the report came, in order. */
  former: v.exactOptional(v.array(v.strictObject({ until: Day, calendar: v.string() }))),
  /** Until when the handling stands still; which time limit, by whom and why the reporter isn't given. */
  pausedUntil: v.exactOptional(Day),
  lines: v.array(LineWire),
  grants: v.array(GrantWire),
  entries: v.array(EntryWire),
  files: v.exactOptional(v.array(FileWire)),
});
export type MailboxPackage = v.InferOutput<typeof MailboxPackage>;

/**
 * A person as colleagues see them: the account's display name is an addition to the roster's office (PROTOCOL §4), and so is
 * that it is suspended, which no roster in force tells.
 */
export const PersonWire = v.strictObject({ id: Id, name: Name, suspended: v.exactOptional(v.literal(true)) });
export type PersonWire = v.InferOutput<typeof PersonWire>;

/** On which day somebody who is kept away since was first given something of a case, by the portal's word. */
export const ExposureWire = v.strictObject({ person: Id, on: Day });

/**
 * What a holder is given of a case: the `whole`; what an `undeclared` one declares by; or, for the executive, the lines of
 * their `briefings` alone.
 */
export const CasePackage = v.strictObject({
  foundation: Foundation,
  view: v.picklist(['whole', 'undeclared', 'briefings']),
  caseId: Id,
  number: v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/)),
  head: Hash,
  lines: v.array(LineWire),
  grants: v.array(GrantWire),
  entries: v.array(EntryWire),
  files: v.exactOptional(v.array(FileWire)),
  people: v.array(PersonWire),
  exposures: v.array(ExposureWire),
});
export type CasePackage = v.InferOutput<typeof CasePackage>;

/** So many cases that wait for a declaration are named on the page of handing on; all stand on the desk. */
export const UNDECLARED_NAMED = 20;

/**
 * In how many cases this person's browser can hand keys on, as far as that was looked at, and in how many once they have declared,
 * with the first numbers of those; `looked`: in all of theirs. Each time it is asked some more are.
 */
export const HandoverState = v.strictObject({
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
  undeclared: v.pipe(v.number(), v.integer(), v.minValue(0)),
  numbers: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/))), v.maxLength(UNDECLARED_NAMED)),
  looked: v.boolean(),
});
export type HandoverState = v.InferOutput<typeof HandoverState>;

/** What a browser needs of a case to hand its keys on: every line, its own keys, and the report where a key of it begins anew. */
export const HandoverCase = v.omit(CasePackage, ['foundation', 'files', 'people', 'exposures']);
export type HandoverCase = v.InferOutput<typeof HandoverCase>;

/** Some of the cases in which keys are to be handed on, in the order of their numbers; `next`: there are more behind it. */
export const HandoverPackage = v.strictObject({
  foundation: Foundation,
  cases: v.array(HandoverCase),
  next: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/))),
});
export type HandoverPackage = v.InferOutput<typeof HandoverPackage>;

/** The chain's last hash, for an `unreadable` of who is given briefings alone; `told` where it was signed already. */
export const GivenHead = v.union([v.strictObject({ head: Hash }), v.strictObject({ told: v.literal(true) })]);
export type GivenHead = v.InferOutput<typeof GivenHead>;

/**
 * A desk row's sealed line of text: the entry, one grant and the lines that vouch for both (issue 2, point 10). `head` is the
 * chain's newest line by the portal's word; a browser that knows another one looks at the whole chain (PROTOCOL B24).
 */
export const RowWire = v.strictObject({
  caseId: Id,
  head: Hash,
  entry: EntryWire,
  grant: GrantWire,
  lines: v.array(LineWire),
});
export type RowWire = v.InferOutput<typeof RowWire>;

export const SignInRequest = v.strictObject({ userName: v.pipe(v.string(), v.maxLength(64)), authKey: Hash });
/** The vault copy under the passphrase (73 bytes), given once the `auth_key` was right. */
export const SignInAnswer = v.strictObject({
  association: Id,
  person: Id,
  userName: v.string(),
  vault: B64,
  offices: v.array(v.string()),
  administrator: v.boolean(),
});
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;
/** Somebody who reset a second factor, as its owner may know them before they are let in: without the user name. */
const Signer = v.strictObject({ name: Name, offices: v.array(v.picklist(OFFICES)) });
/**
 * The passphrase was right, and the second factor is owed: a code, a passkey, either of them, or a new factor where none counts. `reset`: who took the last
 * one away, and on which day.
 */
export const SecondFactorOwed = v.strictObject({
  owed: v.picklist(['code', 'passkey', 'either', 'setup']),
  association: Id,
  person: Id,
  userName: v.string(),
  reset: v.exactOptional(v.strictObject({ askedBy: Signer, confirmedBy: Signer, on: Day })),
});
export type SecondFactorOwed = v.InferOutput<typeof SecondFactorOwed>;
/** The passphrase is that of new keys, which open nothing before two have signed the roster with them. No session, no vault. */
export const NewKeysWait = v.strictObject({ waits: v.literal('new-keys'), madeOn: Day, fingerprint: v.string() });
export type NewKeysWait = v.InferOutput<typeof NewKeysWait>;
export const SignInReply = v.union([SignInAnswer, SecondFactorOwed, NewKeysWait]);

/** A code as somebody typed it, of the app or a backup code. */
export const FactorCodeRequest = v.strictObject({ code: v.pipe(v.string(), v.maxLength(200)) });
/** A secret that is being set up, shown once: base32, and the address that an app's camera reads. */
export const FactorSecretAnswer = v.strictObject({
  secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/)),
  uri: v.pipe(v.string(), v.startsWith('otpauth://totp/'), v.maxLength(2_000)),
});
export type FactorSecretAnswer = v.InferOutput<typeof FactorSecretAnswer>;
const BackupCodes = v.array(v.pipe(v.string(), v.regex(/^\d{12}$/)));
/** Shown once, when they are made. */
export const BackupCodesAnswer = v.strictObject({ backupCodes: BackupCodes });
/** Signed in, with the backup codes of the factor that was set up for it. */
export const SetUpAnswer = v.strictObject({ ...SignInAnswer.entries, backupCodes: BackupCodes });

export const UnlockRequest = v.strictObject({ authKey: Hash });
/** Whoever gives the passphrase again is also told which recovery key is in force, by its stored hash. */
export const UnlockAnswer = v.strictObject({ ...SignInAnswer.entries, recoveryHash: Hash });
export type UnlockAnswer = v.InferOutput<typeof UnlockAnswer>;
export const HalfAnswer = v.strictObject({ half: Hash, association: Id, person: Id, userName: v.string() });
export type HalfAnswer = v.InferOutput<typeof HalfAnswer>;

/** With a user name the answer also says whether somebody has it. */
export const InvitationRequest = v.strictObject({
  secret: Hash,
  userName: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
});
export const InvitationAnswer = v.strictObject({
  association: Id,
  person: Id,
  name: Name,
  offices: v.array(v.string()),
  administrator: v.boolean(),
  /** Of whoever has enrolled before: the link is for new keys under this name. */
  userName: v.exactOptional(v.string()),
});
export type InvitationAnswer = v.InferOutput<typeof InvitationAnswer>;

/** Kinds of keys that a passkey may have, by their COSE numbers: Ed25519, ECDSA with P-256, RSA. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const;
/** Longer names aren't taken, in code units. */
export const MAX_PASSKEY_NAME = 60;
/** A credential's id, 16 to 1,023 bytes. */
const CredentialId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,1364}$/));
const Challenge = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{75}$/));
const PartyId = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
const PasskeyIds = v.pipe(v.array(CredentialId), v.maxLength(50));
/** What a passkey is to sign, for whom; `passkeys` are those that may, any of the device's where none is named. */
export const PasskeyAsked = v.strictObject({ challenge: Challenge, party: PartyId, passkeys: PasskeyIds });
export type PasskeyAsked = v.InferOutput<typeof PasskeyAsked>;
/** What a new passkey is made for; `passkeys` are those that its owner has. */
export const PasskeyOffered = v.strictObject({
  challenge: Challenge,
  party: PartyId,
  partyName: Name,
  person: Id,
  userName: v.string(),
  passkeys: PasskeyIds,
});
export type PasskeyOffered = v.InferOutput<typeof PasskeyOffered>;
const ClientData = v.pipe(B64, v.minLength(1), v.maxLength(4_000));
/** What a passkey signed. Nothing that it was asked to compute beside it is sent. */
export const PasskeyAssertion = v.strictObject({
  id: CredentialId,
  authenticatorData: ClientData,
  clientDataJSON: ClientData,
  signature: ClientData,
});
export type PasskeyAssertion = v.InferOutput<typeof PasskeyAssertion>;
/** A new passkey; with `vault`, slot 4 sealed under what it gives, it opens the account alone. */
export const PasskeyRegistration = v.strictObject({
  name: v.pipe(
    v.string(),
    v.maxLength(4 * MAX_PASSKEY_NAME),
    v.regex(/^\P{Cs}*$/u),
    v.transform(oneLine),
    v.minLength(1),
    v.maxLength(MAX_PASSKEY_NAME),
  ),
  id: CredentialId,
  attestationObject: v.pipe(B64, v.minLength(1), v.maxLength(12_000)),
  clientDataJSON: ClientData,
  vault: v.exactOptional(B64),
});
export type PasskeyRegistration = v.InferOutput<typeof PasskeyRegistration>;
export const PasskeyRemoval = v.strictObject({ authKey: Hash, passkey: CredentialId });

/** The credentials that a browser made: hashes and sealed vaults only. */
export const Credentials = v.strictObject({
  userName: v.pipe(v.string(), v.maxLength(64)),
  authKey: Hash,
  vault: B64,
  recoveryVault: B64,
  recoveryLookupHash: Hash,
});
export type Credentials = v.InferOutput<typeof Credentials>;
export const EnrolmentRequest = v.strictObject({
  secret: Hash,
  credentials: Credentials,
  /** Public keys and the signature over the key card (PROTOCOL A9); an administrator sends none. */
  card: v.optional(v.strictObject({ seal: B64, sign: Hash, signature: Signature })),
});
export type EnrolmentRequest = v.InferOutput<typeof EnrolmentRequest>;

export const RecoveryRequest = LookupRequest;
export const RecoveryAnswer = v.strictObject({ association: Id, person: Id, userName: v.string(), vault: B64 });
export type RecoveryAnswer = v.InferOutput<typeof RecoveryAnswer>;
export const ReplacementRequest = v.strictObject({ lookup: Hash, credentials: Credentials });

/** A new passphrase of somebody who is signed in: the `auth_key` of the old one, that of the new one, and its vault. */
export const PassphraseChange = v.strictObject({ authKey: Hash, newAuthKey: Hash, vault: B64 });
export type PassphraseChange = v.InferOutput<typeof PassphraseChange>;
/** A new recovery key of somebody who is signed in; `replaces` is the hash of the one that they saw in force. */
export const RecoveryKeyChange = v.strictObject({
  authKey: Hash,
  replaces: Hash,
  recoveryLookupHash: Hash,
  recoveryVault: B64,
});
export type RecoveryKeyChange = v.InferOutput<typeof RecoveryKeyChange>;

/** What a signer's browser shows and signs: the chain so far, and the draft that would come next. */
export const RosterPackage = v.strictObject({
  foundation: Foundation,
  draft: v.optional(
    v.strictObject({
      bytes: B64,
      policy: v.string(),
      signatures: v.array(v.strictObject({ by: Id, signature: Signature })),
    }),
  ),
  people: v.array(PersonWire),
});
export type RosterPackage = v.InferOutput<typeof RosterPackage>;
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** What a reader is told of the keys that the waiting roster would take away (PROTOCOL B34). */
export const KeysLeavingWire = v.strictObject({
  known: v.array(v.strictObject({ person: Id, cases: Count })),
  others: v.boolean(),
});
export type KeysLeavingWire = v.InferOutput<typeof KeysLeavingWire>;
/** `confirmed`: of how many such cases the signer has read, and whether of others. */
export const RosterSignatureRequest = v.strictObject({
  draftHash: Hash,
  signature: Signature,
  confirmed: v.optional(v.strictObject({ cases: Count, others: v.boolean() })),
});

/**
 * Parses `value` as `schema`; undefined where it has another shape. The first fault ends it, so that a list of a hundred
 * thousand wrong things costs no more than one.
 */
export const parseWire = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined => {
  // Valibot takes an empty list for an object whose fields may all be missing; no message is a list.
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  return parsed.success && !Array.isArray(value) ? parsed.output : undefined;
};
