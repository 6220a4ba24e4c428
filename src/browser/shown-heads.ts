// On the public page about the log: holds the heads that it shows against the one that this browser keeps. Where the page shows
// later days alone, whoever is signed in is told by the portal which head it has for the known day; a browser that knows none asks nothing.
import * as v from 'valibot';
import type { Contradiction, KnownHead } from '../client/log.ts';
import { heldAgainst } from '../client/shown-log.ts';
import { Hash } from '../domain/wire-shapes.ts';
import { carry } from './carry.ts';
import { given } from './dom.ts';

/** Of all that is answered about the log, the head of the day that was asked after. */
const HeadOfDay = v.object({ after: v.exactOptional(Hash) });

const shownHeads = (log: HTMLElement): readonly KnownHead[] =>
  [...log.querySelectorAll<HTMLElement>('[data-day]')].map((place) => ({
    day: given(place, 'day'),
    head: given(place, 'head'),
  }));

const askedHead = async ({ day, head: known }: KnownHead): Promise<Contradiction | undefined> => {
  const { status, body } = await carry('GET', `/api/staff/heads?after=${day}`);
  const parsed = v.safeParse(HeadOfDay, body);
  if (status !== 200 || !parsed.success || parsed.output.after === known) return undefined;
  const { after } = parsed.output;
  return { day, known, ...(after === undefined ? {} : { served: after }) };
};

/** What contradicts the known head, if anything does; nothing where there is no answer. */
export const contradictionShown = async (known: KnownHead): Promise<Contradiction | undefined> => {
  const log = document.getElementById('log');
  if (log === null) return undefined;
  const held = heldAgainst(known, shownHeads(log));
  if (held === 'unshown') return askedHead(known).catch(() => undefined);
  return held === 'same' ? undefined : held;
};
