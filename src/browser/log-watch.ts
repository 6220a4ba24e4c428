// Once a day and sign-in, on whatever page the keys are open: looks whether the log continues what this browser knows, and signs its
// newest head, unasked. Where it doesn't, nothing is signed, and every page says so with the heads that contradict each
// other until the known log is served again (PROTOCOL §6, B15).
import { checkLog, type LogCheck } from '../client/log.ts';
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { hasLooked, type KnownLog, noteLooked, readKnownLog, writeKnownLog } from './known-log.ts';
import { showContradiction } from './log-alarm.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { readPin } from './pins.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const show = (kept: KnownLog): void => showContradiction(pageLang(), kept);

/** What is asked after: the head that was contradicted before any newer one. */
const anchorOf = ({ known, contradiction }: KnownLog): KnownLog['known'] =>
  contradiction?.known === undefined ? known : { day: contradiction.day, head: contradiction.known };

/** What is kept after a look; what was known stays known for as long as it is contradicted. */
const keptAfter = (before: KnownLog, check: LogCheck): KnownLog => {
  if (check.state === 'contradicts') {
    // The first evidence stays: a server could wear a later one out.
    return { ...before, contradiction: before.contradiction ?? check.contradiction };
  }
  // The contradicted head is served again: the next look goes on from what was known before.
  const newest = before.contradiction === undefined ? (check.newest ?? before.known) : before.known;
  return newest === undefined ? {} : { known: newest };
};

const look = async (vault: OpenVault, today: PlainDate): Promise<void> => {
  const before = readKnownLog(vault.association);
  const checked = await checkLog(transport, vault, pageRoot, {
    known: anchorOf(before),
    pinned: readPin(vault.association),
    mode: before.contradiction === undefined ? 'sign' : 'look',
  });
  // No answer, no session, or rosters that don't hold, which the page itself says: looked at again on the next page.
  if (!checked.ok) return;
  // Another tab may have looked meanwhile: what it knows, and a contradiction that it found, isn't taken back by this answer.
  const now = readKnownLog(vault.association);
  const isOvertaken = JSON.stringify(now) !== JSON.stringify(before) && checked.value.state !== 'contradicts';
  const after = isOvertaken ? now : keptAfter(now, checked.value);
  writeKnownLog(vault.association, after);
  show(after);
  if (before.contradiction === undefined && after.known?.day === addDays(today, -1)) noteLooked(vault.person, today);
};

/** Begins once the keys are open; the page doesn't wait for it. */
export const watchLog = (vault: OpenVault): void => {
  const kept = readKnownLog(vault.association);
  show(kept);
  const today = riyadhDate(new Date());
  // The script of a page was made before the root was signed: there is nothing to verify by.
  if (pageRoot === undefined || (kept.contradiction === undefined && hasLooked(vault.person, today))) return;
  // A browser that keeps nothing, or a page that is left meanwhile: nothing is signed, and the next page looks again.
  void look(vault, today).catch(() => undefined);
};
