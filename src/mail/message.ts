// The mails that the portal sends, byte by byte: one constant subject and body in Arabic and English, the same for everybody
// but the line To (PROTOCOL B28). No function here takes anything of a case, so no mail can tell of one.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { PlainDate } from '../domain/plain-date.ts';
import type { MailWords } from '../i18n/mail-message.ts';

/** Arabic and English, each isolated from whatever stands around it. */
const plainOf = ({ ar, en }: MailWords): string => `\u2067${ar}\u2069\r\n\r\n\u2066${en}\u2069\r\n`;

const htmlOf = ({ ar, en }: MailWords): string =>
  [
    '<!doctype html>',
    '<html lang="ar" dir="rtl">',
    '<body>',
    `<p lang="ar" dir="rtl">${ar}</p>`,
    `<p lang="en" dir="ltr">${en}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');

/** What of a mail isn't constant. `key` names it to mail servers, the same for everybody; `on` is its day. */
export type Stamp = { readonly key: string; readonly on: PlainDate; readonly hour: number };

const RIYADH_HOURS = 3;

/** The hour of Riyadh at which mails of a day are due, whenever each of them went out. */
const dateOf = ({ on, hour }: Stamp): Date =>
  new Date(Date.parse(`${on}T00:00:00Z`) + (hour - RIYADH_HOURS) * 3_600_000);

/** A whole mail. `from` and `to` are checked addresses (domain/mail-address.ts). */
export const messageOf = (words: MailWords, stamp: Stamp, from: string, to: string): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    subject: words.subject,
    text: plainOf(words),
    html: htmlOf(words),
    messageId: `<${stamp.key}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: dateOf(stamp),
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: 'amanah',
    textEncoding: 'base64',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
