// The reporter's mailbox: what a right code opens. It checks every line, grant and entry that the portal gives before it
// shows anything, says of each piece that doesn't hold why, and writes with the reporter's signature.
import { type Journey, journey } from '../domain/journey.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { officesOf } from '../domain/roster-view.ts';
import { mayDo } from '../domain/visibility.ts';
import { Accepted, MailboxPackage } from '../domain/wire.ts';
import type { Office, Policy } from '../policy/types.ts';
import {
  bad,
  type CaseId,
  checkPartial,
  good,
  type Line,
  type Outcome,
  parseCaseId,
  publicNumber,
  reporterHash,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Entry, Notice, ReporterKeys } from '../protocol/open/index.ts';
import { buildAct } from './act.ts';
import { type Ground, verifyFoundation } from './foundation.ts';
import { caseLines, type OpenedEntry, openEntries, openRooms, type RoomKeyRing } from './opening.ts';
import { type Answer, ask, failed, fromOutcome, type Transport } from './transport.ts';

export type ReportEntry = Extract<Entry, { type: 'report' }>;
export type IdentityEntry = Extract<Entry, { type: 'identity' }>;

/** One piece of the dialogue. Where it can't be shown, `problem` says why and nothing else stands for it. */
export type ThreadItem = {
  readonly kind: 'message' | 'evidence' | 'receipt' | 'closing' | 'feedback' | 'report';
  readonly from: 'reporter' | 'association';
  readonly office?: Office;
  readonly on: PlainDate;
  readonly text?: string;
  readonly lang?: string;
  readonly notice?: {
    readonly notice: Notice;
    readonly version: string;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly problem?: 'cannot-open' | 'not-authenticated';
};

/** An open mailbox. `report` and `identity` are missing where they can't be opened. */
export type Mailbox = {
  readonly number: string;
  readonly caseId: CaseId;
  readonly keys: ReporterKeys;
  readonly head: string;
  readonly receivedOn: PlainDate;
  /** The hash of the report's own line, as the slip has it. */
  readonly slip: string;
  readonly journey: Journey;
  readonly thread: readonly ThreadItem[];
  readonly report?: ReportEntry;
  readonly identity?: IdentityEntry;
  readonly ground: Ground;
  /** The hashes of the lines given, in their order. */
  readonly lines: readonly string[];
  readonly rooms: RoomKeyRing;
};

const THREAD_KINDS: Readonly<Partial<Record<Line['act']['kind'], ThreadItem['kind']>>> = {
  submit: 'report',
  message: 'message',
  evidence: 'evidence',
  acknowledge: 'receipt',
  close: 'closing',
  feedback: 'feedback',
};

const said = (entry: Entry): Pick<ThreadItem, 'text' | 'lang' | 'notice'> => {
  if (entry.type === 'notice') {
    return { notice: { notice: entry.notice, version: entry.version, params: entry.params } };
  }
  if (entry.type === 'report') return { text: entry.answers[0]?.text ?? '', lang: entry.lang };
  return 'text' in entry ? { text: entry.text, lang: entry.lang } : {};
};

const threadItem = (ground: Ground, receivedOn: PlainDate, line: Line | undefined, opened: OpenedEntry): ThreadItem => {
  const roster = line === undefined ? undefined : ground.rosters.get(line.act.roster);
  const office = roster === undefined ? undefined : officesOf(roster, opened.by)[0];
  return {
    // What no line vouches for has no kind and no date; it is shown as a message that isn't authentic.
    kind: (opened.kind === undefined ? undefined : THREAD_KINDS[opened.kind]) ?? 'message',
    from: opened.by === 'reporter' ? 'reporter' : 'association',
    ...(office === undefined ? {} : { office }),
    on: opened.on ?? receivedOn,
    ...(opened.problem === undefined ? {} : { problem: opened.problem }),
    ...(opened.entry === undefined ? {} : said(opened.entry)),
  };
};

/** The pieces of the dialogue: of *submit* the report alone, of every other line the entry in `report` that it brought. */
const threadOf = (ground: Ground, lines: readonly Line[], entries: readonly OpenedEntry[]): readonly ThreadItem[] =>
  entries
    .filter(
      ({ room, expected, problem }) => problem === 'not-authenticated' || (room === 'report' && expected !== 'gist'),
    )
    .map((opened) =>
      threadItem(
        ground,
        plainDate(lines[0]?.act.on ?? ground.today),
        lines.find(({ hash }) => hash === opened.line),
        opened,
      ),
    );

type Opened = {
  readonly lines: readonly Line[];
  readonly submit: Line;
  readonly policy: Policy;
  readonly ground: Ground;
};

/** The lines, each checked alone, under the policy that the report was received under. */
const checkLines = (pkg: MailboxPackage, keys: ReporterKeys, root: string | undefined): Outcome<Opened> => {
  const ground = verifyFoundation(pkg.foundation, root);
  if (!ground.ok) return ground;
  const caseId = parseCaseId(pkg.caseId);
  const lines = caseLines(pkg.lines);
  const submit = lines?.find(({ act }) => act.kind === 'submit');
  if (caseId === undefined || lines === undefined || submit === undefined) return bad('malformed');
  const policy = ground.value.policyOf(ground.value.rosters.get(submit.act.roster)?.policy ?? '');
  if (policy === undefined) return bad('untrusted');
  const may = (kind: Line['act']['kind'], offices: readonly Office[]) => mayDo(policy, kind, offices);
  const reporter = { seal: toBase64url(keys.seal.publicKey), sign: toBase64url(keys.sign.publicKey) };
  const checked = checkPartial(caseId, ground.value.association, lines, ground.value.rosters, may, reporter);
  return checked.ok ? good({ lines, submit, policy, ground: ground.value }) : checked;
};

/** Checks and opens what the portal gave for a code. `untrusted`: lines or roster; pieces that fail stay as problems. */
export const readMailbox = (pkg: MailboxPackage, keys: ReporterKeys, root: string | undefined): Outcome<Mailbox> => {
  const opened = checkLines(pkg, keys, root);
  if (!opened.ok) return opened;
  const { lines, submit, policy, ground } = opened.value;
  const caseId = submit.act.case;
  const { ring, granted } = openRooms(caseId, 'reporter', keys.seal, pkg.grants, lines);
  const entries = openEntries({ caseId, lines, policy, ring, granted }, pkg.entries);
  const shown = entries.map(({ entry }) => entry);
  const report = shown.find((entry): entry is ReportEntry => entry?.type === 'report');
  const identity = shown.find((entry): entry is IdentityEntry => entry?.type === 'identity');
  const bound = reporterHash(caseId, keys.seal.publicKey, keys.sign.publicKey);
  if (report !== undefined && (report.keys !== bound || report.roster !== submit.act.roster)) return bad('untrusted');
  return good({
    number: publicNumber(caseId),
    caseId,
    keys,
    head: pkg.head,
    receivedOn: plainDate(submit.act.on),
    slip: submit.hash,
    journey: journey(lines, policy, ground.today, ground.calendar),
    thread: threadOf(ground, lines, entries),
    ...(report === undefined ? {} : { report }),
    ...(identity === undefined ? {} : { identity }),
    ground,
    lines: lines.map(({ hash }) => hash),
    rooms: ring,
  });
};

/** Asks for a code's mailbox and opens it. An unknown, expired or destroyed code is `cannot-open`. */
export const openMailbox = async (
  transport: Transport,
  keys: ReporterKeys,
  root: string | undefined,
): Promise<Answer<Mailbox>> => {
  const lookup = { lookup: toBase64url(keys.lookup) };
  const given = await ask(transport, 'POST', '/api/mailbox', MailboxPackage, lookup);
  return given.ok ? fromOutcome(readMailbox(given.value, keys, root)) : given;
};

/** How often an act is signed anew where the case, the roster or the day moved on. */
const MAX_TRIES = 4;

const newestEpoch = (ring: RoomKeyRing): number => Math.max(0, ...(ring.get('report')?.keys() ?? []));

const signWriting = (mailbox: Mailbox, kind: 'message' | 'evidence', text: { lang: string; text: string }) => {
  const { ground, keys } = mailbox;
  const epoch = newestEpoch(mailbox.rooms);
  return buildAct(
    {
      association: ground.association,
      rosterHash: ground.current.hash,
      roster: ground.current.roster,
      caseId: mailbox.caseId,
      prev: mailbox.head,
      on: ground.today,
      by: 'reporter',
      signKey: keys.sign.secretKey,
      bars: new Set(),
      keyOf: (room, at) => mailbox.rooms.get(room)?.get(at),
    },
    // The reporter knows too little of the case to plan; what these two kinds bring is the same in every case.
    { kind, public: {}, bars: [], rooms: [], grants: [], entries: [{ type: 'message', room: 'report', epoch }] },
    [{ type: 'message', lang: text.lang, text: text.text.replace(/\p{Surrogate}/gu, '\uFFFD') }],
  );
};

/** The lines that were signed for a text and of which nobody knows yet whether they stand, by kind and text. */
export type Unheard = Map<string, readonly string[]>;

/**
 * Sends a message or further evidence and reads the mailbox again. What has become stale meanwhile is signed anew; where
 * no answer came, the mailbox is read to see whether the line stands, so that nothing is sent twice. Where that reading is lost
 * too, `tried` keeps what may stand, and the same text sent again with it is looked for first.
 */
export const writeToAssociation = async (
  transport: Transport,
  mailbox: Mailbox,
  kind: 'message' | 'evidence',
  text: { readonly lang: string; readonly text: string },
  tried: Unheard = new Map(),
): Promise<Answer<Mailbox>> => {
  const what = `${kind} ${text.text}`;
  const before = tried.get(what) ?? [];
  let current = mailbox;
  if (before.length > 0) {
    const again = await openMailbox(transport, current.keys, current.ground.root);
    if (!again.ok || again.value.lines.some((hash) => before.includes(hash))) return again;
    current = again.value;
  }
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const signed = signWriting(current, kind, text);
    if (!signed.ok) return failed(signed.reason === 'malformed' ? 'too-large' : signed.reason);
    const { hash, ...submission } = signed.value;
    tried.set(what, [...(tried.get(what) ?? []), hash]);
    const sent = await ask(transport, 'POST', '/api/mailbox/acts', Accepted, submission);
    const error = sent.ok ? undefined : sent.problem.error;
    if (!sent.ok && error !== 'stale' && error !== 'offline') return sent;
    const again = await openMailbox(transport, current.keys, current.ground.root);
    const stands = again.ok && again.value.lines.includes(hash);
    // An answer is no proof: what was accepted stands among the lines, or it wasn't accepted.
    if (sent.ok && again.ok && !stands) return failed('untrusted');
    if (sent.ok || stands) return again;
    if (!again.ok || error === 'offline') return again.ok ? failed('offline') : again;
    current = again.value;
  }
  return failed('stale');
};
