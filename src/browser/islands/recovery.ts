// Entry of the page; everything else is imported.
import { startRecovery } from '../recovery.ts';

void startRecovery();
