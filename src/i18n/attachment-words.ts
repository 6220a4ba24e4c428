// Files in a form and beside what was written: choosing, sending and removing them, and opening them again. What hidden data say
// stands in hidden-data-words.ts, why the portal refuses one in refusals.ts.
import type { FileLimits } from '../domain/file-limits.ts';
import { apart } from './apart.ts';
import { number } from './dates.ts';
import { sizeText } from './file-words.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

/** What is done to one file; each is said with its name, where no sight shows which one is meant. */
type OnFile = (name: string) => string;

type AttachmentWords = {
  readonly title: string;
  readonly add: string;
  /** `isShared`: the limits are those of everybody who handles the case together. */
  readonly limits: (limits: FileLimits, isShared?: boolean) => string;
  readonly limitsUnknown: string;
  readonly sealed: string;
  /** PDPL, Implementing Regulation 31. */
  readonly noIdentityPapers: string;
  /** The list's own script didn't load: what was chosen is named, and kept. */
  readonly notLoaded: string;
  readonly letGo: string;
  /** Where what a draft kept of a form's files can't be listed just now. */
  readonly notRestored: string;
  readonly list: string;
  readonly type: string;
  readonly noType: string;
  readonly size: string;
  /** What can be opened of a file in the list: its type, its hashes and a field for its name. */
  readonly more: string;
  readonly looking: string;
  readonly waiting: string;
  /** Before anything of it is confirmed there is no telling how far it has come. */
  readonly setOut: string;
  readonly sending: (done: number, of: number) => string;
  readonly paused: string;
  readonly confirmed: string;
  /** The hash by which the portal confirmed a file follows. */
  readonly confirmedHash: string;
  /** Once for all files that stand with theirs. */
  readonly hashesShown: string;
  /** The sealed length and hash by which the portal confirmed a file. */
  readonly confirmedAs: (bytes: number) => string;
  /** A file that had arrived before the page was left, while the portal is asked after it. */
  readonly recalling: string;
  /** A file that hadn't arrived when the page was left. */
  readonly unkept: string;
  /** The same where it had been given another name. */
  readonly chosenAs: OnFile;
  readonly unreadable: string;
  /** A file that wasn't even looked through: the script that does it didn't load, or it broke off. */
  readonly notLookedAt: Readonly<Record<'absent' | 'broken', string>>;
  readonly broken: string;
  /** Behind why it can't be sent just now. */
  readonly triedAgain: string;
  readonly pause: string;
  readonly resume: string;
  readonly retry: string;
  readonly retryNow: string;
  readonly retryAll: string;
  readonly remove: string;
  readonly named: (what: string, name: string) => string;
  /** Its name goes along, and can be typed anew. */
  readonly nameGoes: string;
  readonly rename: OnFile;
  /** Beside the field of a cleaned copy's name. */
  readonly goesMarked: OnFile;
  readonly addOriginal: string;
  /** In its place where the photo itself isn't at hand any more. */
  readonly originalGone: string;
  readonly original: string;
  readonly said: {
    readonly added: OnFile;
    readonly confirmed: OnFile;
    readonly stopped: OnFile;
    readonly triedAgain: OnFile;
    readonly removed: OnFile;
    readonly removedAll: (count: number) => string;
    readonly renamed: OnFile;
    readonly paused: OnFile;
    readonly anew: OnFile;
  };
  /** Takes away at once what can't be sent. */
  readonly removeBarred: string;
  /** To the first of them; its name follows. */
  readonly goTo: string;
  /** The portal refused a file of it after all. */
  readonly gone: string;
  /** The same of the file itself, where it is still at hand, and where it isn't. */
  readonly sendAnew: string;
  readonly addAnew: string;
  /** The files of an act, in its preview. */
  readonly along: string;
  /** Of files that hold the form up. */
  readonly notAlong: string;
  readonly shown: {
    readonly title: string;
    readonly hash: string;
    /** What a name says that was made for a photo's cleaned copy. */
    readonly cleanedCopy: string;
    readonly open: string;
    readonly notLoaded: string;
    readonly opening: (done: number, of: number) => string;
    readonly stop: string;
    readonly whole: string;
    readonly save: string;
    readonly saveAnyway: string;
    readonly saved: string;
    readonly look: string;
    readonly close: string;
    readonly looksAt: OnFile;
    /** How large a picture is shown. */
    readonly sizes: Readonly<Record<'title' | 'whole' | 'wide' | 'own', string>>;
    /** Of a text that is too long to be shown whole. */
    readonly cutText: string;
    /** Pictures that aren't shown here. */
    readonly tooManyPoints: (most: number) => string;
    readonly notShown: string;
    readonly large: (most: number) => string;
    readonly saveLarge: string;
    /** Of a large file only its name is known before it is saved. */
    readonly natureLater: string;
    /** The same where the browser alone decides where it saves. */
    readonly streamed: (most: number) => string;
    readonly saveStreamed: string;
    /** After such a download broke off: not every browser takes away what had come of it. */
    readonly partly: string;
    readonly cannotLarge: (most: number) => string;
    readonly stopped: string;
    readonly noSpace: string;
    /** The portal has it no more, or not all of it. Nobody who reports is sent to whoever runs the portal. */
    readonly lost: Readonly<Record<'reporter' | 'staff', string>>;
    readonly problem: Readonly<Record<'cannot-open' | 'not-authenticated', string>>;
    readonly altered: Readonly<Record<'reporter' | 'staff', string>>;
  };
};

const percent = (done: number, of: number): number => (of === 0 ? 0 : Math.floor((100 * done) / of));

const en: AttachmentWords = {
  title: 'Files',
  add: 'Add files',
  limits: ({ fileBytes, caseBytes, files }, isShared) =>
    `Files of any type: one may have ${sizeText('en', fileBytes)} at most, and all ${isShared === true ? 'files of those who handle the case' : 'of yours'} ${sizeText('en', caseBytes)} together, in ${countEn(files, { one: '{n} file', other: '{n} files' })} at most. Those sent before count too.`,
  limitsUnknown: 'How large files may be could not be asked just now. You are told when one is too large.',
  sealed:
    'Each file and its name are sealed on this device before they leave it. They reach nobody before you send the text with them.',
  noIdentityPapers:
    'Do not add copies of official identity documents (identity card, residence permit, passport), your own or anybody’s: nobody asks for them.',
  notLoaded:
    'Files cannot be added just now: a part of this page did not load. It was blocked, or there is no connection. What you typed stays, and so do the files that you chose: nothing is sent without them.',
  letGo: 'Do without these files',
  notRestored:
    'The files that you had added cannot be listed just now: a part of this page did not load. They are kept, and nothing is sent without them. Try again when you are connected.',
  list: 'Files to send',
  type: 'Type',
  noType: 'not known',
  size: 'Size',
  more: 'Details, and another name',
  looking: 'It is being looked through.',
  waiting: 'It waits for its turn.',
  setOut: 'It is on its way. Nothing of it has been confirmed yet.',
  sending: (done, of) => `It is on its way, and has been confirmed so far: ${number('en', percent(done, of))}%`,
  paused: 'Paused. What has arrived stays.',
  confirmed: 'It has arrived whole: the portal has confirmed it.',
  confirmedHash: 'Confirmed under the hash:',
  hashesShown: 'Under each file that has arrived stands the hash under which the portal confirmed it.',
  confirmedAs: (bytes) => `Confirmed by the portal: ${sizeText('en', bytes)} sealed, under the hash (BLAKE2b-256)`,
  recalling: 'It had arrived. The portal is being asked whether it still has it.',
  unkept:
    'This file had not arrived whole when the page was left or your keys were locked. Add it again, or remove it here.',
  chosenAs: (name) =>
    `On your device it was called ${apart(name)}. Added again, it goes under the name that you gave it.`,
  unreadable:
    'This file could not be read. Perhaps it was moved or changed, or it is a folder. Remove it, and choose it again.',
  notLookedAt: {
    absent:
      'The part of this page that looks through files and seals them did not load: it was blocked, or there is no connection. The file stays chosen, and nothing of it was sent.',
    broken:
      'Looking through this file broke off. It stays chosen, and nothing of it was sent. Try again, or remove it.',
  },
  broken:
    'The connection broke off. What has arrived stays. It is tried again by itself as long as this page is open, and goes on where it stopped.',
  triedAgain: 'It is tried again by itself as long as this page is open.',
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  retryNow: 'Try again now',
  retryAll: 'Try again with all that stopped',
  remove: 'Remove',
  named: (what, name) => `${what}: ${name}`,
  nameGoes:
    'The name of a file goes along with it: whoever may read the file reads its name. It can hold a day, a place or a person; then change it.',
  rename: (name) => `Name under which ${apart(name)} goes along`,
  goesMarked: (name) => `It goes as ${apart(name)}: the beginning says that it is a cleaned copy.`,
  addOriginal: 'Send the original beside it, with all of this',
  originalGone:
    'The original of this photo can no longer be added from here: it was not kept when the page was left or your keys were locked. If it is to go too and is not in this list, remove this copy and add the photo again.',
  original: 'This is the original, with everything that it tells.',
  said: {
    added: (name) => `${apart(name)} was added.`,
    confirmed: (name) => `${apart(name)} has arrived whole.`,
    stopped: (name) => `${apart(name)} could not be sent on.`,
    triedAgain: (name) => `${apart(name)} cannot be sent on just now. It is tried again by itself.`,
    removed: (name) => `${apart(name)} was removed.`,
    removedAll: (count) => countEn(count, { one: 'One file was removed.', other: '{n} files were removed.' }),
    renamed: (name) => `The file goes along as ${apart(name)}.`,
    paused: (name) => `${apart(name)} is paused.`,
    anew: (name) => `The portal did not have ${apart(name)} any more. It is sent anew.`,
  },
  removeBarred: 'Remove all that cannot be sent',
  goTo: 'Go to',
  gone: 'A file is not there any more, and nothing was sent. The portal is being asked after each; what is lost is sent anew where this page still has it, and its entry in the list says so where not. Send again once all have arrived; what you typed stays.',
  sendAnew: 'The portal does not have this file any more. Press “Try again”: it is sent anew from this device.',
  addAnew: 'The portal does not have this file any more, and this page does not either. Remove it, and add it again.',
  along: 'With it go these files',
  notAlong: 'These have not arrived yet, so that nothing can be sent before they have or are removed',
  shown: {
    title: 'Files',
    hash: 'Hash of the content (BLAKE2b-256)',
    cleanedCopy:
      'By its name this is a photo’s cleaned copy: what the photo tells unseen, such as place, time or device, was left out before it was sent. The photo as it was taken has another hash.',
    open: 'Open',
    notLoaded: 'It cannot be opened just now: a part of this page did not load. Try again when you are connected.',
    opening: (done, of) => `It is being opened: ${number('en', percent(done, of))}%`,
    stop: 'Stop',
    whole: 'The file is whole, and as it was sent.',
    save: 'Save',
    saveAnyway: 'Save it all the same',
    saved: 'It was handed to your browser to be saved. On this device it is no longer sealed.',
    look: 'Look at it here',
    close: 'Close it',
    looksAt: (name) => `Contents of ${name}`,
    sizes: { title: 'Size of the picture', whole: 'All of it', wide: 'As wide as the window', own: 'Full size' },
    cutText:
      'This is only the beginning of the text: all of it at once could bring the browser to a standstill. The rest is in the saved file alone.',
    tooManyPoints: (most) =>
      `This picture has more than ${number('en', most / 1_000_000)} million points and is not shown here: it could bring the browser to a standstill. It can be saved.`,
    notShown: 'This browser cannot show this picture. It can be saved.',
    large: (most) =>
      `This file has more than ${sizeText('en', most)}: it is written to the place that you choose as it is opened, and kept only once it is known to be whole.`,
    saveLarge: 'Choose a place and save',
    natureLater:
      'Before it is saved only its name is known. Do not open it before this page has said that it is whole: if what is in it can run, you are warned here then.',
    streamed: (most) =>
      `This file has more than ${sizeText('en', most)}: your browser saves it as it is opened, like any download. Its last part is handed over only once the file is known to be whole; otherwise the download fails. Keep this page open until then.`,
    saveStreamed: 'Save',
    partly: 'If your browser has kept a part of it among its downloads, delete it.',
    cannotLarge: (most) =>
      `This file has more than ${sizeText('en', most)}, and this browser cannot save such a file safely. Open the case in a recent Chrome or Edge on a computer.`,
    stopped: 'It was stopped. Nothing was saved.',
    noSpace: 'It could not be written to that place. Nothing was saved.',
    lost: {
      reporter:
        'The portal does not have this file whole any more. Everything else is there. If you sent it and still have it, send it again; otherwise ask for it in a message.',
      staff:
        'The portal does not have this file whole any more. Everything else is there. Ask whoever runs the portal: a backup may have it.',
    },
    problem: {
      'cannot-open': 'What was told of this file cannot be opened.',
      'not-authenticated': 'Nobody vouches for this file, so that it is not shown.',
    },
    altered: {
      reporter:
        'What came is not the file that was sent. Nothing was saved. If you sent it and still have it, send it again; otherwise ask for it in a message.',
      staff:
        'What came is not the file that was sent. Nothing was saved. Ask whoever runs the portal: a backup may have it as it was.',
    },
  },
};

const ar: AttachmentWords = {
  title: 'الملفات',
  add: 'أضف ملفات',
  limits: ({ fileBytes, caseBytes, files }, isShared) =>
    `ملفات من أي نوع: لا يزيد الملف الواحد على ${sizeText('ar', fileBytes)}، ولا تزيد ${isShared === true ? 'ملفات كل من يتولّى البلاغ معًا' : 'ملفاتك كلها'} على ${sizeText('ar', caseBytes)} ولا على ${countAr(files, { zero: 'صفر', one: 'ملف واحد', two: 'ملفين', few: '{n} ملفات', many: '{n} ملفًا', other: '{n} ملف' })}، ومنها ما أُرسل من قبل.`,
  limitsUnknown: 'تعذّر الآن معرفة الحد الأعلى لحجم الملفات، وستُخبَر إذا تجاوزه أحدها.',
  sealed: 'يُشفَّر كل ملف واسمه في هذا الجهاز قبل أن يخرج منه، ولا يصل إلى أحد قبل أن ترسل النص معه.',
  noIdentityPapers:
    'لا تُضف صورًا من وثائق الهوية الرسمية (بطاقة الهوية أو الإقامة أو جواز السفر)، لك أو لغيرك: فلا أحد يطلبها.',
  notLoaded:
    'تتعذّر إضافة الملفات الآن: لم يُحمَّل جزء من هذه الصفحة. إما أنه مُنع، وإما أن الاتصال منقطع. ما كتبته باقٍ، والملفات التي اخترتها باقية، ولن يُرسل شيء من دونها.',
  letGo: 'المتابعة من دون هذه الملفات',
  notRestored:
    'يتعذّر الآن عرض الملفات التي أضفتها من قبل: لم يُحمَّل جزء من هذه الصفحة. وهي محفوظة، ولن يُرسل شيء من دونها. أعد المحاولة عند عودة الاتصال.',
  list: 'ملفات للإرسال',
  type: 'النوع',
  noType: 'غير معروف',
  size: 'الحجم',
  more: 'التفاصيل وتغيير الاسم',
  looking: 'يجري فحصه.',
  waiting: 'ينتظر دوره.',
  setOut: 'في طريقه، ولم يتأكد وصول شيء منه بعد.',
  sending: (done, of) => `في طريقه، وتأكد وصول ${number('ar', percent(done, of))}٪`,
  paused: 'متوقف مؤقتًا. ما وصل منه باقٍ.',
  confirmed: 'وصل كاملًا: أكدت المنصة وصوله.',
  confirmedHash: 'البصمة التي تأكد بها:',
  hashesShown: 'تحت كل ملف وصل البصمة التي أكدت بها المنصة وصوله.',
  confirmedAs: (bytes) => `أكدته المنصة: ${sizeText('ar', bytes)} مشفَّرة، وبصمتها (BLAKE2b-256)`,
  recalling: 'كان قد وصل، ويجري سؤال المنصة هل لا يزال لديها.',
  unkept: 'لم يكتمل وصول هذا الملف حين غُودرت الصفحة أو أُقفلت مفاتيحك. أضفه من جديد، أو أزله هنا.',
  chosenAs: (name) => `اسمه في جهازك ${apart(name)}. وإذا أُضيف من جديد أُرسل بالاسم الذي اخترته له.`,
  unreadable: 'تعذّرت قراءة هذا الملف. ربما نُقل أو تغيّر، أو هو مجلد. أزله ثم اختره من جديد.',
  notLookedAt: {
    absent:
      'لم يُحمَّل الجزء الذي يفحص الملفات ويشفّرها من هذه الصفحة: إما أنه مُنع، وإما أن الاتصال منقطع. الملف باقٍ كما اخترته، ولم يُرسل منه شيء.',
    broken: 'انقطع فحص هذا الملف. وهو باقٍ كما اخترته، ولم يُرسل منه شيء. أعد المحاولة أو أزله.',
  },
  broken: 'انقطع الاتصال. ما وصل منه باقٍ. تُعاد المحاولة تلقائيًا ما دامت هذه الصفحة مفتوحة، ويُستأنف من حيث توقف.',
  triedAgain: 'تُعاد المحاولة تلقائيًا ما دامت هذه الصفحة مفتوحة.',
  pause: 'إيقاف مؤقت',
  resume: 'استئناف',
  retry: 'إعادة المحاولة',
  retryNow: 'إعادة المحاولة الآن',
  retryAll: 'إعادة المحاولة لكل ما توقف',
  remove: 'إزالة',
  named: (what, name) => `${what}: ${name}`,
  nameGoes: 'يُرسل اسم الملف معه: فمن يحق له قراءة الملف يقرأ اسمه. وقد يكون في الاسم يوم أو مكان أو شخص، فغيّره عندئذ.',
  rename: (name) => `الاسم الذي يُرسل به ${apart(name)}`,
  goesMarked: (name) => `يُرسل باسم ${apart(name)}، وأوله يدل على أنه نسخة منقّاة.`,
  addOriginal: 'إرسال الأصل إلى جانبها بكل ما ذُكر',
  originalGone:
    'لم تعد إضافة أصل هذه الصورة ممكنة من هنا: لم يُحتفظ به حين غُودرت الصفحة أو أُقفلت مفاتيحك. فإن أردت إرساله أيضًا ولم يكن في هذه القائمة، فأزل هذه النسخة وأضف الصورة من جديد.',
  original: 'هذا هو الأصل بكل ما يذكره.',
  said: {
    added: (name) => `أُضيف ${apart(name)}.`,
    confirmed: (name) => `وصل ${apart(name)} كاملًا.`,
    stopped: (name) => `تعذّر استكمال إرسال ${apart(name)}.`,
    triedAgain: (name) => `يتعذّر الآن استكمال إرسال ${apart(name)}، وتُعاد المحاولة تلقائيًا.`,
    removed: (name) => `أُزيل ${apart(name)}.`,
    removedAll: (count) =>
      countAr(count, {
        zero: 'لم يُزل أي ملف.',
        one: 'أُزيل ملف واحد.',
        two: 'أُزيل ملفان.',
        few: 'أُزيلت {n} ملفات.',
        many: 'أُزيل {n} ملفًا.',
        other: 'أُزيل {n} ملف.',
      }),
    renamed: (name) => `يُرسل الملف باسم ${apart(name)}.`,
    paused: (name) => `أُوقف ${apart(name)} مؤقتًا.`,
    anew: (name) => `لم يعد ${apart(name)} موجودًا في المنصة، ويُرسل من جديد.`,
  },
  removeBarred: 'إزالة كل ما لا يمكن إرساله',
  goTo: 'الانتقال إلى',
  gone: 'أحد الملفات لم يعد موجودًا، ولم يُرسل شيء. يجري سؤال المنصة عن كل ملف، وما فُقد منها يُرسل من جديد إن كان لا يزال في هذه الصفحة، وإلا ظهر عنده في القائمة ما ينبغي فعله. أعد الإرسال بعد وصولها كلها. ما كتبته باقٍ.',
  sendAnew: 'لم يعد هذا الملف موجودًا في المنصة. اضغط «إعادة المحاولة» ليُرسل من جديد من هذا الجهاز.',
  addAnew: 'لم يعد هذا الملف موجودًا في المنصة ولا في هذه الصفحة. أزله ثم أضفه من جديد.',
  along: 'وتُرسل معه هذه الملفات',
  notAlong: 'أما هذه فلم يكتمل وصولها بعد، ولا يُرسل شيء حتى يكتمل أو تُزال',
  shown: {
    title: 'الملفات',
    hash: 'بصمة المحتوى (BLAKE2b-256)',
    cleanedCopy:
      'يدل اسم هذا الملف على أنه نسخة منقّاة من صورة: حُذف منها قبل إرسالها ما تذكره الصورة خفيةً، مثل المكان أو الوقت أو الجهاز. وللصورة كما التُقطت بصمة أخرى.',
    open: 'فتح',
    notLoaded: 'يتعذّر فتحه الآن: لم يُحمَّل جزء من هذه الصفحة. أعد المحاولة عند عودة الاتصال.',
    opening: (done, of) => `يجري فتحه: ${number('ar', percent(done, of))}٪`,
    stop: 'إيقاف',
    whole: 'الملف كامل وكما أُرسل.',
    save: 'حفظ',
    saveAnyway: 'حفظه على كل حال',
    saved: 'سُلّم إلى متصفحك ليحفظه. وهو في هذا الجهاز غير مشفَّر.',
    look: 'الاطلاع عليه هنا',
    close: 'إغلاقه',
    looksAt: (name) => `محتوى ${name}`,
    sizes: { title: 'حجم عرض الصورة', whole: 'الصورة كلها', wide: 'بعرض النافذة', own: 'بحجمها الكامل' },
    cutText: 'هذا أول النص فحسب، لأن عرضه كله دفعة واحدة قد يوقف المتصفح. أما بقيته ففي الملف بعد حفظه.',
    tooManyPoints: (most) =>
      `في هذه الصورة أكثر من ${number('ar', most / 1_000_000)} مليون نقطة، فلا تُعرض هنا لأن عرضها قد يوقف المتصفح. ويمكن حفظها.`,
    notShown: 'لا يستطيع هذا المتصفح عرض هذه الصورة. ويمكن حفظها.',
    large: (most) =>
      `يزيد حجم هذا الملف على ${sizeText('ar', most)}: يُكتب أثناء فتحه في الموضع الذي تختاره، ولا يُحفظ إلا بعد التحقق من أنه كامل.`,
    saveLarge: 'اختيار موضع والحفظ',
    natureLater:
      'لا يُعرف قبل حفظه إلا اسمه. فلا تفتحه قبل أن تذكر هذه الصفحة أنه كامل: فإن كان محتواه مما يمكن تشغيله حُذّرت منه هنا حينئذ.',
    streamed: (most) =>
      `يزيد حجم هذا الملف على ${sizeText('ar', most)}: يحفظه متصفحك أثناء فتحه كأي تنزيل. ولا يُسلَّم جزؤه الأخير إلا بعد التحقق من أن الملف كامل، وإلا فشل التنزيل. أبقِ هذه الصفحة مفتوحة حتى يكتمل.`,
    saveStreamed: 'حفظ',
    partly: 'إن أبقى متصفحك جزءًا منه بين التنزيلات فاحذفه.',
    cannotLarge: (most) =>
      `يزيد حجم هذا الملف على ${sizeText('ar', most)}، ولا يستطيع هذا المتصفح حفظ مثله حفظًا آمنًا. افتح الحالة في إصدار حديث من Chrome أو Edge على حاسوب.`,
    stopped: 'أُوقف. لم يُحفظ شيء.',
    noSpace: 'تعذّرت كتابته في ذلك الموضع. لم يُحفظ شيء.',
    lost: {
      reporter:
        'لم يعد هذا الملف كاملًا في المنصة. وما عداه موجود. إن كنت أنت من أرسله ولا يزال لديك فأرسله من جديد، وإلا فاطلبه في رسالة.',
      staff: 'لم يعد هذا الملف كاملًا في المنصة. وما عداه موجود. اسأل من يشغّل المنصة: فقد يكون في نسخة احتياطية.',
    },
    problem: {
      'cannot-open': 'يتعذّر فتح ما ذُكر عن هذا الملف.',
      'not-authenticated': 'لا أحد يشهد بصحة هذا الملف، فلا يُعرض.',
    },
    altered: {
      reporter:
        'ما وصل ليس الملف الذي أُرسل. لم يُحفظ شيء. إن كنت أنت من أرسله ولا يزال لديك فأرسله من جديد، وإلا فاطلبه في رسالة.',
      staff: 'ما وصل ليس الملف الذي أُرسل. لم يُحفظ شيء. اسأل من يشغّل المنصة: فقد يكون كما كان في نسخة احتياطية.',
    },
  },
};

export const attachmentWords = (lang: Lang): AttachmentWords => (lang === 'ar' ? ar : en);
