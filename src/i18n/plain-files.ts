// Words about files of the pages without script, in Arabic and English.
import { apart } from './apart.ts';
import { number } from './dates.ts';
import { sizeText } from './file-words.ts';
import type { Lang } from './locale.ts';

type Limits = { readonly fileBytes: number; readonly caseBytes: number; readonly files: number };

type PlainFileWords = {
  readonly title: string;
  readonly none: string;
  readonly choose: string;
  readonly limits: (limits: Limits) => string;
  /** What happens to files here that differs from what happens to them on the page with script. */
  readonly sees: string;
  readonly attach: string;
  readonly arrived: string;
  /** At the top of a page that came back for its files, though something else was pressed. */
  readonly notYet: string;
  readonly seenFirst: string;
  readonly someFailed: string;
  readonly seeFiles: string;
  readonly size: (bytes: number) => string;
  readonly hash: string;
  readonly original: string;
  readonly originalHint: string;
  /** Beside an original that goes along: by which copy's tick it does. */
  readonly originalBy: (copy: string) => string;
  readonly remove: string;
  readonly removeOf: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly failed: string;
  readonly failedThread: string;
  /** Files that had arrived and aren't there any more when what they go with is sent. */
  readonly lost: (names: readonly string[]) => string;
  /** A file whose name can't be read. */
  readonly unread: string;
  readonly cut: string;
  /** A file that didn't arrive for no reason that has its own sentence. */
  readonly unknown: string;
  /** Files that came with what stands in the mailbox. */
  readonly save: string;
  readonly saveOf: (name: string) => string;
  /** Of one whose content can run, once that was said. */
  readonly saveAnywayOf: (name: string) => string;
  readonly saveHint: string;
  /** What a download means that breaks off. */
  readonly brokenOff: string;
  readonly unreadable: string;
  /** Above why a file wasn't given; `notSaved` where its name isn't known. */
  readonly notSaved: string;
  readonly notSavedOf: (name: string) => string;
  /** A file that isn't given: what stands of it isn't what was sent, or it can't be read just now. */
  readonly altered: string;
  readonly notNow: string;
};

const en: PlainFileWords = {
  title: 'Files',
  none: 'No file is attached.',
  choose: 'Choose files',
  limits: ({ fileBytes, caseBytes, files }) =>
    `A file may have ${sizeText('en', fileBytes)} at most; all together ${sizeText('en', caseBytes)} and ${number('en', files)} files. Large files may take as long as they keep arriving. Send them one by one, since what breaks off has to be sent again.`,
  sees: 'Here the portal’s server sees each file while it arrives. It seals it as it comes, stores it sealed only, and forgets the key once this page has it.',
  attach: 'Attach the chosen files',
  arrived: 'These files have arrived and are sealed. They go with your text and are not sent before it.',
  notYet: 'Your text has not been sent yet: files were still chosen and were taken in first. Check them, then send.',
  seenFirst:
    'Nothing else was done yet: files were still chosen and were taken in first. Check them, then press again. What you typed stays.',
  someFailed: 'Not all of them arrived.',
  seeFiles: 'See what became of the files',
  size: (bytes) => `Size: ${sizeText('en', bytes)}`,
  hash: 'Hash of the content (BLAKE2b-256)',
  original: 'Send the original of this photo too, with what was found in it',
  originalHint: 'Only if where, when or with what it was taken matters to your report.',
  originalBy: (copy) => `It goes along because that is ticked at ${apart(copy)}. To leave it out, take the tick away.`,
  remove: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  removed: (name) => `Removed: ${name}`,
  failed: 'These files did not arrive',
  failedThread: 'A file could not be taken in. What you typed and the files below stand.',
  lost: (names) =>
    `Nothing was sent, since these are not on the portal any more: ${names.map(apart).join(', ')}. They may have waited too long, and were taken off the list. Attach them again, then send. What you typed and what is still listed stay.`,
  unread:
    'The name of a file could not be read, and the file was not taken in. Give it another name and attach it again.',
  cut: 'You chose more files than can be sent at once. Those beyond were not taken.',
  unknown: 'It could not be stored. Nothing of it was kept. Try again, or hand it over in another way.',
  save: 'Save the file',
  saveOf: (name) => `Save ${name}`,
  saveAnywayOf: (name) => `Save it all the same: ${name}`,
  saveHint: 'The portal’s server opens it for you while it is sent. Saved, it lies readable on this device.',
  brokenOff:
    'If the download breaks off or fails, the file is not whole: delete what your browser kept of it, and press again. If that fails too, the portal may have it damaged: if you sent it and still have it, send it again; otherwise ask for it in a message.',
  unreadable: 'This file cannot be opened.',
  notSaved: 'The file was not saved.',
  notSavedOf: (name) => `This file was not saved: ${apart(name)}.`,
  altered:
    'What the portal has of this file is not what was sent any more. Nothing was saved, and everything else is there. If you sent it and still have it, send it again; otherwise ask for it in a message.',
  notNow: 'This file cannot be opened just now. Nothing was saved. Try again in a moment.',
};

const ar: PlainFileWords = {
  title: 'الملفات',
  none: 'لم يُرفق أي ملف.',
  choose: 'اختيار الملفات',
  limits: ({ fileBytes, caseBytes, files }) =>
    `الحد الأقصى للملف الواحد ${sizeText('ar', fileBytes)}، وللملفات كلها ${sizeText('ar', caseBytes)}، ولعددها ${number('ar', files)}. ولا حد لمدة وصول الملفات الكبيرة ما دامت تصل تباعًا. فأرسلها واحدًا واحدًا، لأن ما ينقطع إرساله يُعاد من أوله.`,
  sees: 'يرى خادم المنصة هنا كل ملف أثناء وصوله، ويشفّره وهو يصل، ولا يحفظه إلا مشفّرًا، ولا يُبقي مفتاحه بعد أن يصير في هذه الصفحة.',
  attach: 'إرفاق الملفات المختارة',
  arrived: 'وصلت هذه الملفات وهي مشفّرة. وتُرسل مع ما كتبته، ولا تُرسل قبله.',
  notYet: 'لم يُرسَل ما كتبته بعد: كانت هناك ملفات مختارة فاستُلمت أولًا. راجِعها ثم أرسِل.',
  seenFirst: 'لم يُنفَّذ شيء آخر بعد: كانت هناك ملفات مختارة فاستُلمت أولًا. راجِعها ثم اضغط من جديد. ما كتبته باقٍ.',
  someFailed: 'ولم تصل كلها.',
  seeFiles: 'عرض ما صارت إليه الملفات',
  size: (bytes) => `الحجم: ${sizeText('ar', bytes)}`,
  hash: 'بصمة المحتوى (BLAKE2b-256)',
  original: 'إرسال أصل هذه الصورة أيضًا بما عُثر عليه فيها',
  originalHint: 'إن كان مكان التقاطها أو وقته أو جهازه مهمًا لبلاغك فحسب.',
  originalBy: (copy) => `يُرسل لأن ذلك محدد عند ${apart(copy)}. وحتى لا يُرسل أزل التحديد.`,
  remove: 'إزالة',
  removeOf: (name) => `إزالة ${name}`,
  removed: (name) => `أُزيل: ${name}`,
  failed: 'لم تصل هذه الملفات',
  failedThread: 'تعذّر استلام أحد الملفات. وما كتبته والملفات الظاهرة أدناه باقية.',
  lost: (names) =>
    `لم يُرسل شيء، لأن ما يلي لم يعد لدى المنصة: ${names.map(apart).join('، ')}. ربما طال انتظاره، وقد أُزيل من القائمة. أرفقه من جديد ثم أرسِل. ما كتبته وما بقي في القائمة باقيان.`,
  unread: 'تعذّرت قراءة اسم أحد الملفات فلم يُؤخذ. غيّر اسمه وأرفقه من جديد.',
  cut: 'اخترت ملفات أكثر مما يمكن إرساله دفعة واحدة، ولم يُؤخذ ما زاد منها.',
  unknown: 'تعذّر حفظه، ولم يُحفظ شيء منه. أعد المحاولة، أو سلّمه بطريقة أخرى.',
  save: 'حفظ الملف',
  saveOf: (name) => `حفظ ${name}`,
  saveAnywayOf: (name) => `حفظه على كل حال: ${name}`,
  saveHint: 'يفتحه خادم المنصة نيابة عنك أثناء إرساله. وبعد حفظه يبقى مقروءًا على هذا الجهاز.',
  brokenOff:
    'إذا انقطع التنزيل أو فشل فالملف غير مكتمل: احذف ما احتفظ به متصفحك منه واضغط من جديد. فإن تكرر ذلك فقد يكون الملف تالفًا لدى المنصة: إن كنت أرسلته ولا يزال عندك فأرسله من جديد، وإلا فاطلبه في رسالة.',
  unreadable: 'لا يمكن فتح هذا الملف.',
  notSaved: 'لم يُحفظ الملف.',
  notSavedOf: (name) => `لم يُحفظ هذا الملف: ${apart(name)}.`,
  altered:
    'لم يعد ما لدى المنصة من هذا الملف هو ما أُرسل. لم يُحفظ شيء، وكل ما عداه باقٍ. إن كنت أرسلته ولا يزال عندك فأرسله من جديد، وإلا فاطلبه في رسالة.',
  notNow: 'يتعذّر فتح هذا الملف الآن، ولم يُحفظ شيء. أعد المحاولة بعد قليل.',
};

export const plainFiles = (lang: Lang): PlainFileWords => (lang === 'ar' ? ar : en);
