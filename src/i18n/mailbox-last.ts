// What the association left in a mailbox last, named by its kind, with a link to it. In Arabic and English.
import type { Lang } from './locale.ts';

/** What it can be: a message, one of the formal notices, or a notice that this page can't name. */
export type LastKind = 'message' | 'receipt' | 'unjustified' | 'resolved' | 'feedback' | 'notice';

type LastWords = Readonly<Record<LastKind, { readonly told: (date: string) => string; readonly read: string }>>;

const en: LastWords = {
  message: {
    told: (date) => `We wrote you a message on ${date}. You can answer it.`,
    read: 'Read the message',
  },
  receipt: { told: (date) => `We left you a receipt notice on ${date}.`, read: 'Read the receipt notice' },
  unjustified: {
    told: (date) => `We told you on ${date} that the report was found unjustified on the information available.`,
    read: 'Read the notice',
  },
  resolved: {
    told: (date) => `We told you on ${date} that the report was dealt with without an investigation.`,
    read: 'Read the notice',
  },
  feedback: { told: (date) => `We gave you our feedback on ${date}.`, read: 'Read the feedback' },
  notice: { told: (date) => `We left you a formal notice on ${date}.`, read: 'Go to the notice' },
};

const ar: LastWords = {
  message: { told: (date) => `كتبنا إليك رسالة يوم ${date}، ويمكنك الرد عليها.`, read: 'قراءة الرسالة' },
  receipt: { told: (date) => `تركنا لك إشعار استلام يوم ${date}.`, read: 'قراءة إشعار الاستلام' },
  unjustified: {
    told: (date) => `أشعرناك يوم ${date} بأن البلاغ تبيّن أنه غير مبرر بالمعطيات المتوافرة.`,
    read: 'قراءة الإشعار',
  },
  resolved: { told: (date) => `أشعرناك يوم ${date} بأن البلاغ عولج دون تحقيق.`, read: 'قراءة الإشعار' },
  feedback: { told: (date) => `تركنا لك إفادتنا بانتهاء المعالجة يوم ${date}.`, read: 'قراءة الإفادة' },
  notice: { told: (date) => `تركنا لك إشعارًا رسميًا يوم ${date}.`, read: 'الانتقال إلى الإشعار' },
};

export const lastWords = (lang: Lang): LastWords => (lang === 'ar' ? ar : en);
