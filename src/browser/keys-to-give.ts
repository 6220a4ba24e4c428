// Keys of a case that were signed not to open, as this browser could give them again: what doesn't open here either isn't offered. The
// server, which opens nothing, can't tell.
import type { OpenedCase } from '../client/case.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { keysToGive } from '../domain/open-acts.ts';
import { actsText } from '../i18n/acts.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { byId, el } from './dom.ts';
import { pageLang } from './page-facts.ts';

/** Whom this browser can give which room's keys. */
export const keysToGiveHere = ({ ground, unreadable }: OpenedCase, caseFile: CaseFile, me: PersonId) =>
  keysToGive(ground.current.roster, caseFile, me).filter(({ room }) => !unreadable.includes(room));

/** Takes the link to giving keys again off the case's page where nothing could be given; why stands in its place. */
export const withdrawVainGiving = (opened: OpenedCase, me: PersonId): void => {
  const link = byId('main').querySelector('a[data-act="grant"]');
  const { caseFile } = opened;
  if (link === null || caseFile === undefined || keysToGiveHere(opened, caseFile, me).length > 0) return;
  const { noneOpens } = actsText(pageLang()).fields;
  link.replaceWith(el('p', { id: 'giving-vain' }, `${link.textContent}: ${noneOpens}`));
};
