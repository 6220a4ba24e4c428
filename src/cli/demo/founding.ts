// Founds an association as its people would: the administrator enrols by the first link and settles the settings, people
// are invited and enrol, two of the four sign the root, later enrolments go on a second roster.

import type { Office } from '../../policy/types.ts';
import type { Portal } from '../../portal.ts';
import type { Argon2id } from '../../protocol/check/index.ts';
import { composeDraft } from '../../store/roster-draft.ts';
import { type AssociationSettings, associationById, saveSettings } from '../../store/settings.ts';
import type { Exchange } from './device.ts';
import { enrolPlayer, type Player, signInPlayer, signRosterAs } from './people.ts';

/** Somebody who is to be invited, and what they will choose at enrolment. */
export type Candidate = {
  readonly key: string;
  readonly name: string;
  readonly offices: readonly Office[];
  readonly userName: string;
  readonly passphrase: string;
};

export type Founding = {
  readonly settings: Partial<Omit<AssociationSettings, 'id' | 'host' | 'publicAddress'>>;
  readonly administrator: Omit<Candidate, 'offices'>;
  /** Who stands on the root; two of them sign it. */
  readonly first: readonly Candidate[];
  /** Who enrols later and comes on the next roster. */
  readonly later: readonly Candidate[];
  /** The two signers, by key. */
  readonly signers: readonly [string, string];
  readonly watch?: (exchange: Exchange) => void;
  /** Between the root and the later enrolments, where days can pass. */
  readonly meanwhile?: () => Promise<void>;
};

/** Everybody who plays, by key. */
export type Cast = ReadonlyMap<string, Player>;

/** The player of a key; a story that names nobody is a bug of the story. */
export const playerOf = (cast: Cast, key: string): Player => {
  const player = cast.get(key);
  if (player === undefined) throw new Error(`nobody plays ${key}`);
  return player;
};

const settle = (portal: Portal, settings: Founding['settings']): Promise<void> =>
  portal.deps.database.write(async (tx) => {
    const before = await associationById(tx, portal.association);
    if (before === undefined) throw new Error('the association is made at first start');
    await saveSettings(tx, { ...before, ...settings, setUp: true });
    await composeDraft(portal.deps, tx, portal.association);
  });

/** The secret of a link as the administrator reads it off the page; both languages' links carry the same. */
const SECRET = /\/enrol#([A-Za-z0-9_-]{43})/;

/** Invites somebody into an office on the administrator's own page, and gives the link's secret. */
export const inviteCandidate = async (
  administrator: Player,
  candidate: Pick<Candidate, 'name' | 'offices'>,
): Promise<string> => {
  const [office = 'administrator'] = candidate.offices;
  const shown = await administrator.device.form('/en/admin/people', { name: candidate.name, office });
  const secret = SECRET.exec(shown.received)?.[1];
  if (secret === undefined) throw new Error(`${candidate.name} can't be invited (${shown.status})`);
  return secret;
};

const enrolAll = async (
  portal: Portal,
  administrator: Player,
  candidates: readonly Candidate[],
  argon2: Argon2id,
  watch: Founding['watch'],
): Promise<readonly (readonly [string, Player])[]> => {
  await signInPlayer(portal, administrator, argon2);
  const enrolled: (readonly [string, Player])[] = [];
  // One after the other, so that with the same randomness the same people get the same keys.
  for (const candidate of candidates) {
    const secret = await inviteCandidate(administrator, candidate);
    enrolled.push([candidate.key, await enrolPlayer(portal, { ...candidate, secret }, argon2, watch)]);
  }
  return enrolled;
};

/** Invites and enrols somebody whom no roster lists yet: two signers have to compare and sign. */
export const enrolLater = async (
  portal: Portal,
  cast: Cast,
  administrator: string,
  candidate: Candidate,
  argon2: Argon2id,
): Promise<Cast> => {
  const enrolled = await enrolAll(portal, playerOf(cast, administrator), [candidate], argon2, undefined);
  return new Map([...cast, ...enrolled]);
};

/** Founds the association and gives its people, once the last roster stands. */
export const found = async (portal: Portal, founding: Founding, argon2: Argon2id): Promise<Cast> => {
  const { administrator, first, later, signers, watch } = founding;
  const account = { ...administrator, offices: [], secret: portal.firstSecret ?? '' };
  const admin = await enrolPlayer(portal, account, argon2, watch);
  const cast = new Map<string, Player>([[administrator.key, admin]]);
  await settle(portal, founding.settings);
  const sign = async (): Promise<void> => {
    for (const key of signers) await signRosterAs(portal, playerOf(cast, key), argon2);
  };
  for (const [key, player] of await enrolAll(portal, admin, first, argon2, watch)) cast.set(key, player);
  await sign();
  await founding.meanwhile?.();
  for (const [key, player] of await enrolAll(portal, admin, later, argon2, watch)) cast.set(key, player);
  if (later.length > 0) await sign();
  return cast;
};
