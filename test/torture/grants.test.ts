// Acts that somebody may do, truly signed, with what they hand on changed: keys for the wrong people, for too few, for too
// many, to other rooms; bars taken away; texts left out. The rules know what each act must contain.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Intention } from '../../src/domain/intention.ts';
import { type Act, type Holder, toBase64url } from '../../src/protocol/check/index.ts';
import { newEntryId, newPersonId, signAct } from '../../src/protocol/open/index.ts';
import { type Composed, type Told, type World, withWorld } from '../support/case-factory.ts';
import { recommended, referred, reviewed } from '../support/case-story.ts';
import { dumpOf } from '../support/database-factory.ts';

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, index) => index !== at);

/** The same act, said otherwise, with the blobs that it then lists, signed anew by its own author. */
const resigned = (
  key: Uint8Array,
  { submission }: Composed,
  act: Act,
  blobs: Partial<Composed['submission']> = {},
): Composed => {
  const signed = signAct(act, key);
  const bytes = { bytes: toBase64url(signed.bytes), signature: toBase64url(signed.signature) };
  return { act, line: signed.hash, submission: { ...submission, ...blobs, ...bytes } };
};

/** Every change of what an act hands on, by a name. `strangers` are people whom it has no grant for. */
const changesOf = (
  key: Uint8Array,
  composed: Composed,
  strangers: readonly Holder[],
): ReadonlyMap<string, Composed> => {
  const { act, submission } = composed;
  const { grants, entries } = submission;
  const found = new Map<string, Composed>();
  const add = (what: string, change: Partial<Act>, blobs?: Partial<Composed['submission']>) =>
    found.set(what, resigned(key, composed, { ...act, ...change } as Act, blobs));
  act.grants.forEach((grant, at) => {
    add(
      `grant ${at} left out`,
      { grants: without(act.grants, at), items: without(act.items, at) },
      { grants: [...without(grants, at)] },
    );
    for (const holder of strangers) {
      add(`grant ${at} to somebody else`, {
        grants: act.grants.map((one, index) => (index === at ? { ...one, holder } : one)),
      });
      add(
        `one more grant beside ${at}`,
        {
          grants: [...act.grants, { ...grant, holder }],
          items: [...act.items.slice(0, grants.length), act.items[at] ?? '', ...act.items.slice(grants.length)],
        },
        { grants: [...grants, grants[at] ?? ''] },
      );
    }
    add(`grant ${at} for another room`, {
      grants: act.grants.map((one, index) => (index === at ? { ...one, room: 'identity' } : one)),
    });
    add(`grant ${at} for a later epoch`, {
      grants: act.grants.map((one, index) => (index === at ? { ...one, epoch: one.epoch + 1 } : one)),
    });
  });
  if (act.grants.length > 1) add('grants turned round', { grants: act.grants.toReversed() });
  act.rooms.forEach((_, at) => {
    add(`room ${at} not begun`, { rooms: without(act.rooms, at) });
  });
  add('a room begun too many', {
    rooms: [...act.rooms, { room: 'deliberation', epoch: 7, commitment: 'A'.repeat(43) }],
  });
  add('somebody barred', {
    bars: [...act.bars, ...strangers.flatMap((one) => (one === 'reporter' ? [] : [one]))] as Act['bars'],
  });
  entries.forEach((_, at) => {
    add(
      `text ${at} left out`,
      { items: without(act.items, grants.length + at) },
      { entries: [...without(entries, at)] },
    );
  });
  const [entry] = entries;
  if (entry !== undefined) {
    const item = act.items[grants.length] ?? '';
    add(
      'a text too many',
      { items: [...act.items, item] },
      { entries: [...entries, { ...entry, entryId: newEntryId() }] },
    );
  }
  return found;
};

const test = suite('torture of grants');

/** Tries every change of this act, then the act itself. */
const tried = async (world: World, told: Told, intention: Intention & { readonly by: Holder }): Promise<number> => {
  const { people, database } = world;
  const player = Object.values(people).find(({ id }) => id === intention.by);
  if (player === undefined) throw new Error('nobody of the cast');
  const composed = await world.compose(told, intention);
  const given = new Set(composed.act.grants.map(({ holder }) => holder));
  const strangers = [people.executive.id, people.deputy.id, people.first.id, newPersonId(), 'reporter' as const].filter(
    (holder) => !given.has(holder),
  );
  const before = await dumpOf(database);
  const changes = changesOf(player.keys.sign.secretKey, composed, strangers);
  for (const [what, changed] of changes) {
    const answer = await world.submit(told, changed);
    assert.ok(!answer.ok, `${intention.kind}: ${what} was accepted`);
    assert.ok(
      ['refused', 'untrusted', 'malformed'].includes(answer.error),
      `${intention.kind}: ${what}: ${answer.error}`,
    );
  }
  assert.is(await dumpOf(database), before, intention.kind);
  const accepted = await world.submit(told, composed);
  assert.ok(accepted.ok, `${intention.kind}: the true one is taken`);
  return changes.size;
};

test('keys to the wrong people, to too few or too many, and texts too few or too many are refused in every act that hands any on (T45)', () =>
  withWorld(async (world) => {
    const { auditor, first, second, third, chair } = world.people;
    const cleared = [first.id, second.id, third.id].sort();
    const changed: number[] = [];
    const brand = await world.report();
    await world.act(brand, { kind: 'open', by: auditor.id });
    await world.act(brand, { kind: 'acknowledge', by: auditor.id });
    changed.push(await tried(world, brand, { kind: 'brief', by: auditor.id, conflict: false }));
    changed.push(await tried(world, brand, { kind: 'refer', by: auditor.id, form: 'formal-investigation', cleared }));
    changed.push(await tried(world, brand, { kind: 'recommend', by: first.id }));
    const other = await reviewed(world);
    changed.push(await tried(world, other, { kind: 'close', by: auditor.id, outcome: 'unjustified' }));
    const sent = await referred(world);
    const of = await recommended(world, sent);
    changed.push(await tried(world, sent, { kind: 'ratify', by: chair.id, of }));
    changed.push(await tried(world, sent, { kind: 'feedback', by: auditor.id }));
    assert.ok(
      changed.every((count) => count >= 3) && changed.reduce((sum, count) => sum + count, 0) > 60,
      String(changed),
    );
  }));

test('whoever holds a case can’t do another’s part in it, truly signed, at any of its stages (T48, T49)', () =>
  withWorld(async (world) => {
    const { auditor, chair, first, executive, deputy } = world.people;
    const told = await referred(world);
    const of = await recommended(world, told);
    const true_ = await world.compose(told, { kind: 'ratify', by: chair.id, of });
    const before = await dumpOf(world.database);
    for (const player of [auditor, first, executive, deputy]) {
      const stolen = resigned(player.keys.sign.secretKey, true_, { ...true_.act, by: player.id });
      const answer = await world.submit(told, stolen);
      assert.ok(!answer.ok && ['refused', 'untrusted'].includes(answer.error), player.offices.join());
      const forged = resigned(player.keys.sign.secretKey, true_, true_.act);
      const under = await world.submit(told, forged);
      assert.ok(!under.ok && under.error === 'untrusted', `${player.offices.join()} in the chair’s name`);
    }
    assert.is(await dumpOf(world.database), before);
    assert.ok((await world.submit(told, true_)).ok);
  }));

test.run();
