// The clocks that an association settles itself: what each is, between what it may lie, and what changes with a roster. In Arabic
// and English; no gender is assumed.
import { ASSOCIATION_001 } from '../policy/association-001.ts';
import { CLOCKS, type ClockFault, type ClockId, lengthOf, SETTABLE } from '../policy/clocks.ts';
import type { Policy, Within } from '../policy/types.ts';
import { number } from './dates.ts';
import type { Lang } from './locale.ts';
import { lengthWords } from './public.ts';

type Unit = 'days' | 'working-days' | 'months';

export type ClockWords = {
  readonly title: string;
  readonly lead: string;
  readonly names: Readonly<Record<ClockId, string>>;
  /** What a number means, in one sentence. */
  readonly meanings: Readonly<Record<ClockId, string>>;
  readonly label: (name: string, unit: Unit) => string;
  readonly bounds: (least: string, most: string, usual: string) => string;
  readonly printed: string;
  readonly changed: string;
  readonly wrong: (name: string, least: string, most: string) => string;
  readonly beyond: (name: string, most: string) => string;
  readonly early: (name: string, least: string) => string;
  readonly from: (name: string, before: string, after: string) => string;
  readonly fresh: (name: string, after: string) => string;
  readonly gone: (name: string, before: string) => string;
  /** On the first roster, where it isn't the default. */
  readonly chosen: (name: string, after: string, usual: string) => string;
  readonly running: string;
};

const en: ClockWords = {
  title: 'Time limits',
  lead: 'Within which time the people of a case owe each step. New numbers take effect for new reports once two signers have signed the next roster; a case keeps the limits under which it was received.',
  names: {
    acknowledgement: 'Receipt notice to the reporter',
    target: 'Receipt notice: what you aim at',
    brief: 'Briefing of the board chair and the executive',
    review: 'Preliminary review',
    recommendation: 'The committee’s recommendation',
    return: 'Recommendation after a return',
    ratification: 'Ratification',
    feedback: 'Feedback to the reporter',
    answer: 'Answer to further evidence',
    'hand-on': 'Keys to hand on',
    'identity-answer': 'Answer to a request for the identity',
    'check-in-1': 'First question after closing',
    'check-in-2': 'Second question after closing',
    'check-in-3': 'Third question after closing',
  },
  meanings: {
    acknowledgement: 'From the receipt of the report until the notice stands in the reporter’s mailbox.',
    target: 'Shown beside the limit; missing it is no breach.',
    brief: 'From the receipt of the report until the substance was told.',
    review: 'From the receipt of the report until it is closed, resolved or referred.',
    recommendation: 'From the referral until enough of the committee agree.',
    return: 'From the return by the ratifier until the committee has recommended anew.',
    ratification: 'From the recommendation until it is ratified or returned.',
    feedback: 'From the receipt notice until the reporter is told that the handling has ended.',
    answer: 'From evidence on a closed report until the reporter is answered.',
    'hand-on': 'From the day on which a handler is gone until others hold the keys.',
    'identity-answer': 'From the request until it is answered.',
    'check-in-1': 'From closing until the reporter is asked whether they have suffered any harm.',
    'check-in-2': 'From closing until they are asked again, at least fourteen days after the first time.',
    'check-in-3': 'From closing until they are asked for the last time, at least fourteen days after the second.',
  },
  label: (name, unit) => `${name} (${{ days: 'days', 'working-days': 'working days', months: 'months' }[unit]})`,
  bounds: (least, most, usual) => `From ${least} to ${most}; the default is ${usual}.`,
  printed: 'The policy itself sets the longest time.',
  changed: 'The new time limits wait on the next roster for two signatures.',
  wrong: (name, least, most) => `${name}: write a whole number from ${least} to ${most}.`,
  beyond: (name, most) => `${name}: at most ${most}, the limit that it is the aim of.`,
  early: (name, least) => `${name}: at least ${least}, fourteen days after the one before.`,
  from: (name, before, after) => `${name}: ${before} so far, ${after} from now on.`,
  fresh: (name, after) => `${name}: no time limit so far, ${after} from now on.`,
  gone: (name, before) => `${name}: ${before} so far, no time limit from now on.`,
  chosen: (name, after, usual) => `${name}: ${after} (the default is ${usual}).`,
  running: 'Cases that are running keep the time limits under which they were received.',
};

const ar: ClockWords = {
  title: 'المُهَل',
  lead: 'المدة التي يجب أن تتم فيها كل خطوة في معالجة البلاغ. تسري الأعداد الجديدة على البلاغات الجديدة متى وقّع اثنان من الموقّعين السجل التالي، ويبقى كل بلاغ على المُهَل التي استُلم في ظلها.',
  names: {
    acknowledgement: 'إشعار مقدّم البلاغ بالاستلام',
    target: 'إشعار الاستلام: المدة المستهدفة',
    brief: 'إطلاع رئيس المجلس والمسؤول التنفيذي على المضمون',
    review: 'المراجعة الأولية',
    recommendation: 'توصية اللجنة',
    return: 'التوصية بعد الإعادة',
    ratification: 'المصادقة والاعتماد',
    feedback: 'إفادة مقدّم البلاغ بانتهاء المعالجة',
    answer: 'الرد على الإثباتات الإضافية',
    'hand-on': 'تسليم المفاتيح',
    'identity-answer': 'الرد على طلب الكشف عن الهوية',
    'check-in-1': 'الاطمئنان الأول بعد الإغلاق',
    'check-in-2': 'الاطمئنان الثاني بعد الإغلاق',
    'check-in-3': 'الاطمئنان الثالث بعد الإغلاق',
  },
  meanings: {
    acknowledgement: 'من استلام البلاغ إلى أن يكون الإشعار في صندوق مقدّم البلاغ.',
    target: 'تُعرض إلى جانب المهلة، ولا يُعد تجاوزها إخلالًا.',
    brief: 'من استلام البلاغ إلى الإطلاع على مضمونه.',
    review: 'من استلام البلاغ إلى إغلاقه أو حله دون تحقيق أو إحالته.',
    recommendation: 'من الإحالة إلى موافقة العدد الكافي من أعضاء اللجنة.',
    return: 'من الإعادة إلى اللجنة إلى توصيتها من جديد.',
    ratification: 'من التوصية إلى المصادقة عليها أو إعادتها.',
    feedback: 'من إشعار الاستلام إلى إفادة مقدّم البلاغ بانتهاء المعالجة.',
    answer: 'من ورود الإثباتات على بلاغ مغلق إلى الرد على مقدّمها.',
    'hand-on': 'من يوم خروج أحد المعالجين إلى أن تصير المفاتيح لغيره.',
    'identity-answer': 'من الطلب إلى الرد عليه.',
    'check-in-1': 'من الإغلاق إلى سؤال مقدّم البلاغ هل تعرّض لأذى.',
    'check-in-2': 'من الإغلاق إلى سؤاله ثانية، بعد الأول بأربعة عشر يومًا على الأقل.',
    'check-in-3': 'من الإغلاق إلى سؤاله مرة أخيرة، بعد الثاني بأربعة عشر يومًا على الأقل.',
  },
  label: (name, unit) => `${name} (${{ days: 'بالأيام', 'working-days': 'بأيام العمل', months: 'بالأشهر' }[unit]})`,
  bounds: (least, most, usual) => `من ${least} إلى ${most}، والمعتاد ${usual}.`,
  printed: 'السياسة نفسها تحدد أطول مدة.',
  changed: 'المُهَل الجديدة مدرجة في السجل التالي بانتظار توقيعين.',
  wrong: (name, least, most) => `${name}: اكتب عددًا صحيحًا من ${least} إلى ${most}.`,
  beyond: (name, most) => `${name}: لا تزيد على ${most}، وهي المهلة نفسها.`,
  early: (name, least) => `${name}: لا يقل عن ${least}، أي بعد الذي قبله بأربعة عشر يومًا.`,
  from: (name, before, after) => `${name}: كانت المهلة ${before} وتصير ${after}.`,
  fresh: (name, after) => `${name}: لم تكن له مهلة، وتصير ${after}.`,
  gone: (name, before) => `${name}: كانت المهلة ${before}، ولا مهلة بعد الآن.`,
  chosen: (name, after, usual) => `${name}: ${after} (والمعتاد ${usual}).`,
  running: 'البلاغات الجارية تبقى على المُهَل التي استُلمت في ظلها.',
};

export const clockWords = (lang: Lang): ClockWords => (lang === 'ar' ? ar : en);

const unitOf = (within: Within): Unit => {
  if ('days' in within) return 'days';
  return 'months' in within ? 'months' : 'working-days';
};

/** A settable clock as the setup form asks for it. */
export const clockField = (lang: Lang, clock: ClockId): { readonly label: string; readonly hint: string } => {
  const t = clockWords(lang);
  const usual = lengthOf(ASSOCIATION_001, clock);
  const rule = SETTABLE.find((one) => one.clock === clock);
  if (usual === undefined || rule === undefined) throw new Error(`no clock of the policy: ${clock}`);
  const bounds = t.bounds(number(lang, rule.least), number(lang, rule.most), lengthWords(lang, usual));
  const printed = rule.printed === true ? [t.printed] : [];
  return { label: t.label(t.names[clock], unitOf(usual)), hint: [t.meanings[clock], bounds, ...printed].join(' ') };
};

/** What is wrong with a chosen number, as a sentence that names it. */
export const clockFaultWords = (lang: Lang, fault: Exclude<ClockFault, { readonly kind: 'unknown' }>): string => {
  const t = clockWords(lang);
  const name = t.names[fault.clock];
  if (fault.kind === 'bounds') return t.wrong(name, number(lang, fault.least), number(lang, fault.most));
  if (fault.kind === 'order') return t.early(name, number(lang, fault.least));
  return t.beyond(name, number(lang, fault.most));
};

/** Which clocks the first roster would bring that aren't the default. */
export const clockChoices = (lang: Lang, policy: Policy): readonly string[] => {
  const t = clockWords(lang);
  return CLOCKS.flatMap((clock) => {
    const [usual, chosen] = [lengthOf(ASSOCIATION_001, clock), lengthOf(policy, clock)];
    if (usual === undefined || chosen === undefined) return [];
    const [before, after] = [lengthWords(lang, usual), lengthWords(lang, chosen)];
    return before === after ? [] : [t.chosen(t.names[clock], after, before)];
  });
};

/** Which clocks a roster would change, each from what to what; none where all stay. */
export const clockChanges = (lang: Lang, before: Policy, after: Policy): readonly string[] => {
  const t = clockWords(lang);
  return CLOCKS.flatMap((clock) => {
    const [old, next] = [lengthOf(before, clock), lengthOf(after, clock)].map((length) =>
      length === undefined ? undefined : lengthWords(lang, length),
    );
    if (old === next) return [];
    if (next === undefined) return [t.gone(t.names[clock], old ?? '')];
    return [old === undefined ? t.fresh(t.names[clock], next) : t.from(t.names[clock], old, next)];
  });
};
