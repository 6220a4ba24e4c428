// Entry of the page; everything else is imported.
import { startChangeRecoveryKey } from '../change-recovery-key.ts';

startChangeRecoveryKey();
