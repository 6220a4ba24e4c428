// The reporters' catalogue by language: what is read before a report is opened, and the open mailbox.
import type { Lang } from './locale.ts';
import { mailboxAr } from './mailbox.ar.ts';
import { mailboxEn } from './mailbox.en.ts';
import { reporterAr } from './reporter.ar.ts';
import { reporterEn } from './reporter.en.ts';

const english = { ...reporterEn, mailbox: mailboxEn };
const arabic: typeof english = { ...reporterAr, mailbox: mailboxAr };

export type ReporterTexts = typeof english;
export const reporter = (lang: Lang): ReporterTexts => (lang === 'ar' ? arabic : english);
