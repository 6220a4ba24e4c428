// The reporters' catalogue by language.
import type { Lang } from './locale.ts';
import { reporterAr } from './reporter.ar.ts';
import { type ReporterTexts, reporterEn } from './reporter.en.ts';

export type { ReporterTexts } from './reporter.en.ts';
export const reporter = (lang: Lang): ReporterTexts => (lang === 'ar' ? reporterAr : reporterEn);
