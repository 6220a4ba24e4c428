// What whoever types a code that opens nothing reads besides, whatever the reason: what else it can mean where the code is surely
// right, and what a slip is for then. The portal can't tell the reasons apart, so nothing here may depend on one. In Arabic and English.
import type { Lang } from './locale.ts';

type UnknownCodeWords = {
  readonly summary: string;
  readonly what: string;
  readonly keep: string;
  readonly now: string;
  /** Behind it stands the command. */
  readonly slip: string;
  readonly otherwise: string;
};

const en: UnknownCodeWords = {
  summary: 'If the code is surely right',
  what: 'Then your report may also have been removed from this portal, or the portal set back to a time before it. The portal answers every code that opens nothing in the same words, so it can’t tell you which it is. A single wrong digit would have been noticed.',
  keep: 'Keep your code and your slip: an older copy of the records may still have your report.',
  now: 'Turn to one of the ways below and say that your code opens nothing any more. If you have the slip, name the fingerprint on it, never the code; you needn’t say who you are.',
  slip: 'Whoever has a copy of the records can look for the fingerprint there, without this portal, and read on which day the report was received:',
  otherwise: 'If no copy has it, give the report again, better not by this portal.',
};

const ar: UnknownCodeWords = {
  summary: 'إذا كان الرمز صحيحًا يقينًا',
  what: 'فقد يعني ذلك أيضًا أن بلاغك حُذف من هذه المنصة، أو أن المنصة أُعيدت إلى حالة تسبق استلامه. وتجيب المنصة عن كل رمز لا يفتح شيئًا بالكلام نفسه، فلا يُعرف منها السبب. ولو كان في الرمز رقم واحد خطأ لتبيّن ذلك.',
  keep: 'احتفظ برمزك وقسيمتك، فقد يكون بلاغك باقيًا في نسخة احتياطية أقدم.',
  now: 'تواصل مع إحدى الجهات المذكورة أدناه وقل إن رمزك لم يعد يفتح شيئًا. وإن كانت القسيمة لديك فاذكر البصمة التي فيها ولا تذكر الرمز أبدًا، ولا يلزمك أن تذكر من أنت.',
  slip: 'يستطيع من لديه نسخة من السجلات أن يبحث فيها عن البصمة دون هذه المنصة، ويقرأ يوم استلام البلاغ:',
  otherwise: 'فإن لم توجد البصمة في أي نسخة فقدّم بلاغك من جديد، والأولى أن يكون ذلك من خارج هذه المنصة.',
};

export const unknownCode = (lang: Lang): UnknownCodeWords => (lang === 'ar' ? ar : en);
