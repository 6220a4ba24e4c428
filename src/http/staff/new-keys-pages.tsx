// New keys: asked for by a signer of the roster, ended by one or by the person whose they would be. Whoever is no signer finds
// what was asked in their own name, and nothing else.
import { type Context, Hono } from 'hono';
import {
  NewKeysLinkPage,
  NewKeysPage,
  type NewKeysProps,
  type NewKeysRow,
  newKeysPath,
} from '../../../views/staff/new-keys.tsx';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import { drawLinkForm, parseLinkForm } from '../../auth/link-forms.ts';
import { askNewKeys, cancelNewKeys, canHaveNewKeys, madeFingerprint, signersOfNewKeys } from '../../auth/new-keys.ts';
import { knownPeople, knownPerson } from '../../i18n/known-person.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { newKeysTexts } from '../../i18n/new-keys.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../../protocol/check/index.ts';
import { allNewKeys, type NewKeys, newKeysMark } from '../../store/new-keys.ts';
import { allPersons, type Person, personById } from '../../store/people.ts';
import { currentDraft } from '../../store/roster-draft.ts';
import { readForm } from '../admin/form.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requirePerson, requireSigner } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';
import { requireRosterSigner } from './roster-signers.ts';

type C = Context<AppEnv>;

const found = (people: readonly Person[], id: PersonId): Person | undefined => people.find((one) => one.id === id);

const rowOf = async (c: C, deps: Deps, people: readonly Person[], request: NewKeys): Promise<NewKeysRow> => {
  const lang = c.get('lang');
  const { id, person, askedBy, askedOn, expiresAt, made, ended } = request;
  const fingerprint = madeFingerprint(c.get('association').id, request);
  const who = (id: PersonId) => knownPerson(lang, found(people, id));
  const signed = await signersOfNewKeys(deps.database.reader, c.get('association').id, request);
  const signers = signed.flatMap((id) => found(people, id) ?? []);
  return {
    id,
    name: who(person),
    suspended: found(people, person)?.status === 'suspended',
    askedBy: who(askedBy),
    askedOn,
    until: expiresAt > deps.clock() ? formatMoment(lang, expiresAt) : undefined,
    made: made === undefined || fingerprint === undefined ? undefined : { on: made.on, fingerprint },
    ended:
      ended === undefined
        ? undefined
        : { ...ended, by: signers.length === 0 ? who(ended.by) : knownPeople(lang, signers) },
  };
};

const isSigner = (c: C, deps: Deps): Promise<boolean> =>
  isRosterSigner(deps.database.reader, c.get('association').id, present(c).person);

/** Who is suspended is told before somebody is chosen. */
const nameToChoose = (lang: Lang, person: Person): string => {
  const name = knownPerson(lang, person);
  return person.status === 'suspended' ? newKeysTexts(lang).isSuspended(name) : name;
};

const DONE = ['cancelled', 'stale'] as const;

const listPage = async (c: C, deps: Deps, fault?: NewKeysProps['fault'], chosen?: PersonId) => {
  const { reader } = deps.database;
  const association: AssociationId = c.get('association').id;
  const { person } = present(c);
  const signer = await isSigner(c, deps);
  const everybody = await allPersons(reader, association);
  const requests = (await allNewKeys(reader, association)).filter((one) => signer || one.person === person);
  const people = signer ? everybody.filter((one) => canHaveNewKeys(one) && one.id !== person) : [];
  const shown = {
    signer,
    people: people.map((one) => ({ id: one.id, name: nameToChoose(c.get('lang'), one) })),
    rows: await Promise.all(requests.map((request) => rowOf(c, deps, everybody, request))),
    ...{ fault, chosen },
    form: drawLinkForm(deps, await newKeysMark(reader, association)),
    rosterWaits: (await currentDraft(reader, association)) !== undefined,
    done: fault === undefined ? DONE.find((one) => one === c.req.query('done')) : undefined,
  };
  return c.html(<NewKeysPage view={viewContext(c, deps, 'staff')} {...shown} />, fault === undefined ? 200 : 422);
};

const ask = (deps: Deps) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const of = parsePersonId(form.one('person'));
  if (of === undefined) return listPage(c, deps, 'missing');
  const association = c.get('association').id;
  const { person } = present(c);
  const drawn = parseLinkForm(form.one('drawn'));
  if (!drawn.ok) return problem(c, deps, 'malformed');
  const asked = await deps.database.write((tx) => askNewKeys(deps, tx, association, person, of, drawn.value));
  if (!asked.ok && asked.reason === 'stale') return listPage(c, deps, 'moved', of);
  if (!asked.ok) return listPage(c, deps, asked.reason === 'taken' ? 'taken' : 'missing', of);
  const whose = await personById(deps.database.reader, association, of);
  const name = knownPerson(c.get('lang'), whose);
  const suspended = whose?.status === 'suspended';
  const until = formatMoment(c.get('lang'), asked.value.until);
  const link = { name, secret: asked.value.secret, until, suspended };
  return c.html(<NewKeysLinkPage view={viewContext(c, deps, 'staff')} {...link} />);
};

const cancel = (deps: Deps) => async (c: C) => {
  if ((await readForm(c)) === undefined) return problem(c, deps, 'malformed');
  const association = c.get('association').id;
  const id = c.req.param('request') ?? '';
  const { person } = present(c);
  const ended = await deps.database.write((tx) => cancelNewKeys(deps, tx, association, person, id));
  // Whose request it is, and whether there is one, is told to nobody whom it doesn't concern.
  return c.redirect(`${newKeysPath(c.get('lang'))}?done=${ended.ok ? 'cancelled' : 'stale'}`, 303);
};

export const newKeysPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const list = '/:lang{(?:ar|en)}/staff/new-keys';
  const person = requirePerson(deps);
  const allowed = [requireSigner(deps), requireRosterSigner(deps)] as const;
  app.get(list, person, (c) => listPage(c, deps));
  app.get(`${list}/link`, ...allowed, (c) => c.redirect(newKeysPath(c.get('lang')), 303));
  app.post(`${list}/link`, ...allowed, ask(deps));
  app.get(`${list}/:request`, person, (c) => c.redirect(newKeysPath(c.get('lang')), 303));
  app.post(`${list}/:request`, person, cancel(deps));
  return app;
};
