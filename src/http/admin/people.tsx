// What an administrator does about people: inviting, correcting, links, suspending. Names and offices only; never a case.

import { Hono } from 'hono';
import { AskPage } from '../../../views/admin/ask.tsx';
import { inviteByForm } from '../../auth/enrolment.ts';
import { accountBy, type LinkForm, parseLinkForm } from '../../auth/link-forms.ts';
import { askNewKeys, cancelNewKeys } from '../../auth/new-keys.ts';
import { adminTexts } from '../../i18n/admin.ts';
import { newKeysTexts } from '../../i18n/new-keys.ts';
import type { Office } from '../../policy/types.ts';
import { type PersonId, parsePersonId } from '../../protocol/check/index.ts';
import { type AccountActKind, isRecorded } from '../../store/account-acts.ts';
import {
  type AccountFault,
  addAccount,
  changeStanding,
  correctAccount,
  withdrawInvitation,
} from '../../store/accounts.ts';
import type { Tx } from '../../store/database.ts';
import { groundOf } from '../../store/foundation.ts';
import { openNewKeys } from '../../store/new-keys.ts';
import { allPersons, type Person, parseOffice, personById } from '../../store/people.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requireAdministrator } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { consequencesOf } from './consequences.ts';
import { readForm, seeOther } from './form.ts';
import { record, recordSeats, recordTaking } from './people-record.ts';
import {
  absent,
  absentCorrected,
  type C,
  correctedMeanwhile,
  faultText,
  linkPage,
  nameFaults,
  newKeysLinkPage,
  pathOf,
  peoplePage,
  personOf,
  personPage,
  placeOf,
  seenOf,
} from './people-shown.tsx';
import { accountRow } from './readiness.ts';

/** What a form that makes a link was drawn with; undefined where it is no form of ours. */
const drawnForm = async (c: C) => {
  const form = await readForm(c);
  const drawn = form === undefined ? undefined : parseLinkForm(form.one('drawn'));
  return form === undefined || drawn?.ok !== true ? undefined : { form, drawn: drawn.value };
};

/** Invites somebody; the same form once more finds whom it invited, as long as its link can be used, and does nothing. */
const inviteOnce = async (
  c: C,
  deps: Deps,
  tx: Tx,
  {
    name,
    office,
    drawn,
  }: { readonly name: string; readonly office: Office | 'administrator'; readonly drawn: LinkForm | undefined },
) => {
  if (drawn !== undefined && drawn.before !== '') return { code: 'stale' as const };
  const association = c.get('association').id;
  const id = accountBy(deps, association, `${office}.${name}`, drawn);
  const before = await personById(tx, association, id);
  const isOver = before === undefined ? await isRecorded(tx, association, id) : before.status !== 'invited';
  if (isOver) return { code: 'stale' as const };
  const fault = before === undefined ? await addAccount(tx, association, { id, name, office }) : undefined;
  if (fault !== undefined) {
    await recordTaking(deps, tx, c, 'invitation', { fault, office });
    return fault;
  }
  const made = await inviteByForm(deps, tx, association, id, drawn);
  if (!made.ok) return { code: 'stale-link' as const };
  if (!made.value.again) await record(deps, tx, c, 'invitation', id, { detail: office });
  const whose = before ?? { id, name, administrator: office === 'administrator' };
  return { code: 'made' as const, secret: made.value.secret, whose };
};

const inviteSomebody = (deps: Deps) => async (c: C) => {
  const read = await drawnForm(c);
  if (read === undefined) return problem(c, deps, 'malformed');
  const { form, drawn } = read;
  // Links are built from the public address, which only the answers to setup settle.
  if (!c.get('association').setUp) {
    return peoplePage(c, deps, [{ id: 'setup-first', text: adminTexts(c.get('lang')).people.setupRefused }]);
  }
  const typed = { name: form.one('name'), office: form.one('office') };
  const office = typed.office === 'administrator' ? typed.office : parseOffice(typed.office);
  const missing = { id: 'office', text: adminTexts(c.get('lang')).errors.office };
  const faults = [...nameFaults(c, typed.name), ...(office === undefined ? [missing] : [])];
  if (office === undefined || faults.length > 0) return peoplePage(c, deps, faults, typed);
  const made = await deps.database.write((tx) => inviteOnce(c, deps, tx, { name: typed.name, office, drawn }));
  if (made.code === 'made') return linkPage(c, deps, made.whose, made.secret);
  if (made.code === 'stale' || made.code === 'stale-link') return problem(c, deps, made.code);
  return peoplePage(c, deps, [{ id: placeOf(made, 'office'), text: faultText(c, made) ?? '' }], typed);
};

const correct = (deps: Deps) => async (c: C) => {
  const person = await personOf(c, deps);
  const form = await readForm(c, ['offices']);
  if (form === undefined) return problem(c, deps, 'malformed');
  const typed = { name: form.one('name'), offices: form.many('offices'), seen: form.one('seen') };
  if (person === undefined) {
    return parsePersonId(c.req.param('person')) === undefined ? absent(c, deps) : absentCorrected(c, deps, typed);
  }
  const offices = [...new Set(typed.offices)].map(parseOffice).filter((office) => office !== undefined);
  const none = !person.administrator && (offices.length === 0 || offices.length !== new Set(typed.offices).size);
  const missing = { id: 'offices', text: adminTexts(c.get('lang')).errors.oneOffice };
  const faults = [...nameFaults(c, typed.name), ...(none ? [missing] : [])];
  if (faults.length > 0) return personPage(c, deps, person, faults, typed);
  const association = c.get('association').id;
  const correction = { id: person.id, name: typed.name, offices };
  const fault = await deps.database.write(async (tx) => {
    const now = (await personById(tx, association, person.id)) ?? person;
    const meanwhile = correctedMeanwhile(c, now, typed);
    // The page that tells it shows what stands there now, so that correcting again is meant.
    if (meanwhile.length > 0) return { code: 'meanwhile' as const, now, meanwhile };
    const found = await correctAccount(deps, tx, association, correction);
    const isTaking = found?.code === 'name-taken' || found?.code === 'name-letters' || found?.code === 'name-title';
    const isOthers = found?.code !== 'not-found';
    const kept = person.administrator ? [] : offices;
    const moves = offices.toSorted().join() !== person.offices.toSorted().join();
    // An administrator's account gets no office, whatever its form said.
    const refused = found !== undefined || kept.length !== offices.length;
    const why = found?.code === 'held' ? ['held'] : refused && person.administrator ? ['administrator'] : [];
    const tried = [...why, ...offices.toSorted()].join();
    const proposed = tried === '' ? {} : { detail: tried };
    if (moves && isOthers) await record(deps, tx, c, 'offices', person.id, { refused, ...proposed });
    if (why.length > 0) await recordSeats(deps, tx, c, person.id, offices);
    // Of a refused one the name isn't kept: the same attempt stands there once, whatever was typed.
    const renamed = found === undefined ? { detail: `${person.name}\n${typed.name}` } : { refused: true };
    if (isTaking) await recordTaking(deps, tx, c, 'name', { fault: found, of: person.id });
    else if (typed.name !== person.name && isOthers) await record(deps, tx, c, 'name', person.id, renamed);
    return found;
  });
  if (fault === undefined) {
    const isMoved = person.status !== 'invited' && offices.toSorted().join() !== person.offices.toSorted().join();
    return seeOther(c, pathOf(c, person.id, `?done=${isMoved && !person.administrator ? 'offices' : 'corrected'}`));
  }
  if (fault.code === 'meanwhile') {
    return personPage(c, deps, fault.now, fault.meanwhile, { ...typed, seen: seenOf(fault.now) });
  }
  return personPage(c, deps, person, [{ id: placeOf(fault, 'offices'), text: faultText(c, fault) ?? '' }], typed);
};

const newLink = (deps: Deps) => async (c: C) => {
  const person = await personOf(c, deps);
  if (person === undefined) return absent(c, deps);
  const read = await drawnForm(c);
  if (read === undefined) return problem(c, deps, 'malformed');
  const association = c.get('association').id;
  const made = await deps.database.write(async (tx) => {
    const invited = (await personById(tx, association, person.id))?.status === 'invited';
    const link = invited ? await inviteByForm(deps, tx, association, person.id, read.drawn) : undefined;
    // The same form once more, or one of an older page, is no deed.
    if (link === undefined || (link.ok && !link.value.again))
      await record(deps, tx, c, 'link', person.id, { refused: !invited });
    return link;
  });
  if (made?.ok === true) return linkPage(c, deps, person, made.value.secret);
  // Who is invited no longer gets no link; who is was given another since the form was drawn.
  return problem(c, deps, made === undefined ? 'stale' : 'stale-link');
};

/** Asks for somebody's new keys: a link for the person, which changes nothing before two signers have signed. */
const askForNewKeys = (deps: Deps) => async (c: C) => {
  const person = await personOf(c, deps);
  if (person === undefined) return absent(c, deps);
  const association = c.get('association').id;
  const by = c.get('actor')?.person;
  if (by === undefined) return problem(c, deps, 'not-found');
  const read = await drawnForm(c);
  if (read === undefined) return problem(c, deps, 'malformed');
  const asked = await deps.database.write(async (tx) => {
    const made = await askNewKeys(deps, tx, association, by, person.id, read.drawn);
    // The same form once more, or one of an older page, is no deed.
    const isDeed = made.ok ? !made.value.again : made.reason !== 'stale';
    if (isDeed) await record(deps, tx, c, 'new-keys', person.id, { refused: !made.ok });
    return made;
  });
  if (asked.ok) return newKeysLinkPage(c, deps, person, asked.value);
  if (asked.reason !== 'taken') return problem(c, deps, asked.reason === 'stale' ? 'stale-keys' : 'stale');
  return personPage(c, deps, person, [{ id: 'new-keys', text: newKeysTexts(c.get('lang')).admin.taken }]);
};

/** Ends what waits of somebody's new keys. */
const endOfNewKeys = (deps: Deps) =>
  change(
    deps,
    'new-keys-end',
    async (tx, c, id) => {
      const by = c.get('actor')?.person;
      const open = await openNewKeys(tx, c.get('association').id, id);
      if (by === undefined || open === undefined) return { code: 'stale' };
      const ended = await cancelNewKeys(deps, tx, c.get('association').id, by, open.id);
      return ended.ok ? undefined : { code: 'stale' };
    },
    (c, id) => pathOf(c, id, '?done=new-keys-end'),
  );

/** Asks before a step that the account's standing allows; else the account's page says how it stands. */
const ask =
  (deps: Deps, step: 'suspension' | 'withdrawal', status: Person['status']) =>
  async (c: C): Promise<Response> => {
    const person = await personOf(c, deps);
    if (person === undefined) return step === 'withdrawal' ? absent(c, deps) : problem(c, deps, 'not-found');
    if (person.status !== status || person.id === c.get('actor')?.person) return c.redirect(pathOf(c, person.id), 303);
    const account = accountRow(c.get('lang'), person, new Map(), deps.clock());
    const association = c.get('association');
    const { reader } = deps.database;
    const crew = { accounts: await allPersons(reader, association.id), ground: await groundOf(reader, association.id) };
    const consequences = step === 'suspension' ? consequencesOf(crew, association, person.id) : undefined;
    const view = viewContext(c, deps, 'admin');
    return c.html(<AskPage view={view} account={account} step={step} consequences={consequences} />);
  };

/** The address that a form posted to, opened again: what it did is done, and the account's page says how it stands. */
const toAccount = (deps: Deps) => async (c: C) => {
  const person = await personOf(c, deps);
  return person === undefined ? problem(c, deps, 'not-found') : c.redirect(pathOf(c, person.id), 303);
};

/** A change of an account that needs nothing but its button. */
const change =
  (
    deps: Deps,
    kind: AccountActKind,
    job: (tx: Tx, c: C, id: PersonId) => Promise<AccountFault | undefined>,
    back: (c: C, id: PersonId) => string,
  ) =>
  async (c: C) => {
    const person = await personOf(c, deps);
    if (person === undefined)
      return c.req.path.endsWith('/withdrawal') ? absent(c, deps) : problem(c, deps, 'not-found');
    const fault = await deps.database.write(async (tx) => {
      const found = await job(tx, c, person.id);
      // The name of before: a withdrawn account is gone by now.
      await record(deps, tx, c, kind, person.id, { refused: found !== undefined, name: person.name });
      if (found?.code === 'held') await recordSeats(deps, tx, c, person.id, person.offices);
      return found;
    });
    if (fault === undefined) return seeOther(c, back(c, person.id));
    const text = faultText(c, fault);
    const stale = kind === 'new-keys-end' ? 'ended-keys' : 'stale';
    if (text === undefined) return problem(c, deps, fault.code === 'not-found' ? 'not-found' : stale);
    return personPage(c, deps, person, [{ id: 'correction', text }]);
  };

const standing = (deps: Deps, suspended: boolean) =>
  change(
    deps,
    suspended ? 'suspension' : 'reinstatement',
    async (tx, c, id) => {
      const by = c.get('actor')?.person;
      if (by === undefined) return { code: 'not-found' };
      return changeStanding(deps, tx, c.get('association').id, { id, by, suspended });
    },
    (c, id) => pathOf(c, id, `?done=${suspended ? 'suspended' : 'reinstated'}`),
  );

export const peoplePages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const people = '/:lang{(?:ar|en)}/admin/people';
  const administrator = requireAdministrator(deps);
  app.get(people, administrator, (c) => peoplePage(c, deps));
  app.post(people, administrator, inviteSomebody(deps));
  app.get(`${people}/:person`, administrator, async (c) => {
    const person = await personOf(c, deps);
    return person === undefined ? problem(c, deps, 'not-found') : personPage(c, deps, person);
  });
  app.post(`${people}/:person`, administrator, correct(deps));
  app.get(`${people}/:person/link`, administrator, toAccount(deps));
  app.post(`${people}/:person/link`, administrator, newLink(deps));
  app.get(`${people}/:person/new-keys`, administrator, toAccount(deps));
  app.post(`${people}/:person/new-keys`, administrator, askForNewKeys(deps));
  app.get(`${people}/:person/new-keys-end`, administrator, toAccount(deps));
  app.post(`${people}/:person/new-keys-end`, administrator, endOfNewKeys(deps));
  app.get(`${people}/:person/suspension`, administrator, ask(deps, 'suspension', 'active'));
  app.post(`${people}/:person/suspension`, administrator, standing(deps, true));
  app.get(`${people}/:person/reinstatement`, administrator, toAccount(deps));
  app.post(`${people}/:person/reinstatement`, administrator, standing(deps, false));
  app.get(`${people}/:person/withdrawal`, administrator, ask(deps, 'withdrawal', 'invited'));
  app.post(
    `${people}/:person/withdrawal`,
    administrator,
    change(
      deps,
      'withdrawal',
      (tx, c, id) => withdrawInvitation(tx, c.get('association').id, id),
      (c) => `/${c.get('lang')}/admin/people?done=withdrawn`,
    ),
  );
  return app;
};
