// Gathers what the portal lacks and one person can see to: a signer by signing and appointing, everybody for their own account. It
// reads accounts and rosters, never a case; what waits for them outside cases is told beside (wait-views.ts).
import type { OwnGap } from '../../../views/staff/own-readiness.tsx';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { isActive } from '../../domain/roster-view.ts';
import { unfollowed } from '../../domain/substitutes.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { type Ground, groundOf } from '../../store/foundation.ts';
import { mailAddressOf } from '../../store/mail-addresses.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { allPersons, type Person, personById } from '../../store/people.ts';
import { backupCodesLeft, factorOf } from '../../store/second-factors.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import { receivingGaps } from '../admin/gaps.ts';
import { isAskedForAddress } from '../admin/mail-gaps.ts';
import type { Deps } from '../deps.ts';

/** Whoever can sign in and holds an office that the roster in force doesn't list them with. */
const unlisted = (accounts: readonly Person[], { current: { roster } }: Ground): readonly OwnGap[] =>
  accounts
    .filter(({ id, status, administrator }) => status === 'active' && !administrator && !isActive(roster, id))
    .flatMap(({ name, offices: [office] }): readonly OwnGap[] =>
      office === undefined ? [] : [{ kind: 'unlisted', name, office }],
    );

/** What a signer can see to, the weightiest first. */
const ofSigner = async (deps: Deps, association: AssociationSettings): Promise<readonly OwnGap[]> => {
  const { reader } = deps.database;
  const ground = await groundOf(reader, association.id);
  if (ground === undefined) return [{ kind: 'roster-none' }];
  const { policy, current } = ground;
  const accounts = await allPersons(reader, association.id);
  const { away, offices, members } = receivingGaps({ accounts, ground }, association);
  const isOver = riyadhDate(deps.clock()) > current.roster.until;
  return [
    ...(isOver ? [{ kind: 'roster-over' } as const] : []),
    ...offices.flatMap(({ office, standing }): readonly OwnGap[] =>
      standing === 'vacant' ? [{ kind: 'vacant', office }] : [],
    ),
    ...away.map(({ name, office }): OwnGap => ({ kind: 'away', name, office })),
    ...(members === undefined ? [] : [{ kind: 'members', ...members } as const]),
    ...unfollowed(policy, current.roster).map((one): OwnGap => ({ kind: 'unfollowed', ...one })),
    ...unlisted(accounts, ground),
  ];
};

const hasSecondFactor = async ({ database: { reader } }: Deps, { id }: AssociationSettings, person: PersonId) =>
  (await factorOf(reader, id, person)) !== undefined || (await passkeysOf(reader, id, person)).length > 0;

/** So few backup codes are told of: one lost telephone later there may be none. */
const FEW_CODES = 2;

/** Whoever has an app and hardly a backup code is kept out once the telephone is lost. */
const fewCodes = async (
  { database: { reader } }: Deps,
  { id }: AssociationSettings,
  person: PersonId,
): Promise<readonly OwnGap[]> => {
  if ((await factorOf(reader, id, person)) === undefined) return [];
  const left = await backupCodesLeft(reader, id, person);
  return left > FEW_CODES ? [] : [{ kind: 'few-codes', left }];
};

/** Whether mail goes out and can't come to this person, since they gave no address: nobody else can give it. */
const lacksAddress = async (
  { database: { reader }, mail }: Deps,
  { id }: AssociationSettings,
  person: PersonId,
): Promise<boolean> => {
  if (mail === undefined || (await mailAddressOf(reader, id, person)) !== undefined) return false;
  const own = await personById(reader, id, person);
  return own !== undefined && isAskedForAddress(own);
};

/** Everything that this person can see to, the weightiest first. */
export const ownGaps = async (
  deps: Deps,
  association: AssociationSettings,
  person: PersonId,
): Promise<readonly OwnGap[]> => [
  ...((await isRosterSigner(deps.database.reader, association.id, person)) ? await ofSigner(deps, association) : []),
  ...((await hasSecondFactor(deps, association, person)) ? [] : [{ kind: 'second-factor' } as const]),
  ...(await fewCodes(deps, association, person)),
  ...((await lacksAddress(deps, association, person)) ? [{ kind: 'no-address' } as const] : []),
];
