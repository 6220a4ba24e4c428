// What files tell beside what they show, in words: what was found in a photo, what other files may hide, and why a file is dangerous
// to open. In Arabic and English; every sentence stands alone, so that a page can list them.
import type { Carrier, HiddenKind, RunningKind, Unchecked } from '../domain/hidden-data.ts';
import type { Lang } from './locale.ts';

type HiddenDataWords = {
  /** What was found in a photo. */
  readonly found: Readonly<Record<HiddenKind, string>>;
  /** Nothing was found. */
  readonly clean: string;
  /** The cleaned copy, which goes by default. */
  readonly cleaned: string;
  /** What no cleaning takes away. */
  readonly stays: string;
  /** A photo without a cleaned copy, and why. */
  readonly unchecked: Readonly<Record<Unchecked, string>>;
  /** Files that aren't looked into. */
  readonly mayHide: Readonly<Record<Carrier, string>>;
  /** Of a photo that came as it was taken; what was found follows. */
  readonly stillTells: string;
  /** Of a photo that came and can't be checked. */
  readonly notLookedThrough: string;
  /** A warning before a file is saved. */
  readonly runs: Readonly<Record<RunningKind, string>>;
  readonly misnamed: string;
  /** A file that isn't shown in place. */
  readonly savedOnly: string;
};

const en: HiddenDataWords = {
  found: {
    place: 'This photo says where it was taken.',
    time: 'This photo says when it was taken or changed.',
    device: 'This photo names the phone or camera that took it, and may give its serial number.',
    owner: 'This photo names its owner or author.',
    people: 'This photo says who is in it.',
    software: 'This photo names the programs that made or changed it.',
    comment: 'This photo carries a title, keywords or a comment that it doesn’t show.',
    preview: 'This photo carries a small copy of itself, which may show what was cropped or covered.',
    leftover: 'More follows after this photo’s end: another picture, a video, or a part that was cropped.',
    provenance: 'This photo carries a signed statement of where it comes from.',
    colours: 'This photo carries a colour profile, which can point to a device.',
    other: 'This photo carries other details that showing it doesn’t need.',
  },
  clean:
    'No hidden details were found in the places where photos carry them. What somebody hid within the picture’s own data would not be found.',
  cleaned: 'A cleaned copy without them is sent. It stays the right way up, and its colours hardly change.',
  stays: 'What the picture itself shows stays: faces, names, signs, screens.',
  unchecked: {
    'not-understood':
      'This photo could not be understood, so that it was neither checked nor cleaned. It may carry hidden details about you.',
    'too-big':
      'This photo is too big to be checked, so that it was not cleaned. It may carry hidden details about you.',
  },
  mayHide: {
    picture:
      'Pictures of this type may carry hidden details, such as where, when and with what they were taken. They are not removed here.',
    recording:
      'Recordings may carry hidden details, such as where, when and with what they were made. They are not removed here.',
    document:
      'Documents may carry hidden details, such as the name of whoever wrote them, comments and deleted text. They are not removed here.',
    archive:
      'Archives may carry hidden details, such as names and times, and so may the files in them. They are not removed here.',
    mail: 'Messages carry addresses, names and the way that they took. They are not removed here.',
    unknown: 'This file may carry hidden details about you. They are not removed here.',
  },
  stillTells: 'This photo still carries what it does not show, and so does every copy that is handed on:',
  notLookedThrough: 'This photo could not be checked for hidden details, and may carry some.',
  runs: {
    program: 'This file is a program. It can harm your device when it is opened.',
    script: 'This file holds commands that your device may run when it is opened.',
    macros: 'This document may hold macros: commands that may run when it is opened.',
    page: 'This file is a web page. It may run commands or connect to the internet when it is opened.',
    shortcut: 'This file is a shortcut. It can start something else when it is opened.',
    disk: 'This file is an image of a disk. It may hold programs.',
  },
  misnamed: 'What is in this file is not of the type that its name says.',
  savedOnly: 'This file is not shown here; it can only be saved.',
};

const ar: HiddenDataWords = {
  found: {
    place: 'هذه الصورة تذكر مكان التقاطها.',
    time: 'هذه الصورة تذكر وقت التقاطها أو تعديلها.',
    device: 'هذه الصورة تذكر الهاتف أو الكاميرا التي التُقطت بها، وقد تذكر رقمها التسلسلي.',
    owner: 'هذه الصورة تذكر اسم مالكها أو صاحبها.',
    people: 'هذه الصورة تذكر أسماء من يظهرون فيها.',
    software: 'هذه الصورة تذكر البرامج التي أنشأتها أو عدّلتها.',
    comment: 'هذه الصورة تحمل عنوانًا أو كلمات مفتاحية أو تعليقًا لا يظهر فيها.',
    preview: 'هذه الصورة تحمل نسخة مصغّرة منها، وقد تُظهر هذه النسخة ما قُصّ من الصورة أو غُطّي فيها.',
    leftover: 'بعد نهاية هذه الصورة بيانات أخرى: صورة ثانية أو مقطع مرئي أو جزء قُصّ منها.',
    provenance: 'هذه الصورة تحمل بيانًا موقّعًا بمصدرها.',
    colours: 'هذه الصورة تحمل ملف ألوان، وقد يدل على جهاز بعينه.',
    other: 'هذه الصورة تحمل بيانات أخرى لا يحتاج إليها عرضها.',
  },
  clean: 'لم يُعثر على بيانات خفية في المواضع التي تحملها الصور عادة. أما ما أُخفي داخل بيانات الصورة نفسها فلا يُكشف.',
  cleaned: 'تُرسل نسخة منقّاة منها، ويبقى اتجاه الصورة كما هو، ولا تكاد ألوانها تتغير.',
  stays: 'يبقى ما يظهر في الصورة نفسها: الوجوه والأسماء واللوحات والشاشات.',
  unchecked: {
    'not-understood': 'تعذّرت قراءة هذه الصورة، فلم تُفحص ولم تُنقَّ، وقد تحمل بيانات خفية عنك.',
    'too-big': 'هذه الصورة أكبر من أن تُفحص، فلم تُنقَّ، وقد تحمل بيانات خفية عنك.',
  },
  mayHide: {
    picture: 'قد تحمل الصور من هذا النوع بيانات خفية، مثل مكان الالتقاط ووقته والجهاز المستخدم، ولا تُزال هنا.',
    recording: 'قد تحمل التسجيلات بيانات خفية، مثل مكان التسجيل ووقته والجهاز المستخدم، ولا تُزال هنا.',
    document: 'قد تحمل المستندات بيانات خفية، مثل اسم كاتبها والتعليقات والنصوص المحذوفة، ولا تُزال هنا.',
    archive: 'قد تحمل الملفات المضغوطة بيانات خفية، مثل الأسماء والأوقات، وكذلك الملفات التي فيها، ولا تُزال هنا.',
    mail: 'تحمل الرسائل عناوين وأسماء والمسار الذي سلكته، ولا تُزال هنا.',
    unknown: 'قد يحمل هذا الملف بيانات خفية عنك، ولا تُزال هنا.',
  },
  stillTells: 'لا تزال هذه الصورة تحمل ما لا يظهر فيها، وكذلك كل نسخة منها تُسلَّم إلى غيرك:',
  notLookedThrough: 'تعذّر فحص هذه الصورة بحثًا عن بيانات خفية، وقد تحمل شيئًا منها.',
  runs: {
    program: 'هذا الملف برنامج، وقد يضر جهازك عند فتحه.',
    script: 'يحمل هذا الملف أوامر قد ينفّذها جهازك عند فتحه.',
    macros: 'قد يحمل هذا المستند «ماكرو»، أي أوامر قد تُنفَّذ عند فتحه.',
    page: 'هذا الملف صفحة ويب، وقد ينفّذ أوامر أو يتصل بالإنترنت عند فتحه.',
    shortcut: 'هذا الملف اختصار، وقد يشغّل شيئًا آخر عند فتحه.',
    disk: 'هذا الملف صورة قرص، وقد تكون فيه برامج.',
  },
  misnamed: 'محتوى هذا الملف ليس من النوع الذي يدل عليه اسمه.',
  savedOnly: 'لا يُعرض هذا الملف هنا، ويمكن حفظه فقط.',
};

export const hiddenDataWords = (lang: Lang): HiddenDataWords => (lang === 'ar' ? ar : en);
