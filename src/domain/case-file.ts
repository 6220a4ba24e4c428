// A case as its chain tells it: the shape, and the questions that everyone asks of it. Folding is in fold-case.ts.
// Nothing here is stored; it is made anew from verified lines.

import type { CalendarSettings } from '../policy/calendar.ts';
import type {
  ActName,
  Closing,
  Concerns,
  DutyId,
  DutyRule,
  Form,
  LabourStep,
  Policy,
  Role,
  Stage,
} from '../policy/types.ts';
import type { ActKind, ActPublic, Author, CaseId, Holder, Ledger, PersonId, Room } from '../protocol/check/index.ts';
import type { Due, Paused } from './deadlines.ts';
import type { IdentityFile } from './disclosure.ts';
import type { SealedTo } from './keys-held.ts';
import type { PlainDate } from './plain-date.ts';

/** Something owed by a day. `metOn` is set when it was met, or when another act put an end to it. */
export type Duty = {
  readonly id: DutyId;
  readonly owedBy: Role;
  /** Hash of the line that began it, or of the roster. */
  readonly startedBy: string;
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  /** What one aims at; missing it is no breach. */
  readonly targetOn?: PlainDate;
  readonly arithmetic: Due;
  /** The clock, and the day from which it counts, for whoever reckons anew. */
  readonly clock: DutyRule;
  readonly countedFrom: PlainDate;
  /** When it was paused, each with the line that did it; none of another day moves it. */
  readonly pauses: readonly Pause[];
  readonly metOn?: PlainDate;
  readonly metBy?: string;
  /** The days that were recorded before as those on which it was met, oldest first, where a later line corrected them (PROTOCOL B51). */
  readonly corrected?: readonly PlainDate[];
  /** It was ended since the reporter doesn't want to be asked, and is owed again where they do before its day is over. */
  readonly stopped?: true;
  /** It was ended since no employee is concerned or accused, and runs again where a later step says otherwise (PROTOCOL B64). */
  readonly dropped?: true;
};

/**
 * A pause of a duty: from the day of the line until the day that it names, both among them. Where it was ended early, until the day
 * before `resumed.on`, which lies before `from` where that was the same day.
 */
export type Pause = Paused & {
  readonly by: PersonId;
  readonly line: string;
  readonly resumed?: {
    readonly on: PlainDate;
    readonly by: PersonId;
    readonly line: string;
    /** The day until which it was meant. */
    readonly meantUntil: PlainDate;
  };
  /** By the calendar as it stands the time had run out before it: it moves no day, and nothing of it is undone. */
  readonly late?: true;
};

/** Something recorded under the Labour Law; `day` is when it took place. */
export type LabourRecord = { readonly step: LabourStep; readonly day: PlainDate; readonly line: string };

/** A recommendation that stands, and what the other members said of it. */
export type Recommendation = {
  readonly line: string;
  readonly by: PersonId;
  readonly on: PlainDate;
  readonly confirmed: readonly PersonId[];
  readonly dissented: readonly PersonId[];
};

/**
 * Grants of a person in a room that were taken back; all that stood when `line` came. With an `epoch` those of it alone which
 * were sealed to former keys of theirs, since `line` gives it under the present ones (PROTOCOL B22).
 */
export type Withdrawal = {
  readonly person: PersonId;
  readonly room: Room;
  readonly line: string;
  readonly epoch?: number;
};

/** One line as the timeline shows it. */
export type TimelineItem = {
  readonly line: string;
  readonly kind: ActKind;
  readonly act: ActName | undefined;
  readonly by: Author;
  readonly on: PlainDate;
  readonly public: ActPublic;
  /** The stage that the case had after it. */
  readonly stage: Stage;
};

export type CaseFile = {
  /** The policy that the case was received under; it stays the case's own. */
  readonly policy: Policy;
  readonly calendar: CalendarSettings;
  readonly caseId: CaseId;
  /** `1234-5678` */
  readonly number: string;
  readonly receivedOn: PlainDate;
  readonly concerns: Concerns;
  readonly stage: Stage;
  /** Of a case closed without investigation; never the finding. */
  readonly outcome?: 'unjustified' | 'resolved';
  /** How it was closed, while it is. */
  readonly closing?: Closing;
  readonly closedOn?: PlainDate;
  readonly form?: Form;
  readonly category?: string;
  readonly reviewer: PersonId;
  readonly second: PersonId;
  /** Undefined only until a report about "someone senior" is cleared. */
  readonly ratifier: PersonId | undefined;
  readonly receivers: readonly PersonId[];
  /** The members to whom the case was referred; none before. */
  readonly panel: readonly PersonId[];
  /** How many of them must be present to decide: the policy's, or one where an external investigator alone is the panel. */
  readonly quorum: number;
  readonly bars: ReadonlySet<PersonId>;
  /** Handlers who declared that nothing in it concerns them; before, they are shown who was involved and where. */
  readonly declared: ReadonlySet<PersonId>;
  /** Grants that no longer stand, as `person room`: their holder is gone, and everything of theirs is handed on. */
  readonly withdrawn: ReadonlySet<string>;
  /** The keys to which grants were sealed: whoever has others since holds them no more. */
  readonly sealedTo: SealedTo;
  /** Every withdrawal; `line` is the hash of the line with which it came. */
  readonly withdrawals: readonly Withdrawal[];
  readonly opened: boolean;
  readonly cleared: boolean;
  /** Whether it was recorded which member is concerned, or that none present is. */
  readonly concernRecorded: boolean;
  /** The present preliminary review; further evidence on an unjustified case begins another. */
  readonly review: {
    readonly startedOn: PlainDate;
    /** Hash of the line that began it: the report's, or that of the evidence. */
    readonly startedBy: string;
    readonly acknowledgedOn?: PlainDate;
    readonly briefedOn?: PlainDate;
  };
  /** Acts done in the case, and in its present review. */
  readonly done: { readonly case: ReadonlySet<ActName>; readonly review: ReadonlySet<ActName> };
  readonly recommendation?: Recommendation;
  readonly ratifiedOn?: PlainDate;
  /** When a recommendation was first carried: the investigation's end. */
  readonly investigatedOn?: PlainDate;
  /** What was recorded under the Labour Law, in order; anything at all says that the case concerns an employee. */
  readonly labour: readonly LabourRecord[];
  /** Everyone who acted as reviewer or on the panel: they can't ratify. */
  readonly acted: ReadonlySet<PersonId>;
  /** Who asked for the identity, to whom it was disclosed and until when. */
  readonly identity: IdentityFile;
  readonly unreadable: readonly { readonly person: PersonId; readonly room: Room }[];
  readonly timeline: readonly TimelineItem[];
  /** Hashes of lines that the rules wouldn't have let in; they are shown as such and move nothing. */
  readonly irregular: readonly string[];
  readonly duties: readonly Duty[];
  /** Since when the reporter doesn't want to be asked after closing how they fare. */
  readonly checkInsStoppedOn?: PlainDate;
  /** Who holds the newest key of a room and isn't barred. */
  readonly holders: (room: Room) => readonly Holder[];
  readonly ledger: Ledger;
};

/** Whether a case is closed by its review, without an investigation. */
export const isClosedInReview = ({ outcome }: Pick<CaseFile, 'outcome'>): boolean => outcome !== undefined;

/** The hashes of the lines since the present review began, whatever came after it. */
export const linesOfReview = ({ ledger, review }: Pick<CaseFile, 'ledger' | 'review'>): ReadonlySet<string> => {
  const from = ledger.lines.findIndex(({ hash }) => hash === review.startedBy);
  return new Set(ledger.lines.slice(from).map(({ hash }) => hash));
};

/** Who was granted the newest key of a room and isn't barred; nobody where the room has no key yet. */
export function holdersOf(ledger: Ledger, room: Room): readonly Holder[] {
  const newest = ledger.rooms.get(room)?.at(-1);
  return [...(newest?.holders ?? [])].filter((holder) => holder === 'reporter' || !ledger.bars.has(holder));
}

/** Whether somebody holds the newest key of a room. */
export const isHolder = (caseFile: CaseFile, room: Room, holder: Holder): boolean =>
  caseFile.holders(room).includes(holder);

/** How `withdrawn` names the grants of a holder in a room. */
export const withdrawalKey = (holder: Holder, room: Room): string => `${holder} ${room}`;

/** Whether a person's grants in a room were taken back and not given again. */
export const isWithdrawn = ({ withdrawn }: Pick<CaseFile, 'withdrawn'>, person: PersonId, room: Room): boolean =>
  withdrawn.has(withdrawalKey(person, room));

/** Whether a person was ever granted a key of a room, whatever became of it. */
export const wasGranted = ({ ledger }: Pick<CaseFile, 'ledger'>, room: Room, person: PersonId): boolean =>
  ledger.rooms.get(room)?.some(({ holders }) => holders.has(person)) ?? false;

/** Everybody who was ever granted a key of the case, whatever became of it; the reporter left out. */
export const everGranted = ({ ledger }: Pick<CaseFile, 'ledger'>): readonly PersonId[] => {
  const holders = [...ledger.rooms.values()].flat().flatMap((epoch) => [...epoch.holders]);
  return [...new Set(holders)].filter((holder): holder is PersonId => holder !== 'reporter');
};

const ROOMS = ['identity', 'report', 'briefing', 'deliberation'] as const satisfies readonly Room[];

/** Whether somebody was ever given a key of the case. */
export const holdsAnyKey = (caseFile: CaseFile, person: PersonId): boolean => everGranted(caseFile).includes(person);

/** Whether whoever handles a case declares first of all, by its policy. */
export const asksToDeclare = ({ policy }: Pick<CaseFile, 'policy'>): boolean =>
  policy.acts.some(({ first }) => first === true);

/** Whether somebody who holds the report must first declare that nothing in it concerns them (domain.md §6, invariant 4). */
export const mustDeclare = (caseFile: CaseFile, person: PersonId): boolean =>
  asksToDeclare(caseFile) && !caseFile.declared.has(person) && wasGranted(caseFile, 'report', person);

/** The persons who fill a role of a case. Executives are those who were briefed; none before. */
export function personsIn(caseFile: CaseFile, role: Role): readonly Holder[] {
  const free = (person: PersonId): boolean => !caseFile.bars.has(person);
  switch (role) {
    case 'reporter':
      return ['reporter'];
    case 'reviewer':
      return [caseFile.reviewer].filter(free);
    case 'receiver':
      return caseFile.receivers.filter(free);
    case 'ratifier':
      return (caseFile.ratifier === undefined ? [] : [caseFile.ratifier]).filter(free);
    case 'panel':
      return caseFile.panel.filter(free);
    case 'executive':
      return caseFile
        .holders('briefing')
        .filter((holder) => ![...caseFile.receivers, caseFile.ratifier].some((person) => person === holder));
    case 'handler':
      return caseFile.holders('report').filter((holder) => holder !== 'reporter');
    case 'holder-of-deliberation':
      return caseFile.holders('deliberation');
    case 'holder':
      return [...new Set(ROOMS.flatMap((room) => caseFile.holders(room)))].filter((holder) => holder !== 'reporter');
  }
}

/** Whether somebody fills a role of a case now. */
export const hasRole = (caseFile: CaseFile, role: Role, who: Holder): boolean =>
  personsIn(caseFile, role).includes(who);

/** The duties of a case that are still owed, the earliest first. */
export const openDuties = (caseFile: CaseFile): readonly Duty[] =>
  caseFile.duties
    .filter((duty) => duty.metOn === undefined)
    .toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));

/** Who owes a duty: of the panel, only members who haven't said their word on the recommendation that stands. */
export function owingPersons(caseFile: CaseFile, duty: Duty): readonly Holder[] {
  const persons = personsIn(caseFile, duty.owedBy);
  const standing = caseFile.recommendation;
  if (duty.id !== 'recommendation' || standing === undefined) return persons;
  const waiting = persons.filter((person) => !hasSpoken(standing, person));
  return waiting.length === 0 ? persons : waiting;
}

/** Whether a member recorded, confirmed or dissented on a recommendation. */
export const hasSpoken = ({ by, confirmed, dissented }: Recommendation, person: Holder): boolean =>
  [by, ...confirmed, ...dissented].some((voice) => voice === person);

/** Whether a recommendation goes on to the ratifier: those present reach the quorum, and most of them support it. */
export const isCarried = ({ confirmed, dissented }: Recommendation, quorum: number): boolean =>
  1 + confirmed.length + dissented.length >= quorum && 1 + confirmed.length > dissented.length;

export { advance, foldCase, type Rosters } from './fold-case.ts';
