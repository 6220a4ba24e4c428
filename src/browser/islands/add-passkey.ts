// Entry of the page; everything else is imported.
import { startAddPasskey } from '../add-passkey.ts';

startAddPasskey();
