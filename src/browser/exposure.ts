// Who could be kept away from a case, and what whoever was had been given of it before, for those who carry it on. The first day
// is the portal's word; everything else follows from the chain. No page, no keys.
import type { OpenedCase } from '../client/case.ts';
import { type CaseFile, everGranted, holdsAnyKey, wasGranted } from '../domain/case-file.ts';
import { handsOn, owedKeys } from '../domain/succession.ts';
import type { Line, PersonId, Roster } from '../protocol/check/index.ts';

/**
 * What somebody had: the case `opened`, who was involved and where `shown` to declare by, a briefing (`briefed`), or keys with
 * which nothing was ever given (`unopened`). `from` is missing for that alone.
 */
export type Exposure = {
  readonly person: PersonId;
  readonly what: 'opened' | 'shown' | 'briefed' | 'unopened';
  readonly from?: string;
  readonly until: string;
  /** The days on which they could open who reported: as the reviewer, or since it was disclosed to them. */
  readonly identity?: { readonly from: string; readonly until: string };
};

/** From the first line that granted them a key of the identity on, as long as it was given; nothing where it never was. */
const identityOf = ({ ledger, irregular, identity }: CaseFile, person: PersonId, until: string, first: string) => {
  const line = ledger.lines.find(
    ({ act, hash }) =>
      !irregular.includes(hash) && act.grants.some(({ room, holder }) => room === 'identity' && holder === person),
  );
  if (line === undefined) return {};
  const disclosures = identity.disclosures.filter(({ to }) => to === person);
  const isDisclosed = disclosures.some((one) => one.line === line.hash);
  const ends = disclosures.map(({ until: last, endedOn }): string => endedOn ?? last);
  const end = [...ends].sort().at(-1);
  const from = line.act.on > first ? line.act.on : first;
  const last = isDisclosed && end !== undefined && end < until ? end : until;
  return from > last ? {} : { identity: { from, until: last } };
};

/** Whoever declared to have no conflict was given the case, and everybody under a policy that asks for no declaration. */
const mayHaveOpened = ({ policy, irregular, ledger }: CaseFile, person: PersonId): boolean => {
  const isAsked = policy.acts.some(({ first }) => first === true);
  const isCleared = ({ act, hash }: Line): boolean =>
    act.kind === 'declare' && act.by === person && !act.public.conflict && !irregular.includes(hash);
  return !isAsked || ledger.lines.some(isCleared);
};

/** Everybody whom an act has kept away who held a key, in the order of these acts. */
export const exposuresIn = ({
  caseFile,
  exposedOn,
}: Pick<OpenedCase, 'caseFile' | 'exposedOn'>): readonly Exposure[] => {
  if (caseFile === undefined) return [];
  const { ledger, irregular } = caseFile;
  const later = ledger.lines.filter(({ act, hash }) => act.kind !== 'submit' && !irregular.includes(hash));
  return later.flatMap(({ act }) =>
    act.bars
      .filter((person) => holdsAnyKey(caseFile, person))
      .map((person): Exposure => {
        const from = exposedOn.get(person);
        const until = act.on;
        if (from === undefined) return { person, what: 'unopened', until };
        if (!wasGranted(caseFile, 'report', person)) return { person, what: 'briefed', from, until };
        if (!mayHaveOpened(caseFile, person)) return { person, what: 'shown', from, until };
        return { person, what: 'opened', from, until, ...identityOf(caseFile, person, until, from) };
      }),
  );
};

/** Everybody who holds a key of the case, held one or is to be given one, and isn't kept away from it yet; never oneself. */
export const barrable = (caseFile: CaseFile, roster: Roster, me: PersonId): readonly PersonId[] => {
  const comers = handsOn(caseFile) ? owedKeys(caseFile, roster).map(({ person }) => person) : [];
  return [...new Set([...everGranted(caseFile), ...comers])].filter(
    (person) => person !== me && !caseFile.bars.has(person),
  );
};
