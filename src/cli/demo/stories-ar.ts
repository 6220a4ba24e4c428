// The stories that are told in Arabic. People, places and sums are invented; nobody is named, since a careful reporter
// names an office or a task and not a person.
import type { PlainDate } from '../../domain/plain-date.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { invoicePhoto, pricesPaper, textFile } from './files.ts';
import { aboutMonth, acts, checkInWish, reply, report, type Story, type Who, withFiles } from './moves.ts';

const anonymous = { given: false, answers: [] } as const;
const ar = acts('ar');

const prices = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'اشترت الجمعية سلال غذائية لتوزيعها قبل الشتاء بسعر يزيد كثيرًا على سعر السوق. السلة التي تُباع في محل الجملة المجاور بمئة وعشرين ريالًا سُجّلت في الفاتورة بمئة وخمسة وثمانين. ولم تُطلب إلا فاتورة واحدة، مع أن دليل المشتريات يوجب ثلاثة عروض. وعرفتُ من عامل في المستودع أن صاحب المؤسسة المورّدة قريب لموظف المشتريات، ولم يُفصح عن ذلك.',
      },
      { question: 'when-happened', text: aboutMonth(today, -80) },
      { question: 'where', text: 'قسم المشتريات والمستودع الرئيسي' },
      { question: 'who', text: 'موظف المشتريات، والمؤسسة المورّدة' },
      { question: 'evidence', text: 'صورة فاتورة الدفعة الثانية معلّقة في المستودع، وأسعار محل الجملة معلنة.' },
      { question: 'expectation', text: 'أن تُراجَع الفواتير، وأن يُعمل بدليل المشتريات.' },
    ],
  },
  files: [invoicePhoto],
  finding: 'substantiated',
  moves: [
    report(-44),
    ar.acknowledge(-43, 'auditor'),
    ar.summary(-43, 'auditor', 'أسعار سلال غذائية فوق السوق، وعرض واحد بدل ثلاثة، وقرابة لم يُفصح عنها.'),
    ar.brief(
      -42,
      'auditor',
      'ورد بلاغ عن شراء سلال غذائية بأعلى من سعر السوق، وعن الاكتفاء بعرض واحد، وعن قرابة لم يُفصح عنها بين المورّد وأحد موظفي المشتريات. لم يُذكر اسم أحد. وتجري مراجعة أولية.',
    ),
    ar.message(
      -42,
      'auditor',
      'شكرًا على بلاغك. هل تذكر عدد الدفعات التي وصلت من هذا المورّد، وتواريخها على وجه التقريب؟',
    ),
    withFiles(
      reply(
        -40,
        'وصلت ثلاث دفعات: الأولى قبل ثلاثة أشهر تقريبًا، والثانية بعدها بأسبوعين، والثالثة في الشهر الماضي. وأرفقتُ أسعار محلات الجملة.',
      ),
      pricesPaper,
    ),
    ar.note(-39, 'auditor', 'طابقتُ سندات الاستلام: ثلاث دفعات، ولا يوجد في الملف سوى عرض واحد لكل منها.'),
    ar.refer(
      -39,
      'auditor',
      'formal-investigation',
      'المعطيات معقولة ومبررة: فرق في السعر تؤيده أسعار معلنة، ومخالفة لدليل المشتريات، وتعارض مصالح محتمل لم يُفصح عنه.',
    ),
    ar.categorise(-38, 'auditor', 'undisclosed-conflict'),
    ar.note(-36, 'member-1', 'سُمعت أقوال الموظف بعد إشعاره كتابة، وأُثبتت في المحضر.'),
    withFiles(
      ar.recommend(
        -33,
        'member-1',
        'substantiated',
        'ثبت أن القرابة لم يُفصح عنها، وأن المشتريات الثلاث تمت بعرض واحد خلافًا للدليل. توصي اللجنة بتطبيق لائحة تنظيم العمل، وبإعادة التفاوض مع المورّد، وبمراجعة مشتريات السنة كلها.',
        {
          notified: -5,
          heard: -2,
          defence: 'أقرّ بالقرابة وقال إنه لم يكن يعلم بوجوب الإفصاح عنها، وإن ضيق الوقت حال دون طلب عروض أخرى.',
        },
      ),
      textFile(
        'محضر سماع الأقوال.txt',
        'محضر سماع أقوال (وثيقة مختلقة للعرض التجريبي)\n\nحضر الموظف بعد إشعاره كتابة، وعُرض عليه ما ورد. أقرّ بالقرابة، وقال إنه لم يكن يعلم بوجوب الإفصاح عنها. ثم قُرئ عليه المحضر فوقّعه.\n',
      ),
    ),
    ar.confirm(-32, 'member-2', 'أؤيد، وأرى أن تشمل المراجعة السنة الماضية أيضًا.'),
    ar.ratify(-29, 'chair', 'أصادق على التوصية وأعتمدها، وتُعرض نتيجة مراجعة المشتريات على لجنة المراجعة.'),
    ar.feedback(-24, 'auditor'),
  ],
});

const vehicle = (today: PlainDate): Story => ({
  report: {
    concerns: ['executive-director'],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'تُستخدم سيارة الجمعية الكبيرة في نهايات الأسبوع لأغراض عائلية خاصة، ويُعبّأ وقودها ببطاقة الجمعية. رأيتُ السيارة أكثر من مرة خارج المدينة في أيام الإجازة. وفي شهر واحد سُجّلت أربع تعبئات في محطة تبعد مئتي كيلومتر عن مقر الجمعية، ولا توجد أوامر إركاب لتلك الأيام. سائق السيارة طُلب منه أن يوقّع على كشف الرحلات دون أن يقودها.',
      },
      { question: 'when-happened', text: aboutMonth(today, -45) },
      { question: 'where', text: 'خارج مقر الجمعية' },
      { question: 'who', text: 'المسؤول التنفيذي' },
      { question: 'witnesses', text: 'السائق، وموظف الحركة' },
      { question: 'evidence', text: 'كشوف بطاقة الوقود، ودفتر الحركة.' },
    ],
  },
  finding: 'substantiated',
  moves: [
    report(-33),
    ar.acknowledge(-31, 'auditor'),
    ar.brief(
      -29,
      'auditor',
      'ورد بلاغ عن استخدام سيارة الجمعية ووقودها لأغراض خاصة في أيام الإجازة، يؤيده كشف بطاقة الوقود. لا يُطلع عليه المسؤول التنفيذي لأن البلاغ يتعلق بمنصبه.',
    ),
    ar.refer(
      -27,
      'auditor',
      'formal-investigation',
      'كشوف بطاقة الوقود تؤيد ما ورد: تعبئات في أيام إجازة بعيدًا عن المقر، ولا أوامر إركاب لها.',
    ),
    ar.recommend(
      -20,
      'member-2',
      'substantiated',
      'ثبت استخدام السيارة والوقود لأغراض خاصة في أربعة أيام. توصي اللجنة باسترداد قيمة الوقود وبإجراء وفق لائحة تنظيم العمل.',
      { notified: -5, heard: -2, defence: 'ذكر أن بعض الأيام كان لزيارة مستفيدين.' },
    ),
    ar.confirm(-19, 'member-1'),
    ar.giveBack(
      -17,
      'chair',
      'لم تُبحث في التوصية زيارات المستفيدين التي ذُكرت في الدفاع. تُستكمل هذه النقطة ثم تُعاد التوصية.',
    ),
    ar.recommend(
      -13,
      'member-2',
      'substantiated',
      'بعد بحث ما ورد في الدفاع: ثبت استخدام السيارة والوقود لأغراض خاصة في أربعة أيام. توصي اللجنة باسترداد قيمة الوقود، وبإجراء وفق لائحة تنظيم العمل، وبضبط بطاقات الوقود.',
      {
        notified: -3,
        heard: -1,
        defence: 'ذكر أن اثنين من الأيام الأربعة كانا لزيارة مستفيدين، ولم يقدم ما يؤيد ذلك.',
      },
    ),
    ar.confirm(-12, 'member-4', 'استُكملت الملاحظة التي أُعيدت التوصية بسببها.'),
    ar.ratify(-6, 'chair', 'أصادق على التوصية وأعتمدها.'),
  ],
});

const refusal: Story = {
  report: {
    concerns: [],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'قُدّم طلب دعم باسم أسرة أعرفها ورُفض، بينما قُبل طلب أسرة أخرى في الحي نفسه أحسن حالًا منها. أظن أن في الأمر محاباة، ولا أعرف كيف اتُّخذ القرار.',
      },
      { question: 'where', text: 'مكتب خدمة المستفيدين' },
    ],
  },
  moves: [
    report(-30),
    ar.acknowledge(-28, 'auditor'),
    ar.brief(-27, 'auditor', 'ورد بلاغ عن رفض طلب دعم وقبول طلب آخر، مع ظن بالمحاباة دون واقعة محددة.'),
    ar.message(-27, 'auditor', 'هل تعرف شيئًا عن صلة بين من درس الطلب والأسرة التي قُبل طلبها؟ يكفي أن تذكر ما رأيته.'),
    reply(-25, 'لا، لا أعرف صلة بينهم. استغربتُ النتيجة فقط.'),
    ar.close(
      -22,
      'auditor',
      'روجع ملفا الطلبين: طُبّقت معايير الاستحقاق نفسها عليهما، والفرق في عدد المعالين والدخل موثّق. لا توجد معطيات تشير إلى مخالفة.',
    ),
  ],
};

const donors = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'ar',
    identity: {
      given: true,
      answers: [
        { question: 'name', text: 'متطوّعة في برنامج كسوة الشتاء' },
        { question: 'contact', text: 'عن طريق هذه الصفحة فقط' },
      ],
    },
    answers: [
      {
        question: 'what-happened',
        text: 'أُرسل في مجموعة المتطوّعين كشف فيه أسماء متبرّعين وأرقام هواتفهم ومبالغ تبرّعاتهم. بقي في المجموعة يومًا كاملًا وفيها أكثر من ستين شخصًا، وبعضهم لم يعد يعمل مع الجمعية.',
      },
      { question: 'when-happened', text: aboutMonth(today, -45) },
      { question: 'who', text: 'منسّق المتطوّعين' },
      { question: 'expectation', text: 'أن يُحذف الكشف وألا يتكرر ذلك.' },
    ],
  },
  moves: [
    report(-25),
    ar.acknowledge(-24, 'auditor'),
    ar.brief(
      -23,
      'auditor',
      'ورد بلاغ عن نشر بيانات متبرّعين في مجموعة محادثة للمتطوّعين. حُذف الكشف، ويُنظر في إبلاغ أصحاب البيانات.',
    ),
    ar.askIdentity(-23, 'chair', 'طلبت الجهة المختصة بحماية البيانات بيانات من أبلغ عن التسرّب.'),
    ar.announce(
      -22,
      'auditor',
      'court-or-authority',
      45,
      'ورد الطلب مكتوبًا برقمه، ولا يمكن الرد عليه إلا بالاسم.',
      'طلبت الجهة المختصة بحماية البيانات معرفة من أبلغ عن التسرّب، ويتولى رئيس مجلس الإدارة الرد عليها.',
    ),
    ar.message(-22, 'auditor', 'حُذف الكشف من المجموعة. نشكر لك تنبيهنا، ولن نطلب منك أكثر مما ذكرت.'),
    ar.resolve(
      -16,
      'auditor',
      'informal-review',
      'خطأ غير مقصود اعترف به صاحبه. حُذف الكشف، وأُبلغ مسؤول حماية البيانات، ودُرّب المنسّقون، ولا حاجة إلى تحقيق.',
    ),
    ar.categorise(-15, 'auditor', 'unlawful-disclosure'),
    ar.disclose(-15, 'auditor'),
    checkInWish(-10, false),
  ],
});

const attendance = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'تُسجَّل في كشوف برنامج التدريب ساعات لمدرّبين لم يحضروا. حضرتُ الدورة كاملة، وأُلغيت ثلاث محاضرات لغياب المدرّب، ثم رأيتُ في كشف الصرف أنها صُرفت كلها.',
      },
      { question: 'when-happened', text: aboutMonth(today, -45) },
      { question: 'where', text: 'قاعة التدريب في الفرع' },
      { question: 'witnesses', text: 'المتدرّبون، وعددهم أحد عشر' },
    ],
  },
  moves: [
    report(-18),
    ar.acknowledge(-16, 'auditor'),
    ar.brief(-14, 'auditor', 'ورد بلاغ عن صرف مكافآت لمحاضرات تدريب لم تُقدَّم. تُطلب كشوف الحضور والصرف.'),
    ar.refer(-12, 'auditor', 'internal-audit', 'كشف الحضور ينقص ثلاث محاضرات عن كشف الصرف، وهذا يكفي لإحالته.'),
    ar.pause(-11, 'member-3', 'recommendation', 6, 'لا بد من كشوف الحضور الأصلية، وتصل من الفرع خلال ستة أيام.'),
    ar.resume(-8, 'member-3', 'recommendation'),
    ar.note(-8, 'member-3', 'وردت كشوف الحضور الأصلية من الفرع، وهي بخط المتدرّبين.'),
    ar.recommend(
      -3,
      'member-3',
      'substantiated',
      'ثبت صرف مكافآت ثلاث محاضرات لم تُقدَّم. توصي اللجنة باستردادها وباعتماد الكشوف من جهتين قبل الصرف.',
      { notified: -4, heard: -2, defence: 'ذكر أن المحاضرات الثلاث أُجّلت ولم تُلغَ، ولم يقدم موعدًا بديلًا.' },
    ),
    ar.dissent(-2, 'member-1', 'أرى أن يُسأل المتدرّبون عن موعد بديل قبل أن نوصي.'),
  ],
});

const auditor = (today: PlainDate): Story => ({
  report: {
    concerns: ['internal-auditor'],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'قدّم مكتب استشارات عرضًا لمراجعة أنظمة الجمعية، وتولّى المراجع الداخلي تقييم العروض ورجّح هذا المكتب. والمكتب كان يعمل فيه شريكًا قبل سنة، وما زال اسمه على موقع المكتب. لم أرَ إفصاحًا عن ذلك في محضر اللجنة.',
      },
      { question: 'when-learned', text: aboutMonth(today, -30) },
      { question: 'who', text: 'المراجع الداخلي' },
      { question: 'evidence', text: 'صفحة فريق العمل على موقع المكتب، ومحضر فتح العروض.' },
    ],
  },
  moves: [
    report(-15),
    ar.acknowledge(-13, 'audit-chair'),
    ar.brief(-12, 'audit-chair', 'ورد بلاغ عن ترجيح عرض مكتب تربطه صلة سابقة بمن قيّم العروض، دون إفصاح.'),
    ar.refer(-8, 'audit-chair', 'formal-investigation', 'الصلة السابقة ظاهرة في مصدر معلن، ولم يُذكر إفصاح في المحضر.'),
    ar.labour(-7, 'audit-chair', 'employee', 'يتعلق البلاغ بأحد العاملين في الجمعية.'),
  ],
});

/** Auditor and audit committee chair are both ticked: the alternate auditor reviews. */
const audit = (today: PlainDate): Story => ({
  report: {
    concerns: ['audit-committee-chair', 'internal-auditor'],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'كُتبت ملاحظات في تقرير المراجعة على صرف بدلات السفر، ثم حُذفت من النسخة التي عُرضت على لجنة المراجعة. رأيت النسختين، وسألت فقيل لي إن الحذف كان باتفاق المراجع الداخلي ورئيس اللجنة.',
      },
      { question: 'when-learned', text: aboutMonth(today, -30) },
      { question: 'evidence', text: 'صورة من الصفحة قبل الحذف.' },
    ],
  },
  moves: [
    report(-4),
    ar.acknowledge(-3, 'alternate'),
    ar.summary(-3, 'alternate', 'ملاحظات حُذفت من تقرير المراجعة'),
    ar.message(-2, 'alternate', 'هل تذكر تاريخ عرض التقرير على اللجنة؟'),
  ],
});

const member = (personOf: (who: Who) => PersonId): Story => ({
  report: {
    concerns: ['violations-committee'],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'استُؤجر مستودع للجمعية من قريب لأحد أعضاء لجنة المخالفات بأجرة أعلى من المستودعات المجاورة، ولم يُعلن عن الحاجة إليه. والعضو يشرف على مشروع التخزين نفسه.',
      },
      { question: 'where', text: 'مستودع المنطقة الصناعية' },
      { question: 'who', text: 'عضو في لجنة المخالفات يشرف على مشروع التخزين' },
    ],
  },
  moves: [
    report(-14),
    ar.acknowledge(-12, 'auditor'),
    ar.concern(
      -11,
      'auditor',
      [personOf('member-4')],
      'المشرف على مشروع التخزين عضو واحد من أعضاء اللجنة، وهو المقصود بما ورد في البلاغ.',
    ),
    ar.brief(
      -11,
      'auditor',
      'ورد بلاغ عن استئجار مستودع بأجرة مرتفعة من قريب لأحد أعضاء لجنة المخالفات. لا يُحال إلى ذلك العضو شيء من الملف.',
    ),
    ar.refer(-7, 'auditor', 'internal-audit', 'تُقارن أجرة المستودع بما حوله، ويُسأل عن طريقة اختياره.'),
  ],
});

const senior = (today: PlainDate): Story => ({
  report: {
    concerns: 'senior',
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'طُلب مني من مكتب رفيع في الجمعية أن أغيّر تاريخ عقد بعد توقيعه ليدخل في ميزانية السنة الماضية. لم أفعل، وقيل لي إن غيري سيفعل. لا أريد أن أذكر المنصب الآن، وأخشى أن يُعرف من أنا.',
      },
      { question: 'when-happened', text: aboutMonth(today, -30) },
    ],
  },
  moves: [
    report(-4),
    ar.message(
      -3,
      'auditor',
      'وصلنا بلاغك، ولا يطّلع عليه الآن إلا المراجع الداخلي ورئيس لجنة المراجعة. لن نسألك من أنت. هل يمكن أن تذكر نوع العقد فقط؟',
    ),
  ],
});

const fresh: Story = {
  report: {
    concerns: [],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'تُترك أبواب مستودع الأدوية مفتوحة بعد انتهاء الدوام، وفيه أدوية تحتاج إلى تبريد. انقطع التبريد مرتين هذا الأسبوع ولم يُسجَّل ذلك، ثم صُرفت الأدوية للمستفيدين. أخشى أن يتضرر أحد.',
      },
      { question: 'where', text: 'المستودع الطبي' },
      { question: 'expectation', text: 'أن تُفحص الأدوية قبل صرفها.' },
    ],
  },
  moves: [report(0)],
};

const guests: Story = {
  report: {
    concerns: [],
    lang: 'ar',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'صُرفت من بند ضيافة الحجاج مبالغ لإقامة ضيوف لا صلة لهم بالبرنامج، ووقّع على الصرف رئيس المجلس بنفسه دون أن يُذكر الغرض.',
      },
      { question: 'where', text: 'الفندق القريب من مكتب الضيافة' },
    ],
  },
  moves: [
    report(-5),
    ar.acknowledge(-4, 'auditor'),
    ar.summary(-3, 'chair', 'مصروفات ضيافة بلا غرض مذكور'),
    ar.barRatifier(
      -1,
      'auditor',
      'يذكر نص البلاغ أن رئيس المجلس هو من وقّع على الصرف، ولم يُشر إليه مقدّم البلاغ عند الاختيار.',
    ),
  ],
};

/** Every Arabic story; one of them needs to know who a member is. */
export const arabicStories = (today: PlainDate, personOf: (who: Who) => PersonId): readonly Story[] => [
  fresh,
  senior(today),
  attendance(today),
  member(personOf),
  auditor(today),
  audit(today),
  vehicle(today),
  donors(today),
  refusal,
  prices(today),
  guests,
];
