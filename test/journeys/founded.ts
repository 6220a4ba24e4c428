// An association that is founded once in a process: the worlds after the first begin over a copy of what stood then, on a
// portal and devices of their own. Nothing that a world does reaches the copy of another.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Device, type Exchange, newDevice } from '../../src/cli/demo/device.ts';
import type { Cast } from '../../src/cli/demo/founding.ts';
import { type Player, signInPlayer } from '../../src/cli/demo/people.ts';
import type { Portal } from '../../src/portal.ts';
import type { Argon2id } from '../../src/protocol/check/index.ts';
import { databaseFile } from '../../src/store/database.ts';
import { associationById, saveSettings } from '../../src/store/settings.ts';

/** Where a world keeps its data and its server's key. */
export const placesIn = (folder: string): { readonly dataFolder: string; readonly serverKeyFile: string } => ({
  dataFolder: join(folder, 'data'),
  serverKeyFile: join(folder, 'server-key'),
});

/** What stands once an association is founded. */
export type Founded = {
  readonly folder: string;
  readonly cast: Cast;
  readonly exchanges: readonly Exchange[];
  readonly logged: readonly string[];
};

/** Keeps what a portal that runs in `folder` has stored, in a folder that goes with the process. */
export const keepFounded = async (portal: Portal, folder: string, told: Omit<Founded, 'folder'>): Promise<Founded> => {
  const kept = mkdtempSync(join(tmpdir(), 'amanah-founded-'));
  process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
  const [from, to] = [placesIn(folder), placesIn(kept)];
  await mkdir(to.dataFolder);
  await portal.deps.database.backup(databaseFile(to.dataFolder));
  cpSync(join(from.dataFolder, 'root.json'), join(to.dataFolder, 'root.json'));
  cpSync(from.serverKeyFile, to.serverKeyFile);
  return { folder: kept, cast: told.cast, exchanges: [...told.exchanges], logged: [...told.logged] };
};

/** Lays a copy of what was kept into `folder`, before a portal starts there. */
export const layFounded = (founded: Founded, folder: string): void =>
  cpSync(founded.folder, folder, { recursive: true });

/** Tells the portal that it is reached where it listens now, and no longer where it was founded. */
export const moveHere = async ({ deps, association, url }: Portal): Promise<void> => {
  const settings = await associationById(deps.database.reader, association);
  if (settings === undefined) throw new Error('nothing was laid there');
  await deps.database.write((tx) => saveSettings(tx, { ...settings, publicAddress: url }));
};

/** A device that is signed in, as founding leaves everybody's: it signs in with its first request, unless that does. */
const signedIn = (portal: Portal, player: Player, argon2: Argon2id, watch: (exchange: Exchange) => void): Device => {
  const device = newDevice(portal, watch);
  let begun: Promise<unknown> | undefined;
  const first = async (path: string): Promise<void> => {
    begun ??= path === '/api/session' ? Promise.resolve() : signInPlayer(portal, { ...player, device }, argon2);
    await begun;
  };
  return {
    transport: async (method, path, body) => {
      await first(path);
      return device.transport(method, path, body);
    },
    carry: async (method, path, request) => {
      await first(path);
      return device.carry(method, path, request);
    },
    page: async (path) => {
      await first(path);
      return device.page(path);
    },
    form: async (path, fields) => {
      await first(path);
      return device.form(path, fields);
    },
    root: device.root,
  };
};

/** The people of what was kept, on devices of their own in front of `portal`. */
export const castBefore = (
  portal: Portal,
  { cast }: Founded,
  argon2: Argon2id,
  watch: (exchange: Exchange) => void,
): Cast =>
  new Map([...cast].map(([key, player]) => [key, { ...player, device: signedIn(portal, player, argon2, watch) }]));
