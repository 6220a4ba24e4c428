// Words of pauses, of the Labour Law's steps, and of asking a reporter after closing, in Arabic and English; no gender is assumed.
import type { LabourStep } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

export type DutyWords = {
  /** Of what can't be done before a day. */
  /** The acts after which it is owed no more without having been met. */
  readonly endedBy: (acts: string) => string;
  readonly opens: (day: string) => string;
  readonly endsWith: (acts: string) => string;
  readonly pause: {
    readonly which: string;
    readonly none: string;
    /** `last`: until when it can be paused at most; `left`: how many pauses are left of it, where the policy bounds them. */
    readonly dueOn: (date: string, last: string, left: number | undefined) => string;
    readonly until: string;
    readonly untilHint: string;
    /** `office` of whoever paused it. */
    readonly paused: (from: string, until: string, office: string) => string;
    /** Of one of a single day. */
    readonly pausedOn: (day: string, office: string) => string;
    /** Where it was ended early: `by` is the office of whoever did, `until` the last day that doesn't count. */
    readonly resumed: (on: string, by: string) => string;
    /** The same on the day on which it was paused. */
    readonly resumedAtOnce: (on: string, by: string) => string;
    /** Of one before which the time had run out, as the calendar stands now. */
    readonly late: string;
    /** Of one that leaves the due day where it was. */
    readonly idle: string;
    /** Before one is signed: the due day with it and without. */
    readonly moves: (date: string, before: string) => string;
    readonly movesNothing: (date: string) => string;
    readonly resumeWhich: string;
    readonly resumeNone: string;
    /** `left`: how often it can be paused after this, where the policy bounds that. */
    readonly resumeDue: (until: string, date: string, left: number | undefined) => string;
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
    /** Of a met time limit: after its last day, or from before its first. */
    readonly lateOn: (day: string, last: string) => string;
    readonly earlyOn: (day: string) => string;
    /** Of a time limit that ended since no employee is concerned or accused. */
    readonly droppedOn: (day: string) => string;
    /** `days` were recorded before the one that counts. */
    readonly corrected: (days: string) => string;
    /** Before a step is signed: which day of which time limit it corrects. */
    readonly corrects: (what: string, before: string, now: string) => string;
    readonly correctsEarly: (what: string, before: string, now: string) => string;
    /** Before a step is signed that is recorded with that day already, and a decision that meets no time limit. */
    readonly same: (what: string, day: string) => string;
    readonly meetsNothing: (day: string) => string;
    /** Before it is signed that no employee is accused, and before a step that says otherwise again. */
    readonly ends: (what: string) => string;
    /** `last`: its last day, and how far off it is; undefined where the step meets it at once. */
    readonly runsAgain: (what: string, last: string | undefined) => string;
    readonly begins: (what: string, last: string) => string;
    readonly endsNothing: string;
    /** The same while the page tells by when an employee would have to be accused. */
    readonly endsPerhaps: (last: string) => string;
    /** Of a step other than that, in a case that is closed in review. */
    readonly noneWhileClosed: string;
    /** On the case's page while it holds. */
    readonly noneSince: (day: string) => string;
    readonly missing: string;
    /** Of the first step, where another one says the same. */
    readonly follows: string;
    /** Over the recorded steps, where another is recorded. */
    readonly recorded: string;
    readonly stepHint: string;
    readonly doubts: {
      readonly missing: (steps: string) => string;
      readonly order: (later: string, earlier: string) => string;
      readonly early: string;
    };
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
    dueOn: (date, last, left) =>
      `due on ${date}; can be paused until ${last} at most${left === undefined ? '' : countEn(left, { one: '; this is the last pause that is left', other: '; {n} pauses are left, this one included' })}`,
    until: 'Paused until',
    untilHint:
      'The last day that doesn’t count; today is the first. A time limit can be paused for some days in all and a few times at most; above stands what is left of each. The reporter is told until when the handling stands still.',
    paused: (from, until, office) => `Paused from ${from} until ${until}; these days don’t count. Paused by: ${office}`,
    pausedOn: (day, office) => `Paused on ${day}; this day doesn’t count. Paused by: ${office}`,
    resumed: (on, by) => `Ended early on ${on}, from which day on it counts again. Ended by: ${by}`,
    resumedAtOnce: (on, by) => `Paused on ${on} and ended the same day: no day was left out. Ended by: ${by}`,
    late: 'By the calendar as it stands today the time had run out before this pause, which moves no day.',
    idle: 'By the calendar as it stands today this pause moves nothing: the due day is the same without it.',
    moves: (date, before) => `With this pause the due day is ${date} instead of ${before}.`,
    movesNothing: (date) =>
      `This pause moves nothing: the due day stays ${date}, since the paused days don’t count anyway or the due day comes to the same. It still counts as a pause of this time limit.`,
    resumeWhich: 'Which time limit is to run again?',
    resumeNone: 'No time limit that you could let run again is paused.',
    resumeDue: (until, date, left) =>
      `paused until ${until}, due on ${date} as it stands; after this it ${left === 0 ? 'can’t be paused again' : left === undefined ? 'can be paused anew' : countEn(left, { one: 'can be paused once more', other: 'can be paused {n} more times' })}`,
    pausedUntil: (until) => `paused until ${until}`,
    again: (duty, until) => `Paused again: ${duty}, until ${until}`,
    timeline: (duty, until) => `${duty}: until ${until}`,
  },
  labour: {
    title: 'Time limits of the Labour Law',
    more: 'What the law asks for, and what of it is recorded',
    lead: 'Law, not a promise of the policy: they run on over weekends, holidays and pauses, and what is late can’t be made up for. An employee is not accused later than thirty days after the violation was discovered, counted here from the receipt of the report, or from the further evidence that opened the case anew, and not penalised later than thirty days after the investigation has ended (article 69). Before a penalty come written notice, hearing and defence, with minutes on file (article 71).',
    law: 'Law',
    step: 'What do you record?',
    steps: {
      employee: 'The case concerns an employee',
      notice: 'Written notice was given to the employee',
      hearing: 'The employee was heard',
      defence: 'The employee’s defence was taken down',
      decision: 'The penalty was decided, or that there is none',
      none: 'No employee is concerned, or none is accused',
    },
    day: 'On which day?',
    dayHint: 'The day on which it took place.',
    minutes: 'Minutes: number and summary',
    minutesHint:
      'Not needed where you only record that the case concerns an employee. Where none is accused, write why. For those who handle this case; the reporter never sees it.',
    perhaps: (day) =>
      `If the case concerns an employee: written notice of the accusation by ${day}. Record it by “Record a step under the Labour Law”; it then stands among what is owed.`,
    perhapsLaw:
      'An employee is not accused later than thirty days after the violation was discovered, counted here from the receipt of the report, or from the further evidence that opened the case anew (article 69). Weekends, holidays and pauses move nothing.',
    recordedOn: (day) => `Done on ${day}`,
    lateOn: (day, last) => `Done on ${day}, after the last day, ${last}`,
    earlyOn: (day) => `Not met: what is recorded is of ${day}, before the time limit began`,
    droppedOn: (day) => `Ended on ${day}: no employee is concerned, or none is accused`,
    corrected: (days) => `Recorded before, and corrected: ${days}. The day that was recorded last counts.`,
    corrects: (what, before, now) =>
      `This corrects “${what}”: it then counts as done on ${now}, and no longer on ${before}, which stays visible as corrected. If both took place, don’t record the second.`,
    correctsEarly: (what, before, now) =>
      `This corrects “${what}” from ${before} to ${now}, which is before the time limit began: it is then told as not met, and the time limit doesn’t start again. Record what was decided after the recommendation, if anything was.`,
    same: (what, day) => `“${what}” is recorded with this day already, ${day}. Recording it again moves no day.`,
    meetsNothing: (day) =>
      `A decision of ${day} is from before the time limit for a penalty began, and doesn’t meet it. Record what is decided after the recommendation.`,
    ends: (what) =>
      `This ends the time limit “${what}” without its being met. Another step that is recorded later lets it run again, from the day from which it ran before.`,
    runsAgain: (what, last) =>
      `The time limit “${what}” was ended, since no employee was accused. With this step it counts again, from the day from which it ran before${last === undefined ? '' : `; its last day is ${last}`}.`,
    begins: (what, last) => `With this step the time limit “${what}” begins; its last day is ${last}.`,
    endsNothing:
      'No time limit of the law runs now, so that none ends by this. As long as no other step is recorded after it, none begins.',
    endsPerhaps: (last) =>
      `Until now the case’s page tells the last day for written notice if an employee is concerned: ${last}. Once this is recorded it is told no more: as long as no other step is recorded after it, no time limit of the law runs.`,
    noneWhileClosed:
      'The case is closed, and no time limit of the law runs in it. If further evidence opens it anew, one begins with it.',
    noneSince: (day) =>
      `Recorded with the day ${day}: no employee is concerned, or none is accused. As long as no other step is recorded, no time limit of the law runs.`,
    missing: 'Not recorded yet',
    follows: 'Follows from what is recorded',
    recorded: 'What is recorded so far',
    stepHint:
      'Notice, hearing and defence come before a decision (article 71). Each is recorded by itself. Recorded again, a step is corrected: the day recorded last counts. Where the case concerns no employee after all, or none is accused, record that: it ends the time limits.',
    doubts: {
      missing: (steps) =>
        `A decision is recorded, and before it nothing of: ${steps}. Article 71 asks for it before a penalty.`,
      order: (later, earlier) =>
        `“${later}” has an earlier day than “${earlier}”. See whether both days are right, and record again what is wrong.`,
      early:
        'The recorded decision is from before the time limit for a penalty began, and doesn’t meet it. Record what is decided after the recommendation.',
    },
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
    dueOn: (date, last, left) =>
      `آخر موعد ${date}؛ وأقصى إيقاف حتى ${last}${left === undefined ? '' : countAr(left, { zero: '؛ ولم يبق إيقاف', one: '؛ وهذا آخر إيقاف بقي', two: '؛ وبقي إيقافان، وهذا أحدهما', few: '؛ وبقي {n} إيقافات، وهذا أحدها', many: '؛ وبقي {n} إيقافًا، وهذا أحدها', other: '؛ وبقي {n} إيقاف، وهذا أحدها' })}`,
    until: 'موقوفة حتى',
    untilHint:
      'آخر يوم لا يُحسب، وأولها اليوم. ولإيقاف المهلة حد من الأيام ومن المرات، وما بقي منه مكتوب أعلاه عند كل مهلة. ويُخبَر مقدّم البلاغ إلى متى تتوقف المعالجة.',
    paused: (from, until, office) => `موقوفة من ${from} حتى ${until}، ولا تُحسب هذه الأيام. أوقفها: ${office}`,
    pausedOn: (day, office) => `موقوفة يوم ${day}، ولا يُحسب هذا اليوم. أوقفها: ${office}`,
    resumed: (on, by) => `أُنهي الإيقاف قبل موعده يوم ${on}، وتُحسب الأيام ابتداءً منه. أنهاه: ${by}`,
    resumedAtOnce: (on, by) => `أُوقفت يوم ${on} وأُنهي إيقافها في اليوم نفسه، فلم يسقط من الحساب يوم. أنهاه: ${by}`,
    late: 'وبالتقويم القائم اليوم كانت المهلة قد انتهت قبل هذا الإيقاف، فلا يتغيّر به موعدها.',
    idle: 'وبالتقويم القائم اليوم لا يغيّر هذا الإيقاف شيئًا: آخر الموعد هو نفسه من دونه.',
    moves: (date, before) => `بهذا الإيقاف يصبح آخر الموعد ${date} بدلًا من ${before}.`,
    movesNothing: (date) =>
      `لا يغيّر هذا الإيقاف شيئًا: يبقى آخر الموعد ${date}، لأن أيامه لا تُحسب أصلًا أو لأن آخر الموعد يقع في اليوم نفسه. ومع ذلك يُعدّ إيقافًا من إيقافات هذه المهلة.`,
    resumeWhich: 'أي مهلة تُستأنف؟',
    resumeNone: 'ليست هناك مهلة موقوفة يمكنك استئنافها.',
    resumeDue: (until, date, left) =>
      `موقوفة حتى ${until}، وآخر موعدها الآن ${date}؛ ${left === undefined ? 'ويمكن إيقافها بعد ذلك من جديد' : countAr(left, { zero: 'ولا يمكن إيقافها بعد ذلك', one: 'ويمكن إيقافها بعد ذلك مرة واحدة', two: 'ويمكن إيقافها بعد ذلك مرتين', few: 'ويمكن إيقافها بعد ذلك {n} مرات', many: 'ويمكن إيقافها بعد ذلك {n} مرة', other: 'ويمكن إيقافها بعد ذلك {n} مرة' })}`,
    pausedUntil: (until) => `موقوفة حتى ${until}`,
    again: (duty, until) => `أُوقفت المهلة مرة أخرى: ${duty}، حتى ${until}`,
    timeline: (duty, until) => `${duty}: حتى ${until}`,
  },
  labour: {
    title: 'مهلتا نظام العمل',
    more: 'ما يطلبه النظام وما سُجّل منه',
    lead: 'هذا حكم النظام لا وعد من السياسة: تستمر المهلتان في العطل والإجازات وعند الإيقاف، وما فات منهما لا يُستدرك. لا يجوز اتهام العامل بمخالفة مضى على كشفها أكثر من ثلاثين يومًا، وتُحسب هنا من استلام البلاغ، أو من ورود الإثباتات الإضافية التي أُعيد بها فتحه، ولا توقيع جزاء بعد ثلاثين يومًا من انتهاء التحقيق (المادة ٦٩). ويسبق الجزاءَ إبلاغُ العامل كتابةً وسماع أقواله وتحقيق دفاعه، وإثبات ذلك في محضر (المادة ٧١).',
    law: 'حكم النظام',
    step: 'ماذا تسجّل؟',
    steps: {
      employee: 'البلاغ يتعلق بعامل في الجمعية',
      notice: 'أُبلغ العامل كتابةً',
      hearing: 'سُمعت أقوال العامل',
      defence: 'أُثبت دفاع العامل',
      decision: 'تقرر الجزاء، أو تقرر عدم توقيعه',
      none: 'لا يتعلق البلاغ بعامل، أو لا يُتهم به عامل',
    },
    day: 'في أي يوم؟',
    dayHint: 'اليوم الذي تم فيه ذلك.',
    minutes: 'المحضر: رقمه وملخصه',
    minutesHint:
      'لا يلزم إذا اقتصر التسجيل على أن البلاغ يتعلق بعامل. وإذا لم يُتهم عامل فاذكر السبب. لمن يعالجون هذا البلاغ؛ لا يراه مقدّم البلاغ أبدًا.',
    perhaps: (day) =>
      `إن كان البلاغ يتعلق بعامل في الجمعية فآخر موعد لإبلاغه كتابةً بما يُنسب إليه ${day}. سجّل ذلك بإجراء «تسجيل خطوة بموجب نظام العمل»، فتظهر المهلة بين المستحقات.`,
    perhapsLaw:
      'لا يجوز اتهام العامل بمخالفة مضى على كشفها أكثر من ثلاثين يومًا، وتُحسب هنا من استلام البلاغ، أو من ورود الإثباتات الإضافية التي أُعيد بها فتحه (المادة ٦٩). ولا تؤخرها العطل ولا الإجازات ولا الإيقاف.',
    recordedOn: (day) => `تم يوم ${day}`,
    lateOn: (day, last) => `تم يوم ${day}، بعد آخر موعد ${last}`,
    earlyOn: (day) => `لم يتم: المسجَّل بيوم ${day}، قبل بدء المهلة`,
    droppedOn: (day) => `انتهت يوم ${day}: لا يتعلق البلاغ بعامل، أو لا يُتهم به عامل`,
    corrected: (days) => `سُجّل قبل ذلك ثم صُحّح: ${days}. والعبرة بآخر يوم سُجّل.`,
    corrects: (what, before, now) =>
      `يصحّح هذا التسجيل «${what}»: فيُعدّ قد تم يوم ${now} لا يوم ${before}، ويبقى اليوم السابق ظاهرًا على أنه صُحّح. فإن كان الأمران قد وقعا فلا تسجّل الثاني.`,
    correctsEarly: (what, before, now) =>
      `يصحّح هذا التسجيل «${what}» من يوم ${before} إلى يوم ${now}، وهو قبل بدء المهلة: فيظهر أنه لم يتم، ولا تبدأ المهلة من جديد. سجّل ما تقرر بعد التوصية إن كان قد تقرر شيء.`,
    same: (what, day) => `«${what}» مسجَّل بهذا اليوم من قبل، ${day}. وتسجيله من جديد لا يغيّر يومًا.`,
    meetsNothing: (day) => `القرار الواقع يوم ${day} سابق على بدء مهلة الجزاء، فلا تتم به. سجّل ما يتقرر بعد التوصية.`,
    ends: (what) =>
      `تنتهي بهذا التسجيل مهلة «${what}» دون أن تتم. وإذا سُجّلت بعده خطوة أخرى جرت من جديد، محسوبة من اليوم الذي كانت تُحسب منه.`,
    runsAgain: (what, last) =>
      `أُنهيت مهلة «${what}» لأنه لم يُتهم عامل. وبهذه الخطوة تُحسب من جديد، من اليوم الذي كانت تُحسب منه${last === undefined ? '' : `، وآخر موعدها ${last}`}.`,
    begins: (what, last) => `تبدأ بهذه الخطوة مهلة «${what}»، وآخر موعدها ${last}.`,
    endsNothing: 'لا تجري الآن مهلة من مهلتي النظام، فلا تنتهي به مهلة. وما لم تُسجَّل بعده خطوة أخرى لا تبدأ مهلة.',
    endsPerhaps: (last) =>
      `تذكر صفحة البلاغ إلى الآن آخر موعد لإبلاغ العامل كتابةً إن كان البلاغ يتعلق بعامل: ${last}. وبعد هذا التسجيل لا يُذكر: فما لم تُسجَّل بعده خطوة أخرى لا تجري مهلة من مهلتي النظام.`,
    noneWhileClosed:
      'البلاغ مغلق، ولا تجري فيه مهلة من مهلتي النظام. وإذا أُعيد فتحه بإثباتات إضافية بدأت بورودها مهلة.',
    noneSince: (day) =>
      `المسجَّل بيوم ${day}: لا يتعلق البلاغ بعامل، أو لا يُتهم به عامل. وما لم تُسجَّل خطوة أخرى لا تجري مهلة من مهلتي النظام.`,
    missing: 'لم يُسجَّل بعد',
    follows: 'يُفهم مما سُجّل',
    recorded: 'ما سُجّل حتى الآن',
    stepHint:
      'يسبق القرارَ الإبلاغُ وسماع الأقوال وإثبات الدفاع (المادة ٧١)، ويُسجَّل كل منها على حدة. وتسجيل الخطوة من جديد تصحيح لها: فالعبرة بآخر يوم سُجّل. فإن تبيّن أن البلاغ لا يتعلق بعامل، أو لم يُتهم به عامل، فسجّل ذلك، وبه تنتهي المهلتان.',
    doubts: {
      missing: (steps) => `سُجّل قرار ولم يُسجَّل قبله: ${steps}. وتوجبه المادة ٧١ قبل الجزاء.`,
      order: (later, earlier) =>
        `يوم «${later}» أسبق من يوم «${earlier}». تحقق من صحة اليومين، وسجّل من جديد ما كان خطأ.`,
      early: 'القرار المسجَّل سابق على بدء مهلة الجزاء، فلا تتم به. سجّل ما يتقرر بعد التوصية.',
    },
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
