// Entry: the way out on every reporters' page. It is no module, so that it runs before anything of the page is shown.
import { watchQuickExit } from '../quick-exit.ts';

watchQuickExit();
