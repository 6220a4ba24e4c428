// Words of the rules that a case runs under: which policy, how many decide, who has which part by which office, what to do where
// nobody is left for one, and further members of a panel. In Arabic and English; no gender is assumed.
import type { Part } from '../domain/succession.ts';
import type { Office } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

export type PanelWords = {
  /** *Refer* once the case is with a panel that has become too small. */
  readonly further: {
    readonly name: string;
    readonly lead: string;
    readonly consequence: string;
    readonly done: string;
    readonly history: string;
  };
  /** Where not everybody on a panel is of the committee. */
  readonly investigators: string;
  /** Where an external investigator can be the whole panel. */
  readonly aloneDecides: string;
  readonly rules: {
    readonly title: string;
    /** Before and behind the policy's version, which is isolated. */
    readonly policy: readonly [before: string, behind: string];
    readonly policyChanged: string;
    readonly toPolicy: string;
    readonly quorum: (needed: number) => string;
    readonly alone: string;
    readonly quorumNow: (needed: number) => string;
    readonly parts: string;
    readonly part: Readonly<Record<Part, string>>;
    readonly nobody: string;
    readonly nobodyYet: string;
    readonly lost: string;
    readonly furtherOn: (date: string, names: string) => string;
  };
  readonly vacant: {
    readonly title: string;
    readonly panelShort: string;
    readonly bringIn: string;
    readonly signers: (offices: string) => string;
    readonly fewSigners: string;
    readonly afterwards: string;
    readonly external: string;
    /** On the desk: whom to bring back. */
    readonly rowAway: (names: string) => string;
  };
  /** Whose a case's panel duty is: members of the committee or whoever was appointed in their place. */
  readonly investigates: string;
  /** Beside who lost the office of their part. */
  readonly lostOffice: string;
  readonly lostOfficeOn: (date: string) => string;
  readonly policyPage: {
    readonly appointed: string;
    readonly ticked: (ticks: string, panel: string) => string;
    readonly others: (panel: string) => string;
    readonly ifShort: (panel: string) => string;
    readonly halved: string;
    readonly alone: string;
    readonly part: (offices: string) => string;
    readonly byOffice: string;
  };
  readonly missing: {
    readonly title: string;
    readonly lead: string;
    readonly office: Readonly<Partial<Record<Office, string>>>;
  };
};

const en: PanelWords = {
  further: {
    name: 'Bring in further members',
    lead: 'Fewer members are left on this case than it takes to decide. Further members carry the investigation on together with those who are left; the date by which they recommend stays.',
    consequence:
      'Keys can’t be taken back: from now on the members whom you clear can read the report, its messages and all that was written inside the case.',
    done: 'Further members were brought in.',
    history: 'Further members were brought in',
  },
  investigators: 'Who investigates this case',
  aloneDecides:
    'The external investigator alone is a whole panel: where you clear nobody else, one recommendation of theirs goes to the ratifier.',
  rules: {
    title: 'The rules of this case',
    policy: ['This case runs under policy', ', under which it was received.'],
    policyChanged: 'Another policy is in force for new reports since. It doesn’t change this case.',
    toPolicy: 'The policy in force',
    quorum: (needed) =>
      countEn(needed, {
        one: 'Deciding takes {n} member, who must be present.',
        other: 'Deciding takes {n} members, who must be present.',
      }),
    alone: 'The external investigator alone is the panel, and decides alone.',
    quorumNow: (needed) =>
      countEn(needed, {
        one: 'For new reports it takes {n} now; that doesn’t count here.',
        other: 'For new reports it takes {n} now; that doesn’t count here.',
      }),
    parts: 'Who has which part, by which office',
    part: { reviewer: 'Reviewer', second: 'Second recipient', ratifier: 'Ratifier', panel: 'Panel' },
    nobody: 'nobody is left',
    nobodyYet: 'nobody yet',
    lost: 'no longer holds an office of this part',
    furtherOn: (date, names) => `From ${date} on the panel has these members too: ${names}.`,
  },
  vacant: {
    title: 'A part of this case has nobody left',
    panelShort: 'Fewer members are left on the panel than it takes to decide.',
    bringIn: 'The reviewer can bring in further members.',
    signers: (offices) => `The roster is signed by two of these: ${offices}.`,
    fewSigners:
      'A roster takes two of its signers, and fewer are left on it, so nobody can be added; the administrator’s page says what is left to do.',
    afterwards: 'Once that roster is signed, whoever has the keys hands them on here, and the case goes on.',
    external: 'If nobody can be appointed, these external bodies stay open to you and to the reporter:',
    rowAway: (names) =>
      `Whoever left has keys of this case that nobody else has. Have them brought back first: ${names}.`,
  },
  investigates: 'whoever investigates',
  lostOffice: 'no longer in the office of their part',
  lostOfficeOn: (date) => `no longer in the office of their part since ${date}`,
  policyPage: {
    appointed:
      'The alternate auditor, the members of an ad-hoc panel and an external investigator are appointed by name: they stand on the roster, which two of its four signers sign. Nobody ticks them.',
    ticked: (ticks, panel) => `Investigation where all of these are ticked (${ticks}): ${panel}.`,
    others: (panel) => `Investigation of every other report: ${panel}.`,
    ifShort: (panel) => `while too few of them are left, also: ${panel}`,
    halved: 'Where half of the committee or more is kept away, its other members don’t investigate either.',
    alone: 'An external investigator alone is a whole panel.',
    part: (offices) =>
      `Where nobody is left for the part of a reviewer or a second receiver in a running case, it falls to: ${offices}.`,
    byOffice:
      'Whoever no longer holds an office of their part loses it: whoever comes next is given the keys, new keys begin, and theirs are taken back.',
  },
  missing: {
    title: 'Appointed by name',
    lead: 'These are appointed only where they are needed. Without them, these reports wait:',
    office: {
      'alternate-auditor':
        'Alternate auditor: where neither internal auditor nor audit committee chair can review, or nobody is left for a part of a running case.',
      'ad-hoc-panel':
        'Ad-hoc panel: where half of the violations committee or more is concerned, or too few of its members are left.',
      'external-investigator':
        'External investigator: where a report concerns internal auditor, board chair and executive director together, it can be referred to nobody else.',
    },
  },
};

const ar: PanelWords = {
  further: {
    name: 'إضافة أعضاء إلى التحقيق',
    lead: 'عدد من بقي من الأعضاء في هذا البلاغ دون النصاب. يتابع الأعضاء المضافون التحقيق مع من بقي، ولا يتغير موعد التوصية.',
    consequence:
      'لا تُسترد المفاتيح بعد منحها: يستطيع من سجّلت انتفاء تعارضهم من الآن قراءة البلاغ ورسائله وكل ما كُتب داخل ملفه.',
    done: 'أُضيف أعضاء إلى التحقيق.',
    history: 'أُضيف أعضاء إلى التحقيق',
  },
  investigators: 'القائمون بالتحقيق في هذا البلاغ',
  aloneDecides:
    'المحقق الخارجي وحده بمنزلة لجنة كاملة: إذا لم تسجّل انتفاء التعارض لأحد غيره رُفعت توصيته وحدها إلى صاحب صلاحية المصادقة.',
  rules: {
    title: 'القواعد التي يجري عليها هذا البلاغ',
    policy: ['يجري هذا البلاغ على السياسة', ' التي استُلم في ظلها.'],
    policyChanged: 'سرت بعدها سياسة أخرى على البلاغات الجديدة، ولا تغيّر شيئًا في هذا البلاغ.',
    toPolicy: 'السياسة السارية',
    quorum: (needed) =>
      countAr(needed, {
        zero: 'لا نصاب.',
        one: 'النصاب: عضو واحد.',
        two: 'النصاب: عضوان.',
        few: 'النصاب: {n} أعضاء.',
        many: 'النصاب: {n} عضوًا.',
        other: 'النصاب: {n} عضو.',
      }),
    alone: 'المحقق الخارجي وحده يتولى التحقيق، وتكفي توصيته.',
    quorumNow: (needed) =>
      countAr(needed, {
        zero: 'لا نصاب للبلاغات الجديدة الآن، ولا يسري ذلك هنا.',
        one: 'نصاب البلاغات الجديدة الآن عضو واحد، ولا يسري ذلك هنا.',
        two: 'نصاب البلاغات الجديدة الآن عضوان، ولا يسري ذلك هنا.',
        few: 'نصاب البلاغات الجديدة الآن {n} أعضاء، ولا يسري ذلك هنا.',
        many: 'نصاب البلاغات الجديدة الآن {n} عضوًا، ولا يسري ذلك هنا.',
        other: 'نصاب البلاغات الجديدة الآن {n} عضو، ولا يسري ذلك هنا.',
      }),
    parts: 'من يتولى كل دور، وبأي منصب',
    part: {
      reviewer: 'القائم بالمراجعة الأولية',
      second: 'المستلم الثاني',
      ratifier: 'صاحب صلاحية المصادقة',
      panel: 'القائمون بالتحقيق',
    },
    nobody: 'لم يبق أحد',
    nobodyYet: 'لا أحد بعد',
    lost: 'لم يعد في منصب لهذا الدور',
    furtherOn: (date, names) => `يشارك في التحقيق منذ ${date} أيضًا: ${names}.`,
  },
  vacant: {
    title: 'دور في هذا البلاغ لم يبق له أحد',
    panelShort: 'عدد من بقي من القائمين بالتحقيق دون النصاب.',
    bringIn: 'يستطيع القائم بالمراجعة الأولية إضافة أعضاء.',
    signers: (offices) => `يوقّع السجل اثنان من هؤلاء: ${offices}.`,
    fewSigners:
      'لا بد لكل سجل من توقيع اثنين من موقّعيه، ولم يبق فيه اثنان، فلا يمكن أن يُضاف إليه أحد. وتذكر صفحة مشرف النظام ما بقي فعله.',
    afterwards: 'وبعد توقيع السجل يسلّم من لديه المفاتيح ما يلزم منها هنا، ويستمر البلاغ.',
    external: 'وإن تعذّر التعيين فهذه الجهات الخارجية متاحة لك ولمقدّم البلاغ:',
    rowAway: (names) => `غادر من لديه من مفاتيح هذا البلاغ ما ليس لدى غيره، فليُعَد أولًا: ${names}.`,
  },
  investigates: 'من يتولى التحقيق',
  lostOffice: 'لم يعد في منصب الدور الذي كان له',
  lostOfficeOn: (date) => `لم يعد في منصب الدور الذي كان له منذ ${date}`,
  policyPage: {
    appointed:
      'المراجع الداخلي البديل وأعضاء اللجنة الخاصة والمحقق الخارجي يُعيَّنون بالاسم: يُدرجون في السجل الذي يوقّعه اثنان من موقّعيه الأربعة، ولا يظهرون في خيارات مقدّم البلاغ.',
    ticked: (ticks, panel) => `التحقيق إذا اختيروا جميعًا (${ticks}): ${panel}.`,
    others: (panel) => `التحقيق في سائر البلاغات: ${panel}.`,
    ifShort: (panel) => `ويُضاف إليهم إذا قلّ من بقي منهم عن النصاب: ${panel}`,
    halved: 'إذا حُجب البلاغ عن نصف أعضاء اللجنة أو أكثر فلا يحقق فيه بقية أعضائها.',
    alone: 'المحقق الخارجي وحده بمنزلة لجنة كاملة.',
    part: (offices) => `إذا لم يبق أحد لدور المراجعة الأولية أو المستلم الثاني في بلاغ قائم تولاه: ${offices}.`,
    byOffice:
      'من لم يعد في منصب من مناصب دوره فقد الدور: تُسلَّم المفاتيح إلى من يليه، وتبدأ مفاتيح جديدة، ثم تُسحب مفاتيحه.',
  },
  missing: {
    title: 'المعيَّنون بالاسم',
    lead: 'لا يُعيَّن هؤلاء إلا عند الحاجة إليهم. وبدونهم تتوقف هذه البلاغات:',
    office: {
      'alternate-auditor':
        'المراجع الداخلي البديل: إذا تعذّرت المراجعة الأولية على المراجع الداخلي ورئيس لجنة المراجعة معًا، أو لم يبق أحد لدور في بلاغ قائم.',
      'ad-hoc-panel': 'اللجنة الخاصة: إذا تعلق البلاغ بنصف أعضاء لجنة المخالفات أو أكثر، أو قلّ من بقي منهم عن النصاب.',
      'external-investigator':
        'المحقق الخارجي: إذا تعلق البلاغ بالمراجع الداخلي ورئيس مجلس الإدارة والمسؤول التنفيذي معًا فلا يُحال إلى غيره.',
    },
  },
};

export const panelWords = (lang: Lang): PanelWords => (lang === 'ar' ? ar : en);
