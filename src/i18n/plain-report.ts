// The catalogue of the report without script by language.
import type { Lang } from './locale.ts';
import { plainReportAr } from './plain-report.ar.ts';
import { type PlainReportTexts, plainReportEn } from './plain-report.en.ts';

export type { PlainReportTexts } from './plain-report.en.ts';
export const plainReport = (lang: Lang): PlainReportTexts => (lang === 'ar' ? plainReportAr : plainReportEn);
