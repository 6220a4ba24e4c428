// The portal killed under load, a hundred times over one folder. A kill leaves the kernel's memory as it is: a power cut,
// which takes that too, is what the writer's `synchronous = full` is for, and a test of the store says that it is set.
import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import type { Config } from '../../src/config.ts';
import { setRandom } from '../../src/protocol/open/index.ts';
import { databaseFile } from '../../src/store/database.ts';
import { type Aftermath, runCrowd } from './crowd.ts';
import { type Drawing, newDrawing } from './drawing.ts';
import { piecesOf, type Standing, standingOf, storedPieces } from './pieces.ts';
import { type Running, startProgram, type Waiting, waitingPortal } from './portal-process.ts';
import { foundIn, type Item, type Sealer } from './prepared.ts';
import { configIn, withFolder } from './stage.ts';

const KILLS = 100;
const REPORTERS = 32;
/** Each round has so many things to send at the least, so that the load doesn't end before the kill. */
const READY = 48;
/** The kill falls so long after so many answers, both drawn: within a commit, between two, or before the first answer. */
const MOST_ANSWERS = 5;
const MOST_DELAY_MS = 6;
const STAFF_CASES = 24;
/**
 * An act of a person goes another way than a report and is slower under them: in every second of its rounds the kill waits
 * for its answer, or for so many others that the load has not ended.
 */
const MOST_BEFORE_ACT = 24;
const MESSAGE_EVERY = 4;
/** So often the folder is verified as the kill left it, before anything was mended by a start. */
const VERIFY_EVERY = 20;

const test = suite('killed under load');

type Round = Aftermath & { readonly written: string };

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends `items` until the portal is killed at a drawn moment; not before `first` is answered, where one is given. */
const playRound = async (
  portal: Running,
  items: readonly Item[],
  drawing: Drawing,
  first: Item | undefined,
): Promise<Round> => {
  const answers = drawing.upTo(MOST_ANSWERS);
  const delay = drawing.share() * MOST_DELAY_MS;
  let kill = (): void => undefined;
  const killed = new Promise<void>((resolve) => {
    kill = () => resolve();
  })
    .then(() => after(delay))
    .then(() => portal.end('SIGKILL'));
  if (answers === 0 && first === undefined) kill();
  const crowd = await runCrowd(portal.port, items, REPORTERS, (count, item) => {
    if (first === undefined ? count >= answers : item === first || count >= MOST_BEFORE_ACT) kill();
  });
  const { out } = await killed;
  return { ...crowd, written: out };
};

/** What is known of everything that was ever sent. */
type Books = {
  /** The first answer to each. */
  readonly acknowledged: Map<Item, string>;
  readonly unanswered: Set<Item>;
};

const note = ({ acknowledged, unanswered }: Books, round: Round): void => {
  for (const { item, status, body } of round.answered) {
    // 200 is the answer to what stood already: it was sent before, and the kill took its answer.
    assert.ok(status === 201 || (status === 200 && unanswered.has(item)), `${item.path}: ${status} ${body}`);
    assert.equal(body, JSON.stringify({ line: item.line.hash, on: item.line.act.on }));
    acknowledged.set(item, body);
    unanswered.delete(item);
  }
  for (const item of round.unanswered) unanswered.add(item);
};

/** Copies the folder as the kill left it, and verifies the copy. */
const verifyCopy = async (config: Config, folder: string): Promise<void> => {
  const copy = join(folder, 'copy');
  cpSync(config.dataFolder, copy, { recursive: true });
  assert.ok((await verifyFolder(copy)).ok, 'verified as the kill left it');
  rmSync(copy, { recursive: true });
};

type Played = Books & { readonly rounds: readonly Round[] };

const playRounds = async (
  config: Config,
  folder: string,
  made: { readonly staff: readonly Item[]; readonly seal: Sealer },
  drawing: Drawing,
): Promise<Played> => {
  const books: Books = { acknowledged: new Map(), unanswered: new Set() };
  const rounds: Round[] = [];
  const staff = [...made.staff];
  let [ready, sealed]: [Item[], number] = [[], 0];
  let waiting: Waiting = waitingPortal();
  try {
    while (rounds.length < KILLS) {
      while (ready.length < READY) {
        sealed += 1;
        ready.push(await made.seal(sealed, sealed % MESSAGE_EVERY === 0));
      }
      const act = rounds.length % 3 === 0 ? staff.shift() : undefined;
      if (act !== undefined) ready.unshift(act);
      const portal = await waiting.start(config);
      waiting = waitingPortal();
      const round = await playRound(portal, ready, drawing, rounds.length % 6 === 0 ? act : undefined);
      note(books, round);
      rounds.push(round);
      // Most reporters send again what got no answer; the others never come back.
      ready = [...round.unanswered.filter(() => drawing.share() < 0.9), ...round.unsent];
      if (rounds.length % VERIFY_EVERY === 0) await verifyCopy(config, folder);
    }
  } finally {
    await waiting.drop();
  }
  return { ...books, rounds };
};

/** Everything acknowledged is sent once more, with the same bytes, to the program as `npm start` runs it. */
const sendAgain = async (config: Config, { acknowledged }: Books): Promise<void> => {
  const { dataFolder: DATA, serverKeyFile: SERVER_KEY_FILE } = config;
  const portal = await startProgram({ DATA, SERVER_KEY_FILE }).started;
  const items = [...acknowledged.keys()].map(({ next: _, ...item }) => item);
  const { answered, unanswered } = await runCrowd(portal.port, items, REPORTERS);
  const { out, code } = await portal.end('SIGTERM');
  assert.is(code, 0, out);
  assert.equal(unanswered.length, 0);
  const again = new Map(answered.map(({ item, status, body }) => [item.line.hash, `${status} ${body}`]));
  for (const [item, body] of acknowledged) assert.is(again.get(item.line.hash), `200 ${body}`, item.path);
};

test('killed a hundred times under 32 reporters, nothing acknowledged is lost and nothing is half-stored (T102, T110)', () =>
  withFolder(async (folder) => {
    const drawing = newDrawing();
    // As random as the platform's own source, which asks for four bytes at a time: a third of what the sealing took.
    setRandom({ bytes: (count) => new Uint8Array(randomBytes(count)) });
    const config = configIn(folder);
    const made = await foundIn(config, STAFF_CASES);
    const before = await storedPieces(databaseFile(config.dataFolder));
    const played = await playRounds(config, folder, made, drawing);
    const { rounds, acknowledged, unanswered } = played;

    for (const { written } of rounds) assert.is(written, '', 'the portal complained of nothing');
    const underLoad = rounds.filter((round) => round.unanswered.length > 0).length;
    assert.is(underLoad, KILLS, 'every kill took answers away');
    assert.ok(rounds.filter(({ answered }) => answered.length > 0).length > KILLS * 0.6, 'most came amid answers');

    await sendAgain(config, played);
    const stored = await storedPieces(databaseFile(config.dataFolder));
    const count = (items: Iterable<Item>, standing: Standing): number =>
      [...items].filter((item) => standingOf(item, stored) === standing).length;
    assert.is(count(acknowledged.keys(), 'whole'), acknowledged.size, 'what was acknowledged stands');
    assert.is(count(unanswered, 'half'), 0, 'what was not is there whole or not at all');

    const whole = [...acknowledged.keys(), ...unanswered].filter((item) => standingOf(item, stored) === 'whole');
    assert.is(stored.size, before.size + whole.flatMap(piecesOf).length, 'nothing else stands there');
    const verified = await verifyFolder(config.dataFolder);
    assert.ok(verified.ok, JSON.stringify(verified));
    const reports = whole.filter(({ report }) => report !== undefined).length;
    // Each case of the auditor has a report, a declaration and an opening besides what the load brought.
    if (verified.ok) {
      assert.is(verified.counts.cases, STAFF_CASES + reports);
      assert.is(verified.counts.lines, 3 * STAFF_CASES + whole.length);
    }
    const kinds = new Set([...acknowledged.keys()].map(({ line }) => line.act.kind));
    assert.equal([...kinds].sort(), ['acknowledge', 'message', 'submit']);
    process.stdout.write(
      `${KILLS} kills: ${acknowledged.size} acknowledged, ${unanswered.size} unanswered for good, of which ${count(unanswered, 'whole')} stand whole\n`,
    );
  }));

test.run();
