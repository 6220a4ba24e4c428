// Entry of people's pages that need no keys: the bar, and what was done brought before the eyes, once.

import { focusOn } from '../dom.ts';
import { clearWhenTyped } from '../faults.ts';
import { withBarAlone } from '../staff-page.ts';

clearWhenTyped();
const done = document.getElementById('done');
if (done !== null) {
  focusOn(done);
  history.replaceState(null, '', location.pathname);
}
void withBarAlone();
