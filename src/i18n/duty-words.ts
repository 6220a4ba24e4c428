// Words of pauses, of the Labour Law's steps, and of asking a reporter after closing, in Arabic and English; no gender is assumed.
import type { LabourStep } from '../policy/types.ts';
import type { Lang } from './locale.ts';

export type DutyWords = {
  /** Of what can't be done before a day. */
  /** The acts after which it is owed no more without having been met. */
  readonly endedBy: (acts: string) => string;
  readonly opens: (day: string) => string;
  readonly endsWith: (acts: string) => string;
  readonly pause: {
    readonly which: string;
    readonly none: string;
    /** `last`: until when it can be paused at most. */
    readonly dueOn: (date: string, last: string) => string;
    readonly until: string;
    readonly untilHint: string;
    /** `office` of whoever paused it. */
    readonly paused: (from: string, until: string, office: string) => string;
    /** Where it was ended early: `by` is the office of whoever did, `until` the last day that doesn't count. */
    readonly resumed: (on: string, by: string) => string;
    /** The same on the day on which it was paused. */
    readonly resumedAtOnce: (on: string, by: string) => string;
    /** Of one before which the time had run out, as the calendar stands now. */
    readonly late: string;
    readonly resumeWhich: string;
    readonly resumeNone: string;
    readonly resumeDue: (until: string, date: string) => string;
    readonly pausedUntil: (until: string) => string;
    /** On the desks of everybody who handles the case, where it isn't the first pause. */
    readonly again: (duty: string, until: string) => string;
    readonly timeline: (duty: string, until: string) => string;
  };
  readonly labour: {
    readonly title: string;
    /** Over what is folded away: the law's own words, and its steps. */
    readonly more: string;
    readonly lead: string;
    readonly law: string;
    readonly step: string;
    readonly steps: Readonly<Record<LabourStep, string>>;
    readonly day: string;
    readonly dayHint: string;
    readonly minutes: string;
    readonly minutesHint: string;
    /** As long as nobody has recorded whether an employee is concerned. */
    readonly perhaps: (day: string) => string;
    readonly perhapsLaw: string;
    readonly recordedOn: (day: string) => string;
    readonly missing: string;
    readonly soon: string;
    readonly before: string;
    readonly beforeLead: string;
  };
  readonly checkIn: {
    readonly text: string;
    readonly hint: string;
  };
};

const en: DutyWords = {
  endsWith: (acts) => `Met by: ${acts}.`,
  endedBy: (acts) => `Ended without being met by: ${acts}.`,
  opens: (day) => `To be done from ${day} on.`,
  pause: {
    which: 'Which time limit?',
    none: 'No time limit that you could pause is running.',
    dueOn: (date, last) => `due on ${date}; can be paused until ${last} at most`,
    until: 'Paused until',
    untilHint:
      'The last day that doesn’t count; today is the first. Time limits are paused for some days in all and a few times at most; the reporter is told until when.',
    paused: (from, until, office) => `Paused from ${from} until ${until}; these days don’t count. Paused by: ${office}`,
    resumed: (on, by) => `Ended early on ${on}, from which day on it counts again. Ended by: ${by}`,
    resumedAtOnce: (on, by) => `Paused on ${on} and ended the same day: no day was left out. Ended by: ${by}`,
    late: 'By the calendar as it stands today the time had run out before this pause, which moves no day.',
    resumeWhich: 'Which time limit is to run again?',
    resumeNone: 'No time limit that you could let run again is paused.',
    resumeDue: (until, date) => `paused until ${until}, due on ${date} as it stands`,
    pausedUntil: (until) => `paused until ${until}`,
    again: (duty, until) => `Paused again: ${duty}, until ${until}`,
    timeline: (duty, until) => `${duty}: until ${until}`,
  },
  labour: {
    title: 'Time limits of the Labour Law',
    more: 'What the law asks for, and what of it is recorded',
    lead: 'Law, not a promise of the policy: they run on over weekends, holidays and pauses, and what is late can’t be made up for. An employee is not accused later than thirty days after the violation was discovered, counted here from the receipt of the report, and not penalised later than thirty days after the investigation has ended (article 69). Before a penalty come written notice, hearing and defence, with minutes on file (article 71).',
    law: 'Law',
    step: 'What do you record?',
    steps: {
      employee: 'The case concerns an employee',
      notice: 'Written notice was given to the employee',
      hearing: 'The employee was heard',
      defence: 'The employee’s defence was taken down',
      decision: 'The penalty was decided, or that there is none',
    },
    day: 'On which day?',
    dayHint: 'The day on which it took place.',
    minutes: 'Minutes: number and summary',
    minutesHint:
      'Not needed where you only record that the case concerns an employee. For those who handle this case; the reporter never sees it.',
    perhaps: (day) =>
      `If the case concerns an employee: written notice of the accusation by ${day}. Record it by “Record a step under the Labour Law”; it then stands among what is owed.`,
    perhapsLaw:
      'An employee is not accused later than thirty days after the violation was discovered, counted here from the receipt of the report (article 69). Weekends, holidays and pauses move nothing.',
    recordedOn: (day) => `Done on ${day}`,
    missing: 'Not recorded yet',
    soon: 'Time is running out',
    before: 'Before “Substantiated” against an employee',
    beforeLead:
      'The Labour Law wants these first. What is missing is recorded by “Record a step under the Labour Law”.',
  },
  checkIn: {
    text: 'Some time ago the handling of your report ended. We would like to know how you are: have you suffered any harm since, at work or elsewhere, that could have to do with a report? You need not answer. You can write to us here at any time, and you need not say who you are. If you would rather not be asked again, tell us here.',
    hint: 'A neutral text in both languages; change it as you like.',
  },
};

const ar: DutyWords = {
  endsWith: (acts) => `يتم بأي من: ${acts}.`,
  endedBy: (acts) => `وينتهي دون أن يتم بأي من: ${acts}.`,
  opens: (day) => `يتم ابتداءً من ${day}.`,
  pause: {
    which: 'أي مهلة؟',
    none: 'ليست هناك مهلة جارية يمكنك إيقافها.',
    dueOn: (date, last) => `آخر موعد ${date}؛ وأقصى إيقاف حتى ${last}`,
    until: 'موقوفة حتى',
    untilHint: 'آخر يوم لا يُحسب، وأولها اليوم. ولإيقاف المهلة حد من الأيام ومن المرات؛ ويُخبَر مقدّم البلاغ إلى متى.',
    paused: (from, until, office) => `موقوفة من ${from} حتى ${until}، ولا تُحسب هذه الأيام. أوقفها: ${office}`,
    resumed: (on, by) => `أُنهي الإيقاف قبل موعده في ${on}، وتُحسب الأيام ابتداءً منه. أنهاه: ${by}`,
    resumedAtOnce: (on, by) => `أُوقفت في ${on} وأُنهي إيقافها في اليوم نفسه، فلم يسقط من الحساب يوم. أنهاه: ${by}`,
    late: 'وبالتقويم القائم اليوم كانت المهلة قد انتهت قبل هذا الإيقاف، فلا يتغيّر به موعدها.',
    resumeWhich: 'أي مهلة تُستأنف؟',
    resumeNone: 'ليست هناك مهلة موقوفة يمكنك استئنافها.',
    resumeDue: (until, date) => `موقوفة حتى ${until}، وآخر موعدها الآن ${date}`,
    pausedUntil: (until) => `موقوفة حتى ${until}`,
    again: (duty, until) => `أُوقفت المهلة مرة أخرى: ${duty}، حتى ${until}`,
    timeline: (duty, until) => `${duty}: حتى ${until}`,
  },
  labour: {
    title: 'مهلتا نظام العمل',
    more: 'ما يطلبه النظام وما سُجّل منه',
    lead: 'هذا حكم النظام لا وعد من السياسة: تستمر المهلتان في العطل والإجازات وعند الإيقاف، وما فات منهما لا يُستدرك. لا يجوز اتهام العامل بمخالفة مضى على كشفها أكثر من ثلاثين يومًا، وتُحسب هنا من استلام البلاغ، ولا توقيع جزاء بعد ثلاثين يومًا من انتهاء التحقيق (المادة ٦٩). ويسبق الجزاءَ إبلاغُ العامل كتابةً وسماع أقواله وتحقيق دفاعه، وإثبات ذلك في محضر (المادة ٧١).',
    law: 'حكم النظام',
    step: 'ماذا تسجّل؟',
    steps: {
      employee: 'البلاغ يتعلق بعامل في الجمعية',
      notice: 'أُبلغ العامل كتابةً',
      hearing: 'سُمعت أقوال العامل',
      defence: 'أُثبت دفاع العامل',
      decision: 'تقرر الجزاء، أو تقرر عدم توقيعه',
    },
    day: 'في أي يوم؟',
    dayHint: 'اليوم الذي تم فيه ذلك.',
    minutes: 'المحضر: رقمه وملخصه',
    minutesHint:
      'لا يلزم إذا اقتصر التسجيل على أن البلاغ يتعلق بعامل. لمن يعالجون هذا البلاغ؛ لا يراه مقدّم البلاغ أبدًا.',
    perhaps: (day) =>
      `إن كان البلاغ يتعلق بعامل في الجمعية فآخر موعد لإبلاغه كتابةً بما يُنسب إليه ${day}. سجّل ذلك بإجراء «تسجيل خطوة بموجب نظام العمل»، فتظهر المهلة بين المستحقات.`,
    perhapsLaw:
      'لا يجوز اتهام العامل بمخالفة مضى على كشفها أكثر من ثلاثين يومًا، وتُحسب هنا من استلام البلاغ (المادة ٦٩). ولا تؤخرها العطل ولا الإجازات ولا الإيقاف.',
    recordedOn: (day) => `تم في ${day}`,
    missing: 'لم يُسجَّل بعد',
    soon: 'أوشكت المهلة على الانتهاء',
    before: 'قبل «ثبتت المخالفة» على عامل',
    beforeLead: 'يوجب نظام العمل هذه أولًا. وما نقص منها يُسجَّل بإجراء «تسجيل خطوة بموجب نظام العمل».',
  },
  checkIn: {
    text: 'انتهت معالجة بلاغك منذ مدة، ويهمنا أن نطمئن عليك: هل تعرّضت منذ ذلك الحين لأي أذى، في العمل أو في غيره، قد تكون له صلة ببلاغ؟ لا يلزمك الجواب. ويمكنك الكتابة إلينا هنا في أي وقت، دون أن تذكر من أنت. وإن كنت لا ترغب في أن نسألك مرة أخرى فأخبرنا هنا.',
    hint: 'نص محايد باللغتين، ولك أن تعدّله.',
  },
};

export const dutyWords = (lang: Lang): DutyWords => (lang === 'ar' ? ar : en);

/** The model text of a question after closing, in both languages, since nobody knows in which one it is read. */
export const CHECK_IN_TEXT = `${ar.checkIn.text}\n\n${en.checkIn.text}`;
