// What stands before a conflict of interest that somebody declares for themselves: that their browser saves the keys of a case which
// nobody else can open, or why it can't be declared.
import type { OpenedCase } from '../client/case.ts';
import { PEOPLE_AT_LEAST, peopleLeft } from '../domain/acts/left-alone.ts';
import { leavesNobodyBehind } from '../domain/behind.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { plan } from '../domain/decide.ts';
import { savingSteps } from '../domain/hand-on.ts';
import type { Intention } from '../domain/intention.ts';
import type { Refusal } from '../domain/result.ts';
import { conflictText } from '../i18n/conflict.ts';
import { refusalText } from '../i18n/refusals.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { pageLang } from './page-facts.ts';

const lang = pageLang();

/** Whether the last who can open a case saves its keys before they declare a conflict. */
export const savesFirst = (
  { ground }: OpenedCase,
  caseFile: CaseFile,
  intention: Intention,
  { code }: Refusal,
): boolean =>
  intention.kind === 'declare' &&
  code === 'last-holder' &&
  savingSteps(caseFile, ground.current.roster, intention.by).length > 0;

/** What keeping these away leaves the case to, where fewer than two people are there for it afterwards, or two whom nobody could follow. */
export const leavesFew = (
  { ground }: OpenedCase,
  caseFile: CaseFile,
  bars: readonly PersonId[],
): string | undefined => {
  if (bars.length === 0) return undefined;
  const { roster } = ground.current;
  const { few, nobodyBehind } = conflictText(lang).bar;
  if (peopleLeft(caseFile, roster, [...caseFile.bars, ...bars]).length < PEOPLE_AT_LEAST) return few;
  return leavesNobodyBehind(caseFile, roster, bars) ? nobodyBehind : undefined;
};

/** What stands in the way of such a declaration, or is done before it. */
const standsBefore = (opened: OpenedCase, caseFile: CaseFile, by: PersonId): string | undefined => {
  const { policy, ground } = opened;
  const intention = { kind: 'declare', by, conflict: true } as const;
  const planned = plan(policy, ground.current.roster, caseFile, intention, ground.today);
  if (planned.ok) return undefined;
  const { refusal } = planned;
  const isSaved = savesFirst(opened, caseFile, intention, refusal);
  return isSaved ? conflictText(lang).savesFirst : refusalText(lang, refusal);
};

/** What is said before such a declaration; undefined where nothing stands before it. */
export const beforeConflict = (opened: OpenedCase, by: PersonId): string | undefined => {
  const { caseFile } = opened;
  if (caseFile === undefined) return undefined;
  const told = [standsBefore(opened, caseFile, by), leavesFew(opened, caseFile, [by])].filter(
    (words) => words !== undefined,
  );
  return told.length === 0 ? undefined : told.join(' ');
};
