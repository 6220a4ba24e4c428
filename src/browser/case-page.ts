// The case page's island: a verified case, opened in place.
import type { OpenedCase } from '../client/case.ts';
import { unreadableOf } from '../client/perform.ts';
import { tellBriefingUnreadable } from '../client/unreadable-briefing.ts';
import { staffText } from '../i18n/staff.ts';
import { unreadableText } from '../i18n/unreadable-words.ts';
import type { Room } from '../protocol/check/index.ts';
import { loadCase } from './case-load.ts';
import { showCase } from './case-reading.ts';
import { shutHere } from './case-words.ts';
import { showDeclaration } from './declaration.ts';
import { byId, given } from './dom.ts';
import { showDone } from './done-note.ts';
import { pageLang } from './page-facts.ts';
import { say, withVault } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const t = staffText(pageLang()).case;

/** Who was told of keys that don't open: whoever can give them again, nobody who could, or nobody since they are still to come. */
const toldWords = (opened: OpenedCase, vault: OpenVault): string => {
  const [shut, signed] = [shutHere(opened), unreadableOf(opened, vault)];
  const isElsewhere = (room: Room): boolean => !shut.includes(room);
  const told = signed.filter(isElsewhere);
  const owed = opened.unreadable.filter((room) => isElsewhere(room) && !told.includes(room));
  return unreadableText(pageLang(), { shut, told, owed, isReviewer: opened.caseFile?.reviewer === vault.person });
};

export const startCasePage = (): void => {
  const main = byId('main');
  if (given(main, 'view') === 'whole') showDone(given(main, 'number'));
  withVault(async (vault) => {
    byId('case-progress').textContent = given(main, 'view') === 'briefings' ? t.briefingVerifying : t.verifying;
    const opened = await loadCase(vault);
    if (opened === undefined) {
      byId('case-progress').textContent = '';
      return;
    }
    if (opened.view === 'undeclared') showDeclaration(opened, vault);
    else showCase(opened, vault.person);
    if (opened.unreadable.length === 0) return;
    if (opened.view !== 'briefings') return say(toldWords(opened, vault));
    say((await tellBriefingUnreadable(transport, opened, vault)) ? t.unreadableTold : t.briefingUnreadable);
  });
};
