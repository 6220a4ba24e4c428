// What the administrator reads before an account is suspended or an invitation withdrawn, and after each of their acts: what
// follows, what stays. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';

type Asked = {
  readonly title: string;
  readonly heading: (name: string) => string;
  /** What follows for somebody who holds an office. */
  readonly follows: readonly string[];
  readonly stays: readonly string[];
  /** The same for an administrator. */
  readonly followsAdministrator: readonly string[];
  readonly staysAdministrator: readonly string[];
  readonly button: string;
  readonly back: string;
};

type StandingWords = {
  readonly followsTitle: string;
  readonly staysTitle: string;
  readonly suspension: Asked;
  readonly withdrawal: Asked;
  readonly done: Readonly<
    Record<'corrected' | 'offices' | 'suspended' | 'reinstated' | 'withdrawn' | 'nextRoster', string>
  >;
  /** Of an account with an office that no report is given to, beside another one. */
  readonly takesNoPart: (office: string) => string;
  readonly copy: {
    readonly button: (which: string) => string;
    readonly copied: string;
    readonly selected: string;
  };
};

const en: StandingWords = {
  followsTitle: 'What follows at once',
  staysTitle: 'What stays',
  suspension: {
    title: 'Suspend an account',
    heading: (name) => `Suspend the account of ${name}?`,
    follows: [
      'They are signed out in every browser and can’t sign in again.',
      'They can’t open any case: they read nothing more there and can’t act. What they owe stays owed, and its days go on being counted.',
      'The next roster is drawn up without them. Until two signers have signed it, the roster in force still lists them: what would reach their office is sealed to them too, though they can’t read it.',
      'Their office can be given to somebody else.',
    ],
    stays: [
      'All that they did and wrote in cases stays there under their name.',
      'What they have read already can’t be taken back.',
      'You can bring the account back later.',
    ],
    followsAdministrator: ['They are signed out in every browser and can’t sign in again.'],
    staysAdministrator: ['The links that they made stay good.', 'You can bring the account back later.'],
    button: 'Suspend the account',
    back: 'Back without suspending',
  },
  withdrawal: {
    title: 'Withdraw an invitation',
    heading: (name) => `Withdraw the invitation of ${name}?`,
    follows: [
      'The link stops working, wherever it lies.',
      'The name is deleted from the list of accounts.',
      'The office can be given to somebody else.',
    ],
    stays: ['Nobody has enrolled by the link, so it gave no keys.', 'You can invite the same person again later.'],
    followsAdministrator: [
      'The link stops working, wherever it lies.',
      'The name is deleted from the list of accounts.',
    ],
    staysAdministrator: ['You can invite the same person again later.'],
    button: 'Withdraw the invitation',
    back: 'Back without withdrawing',
  },
  done: {
    corrected: 'Saved.',
    offices: 'Saved. The change of offices takes effect when two signers have signed the next roster.',
    suspended: 'The account is suspended.',
    reinstated: 'The account is back.',
    withdrawn: 'The invitation is withdrawn, and the name is deleted.',
    nextRoster: 'The next roster, which says so, waits for two signatures.',
  },
  takesNoPart: (office) =>
    `Whoever holds this office is never given a report: ${office}. So this account handles none by its other offices either, and sits on no committee that decides one.`,
  copy: {
    button: (which) => `Copy the ${which.charAt(0).toLowerCase()}${which.slice(1)}`,
    copied: 'Copied.',
    selected: 'This browser doesn’t let the page copy. The link is selected: copy it now.',
  },
};

const ar: StandingWords = {
  followsTitle: 'ما يترتب على ذلك فورًا',
  staysTitle: 'ما يبقى',
  suspension: {
    title: 'إيقاف حساب',
    heading: (name) => `أتريد إيقاف حساب ${name}؟`,
    follows: [
      'تنتهي جلسات صاحب الحساب في جميع المتصفحات، ولا يمكنه الدخول من جديد.',
      'لا يمكنه فتح أي بلاغ، فلا يطّلع على شيء منه بعد ذلك ولا يتخذ فيه إجراءً. ويبقى ما عليه من واجبات قائمًا، ويستمر احتساب مواعيدها.',
      'يُعدّ السجل التالي دون منصب له. وإلى أن يوقّعه اثنان من الموقّعين يبقى اسمه في السجل الساري، فيُشفَّر له أيضًا ما يصل إلى منصبه وإن تعذّر عليه الاطلاع عليه.',
      'يمكن إسناد منصبه إلى غيره.',
    ],
    stays: [
      'يبقى كل ما أجراه وكتبه في البلاغات محفوظًا فيها باسمه.',
      'ما سبق أن اطّلع عليه لا سبيل إلى استرداده.',
      'يمكنك إعادة الحساب لاحقًا.',
    ],
    followsAdministrator: ['تنتهي جلسات صاحب الحساب في جميع المتصفحات، ولا يمكنه الدخول من جديد.'],
    staysAdministrator: ['تبقى الروابط التي أنشأها صالحة.', 'يمكنك إعادة الحساب لاحقًا.'],
    button: 'إيقاف الحساب',
    back: 'العودة دون إيقاف',
  },
  withdrawal: {
    title: 'سحب دعوة',
    heading: (name) => `أتريد سحب دعوة ${name}؟`,
    follows: [
      'يتوقف الرابط عن العمل أينما كان.',
      'يُحذف الاسم من قائمة الحسابات.',
      'يمكن إسناد المنصب إلى غير صاحب الدعوة.',
    ],
    stays: ['لم يسجّل أحد نفسه بهذا الرابط، فلم تُمنح به أي مفاتيح.', 'يمكنك دعوة الشخص نفسه لاحقًا.'],
    followsAdministrator: ['يتوقف الرابط عن العمل أينما كان.', 'يُحذف الاسم من قائمة الحسابات.'],
    staysAdministrator: ['يمكنك دعوة الشخص نفسه لاحقًا.'],
    button: 'سحب الدعوة',
    back: 'العودة دون سحب',
  },
  done: {
    corrected: 'تم الحفظ.',
    offices: 'تم الحفظ. ويسري تغيير المناصب متى وقّع اثنان من الموقّعين السجل التالي.',
    suspended: 'أُوقف الحساب.',
    reinstated: 'أُعيد الحساب.',
    withdrawn: 'سُحبت الدعوة وحُذف الاسم.',
    nextRoster: 'وقد أُعدّ السجل التالي على هذا الأساس، وهو بانتظار توقيعين.',
  },
  takesNoPart: (office) =>
    `لا يُعطى شاغل هذا المنصب أي بلاغ: ${office}. فلا يعالج هذا الحساب بلاغًا بمناصبه الأخرى أيضًا، ولا يكون في لجنة تنظر فيه.`,
  copy: {
    button: (which) => `نسخ ${which}`,
    copied: 'تم النسخ.',
    selected: 'لا يسمح هذا المتصفح للصفحة بالنسخ. وقد حُدّد الرابط، فانسخه الآن.',
  },
};

export const standingWords = (lang: Lang): StandingWords => (lang === 'ar' ? ar : en);
