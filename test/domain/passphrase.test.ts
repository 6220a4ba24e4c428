import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isNewPassphrase, isPassphrase } from '../../src/client/enrolment.ts';
import { guessesLog10, isKnownPhrase } from '../../src/client/strength.ts';
import { wordPassphrase, wordsOf } from '../../src/client/words.ts';
import { COMMON_ARABIC_FAMILIES, COMMON_ARABIC_NAMES, COMMON_ARABIC_WORDS } from '../../src/domain/common-arabic.ts';
import { KNOWN_PHRASES } from '../../src/domain/known-phrases.ts';
import { estimatedFaultsOf, isWeakPassphrase, passphraseFaultsOf } from '../../src/domain/passphrase.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { passphraseWords } from '../../src/i18n/passphrase-words.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { random, ready } from '../../src/protocol/open/index.ts';

const NAMES = ['sara.ahmad', 'جمعية البر الخيرية', 'Al-Birr Charity'];
const weak = (text: string): boolean => isWeakPassphrase(text, NAMES);

await ready;
const test = suite('weak passphrases');

test('what repeats itself is weak, whatever stands between', () => {
  for (const text of [
    ...['aaaaaaaaaaaaaa', 'abababababababab', 'a a a a a a a a a a', 'AaAaAaAaAaAaAaAa', '-.-.-.-.-.-.-.-.'],
    ...['passwordpassword', 'Password password', 'secret!secret!secret!', 'سلام سلام سلام سلام', 'ســـــــــــــــلام'],
    ...['11111111222222', '20202020202020', '٢٠٢٠٢٠٢٠٢٠٢٠٢٠'],
  ])
    assert.ok(weak(text), text);
});

test('what runs along digits, alphabet or keyboard is weak, forwards and backwards, in either script', () => {
  for (const text of [
    ...['12345678901234', '98765432109876', '١٢٣٤٥٦٧٨٩٠١٢٣٤', 'abcdefghijklmn', 'ZYXWVUTSRQPONM', 'abcdef-123456-xyz'],
    ...[
      'qwertyuiopasdf',
      'qwertyuiop1234',
      'asdfghjkl;zxcvbnm',
      'ضصثقفغعهخحجدشسي',
      'أبتثجحخدذرزسشص',
      'أبجد هوز حطي كلمن',
    ],
    ...['112233445566778899'],
  ])
    assert.ok(weak(text), text);
});

test('user name and association’s name count for nothing, in any case and however they are parted', () => {
  for (const text of [
    ...[
      'sara.ahmad12345',
      'SaraAhmad 2026!',
      'ahmad sara ahmad 1',
      'albirrcharity2026',
      'Al-Birr Charity 1',
      'sara.ahmad.12345678901234',
    ],
    ...['جمعية البر الخيرية', 'جمعية البر ١٤٤٥'],
  ])
    assert.ok(weak(text), text);
  for (const text of ['sara.ahmad likes green apples', 'جمعية البر في نخلة خضراء بعيدة'])
    assert.not.ok(weak(text), text);
});

test('all that is wrong is told at once; of a passphrase that is too short, what a longer one of its kind would be too', () => {
  const faults = (text: string): string => passphraseFaultsOf(text, NAMES).join(' ');
  for (const [text, told] of [
    ['aaaaaaaaaaaaaa', 'repeats common'],
    ['aaaa', 'short repeats common'],
    ['123456', 'short runs common'],
    ['abababababababab', 'repeats'],
    ['sara.ahmad', 'short names'],
    ['sara.ahmad likes it', 'names'],
    ['Password sara 2026', 'names common'],
    ['password', 'short common'],
    ['كلمة المرور', 'short common'],
    ['جمعية البر الخيرية', 'names common'],
    ['قصيرة', 'short'],
    ['my cat', 'short'],
    ['', 'short'],
    ['damp horse battery lantern', ''],
    ['damp horse battery '.repeat(60), 'long'],
  ] as const)
    assert.is(faults(text), told, text.slice(0, 40));
});

test('the reasons are whole sentences, each told once, in either language', () => {
  for (const lang of ['ar', 'en'] as const) {
    const t = doorTexts(lang).weakPassphrase;
    const { shortPassphrase } = staffText(lang).enrol;
    assert.is(
      passphraseWords(lang, ['short', 'repeats', 'common']),
      [shortPassphrase, t.lead, t.repeats, t.common, t.advice].join(' '),
    );
    assert.is(passphraseWords(lang, ['short']), shortPassphrase);
    assert.is(passphraseWords(lang, []), undefined);
  }
});

test('sentences and drawn words are taken', () => {
  for (const text of [
    ...['damp horse battery lantern', 'my blue cat sat on the mat', 'six plain words and more', 'Tr0ub4dor&3 und so'],
    ...['ست كلمات جديدة لا يعرفها أحد', 'القطة الزرقاء على السطح', '🦉🌵🍋🧵🪁🛶🏺🧭🪨🪵🫖🧶🪴🕯️'],
  ])
    assert.not.ok(weak(text), text);
  for (const lang of ['ar', 'en'] as const)
    for (let drawn = 0; drawn < 500; drawn += 1) {
      const text = wordPassphrase(wordsOf(lang), (bytes) => random.bytes(bytes));
      assert.not.ok(isWeakPassphrase(text, ['admin', 'جمعية المثال', 'Example Association']), text);
    }
});

const COMMON = [
  ...['password123456', 'Password@2026!', 'iloveyou123456', 'letmein letmein1', 'Amanah123456789', 'qazwsxedcrfvtg'],
  ...['كلمة المرور ١٢٣', 'P@ssw0rd!P@55w0rd', 'p.a.s.s.w.o.r.d.1.2.3', 'MyPassword2026!!', 'Welcome to 2026!!!'],
  ...[
    'Welcome123456789',
    'Admin@123456789',
    'adm1n1strat0r2026',
    'ChangeMe!ChangeMe1',
    'Qwerty!2345678',
    'qwe123asd456zxc',
  ],
  ...[
    '1qaz2wsx3edc4rfv',
    'zaq12wsxcde34rfv',
    '!QAZ2wsx#EDC4rfv',
    'q1w2e3r4t5y6u7',
    'Summer2026Summer!',
    'Ramadan!1234567',
  ],
  ...[
    'October-31-2026',
    'Monday01012026!',
    'princess sunshine',
    'football1234567',
    'monkey dragon 99',
    'Superman&Batman1',
  ],
  ...[
    'LiverpoolChelsea1',
    'trustno1trustno2',
    'Google-Facebook1',
    'correct horse battery staple',
    'Charity@2026charity',
  ],
  ...['auditor director', 'محمد احمد ١٩٩٠٠', 'بسم الله الرحمن الرحيم', 'السلام عليكم ١٢٣٤'],
  ...[
    'حبيبي حبيبتي ٢٠٢٦',
    'كلمةالسر1234567',
    'جمعية خيرية ١٤٤٧',
    'افتح يا سمسم ٢٠٢٦',
    'الأمانة ١٢٣٤٥٦٧',
    'المَدينةُ ١٤٤٧١٤٤٧',
  ],
  ...[
    'habibi7abibti123',
    'Bismillah1447!!',
    'alhamdulillah99',
    'Mohammed@1990!!',
    'Riyadh2030!Saudi',
    'allah muhammad 1',
    'kalimat alsir 12',
  ],
  ...['sara password 2026', 'Birr-Welcome-2026', 'ahmad qwerty 1447'],
];
const OWN = [
  ...[
    'damp horse battery lantern',
    'my blue cat sat on the mat',
    'summer in my garden smells of mint',
    'the password of our old shed',
  ],
  ...[
    'my monkey eats green bananas',
    'seven lemons under the stairs',
    'I love the rain in October',
    'we moved house in 1998',
  ],
  ...[
    'grandma bakes on Sunday morning',
    'welcome home, noisy neighbour',
    'a dragon lives in my kettle',
    'pass the salt, uncle Omar',
  ],
  ...[
    'football was better in the rain',
    'no sugar in my coffee please',
    'Michael forgot his umbrella twice',
    'two red buses, late again',
  ],
  ...[
    'the auditor drinks mint tea',
    'our charity has a leaking roof',
    'liberty, poverty and property',
    'street trees were fewer then',
  ],
  ...[
    'x7#Kq9!vT2$mZp',
    'Vb4$kLw9!tRx2@n',
    'gT7-pXq2-vKm9-zRw4',
    'vurmo kelasti binograd',
    'hunter2 was never my secret plan',
  ],
  ...[
    'dolphins read newspapers',
    'my secret garden is in Tabuk',
    'شجرة التين خلف بيت جدي',
    'القطة الزرقاء على السطح',
    'نشرب الشاي بالنعناع كل مساء',
  ],
  ...[
    'في المدينة حديقة صغيرة',
    'محمد يبيع التمر في السوق',
    'السلام الجميل يزور قريتنا',
    'كتبت رسالتي بقلم رصاص',
    'سنة ١٤٤٥ كانت ممطرة جدا',
  ],
  ...[
    'الحمار الأبيض يحب الجزر',
    'نسيت مفتاحي تحت الوسادة',
    'ahlan ya jirani al-a3izza',
    'qahwa bidun sukkar lil-jadda',
    'bayt jiddi qurb al-bahr',
  ],
  ...[
    'allah yerham jaddi wa jaddati',
    '🦉🌵🍋🧵🪁🛶🏺🧭🪨🪵🫖🧶🪴🕯️',
    'ست كلمات جديدة لا يعرفها أحد',
    'six plain words that nobody guesses auditor',
  ],
];

test('what is made of common passwords, walks, years, digits, signs and names alone is weak, however it is written', () => {
  assert.ok(COMMON.length >= 40);
  for (const text of COMMON) assert.ok(isWeakPassphrase(text, NAMES), text);
});

test('several ordinary words are taken, with a common one among them too, and so is what a machine drew', () => {
  assert.ok(OWN.length >= 40);
  for (const text of OWN) assert.not.ok(isWeakPassphrase(text, NAMES), text);
});

test('every word that is drawn counts beside common ones: six of them always make enough', () => {
  for (const lang of ['ar', 'en'] as const) {
    const tooCommon = wordsOf(lang).filter((word) => isWeakPassphrase(`password bqjxvw ${word}`, []));
    assert.equal(tooCommon, []);
  }
  assert.ok(isWeakPassphrase('password bqjxvw p', []), 'a seventh letter alone isn’t enough');
});

const estimated = (text: string, names = NAMES): string =>
  estimatedFaultsOf(text, names, { guessesLog10, isKnownPhrase }).join(' ');

test('the library’s estimate refuses what leaked lists, dictionaries and names of two languages are made of', () => {
  for (const text of [
    ...['christopher1985', 'elizabethalexander', 'monkeyjonathan12', 'butterflykisses1', 'purple elephant'],
    ...['green tea 1999', 'samantha victoria', 'jonathan.patrick', 'abdul-rahman najjar'],
  ]) {
    assert.is(passphraseFaultsOf(text, NAMES).join(), '', `${text}: our own short list doesn’t know it`);
    assert.is(estimated(text), 'guessable', text);
  }
  for (const text of OWN) assert.is(estimated(text), '', text);
  for (const lang of ['ar', 'en'] as const) {
    const t = doorTexts(lang).weakPassphrase;
    assert.is(passphraseWords(lang, ['guessable']), [t.lead, t.guessable, t.advice].join(' '));
    for (let drawn = 0; drawn < 200; drawn += 1) {
      const text = wordPassphrase(wordsOf(lang), (bytes) => random.bytes(bytes));
      assert.is(estimated(text), '', text);
    }
  }
});

test('a phrase that everybody knows is no passphrase, however it is written, in part, or with a little beside it', () => {
  assert.ok(KNOWN_PHRASES.length >= 200, String(KNOWN_PHRASES.length));
  const folded = (text: string) => text.replaceAll(/[^\p{L}]/gu, '').length;
  for (const phrase of KNOWN_PHRASES.filter((text) => folded(text) >= 8)) assert.ok(estimated(phrase) !== '', phrase);
  for (const text of [
    ...[
      'To be or not to be',
      'T0 be, or n0t to be?',
      'TOBEORNOTTOBE 2026',
      'to be or not to be, sara',
      'to be or not to be that',
    ],
    ...[
      'Twinkle twinkle little',
      'The quick brown fox jumps over',
      'God save the King!!',
      'May the Force be with you 77',
    ],
    ...[
      'لا حول ولا قوة إلا بالله',
      'لا حول ولا قوه الا بالله',
      'لَا حَوْلَ وَلَا قُوَّةَ إِلَّا بِاللَّهِ',
      'لاحولولاقوةإلابالله١٤٤٧',
      'ﷲ لا إله إلا هو الحي القيوم',
    ],
    ...[
      'قل هو الله أحد الله الصمد',
      'سارعي للمجد والعليا',
      'سارعي للمجد والعلياءِ!',
      'الصبر مفتاح الفرج',
      'بسـم الله الرحمـن الرحيم',
      'ٱلحمد لله رب ٱلعالمين',
    ],
    ...['Bismillah ir rahman ir rahim', 'Actions are judged by intentions', 'Saudi Vision 2030', 'Rabbi zidni ilma!'],
    ...[
      'يا أيها الذين آمنوا اتقوا الله',
      'إنما الأعمال بالنيات وإنما لكل امرئ ما نوى',
      'سبحانك اللهم وبحمدك أشهد أن لا إله إلا أنت',
      'ألم نشرح لك صدرك ووضعنا عنك وزرك',
      'وقل رب زدني علما',
      'رؤية المملكة العربية السعودية 2030',
      'رؤية المملكة العربية السعودية ٢٠٣٠',
      'عم يتساءلون عن النبأ العظيم',
      'والشمس وضحاها والقمر إذا تلاها',
      'كلكم راع وكلكم مسؤول عن رعيته',
      'أصبحنا وأصبح الملك لله',
    ],
    ...[
      'كلمة المرور الخاصة بي',
      'هذه هي كلمة السر الخاصة بي',
      'this is my passphrase please',
      'la ilaha illallah muhammad rasulullah',
      'وارفع الخفاق أخضر',
      'فاذكروني أذكركم واشكروا لي ولا تكفرون',
      'عيدكم مبارك وكل عام وأنتم بخير',
    ],
  ])
    assert.ok(estimated(text) !== '', text);
  for (const text of ['To be or not to be', 'لا حول ولا قوة إلا بالله', 'twinkle twinkle little'])
    assert.is(estimated(text), 'phrase', text);
  for (const text of [
    'to be or not to be kettle lantern',
    'الصبر مفتاح الفرج في بيت جدتي القديم',
    'my twinkle lamp wonders at kettles',
    'خبأت جدتي عبارة مروري تحت سجادة زرقاء',
    'the blue kettle hides my passphrase under nine lanterns',
  ])
    assert.is(estimated(text), '', `${text}: enough of one’s own beside it`);
  for (const lang of ['ar', 'en'] as const) {
    const t = doorTexts(lang).weakPassphrase;
    assert.is(passphraseWords(lang, ['phrase']), [t.lead, t.phrase, t.advice].join(' '));
  }
});

test('words of the field, titles of offices and what is said of a passphrase itself make none; a word of them within one’s own is no harm', () => {
  for (const text of [
    ...['this is a long password', 'whistleblowing portal', 'the internal auditor', 'Executive Director 2026'],
    ...['my very long passphrase', 'AuditCommitteeChair1', 'the secret of the charity', 'corruption hotline!!'],
    ...['كلمة سر طويلة جدا', 'عبارة مرور طويلة', 'المراجع الداخلي ١٢٣', 'رئيس مجلس الإدارة', 'بوابة الإبلاغ ٢٠٢٦'],
    ...['مكافحة الفساد ١٤٤٧', 'لجنة المخالفات!!!', 'المدير التنفيذي', 'بلاغات سرية جدا ١'],
  ])
    assert.ok(estimated(text) !== '', text);
  assert.is(estimated('whistleblowing portal'), 'phrase');
  for (const text of [
    ...['the portal of my aunt smells of cloves', 'nine auditors juggle purple lemons', 'my kettle reports to nobody'],
    ...['المراجع الداخلي يزرع النعناع في شرفته', 'سرقت القطة عبارة مروري ثم نامت', 'لجنة من الببغاوات تحب الزبيب'],
  ])
    assert.is(estimated(text), '', text);
});

test('Arabic isn’t counted by its length alone: common words and names count as those of English do, in every way of writing them', () => {
  assert.ok(COMMON_ARABIC_WORDS.length + COMMON_ARABIC_NAMES.length + COMMON_ARABIC_FAMILIES.length <= 1_000);
  assert.ok(COMMON_ARABIC_WORDS.length >= 400 && COMMON_ARABIC_NAMES.length >= 150);
  for (const text of [
    ...['عبدالعزيز محمد الغامدي', 'عبد العزيز الغامدي', 'عبدالرحمن القحطاني', 'فاطمة الزهراني', 'فاطمه الزهرانى'],
    ...['السيارة الجديدة', 'السياره الجديده', 'المدرسة القديمة', 'في البيت الكبير', 'المَدرسةُ القَديمةُ'],
  ])
    assert.is(estimated(text), 'guessable', text);
  for (const text of [
    ...['في بيت جدي نخلة طويلة وقطة بيضاء', 'المدرسة القديمة خلف دكان الخباز', 'محمد يبيع التمر في السوق'],
    ...['سعود القحطاني يعزف على ربابة مكسورة'],
  ])
    assert.is(estimated(text), '', text);
  assert.is(guessesLog10('المدرسة القديمة', []), guessesLog10('المَدرسه القديمه', []), 'forms of a letter');
});

test('a name counts in both scripts, without its article, and as it stands in the user name without digits', () => {
  const both = ['سلمان الحقيل · Salman Al-Huqail', 'salman9'];
  for (const text of ['SalmanAlHuqail2026', 'salman al huqail', 'سلمان حقيل ١٤٤٧١٤٤٧', 'حقيل حقيل سلمان'])
    assert.match(estimated(text, both), /names|repeats/, text);
  assert.match(estimated('SalmanAlHuqail2026', ['سلمان الحقيل', 'salman9']), /names/);
  assert.is(estimated('salman counts nine purple lemons', both), '');
});

test('the user’s and the association’s names count as the first that are tried', () => {
  const text = 'zorblax quimby 77';
  assert.is(estimated(text, []), '');
  assert.is(guessesLog10(text, ['Zorblax Quimby']) < guessesLog10(text, []) - 4, true);
  const arabic = 'زربلاكس قمبي ٧٧';
  assert.is(guessesLog10(arabic, ['زربلاكس قمبي']) < guessesLog10(arabic, []) - 4, true);
});

test('composed and decomposed letters, vowel signs and either script of digits are the same', () => {
  for (const [one, other] of [
    ['crème brûlée à Médine', 'crème brûlée à Médine'.normalize('NFD')],
    ['آخر أسئلة المؤذن', 'آخر أسئلة المؤذن'.normalize('NFD')],
    ['القِطَّةُ الزَّرقاء ٧٧', 'القطة الزرقاء 77'],
  ] as const) {
    assert.is(guessesLog10(one, NAMES), guessesLog10(other, NAMES), one);
    assert.is(estimated(one), estimated(other), one);
  }
});

test('what is pasted is judged as it was pasted: blanks at its ends make no weak one good', () => {
  for (const text of ['  purple elephant  ', 'purple\u00A0elephant', 'purple elephant\t'])
    assert.is(estimated(text), 'guessable', JSON.stringify(text));
});

test('a megabyte is refused before anything is done with it, and a long phrase costs no more than its beginning', () => {
  const { normalize } = String.prototype;
  const looked: number[] = [];
  String.prototype.normalize = function (this: string, form?: string) {
    looked.push(this.length);
    return normalize.call(this, form);
  };
  try {
    for (const text of ['x'.repeat(1_000_000), '\u0301'.repeat(500_000), 'كلمة '.repeat(200_000)]) {
      assert.is(estimated(text), 'long');
      assert.is(isPassphrase(text), false);
      assert.is(isNewPassphrase(text, 'sara'), false);
    }
  } finally {
    String.prototype.normalize = normalize;
  }
  assert.ok(
    looked.every((length) => length < 100),
    String(Math.max(...looked)),
  );
  const long = 'damp horse battery lantern and a green kettle that whistles in the old kitchen ';
  assert.is(guessesLog10(long, []), guessesLog10(long + 'p4$$w0rd '.repeat(100), []));
});

test.run();
