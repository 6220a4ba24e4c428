// What a reporter reads whose code is right and whose report the portal can no longer open, since its stored record is damaged: that
// nothing is lost by them, that waiting doesn't mend it, and what their slip proves. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';

type DamagedReportWords = {
  readonly title: string;
  readonly what: string;
  readonly yours: string;
  /** Where something typed comes back with the page. */
  readonly notSent: string;
  readonly now: string;
  readonly slip: string;
  /** Behind it stands the command. */
  readonly check: string;
  readonly otherwise: string;
};

/** What whoever has a whole backup checks a slip with: in broken records a slip proves nothing. */
export const SLIP_COMMAND = 'npm run --silent verify -- FOLDER --slip HASH';

const en: DamagedReportWords = {
  title: 'The portal’s copy of your report is damaged',
  what: 'Your code is right, but what the portal stored of this report no longer holds together: something in it was changed or lost. It can’t be opened here now, neither by you nor by those who handle it. They are told so on their own pages.',
  yours:
    'It is not your fault, and nothing of yours is lost by it: keep your code and your slip. An older copy of the records may still have your report whole, and then your code opens it again.',
  notSent: 'What you typed wasn’t sent. It stands below.',
  now: 'Don’t wait for that. Turn to one of the ways below and say that the record of your report is damaged. Name the fingerprint on your slip, never the code; you needn’t say who you are.',
  slip: 'The fingerprint on your slip was put into the log of the day on which your report was received. People’s browsers sign the log of a day once it has ended, so nobody has signed that of today yet. Whoever has an older copy of the records that is still whole can look for the fingerprint there, and read on which day it was received and how many people have signed since:',
  check: 'The command, with the fingerprint in the place of HASH',
  otherwise:
    'If there is no such copy, the slip brings nothing back: give the report again by one of the ways below, with what you have kept of it.',
};

const ar: DamagedReportWords = {
  title: 'نسخة المنصة من بلاغك تالفة',
  what: 'رمزك صحيح، لكن ما حفظته المنصة من هذا البلاغ لم يعد متماسكًا، فقد تغيّر شيء منه أو فُقد. ولا يمكن فتحه هنا الآن، لا لك ولا لمن يتولونه، وهم يُخبَرون بذلك في صفحاتهم.',
  yours:
    'ليس ذلك خطأ منك، ولم يضع به شيء مما لديك، فاحتفظ برمزك وقسيمتك. وقد يكون بلاغك سليمًا في نسخة احتياطية أقدم، وعندئذ يفتحه رمزك من جديد.',
  notSent: 'لم يُرسل ما كتبته، وهو مذكور أدناه.',
  now: 'لا تنتظر ذلك. تواصل مع إحدى الجهات المذكورة أدناه وقل إن محفوظات بلاغك تالفة. واذكر البصمة التي في قسيمتك ولا تذكر الرمز أبدًا، ولا يلزمك أن تذكر من أنت.',
  slip: 'دُوّنت البصمة التي في قسيمتك في سجل اليوم الذي استُلم فيه بلاغك. وتوقّع متصفّحات القائمين على البلاغات سجل كل يوم بعد انقضائه، فلم يوقّع أحد سجل اليوم الحاضر بعد. ويستطيع من لديه نسخة احتياطية أقدم لا تزال سليمة أن يبحث عن البصمة فيها، ويقرأ يوم استلام البلاغ وعدد من وقّعوا منذ ذلك اليوم:',
  check: 'الأمر، وتوضع البصمة مكان HASH',
  otherwise:
    'فإن لم توجد نسخة كهذه فلا تعيد القسيمة شيئًا: قدّم البلاغ من جديد لدى إحدى الجهات المذكورة أدناه، بما احتفظت به منه.',
};

export const damagedReport = (lang: Lang): DamagedReportWords => (lang === 'ar' ? ar : en);

/** The command in pieces that each stay on one line: a line's end between hyphens would change what somebody copies from paper. */
export const SLIP_COMMAND_PIECES: readonly string[] = SLIP_COMMAND.split(' ');
