// The pages about people that an administrator is answered with, and how a fault of an account is said on them.

import type { Context } from 'hono';
import { InvitationPage, PeoplePage } from '../../../views/admin/people.tsx';
import { ACCOUNT_DONE, AdminNewKeysLinkPage, PersonPage, type PersonPageProps } from '../../../views/admin/person.tsx';
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { drawLinkForm } from '../../auth/link-forms.ts';
import { canHaveNewKeys } from '../../auth/new-keys.ts';
import { passingFor } from '../../domain/alike.ts';
import { MAX_NAME } from '../../domain/known-person.ts';
import { isActive, isListed } from '../../domain/roster-view.ts';
import { adminTexts } from '../../i18n/admin.ts';
import { apart } from '../../i18n/apart.ts';
import { knownPerson } from '../../i18n/known-person.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { readinessWords } from '../../i18n/readiness-words.ts';
import { shared } from '../../i18n/shared.ts';
import { officeList } from '../../i18n/staff-words.ts';
import { type PersonId, parsePersonId } from '../../protocol/check/index.ts';
import type { AccountFault } from '../../store/accounts.ts';
import { settledPolicy } from '../../store/association.ts';
import { groundOf } from '../../store/foundation.ts';
import { invitationEnds, invitationMark } from '../../store/invitations.ts';
import { isOpen, newKeysMark, openNewKeys } from '../../store/new-keys.ts';
import { allPersons, type Person, personById } from '../../store/people.ts';
import { currentDraft } from '../../store/roster-draft.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { viewContext } from '../view-context.ts';
import { markOf } from './field-marks.ts';
import { seeOther } from './form.ts';
import { accountRow, accountRows, historyOf } from './readiness.ts';

export type C = Context<AppEnv>;

export const nameFaults = (c: C, name: string): readonly FieldFault[] => {
  const { errors, people } = adminTexts(c.get('lang'));
  if (name === '') return [{ id: 'name', text: errors.empty(people.name) }];
  return name.length > MAX_NAME ? [{ id: 'name', text: errors.long(people.name, String(MAX_NAME)) }] : [];
};

/** A fault as words beside the field `id`; undefined where a page of its own says it better. */
export const faultText = (c: C, fault: AccountFault): string | undefined => {
  const lang = c.get('lang');
  const t = adminTexts(lang);
  if (fault.code === 'held') {
    const held = fault.invited ? t.errors.heldInvited : t.errors.held;
    return held(shared(lang).offices[fault.office], apart(fault.name));
  }
  if (fault.code === 'last-administrator') return t.errors.lastAdministrator;
  if (fault.code === 'name-taken') return t.errors.nameTaken;
  if (fault.code === 'name-letters') return t.errors.nameLetters;
  if (fault.code === 'name-title') return t.errors.nameTitle;
  if (fault.code === 'listed') return t.errors.listed;
  return fault.code === 'own-account' ? t.person.ownAccount : undefined;
};

/** The field that a fault is about: the name, or where the offices are chosen. */
export const placeOf = ({ code }: AccountFault, offices: string): string =>
  code === 'held' || code === 'last-administrator' || code === 'own-account' ? offices : 'name';

/** In the address of the people's list: the invitation that something was asked of was withdrawn before. */
const WITHDRAWN_BEFORE = 'withdrawn-before';

export const peoplePage = async (
  c: C,
  deps: Deps,
  faults: readonly FieldFault[] = [],
  typed?: { readonly name: string; readonly office: string },
) => {
  const accounts = await accountRows(deps, c.get('association'), c.get('lang'));
  // What was asked of an account that is gone is answered with the list: only that is there in the other language.
  const view = { ...viewContext(c, deps, 'admin'), path: '/admin/people' };
  const done = faults.length === 0 ? c.req.query('done') : undefined;
  const once = { withdrawn: 'now', [WITHDRAWN_BEFORE]: 'before' } as const;
  const withdrawn = done === 'withdrawn' || done === WITHDRAWN_BEFORE ? once[done] : undefined;
  const form = drawLinkForm(deps);
  const shown = { accounts, form, setUp: c.get('association').setUp, faults, typed, withdrawn };
  return c.html(<PeoplePage view={view} {...shown} />, faults.length === 0 ? 200 : 422);
};

/** Whose name somebody's could be taken for. */
const likeOf = async (c: C, deps: Deps, whose: Pick<Person, 'id' | 'name'>): Promise<readonly string[]> =>
  passingFor(whose, await allPersons(deps.database.reader, c.get('association').id)).map(({ name }) => name);

export const linkPage = async (
  c: C,
  deps: Deps,
  whose: Pick<Person, 'id' | 'name' | 'administrator'>,
  secret: string,
) => {
  const end = (await invitationEnds(deps.database.reader, c.get('association').id)).get(whose.id) ?? deps.clock();
  const until = formatMoment(c.get('lang'), end);
  const { name, administrator } = whose;
  const like = await likeOf(c, deps, whose);
  const view = viewContext(c, deps, 'admin');
  return c.html(<InvitationPage view={view} {...{ name, administrator, secret, until, like }} />);
};

type LinkUntil = { readonly secret: string; readonly until: Date };

export const newKeysLinkPage = (c: C, deps: Deps, person: Person, { secret, until: end }: LinkUntil) => {
  const until = formatMoment(c.get('lang'), end);
  const [name, suspended] = [knownPerson(c.get('lang'), person), person.status === 'suspended'];
  return c.html(<AdminNewKeysLinkPage view={viewContext(c, deps, 'admin')} {...{ name, secret, until, suspended }} />);
};

export const pathOf = (c: C, id: PersonId, query = ''): string => `/${c.get('lang')}/admin/people/${id}${query}`;

/** The person of the address, or undefined where there is none. */
export const personOf = async (c: C, deps: Deps): Promise<Person | undefined> => {
  const id = parsePersonId(c.req.param('person'));
  return id === undefined ? undefined : personById(deps.database.reader, c.get('association').id, id);
};

/** Whether somebody could have new keys, and what was asked of them and waits. */
const newKeysOf = async (c: C, deps: Deps, person: Person): Promise<PersonPageProps['newKeys']> => {
  if (!canHaveNewKeys(person)) return undefined;
  const open = await openNewKeys(deps.database.reader, c.get('association').id, person.id);
  if (open?.made !== undefined) return { waits: 'signatures' };
  if (open === undefined || !isOpen(open, deps.clock())) return {};
  return { waits: 'link', until: formatMoment(c.get('lang'), open.expiresAt) };
};

/** What was typed to correct an account; `seen` are the marks of what its form showed. */
export type TypedCorrection = { readonly name: string; readonly offices: readonly string[]; readonly seen: string };

/** The marks of what a form that corrects an account shows. */
export const seenOf = ({ name, offices }: { readonly name: string; readonly offices: readonly string[] }): string =>
  [name, offices.toSorted().join()].map(markOf).join('.');

/**
 * What a correction would put back or overwrite without its reader having seen it, with what stands there now. A form without marks
 * claims to have seen nothing.
 */
export const correctedMeanwhile = (c: C, person: Person, typed: TypedCorrection): readonly FieldFault[] => {
  const [lang, { errors, people }] = [c.get('lang'), adminTexts(c.get('lang'))];
  if (typed.seen === '') return [];
  const [seenName, seenOffices] = typed.seen.split('.');
  const [nameNow, officesNow] = seenOf(person).split('.');
  const [isName, isOffices] = [typed.name !== person.name, seenOf(typed).split('.')[1] !== officesNow];
  const told = [
    ...(isName && seenName !== nameNow ? [{ id: 'name', text: errors.nowStands(people.name, person.name) }] : []),
    ...(isOffices && seenOffices !== officesNow && !person.administrator
      ? [{ id: 'offices', text: errors.nowStands(people.offices, officeList(lang, person.offices)) }]
      : []),
  ];
  return told.length === 0 ? [] : [{ id: 'correction', text: errors.accountMeanwhile }, ...told];
};

export const personPage = async (
  c: C,
  deps: Deps,
  person: Person,
  faults: readonly FieldFault[] = [],
  typed?: TypedCorrection,
) => {
  const { reader } = deps.database;
  const association = c.get('association').id;
  const ends = await invitationEnds(reader, association);
  const ground = await groundOf(reader, association);
  const roster = ground?.current.roster;
  const { never } = (ground?.policy ?? settledPolicy(c.get('association'))).routes;
  const inForce = roster !== undefined && isActive(roster, person.id);
  const differs = roster === undefined || inForce !== (person.status === 'active');
  const draftWaits = differs && !person.administrator && (await currentDraft(reader, association)) !== undefined;
  const listed = roster !== undefined && isListed(roster, person.id);
  const account = accountRow(c.get('lang'), person, ends, deps.clock());
  const history = await historyOf(deps, c.get('association'), person.id);
  const own = c.get('actor')?.person === person.id;
  const newKeys = await newKeysOf(c, deps, person);
  const like = await likeOf(c, deps, person);
  const mark =
    person.status === 'invited' ? invitationMark(reader, association, person.id) : newKeysMark(reader, association);
  const form = drawLinkForm(deps, await mark);
  const asked = faults.length > 0 ? undefined : ACCOUNT_DONE.find((one) => one === c.req.query('done'));
  // Nothing waits for signers where the offices are those of the roster in force again.
  const signed = roster?.persons.find(({ id }) => id === person.id)?.offices;
  const isAsSigned = inForce && signed?.toSorted().join() === person.offices.toSorted().join();
  const done = asked === 'offices' && isAsSigned ? 'corrected' : asked;
  const view = viewContext(c, deps, 'admin');
  const seen = typed?.seen ?? seenOf(person);
  return c.html(
    <PersonPage
      {...{
        seen,
        view,
        account,
        form,
        listed,
        inForce,
        never,
        draftWaits,
        history,
        own,
        newKeys,
        like,
        faults,
        typed,
        done,
      }}
    />,
    faults.length === 0 ? 200 : 422,
  );
};

/**
 * Where the account of an address is no more: only an invitation can be withdrawn, so it was, in another tab or by somebody
 * else. The people's list says so.
 */
export const absent = (c: C, deps: Deps) =>
  parsePersonId(c.req.param('person')) === undefined
    ? problem(c, deps, 'not-found')
    : seeOther(c, `/${c.get('lang')}/admin/people?done=${WITHDRAWN_BEFORE}`);

/** The same to whoever had typed a correction of it: what they typed stands in the form that invites, where it can be used. */
export const absentCorrected = (c: C, deps: Deps, { name, offices }: TypedCorrection) => {
  const fault = { id: 'name', text: readinessWords(c.get('lang')).correctedWithdrawn };
  return peoplePage(c, deps, [fault], { name, office: offices[0] ?? '' });
};
