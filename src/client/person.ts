// Everything that a handler's device does with cases, in one place to import from.
export { type Me, type OpenedCase, type OpenedEntry, type OpenedRow, openCase, openRow } from './case.ts';
export type { EntryProblem, RoomKeyRing } from './opening.ts';
export { compose, openIfFirst, type PersonIntention, perform, readCase, reportUnreadable } from './perform.ts';
export { checkRoster, listing, rosterChanges } from './roster.ts';
