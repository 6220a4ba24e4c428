// Files that are given back without script: whoever takes next to nothing of theirs, or has more than their share, gives way to
// somebody else, and nobody who reads what they asked for.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fetched } from '../../src/http/reporter/plain/fetches.ts';
import { startFetches } from '../../src/http/reporter/plain/fetches.ts';
import type { FetchJob, Question } from '../../src/http/reporter/plain/jobs.ts';
import { newSavingPlaces } from '../../src/http/reporter/plain/saving-places.ts';
import { FETCH_PATHS } from '../../src/http/reporter/plain/take-store.ts';
import type { AssociationSettings } from '../../src/store/settings.ts';

const test = suite('places for savings');
const KIB = 1_024;

test('what nobody takes gives its place to whoever comes, the slowest first, and nothing that comes at a fair pace does', () => {
  let now = 0;
  const places = newSavingPlaces(() => now);
  const gone: string[] = [];
  const start = (name: string) => places.take(name, () => void gone.push(name));
  const still = start('still');
  still?.offer(90_000 * KIB)();
  still?.offer(64 * KIB);
  const slow = start('slow');
  const fair = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => start(name));
  /** All but the still one are taken from for so many seconds. */
  const run = (seconds: number, slowKib: number): void => {
    for (let at = 0; at < seconds; at += 1) {
      const done = [slow?.offer(slowKib * KIB), ...fair.map((one) => one?.offer(70 * KIB))];
      now += 1_000;
      for (const isTaken of done) isTaken?.();
      now += 1_000;
    }
  };
  run(2, 20);
  assert.is(start('too early'), undefined, 'nobody’s pace is known');
  run(8, 20);
  assert.ok(start('first') !== undefined);
  assert.equal(gone, ['still']);
  assert.ok(start('second') !== undefined);
  assert.equal(gone, ['still', 'slow'], 'it is read at twenty kibibytes a second');
  assert.is(start('third'), undefined, 'what is read keeps its place, however long the portal needed');
  fair[0]?.leave();
  assert.ok(start('third') !== undefined);
  // What was swallowed at first counts for no more than the last half minute.
  fair[1]?.offer(90_000 * KIB)();
  for (let at = 0; at < 40; at += 1) {
    const isTaken = fair[1]?.offer(KIB);
    now += 1_000;
    isTaken?.();
  }
  assert.ok(start('fourth') !== undefined);
  assert.equal(gone.slice(2), ['b']);
});

test('four mailboxes of which each saves two files at a fair pace keep out nobody who saves none', () => {
  const places = newSavingPlaces(() => 0);
  const gone: string[] = [];
  const start = (mailbox: string) => places.take(mailbox, () => void gone.push(mailbox));
  for (const mailbox of ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd']) assert.ok(start(mailbox) !== undefined);
  assert.is(start('a'), undefined, 'who has two gets no third');
  for (const mailbox of ['e', 'f', 'g', 'h']) assert.ok(start(mailbox) !== undefined, mailbox);
  assert.equal(gone.toSorted(), ['a', 'b', 'c', 'd'], 'each keeps one');
  assert.is(start('i'), undefined, 'eight who save one each are left alone');
  assert.is(start('a'), undefined);
});

/** A thread that has opened its file, and hands over a piece again and again until it isn't taken any more. */
const endless = (
  _: AssociationSettings,
  __: FetchJob,
  answerTo: (question: Question) => Promise<unknown> | undefined,
) => {
  const asked = (path: string, body: unknown) =>
    answerTo({ say: 'ask', id: 1, method: 'POST', path, body } as Question);
  const run = async (): Promise<never> => {
    await asked(FETCH_PATHS.begin, { name: 'a', size: 1 });
    for (;;) {
      const answer = (await asked(FETCH_PATHS.piece, new Uint8Array(KIB))) as { readonly status: number };
      if (answer.status !== 200) throw new Error('nobody takes it any more');
    }
  };
  const result = run();
  return {
    result,
    ended: result.then(
      () => undefined,
      () => undefined,
    ),
  };
};

test('one mailbox that keeps every place gives two of its own up to another at once, which hears nothing of it, and keeps the rest', async () => {
  const fetchOut = startFetches({} as Parameters<typeof startFetches>[0], endless as never);
  const save = (mailbox: string): Promise<Fetched> => fetchOut({} as AssociationSettings, {} as FetchJob, mailbox);
  const bodyOf = (fetched: Fetched) => (fetched.ok ? fetched.file.body.getReader() : undefined);
  const held = (await Promise.all(Array.from({ length: 8 }, () => save('one')))).map(bodyOf);
  assert.equal(await save('one'), { ok: false, why: 'busy' }, 'not for more of its own');
  const others = [await save('other'), await save('other'), await save('other')];
  assert.equal(
    others.map((one) => (one.ok ? 'given' : one.why)),
    ['given', 'given', 'busy'],
  );
  const read = await Promise.all(
    held.map(async (body) => {
      try {
        for (let at = 0; at < 3; at += 1) await body?.read();
        return 'whole';
      } catch {
        return 'broken off';
      }
    }),
  );
  assert.is(read.filter((one) => one === 'broken off').length, 2, 'whoever reads one is told that it isn’t whole');
  await Promise.all([...held, ...others.map(bodyOf)].map((body) => body?.cancel().catch(() => undefined)));
});

test.run();
