// Entry of the page that says that there is nothing here, for whoever is signed in: the vault's bar, and
// what this tab keeps of a case that isn't there any more goes.
import { forgetAbsentCases } from '../absent-drafts.ts';
import { withBarAlone } from '../staff-page.ts';

void withBarAlone();
void forgetAbsentCases().catch(() => undefined);
