// What the rules answer: a value, or a refusal with a code that the catalogue has a sentence for. No text here.

import type { ActName, Closing, Concerns, Office, PolicyRoom, Stage } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';

/** Every reason for which the rules refuse, with what its sentence needs. */
export type Refusal =
  /** A kind that a later version will know (PROTOCOL A8). */
  | { readonly code: 'not-yet'; readonly kind: string }
  /** Whoever acts is not active on the roster. */
  | { readonly code: 'not-active' }
  /** The act belongs to another role in this case. */
  | { readonly code: 'not-yours'; readonly act: ActName }
  | { readonly code: 'wrong-stage'; readonly act: ActName; readonly stage: Stage; readonly closing?: Closing }
  /** Possible once, and done. */
  | { readonly code: 'already-done'; readonly act: ActName }
  /** Another act must come first. */
  | { readonly code: 'do-first'; readonly act: ActName }
  /** *Clear* is only for a report about "someone senior". */
  | { readonly code: 'only-after-senior' }
  /** No new reports are taken now. */
  | { readonly code: 'intake-closed' }
  /** The roster's `until` has passed. */
  | { readonly code: 'roster-expired'; readonly until: string }
  /** Fewer than two people without a conflict would hold the report. */
  | { readonly code: 'too-few-receivers'; readonly concerns: Concerns }
  /** Not an office that can be named here, or `senior` beside others. */
  | { readonly code: 'unknown-concern' }
  | { readonly code: 'nobody-named' }
  | { readonly code: 'unknown-person'; readonly person: string }
  /** A person who already holds a key can't be kept away by this act. */
  | { readonly code: 'holds-key'; readonly person: PersonId }
  /** A person whom the act can't reach: barred, left, or in a role that excludes it. */
  | { readonly code: 'not-eligible'; readonly person: PersonId }
  /** The committee has too few members left for this case. */
  | {
      readonly code: 'too-few-members';
      readonly needed: number;
      readonly available: number;
      readonly stage: Stage;
      /** Offices to which somebody can be appointed by name, so that there are enough. */
      readonly appoint: readonly Office[];
    }
  | {
      readonly code: 'too-few-cleared';
      readonly needed: number;
      readonly cleared: number;
      readonly appoint: readonly Office[];
      /** Offices whose holders could be given the case already, once it is recorded whom it concerns; missing where that leaves too few. */
      readonly stands?: readonly Office[];
    }
  /** Of those cleared, too few have an account in use: the server's word, asked at acceptance alone. */
  | { readonly code: 'too-few-able'; readonly needed: number; readonly able: number }
  /** Further members come in only where too few are left. */
  | { readonly code: 'panel-suffices' }
  /** Whoever acts lost the office by which they had a part in this case. */
  | { readonly code: 'no-part' }
  /** A room would have fewer than two holders. */
  | { readonly code: 'too-few-holders'; readonly room: PolicyRoom }
  /** There is nobody about whom a conflict could be recorded. */
  | { readonly code: 'no-conflict-possible' }
  | { readonly code: 'recommendation-stands' }
  | { readonly code: 'no-recommendation' }
  /** The act speaks of another recommendation than the one that stands. */
  | { readonly code: 'other-recommendation' }
  | { readonly code: 'own-recommendation' }
  | { readonly code: 'already-spoken' }
  /** Who acted as reviewer or panel member can't ratify. */
  | { readonly code: 'acted-before' }
  | { readonly code: 'not-a-holder'; readonly room: PolicyRoom }
  | { readonly code: 'not-unreadable'; readonly person: PersonId; readonly room: PolicyRoom }
  /** Keys that a person who has none can't be kept from: *concern* is for them. */
  | { readonly code: 'holds-no-key'; readonly person: PersonId }
  /** Nobody else has the keys: a case must not lose its last holder. */
  | { readonly code: 'last-holder' }
  /** Nobody but this person opens the case, or a room of it: what others hold doesn't open. They give the keys again first. */
  | { readonly code: 'last-reader'; readonly person: PersonId }
  /**
   * Fewer than two people would be left for the case, and it came to that by the author's own word. `held`: those meant were given its keys;
   * `eitherOf`: of several, those of whom one left out is enough; `appoint`: offices that bring further ones.
   */
  | {
      readonly code: 'left-alone';
      readonly persons: readonly PersonId[];
      readonly held: boolean;
      readonly eitherOf: readonly PersonId[];
      readonly appoint: readonly Office[];
    }
  /** The act writes in, or answers what stands in, a room whose keys are known not to open for whoever acts: `nobody`, for nobody. */
  | { readonly code: 'room-shut'; readonly room: PolicyRoom; readonly nobody: boolean }
  /** Nobody who is gone has this room's newest key. */
  | { readonly code: 'nothing-to-hand-on'; readonly room: PolicyRoom }
  /** The identity stands disclosed to this person, or that it will be was announced. */
  | { readonly code: 'already-disclosed'; readonly person: PersonId }
  /** The reporter didn't consent, or took the consent back. */
  | { readonly code: 'no-consent' }
  /** The reporter said no when they were asked for this person, and no colleague has asked for the identity anew since. */
  | { readonly code: 'declined'; readonly person: PersonId }
  /** This person has yet to declare whether a conflict of interest binds them. */
  | { readonly code: 'undeclared'; readonly person: PersonId }
  /** Nobody who handles the case could be given the identity. */
  | { readonly code: 'nobody-to-disclose' }
  /** No legal basis of the policy, or not one on which this may be done. */
  | { readonly code: 'unknown-basis' }
  /** A day beyond those that the policy allows here. */
  | { readonly code: 'wrong-end'; readonly from: string; readonly until: string }
  /** What was announced may be done from this day on. */
  | { readonly code: 'too-early'; readonly from: string }
  /** Something that can be done from this day on. */
  | { readonly code: 'not-before'; readonly from: string }
  /** No clock that this person could stop runs now. */
  | { readonly code: 'nothing-to-pause' }
  | { readonly code: 'nothing-to-resume' }
  | { readonly code: 'nothing-announced' }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'unknown-category' }
  /** A file has more bytes than the association allows; `most` of its content. */
  | { readonly code: 'file-too-large'; readonly most: number }
  /** More files of this side's in a case than the association allows. */
  | { readonly code: 'too-many-files'; readonly most: number }
  /** They have more bytes together than it allows. */
  | { readonly code: 'files-too-large'; readonly most: number }
  /** A file that the act lists isn't there whole: it was never sent to its end, or was swept. */
  | { readonly code: 'file-missing' }
  /** The portal has no room for files now; everything else is taken. */
  | { readonly code: 'uploads-full' }
  /** It has none for so much, whatever else is on its way: its disk, or its budget, is too small for it. */
  | { readonly code: 'no-room-for-size' }
  /** More files are on their way at once than the portal takes. */
  | { readonly code: 'uploads-busy' }
  /** The same part of this file is brought once more, which ended the one before. */
  | { readonly code: 'sent-elsewhere' }
  /** The portal lost a file, or what it has isn't what came. */
  | { readonly code: 'file-damaged' }
  /** Another case's act, or a day that this chain can't have next. */
  | { readonly code: 'wrong-day' }
  /** The act isn't the one that the rules would have built. */
  | { readonly code: 'not-as-planned'; readonly part: PlanPart };

export type PlanPart = 'kind' | 'public' | 'bars' | 'rooms' | 'grants' | 'entries' | 'items';
export type RefusalCode = Refusal['code'];

/** Every refusal code; the catalogue has a sentence for each. */
export const REFUSAL_CODES = [
  'not-yet',
  'not-active',
  'not-yours',
  'wrong-stage',
  'already-done',
  'do-first',
  'only-after-senior',
  'intake-closed',
  'roster-expired',
  'too-few-receivers',
  'unknown-concern',
  'nobody-named',
  'unknown-person',
  'holds-key',
  'not-eligible',
  'too-few-members',
  'too-few-cleared',
  'too-few-able',
  'panel-suffices',
  'no-part',
  'too-few-holders',
  'no-conflict-possible',
  'recommendation-stands',
  'no-recommendation',
  'other-recommendation',
  'own-recommendation',
  'already-spoken',
  'acted-before',
  'not-a-holder',
  'not-unreadable',
  'holds-no-key',
  'last-holder',
  'last-reader',
  'left-alone',
  'room-shut',
  'nothing-to-hand-on',
  'already-disclosed',
  'no-consent',
  'declined',
  'undeclared',
  'nobody-to-disclose',
  'unknown-basis',
  'wrong-end',
  'too-early',
  'not-before',
  'nothing-to-pause',
  'nothing-to-resume',
  'nothing-announced',
  'nothing-asked',
  'unknown-category',
  'file-too-large',
  'too-many-files',
  'files-too-large',
  'file-missing',
  'uploads-full',
  'no-room-for-size',
  'uploads-busy',
  'sent-elsewhere',
  'file-damaged',
  'wrong-day',
  'not-as-planned',
] as const satisfies readonly RefusalCode[];

/** A value, or why not. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});
