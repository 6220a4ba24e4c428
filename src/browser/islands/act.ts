// Entry of the page; everything else is imported.
import { startActPage } from '../act-page.ts';

startActPage();
