// Entry of the page; everything else is imported.
import { startDesk } from '../desk.ts';

startDesk();
