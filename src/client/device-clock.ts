// What the device's own clock says of what the portal shows (PROTOCOL B31). A portal that shows an older state, with people who have
// left since, must show its day too: a device that knows a later one stops there. A clock that is behind tells nothing.
import { addDays, type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { fromBase64url, parseRoster, type Roster } from '../protocol/check/index.ts';
import type { ClockProblem, Transport } from './transport.ts';

/** By so many days the device's day may be later than the portal's. */
export const MOST_DAYS_LATE = 2;
/** About midnight a roster is of the portal's day and not yet of the device's. */
const MOST_DAYS_EARLY = 1;

/** Whose device it is, and its day. `isOverruled`: the reporter said that this clock is wrong. */
export type DeviceClock = {
  readonly whose: 'reporter' | 'person';
  readonly today: () => PlainDate;
  readonly isOverruled?: () => boolean;
};

/** What the portal shows: its day and the newest roster, as it says and before anything was verified. */
export type Shown = { readonly today: PlainDate; readonly newest?: Pick<Roster, 'on' | 'until'> };

/** Why a device stops at what the portal shows; undefined where its clock has nothing against it. */
export const clockProblem = (
  { today, newest }: Shown,
  device: PlainDate,
  whose: DeviceClock['whose'],
): ClockProblem | undefined => {
  const isLate = device > addDays(today, MOST_DAYS_LATE);
  const hasEnded = newest !== undefined && device > newest.until && today <= newest.until;
  const isEarly = whose === 'person' && newest !== undefined && newest.on > addDays(device, MOST_DAYS_EARLY);
  if (!isLate && !hasEnded && !isEarly) return undefined;
  // Only where what is shown agrees with itself can the device be what is wrong.
  const agrees = newest !== undefined && newest.on <= today && today <= newest.until;
  return { device, portal: today, mayGoOn: whose === 'reporter' && agrees };
};

const shownIn = (body: unknown): Shown | undefined => {
  if (typeof body !== 'object' || body === null || !('foundation' in body)) return undefined;
  const foundation = body.foundation as { readonly today?: unknown; readonly rosters?: unknown } | null;
  const today = parsePlainDate(foundation?.today);
  if (today === undefined) return undefined;
  const last: unknown = Array.isArray(foundation?.rosters) ? foundation.rosters.at(-1) : undefined;
  const text = typeof last === 'object' && last !== null && 'bytes' in last ? last.bytes : undefined;
  const bytes = typeof text === 'string' ? fromBase64url(text) : undefined;
  const roster = bytes === undefined ? undefined : parseRoster(bytes);
  return roster?.ok === true ? { today, newest: roster.value } : { today };
};

/** The same way to the portal, on which whatever brings a ground is first held against the device's clock. */
export const underClock =
  (transport: Transport, { whose, today, isOverruled }: DeviceClock): Transport =>
  async (method, path, body) => {
    const answer = await transport(method, path, body);
    const shown = shownIn(answer.body);
    const clock = shown === undefined ? undefined : clockProblem(shown, today(), whose);
    if (clock === undefined || (clock.mayGoOn && isOverruled?.() === true)) return answer;
    return { status: answer.status, body: undefined, clock };
  };
