// A process of its own that seals reports before any clock runs, as reporters' browsers would: keys, case id, text and
// signature are each report's own. Only Argon2id is left out (the keys come from random masters), which no server sees.
import { closeSync, openSync, writeSync } from 'node:fs';
import { type Ground, verifyFoundation } from '../../src/client/foundation.ts';
import { prepareReport } from '../../src/client/reporter.ts';
import { parsePlainDate } from '../../src/domain/plain-date.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, makeTrackingCode, random, ready } from '../../src/protocol/open/index.ts';
import { readOrder, record, SealOrder } from './orders.ts';
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

const sealAll = async (order: SealOrder): Promise<void> => {
  await ready;
  const ground = groundOf(order);
  const handle = openSync(order.file, 'w', 0o600);
  const lookups = openSync(`${order.file}.lookups`, 'w', 0o600);
  for (let at = 0; at < order.count; at += 1) {
    const keys = { code: makeTrackingCode(), reporterKeys: deriveReporterFromMaster(random.bytes(32)) };
    const prepared = await prepareReport(ground, reportInput(order.first + at), noArgon2, keys);
    if (!prepared.ok) throw new Error(`a report can't be sealed: ${prepared.problem.error}`);
    writeSync(handle, record(JSON.stringify(prepared.value.submission)));
    writeSync(lookups, record(JSON.stringify({ lookup: toBase64url(keys.reporterKeys.lookup) })));
  }
  closeSync(handle);
  closeSync(lookups);
};

await sealAll(readOrder(SealOrder));
