// Entry of the page; everything else is imported.
import { startChangeBackupCodes } from '../change-backup-codes.ts';

startChangeBackupCodes();
