// Entry: the way out on every reporters' page.
import { watchQuickExit } from '../quick-exit.ts';

watchQuickExit();
