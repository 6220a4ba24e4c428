// What somebody reads of the portal's gaps that they can mend themselves: as a signer of the roster, or for their own account; and
// what the administrator reads beside of substitutes and backups. In Arabic and English; no gender is assumed.
import { lengthsAr, lengthsEn } from './lengths.ts';
import type { Lang } from './locale.ts';

type OwnReadinessWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  /** On the desk, with the link to the page. */
  readonly desk: string;
  readonly link: string;
  readonly rosterNone: string;
  readonly rosterOver: string;
  readonly vacant: (office: string) => string;
  readonly noQuorum: (members: string, quorum: string) => string;
  readonly fewMembers: (members: string, quorum: string) => string;
  /** `fill`: the offices of which a holder could follow. */
  readonly unfollowed: (office: string, fill: string) => string;
  readonly unlisted: (name: string, office: string) => string;
  /** Of an account that is suspended and to which reports are sealed all the same. */
  readonly away: (name: string, office: string) => string;
  readonly secondFactor: string;
  /** After how many are left. */
  readonly fewCodes: string;
  readonly noAddress: string;
  readonly toRoster: string;
  readonly toAccount: string;
  readonly or: string;
  readonly board: {
    readonly unfollowed: (office: string, fill: string) => string;
    readonly clockTitle: string;
    readonly clockAhead: (today: string, days: number) => string;
    readonly clockUndone: string;
    readonly clockWrong: string;
    /** Before the setting that says so. */
    readonly clockRight: string;
    readonly backupTitle: string;
    readonly backupNever: string;
    readonly backupLast: (day: string) => string;
    /** Each before the command that does it. */
    readonly backupTake: string;
    readonly backupRecord: string;
    readonly roomTitle: string;
    readonly roomRefused: (day: string) => string;
    /** Who can mend it: where the disk has no room, and where so much is on its way as may be. */
    readonly roomDisk: string;
    readonly roomBudget: string;
  };
};

const en: OwnReadinessWords = {
  title: 'What you can mend',
  lead: 'What the portal lacks now and you can see to, the weightiest first. None of it is about a case.',
  none: 'The portal lacks nothing now that you can see to.',
  desk: 'The portal lacks something that you can see to.',
  link: 'What it is, and what to do',
  rosterNone: 'No roster is signed, so no report can be received. Compare and sign the first one.',
  rosterOver: 'The roster has ended, so no report is received. Compare and sign the next one.',
  vacant: (office) =>
    `${office}: nobody holds this office, to which reports are routed. Ask a system administrator to invite somebody, then compare and sign the roster that lists them.`,
  noQuorum: (members, quorum) =>
    `Members of the violations committee who can decide: ${members}; quorum: ${quorum}. No report can be referred and decided. Ask a system administrator to invite further members, then compare and sign the roster that lists them.`,
  fewMembers: (members, quorum) =>
    `Members of the violations committee who can decide: ${members}; quorum: ${quorum}. A report that concerns one of them can’t be referred. Ask a system administrator to invite further members, then compare and sign the roster that lists them.`,
  unfollowed: (office, fill) =>
    `${office}: nobody could take this part over if its holder left or declared a conflict of interest. Ask a system administrator to invite somebody as ${fill}, then compare and sign the roster that lists them.`,
  unlisted: (name, office) =>
    `${name} (${office}) has enrolled and isn’t on the signed roster, so nothing is sealed to them. Compare the fingerprint with them and sign the next roster.`,
  away: (name, office) =>
    `${name} (${office}) can’t sign in, as the account is suspended, and is still on the signed roster: reports are sealed to it, what it owes waits, and no substitute takes its part. Sign the next roster, which leaves it out, or ask a system administrator to bring the account back.`,
  secondFactor: 'Your account has no second factor: whoever learns your passphrase gets in. Set one up.',
  fewCodes:
    'Without one, a lost telephone keeps you out until two signers of the roster have reset your second factor. New ones are made in your account.',
  noAddress: 'You have given no mail address, so no reminder reaches you. Give one; no mail says anything of a case.',
  toRoster: 'To the roster',
  toAccount: 'My account',
  or: ' or ',
  board: {
    unfollowed: (office, fill) =>
      `${office}: nobody could take this part over if its holder left or declared a conflict of interest. Invite somebody as ${fill}.`,
    clockTitle: 'The server’s clock may be ahead',
    clockAhead: (today, days) =>
      `By it today is ${today}: ${lengthsEn.days(days)} later than by the portal’s own records, or by the time that it has run.`,
    clockUndone:
      'Reports are taken and dated by it. Until this is settled no day of the log is closed, no mail goes out and no ended disclosure is cleared away, since none of that could be taken back.',
    clockWrong: 'If the clock is wrong, have whoever runs the machine set it right: the portal then goes on by itself.',
    clockRight:
      'If it is right, because the machine slept or stood still, have the portal started anew; where it stood still for more than a week, with this setting:',
    backupTitle: 'No backup for a week',
    backupNever: 'No backup of the database is on record.',
    backupLast: (day) => `The last backup of the database that is on record was taken on ${day}.`,
    backupTake: 'Have whoever runs the machine take one:',
    backupRecord: 'A copy that is made by other means is recorded by:',
    roomTitle: 'Files were refused for want of room',
    roomRefused: (day) =>
      `On ${day} there was no room for files, and some were refused. Reports without files are received all the same.`,
    roomDisk:
      'The disk was too full. Whoever runs the machine can mend it, with more disk or by taking off it what isn’t the portal’s (see OPERATING.md).',
    roomBudget:
      'As many files were on their way as may be at a time. If it happens again, somebody may be sending files to shut others out: whoever runs the machine can raise UPLOADS_MIB or UPLOADS, and limit connections in front of the portal (see OPERATING.md).',
  },
};

const ar: OwnReadinessWords = {
  title: 'ما يمكنك تداركه',
  lead: 'ما ينقص المنصة الآن وفي وسعك تداركه، والأهم أولًا. ولا يتعلق شيء منه ببلاغ.',
  none: 'لا ينقص المنصة الآن ما في وسعك تداركه.',
  desk: 'ينقص المنصة ما في وسعك تداركه.',
  link: 'ما هو، وما العمل',
  rosterNone: 'لم يُوقَّع أي سجل، فلا يمكن استقبال أي بلاغ. فطابِق السجل الأول ووقّعه.',
  rosterOver: 'انتهت مدة السجل، فلا يُستقبل أي بلاغ. فطابِق السجل التالي ووقّعه.',
  vacant: (office) =>
    `${office}: لا أحد يشغل هذا المنصب، وإليه تُوجَّه بلاغات. فاطلب من مشرف النظام دعوة من يشغله، ثم طابِق السجل الذي يشمله ووقّعه.`,
  noQuorum: (members, quorum) =>
    `أعضاء لجنة المخالفات القادرون على اتخاذ القرار: ${members}، والنصاب: ${quorum}. فلا يمكن أن يُحال أي بلاغ ويُتخذ فيه قرار. فاطلب من مشرف النظام دعوة أعضاء آخرين، ثم طابِق السجل الذي يشملهم ووقّعه.`,
  fewMembers: (members, quorum) =>
    `أعضاء لجنة المخالفات القادرون على اتخاذ القرار: ${members}، والنصاب: ${quorum}. فإذا تعلق بلاغ بأحدهم تعذّرت إحالته. فاطلب من مشرف النظام دعوة أعضاء آخرين، ثم طابِق السجل الذي يشملهم ووقّعه.`,
  unfollowed: (office, fill) =>
    `${office}: لا أحد يستطيع تولي هذا الدور إذا غادر شاغله أو أفصح عن تعارض مصالح. فاطلب من مشرف النظام دعوة من يشغل منصب ${fill}، ثم طابِق السجل الذي يشمله ووقّعه.`,
  unlisted: (name, office) =>
    `${name} (${office}): الحساب مُفعّل وغير مدرج في السجل الموقّع، فلا يُشفَّر له شيء. فطابِق البصمة مع صاحبه ووقّع السجل التالي.`,
  away: (name, office) =>
    `${name} (${office}): الحساب موقوف ولا يمكن تسجيل الدخول به، وما زال مدرجًا في السجل الموقّع: فتُشفَّر له البلاغات وينتظر ما عليه ولا يتولى البديل دوره. فوقّع السجل التالي الذي لا يشمله، أو اطلب من مشرف النظام إعادة الحساب.`,
  secondFactor: 'لم يُعدّ التحقق بخطوتين لحسابك، فمن عرف عبارة المرور دخل به. فأعدّه.',
  fewCodes:
    'ومن دونها يمنعك فقدان الهاتف من الدخول إلى أن يعيد اثنان من الموقّعين على السجل تعيين التحقق بخطوتين لحسابك. وتُنشأ الرموز الجديدة من صفحة حسابك.',
  noAddress: 'لم يُسجَّل لك عنوان بريد، فلا يصلك أي تذكير. فسجّل عنوانًا، ولا يذكر البريد شيئًا عن أي بلاغ.',
  toRoster: 'إلى السجل',
  toAccount: 'حسابي',
  or: ' أو ',
  board: {
    unfollowed: (office, fill) =>
      `${office}: لا أحد يستطيع تولي هذا الدور إذا غادر شاغله أو أفصح عن تعارض مصالح. فادعُ من يشغل منصب ${fill}.`,
    clockTitle: 'قد تكون ساعة الخادم متقدمة',
    clockAhead: (today, days) =>
      `اليوم بحسبها ${today}، بفارق ${lengthsAr.days(days)} عمّا في سجلات المنصة أو عن مدة عملها.`,
    clockUndone:
      'تُستقبل البلاغات وتؤرَّخ بها. وحتى يُحسم الأمر لا يُغلق سجل أي يوم ولا يُرسل بريد ولا يُحذف ما انتهت مدة الإفصاح عنه، لأن شيئًا من ذلك لا يمكن التراجع عنه.',
    clockWrong: 'فإن كانت الساعة غير صحيحة فاطلب ممن يشغّل الخادم ضبطها، وستواصل المنصة عملها من تلقائها.',
    clockRight:
      'وإن كانت صحيحة لأن الخادم كان متوقفًا أو في وضع السكون، فاطلب تشغيل المنصة من جديد، وإن زاد التوقف على أسبوع فبهذا الإعداد:',
    backupTitle: 'لا نسخة احتياطية منذ أسبوع',
    backupNever: 'لم تُسجَّل أي نسخة احتياطية من قاعدة البيانات.',
    backupLast: (day) => `آخر نسخة احتياطية مسجلة من قاعدة البيانات كانت يوم ${day}.`,
    backupTake: 'فاطلب ممن يشغّل الخادم أخذ نسخة بهذا الأمر:',
    backupRecord: 'وما يُنسخ بوسيلة أخرى يُسجَّل بهذا الأمر:',
    roomTitle: 'رُفضت ملفات لعدم وجود متسع لها',
    roomRefused: (day) => `لم يكن للملفات متسع يوم ${day}، فرُفض بعضها. أما البلاغات من دون ملفات فتُستقبل.`,
    roomDisk:
      'كان القرص ممتلئًا. وفي وسع من يشغّل الخادم تدارك ذلك بقرص أكبر، أو بإزالة ما ليس من المنصة عن القرص (انظر OPERATING.md).',
    roomBudget:
      'كان في الطريق من الملفات أكثر ما يُسمح به في وقت واحد. فإن تكرر ذلك فقد يكون أحد يرسل ملفات ليمنع غيره: وفي وسع من يشغّل الخادم رفع UPLOADS_MIB أو UPLOADS، وتقييد عدد الاتصالات قبل وصولها إلى المنصة (انظر OPERATING.md).',
  },
};

export const ownReadinessWords = (lang: Lang): OwnReadinessWords => (lang === 'ar' ? ar : en);
