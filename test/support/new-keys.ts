// Somebody who lost passphrase and recovery key, played through: the administrator's link, new keys on a new device, and the two
// who compare and sign.
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { type Player, signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { prepareEnrolment } from '../../src/client/enrolment.ts';
import type { World as Whole } from '../journeys/world.ts';

/** What of a world it takes. */
type World = Pick<Whole, 'portal' | 'cast' | 'argon2' | 'watch' | 'player'>;

/** The secret of a link as whoever asked reads it off the page. */
const SECRET = /\/enrol#([A-Za-z0-9_-]{43})/;

export const asAdministrator = async ({ portal, cast, argon2 }: World): Promise<Player> => {
  const administrator = playerOf(cast, 'admin');
  await signInPlayer(portal, administrator, argon2);
  return administrator;
};

/** The administrator asks for somebody's new keys; gives the link's secret. */
export const linkFor = async (world: World, { person, name }: Player): Promise<string> => {
  const administrator = await asAdministrator(world);
  const shown = await administrator.device.form(`/en/admin/people/${person}/new-keys`, {});
  const secret = SECRET.exec(shown.received)?.[1];
  if (secret === undefined) throw new Error(`${name} gets no link (${shown.status})`);
  return secret;
};

/** Keys made by a link on a new device, before they are sent. */
export const preparedBy = async (world: World, player: Player, secret: string, passphrase: string) => {
  const device = newDevice(world.portal, world.watch);
  const chosen = { userName: player.userName, passphrase, withKeys: true };
  const prepared = await prepareEnrolment(device.transport, secret, chosen, world.argon2);
  if (!prepared.ok) throw new Error(`no keys were made: ${prepared.problem.error}`);
  const { recoveryKey, fingerprint, finish } = prepared.value;
  return { renewed: { ...player, passphrase, recoveryKey, totpSecret: undefined, device }, fingerprint, finish };
};

/** Makes new keys by a link; they wait. */
export const makeKeys = async (world: World, player: Player, secret: string): Promise<Player> => {
  const { renewed, finish } = await preparedBy(world, player, secret, `quite another phrase of ${player.userName}`);
  const done = await finish();
  if (!done.ok) throw new Error(`the keys weren’t taken: ${done.problem.error}`);
  return renewed;
};

/** Two who aren't the person compare and sign. */
export const signBoth = async (world: World, signers: readonly [Who, Who]): Promise<void> => {
  for (const who of signers) await signRosterAs(world.portal, world.player(who), world.argon2);
};

/** From the loss to the day on which the new keys are in effect. */
export const renewKeys = async (world: World, who: Who, signers: readonly [Who, Who]): Promise<Player> => {
  const player = world.player(who);
  const renewed = await makeKeys(world, player, await linkFor(world, player));
  await signBoth(world, signers);
  return renewed;
};
