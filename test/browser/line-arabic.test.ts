// The whole line in a real browser, in Arabic: a report is typed, and auditor, chair, executive and two committee members
// take it to the ratified outcome and the feedback.
import { runLine } from '../support/line-suite.ts';
import { speaker } from '../support/words.ts';

runLine(
  'in Arabic',
  {
    lang: 'ar',
    say: speaker('ar'),
    report: 'لاحظتُ أن فواتير السلال الغذائية لشهر شوال صُرفت مرتين للمورّد نفسه، وبالأرقام ذاتها.',
    where: 'مستودع الجمعية',
    who: 'موظف المشتريات',
    briefing: 'ورد بلاغ عن ازدواج في صرف فواتير مورّد، وهو قيد المراجعة الأولية.',
    reasons: 'المعطيات معقولة ومبررة: تتطابق أرقام الفواتير في كشفين مختلفين.',
    recommendation: 'نوصي باسترداد المبلغ المكرر وبمراجعة دورة الصرف.',
    decision: 'تُعتمد التوصية وتُنفّذ خلال شهر.',
    message: 'هل لديك أرقام الفواتير المكررة؟',
    reply: 'نعم، الأرقام من ١٢٠ إلى ١٢٦.',
    feedback: 'إفادة بانتهاء المعالجة',
  },
  'full',
);
