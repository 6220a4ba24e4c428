// The whole line in a real browser, in English: a report is typed, and auditor, chair, executive and two committee members
// take it to the ratified outcome and the feedback.
import { runLine } from '../support/line-suite.ts';
import { speaker } from '../support/words.ts';

runLine(
  'in English',
  {
    lang: 'en',
    say: speaker('en'),
    report: 'The invoices for the Shawwal food baskets were paid twice to the same supplier, under the same numbers.',
    where: 'The warehouse',
    who: 'A purchasing clerk',
    briefing: 'A report about a supplier paid twice has come in and is under preliminary review.',
    reasons: 'Reasonable and justified: the invoice numbers agree in two different statements.',
    recommendation: 'Recover the sum paid twice and audit the payment cycle.',
    decision: 'The recommendation is ratified, to be carried out within a month.',
    message: 'Do you have the numbers of the invoices?',
    reply: 'Yes, numbers 120 to 126.',
    feedback: 'Feedback',
  },
  'quick',
);
