// What people read on their desks in a world, and how an administrator and signers change who is on the roster.
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { unisolated } from '../support/unisolated.ts';
import { textOf } from '../views/staff-app.ts';
import type { World } from './world.ts';

const signIn = async (world: World, who: Who): Promise<void> => {
  await signInPlayer(world.portal, world.player(who), world.argon2);
};

/** What of an element with this id stands on a page; the empty text where there is none. */
export const partOf = (html: string, id: string): string =>
  textOf(new RegExp(`<section class="waits" id="${id}".*?</section>`, 's').exec(html)?.[0] ?? '');

/** What is a person's own outside cases, under whichever heading of the desk. */
const ownOf = (html: string): string =>
  [...html.matchAll(/<section class="desk-part".*?<\/section>/gs)]
    .map(([part]) => textOf(/<ul class="wait-list">.*?<\/ul>/s.exec(part)?.[0] ?? ''))
    .join(' ')
    .trim();

/** Among Arabic words nobody's name stands bare. */
export const isSetApart = async (world: World, who: Who, path: string): Promise<void> => {
  const { received } = await playerOf(world.cast, who).device.page(path);
  const rows = await world.portal.deps.database.reader.all('select name from persons');
  const names = rows.map(({ name }) => String(name));
  assert.equal(unisolated(received, names), []);
};

/** Somebody's desk: what waits for them, what they know to wait for others, and their cases. */
export const deskOf = async (world: World, who: Who) => {
  await signIn(world, who);
  const { received, status } = await world.player(who).device.page('/en/staff');
  assert.is(status, 200);
  await isSetApart(world, who, '/ar/staff');
  return {
    own: ownOf(received),
    coming: partOf(received, 'coming'),
    others: partOf(received, 'awaited'),
    cases: textOf(/<tbody>.*<\/tbody>/s.exec(received)?.[0] ?? ''),
    whole: textOf(received),
  };
};

export const asAdministrator = async (world: World) => {
  const administrator = playerOf(world.cast, 'admin');
  await signInPlayer(world.portal, administrator, world.argon2);
  return administrator;
};

export const boardOf = async (world: World): Promise<string> =>
  partOf((await (await asAdministrator(world)).device.page('/en/admin')).received, 'board-waits');

export const suspend = async (world: World, who: Who): Promise<void> => {
  const { device } = await asAdministrator(world);
  const { status } = await device.form(`/en/admin/people/${world.player(who).person}/suspension`, {});
  assert.is(status, 303);
};

export const sign = async (world: World, ...signers: readonly Who[]): Promise<boolean> => {
  let isAccepted = false;
  for (const who of signers) isAccepted = await signRosterAs(world.portal, world.player(who), world.argon2);
  return isAccepted;
};
