// The roster chain and the draft that waits, for the people who compare and sign; and their signatures.
import { Hono } from 'hono';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { isConfirmed, NOTHING_CONFIRMED } from '../../domain/leaving.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { type KeysLeavingWire, type RosterPackage, RosterSignatureRequest } from '../../domain/wire.ts';
import { fromBase64url, type PersonId, toBase64url } from '../../protocol/check/index.ts';
import { foundationFor } from '../../store/foundation.ts';
import { keysLeavingFor } from '../../store/keys-leaving.ts';
import { namesOfPeople } from '../../store/people.ts';
import { writeRoot } from '../../store/root.ts';
import { currentDraft, type RosterDraft, signDraft } from '../../store/roster-draft.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, failed } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { present } from '../staff/present.ts';
import { readBody } from './body.ts';

const draftWire = ({ bytes, policy, signatures }: RosterDraft): NonNullable<RosterPackage['draft']> => ({
  bytes: toBase64url(bytes),
  policy,
  signatures: signatures.map(({ by, signature }) => ({ by, signature: toBase64url(signature) })),
});

export const rostersApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/staff/rosters', requirePerson(deps), async (c) => {
    const association = c.get('association');
    const { reader } = deps.database;
    const draft = await currentDraft(reader, association.id);
    const foundation = await foundationFor(deps, association, riyadhDate(deps.clock()));
    const people = [...(await namesOfPeople(reader, association.id))];
    return c.json({
      foundation,
      people,
      ...(draft === undefined ? {} : { draft: draftWire(draft) }),
    } satisfies RosterPackage);
  });

  const leavingFor = async (association: AppEnv['Variables']['association'], person: PersonId) =>
    keysLeavingFor(deps, association, person, await isRosterSigner(deps.database.reader, association.id, person));

  app.get('/api/staff/rosters/keys', requirePerson(deps), async (c) => {
    const { known, others } = await leavingFor(c.get('association'), present(c).person);
    return c.json({ known: [...known], others } satisfies KeysLeavingWire);
  });

  app.post('/api/staff/rosters/signatures', requirePerson(deps), async (c) => {
    const request = await readBody(c, RosterSignatureRequest);
    const signature = fromBase64url(request?.signature ?? '', 64);
    const by = c.get('actor')?.person;
    if (request === undefined || signature === undefined || by === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const { draftHash, confirmed = NOTHING_CONFIRMED } = request;
    // What was to be read before signing is more than was read: the roster is looked at anew.
    if (!isConfirmed(await leavingFor(c.get('association'), by), confirmed)) return apiProblem(c, 'stale');
    const signed = await deps.database.write((tx) => signDraft(deps, tx, association, { draftHash, by, signature }));
    if (!signed.ok) return failed(c, signed);
    if (signed.value.accepted && signed.value.seq === 1) {
      writeRoot(deps.config.dataFolder, association, signed.value.hash);
      deps.assets.refresh(signed.value.hash);
    }
    return c.json({ accepted: signed.value.accepted }, 201);
  });

  return app;
};
