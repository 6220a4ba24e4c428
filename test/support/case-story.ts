// The course of a case in its usual steps, so that a test can begin where it has something to say.
import { mustDeclare } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/intention.ts';
import type { Concerns } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import type { Player, Told, World } from './case-factory.ts';

/** A report, opened by its reviewer, acknowledged and briefed. */
export const reviewed = async (world: World, concerns: Concerns = []): Promise<Told> => {
  const told = await world.report(concerns);
  const by = (await world.load(told)).caseFile.reviewer;
  await world.act(told, { kind: 'open', by });
  await world.act(told, { kind: 'acknowledge', by });
  await world.act(told, { kind: 'brief', by, conflict: false });
  return told;
};

/** The same, referred to these members: all three of the committee if nobody is named. */
export const referred = async (
  world: World,
  concerns: Concerns = [],
  cleared: readonly PersonId[] = [world.people.first.id, world.people.second.id, world.people.third.id],
): Promise<Told> => {
  const told = await reviewed(world, concerns);
  const by = (await world.load(told)).caseFile.reviewer;
  await world.act(told, { kind: 'refer', by, form: 'formal-investigation', cleared: [...cleared].sort() });
  return told;
};

/** A recommendation with its confirmation, which leads to ratification; gives the recommendation's line. */
export const recommended = async (
  world: World,
  told: Told,
  finding: 'substantiated' | 'unsubstantiated' = 'substantiated',
): Promise<string> => {
  const { first, second } = world.people;
  const { line } = await world.act(told, { kind: 'recommend', by: first.id }, { finding });
  await world.act(told, { kind: 'confirm', by: second.id, of: line }, { bare: true });
  return line;
};

/** Ratifies or returns a recommendation. */
export const decided = async (world: World, told: Told, kind: 'ratify' | 'return', of: string): Promise<void> => {
  const by = (await world.load(told)).caseFile.ratifier;
  if (by === undefined) throw new Error('nobody ratifies this case yet');
  const intention: Intention = { kind, by, of };
  await world.act(told, intention);
};

/** The neutral feedback that closes a ratified case. */
export const answered = async (world: World, told: Told): Promise<void> => {
  await world.act(told, { kind: 'feedback', by: (await world.load(told)).caseFile.reviewer });
};

/** These hold the case and declare that nothing in it concerns them; whoever did so before is left out. */
export const declared = async (world: World, told: Told, ...players: readonly Player[]): Promise<void> => {
  for (const { id } of players) {
    const { caseFile } = await world.load(told);
    if (mustDeclare(caseFile, id)) await world.act(told, { kind: 'declare', by: id, conflict: false });
  }
};

/** Gives somebody on the roster an account that is suspended; the world's people have none of their own. */
export const suspended = ({ database, association }: World, { id }: Player): Promise<unknown> =>
  database.write((tx) =>
    tx.run(
      `insert into persons (association, person, name, administrator, status, user_name, seal, sign, card_signature,
        auth_hash, recovery_hash, vault_sealed, recovery_vault_sealed) values (?, ?, ?, 0, 'suspended', ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (association, person) do update set status = excluded.status`,
      [association.id, id, id, ...Array.from({ length: 6 }, (_, at) => `${id}${at}`), Buffer.from(id), Buffer.from(id)],
    ),
  );

/** Brings such an account back. */
export const reinstated = ({ database, association }: World, { id }: Player): Promise<unknown> =>
  database.write((tx) =>
    tx.run(`update persons set status = 'active' where association = ? and person = ?`, [association.id, id]),
  );
