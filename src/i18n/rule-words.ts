// The rule behind each duty in its own words: what policy 001 prints (its slips of the pen put right, domain.md §1.2), what the law
// says, or what the portal does where both are silent. The Arabic of the policy is quoted; its English is a translation.
import type { DutyId } from '../policy/types.ts';
import type { Lang } from './locale.ts';

export type RuleWords = {
  /** `quoted`: the policy's own words. */
  readonly kind: 'quoted' | 'law' | 'practice' | 'proposal';
  readonly text: string;
};

type Rules = Readonly<Record<DutyId, RuleWords>>;

const AR: Rules = {
  acknowledgement: { kind: 'quoted', text: 'يزوّد مقدّم البلاغ «خلال ١٠ أيام بإشعار استلام البلاغ ورقم هاتف للتواصل».' },
  brief: {
    kind: 'quoted',
    text: 'يُطلع المراجع الداخلي رئيس مجلس الإدارة والمسؤول التنفيذي «إذا لم يكن البلاغ موجهاً ضد الأخير» على مضمون البلاغ «خلال أسبوع من استلام البلاغ».',
  },
  review: {
    kind: 'proposal',
    text: 'توجب السياسة «مراجعة أولية» للبلاغ، ولا تحدد لها مدة. والمعتاد في المنصة عشرة أيام عمل من استلامه.',
  },
  recommendation: {
    kind: 'quoted',
    text: 'تنتهي لجنة المخالفات من التحقيق وتصدر «التوصية المناسبة» «خلال عشرة أيام عمل من تاريخ إحالة البلاغ». والمعتاد في المنصة للتوصية بعد الإعادة خمسة أيام عمل.',
  },
  ratification: {
    kind: 'proposal',
    text: 'تُرفع التوصيات إلى «رئيس المجلس للمصادقة والاعتماد»، ولا تحدد السياسة مدة لذلك. والمعتاد في المنصة خمسة أيام عمل.',
  },
  feedback: {
    kind: 'practice',
    text: 'توجب السياسة إفادة مقدّم البلاغ «متى كان ذلك ممكناً»، ولا تحدد مدة. والمعتاد في المنصة ما جرت به الممارسة الجيدة: ثلاثة أشهر من إشعار الاستلام.',
  },
  answer: {
    kind: 'proposal',
    text: 'القرار نهائي «ما لم يتم تقديم إثباتات إضافية». والمعتاد في المنصة عشرة أيام للرد على ما يُقدَّم منها على بلاغ مغلق.',
  },
  'hand-on': {
    kind: 'proposal',
    text: 'تسكت السياسة عمن يحل محل من خرج من البلاغ. والمعتاد في المنصة يومي عمل لتسليم المفاتيح إليه، كي لا تتعطل مهلة.',
  },
  'identity-answer': {
    kind: 'proposal',
    text: 'تسكت السياسة عن طلب الكشف عن الهوية. والمعتاد في المنصة يومي عمل للرد على من يطلبه، ويبقى الرد مسجّلًا.',
  },
  'labour-accuse': {
    kind: 'law',
    text: 'نظام العمل، المادة ٦٩: لا يجوز اتهام العامل بأي مخالفة مضى على كشفها أكثر من ثلاثين يومًا. وتُحسب هنا من استلام البلاغ، أو من ورود الإثباتات التي أُعيد بها فتحه.',
  },
  'labour-penalty': {
    kind: 'law',
    text: 'نظام العمل، المادة ٦٩: لا يجوز توقيع جزاء بعد مضي أكثر من ثلاثين يومًا على انتهاء التحقيق وثبوت المخالفة. وتوجب المادة ٧١ قبله الإبلاغ الكتابي وسماع الأقوال وتحقيق الدفاع وإثبات ذلك في محضر.',
  },
  'check-in': {
    kind: 'practice',
    text: 'تسكت السياسة عما بعد الإغلاق. وتعتمد المنصة الممارسة الجيدة (ISO 37002، البند ٨٫٤): الاطمئنان على مقدّم البلاغ بعد إغلاقه، خشية الانتقام.',
  },
};

const EN: Rules = {
  acknowledgement: {
    kind: 'quoted',
    text: 'The reporter is given, “within 10 days, a notice of receipt of the report and a telephone number for contact”.',
  },
  brief: {
    kind: 'quoted',
    text: 'The internal auditor briefs the board chair and the executive, “if the report is not directed against the latter”, on its substance “within a week of receipt of the report”.',
  },
  review: {
    kind: 'proposal',
    text: 'The policy demands a “preliminary review” and sets no time for it. By default the portal takes ten working days from receipt.',
  },
  recommendation: {
    kind: 'quoted',
    text: 'The violations committee ends the investigation and issues “the appropriate recommendation” “within ten working days of the date on which the report was referred”. After a return the portal by default takes five working days.',
  },
  ratification: {
    kind: 'proposal',
    text: 'Recommendations go to “the chair of the board for ratification and approval”; the policy sets no time for it. By default the portal takes five working days.',
  },
  feedback: {
    kind: 'practice',
    text: 'The policy wants the reporter told “where that is possible” and sets no time. By default the portal follows good practice: three months from the receipt notice.',
  },
  answer: {
    kind: 'proposal',
    text: 'The decision is final “unless additional evidence is given”. By default the portal takes ten days to answer evidence on a closed report.',
  },
  'hand-on': {
    kind: 'proposal',
    text: 'The policy is silent on who follows somebody who is gone from a case. By default the portal takes two working days to hand the keys on, so that no time limit stands still.',
  },
  'identity-answer': {
    kind: 'proposal',
    text: 'The policy is silent on requests for the identity. By default the portal takes two working days to answer whoever asks; the answer stays on record.',
  },
  'labour-accuse': {
    kind: 'law',
    text: 'Labour Law, article 69: an employee may not be accused of a violation more than thirty days after it was discovered. Counted here from the report or evidence that reopened it.',
  },
  'labour-penalty': {
    kind: 'law',
    text: 'Labour Law, article 69: no penalty more than thirty days after the investigation ended and the violation was proved. Article 71 wants written notice, hearing and defence before, with minutes.',
  },
  'check-in': {
    kind: 'practice',
    text: 'The policy is silent on the time after closing. The portal follows good practice (ISO 37002, clause 8.4): asking the reporter how they fare after closing, lest anybody retaliate.',
  },
};

const KINDS: Readonly<Record<Lang, Readonly<Record<RuleWords['kind'], string>>>> = {
  ar: {
    quoted: 'نص السياسة',
    law: 'حكم النظام',
    practice: 'ممارسة جيدة، والسياسة ساكتة عن المدة',
    proposal: 'قيمة المنصة، والسياسة ساكتة عن المدة',
  },
  en: {
    quoted: 'The policy’s words',
    law: 'Law',
    practice: 'Good practice where the policy sets no time',
    proposal: 'The portal’s default where the policy sets no time',
  },
};

/** The rule of a duty, with where it comes from. */
export const ruleWords = (lang: Lang, duty: DutyId): { readonly source: string; readonly text: string } => {
  const { kind, text } = (lang === 'ar' ? AR : EN)[duty];
  return { source: KINDS[lang][kind], text };
};
