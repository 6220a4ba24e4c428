// Entry of the page that says that there is nothing here, for whoever is signed in: the vault's bar and nothing else.
import { withBarAlone } from '../staff-page.ts';

void withBarAlone();
