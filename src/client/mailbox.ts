// The reporter's mailbox: what a right code opens. It checks every line, grant and entry that the portal gives before it
// shows anything, says of each piece that doesn't hold why, and writes with the reporter's signature.
import { type FormerCalendar, type Journey, journey } from '../domain/journey.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { officesOf } from '../domain/roster-view.ts';
import type { ThreadKind, ThreadPiece } from '../domain/thread.ts';
import { mayDo } from '../domain/visibility.ts';
import { MailboxPackage } from '../domain/wire.ts';
import { parseCalendar } from '../policy/calendar.ts';
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
import { type Attachment, attachmentsIn, pieceOf } from './attachments.ts';
import { type Ground, parseJson, verifyFoundation } from './foundation.ts';
import { asksIn, isDecline, type Naming, namingOf } from './naming.ts';
import { caseLines, type OpenedEntry, openEntries, openRooms, type RoomKeyRing } from './opening.ts';
import { type Answer, ask, fromOutcome, type Transport } from './transport.ts';

export type ReportEntry = Extract<Entry, { type: 'report' }>;
export type IdentityEntry = Extract<Entry, { type: 'identity' }>;

/** A piece, with the hash of the line that brought it. */
export type ThreadItem = ThreadPiece<Notice> & { readonly line: string };

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
  /** The files that came with its pieces, with their keys. */
  readonly attachments: readonly Attachment[];
  readonly report?: ReportEntry;
  /** As it was given last. */
  readonly identity?: IdentityEntry;
  /** Missing in cases that know of no disclosing. */
  readonly naming?: Naming;
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
  identify: 'identified',
};

const said = (entry: Entry): Pick<ThreadItem, 'text' | 'lang' | 'notice'> => {
  if (entry.type === 'notice') {
    return { notice: { notice: entry.notice, version: entry.version, params: entry.params } };
  }
  if (entry.type === 'identity') return {};
  if (entry.type === 'report') return { text: entry.answers[0]?.text ?? '', lang: entry.lang };
  if (!('text' in entry)) return {};
  return { text: entry.text, lang: entry.lang };
};

const kindOf = ({ kind, expected }: OpenedEntry): ThreadKind => {
  const isTold = kind === 'announce' || kind === 'disclose' || kind === 'disclose-withheld';
  // Beside the notice stands why, in its author's own words.
  if (isTold) return expected === 'notice' ? 'disclosure' : 'message';
  return (kind === undefined ? undefined : THREAD_KINDS[kind]) ?? 'message';
};

const threadItem = (ground: Ground, receivedOn: PlainDate, line: Line | undefined, opened: OpenedEntry): ThreadItem => {
  const roster = line === undefined ? undefined : ground.rosters.get(line.act.roster);
  const office = roster === undefined ? undefined : officesOf(roster, opened.by)[0];
  return {
    line: opened.line,
    // What no line vouches for has no kind and no date; it is shown as a message that isn't authentic.
    kind: kindOf(opened),
    from: opened.by === 'reporter' ? 'reporter' : 'association',
    ...(office === undefined ? {} : { office }),
    on: opened.on ?? receivedOn,
    ...(opened.problem === undefined ? {} : { problem: opened.problem }),
    ...(opened.entry === undefined ? {} : said(opened.entry)),
  };
};

/** Of *submit* the report alone; of what the reporter said of their name, that they did; else what the line brought. */
const isShown = ({ room, expected, problem, kind }: OpenedEntry): boolean =>
  (problem === 'not-authenticated' && expected !== 'attachment') ||
  (room === 'report' && expected !== 'gist' && expected !== 'attachment') ||
  (room === 'identity' && kind !== 'submit');

const saidWithoutText = (lines: readonly Line[], at: number): ThreadKind | undefined => {
  const act = lines[at]?.act;
  if (act?.kind === 'consent') return act.public.given ? 'consented' : isDecline(lines, at) ? 'declined' : 'withdrew';
  if (act?.kind === 'check-in-wish') return act.public.wanted ? 'check-ins-wanted' : 'check-ins-stopped';
  return undefined;
};

/** What the reporter signed without a text of its own. */
const wordlessItem = (line: Line, at: number, lines: readonly Line[]): readonly ThreadItem[] => {
  const kind = saidWithoutText(lines, at);
  return kind === undefined ? [] : [{ line: line.hash, kind, from: 'reporter', on: plainDate(line.act.on) }];
};

/** The pieces of the dialogue in the order of their lines, and after them what no line vouches for. */
const threadOf = (
  { lines, policy, ground }: Pick<Opened, 'lines' | 'policy' | 'ground'>,
  entries: readonly OpenedEntry[],
  attachments: readonly Attachment[],
): readonly ThreadItem[] => {
  const shown = entries.filter(isShown);
  const filesOf = ({ room, expected }: OpenedEntry, line: Line | undefined): Pick<ThreadItem, 'files'> => {
    const own = attachments.filter((one) => one.line === line?.hash && one.room === room);
    return own.length === 0 || expected === undefined ? {} : { files: own.map(pieceOf) };
  };
  const asks = asksIn({ lines, policy, ground });
  const asked = ({ expected }: OpenedEntry, line: Line | undefined): Pick<ThreadItem, 'asks'> => {
    const office = expected === 'message' ? asks.get(line?.hash ?? '') : undefined;
    return office === undefined ? {} : { asks: office };
  };
  const item = (opened: OpenedEntry, line: Line | undefined): ThreadItem => ({
    ...bareItem(opened, line),
    ...asked(opened, line),
    ...filesOf(opened, line),
  });
  const bareItem = (opened: OpenedEntry, line: Line | undefined): ThreadItem =>
    threadItem(ground, plainDate(lines[0]?.act.on ?? ground.today), line, opened);
  const isStray = ({ expected }: OpenedEntry): boolean => expected === undefined;
  return [
    ...lines.flatMap((line, at) => [
      ...shown.filter((one) => one.line === line.hash && !isStray(one)).map((one) => item(one, line)),
      ...wordlessItem(line, at, lines),
    ]),
    ...shown.filter(isStray).map((one) =>
      item(
        one,
        lines.find(({ hash }) => hash === one.line),
      ),
    ),
  ];
};

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

/** Calendars of before, as the portal says; undefined where one is none. */
const formerOf = ({ former = [] }: MailboxPackage): readonly FormerCalendar[] | undefined => {
  const read = former.flatMap(({ until, calendar: text }) => {
    const calendar = parseCalendar(parseJson(text));
    return calendar === undefined ? [] : [{ until: plainDate(until), calendar }];
  });
  return read.length === former.length ? read : undefined;
};

/** Checks and opens what the portal gave for a code. `untrusted`: lines or roster; pieces that fail stay as problems. */
export const readMailbox = (pkg: MailboxPackage, keys: ReporterKeys, root: string | undefined): Outcome<Mailbox> => {
  const opened = checkLines(pkg, keys, root);
  if (!opened.ok) return opened;
  const { lines, submit, policy, ground } = opened.value;
  const former = formerOf(pkg);
  if (former === undefined) return bad('malformed');
  const caseId = submit.act.case;
  const { ring, granted } = openRooms(caseId, 'reporter', keys.seal, pkg.grants, lines);
  const entries = openEntries({ caseId, lines, policy, ring, granted }, pkg.entries);
  const shown = entries.map(({ entry }) => entry);
  const attachments = attachmentsIn(entries, pkg.files ?? []);
  const report = shown.find((entry): entry is ReportEntry => entry?.type === 'report');
  const identity = shown.findLast((entry): entry is IdentityEntry => entry?.type === 'identity');
  const naming = pkg.identity === undefined ? undefined : namingOf({ lines, policy, ground }, pkg.identity);
  const bound = reporterHash(caseId, keys.seal.publicKey, keys.sign.publicKey);
  if (report !== undefined && (report.keys !== bound || report.roster !== submit.act.roster)) return bad('untrusted');
  return good({
    number: publicNumber(caseId),
    caseId,
    keys,
    head: pkg.head,
    receivedOn: plainDate(submit.act.on),
    slip: submit.hash,
    journey: {
      ...journey(lines, policy, ground.today, ground.calendar, former),
      ...(pkg.pausedUntil === undefined ? {} : { pausedUntil: plainDate(pkg.pausedUntil) }),
      ...(pkg.fewPeople === undefined ? {} : { fewPeople: true }),
    },
    thread: threadOf({ lines, policy, ground }, entries, attachments),
    attachments,
    ...(report === undefined ? {} : { report }),
    ...(identity === undefined ? {} : { identity }),
    ...(naming === undefined ? {} : { naming }),
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
