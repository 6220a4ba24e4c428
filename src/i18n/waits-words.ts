// What people and the administrator read of everything that waits for somebody's browser: what it is, since when, of whom it is
// expected, and what to do. In Arabic and English; no gender is assumed.

import type { PortalWaitKind } from '../policy/waits.ts';
import type { Lang } from './locale.ts';

type Kinds = Readonly<Record<PortalWaitKind, string>>;

type WaitsWords = {
  readonly own: string;
  readonly others: string;
  /** To whoever owns a wait; `names` of whom it is about may be empty. */
  readonly yours: Kinds;
  /** To whoever is told that others are waited for. */
  readonly theirs: Kinds;
  readonly since: (date: string) => string;
  readonly about: Readonly<Partial<Record<PortalWaitKind, (names: string) => string>>>;
  /** Of a roster to sign: whose keys change with it. */
  readonly renewed: (names: string) => string;
  /** Of a roster to sign: whose suspended account comes back by it. */
  readonly suspended: (names: string) => string;
  /** Of a calendar to confirm. */
  readonly year: (year: string) => string;
  /** Of a roster to sign: who isn't on it any more. */
  readonly leaving: (names: string) => string;
  /** Of a roster to sign, to whoever is new on it, or under new keys. */
  readonly you: { readonly added: string; readonly renewed: string };
  readonly expected: (names: string) => string;
  readonly nobody: string;
  /** Where a wait has come to further people, as they read it, with the day on which it did. */
  readonly came: (date: string) => string;
  readonly between: string;
  readonly link: Kinds;
  /** On a case: the wait came to somebody whose part it isn’t, on that day. */
  readonly tooYours: (date: string) => string;
  readonly board: {
    readonly title: string;
    readonly lead: string;
    /** What the administrator does once the day has passed. */
    readonly overdue: Readonly<Partial<Record<PortalWaitKind, string>>>;
  };
};

const en: WaitsWords = {
  own: 'Waiting for you',
  others: 'Waiting for others',
  yours: {
    'roster-signature': 'A roster waits for your signature.',
    'roster-renewal':
      'The roster is older than 150 days. Look through who holds which office; a new one has to be signed before it ends.',
    'factor-reset': 'A reset of somebody’s second factor waits for a second signer.',
    'reset-again': 'A reset of somebody’s second factor became void, as nobody confirmed it in 72 hours.',
    'factor-renewal': 'A second factor was reset, and no new one has been set up.',
    invitation: 'An invitation hasn’t been used.',
    'new-keys': 'New keys were asked for in your name. Use the link that you were given, or end the request.',
    'log-head': 'Nobody has signed the log of late.',
    people:
      'A case waits for people: it has waited too long, or nobody is left for a part of it. Which one, you aren’t told, since you don’t hold it. Ask everybody who handles reports to sign in and do what stands on their page. Bring back first whoever left of late: they may have keys of it that nobody else has, and only they can hand them on. Only then is whoever can’t act to be left out of the next roster, so that somebody else comes in. Where their page says that a part has nobody, it names the office to which somebody is to be appointed by the next roster.',
    'calendar-year': 'A year’s calendar waits for being looked through and confirmed.',
  },
  theirs: {
    'roster-signature': 'A roster waits for signatures.',
    'roster-renewal': 'The roster is older than 150 days. A new one has to be signed before it ends.',
    'factor-reset': 'A reset of somebody’s second factor waits for a second signer.',
    'reset-again': 'A reset of somebody’s second factor became void, as nobody confirmed it in 72 hours.',
    'factor-renewal': 'A second factor was reset, and no new one has been set up.',
    invitation: 'An invitation hasn’t been used.',
    'new-keys': 'A link for new keys hasn’t been used.',
    'log-head': 'Nobody has signed the log of late.',
    people: 'A case waits for people: it has waited too long, or nobody is left for a part of it.',
    'calendar-year': 'A year’s calendar waits for being looked through and confirmed.',
  },
  since: (date) => `Waiting since ${date}.`,
  about: {
    'roster-signature': (names) => `It lists, newly or again: ${names}. Until it is signed nothing is sealed to them.`,
    'factor-reset': (names) => `Whose it is: ${names}.`,
    'reset-again': (names) => `Whose it is: ${names}. Ask anew if it is still needed.`,
    'factor-renewal': (names) => `Whose it is: ${names}.`,
    invitation: (names) => `Who is invited: ${names}.`,
    'new-keys': (names) => `Whose keys they are: ${names}.`,
  },
  renewed: (names) => `It lists new keys of: ${names}. Until it is signed their old keys stay in effect.`,
  suspended: (names) =>
    `Suspended now: ${names}. They can’t sign in, so they don’t read this; signing brings the account back. Compare with them by another way, face to face or on a number that you know.`,
  year: (year) => `The year: ${year}.`,
  leaving: (names) =>
    `It takes out: ${names}. Until it is signed, reports are still sealed to them, though a suspended account can’t sign in.`,
  you: {
    added: 'It lists you, newly or again. Until it is signed nothing is sealed to you.',
    renewed: 'It lists your new keys. Until it is signed your old keys stay in effect.',
  },
  expected: (names) => `Expected of: ${names}.`,
  nobody: 'Nobody of whom it could be expected can sign in now.',
  came: (date) => `It wasn’t done in time, so it came to you as well on ${date}.`,
  between: ', ',
  link: {
    'roster-signature': 'Compare and sign the roster',
    'roster-renewal': 'To the roster',
    'factor-reset': 'Resets of second factors',
    'reset-again': 'Resets of second factors',
    'factor-renewal': 'Resets of second factors',
    invitation: 'People',
    'new-keys': 'New keys',
    'log-head': 'People',
    people: 'To the roster',
    'calendar-year': 'Calendar',
  },
  tooYours: (date) => `came to you as well on ${date}, since nobody acted`,
  board: {
    title: 'What waits for somebody',
    lead: 'Each is told on their own page. Where the day has passed, it has come to others who can act as well.',
    overdue: {
      'roster-signature': 'Ask those named to sign in and to compare and sign it.',
      'roster-renewal': 'The roster has ended: no report is taken until a new one is signed.',
      invitation: 'Speak with them, and issue a new link.',
      people:
        'None of the roster’s signers can be told of it, but for those who have the case themselves; so it comes to you. Which case it is, you aren’t told. Ask everybody who handles reports to sign in and do what stands on their page, all in the same words and without saying why. Where somebody is asked for by name, enter a further alternate auditor: there is room beside one who holds that office. Two signers then sign the next roster, as always.',
      'log-head':
        'Ask somebody who handles reports to sign in: their browser checks the log and signs it by itself. Unsigned days prove less to reporters.',
    },
  },
};

const ar: WaitsWords = {
  own: 'ما ينتظرك',
  others: 'ما ينتظر غيرك',
  yours: {
    'roster-signature': 'سجلٌّ بانتظار توقيعك.',
    'roster-renewal': 'مضى على السجل أكثر من ١٥٠ يومًا. راجع شاغلي المناصب، فلا بد من توقيع سجل جديد قبل انتهاء مدته.',
    'factor-reset': 'طلب إعادة تعيين التحقق بخطوتين ينتظر موقّعًا ثانيًا.',
    'reset-again': 'بطل طلب إعادة تعيين التحقق بخطوتين، إذ لم يؤكده أحد خلال ٧٢ ساعة.',
    'factor-renewal': 'أُعيد تعيين التحقق بخطوتين ولم يُعدّ تحقق جديد بعد.',
    invitation: 'دعوة لم تُستعمل بعد.',
    'new-keys': 'طُلبت مفاتيح جديدة باسمك. فاستعمل الرابط الذي سُلّم إليك أو أنهِ الطلب.',
    'log-head': 'لم يوقّع أحد سجل الأيام منذ مدة.',
    people:
      'بلاغ ينتظر من يتولاه: طال انتظاره، أو لم يبقَ لدور فيه أحد. ولا يُذكر لك أي بلاغ هو، لأنك لست ممن يطّلعون عليه. فاطلب من كل من يتولى بلاغات أن يسجّل الدخول وينجز ما في صفحته. وليُعَد أولًا من غادر حديثًا، فقد تكون لديه من مفاتيح البلاغ ما ليس لدى غيره، ولا يسلّمها سواه. وبعد ذلك فقط يُستبعد من السجل التالي من تعذّر عليه العمل ليحل غيره محله. وإن ذكرت صفحته أن دورًا لم يبقَ له أحد، فهي تذكر أيضًا المنصب الذي يُعيَّن فيه شخص بالسجل التالي.',
    'calendar-year': 'تقويم سنة ينتظر مراجعته وتأكيده.',
  },
  theirs: {
    'roster-signature': 'سجلٌّ بانتظار التوقيع.',
    'roster-renewal': 'مضى على السجل أكثر من ١٥٠ يومًا، ولا بد من توقيع سجل جديد قبل انتهاء مدته.',
    'factor-reset': 'طلب إعادة تعيين التحقق بخطوتين ينتظر موقّعًا ثانيًا.',
    'reset-again': 'بطل طلب إعادة تعيين التحقق بخطوتين، إذ لم يؤكده أحد خلال ٧٢ ساعة.',
    'factor-renewal': 'أُعيد تعيين التحقق بخطوتين ولم يُعدّ تحقق جديد بعد.',
    invitation: 'دعوة لم تُستعمل بعد.',
    'new-keys': 'رابط لمفاتيح جديدة لم يُستعمل بعد.',
    'log-head': 'لم يوقّع أحد سجل الأيام منذ مدة.',
    people: 'بلاغ ينتظر من يتولاه: طال انتظاره، أو لم يبقَ لدور فيه أحد.',
    'calendar-year': 'تقويم سنة ينتظر مراجعته وتأكيده.',
  },
  since: (date) => `ينتظر منذ ${date}.`,
  about: {
    'roster-signature': (names) => `يضيف إلى السجل أو يعيد إليه: ${names}. ولا يُشفَّر قبل توقيعه شيء لمن يضيفه.`,
    'factor-reset': (names) => `صاحب الحساب: ${names}.`,
    'reset-again': (names) => `صاحب الحساب: ${names}. فأعِد الطلب إن بقيت الحاجة إليه.`,
    'factor-renewal': (names) => `صاحب الحساب: ${names}.`,
    invitation: (names) => `صاحب الدعوة: ${names}.`,
    'new-keys': (names) => `صاحب المفاتيح: ${names}.`,
  },
  renewed: (names) => `فيه مفاتيح جديدة: ${names}. وتبقى المفاتيح القديمة سارية حتى يُوقَّع.`,
  suspended: (names) =>
    `حسابه موقوف الآن: ${names}. ولا يستطيع صاحبه تسجيل الدخول فلا يقرأ هذا، والتوقيع يعيد الحساب. فقارن البصمة معه بطريق آخر، وجهًا لوجه أو على رقم تعرفه.`,
  year: (year) => `السنة: ${year}.`,
  leaving: (names) =>
    `يُخرج من السجل: ${names}. وحتى يُوقَّع تبقى البلاغات تُشفَّر لهم، وإن كان الحساب الموقوف لا يستطيع تسجيل الدخول.`,
  you: {
    added: 'وهو يضيفك إلى السجل، ولا يُشفَّر لك شيء قبل توقيعه.',
    renewed: 'وفيه مفاتيحك الجديدة، وتبقى مفاتيحك القديمة سارية حتى يُوقَّع.',
  },
  expected: (names) => `المنتظر منهم ذلك: ${names}.`,
  nobody: 'لا يستطيع الآن تسجيل الدخول أحد ممن يُنتظر منهم ذلك.',
  came: (date) => `لم يُنجز في موعده، فصار عليك أيضًا منذ ${date}.`,
  between: '، ',
  link: {
    'roster-signature': 'مقارنة السجل وتوقيعه',
    'roster-renewal': 'إلى سجل المكلّفين',
    'factor-reset': 'إعادة تعيين التحقق بخطوتين',
    'reset-again': 'إعادة تعيين التحقق بخطوتين',
    'factor-renewal': 'إعادة تعيين التحقق بخطوتين',
    invitation: 'الأشخاص',
    'new-keys': 'المفاتيح الجديدة',
    'log-head': 'الأشخاص',
    people: 'إلى سجل المكلّفين',
    'calendar-year': 'التقويم',
  },
  tooYours: (date) => `صار عليك أيضًا منذ ${date} لأن أحدًا لم ينجزه`,
  board: {
    title: 'ما ينتظر أحدًا',
    lead: 'يظهر لكل شخص في صفحته ما يُنتظر منه. وما مضى موعده صار أيضًا على غيره ممن يستطيعون إنجازه.',
    overdue: {
      'roster-signature': 'اطلب ممن ذُكروا تسجيل الدخول ومقارنة السجل وتوقيعه.',
      'roster-renewal': 'انتهت مدة السجل، ولا تُستقبل بلاغات حتى يُوقَّع سجل جديد.',
      invitation: 'تواصل مع صاحب الدعوة، وأصدر رابطًا جديدًا.',
      people:
        'لا يمكن إبلاغ أحد من موقّعي السجل به سوى من لديه البلاغ نفسه، ولذلك آل إليك التنبيه. ولا يُذكر لك أي بلاغ هو. فاطلب من كل من يعالج البلاغات تسجيل الدخول وإنجاز ما في صفحته، بالعبارة نفسها للجميع ودون ذكر السبب. وإذا طُلب تعيين شخص بالاسم فأضف شاغلًا آخر لمنصب المراجع الداخلي البديل، إذ يتسع المنصب لغير شاغله. ثم يوقّع اثنان من الموقّعين السجل التالي كالمعتاد.',
      'log-head':
        'اطلب ممن يتولى بلاغات تسجيل الدخول، فمتصفّحه يتحقق من سجل الأيام ويوقّعه من تلقائه. وما لم يُوقَّع من الأيام أضعف دلالةً لمقدّمي البلاغات.',
    },
  },
};

/** Names one after another, as they are known: each stands in its own direction. */
export const namesInTurn = (lang: Lang, names: readonly string[]): string => names.join(waitsWords(lang).between);

export const waitsWords = (lang: Lang): WaitsWords => (lang === 'ar' ? ar : en);
