// The shapes that travel between a browser and the server as JSON, and their parsers. Every byte string is base64url
// without padding (PROTOCOL A1). Nothing here opens, seals or decides: it says only whether a message has its shape.
import * as v from 'valibot';
import { MOST_FILES } from '../protocol/check/index.ts';
import { FileWire } from './wire-files.ts';
import { B64, Count, Day, Epoch, Hash, Id, Name, Room, Signature } from './wire-shapes.ts';

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
  /** For longer than anybody is waited for, fewer than two people have been there for the report; who or why the reporter isn't given. */
  fewPeople: v.exactOptional(v.literal(true)),
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

/** So many cases are named on the page of handing on, of each kind; all stand on the desk. */
export const CASES_NAMED = 20;
const Numbers = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/))), v.maxLength(CASES_NAMED));

/**
 * In how many cases this person's browser can hand keys on, as far as that was looked at, and in how many once they have declared,
 * with the first numbers of both; `looked`: in all of theirs. Each time it is asked some more are.
 */
export const HandoverState = v.strictObject({
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
  undeclared: v.pipe(v.number(), v.integer(), v.minValue(0)),
  named: v.strictObject({ waiting: Numbers, undeclared: Numbers }),
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
