// What a passphrase on this portal is made of where somebody takes what stands before them: the words of the field, in both languages,
// the titles of offices, and what people write about the passphrase itself. Known phrases (known-phrases.ts) take them in.
import { ALL_TITLES } from './office-titles.ts';

const WORDS = `
whistleblowing whistleblower whistleblow speak up hotline portal amanah amana confidential anonymous reporting reporter report case
evidence witness violation violations misconduct corruption fraud bribery compliance integrity investigation investigator inquiry
internal external audit auditor committee board chair chairman deputy member executive director secretary association charity
charitable nonprofit foundation society governance roster recovery key disclosure complaint
التبليغ الإبلاغ المبلغ المبلغين بلاغ بلاغات البلاغات السرية سري سرية مجهول المخالفات مخالفة مخالفات الفساد النزاهة الرشوة الاحتيال
الشكوى الشكاوى التحقيق المحقق الأدلة الشاهد الشهود الامتثال الحوكمة المراجع المراجعة التدقيق المدقق الداخلي الداخلية الخارجي
اللجنة لجنة مجلس المجلس الإدارة رئيس الرئيس نائب النائب عضو المدير التنفيذي الأمين البديل الخاصة الجمعية الخيرية الأهلية المؤسسة
البوابة المنصة الأمانة السجل الإفصاح مفتاح الاسترداد`;

const PHRASES = `
this is a long password
this is a very long password
this is a long passphrase
this is a strong password
this is a secure password
this is my long password
this is my secret
my very long password
my very long passphrase
my long secret passphrase
a long enough passphrase
a very long and secure passphrase
long password
strong password
secure password
new password
my new password
my secret passphrase
the secret of the charity
the secret of the board
the internal auditor
the board of directors
the whistleblowing portal
protect the whistleblower
zero tolerance for corruption
كلمة سر طويلة جدا
كلمة سر قوية جدا
كلمة سر صعبة
كلمة مرور طويلة جدا
كلمة مرور قوية جدا
كلمة مرور جديدة
كلمة سر جديدة
كلمة المرور الجديدة
كلمة السر الطويلة
عبارة مرور طويلة جدا
عبارة مرور قوية
عبارة مرور جديدة
عبارة المرور الجديدة
هذه عبارة طويلة
سر الجمعية
أسرار الجمعية
حماية المبلغين
بوابة الإبلاغ عن المخالفات
مكافحة الفساد
سري للغاية
سري جدا`;

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Words and phrases of the field and titles of offices, as they are written. */
export const FIELD_PHRASES: readonly string[] = [...lines(PHRASES), ...WORDS.trim().split(/\s+/), ...ALL_TITLES];
