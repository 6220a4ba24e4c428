// The writing of judged reports: those that wait together are looked at and written together, in one job of the writer, row
// for row under the same checks and triggers as one alone. Where a job fails, each of its reports is tried by itself.
import { riyadhDate } from '../domain/plain-date.ts';
import type { Refusal } from '../domain/result.ts';
import type { Problem } from '../domain/wire.ts';
import { type AssociationId, publicNumber } from '../protocol/check/index.ts';
import { beginCases } from './arrivals.ts';
import type { Database, Tx } from './database.ts';
import { type Placing, placeCases } from './desk-places.ts';
import { type Arriving, addFiles, arriving, type FilePlace } from './files.ts';
import type { PortalWithFiles } from './foundation.ts';
import { standsOf } from './stand.ts';
import { type Sent, storeSealed } from './submission.ts';
import type { Upload } from './upload-rows.ts';

/** A report that was judged good over the state of a moment ago. */
export type Arrival = { readonly sent: Sent; readonly lookupHash: string; readonly placing: Placing };

/** What became of it: written now, standing already, or what is in its way by now; a refusal where it is its files. */
export type Filed = 'written' | 'repeated' | Extract<Problem['error'], 'taken' | 'stale'> | Refusal;

type Waiting = Arrival & { readonly settle: (filed: Filed) => void; readonly fail: (error: unknown) => void };

/** As many as one commit holds (writer-queue.ts). */
const MOST = 64;

const queues = new WeakMap<Database, Map<AssociationId, Waiting[]>>();

/** What a report would take, as texts that no two reports may share. */
const takes = ({ sent, lookupHash }: Arrival): readonly string[] => [
  `case ${sent.line.act.case}`,
  `number ${publicNumber(sent.line.act.case)}`,
  `lookup ${lookupHash}`,
  ...sent.entries.map(({ entryId }) => `entry ${entryId}`),
  ...sent.files.map(({ fileId }) => `file ${fileId}`),
];

/** Writes those of the arrivals that may be, in their order, and says of each what became of it. */
const fileAll = async (
  tx: Tx,
  association: AssociationId,
  place: FilePlace,
  arrivals: readonly Arrival[],
  day: string,
): Promise<readonly Filed[]> => {
  const files: Arriving[] = [];
  for (const { sent } of arrivals) files.push(await arriving(tx, association, place, sent));
  const stands = await standsOf(tx, association, arrivals);
  const written = new Set<string>();
  const fresh: Arrival[] = [];
  const uploads: (readonly Upload[])[] = [];
  const filed = arrivals.map((arrival, at): Filed => {
    const { line } = arrival.sent;
    const same = `line ${line.act.case} ${line.hash}`;
    if (stands.repeated[at] === true || written.has(same)) return 'repeated';
    // Ids in use are told last and here alone: else anybody could ask which are, with what would never be accepted.
    if (stands.roster !== line.act.roster) return 'stale';
    const taken = takes(arrival);
    if (stands.taken[at] === true || taken.some((one) => written.has(one))) return 'taken';
    const come = files[at];
    if (come !== undefined && 'refusal' in come) return come.refusal;
    uploads.push(come?.uploads ?? []);
    for (const one of [same, ...taken]) written.add(one);
    fresh.push(arrival);
    return 'written';
  });
  await beginCases(
    tx,
    association,
    fresh.map(({ sent: { line }, lookupHash }) => ({ line, lookupHash })),
    day,
  );
  await placeCases(
    tx,
    association,
    fresh.map(({ placing }) => placing),
  );
  await storeSealed(
    tx,
    association,
    fresh.map(({ sent }) => sent),
  );
  for (const [at, { sent }] of fresh.entries()) await addFiles(tx, association, sent, uploads[at] ?? []);
  return filed;
};

/** Writes the arrivals in one job of the writer; durable on return. */
const fileTogether = (
  portal: PortalWithFiles,
  association: AssociationId,
  take: () => readonly Arrival[],
): Promise<readonly Filed[]> =>
  portal.database.write((tx) =>
    fileAll(tx, association, { limits: portal.files.limits, blobs: portal.blobs }, take(), riyadhDate(portal.clock())),
  );

const fileAlone = async (portal: PortalWithFiles, association: AssociationId, waiting: Waiting): Promise<void> => {
  try {
    const [filed] = await fileTogether(portal, association, () => [waiting]);
    if (filed === undefined) throw new Error('a report that nothing became of');
    waiting.settle(filed);
  } catch (error) {
    waiting.fail(error);
  }
};

/** Files whatever waits once the writer comes to it, as much as one commit holds. */
const fileWaiting = async (portal: PortalWithFiles, association: AssociationId, queue: Waiting[]): Promise<void> => {
  let taken: readonly Waiting[] = [];
  try {
    const filed = await fileTogether(portal, association, () => {
      taken = queue.splice(0, MOST);
      if (queue.length > 0) void fileWaiting(portal, association, queue);
      return taken;
    });
    for (const [at, waiting] of taken.entries()) waiting.settle(filed[at] ?? 'stale');
  } catch (error) {
    // A job that never began has taken nothing: what waits then waits for nobody.
    const left = taken.length === 0 ? queue.splice(0) : taken;
    if (taken.length > 1) for (const waiting of left) await fileAlone(portal, association, waiting);
    else for (const waiting of left) waiting.fail(error);
  }
};

/** Files a judged report with whatever else waits. Durable on return. */
export const fileReport = (portal: PortalWithFiles, association: AssociationId, arrival: Arrival): Promise<Filed> =>
  new Promise((settle, fail) => {
    const own = queues.get(portal.database) ?? new Map<AssociationId, Waiting[]>();
    const queue = own.get(association) ?? [];
    queues.set(portal.database, own.set(association, queue));
    queue.push({ ...arrival, settle, fail });
    if (queue.length === 1) void fileWaiting(portal, association, queue);
  });
