// The rooms of a case and the place that every grant and entry is bound to.
import { concat, u8, u32 } from '../bytes.ts';
import { type CaseId, idBytes } from './ids.ts';

/** The rooms, in the order of their numbers from 1 (PROTOCOL A1). */
export const ROOMS = ['identity', 'report', 'briefing', 'deliberation'] as const;
export type Room = (typeof ROOMS)[number];

/** The last epoch that four bytes can number. */
export const LAST_EPOCH = 0xffffffff;

/** One generation of one room of one case. */
export type Place = { readonly caseId: CaseId; readonly room: Room; readonly epoch: number };

export function parseRoom(text: unknown): Room | undefined {
  return ROOMS.find((room) => room === text);
}

/** 1 identity, 2 report, 3 briefing, 4 deliberation. */
export function roomNumber(room: Room): number {
  return ROOMS.indexOf(room) + 1;
}

/** `case_id ‖ room ‖ epoch`, 21 bytes. */
export function placeBytes(place: Place): Uint8Array {
  if (place.epoch < 1) throw new RangeError('epochs count from 1');
  return concat(idBytes(place.caseId), u8(roomNumber(place.room)), u32(place.epoch));
}

/** Whether the reporter holds keys of this room (PROTOCOL §5). */
export function isReporterRoom(room: Room): boolean {
  return room === 'identity' || room === 'report';
}
