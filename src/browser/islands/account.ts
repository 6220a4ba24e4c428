// Entry of the page; everything else is imported.
import { startAccount } from '../account.ts';

startAccount();
