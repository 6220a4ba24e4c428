// What the report's page tells beside its questions: ticks that it took away, and a report that was sent before it was loaded
// again.
import type { Lang } from './locale.ts';

type Notes = {
  /** Before anything is sent: the portal can't be asked who would receive it. */
  readonly paused: string;
  /** Where the people whom a report is sealed to couldn't be verified: trying again is no advice. */
  readonly untrusted: { readonly title: string; readonly kept: string };
  readonly cleared: {
    /** `alone` was ticked and `offices`, in a sentence, lost their ticks. */
    readonly others: (alone: string, offices: string) => string;
    /** Something else was ticked, and `alone` lost its tick. */
    readonly alone: (alone: string) => string;
    readonly undo: string;
    readonly undone: string;
  };
  /** What happens next, for who goes on without having the code. */
  readonly withoutCode: string;
  readonly sentBefore: {
    readonly title: string;
    readonly gone: string;
    readonly written: string;
    readonly unwritten: string;
    readonly anew: string;
  };
  /** The same where nobody knows whether it arrived. */
  readonly perhapsBefore: { readonly title: string; readonly gone: string; readonly unwritten: string };
  /** What this tab still tells after the code page. */
  readonly tabKnows: string;
  /** While nobody knows whether the report arrived. */
  readonly unheard: {
    readonly title: string;
    /** Why it failed, where the usual sentence claims that nothing was lost, stored or sent. */
    readonly why: Readonly<Record<'offline' | 'malformed' | 'untrusted', string>>;
    readonly kept: string;
    readonly again: string;
    readonly leave: string;
    /** In place of what is said of an ordinary page before anything is sent. */
    readonly hint: string;
    /** Above who receives it, as the answers are now. */
    readonly receivers: string;
    /** In place of the refusal of ticks, which says that nothing was stored. */
    readonly refused: string;
  };
  /** A report that stands as it was sent before, where answers were changed since. */
  readonly again: {
    readonly title: string;
    readonly text: string;
    readonly how: string;
    /** Followed by a link to the other ways. */
    readonly ticks: string;
    readonly unsent: string;
    /** Each is followed by the names of files. */
    readonly files: { readonly unsent: string; readonly gone: string };
    /** Before these answers go from the page. */
    readonly goOn: { readonly title: string; readonly text: string; readonly stay: string; readonly go: string };
  };
};

const en: Notes = {
  paused: 'You cannot go on at the moment',
  untrusted: {
    title: 'Do not report here as long as this stands',
    kept: 'What you typed is still on this page, and nowhere else. You can copy it for another way.',
  },
  cleared: {
    others: (alone, offices) => `“${alone}” stands alone, so you no longer have a tick at ${offices}.`,
    alone: (alone) => `“${alone}” stands alone, so it is no longer ticked.`,
    undo: 'Undo',
    undone: 'Your ticks are as they were before.',
  },
  withoutCode:
    'A preliminary review decides whether an investigation is needed, as for every report. Without the code you cannot read our answer or add to this report; you may report anew, and say that you reported before.',
  sentBefore: {
    title: 'A report was sent from this tab',
    gone: 'Its tracking code was shown once and cannot be shown again: neither this page nor the portal has kept it.',
    written: 'If you wrote the code down, it opens your report:',
    unwritten:
      'If you did not, your report is dealt with all the same, but you cannot read our answer to it. You may report anew, and say that you reported before.',
    anew: 'What follows is a new, empty report.',
  },
  perhapsBefore: {
    title: 'A report may have been sent from this tab',
    gone: 'No answer of the portal came back before this page was left, so nobody here knows whether the report arrived. Its tracking code was never shown and cannot be found again.',
    unwritten:
      'If it arrived, it is dealt with all the same, but you cannot read our answer to it. You may report anew, and say that you may have reported before.',
  },
  tabKnows: 'Until then the report page says in this tab that a report was sent from it, and nothing more.',
  unheard: {
    title: 'We could not learn whether the report arrived',
    why: {
      offline: 'There is no connection to the portal, or it broke off.',
      malformed: 'The portal did not understand what this browser sent.',
      untrusted: 'The portal’s keys could not be verified just now.',
    },
    kept: 'It may have arrived. Everything that you typed is still here.',
    again:
      'Press “Send the report” again: the portal is first asked whether it has this report, and never gets a second one. If it has it, your tracking code is shown. What you changed meanwhile is then not sent, and new ticks keep nobody away from it; you can add the changes with the code. If it doesn’t have it, what stands here now is sent.',
    leave: 'If you leave this page now, nobody has the code of this report, though it may have arrived.',
    hint: 'The report that you sent may have arrived, for those whom you saw before sending it; what you tick now keeps nobody away from it. What you type now is stored nowhere, and nothing is sent before you press “Send the report”. If you leave, what you typed is gone, and nobody has the code of that report.',
    receivers:
      'This holds where the report that you sent before has not arrived. If it has, it is with those who were named here then, and nobody ticked since is kept away from it.',
    refused:
      'If everybody you ticked is kept away, fewer than two people remain who could deal with it, and one alone could bury it. So we would not take a report with these ticks. The report that you sent before may have arrived with your earlier ticks: tick as before and press “Send the report” again, and we ask for it.',
  },
  again: {
    title: 'This report was already sent',
    text: 'The portal received it as you had sent it before, under the code below, and it cannot be changed. What you have changed since was not sent. It stands here, so that you can copy it.',
    how: 'To add it, open your report with the code and choose “Add further evidence”.',
    ticks:
      'Your new ticks keep nobody away any more: the report was sealed by your earlier ones. If it concerns somebody who received it, they can read your messages too; then rather use one of these:',
    unsent: 'What stands here was not sent',
    files: {
      unsent: 'These files were not sent. They are on your device as before:',
      gone: 'These files went with the report, though you took them out since:',
    },
    goOn: {
      title: 'What was not sent will disappear from this page',
      text: 'If you go on, it is shown nowhere any more, and nobody will have received it. If you want to add it to your report, copy it first.',
      stay: 'Stay and copy it',
      go: 'Go on without it',
    },
  },
};

const ar: Notes = {
  paused: 'تعذّرت المتابعة في هذه اللحظة',
  untrusted: {
    title: 'لا تُبلّغ من هنا ما دام الأمر كذلك',
    kept: 'ما كتبته لا يزال في هذه الصفحة وحدها، ويمكنك نسخه لتبلّغ به بطريقة أخرى.',
  },
  cleared: {
    others: (alone, offices) => `لا تُجمع إجابة «${alone}» مع غيرها، ولذلك أُلغي اختيار ${offices}.`,
    alone: (alone) => `لا تُجمع إجابة «${alone}» مع غيرها، ولذلك أُلغي اختيارها.`,
    undo: 'تراجع',
    undone: 'عادت اختياراتك كما كانت.',
  },
  withoutCode:
    'تُجرى مراجعة أولية لتحديد الحاجة إلى تحقيق، كما في كل بلاغ. ومن دون الرمز لا يمكنك قراءة ردّنا ولا الإضافة إلى هذا البلاغ؛ ويمكنك تقديم بلاغ جديد، وذكر أنك بلّغت من قبل.',
  sentBefore: {
    title: 'أُرسل بلاغ من علامة التبويب هذه',
    gone: 'ظهر رمز المتابعة مرة واحدة، ولا يمكن أن يظهر مرة أخرى: فلم تحتفظ به هذه الصفحة ولا المنصة.',
    written: 'إن كنت قد كتبت الرمز فافتح بلاغك به:',
    unwritten:
      'وإن لم تكتبه فبلاغك وصل وتسري عليه القواعد نفسها، لكنك لن تستطيع قراءة ردّنا عليه. ويمكنك تقديم بلاغ جديد، وذكر أنك بلّغت من قبل.',
    anew: 'وما يأتي بعد هذا بلاغ جديد فارغ.',
  },
  perhapsBefore: {
    title: 'ربما أُرسل بلاغ من علامة التبويب هذه',
    gone: 'غُودرت هذه الصفحة قبل أن يصلها جواب المنصة، فلا يُعرف هنا هل وصل البلاغ. ولم يظهر رمز متابعته، ولا يمكن استرجاعه.',
    unwritten:
      'فإن كان قد وصل فتسري عليه القواعد نفسها، لكنك لن تستطيع قراءة ردّنا عليه. ويمكنك تقديم بلاغ جديد، وذكر أنك ربما بلّغت من قبل.',
  },
  tabKnows: 'وإلى أن تغلقها تذكر صفحة البلاغ في علامة التبويب هذه أن بلاغًا أُرسل منها، ولا تذكر غير ذلك.',
  unheard: {
    title: 'لم نتمكن من معرفة هل وصل البلاغ',
    why: {
      offline: 'لا يوجد اتصال بالمنصة، أو انقطع الاتصال.',
      malformed: 'لم تفهم المنصة ما أرسله هذا المتصفح.',
      untrusted: 'تعذّر الآن التحقق من مفاتيح المنصة.',
    },
    kept: 'ربما وصل. وكل ما كتبته لا يزال هنا.',
    again:
      'اضغط «إرسال البلاغ» مرة أخرى: تُسأل المنصة أولًا هل وصلها هذا البلاغ، ولا يُرسَل إليها بلاغ ثانٍ. فإن كان قد وصلها ظهر لك رمز المتابعة، ولم يُرسَل ما غيّرته بعده، ولم تُبعِد الاختيارات الجديدة عنه أحدًا، ويمكنك إضافة ما غيّرته بالرمز. وإن لم يكن قد وصلها أُرسِل ما هو مكتوب هنا الآن.',
    leave: 'وإذا غادرت هذه الصفحة الآن فلن يكون رمز هذا البلاغ لدى أحد، مع أنه ربما وصل.',
    hint: 'ربما وصل البلاغ الذي أرسلته إلى من ظهرت لك مناصبهم قبل الإرسال، وما تختاره الآن لا يُبعِد عنه أحدًا. وما تكتبه الآن لا يُحفظ في أي مكان، ولا يُرسَل شيء قبل أن تضغط «إرسال البلاغ». وإذا غادرت ضاع ما كتبته، ولم يكن رمز ذلك البلاغ لدى أحد.',
    receivers:
      'ينطبق ما يلي إن لم يكن البلاغ الذي أرسلته من قبل قد وصل. أما إن كان قد وصل فهو لدى من ذُكروا هنا حينها، ولا يُبعَد عنه من اخترتَه بعد ذلك.',
    refused:
      'إذا أُبعد كل من اخترتَهم فسيبقى أقل من شخصين يمكنهما معالجة البلاغ، ويستطيع شخص واحد أن يُخفيه. لذلك لا نستلم بلاغًا بهذه الاختيارات. أما البلاغ الذي أرسلته من قبل فربما وصل باختياراتك السابقة: أعد اختيارها ثم اضغط «إرسال البلاغ» مرة أخرى، فنسأل عنه.',
  },
  again: {
    title: 'سبق إرسال هذا البلاغ',
    text: 'استلمته المنصة كما أرسلته من قبل، بالرمز الظاهر أدناه، ولا يمكن تغييره. أما ما غيّرته بعد ذلك فلم يُرسَل، وهو معروض هنا لتنسخه.',
    how: 'لإضافته افتح بلاغك بالرمز، ثم اختر «إضافة إثباتات».',
    ticks:
      'ولا تُبعد اختياراتك الجديدة أحدًا بعد الآن: فقد شُفّر البلاغ بحسب اختياراتك السابقة. وإن كان يتعلق بأحد ممن استلموه فهو يستطيع قراءة رسائلك أيضًا، والأولى حينها أن تستخدم إحدى هذه الطرق:',
    unsent: 'ما يأتي لم يُرسَل',
    files: {
      unsent: 'هذه الملفات لم تُرسَل، وهي في جهازك كما كانت:',
      gone: 'وهذه الملفات أُرسلت مع البلاغ، مع أنك أزلتها بعد ذلك:',
    },
    goOn: {
      title: 'سيختفي من هذه الصفحة ما لم يُرسَل',
      text: 'إذا تابعت فلن يظهر بعد ذلك في أي مكان، ولم يستلمه أحد. وإن أردت إضافته إلى بلاغك فانسخه أولًا.',
      stay: 'البقاء لنسخه',
      go: 'المتابعة من دونه',
    },
  },
};

export const reportNotes = (lang: Lang): Notes => (lang === 'ar' ? ar : en);
