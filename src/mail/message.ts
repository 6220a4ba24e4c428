// The mails that the portal sends, byte by byte: one constant subject and body in Arabic and English, the same for everybody
// but the line To (PROTOCOL B28). No function here takes anything of a case, so no mail can tell of one.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { PlainDate } from '../domain/plain-date.ts';

/** What the two languages say: one subject, and a paragraph each. */
type Wording = { readonly subject: string; readonly ar: string; readonly en: string };

const NO_LINK = {
  ar: 'افتح المنصة كما تفتحها عادة. لا تحوي رسائلها روابط أبدًا، ولا تطلب منك كلمة أو رمزًا.',
  en: 'Open the portal as you always do. Its mails never hold a link, and never ask for a passphrase or a code.',
} as const;

/** That there is something to look at, and nothing of what it is (domain.md §5.2). */
export const DIGEST: Wording = {
  subject: 'لديك تحديث في منصة البلاغات · An update in the reporting portal',
  ar: `لديك تحديث في منصة البلاغات. سجّل الدخول للاطلاع. ${NO_LINK.ar}`,
  en: `There is an update for you in the reporting portal. Sign in to see it. ${NO_LINK.en}`,
};

/** What the administrator's button sends to their own address. */
export const TRIAL: Wording = {
  subject: 'رسالة تجريبية من منصة البلاغات · A test mail of the reporting portal',
  ar: `هذه رسالة تجريبية: بريد المنصة يعمل. ${NO_LINK.ar}`,
  en: `This is a test mail: the portal’s mail works. ${NO_LINK.en}`,
};

/** Arabic and English, each isolated from whatever stands around it. */
const plainOf = ({ ar, en }: Wording): string => `\u2067${ar}\u2069\r\n\r\n\u2066${en}\u2069\r\n`;

const htmlOf = ({ ar, en }: Wording): string =>
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
export const messageOf = (wording: Wording, stamp: Stamp, from: string, to: string): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    subject: wording.subject,
    text: plainOf(wording),
    html: htmlOf(wording),
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
