// Whoever is given briefings alone tells the others that one doesn't open: the one act that they sign, over a head that
// the portal gives them for it and that they can't check (PROTOCOL B8).
import { Accepted, GivenHead } from '../domain/wire.ts';
import { buildAct } from './act.ts';
import type { Me, OpenedCase } from './case.ts';
import { ask, type Transport } from './transport.ts';

/** How often it is signed anew where the case moved on meanwhile. */
const MAX_TRIES = 4;

/** Tells it once a briefing; true where it stands, by now or from before. */
export const tellBriefingUnreadable = async (
  transport: Transport,
  { ground, caseId, number }: OpenedCase,
  me: Me,
): Promise<boolean> => {
  const address = `/api/staff/cases/${number}`;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const given = await ask(transport, 'POST', `${address}/head`, GivenHead);
    if (!given.ok) return false;
    if ('told' in given.value) return true;
    const signed = buildAct(
      {
        association: ground.association,
        rosterHash: ground.current.hash,
        roster: ground.current.roster,
        caseId,
        prev: given.value.head,
        on: ground.today,
        by: me.person,
        signKey: me.keys.sign.secretKey,
        bars: new Set(),
        keyOf: () => undefined,
      },
      { kind: 'unreadable', public: { room: 'briefing' }, bars: [], rooms: [], grants: [], entries: [] },
      [],
    );
    if (!signed.ok) return false;
    const { hash: _, ...submission } = signed.value;
    const sent = await ask(transport, 'POST', `${address}/acts`, Accepted, submission);
    if (sent.ok) return true;
    if (sent.problem.error !== 'stale') return false;
  }
  return false;
};
