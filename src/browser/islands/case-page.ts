// Entry of the page; everything else is imported.
import { startCasePage } from '../case-page.ts';

startCasePage();
