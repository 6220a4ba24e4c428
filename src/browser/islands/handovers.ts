// Entry of the page; everything else is imported.
import { startHandovers } from '../handovers.ts';

startHandovers();
