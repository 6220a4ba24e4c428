// Entry of the page; everything else is imported.
import { startRoster } from '../roster-sign.ts';

startRoster();
