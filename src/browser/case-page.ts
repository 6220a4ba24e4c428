// The case page's island: a verified case, opened in place.
import type { OpenedCase } from '../client/case.ts';
import { unreadableOf } from '../client/perform.ts';
import { tellBriefingUnreadable } from '../client/unreadable-briefing.ts';
import { staffText } from '../i18n/staff.ts';
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

/** Who was told of a key that doesn't open: whoever can give it again, nobody who could, or nobody since it is still to come. */
const toldWords = (opened: OpenedCase, vault: OpenVault): string => {
  if (shutHere(opened).length > 0) return t.unreadableShut;
  return unreadableOf(opened, vault).length === 0 ? t.unreadableOwed : t.unreadableTold;
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
