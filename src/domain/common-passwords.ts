// The words that the commonest passwords are made of, in English, in Arabic and in Arabic with Latin letters, and the ways
// that fingers walk on a keyboard. Short on purpose: it goes with every page where a passphrase is chosen, and what stands
// here only doesn't count; it makes no passphrase weak by itself.

const ENGLISH = `
password passwort passwrd passwd passphrase pass word welcome letmein iloveyou loveyou love admin administrator root login
logon signin user username guest test testing demo default changeme change secret private secure security access master
monkey dragon superman batman spiderman football baseball basketball soccer sunshine princess shadow michael jordan hunter
killer ninja mustang hello freedom whatever trustno starwars pokemon flower summer winter spring autumn cheese chocolate
cookie computer internet samsung google facebook apple liverpool chelsea arsenal barcelona realmadrid ronaldo messi charlie
thomas jessica ashley daniel jennifer angel lovely baby girl forever family friend money temporary temp company office
manager director auditor chairman charity association foundation report portal amanah amana
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday correcthorsebatterystaple`;

const ARABIC = `
كلمة المرور كلمه السر مرور السري الرقم باسورد باسوورد مرحبا السلام عليكم سلام بسم الله الرحمن الرحيم الحمد لله سبحان
انشاءالله ماشاءالله لاالهالاالله اللهاكبر استغفر توكلتعلى رمضان محمد احمد عبدالله خالد فاطمة حبيبي حبيبتي احبك بحبك السعودية الرياض
مكة جدة المدينة امانة الامانة جمعية الجمعية الخيرية خيرية بلاغ البلاغات بوابة مدير المدير مشرف النظام دخول افتح سمسم`;

const ARABIC_IN_LATIN = `
habibi habibti habebi bismillah allah alhamdulillah hamdulillah inshallah mashallah subhanallah allahuakbar alrahman alraheem
salam assalam alaikum marhaba ahlan kalimat kelmat almuroor almoror alsir mohammed mohammad muhammad mohamed ahmed ahmad
abdullah abdallah khalid fatima fatimah saudi arabia riyadh jeddah makkah mecca madinah medina jamiyah jameya khairia yarab
bahebak ohebak ramadan iftah simsim hgsghl ugdl`;

/** Three keys in a row that stand in so many passwords that they count as a word; longer walks are found by themselves. */
const KEYS = 'qwe ewq asd dsa zxc cxz qaz zaq wsx xsw edc cde rfv tgb yhn ujm abc cba xyz zyx ضصث شسي';

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);

/** As they are typed in small letters; whoever looks for them folds the Arabic ones as it folds the text. */
export const COMMON_WORDS: readonly string[] = [ENGLISH, ARABIC, ARABIC_IN_LATIN, KEYS].flatMap(listed);

/** Rows, columns and alphabets along which fingers walk, forwards; a walk may also go back. */
export const WALKS: readonly string[] = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qwertzuiop'],
  ...[
    'qazwsxedcrfvtgbyhnujmikolp',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
    '1q2w3e4r5t6y7u8i9o0p',
    'q1w2e3r4t5y6u7i8o9p0',
    'a1b2c3d4e5f6g7h8',
  ],
  ...['zaq1xsw2cde3vfr4bgt5nhy6mju7', 'qawsedrftgyhujikolp', 'a1s2d3f4g5h6j7k8l9', 'z1x2c3v4b5n6m7', '13579', '24680'],
  ...['147258369', '741852963', '159357', '789456123', '112233445566778899'],
  ...['ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'],
  ...['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلاىهوزظ'],
];

/** What is typed in place of a letter: signs and digits that look like it, and the digits of Arabic in Latin letters. */
export const STAND_INS: Readonly<Record<string, string>> = {
  ...{ '@': 'a', '4': 'a', '8': 'b', '(': 'c', '3': 'ea', '6': 'gt', '9': 'gq', '!': 'il', '|': 'il', '1': 'il' },
  ...{ '0': 'o', $: 's', '5': 's', '+': 't', '7': 'th', '2': 'za', '€': 'e', '£': 'l' },
};
