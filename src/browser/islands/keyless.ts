// Entry of people's pages that need no keys: the bar, and what was done brought before the eyes, once; an alarm where the rosters that
// a page is about aren't those that this browser knows.

import { focusOn } from '../dom.ts';
import { clearWhenTyped } from '../faults.ts';
import { pageLang } from '../page-facts.ts';
import { watchShownRosters } from '../shown-rosters.ts';
import { withBarAlone } from '../staff-page.ts';

clearWhenTyped();
const done = document.getElementById('done');
if (done !== null) {
  focusOn(done);
  history.replaceState(null, '', location.pathname);
}
watchShownRosters(pageLang());
void withBarAlone();
