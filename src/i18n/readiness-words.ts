// What the administrator reads of people who can't do their part now, and of what suspending one of them would mean: signers,
// readers and members of the committee who remain. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

type ReadinessWords = {
  /** Beside "Reports can be received". */
  readonly openUnread: string;
  readonly openUndecided: string;
  readonly away: {
    readonly title: string;
    readonly sealed: (office: string, name: string) => string;
    readonly until: string;
    readonly signNext: string;
    readonly signingBlocked: string;
  };
  readonly vacant: (office: string) => string;
  readonly noQuorum: (members: string, quorum: string) => string;
  readonly onlyListed: string;
  readonly moreMembers: (needed: string) => string;
  readonly signing: {
    readonly title: string;
    /** How many signers can sign in: none or one. */
    readonly able: (n: number) => string;
    readonly blocked: string;
    readonly bringBack: string;
    /** Where accounts can be brought back and two signers still aren’t reached. */
    readonly notEnough: string;
    readonly beginAnew: string;
    readonly fewAble: string;
    /** Where a signer is suspended, and where none is. */
    readonly bringOrInvite: string;
    readonly invite: string;
  };
  readonly unread: {
    readonly title: string;
    readonly lead: string;
    readonly nobody: string;
    readonly only: (office: string, name: string) => string;
  };
  readonly suspending: {
    readonly title: string;
    readonly signs: (remaining: number) => string;
    readonly signsNoMore: string;
    readonly receives: (offices: string) => string;
    readonly unread: string;
    readonly decides: (members: string, quorum: string) => string;
    readonly decidesNoMore: string;
  };
  /** Beside bringing back somebody whom the roster in force lists still. */
  readonly stillListed: string;
  /** An invitation that was withdrawn before, in another tab or by somebody else. */
  readonly withdrawnBefore: string;
  readonly correctedWithdrawn: string;
};

const en: ReadinessWords = {
  openUnread: 'But some of them fewer than two people could read now; see below.',
  openUndecided: 'The violations committee can’t decide now; see below.',
  away: {
    title: 'Reports go to somebody who can’t read them',
    sealed: (office, name) =>
      `${office}: ${name}. The account is suspended, yet the roster in force lists it: reports are sealed to it, and nobody reads them there.`,
    until: 'So it stays until two signers have signed the next roster, which leaves out whoever is suspended.',
    signNext: 'Have the next roster signed soon, or bring the account back.',
    signingBlocked: 'The next roster can’t be signed now, as too few signers can sign in: bring accounts back.',
  },
  vacant: (office) => `${office}: nobody holds this office. Invite somebody to it.`,
  noQuorum: (members, quorum) =>
    `Members of the violations committee who can decide: ${members}; quorum: ${quorum}. No report can be referred to it and decided at all.`,
  onlyListed: 'Only members on the signed roster whose account isn’t suspended count.',
  moreMembers: (needed) => `Have at least ${needed} such members.`,
  signing: {
    title: 'No roster can be signed now',
    able: (n) =>
      n === 0
        ? 'None of the signers can sign in now; a roster needs the signatures of two.'
        : countEn(n, {
            one: '{n} of the signers can sign in now; a roster needs the signatures of two.',
            other: '{n} of the signers can sign in now; a roster needs the signatures of two.',
          }),
    blocked:
      'Until two can, the roster in force stays as it is: nobody is added to it, nobody is left out, and when it ends no report is taken any more.',
    bringBack: 'Bring back as many of these accounts as are needed for two signers:',
    notEnough: 'Bringing accounts back doesn’t make two signers.',
    beginAnew: 'Everything begins anew with a first roster, and everybody has to compare fingerprints again.',
    fewAble:
      'Fewer than three of the four signers can sign a roster now. If one of the two is lost, no roster can be signed any more: everything begins anew with a first roster, and everybody has to compare fingerprints again.',
    bringOrInvite:
      'Bring a suspended signer back or invite another one, and have the next roster signed while two can sign.',
    invite: 'Invite another signer, and have the next roster signed while two can sign.',
  },
  unread: {
    title: 'Reports that would be refused, or that fewer than two people could read',
    lead: 'These are accepted and sealed to two people, of whom not both can sign in now. Where a report concerns several of those listed together, others may receive it.',
    nobody: 'Nobody could read reports that concern:',
    only: (office, name) => `Only ${name} (${office}) could read reports that concern:`,
  },
  suspending: {
    title: 'What it means for this person’s part',
    signs: (remaining) =>
      remaining === 0
        ? 'Signs rosters. No signer who can sign in would remain.'
        : countEn(remaining, {
            one: 'Signs rosters. Only {n} signer who can sign in would remain.',
            other: 'Signs rosters. {n} signers who can sign in would remain.',
          }),
    signsNoMore:
      'No roster could then be signed, not even the next one without this person, until an account is brought back that makes two signers again.',
    receives: (offices) =>
      `Receives reports (${offices}). Until two signers have signed the next roster, reports go on being sealed to this person, and nobody reads them here.`,
    unread: 'Until then fewer than two people could read these reports:',
    decides: (members, quorum) =>
      `Counts in the violations committee. Members who can decide would be: ${members}; quorum: ${quorum}.`,
    decidesNoMore: 'No report could then be referred to the committee and decided at all.',
  },
  stillListed: 'The person can sign in again. The roster in force still lists them, so they receive keys at once.',
  withdrawnBefore: 'This invitation had been withdrawn already. Nothing was changed now.',
  correctedWithdrawn:
    'The invitation that you wanted to correct had been withdrawn already, and nothing was changed. What you typed stands below: inviting makes a new account of it.',
};

const ar: ReadinessWords = {
  openUnread: 'غير أن بعضها لا يستطيع الاطلاع عليه الآن شخصان؛ انظر ما يأتي.',
  openUndecided: 'ولا تستطيع لجنة المخالفات اتخاذ قرار الآن؛ انظر ما يأتي.',
  away: {
    title: 'بلاغات تصل إلى من لا يستطيع الاطلاع عليها',
    sealed: (office, name) =>
      `${office}: ${name}. الحساب موقوف، لكنه مدرج في السجل الساري، فتُشفَّر له البلاغات ولا يطّلع عليها أحد من خلاله.`,
    until: 'ويبقى الأمر كذلك إلى أن يوقّع اثنان من الموقّعين السجل التالي، وهو لا يشمل أصحاب الحسابات الموقوفة.',
    signNext: 'فليُوقَّع السجل التالي قريبًا، أو أعِد الحساب.',
    signingBlocked:
      'ولا يمكن توقيع السجل التالي الآن، لأن من يستطيع تسجيل الدخول من الموقّعين أقل مما يلزم، فأعِد من الحسابات ما يكفي لذلك.',
  },
  vacant: (office) => `${office}: لا أحد يشغل هذا المنصب. فادعُ من يشغله.`,
  noQuorum: (members, quorum) =>
    `أعضاء لجنة المخالفات القادرون على اتخاذ القرار: ${members}، والنصاب: ${quorum}. فلا يمكن أن يُحال إليها أي بلاغ ويُتخذ فيه قرار.`,
  onlyListed: 'ولا يُحتسب إلا الأعضاء المدرجون في السجل الموقّع ممن لم تُوقَف حساباتهم.',
  moreMembers: (needed) => `فليكن عددهم ${needed} على الأقل.`,
  signing: {
    title: 'لا يمكن توقيع أي سجل الآن',
    able: (n) =>
      countAr(n, {
        zero: 'لا يستطيع أي من الموقّعين تسجيل الدخول الآن، والسجل يلزمه توقيعان.',
        one: 'لا يستطيع تسجيل الدخول الآن إلا موقّع واحد، والسجل يلزمه توقيعان.',
        two: 'يستطيع موقّعان تسجيل الدخول الآن، والسجل يلزمه توقيعان.',
        few: 'يستطيع {n} من الموقّعين تسجيل الدخول الآن، والسجل يلزمه توقيعان.',
        many: 'يستطيع {n} من الموقّعين تسجيل الدخول الآن، والسجل يلزمه توقيعان.',
        other: 'يستطيع {n} من الموقّعين تسجيل الدخول الآن، والسجل يلزمه توقيعان.',
      }),
    blocked:
      'وإلى أن يستطيع ذلك اثنان يبقى السجل الساري على حاله: لا يُضاف إليه أحد ولا يُستبعد منه أحد، وإذا انتهت مدته توقف استقبال البلاغات.',
    bringBack: 'أعِد من هذه الحسابات ما يكفي ليصير الموقّعون اثنين:',
    notEnough: 'ولا تكفي إعادة الحسابات ليصير الموقّعون اثنين.',
    beginAnew: 'ويلزم البدء من سجل أول جديد وأن تُطابَق بصمات الجميع مرة أخرى.',
    fewAble:
      'من يستطيع توقيع السجل الآن أقل من ثلاثة من الموقّعين الأربعة. فإن لم يبقَ إلا موقّع واحد تعذّر توقيع أي سجل، ولزم البدء من سجل أول جديد وأن تُطابَق بصمات الجميع مرة أخرى.',
    bringOrInvite: 'فأعِد حساب موقّع موقوف أو ادعُ موقّعًا آخر، وليُوقَّع السجل التالي ما دام التوقيع ممكنًا.',
    invite: 'فادعُ موقّعًا آخر، وليُوقَّع السجل التالي ما دام التوقيع ممكنًا.',
  },
  unread: {
    title: 'بلاغات يُعتذر عن استقبالها، أو لا يستطيع الاطلاع عليها شخصان',
    lead: 'هذه البلاغات تُستقبل وتُشفَّر لشخصين لا يستطيع كلاهما تسجيل الدخول الآن. وإذا تعلق بلاغ بأكثر من واحد من المذكورين معًا فقد يصل إلى غيرهما.',
    nobody: 'بلاغات لا يستطيع أحد الاطلاع عليها، بحسب من تتعلق به:',
    only: (office, name) => `بلاغات لا يستطيع الاطلاع عليها إلا ${name} (${office})، بحسب من تتعلق به:`,
  },
  suspending: {
    title: 'أثر ذلك في ما يتولاه صاحب الحساب',
    signs: (remaining) =>
      countAr(remaining, {
        zero: 'يوقّع السجل. ولن يبقى أي موقّع يستطيع تسجيل الدخول.',
        one: 'يوقّع السجل. ولن يبقى إلا موقّع واحد يستطيع تسجيل الدخول.',
        two: 'يوقّع السجل. ويبقى موقّعان يستطيعان تسجيل الدخول.',
        few: 'يوقّع السجل. ويبقى {n} موقّعين يستطيعون تسجيل الدخول.',
        many: 'يوقّع السجل. ويبقى {n} موقّعًا يستطيعون تسجيل الدخول.',
        other: 'يوقّع السجل. ويبقى {n} موقّع يستطيعون تسجيل الدخول.',
      }),
    signsNoMore:
      'وعندئذ لا يمكن توقيع أي سجل، ولا حتى السجل التالي الذي لا يشمل صاحب هذا الحساب، إلى أن يُعاد حساب يصير به الموقّعون اثنين.',
    receives: (offices) =>
      `يتسلّم البلاغات (${offices}). وإلى أن يوقّع اثنان من الموقّعين السجل التالي تظل البلاغات تُشفَّر له ولا يطّلع عليها أحد من خلال حسابه.`,
    unread: 'وإلى ذلك الحين لا يستطيع شخصان الاطلاع على هذه البلاغات:',
    decides: (members, quorum) =>
      `يُحتسب في لجنة المخالفات. ويصير عدد الأعضاء القادرين على اتخاذ القرار: ${members}، والنصاب: ${quorum}.`,
    decidesNoMore: 'وعندئذ لا يمكن أن يُحال إلى اللجنة أي بلاغ ويُتخذ فيه قرار.',
  },
  stillListed: 'يعود الدخول ممكنًا لصاحب الحساب. ولا يزال مدرجًا في السجل الساري، فيتسلم المفاتيح فورًا.',
  withdrawnBefore: 'سبق أن سُحبت هذه الدعوة. ولم يتغيّر الآن شيء.',
  correctedWithdrawn:
    'سبق أن سُحبت الدعوة التي أردت تصحيحها، ولم يتغيّر شيء. ما كتبته باقٍ أدناه، وإن أرسلت الدعوة نشأ به حساب جديد.',
};

export const readinessWords = (lang: Lang): ReadinessWords => (lang === 'ar' ? ar : en);
