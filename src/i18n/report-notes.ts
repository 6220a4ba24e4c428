// What the report's page tells beside its questions: ticks that it took away, and a report that was sent before it was loaded
// again.
import type { Lang } from './locale.ts';

type Notes = {
  /** Before anything is sent: the portal can't be asked who would receive it. */
  readonly paused: string;
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
};

const en: Notes = {
  paused: 'You cannot go on at the moment',
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
};

const ar: Notes = {
  paused: 'تعذّرت المتابعة في هذه اللحظة',
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
};

export const reportNotes = (lang: Lang): Notes => (lang === 'ar' ? ar : en);
