// What somebody means to do, and what that makes of an act. Types and the way back from an act; no rules.
import {
  type ActName,
  type Concerns,
  DUTIES,
  type DutyId,
  type EntryType,
  type Form,
  type LabourStep,
  type Office,
  type PolicyRoom,
} from '../policy/types.ts';
import {
  type Act,
  type ActSaying,
  consentAsk,
  type GrantNote,
  type PersonId,
  type Room,
} from '../protocol/check/index.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import { accepted, type Result, refused } from './result.ts';

type ByPerson = { readonly by: PersonId };

/** An act before it is built: who acts, and the choices that the act makes public (PROTOCOL A8). */
export type Intention =
  | {
      readonly kind: 'submit';
      readonly by: 'reporter';
      readonly concerns: Concerns;
      /** The reporter's public keys as base64url text. */
      readonly seal: string;
      readonly sign: string;
    }
  | ({
      readonly kind: 'open' | 'acknowledge' | 'clear' | 'recommend' | 'feedback' | 'note' | 'summary';
    } & ByPerson)
  /** `asks`: for whom the reporter is asked to agree that their identity is disclosed; nothing in a reporter's. */
  | { readonly kind: 'message'; readonly by: PersonId | 'reporter'; readonly asks?: PersonId }
  | { readonly kind: 'evidence'; readonly by: 'reporter' }
  /** `persons` beside the present holders of the offices; members of the committee are always named so. */
  | ({
      readonly kind: 'concern';
      readonly concerns: readonly Office[];
      readonly persons: readonly PersonId[];
    } & ByPerson)
  /** `conflict`: whether anything in the report concerns the executive. */
  | ({ readonly kind: 'brief'; readonly conflict: boolean } & ByPerson)
  | ({ readonly kind: 'close'; readonly outcome: 'unjustified' } & ByPerson)
  | ({ readonly kind: 'close'; readonly outcome: 'resolved'; readonly form: Form } & ByPerson)
  /** `cleared`: the members about whom the reviewer answered that nothing concerns them. */
  | ({ readonly kind: 'refer'; readonly form: Form; readonly cleared: readonly PersonId[] } & ByPerson)
  /** `of`: hash of the line of the recommendation. */
  | ({ readonly kind: 'confirm' | 'dissent' | 'ratify' | 'return'; readonly of: string } & ByPerson)
  | ({ readonly kind: 'unreadable'; readonly room: Room } & ByPerson)
  | ({ readonly kind: 'grant'; readonly room: Room; readonly to: PersonId } & ByPerson)
  | ({ readonly kind: 'categorise'; readonly category: string } & ByPerson)
  /** `conflict`: whether the handler themselves has one; then they are kept away from here on. */
  | ({ readonly kind: 'declare'; readonly conflict: boolean } & ByPerson)
  /** `person`: a holder of a key, somebody else than whoever acts. */
  | ({ readonly kind: 'bar'; readonly person: PersonId } & ByPerson)
  | ({ readonly kind: 'epoch'; readonly room: Room } & ByPerson)
  | ({ readonly kind: 'ask-identity' } & ByPerson)
  /** `to`: whoever asked, or to whom it was announced. */
  | ({ readonly kind: 'refuse-identity'; readonly to: PersonId } & ByPerson)
  /** `basis`: a code of the policy; `until`: the first day on which it isn't given any more. */
  | ({
      readonly kind: 'announce';
      readonly to: PersonId;
      readonly basis: string;
      readonly until: PlainDate;
    } & ByPerson)
  /** `of`: hash of the line that announced it. */
  | ({ readonly kind: 'disclose'; readonly of: string } & ByPerson)
  | ({
      readonly kind: 'disclose-withheld';
      readonly to: PersonId;
      readonly basis: string;
      readonly until: PlainDate;
      /** The day on which the reporter is told. */
      readonly withheldUntil: PlainDate;
    } & ByPerson)
  /** `until`: the last day on which the clock stands still; it does from the day of the line on. */
  | ({ readonly kind: 'pause'; readonly duty: DutyId; readonly until: PlainDate } & ByPerson)
  /** `duty`: one whose clock stands still; it runs again from the day of the line on. */
  | ({ readonly kind: 'resume'; readonly duty: DutyId } & ByPerson)
  /** `day`: when it took place. */
  | ({ readonly kind: 'labour-step'; readonly step: LabourStep; readonly day: PlainDate } & ByPerson)
  | ({ readonly kind: 'check-in' } & ByPerson)
  | { readonly kind: 'identify'; readonly by: 'reporter' }
  /** Whether the reporter agrees that the identity is disclosed to others who handle the report. */
  | { readonly kind: 'consent'; readonly by: 'reporter'; readonly given: boolean }
  /** Whether the reporter wants to be asked after closing how they fare. */
  | { readonly kind: 'check-in-wish'; readonly by: 'reporter'; readonly wanted: boolean };

/** An entry that an act carries, in the order in which the act lists them. */
export type EntrySlot = {
  readonly type: EntryType;
  readonly room: PolicyRoom;
  readonly epoch: number;
  readonly optional?: true;
};

/** Everything of an act that the rules settle. Its commitments, items, entries and signature are the browser's. */
export type Plan = ActSaying & {
  readonly bars: readonly PersonId[];
  readonly rooms: readonly { readonly room: Room; readonly epoch: number }[];
  readonly grants: readonly GrantNote[];
  readonly entries: readonly EntrySlot[];
};

/** The name that people read for an intention: *Resolve* is a `close`. */
export const nameOf = (intention: Intention): ActName =>
  intention.kind === 'close' && intention.outcome === 'resolved' ? 'resolve' : intention.kind;

/** The intention that an act would come from; kinds of later versions are refused. */
export function intentionOf(act: Act): Result<Intention> {
  const { by } = act;
  const notYours = refused({ code: 'not-as-planned', part: 'kind' });
  if (act.kind === 'submit') return accepted({ kind: 'submit', by: 'reporter', ...act.public });
  if (act.kind === 'evidence' || act.kind === 'identify') return accepted({ kind: act.kind, by: 'reporter' });
  if (act.kind === 'consent') return accepted({ kind: 'consent', by: 'reporter', given: act.public.given });
  if (act.kind === 'check-in-wish') return accepted({ kind: act.kind, by: 'reporter', wanted: act.public.wanted });
  if (act.kind === 'overdue') return refused({ code: 'not-yet', kind: act.kind });
  if (by === 'system') return notYours;
  if (act.kind === 'message') {
    const asks = consentAsk(act)?.to;
    return accepted({ kind: 'message', by, ...(asks === undefined ? {} : { asks }) });
  }
  if (by === 'reporter') return notYours;
  switch (act.kind) {
    case 'concern': {
      const { concerns } = act.public;
      if (concerns === 'senior') return refused({ code: 'unknown-concern' });
      return accepted({ kind: act.kind, by, concerns, persons: act.bars });
    }
    case 'brief':
      return accepted({ kind: act.kind, by, conflict: act.public.conflict });
    case 'close':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'refer':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'confirm':
    case 'dissent':
    case 'ratify':
    case 'return':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'unreadable':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'categorise':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'declare':
      return accepted({ kind: act.kind, by, ...act.public });
    case 'bar': {
      const [person] = act.bars;
      return person === undefined ? refused({ code: 'nobody-named' }) : accepted({ kind: act.kind, by, person });
    }
    case 'epoch': {
      const [start] = act.rooms;
      if (start === undefined) return refused({ code: 'not-as-planned', part: 'rooms' });
      return accepted({ kind: act.kind, by, room: start.room });
    }
    case 'pause': {
      const duty = DUTIES.find((known) => known === act.public.duty);
      if (duty === undefined) return refused({ code: 'nothing-to-pause' });
      return accepted({ kind: act.kind, by, duty, until: plainDate(act.public.until) });
    }
    case 'resume': {
      const duty = DUTIES.find((known) => known === act.public.duty);
      if (duty === undefined) return refused({ code: 'nothing-to-resume' });
      return accepted({ kind: act.kind, by, duty });
    }
    case 'labour-step':
      return accepted({ kind: act.kind, by, step: act.public.step, day: plainDate(act.public.day) });
    case 'refuse-identity':
      return accepted({ kind: act.kind, by, to: act.public.to });
    case 'announce': {
      const { to, basis, until } = act.public;
      return accepted({ kind: act.kind, by, to, basis, until: plainDate(until) });
    }
    case 'disclose':
      return accepted({ kind: act.kind, by, of: act.public.of });
    case 'disclose-withheld': {
      const { to, basis, until, withheld_until: day } = act.public;
      return accepted({ kind: act.kind, by, to, basis, until: plainDate(until), withheldUntil: plainDate(day) });
    }
    case 'grant': {
      const [first] = act.grants;
      if (first === undefined || first.holder === 'reporter')
        return refused({ code: 'not-as-planned', part: 'grants' });
      return accepted({ kind: act.kind, by, room: first.room, to: first.holder });
    }
    default:
      return accepted({ kind: act.kind, by });
  }
}
