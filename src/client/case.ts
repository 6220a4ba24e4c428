// A case on a handler's own device: the chain verified from its first line, the keys that were granted, every entry with
// the act that brought it. It believes no column, no order and no count of the server's.
import { type CaseFile, foldCase } from '../domain/case-file.ts';
import { stillGives } from '../domain/disclosure.ts';
import { officesOf } from '../domain/roster-view.ts';
import { mayDo, type View } from '../domain/visibility.ts';
import type { CasePackage, RowWire } from '../domain/wire.ts';
import type { Office, Policy } from '../policy/types.ts';
import {
  bad,
  type CaseId,
  checkPartial,
  foldLedger,
  good,
  type Line,
  type Outcome,
  type PersonId,
  parseCaseId,
  publicNumber,
  type Room,
} from '../protocol/check/index.ts';
import type { Entry, PersonKeys } from '../protocol/open/index.ts';
import { type Attachment, attachmentsIn } from './attachments.ts';
import { type Ground, type Pinned, verifyFoundation } from './foundation.ts';
import type { KnownLines } from './known-lines.ts';
import { caseLines, type OpenedEntry as Opened, openEntries, openRooms, type RoomKeyRing } from './opening.ts';

/** Whoever sits at this device, with the keys that their vault held and what the device knows of cases, where it keeps that. */
export type Me = {
  readonly person: PersonId;
  readonly keys: PersonKeys;
  readonly known?: KnownLines | undefined;
};

/** An entry of a case, with the office from which its author acted. */
export type OpenedEntry = Opened & { readonly office?: Office };

/** A verified case as far as this person is given it. */
export type OpenedCase = {
  readonly ground: Ground;
  readonly caseId: CaseId;
  /** `1234-5678` */
  readonly number: string;
  /** Missing for who is given briefings alone. */
  readonly caseFile?: CaseFile;
  readonly view: View;
  readonly policy: Policy;
  readonly head: string;
  readonly lines: readonly Line[];
  readonly rooms: RoomKeyRing;
  readonly entries: readonly OpenedEntry[];
  /** The files that came with its lines; none for whoever has yet to declare. */
  readonly attachments: readonly Attachment[];
  /** Rooms of which a key was granted to me that doesn't open. */
  readonly unreadable: readonly Room[];
  readonly line: (hash: string) => Line | undefined;
  /** Display names of accounts by person; an addition to the roster's office, and never more. */
  readonly people: ReadonlyMap<string, string>;
  /** Persons whose account is suspended, by the server's word: the roster lists them, and they can't read now. */
  readonly suspended: ReadonlySet<string>;
  /** The first day on which somebody who is kept away since was given something of the case, by the server's word. */
  readonly exposedOn: ReadonlyMap<string, string>;
};

type Checked = {
  readonly lines: readonly Line[];
  readonly policy: Policy;
  readonly head: string;
  readonly caseFile?: CaseFile;
};

/** The policy that the case was received under, by the first line's roster. */
const policyOfCase = (ground: Ground, submit: Line | undefined): Policy | undefined =>
  ground.policyOf(ground.rosters.get(submit?.act.roster ?? '')?.policy ?? '');

const checkWhole = (ground: Ground, caseId: CaseId, lines: readonly Line[]): Outcome<Checked> => {
  const ledger = foldLedger(caseId, ground.association, lines, ground.rosters);
  if (!ledger.ok) return ledger;
  const policy = policyOfCase(ground, ledger.value.submit);
  if (policy === undefined) return bad('untrusted');
  try {
    const caseFile = foldCase(policy, ledger.value, ground.rosters, ground.calendar);
    return good({ lines, policy, head: ledger.value.head, caseFile });
  } catch {
    // The fold refuses a first line that names no receivers; no portal that keeps the rules has one.
    return bad('untrusted');
  }
};

/** Some of a case's lines, each alone, under the newest policy: which one the case has is told by a line not given. */
const checkSome = (ground: Ground, caseId: CaseId, lines: readonly Line[], head: string): Outcome<Checked> => {
  const may = (kind: Line['act']['kind'], offices: readonly Office[]) => mayDo(ground.policy, kind, offices);
  const checked = checkPartial(caseId, ground.association, lines, ground.rosters, may);
  return checked.ok ? good({ lines: checked.value, policy: ground.policy, head }) : checked;
};

const withOffice = (ground: Ground, lines: readonly Line[], opened: Opened): OpenedEntry => {
  const roster = ground.rosters.get(lines.find(({ hash }) => hash === opened.line)?.act.roster ?? '');
  const office = roster === undefined ? undefined : officesOf(roster, opened.by)[0];
  return office === undefined ? opened : { ...opened, office };
};

/** A line that the policy doesn't allow vouches for no text, whoever signed it. */
const vouchedFor = (caseFile: CaseFile | undefined, opened: Opened): Opened => {
  if (caseFile?.irregular.includes(opened.line) !== true) return opened;
  const { entry: _, ...rest } = opened;
  return { ...rest, problem: 'not-authenticated' };
};

/**
 * Verifies and opens what the portal gave of a case (PROTOCOL §6). `untrusted`: roster, chain, number or head don't hold,
 * and nothing is shown; pieces that fail alone stay as problems in their places.
 */
export const openCase = (pkg: CasePackage, me: Me, root: string | undefined, pinned?: Pinned): Outcome<OpenedCase> => {
  const ground = verifyFoundation(pkg.foundation, root, pinned);
  if (!ground.ok) return ground;
  const caseId = parseCaseId(pkg.caseId);
  const lines = caseLines(pkg.lines);
  if (caseId === undefined || lines === undefined) return bad('malformed');
  if (publicNumber(caseId) !== pkg.number) return bad('untrusted');
  const checked =
    pkg.view === 'briefings'
      ? checkSome(ground.value, caseId, lines, pkg.head)
      : checkWhole(ground.value, caseId, lines);
  if (!checked.ok) return checked;
  if (checked.value.head !== pkg.head) return bad('untrusted');
  const isPromised = (room: Room, epoch: number) => pkg.view !== 'undeclared' || (room === 'report' && epoch === 1);
  const { caseFile } = checked.value;
  const { today } = ground.value;
  // What was disclosed until a day, or on a consent since taken back, is missed by nobody.
  const giving = caseFile === undefined ? lines : lines.filter(({ hash }) => stillGives(caseFile, hash, today));
  const { ring, unreadable, granted } = openRooms(caseId, me.person, me.keys.seal, pkg.grants, giving, isPromised);
  const opening = { caseId, lines, policy: checked.value.policy, ring, granted };
  const byHash = new Map(lines.map((line) => [line.hash, line]));
  const opened = openEntries(opening, pkg.entries).map((entry) => vouchedFor(caseFile, entry));
  return good({
    ground: ground.value,
    caseId,
    number: pkg.number,
    view: pkg.view,
    ...checked.value,
    rooms: ring,
    entries: opened
      .filter(({ expected }) => expected !== 'attachment')
      .map((entry) => withOffice(ground.value, lines, entry)),
    attachments: pkg.view === 'whole' ? attachmentsIn(opened, pkg.files ?? []) : [],
    unreadable,
    line: (hash) => byHash.get(hash),
    people: new Map(pkg.people.map(({ id, name }) => [id, name])),
    exposedOn: new Map(pkg.exposures.map(({ person, on }) => [person, on])),
    suspended: new Set(pkg.people.filter(({ suspended }) => suspended).map(({ id }) => id)),
  });
};

/** A desk row's line of text. */
export type OpenedRow = Pick<Extract<Entry, { type: 'gist' }>, 'text' | 'lang'>;

/** Opens a desk row's gist or summary by the few lines that vouch for it, each checked alone (PROTOCOL §6). */
export const openRow = (row: RowWire, me: Me, ground: Ground): Outcome<OpenedRow> => {
  const caseId = parseCaseId(row.caseId);
  const lines = caseLines(row.lines);
  if (caseId === undefined || lines === undefined) return bad('malformed');
  const checked = checkSome(ground, caseId, lines, row.entry.line);
  if (!checked.ok) return checked;
  const { ring, granted } = openRooms(caseId, me.person, me.keys.seal, [row.grant], lines);
  const policy = policyOfCase(
    ground,
    lines.find(({ act }) => act.kind === 'submit'),
  );
  const opening = { caseId, lines, policy: policy ?? checked.value.policy, ring, granted };
  const wanted = openEntries(opening, [row.entry]).filter(({ line }) => line === row.entry.line);
  const problem = wanted.find((one) => one.problem === 'not-authenticated');
  if (problem !== undefined) return bad('untrusted');
  const entry = wanted.map((one) => one.entry).find((one) => one?.type === 'gist' || one?.type === 'summary');
  return entry?.type === 'gist' || entry?.type === 'summary'
    ? good({ text: entry.text, lang: entry.lang })
    : bad('cannot-open');
};
