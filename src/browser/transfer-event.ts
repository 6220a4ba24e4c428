// What the window hears whenever a file has come further, out or in: who watches whether a page is used counts that too.

export const TRANSFER = 'amanah-transfer';
