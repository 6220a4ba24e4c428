// Entry of the page; everything else is imported.
import { startChangeSecondFactor } from '../change-second-factor.ts';

startChangeSecondFactor();
