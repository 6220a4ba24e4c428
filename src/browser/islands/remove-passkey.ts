// Entry of the page; everything else is imported.
import { startRemovePasskey } from '../remove-passkey.ts';

startRemovePasskey();
