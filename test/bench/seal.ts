// A process of its own that seals reports before any clock runs, as reporters' browsers would: keys, case id, text and
// signature are each report's own. Only Argon2id is left out (the keys come from random masters), which no server sees.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { type Ground, verifyFoundation } from '../../src/client/foundation.ts';
import { prepareReport } from '../../src/client/reporter.ts';
import { parsePlainDate } from '../../src/domain/plain-date.ts';
import { fromBase64url, toBase64url } from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, makeTrackingCode, random, ready } from '../../src/protocol/open/index.ts';
import { readOrder, record, type SealedBefore, SealOrder } from './orders.ts';
import { reportInput } from './texts.ts';

const groundOf = (order: SealOrder): Ground => {
  const verified = verifyFoundation(order.foundation, order.root);
  const today = parsePlainDate(order.on);
  if (!verified.ok || today === undefined) throw new Error('no ground to seal on');
  return { ...verified.value, today };
};

const noArgon2 = (): never => {
  throw new Error('keys are handed in');
};

type Sealing = { readonly number: number; readonly code: string; readonly master: Uint8Array };

/** What to seal, one after the other; a report that is sealed again keeps its code and keys. */
function* sealings(order: SealOrder): Generator<Sealing> {
  if (order.again === undefined) {
    for (let at = 0; at < order.count; at += 1) {
      yield { number: order.first + at, code: makeTrackingCode(), master: random.bytes(32) };
    }
    return;
  }
  for (const { number, code, master } of order.again) {
    const bytes = fromBase64url(master, 32);
    if (bytes === undefined) throw new Error('keys of another shape');
    yield { number, code, master: bytes };
  }
}

const sealAll = async (order: SealOrder): Promise<void> => {
  await ready;
  const ground = groundOf(order);
  const handles = ['', '.lookups', '.keys'].map((end) => openSync(`${order.file}${end}`, 'w', 0o600));
  const write = (at: number, value: unknown) => writeSync(handles[at] ?? 0, record(JSON.stringify(value)));
  for (const { number, code, master } of sealings(order)) {
    const keys = { code, reporterKeys: deriveReporterFromMaster(master.slice()) };
    const prepared = await prepareReport(ground, reportInput(number), noArgon2, keys);
    if (!prepared.ok) throw new Error(`a report can't be sealed: ${prepared.problem.error}`);
    write(0, prepared.value.submission);
    write(1, { lookup: toBase64url(keys.reporterKeys.lookup) });
    write(2, { number, code, master: toBase64url(master) } satisfies SealedBefore);
  }
  for (const handle of handles) closeSync(handle);
  writeFileSync(`${order.file}.order`, JSON.stringify(order), { mode: 0o600 });
};

await sealAll(readOrder(SealOrder));
