// Entry of the page; everything else is imported.
import { startChangePassphrase } from '../change-passphrase.ts';

startChangePassphrase();
