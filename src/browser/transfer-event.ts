// What the window hears of files on their way, out or in: who watches whether a page is used counts them too.

/** A file has come further. */
export const TRANSFER = 'amanah-transfer';

/** What is under way has become another. */
export const TRANSFERS = 'amanah-transfers';

/** How many files somebody has under way, and how many of them are being saved as they come. */
export type UnderWay = { readonly by: object; readonly files: number; readonly savings: number };
