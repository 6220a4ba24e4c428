// Fetches and verifies what a report is sealed to. Kept in memory while the page is open, fetched anew where it is stale.
import { type Ground, verifyFoundation } from '../client/foundation.ts';
import { type Answer, answered, ask, failed, fromOutcome } from '../client/transport.ts';
import { IntakePackage } from '../domain/wire.ts';
import { pageRoot } from './page-facts.ts';
import { transport } from './transport.ts';

/** The ground as the portal gives it now. `closed`: no reports are taken. */
export const freshGround = async (): Promise<Answer<Ground>> => {
  const given = await ask(transport, 'GET', '/api/intake', IntakePackage);
  if (!given.ok) return given;
  if (!given.value.open) return failed('closed');
  return fromOutcome(verifyFoundation(given.value.foundation, pageRoot));
};

export type GroundKeeper = {
  /** The ground, fetched at most once at a time; a failure is tried again at the next call. */
  readonly get: () => Promise<Answer<Ground>>;
  readonly now: () => Ground | undefined;
};

export const keepGround = (): GroundKeeper => {
  let kept: Ground | undefined;
  let asking: Promise<Answer<Ground>> | undefined;
  const fetchOnce = async (): Promise<Answer<Ground>> => {
    const fresh = await freshGround();
    if (fresh.ok) kept = fresh.value;
    asking = undefined;
    return fresh;
  };
  return {
    get: () => {
      if (kept !== undefined) return Promise.resolve(answered(kept));
      asking ??= fetchOnce();
      return asking;
    },
    now: () => kept,
  };
};
