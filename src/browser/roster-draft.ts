// What is shown of the next roster: who joins, stays and leaves it, with whose keys, what it takes away, and whether it can be signed.
// Everything comes from the verified chain and from the draft's own bytes; the server's word adds display names alone.
import type { RosterDraftView } from '../client/roster.ts';
import type { KeysLeaving } from '../domain/leaving.ts';
import { rosterDay } from '../domain/office-history.ts';
import { plainDate } from '../domain/plain-date.ts';
import { formatDate, number } from '../i18n/dates.ts';
import { keysFirst, leavingWords } from '../i18n/leaving-words.ts';
import { likeWords } from '../i18n/like-words.ts';
import { newKeysTexts } from '../i18n/new-keys.ts';
import { byOffice } from '../i18n/people-order.ts';
import { draftPolicyWords } from '../i18n/policy-changes.ts';
import { staffText } from '../i18n/staff.ts';
import { rosterNamed, tenureWords } from '../i18n/tenure-words.ts';
import { namesInTurn } from '../i18n/waits-words.ts';
import type { Office } from '../policy/types.ts';
import { fromBase64url, personFingerprint, rosterFingerprint, toBase64url } from '../protocol/check/index.ts';
import { byId, el, fill } from './dom.ts';
import { officeWords } from './ground-watch.ts';
import { pageLang } from './page-facts.ts';
import { digitGroups, notice, smallFingerprint, tag } from './parts.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = staffText(lang).roster;

/** Display names by person, by the portal's word. */
export type Names = ReadonlyMap<string, string>;
export type Listed = RosterDraftView['fingerprints'][number];

const inOrder = byOffice(lang);
/** Everybody on the draft, by office and name. */
export const listedIn = (view: RosterDraftView): readonly Listed[] => view.fingerprints.toSorted(inOrder);
/** Entries of a roster, which holds no names, in the order in which people are listed. */
export const withNames = <Entry extends { readonly id: string; readonly offices: readonly Office[] }>(
  entries: readonly Entry[],
  names: Names,
): readonly (Entry & { readonly name: string })[] =>
  entries.map((entry) => ({ ...entry, name: names.get(entry.id) ?? '' })).toSorted(inOrder);

/** The box by which a signer says to have compared somebody's keys with them. */
export const compareId = (person: string): string => `compared-${person}`;

/** Everyone whose entry a signer vouches for anew: new people, new keys, new offices. */
export const mustCompare = (view: RosterDraftView, { person, isNew }: Listed): boolean =>
  isNew || view.changes.changedOffices.some((changed) => changed.person === person);

const isOwnEntryRight = (view: RosterDraftView, vault: OpenVault): boolean => {
  const own = view.draft.persons.find(({ id }) => id === vault.person);
  const { seal, sign } = vault.keys;
  return own === undefined || (own.seal === toBase64url(seal.publicKey) && own.sign === toBase64url(sign.publicKey));
};

const hasNewKeys = (view: RosterDraftView, { person }: Listed): boolean =>
  view.changes.changedKeys.some(({ id }) => id === person);

const comparison = (view: RosterDraftView, entry: Listed, vault: OpenVault): HTMLElement | undefined => {
  if (entry.person === vault.person) {
    return el('p', { class: 'own-entry' }, isOwnEntryRight(view, vault) ? t.self : t.selfWrong);
  }
  if (!mustCompare(view, entry) || !view.mayISign) return undefined;
  const id = compareId(entry.person);
  return el(
    'div',
    { class: 'field' },
    el('p', { class: 'field-error', id: `${id}-error`, hidden: true }),
    el(
      'div',
      { class: 'choice' },
      el('input', { type: 'checkbox', id, autocomplete: 'off', 'aria-describedby': `${id}-hint ${id}-who` }),
      el('label', { for: id }, t.compared),
      el(
        'p',
        { class: 'hint', id: `${id}-hint` },
        hasNewKeys(view, entry) ? newKeysTexts(lang).roster.comparedHint : t.comparedHint,
      ),
    ),
  );
};

const stateTag = (view: RosterDraftView, entry: Listed): HTMLElement => {
  const changed = view.changes.changedOffices.find(({ person }) => person === entry.person);
  if (hasNewKeys(view, entry)) return tag('warning', t.newKeys);
  if (view.changes.returned.some(({ id }) => id === entry.person)) return tag('info', t.isBack);
  if (entry.isNew) return tag('info', t.isNew);
  return changed === undefined ? tag('neutral', t.unchanged) : tag('warning', t.isChanged);
};

/** Keys that change are what a planted key looks like: told in words, with the fingerprint of before beside the new one. */
const changedKeys = (view: RosterDraftView, entry: Listed): readonly HTMLElement[] => {
  const { person } = entry;
  const before = view.last?.persons.find(({ id }) => id === person);
  if (before === undefined || !hasNewKeys(view, entry)) return [];
  const [seal, sign] = [fromBase64url(before.seal), fromBase64url(before.sign)];
  const old = seal && sign && personFingerprint(view.draft.association, before.id, seal, sign);
  const words = newKeysTexts(lang).roster;
  return [
    notice('warning', el('p', {}, words.changed), entry.suspended ? el('p', {}, words.suspended) : undefined),
    ...(old === undefined ? [] : [el('p', { class: 'hint' }, `${words.before}: `, smallFingerprint(old))]),
  ];
};

const personCard = (view: RosterDraftView, entry: Listed, vault: OpenVault): HTMLElement => {
  const changed = view.changes.changedOffices.find(({ person }) => person === entry.person);
  return el(
    'section',
    { class: 'card roster-person', 'data-person': entry.person },
    el('h3', { id: `${compareId(entry.person)}-who` }, officeWords(entry.offices), ' – ', el('bdi', {}, entry.name)),
    el('p', {}, stateTag(view, entry), changed === undefined ? undefined : ` ${t.was(officeWords(changed.from))}`),
    changedKeys(view, entry),
    entry.like.map((name) => notice('warning', el('p', {}, likeWords(lang).toSigner(name)))),
    digitGroups('fingerprint', entry.fingerprint, t.fingerprint),
    comparison(view, entry, vault),
  );
};

/** Whether there is nothing to compare anew, and nothing wrong, in somebody's entry. */
const isAsBefore = (view: RosterDraftView, entry: Listed, vault: OpenVault): boolean =>
  !mustCompare(view, entry) &&
  !hasNewKeys(view, entry) &&
  !view.changes.returned.some(({ id }) => id === entry.person) &&
  (entry.person !== vault.person || isOwnEntryRight(view, vault));

/** On a narrow screen what changes isn't to be sought among those who stay. */
const WIDE = '(min-width: 48rem)';

/** Whoever stays as they were stands below the changes, folded on a narrow screen; their fingerprints can be compared there. */
const unchangedPeople = (cards: readonly HTMLElement[], hasChanges: boolean): HTMLElement | undefined => {
  if (cards.length === 0) return undefined;
  const open = !hasChanges || matchMedia(WIDE).matches;
  return el(
    'details',
    { id: 'roster-unchanged', open },
    el('summary', {}, t.unchangedPeople(number(lang, cards.length))),
    el('p', { class: 'hint' }, t.unchangedHint),
    cards,
  );
};

/** Whom the draft takes out, and what they are to do first if anything is theirs to do. */
const leaving = (view: RosterDraftView, names: Names): readonly HTMLElement[] =>
  view.changes.removed.length === 0
    ? []
    : [
        el(
          'ul',
          {},
          withNames(view.changes.removed, names).map(({ name, offices }) =>
            el('li', {}, officeWords(offices), ' – ', el('bdi', {}, name), ' ', tag('warning', t.isLeft)),
          ),
        ),
        notice('warning', el('p', {}, keysFirst(lang))),
      ];

/** Who else is to read a roster that takes keys away: the same words whatever it takes, so that they tell of no case. */
const othersToAsk = ({ toAsk, mayISign, draft }: RosterDraftView, names: Names): HTMLElement | undefined => {
  if (!mayISign || toAsk.length === 0) return undefined;
  const asked = withNames(draft.persons, names).filter(({ id }) => toAsk.includes(id));
  const named = asked.map(({ name, offices }) => `${officeWords(offices)} – ${name}`);
  return notice('info', el('p', { id: 'roster-ask-others' }, leavingWords(lang).askOthers(namesInTurn(lang, named))));
};

/** The box by which a signer says to have read which keys go. */
export const CONFIRM = 'leaving-confirm';

export const isAnyLeaving = ({ known, others }: KeysLeaving): boolean => known.length > 0 || others;

/** Cases that nobody would have the keys of by this roster, as far as the reader may know of them; a signer confirms to have read it. */
const keysTaken = (view: RosterDraftView, names: Names, taken: KeysLeaving): readonly HTMLElement[] => {
  if (!isAnyLeaving(taken)) return [];
  const words = leavingWords(lang);
  const { known, others } = taken;
  const countOf = (person: string): number => known.find((one) => one.person === person)?.cases ?? 0;
  const listed = (view.last?.persons ?? []).filter(({ id }) => countOf(id) > 0);
  const isNew = known.some(({ person }) => view.changes.changedKeys.some(({ id }) => id === person));
  const advice = [words.first, words.together, words.back, ...(isNew || known.length === 0 ? [words.newKeys] : [])];
  return [
    notice(
      'danger',
      el('h3', {}, words.title),
      el('p', {}, words.lead),
      el(
        'ul',
        {},
        withNames(listed, names).map(({ id, name, offices }) =>
          el('li', {}, officeWords(offices), ' – ', el('bdi', {}, name), `: ${words.alone(countOf(id))}`),
        ),
        others ? el('li', {}, words.others(listed.length > 0)) : undefined,
      ),
      advice.map((sentence) => el('p', {}, sentence)),
      view.mayISign ? confirmation() : undefined,
    ),
  ];
};

const confirmation = (): HTMLElement =>
  el(
    'div',
    { class: 'field' },
    el('p', { class: 'field-error', id: `${CONFIRM}-error`, hidden: true }),
    el(
      'div',
      { class: 'choice' },
      el('input', { type: 'checkbox', id: CONFIRM, autocomplete: 'off', 'aria-describedby': `${CONFIRM}-hint` }),
      el('label', { for: CONFIRM }, leavingWords(lang).confirm),
      el('p', { class: 'hint', id: `${CONFIRM}-hint` }, leavingWords(lang).confirmHint),
    ),
  );

const warnings = (view: RosterDraftView, moved: boolean): readonly HTMLElement[] => [
  ...(moved ? [notice('warning', el('p', {}, t.draftChanged))] : []),
  ...(view.last === undefined ? [notice('info', el('p', {}, t.draftFirst))] : []),
  ...(view.fault === undefined ? [] : [notice('danger', el('p', {}, tenureWords(lang).faults[view.fault]))]),
  ...(view.signers < 3 ? [notice('warning', el('p', {}, t.fewSigners))] : []),
];

const signedBy = (view: RosterDraftView, vault: OpenVault, names: Names): readonly HTMLElement[] => {
  const { alreadySigned } = view;
  const mine = alreadySigned.includes(vault.person);
  const officesOf = (person: string) => view.draft.persons.find(({ id }) => id === person)?.offices ?? [];
  const signers = alreadySigned.map((id) => ({ id, offices: officesOf(id) }));
  const who = withNames(signers, names).map(({ name }) => el('li', {}, el('bdi', {}, name)));
  return [
    el('p', {}, t.signed, ': ', alreadySigned.length === 0 ? t.nobodySigned : undefined),
    el('ul', {}, who),
    ...(mine ? [el('p', {}, t.youSigned)] : []),
    ...(view.whyNot === undefined ? [] : [el('p', { 'data-why-not': view.whyNot }, t.notSigning[view.whyNot])]),
  ];
};

/** A draft with what the portal says of it: names, and keys that it takes away. `moved`: another was shown in this tab before. */
export type ShownDraft = {
  readonly view: RosterDraftView;
  readonly names: Names;
  readonly taken: KeysLeaving;
  readonly moved: boolean;
};

/** Fills the page's part for the draft. */
export const showDraft = ({ view, names, taken, moved }: ShownDraft, vault: OpenVault): void => {
  fill(byId('roster-warnings'), warnings(view, moved));
  const cardsOf = (asBefore: boolean): readonly HTMLElement[] =>
    listedIn(view)
      .filter((entry) => isAsBefore(view, entry, vault) === asBefore)
      .map((entry) => personCard(view, entry, vault));
  const [changed, left] = [cardsOf(false), leaving(view, names)];
  const hasChanges = changed.length > 0 || left.length > 0;
  fill(
    byId('roster-people'),
    keysTaken(view, names, taken),
    changed,
    left,
    othersToAsk(view, names),
    unchangedPeople(cardsOf(true), hasChanges),
  );
  fill(
    byId('roster-policy'),
    el('p', { id: 'roster-dated' }, tenureWords(lang).draft(rosterNamed(lang, rosterDay(view.draft)))),
    draftPolicyWords(lang, view).map((words) => el('p', {}, words)),
    el('p', {}, t.validUntil(formatDate(lang, plainDate(view.draft.until)))),
    el('p', {}, t.draftFingerprint),
    digitGroups('fingerprint', rosterFingerprint(view.draftHash), t.draftFingerprint),
  );
  fill(byId('roster-signed'), signedBy(view, vault, names));
  byId('roster-form').hidden = !view.mayISign || !isOwnEntryRight(view, vault);
  byId('roster-draft').hidden = false;
};
