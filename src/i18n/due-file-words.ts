// Words beside a calendar file of duties: what it holds, and what it doesn't. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';

type DueFileWords = { readonly ofCase: string; readonly own: string; readonly hint: string };

const en: DueFileWords = {
  ofCase: 'Put these days into a calendar',
  own: 'Put all my days into a calendar',
  hint: 'The file holds days alone, each with the same sentence: no number, no name, and not what is due. Download it again after a change. What is done stays in your calendar until you delete it there.',
};

const ar: DueFileWords = {
  ofCase: 'إضافة هذه المواعيد إلى تقويم',
  own: 'إضافة مواعيدي كلها إلى تقويم',
  hint: 'لا يحوي الملف إلا تواريخ، ومع كل تاريخ العبارة نفسها، بلا رقم ولا اسم ولا بيان لما هو مستحق. ويلزم تنزيله من جديد بعد كل تغيير، وما أُنجز يبقى في تقويمك حتى تحذفه منه.',
};

export const dueFileWords = (lang: Lang): DueFileWords => (lang === 'ar' ? ar : en);
