// The policy's own texts for receipt, closing and feedback. An entry holds only the kind, the version and parameters;
// the words are here, so that they are the same for every outcome and in the reader's language. They are the association's
// formal letters: in Arabic they say «أنتم», where the pages say «أنت» (the model texts of the policy's template do so).
import { type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { OFFICES } from '../policy/types.ts';
import { basisWords } from './basis-words.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

/**
 * The version of the texts that are sent now; what a later one changes gets a new version beside this one. Its receipt holds
 * the association's name and telephone, and that of further evidence says so.
 */
export const NOTICE_VERSION = '001-3';
/** Sent before, and still read in the words of its time: its feedback named the chair even where a substitute ratified. */
const FIRST_VERSION = '001-1';
/** Sent before: a receipt held neither name nor telephone, and is read with those of today, as one of a report. */
const SECOND_VERSION = '001-2';
const VERSIONS: readonly string[] = [FIRST_VERSION, SECOND_VERSION, NOTICE_VERSION];

/** A parameter of a notice holds so many characters at the most (PROTOCOL §9, `notice`). */
export const LETTERHEAD_CHARACTERS = 100;

/** What a receipt says of its association: sealed with it, so that no later setting rewrites what was given. */
export type Letterhead = {
  readonly name: Readonly<Record<Lang, string>>;
  /** Empty where there is none. */
  readonly phone: string;
};

/** The parameters of a receipt's notice. What is empty or longer than a parameter may be isn't among them. */
export const receiptParams = ({ name, phone }: Letterhead): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ name_ar: name.ar, name_en: name.en, phone: phone.trim() }).filter(
      ([, text]) => text !== '' && [...text].length <= LETTERHEAD_CHARACTERS,
    ),
  );

export const NOTICE_KINDS = ['receipt', 'unjustified', 'resolved', 'feedback', 'disclosure'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What the reader's page knows of itself. Name and telephone stand only in receipts that came without. */
export type NoticePlace = {
  /** The case's public number, `1234-5678`. */
  readonly number: string;
  readonly association: string;
  /** The association's telephone, or empty. */
  readonly phone: string;
  readonly receivedOn: PlainDate;
};

/** What a text depends on besides its kind; never on how a case ended. */
type Written = {
  readonly place: NoticePlace;
  readonly on: PlainDate;
  readonly version: string;
  /** A review of further evidence, not of the report itself. */
  readonly again: boolean;
  readonly told: Told;
};

export type NoticeText = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What stands in the text that is read from left to right in both languages: the case's number, the telephone. */
  readonly numbers: readonly string[];
};

type Words = Omit<NoticeText, 'numbers'>;

/** What a notice of disclosure says, in words of the reader's language (PROTOCOL B19). */
type Told = Readonly<Record<'step' | 'office' | 'basis' | 'on' | 'from' | 'until' | 'told', string>> & {
  /** It stands on the reporter's consent, which they can take back. */
  readonly isConsent: boolean;
};

/** What each step of a disclosure tells; a notice that lacks any of it tells nothing yet. */
const TELLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['announced', ['office', 'basis', 'from', 'until']],
  ['given', ['office', 'basis', 'on', 'until']],
  ['withheld', ['office', 'basis', 'on', 'until', 'told']],
]);

/** Whether everything that a notice tells is known: one of a disclosure takes it from its line, as soon as that is settled. */
export const isNoticeWhole = (notice: {
  readonly notice: string;
  readonly params: Readonly<Record<string, string>>;
}): boolean => {
  const { params } = notice;
  const needed = notice.notice === 'disclosure' ? TELLS.get(params.step ?? '') : [];
  return needed?.every((key) => (params[key] ?? '') !== '') === true;
};

const toldOf = (lang: Lang, params: Readonly<Record<string, string>>): Told => {
  const day = (key: string): string => {
    const date = parsePlainDate(params[key]);
    return date === undefined ? '' : formatDate(lang, date);
  };
  const office = OFFICES.find((one) => one === params.office);
  return {
    step: params.step ?? '',
    office: office === undefined ? '' : shared(lang).offices[office],
    basis: basisWords(lang, params.basis ?? ''),
    isConsent: params.basis === 'consent',
    on: day('on'),
    from: day('from'),
    until: day('until'),
    told: day('told'),
  };
};

const englishDisclosure = (number: string, { step, office, basis, on, from, until, told, isConsent }: Told): Words => {
  const known = 'What somebody has once opened stays known to them, after the last day too.';
  if (step === 'announced') {
    return {
      title: 'Your identity is to be disclosed',
      paragraphs: [
        `The name that you gave with report ${number} is to be disclosed to: ${office}. Not before ${from}; from ${until} on it opens for them no more.`,
        `Legal basis: ${basis}.`,
        `If you object, write to us here before ${from}.${isConsent ? ' You can take your consent back here at any time.' : ''}`,
        known,
      ],
    };
  }
  if (step === 'given') {
    return {
      title: 'Your identity was disclosed',
      paragraphs: [
        `As we told you before, the name that you gave with report ${number} was disclosed on ${on} to: ${office}. From ${until} on it opens for them no more.`,
        `Legal basis: ${basis}.`,
        known,
      ],
    };
  }
  return {
    title: 'Your identity was disclosed',
    paragraphs: [
      `The name that you gave with report ${number} was disclosed on ${on} to: ${office}. From ${until} on it opens for them no more.`,
      `Legal basis: ${basis}.`,
      `You were not told before, since that would have endangered the work. This was recorded that day with its reasons, and ${told} as the day on which you are told.`,
      known,
    ],
  };
};

const english = (kind: NoticeKind, { place, on, version, again, told }: Written): Words => {
  const ratifier = version === FIRST_VERSION ? 'the chair' : 'whoever is entitled to ratify it,';
  switch (kind) {
    case 'receipt':
      return {
        title: again ? 'Receipt of further evidence' : 'Receipt notice',
        paragraphs: [
          again
            ? `Receipt of further evidence on report ${place.number}. ${place.association} received what you added on ${formatDate('en', on)}.`
            : `Receipt of report ${place.number}. ${place.association} received your report on ${formatDate('en', on)}.`,
          again
            ? 'A new preliminary review will decide whether an investigation is needed.'
            : 'A preliminary review will decide whether an investigation is needed.',
          `Use the tracking code${place.phone === '' ? '' : `, or the telephone ${place.phone},`} to reach us or to add something. We will not ask you to reveal yourself.`,
          'Fair handling is our duty; a particular result is not guaranteed.',
        ],
      };
    case 'unjustified':
      return {
        title: 'You can still add evidence',
        paragraphs: [
          'If you have new evidence, you can add it with your code. It starts a new preliminary review.',
          `On preliminary review, report ${place.number} is unjustified on the information available; no further investigation will be made. The decision is final and not reviewable unless additional evidence is given.`,
          'It does not lessen your protection if you reported in good faith.',
        ],
      };
    case 'resolved':
      return {
        title: 'Resolved without investigation',
        paragraphs: [
          `After the preliminary review, report ${place.number} was dealt with without an investigation, and it is closed.`,
          'You can still write to us or add evidence with your code. If you suffer any harm because of the report, tell us here.',
        ],
      };
    case 'feedback':
      return {
        title: 'Feedback',
        paragraphs: [
          `The investigation of report ${place.number} has ended, the committee’s recommendation was put to ${ratifier} for ratification and approval, and the file was handled under the association’s policies and the law.`,
          'We cannot disclose any measure concerning another person, since we owe confidentiality.',
          'Thank you for your care. If you suffer any harm because of the report, tell us here.',
        ],
      };
    case 'disclosure':
      return englishDisclosure(place.number, told);
  }
};

const arabicDisclosure = (number: string, { step, office, basis, on, from, until, told, isConsent }: Told): Words => {
  const known = 'ومن فتح الهوية مرة تبقى معلومة لديه، وبعد اليوم الأخير أيضًا.';
  if (step === 'announced') {
    return {
      title: 'إشعار بالكشف عن هويتكم',
      paragraphs: [
        `سيُكشف الاسم الذي ذكرتموه في البلاغ رقم ${number} لصاحب هذا المنصب: ${office}. ولا يكون ذلك قبل ${from}، ولا يُفتح له ابتداءً من ${until}.`,
        `السند النظامي: ${basis}.`,
        `إن كان لديكم اعتراض فاكتبوا لنا هنا قبل ${from}.${isConsent ? ' ويمكنكم سحب موافقتكم هنا في أي وقت.' : ''}`,
        known,
      ],
    };
  }
  if (step === 'given') {
    return {
      title: 'كُشف عن هويتكم',
      paragraphs: [
        `كما أشعرناكم من قبل، كُشف يوم ${on} الاسم الذي ذكرتموه في البلاغ رقم ${number} لصاحب هذا المنصب: ${office}. ولا يُفتح له ابتداءً من ${until}.`,
        `السند النظامي: ${basis}.`,
        known,
      ],
    };
  }
  return {
    title: 'كُشف عن هويتكم',
    paragraphs: [
      `كُشف يوم ${on} الاسم الذي ذكرتموه في البلاغ رقم ${number} لصاحب هذا المنصب: ${office}. ولا يُفتح له ابتداءً من ${until}.`,
      `السند النظامي: ${basis}.`,
      `لم تُشعَروا قبل ذلك لأن الإشعار كان سيضر بالعمل. وقد سُجّل هذا بأسبابه في ذلك اليوم، وسُجّل ${told} يومًا لإشعاركم.`,
      known,
    ],
  };
};

const arabic = (kind: NoticeKind, { place, on, version, again, told }: Written): Words => {
  const ratifier = version === FIRST_VERSION ? 'رئيس مجلس الإدارة' : 'صاحب صلاحية المصادقة';
  switch (kind) {
    case 'receipt':
      return {
        title: again ? 'إشعار استلام إثباتات إضافية' : 'إشعار استلام البلاغ',
        paragraphs: [
          again
            ? `إشعار استلام إثباتات إضافية على البلاغ رقم ${place.number}. تسلّمت ${place.association} ما أضفتموه يوم ${formatDate('ar', on)}.`
            : `إشعار استلام بلاغ رقم ${place.number}. تسلّمت ${place.association} بلاغكم يوم ${formatDate('ar', on)}.`,
          again ? 'ستُجرى مراجعة أولية جديدة لتحديد الحاجة إلى تحقيق.' : 'سيخضع لمراجعة أولية لتحديد الحاجة إلى تحقيق.',
          `للتواصل أو إضافة معلومات استخدموا رمز المتابعة${place.phone === '' ? '' : `، أو الهاتف ${place.phone}`}. لن نطلب منكم الكشف عن هويتكم.`,
          'تلتزم الجمعية بمعالجة البلاغ بعدل، ولا تضمن أن توافق النتيجة رغبتكم.',
        ],
      };
    case 'unjustified':
      return {
        title: 'لا يزال بإمكانكم إضافة إثباتات',
        paragraphs: [
          'إن وُجدت لديكم إثباتات جديدة فأضيفوها برمز المتابعة، وتبدأ بها مراجعة أولية جديدة.',
          `بعد المراجعة الأولية تبيّن أن البلاغ رقم ${place.number} غير مبرر بالمعطيات المتوافرة، ولن يُجرى بشأنه تحقيق إضافي. وهذا القرار نهائي وغير قابل لإعادة النظر ما لم تُقدَّم إثباتات إضافية.`,
          'ولا يُنقص هذا القرار من حمايتكم ما دام البلاغ بحسن نية.',
        ],
      };
    case 'resolved':
      return {
        title: 'عولج البلاغ دون تحقيق',
        paragraphs: [
          `بعد المراجعة الأولية عولج البلاغ رقم ${place.number} دون إجراء تحقيق، وأُغلق.`,
          'لا يزال بإمكانكم الكتابة لنا أو إضافة إثباتات برمز المتابعة. وإن تعرّضتم لأي أذى بسبب البلاغ فأخبرونا هنا.',
        ],
      };
    case 'feedback':
      return {
        title: 'إفادة بانتهاء المعالجة',
        paragraphs: [
          `نفيدكم بأن التحقيق في البلاغ رقم ${place.number} قد انتهى، وأن توصية لجنة المخالفات عُرضت على ${ratifier} للمصادقة والاعتماد، وعومل الملف وفق سياسات الجمعية والأنظمة.`,
          'ولا يمكننا الإفصاح عن أي إجراء يخص شخصًا آخر التزامًا بالسرية.',
          'شكرًا لحرصكم؛ وإن تعرّضتم لأي أذى بسبب البلاغ فأخبرونا هنا.',
        ],
      };
    case 'disclosure':
      return arabicDisclosure(place.number, told);
  }
};

const UNKNOWN: Readonly<Record<Lang, Words>> = {
  ar: { title: 'إشعار', paragraphs: ['كُتب هذا الإشعار بإصدار أحدث من هذه الصفحة. أعد تحميلها.'] },
  en: {
    title: 'Notice',
    paragraphs: ['This notice was written by a newer version of this page. Load the page again.'],
  },
};

const isKnown = (kind: string): kind is NoticeKind => NOTICE_KINDS.some((known) => known === kind);

/** The association as it was when this was sent; without a telephone where none was sealed, whatever is set today. */
const asSealed = (lang: Lang, params: Readonly<Record<string, string>>, place: NoticePlace): NoticePlace => ({
  ...place,
  association: params[`name_${lang}`] ?? place.association,
  phone: params.phone ?? '',
});

/**
 * The words of a notice. `params.received_on`, where it is a date, stands in the place of the report's own day: a second
 * review has a receipt notice of its own. A kind or version that this page doesn't know is said so, never guessed.
 */
export const noticeText = (
  lang: Lang,
  notice: { readonly notice: string; readonly version: string; readonly params: Readonly<Record<string, string>> },
  place: NoticePlace,
): NoticeText => {
  const { version, params } = notice;
  if (!isKnown(notice.notice) || !VERSIONS.includes(version) || !isNoticeWhole(notice))
    return { ...UNKNOWN[lang], numbers: [] };
  const on = parsePlainDate(params.received_on) ?? place.receivedOn;
  const isPresent = version === NOTICE_VERSION;
  const said = isPresent ? asSealed(lang, params, place) : place;
  const again = isPresent && params.received_on !== undefined;
  const written = { place: said, on, version, again, told: toldOf(lang, params) };
  const words = lang === 'ar' ? arabic(notice.notice, written) : english(notice.notice, written);
  return { ...words, numbers: [said.number, said.phone].filter((text) => text !== '') };
};
