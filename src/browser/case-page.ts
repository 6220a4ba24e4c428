// The case page's island: a verified case, opened in place.
import { unreadableOf } from '../client/perform.ts';
import { tellBriefingUnreadable } from '../client/unreadable-briefing.ts';
import { staffText } from '../i18n/staff.ts';
import { loadCase } from './case-load.ts';
import { showCase } from './case-reading.ts';
import { showDeclaration } from './declaration.ts';
import { byId, given } from './dom.ts';
import { showDone } from './done-note.ts';
import { pageLang } from './page-facts.ts';
import { say, withVault } from './staff-page.ts';
import { transport } from './transport.ts';

const t = staffText(pageLang()).case;

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
    if (opened.view !== 'briefings' && unreadableOf(opened, vault).length === 0) return say(t.unreadableOwed);
    const told = opened.view !== 'briefings' || (await tellBriefingUnreadable(transport, opened, vault));
    say(told ? t.unreadableTold : t.briefingUnreadable);
  });
};
