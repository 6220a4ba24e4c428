// Phrases that everybody knows, in Arabic and English: verses and prayers, proverbs, first lines of poems, anthems and songs, famous
// sayings. Long enough for a passphrase, and among the first that somebody tries. Our own short list, an example and no dictionary;
// it goes to a page only where a passphrase is chosen (client/strength.ts).
import { FIELD_PHRASES } from './field-phrases.ts';
import { isMadeOf } from './passphrase.ts';

const ARABIC = `
بسم الله الرحمن الرحيم
بسم الله الرحمان الرحيم
لا حول ولا قوة إلا بالله
لا حول ولا قوة إلا بالله العلي العظيم
لا إله إلا الله محمد رسول الله
أشهد أن لا إله إلا الله
وأشهد أن محمدا رسول الله
سبحان الله وبحمده سبحان الله العظيم
سبحان الله والحمد لله ولا إله إلا الله والله أكبر
حسبنا الله ونعم الوكيل
حسبي الله ونعم الوكيل
إنا لله وإنا إليه راجعون
أستغفر الله العظيم وأتوب إليه
أعوذ بالله من الشيطان الرجيم
الصلاة خير من النوم
حي على الصلاة حي على الفلاح
اللهم صل على محمد وعلى آل محمد
اللهم صل وسلم على نبينا محمد
صلى الله عليه وسلم
السلام عليكم ورحمة الله وبركاته
وعليكم السلام ورحمة الله وبركاته
جزاك الله خيرا
بارك الله فيك
ما شاء الله تبارك الله
ما شاء الله لا قوة إلا بالله
توكلت على الله
اللهم إني أسألك العفو والعافية
ربنا آتنا في الدنيا حسنة وفي الآخرة حسنة وقنا عذاب النار
رب اشرح لي صدري ويسر لي أمري
رب زدني علما
رب اغفر لي ولوالدي
الحمد لله رب العالمين
الحمد لله على كل حال
مالك يوم الدين
إياك نعبد وإياك نستعين
اهدنا الصراط المستقيم
صراط الذين أنعمت عليهم
غير المغضوب عليهم ولا الضالين
قل هو الله أحد
الله الصمد لم يلد ولم يولد
ولم يكن له كفوا أحد
قل أعوذ برب الفلق
من شر ما خلق
قل أعوذ برب الناس ملك الناس إله الناس
قل يا أيها الكافرون
لكم دينكم ولي دين
إنا أعطيناك الكوثر
فصل لربك وانحر
إذا جاء نصر الله والفتح
تبت يدا أبي لهب وتب
والعصر إن الإنسان لفي خسر
إنا أنزلناه في ليلة القدر
اقرأ باسم ربك الذي خلق
ألم نشرح لك صدرك
إن مع العسر يسرا
فإن مع العسر يسرا إن مع العسر يسرا
الله لا إله إلا هو الحي القيوم
ذلك الكتاب لا ريب فيه هدى للمتقين
يس والقرآن الحكيم
الرحمن علم القرآن
تبارك الذي بيده الملك
والضحى والليل إذا سجى
والتين والزيتون وطور سينين
ألم تر كيف فعل ربك بأصحاب الفيل
لإيلاف قريش
إذا زلزلت الأرض زلزالها
القارعة ما القارعة
ألهاكم التكاثر
فبأي آلاء ربكما تكذبان
وقل ربي زدني علما
إن الله مع الصابرين
إن الله على كل شيء قدير
نصر من الله وفتح قريب
ومن يتوكل على الله فهو حسبه
ومن يتق الله يجعل له مخرجا
لا يكلف الله نفسا إلا وسعها
كل نفس ذائقة الموت
وجعلنا من الماء كل شيء حي
إنما الأعمال بالنيات
الدين النصيحة
إن الله جميل يحب الجمال
لا ضرر ولا ضرار
اطلبوا العلم من المهد إلى اللحد
اطلبوا العلم ولو في الصين
الجنة تحت أقدام الأمهات
سارعي للمجد والعلياء
مجدي لخالق السماء
عاش الملك للعلم والوطن
بلادي بلادي بلادي لك حبي وفؤادي
موطني موطني الجلال والجمال
حماة الحمى يا حماة الحمى
فدائي فدائي فدائي
عيشي بلادي عاش اتحاد إماراتنا
وطني الكويت سلمت للمجد
عاش المليك عاش المليك
كلنا للوطن للعلى للعلم
الوقت كالسيف إن لم تقطعه قطعك
الوقت من ذهب
الصديق وقت الضيق
الصبر مفتاح الفرج
من جد وجد ومن زرع حصد
من سار على الدرب وصل
في التأني السلامة وفي العجلة الندامة
العجلة من الشيطان
خير الأمور أوسطها
خير الكلام ما قل ودل
إذا كان الكلام من فضة فالسكوت من ذهب
السكوت علامة الرضا
العلم في الصغر كالنقش على الحجر
العلم نور والجهل ظلام
درهم وقاية خير من قنطار علاج
الوقاية خير من العلاج
عصفور في اليد خير من عشرة على الشجرة
اليد الواحدة لا تصفق
القناعة كنز لا يفنى
النظافة من الإيمان
العقل السليم في الجسم السليم
الجار قبل الدار
رب أخ لك لم تلده أمك
رب ضارة نافعة
مصائب قوم عند قوم فوائد
تجري الرياح بما لا تشتهي السفن
لا تؤجل عمل اليوم إلى الغد
ليس كل ما يلمع ذهبا
من حفر حفرة لأخيه وقع فيها
من شب على شيء شاب عليه
الطيور على أشكالها تقع
هذا الشبل من ذاك الأسد
ما هكذا تورد يا سعد الإبل
وافق شن طبقة
رجع بخفي حنين
سبق السيف العذل
عند الامتحان يكرم المرء أو يهان
على قدر أهل العزم تأتي العزائم
الخيل والليل والبيداء تعرفني
والسيف والرمح والقرطاس والقلم
أنا الذي نظر الأعمى إلى أدبي
ما كل ما يتمنى المرء يدركه
إذا الشعب يوما أراد الحياة
فلا بد أن يستجيب القدر
ولا بد لليل أن ينجلي
قم للمعلم وفه التبجيلا
كاد المعلم أن يكون رسولا
قفا نبك من ذكرى حبيب ومنزل
بسقط اللوى بين الدخول فحومل
الأم مدرسة إذا أعددتها
إنما الأمم الأخلاق ما بقيت
على هذه الأرض ما يستحق الحياة
سجل أنا عربي
أعطني الناي وغن
أنت عمري اللي ابتدى بنورك صباحه
زهرة المدائن
نسم علينا الهوى
كان يا ما كان في قديم الزمان
ألف ليلة وليلة
افتح يا سمسم أبوابك
علي بابا والأربعون حرامي
أكون أو لا أكون
أنا أفكر إذن أنا موجود
صباح الخير يا وطني
كل عام وأنتم بخير
عيدكم مبارك وعساكم من عواده
الحياة حلوة بس نفهمها
ماما زمانها جاية
ارفع راسك أنت سعودي
الله ثم المليك ثم الوطن
دام عزك يا وطن
يا أيها الذين آمنوا اتقوا الله
يا أيها الناس اتقوا ربكم
إنما الأعمال بالنيات وإنما لكل امرئ ما نوى
سبحانك اللهم وبحمدك أشهد أن لا إله إلا أنت أستغفرك وأتوب إليك
سبحانك اللهم وبحمدك وتبارك اسمك وتعالى جدك
ألم نشرح لك صدرك ووضعنا عنك وزرك
وقل رب زدني علما
رؤية المملكة العربية السعودية 2030
عم يتساءلون عن النبإ العظيم
والنازعات غرقا والناشطات نشطا
عبس وتولى أن جاءه الأعمى
إذا الشمس كورت وإذا النجوم انكدرت
إذا السماء انفطرت وإذا الكواكب انتثرت
ويل للمطففين الذين إذا اكتالوا
والسماء ذات البروج واليوم الموعود
والسماء والطارق وما أدراك ما الطارق
سبح اسم ربك الأعلى الذي خلق فسوى
هل أتاك حديث الغاشية
والفجر وليال عشر والشفع والوتر
لا أقسم بهذا البلد وأنت حل بهذا البلد
والشمس وضحاها والقمر إذا تلاها
والليل إذا يغشى والنهار إذا تجلى
والعاديات ضبحا فالموريات قدحا
ويل لكل همزة لمزة
أرأيت الذي يكذب بالدين
ما ودعك ربك وما قلى
ولسوف يعطيك ربك فترضى
ألا بذكر الله تطمئن القلوب
ادعوني أستجب لكم
واعتصموا بحبل الله جميعا ولا تفرقوا
لا إله إلا أنت سبحانك إني كنت من الظالمين
لا يؤمن أحدكم حتى يحب لأخيه ما يحب لنفسه
المسلم من سلم المسلمون من لسانه ويده
من حسن إسلام المرء تركه ما لا يعنيه
من كان يؤمن بالله واليوم الآخر فليقل خيرا أو ليصمت
خيركم من تعلم القرآن وعلمه
كلكم راع وكلكم مسؤول عن رعيته
تبسمك في وجه أخيك صدقة
بني الإسلام على خمس
دع ما يريبك إلى ما لا يريبك
اللهم بك أصبحنا وبك أمسينا
أصبحنا وأصبح الملك لله
أمسينا وأمسى الملك لله
باسمك اللهم أموت وأحيا
بسم الله الذي لا يضر مع اسمه شيء
أعوذ بكلمات الله التامات من شر ما خلق
رضيت بالله ربا وبالإسلام دينا
يا حي يا قيوم برحمتك أستغيث
اللهم إني أعوذ بك من الهم والحزن
لا إله إلا الله وحده لا شريك له
سبحان الذي سخر لنا هذا وما كنا له مقرنين
يا مقلب القلوب ثبت قلبي على دينك
سبحان ربي العظيم سبحان ربي الأعلى
سمع الله لمن حمده ربنا ولك الحمد
مجتمع حيوي اقتصاد مزدهر وطن طموح
همة حتى القمة
همة السعوديين مثل جبل طويق
يوم بدينا يوم التأسيس
حنا لها وهي لنا دار
المرور الخاصة بي
كلمة المرور الخاصة بي
عبارة المرور الخاصة بي
هذه هي كلمة السر الخاصة بي
كلمة السر الخاصة بي
هذه كلمة المرور
هذه عبارة مروري
لا تنس كلمة المرور
نسيت كلمة المرور
افتح الباب من فضلك
وارفع الخفاق أخضر يحمل النور المسطر
رددي الله أكبر يا موطني
موطني قد عشت فخر المسلمين
يحمل النور المسطر
ما دام عزك يا وطن
فوق هام السحب وإن كنت ثرى
فوق عالي الشهب يا أغلى ثرى
وطني الحبيب وهل أحب سواه
روحي وما ملكت يداي فداه
بلاد العرب أوطاني من الشام لبغدان
يا دار ما دخلك شر
الأماكن كلها مشتاقة لك
أحبك يا أمي الغالية
أحب أولادي كثيرا جدا
قهوة عربية وتمر سكري
ألا ليت الشباب يعود يوما
فأخبره بما فعل المشيب
عيد بأية حال عدت يا عيد
وتأتي على قدر الكرام المكارم
وما نيل المطالب بالتمني
ولكن تؤخذ الدنيا غلابا
إنما الأمم الأخلاق ما بقيت فإن هم ذهبت أخلاقهم ذهبوا
لا تحسبن المجد تمرا أنت آكله
لن تبلغ المجد حتى تلعق الصبرا
نعيب زماننا والعيب فينا
وما لزماننا عيب سوانا
دع الأيام تفعل ما تشاء
وطب نفسا إذا حكم القضاء
لسانك لا تذكر به عورة امرئ
فكلك عورات وللناس ألسن
أضحى التنائي بديلا من تدانينا
وناب عن طيب لقيانا تجافينا
أخي جاوز الظالمون المدى
فحق الجهاد وحق الفدا
إذا رأيت نيوب الليث بارزة
فلا تظنن أن الليث يبتسم
وأسمعت كلماتي من به صمم
ما كل ما يتمنى المرء يدركه تجري الرياح بما لا تشتهي السفن
إذا المرء لم يدنس من اللؤم عرضه
فكل رداء يرتديه جميل
أراك عصي الدمع شيمتك الصبر
ومن يتهيب صعود الجبال
يعش أبد الدهر بين الحفر
السيف أصدق أنباء من الكتب
في حده الحد بين الجد واللعب
كن ابن من شئت واكتسب أدبا
يغنيك محموده عن النسب
اصبر على كيد الحسود فإن صبرك قاتله
إذا بلغ الفطام لنا صبي
ملأنا البر حتى ضاق عنا
طلع البدر علينا من ثنيات الوداع
وجب الشكر علينا ما دعا لله داع
افتح يا سمسم
يا ليل يا عين
إن لم تستح فاصنع ما شئت
خير الناس أنفعهم للناس
الدين النصيحة قلنا لمن
لله ولكتابه ولرسوله ولأئمة المسلمين وعامتهم
اتق الله حيثما كنت وأتبع السيئة الحسنة تمحها
المؤمن للمؤمن كالبنيان يشد بعضه بعضا
من غشنا فليس منا
الكلمة الطيبة صدقة
احفظ الله يحفظك احفظ الله تجده تجاهك
ازهد في الدنيا يحبك الله
من رأى منكم منكرا فليغيره بيده
لا تغضب ولك الجنة
يسروا ولا تعسروا وبشروا ولا تنفروا
إن الله لا ينظر إلى صوركم وأموالكم
من سلك طريقا يلتمس فيه علما
اليد العليا خير من اليد السفلى
الحلال بين والحرام بين
اللهم إنك عفو تحب العفو فاعف عني
اللهم أنت ربي لا إله إلا أنت خلقتني وأنا عبدك
اللهم اهدني فيمن هديت
اللهم لك الحمد كما ينبغي لجلال وجهك
اللهم صل على محمد وعلى آل محمد كما صليت على إبراهيم
لبيك اللهم لبيك لبيك لا شريك لك لبيك
إن الحمد والنعمة لك والملك لا شريك لك
الله أكبر الله أكبر لا إله إلا الله
الله أكبر كبيرا والحمد لله كثيرا
وسبحان الله بكرة وأصيلا
أشهد أن محمدا رسول الله
ربنا لا تزغ قلوبنا بعد إذ هديتنا
ربنا لا تؤاخذنا إن نسينا أو أخطأنا
ربنا هب لنا من أزواجنا وذرياتنا قرة أعين
ربنا تقبل منا إنك أنت السميع العليم
ربنا ظلمنا أنفسنا وإن لم تغفر لنا
ربنا أفرغ علينا صبرا وثبت أقدامنا
رب أوزعني أن أشكر نعمتك
رب ارحمهما كما ربياني صغيرا
رب هب لي من لدنك ذرية طيبة
واحلل عقدة من لساني يفقهوا قولي
فاذكروني أذكركم واشكروا لي ولا تكفرون
وقل اعملوا فسيرى الله عملكم ورسوله والمؤمنون
لئن شكرتم لأزيدنكم
سبحان الذي أسرى بعبده ليلا من المسجد الحرام
آمن الرسول بما أنزل إليه من ربه والمؤمنون
لا تأخذه سنة ولا نوم له ما في السماوات وما في الأرض
من ذا الذي يشفع عنده إلا بإذنه
لا إكراه في الدين قد تبين الرشد من الغي
الله نور السماوات والأرض
ولا تقربوا الزنا إنه كان فاحشة
وقضى ربك ألا تعبدوا إلا إياه وبالوالدين إحسانا
ووصينا الإنسان بوالديه
واخفض لهما جناح الذل من الرحمة
يا أيها الذين آمنوا استعينوا بالصبر والصلاة
يا أيها الذين آمنوا كتب عليكم الصيام
يا أيها الذين آمنوا اتقوا الله وكونوا مع الصادقين
يا أيها الناس إنا خلقناكم من ذكر وأنثى
إن أكرمكم عند الله أتقاكم
إن الله يأمر بالعدل والإحسان
إن الله يأمركم أن تؤدوا الأمانات إلى أهلها
إن الله لا يغير ما بقوم حتى يغيروا ما بأنفسهم
إن الله لا يضيع أجر المحسنين
إن الله وملائكته يصلون على النبي
إن الصلاة كانت على المؤمنين كتابا موقوتا
إن الصلاة تنهى عن الفحشاء والمنكر
إن ينصركم الله فلا غالب لكم
إن رحمت الله قريب من المحسنين
إنما المؤمنون إخوة
إنما يخشى الله من عباده العلماء
إنا فتحنا لك فتحا مبينا
إنا نحن نزلنا الذكر وإنا له لحافظون
إنما أمره إذا أراد شيئا أن يقول له كن فيكون
هل جزاء الإحسان إلا الإحسان
هل يستوي الذين يعلمون والذين لا يعلمون
وما توفيقي إلا بالله عليه توكلت وإليه أنيب
وما أرسلناك إلا رحمة للعالمين
وما خلقت الجن والإنس إلا ليعبدون
وما تقدموا لأنفسكم من خير تجدوه عند الله
وما النصر إلا من عند الله
ومن أحسن قولا ممن دعا إلى الله
ومن يعمل مثقال ذرة خيرا يره
فمن يعمل مثقال ذرة خيرا يره
ومن يتق الله يجعل له مخرجا ويرزقه من حيث لا يحتسب
ولا تحسبن الذين قتلوا في سبيل الله أمواتا
ولا تهنوا ولا تحزنوا وأنتم الأعلون
ولقد كرمنا بني آدم
ولنبلونكم بشيء من الخوف والجوع
وبشر الصابرين
وإذا سألك عبادي عني فإني قريب
وإذا مرضت فهو يشفين
وإنك لعلى خلق عظيم
وتعاونوا على البر والتقوى
وعسى أن تكرهوا شيئا وهو خير لكم
وكان حقا علينا نصر المؤمنين
وأعدوا لهم ما استطعتم من قوة
واصبر لحكم ربك فإنك بأعيننا
وقل جاء الحق وزهق الباطل
وجعلنا بينكم مودة ورحمة
وفوق كل ذي علم عليم
حسبي الله لا إله إلا هو عليه توكلت
قل لن يصيبنا إلا ما كتب الله لنا
قل إن صلاتي ونسكي ومحياي ومماتي لله رب العالمين
قل اللهم مالك الملك تؤتي الملك من تشاء
كنتم خير أمة أخرجت للناس
كهيعص ذكر رحمت ربك عبده زكريا
طه ما أنزلنا عليك القرآن لتشقى
اقتربت الساعة وانشق القمر
إذا وقعت الواقعة
الحاقة ما الحاقة
ن والقلم وما يسطرون
يا أيها المزمل قم الليل
يا أيها المدثر قم فأنذر
وآمنهم من خوف
فليعبدوا رب هذا البيت
سورة الفاتحة سورة البقرة
المملكة العربية السعودية
الهيئة العامة للغذاء والدواء
المركز الوطني لتنمية القطاع غير الربحي
وزارة الموارد البشرية والتنمية الاجتماعية
الجمعية الخيرية لتحفيظ القرآن الكريم
جمعية تحفيظ القرآن الكريم
خادم الحرمين الشريفين
رمضان كريم وكل عام وأنتم بخير
عيد مبارك سعيد
عيدكم مبارك
صباح الخير مساء النور`;

const ENGLISH = `
to be or not to be that is the question
to be or not to be
all that glitters is not gold
all the world is a stage
romeo romeo wherefore art thou romeo
friends romans countrymen lend me your ears
now is the winter of our discontent
shall i compare thee to a summers day
it was the best of times it was the worst of times
it is a truth universally acknowledged
call me ishmael
once upon a time in a land far away
once upon a midnight dreary
happily ever after
two roads diverged in a yellow wood
the road not taken
i wandered lonely as a cloud
do not go gentle into that good night
i think therefore i am
i have a dream
ask not what your country can do for you
we hold these truths to be self evident
we the people of the united states
four score and seven years ago
one small step for man one giant leap for mankind
houston we have a problem
the only thing we have to fear is fear itself
never in the field of human conflict
we shall fight on the beaches
in the beginning god created the heaven and the earth
in the beginning was the word
let there be light
the lord is my shepherd i shall not want
our father who art in heaven
hallowed be thy name
for god so loved the world
in the name of god the most gracious the most merciful
in the name of allah the most gracious the most merciful
there is no god but allah
praise be to allah lord of the worlds
peace be upon you
god save the king
god save the queen
god bless america land that i love
oh say can you see by the dawns early light
the star spangled banner
the land of the free and the home of the brave
o canada our home and native land
rule britannia britannia rule the waves
advance australia fair
allons enfants de la patrie
twinkle twinkle little star how i wonder what you are
happy birthday to you
jingle bells jingle bells jingle all the way
silent night holy night
we wish you a merry christmas
row row row your boat gently down the stream
mary had a little lamb
humpty dumpty sat on a wall
baa baa black sheep have you any wool
old macdonald had a farm
itsy bitsy spider
the wheels on the bus go round and round
london bridge is falling down
ring around the rosie
if you are happy and you know it clap your hands
over the rainbow
bohemian rhapsody
is this the real life is this just fantasy
we will rock you
we are the champions my friends
stairway to heaven
hotel california
let it be let it be
all you need is love
hey jude dont make it bad
yesterday all my troubles seemed so far away
imagine all the people
here comes the sun
i will always love you
my heart will go on
dont stop believing
never gonna give you up never gonna let you down
hit me baby one more time
smells like teen spirit
another brick in the wall
we dont need no education
knocking on heavens door
sweet child of mine
livin on a prayer
eye of the tiger
dancing queen young and sweet
what a wonderful world
youll never walk alone
hallelujah hallelujah
amazing grace how sweet the sound
let it go let it go
hakuna matata
may the force be with you
luke i am your father
i am your father
a long time ago in a galaxy far far away
to infinity and beyond
ill be back
hasta la vista baby
here is looking at you kid
frankly my dear i dont give a damn
youre gonna need a bigger boat
you shall not pass
one ring to rule them all
my precious my precious
winter is coming
valar morghulis
live long and prosper
beam me up scotty
space the final frontier
elementary my dear watson
the name is bond james bond
life is like a box of chocolates
there is no place like home
toto ive a feeling were not in kansas anymore
open sesame open sesame
abracadabra hocus pocus
supercalifragilisticexpialidocious
the quick brown fox jumps over the lazy dog
lorem ipsum dolor sit amet
correct horse battery staple
an apple a day keeps the doctor away
actions speak louder than words
better late than never
the early bird catches the worm
a bird in the hand is worth two in the bush
birds of a feather flock together
practice makes perfect
where there is a will there is a way
when in rome do as the romans do
rome was not built in a day
all roads lead to rome
time is money
time flies like an arrow
honesty is the best policy
the pen is mightier than the sword
knowledge is power
no pain no gain
easy come easy go
out of sight out of mind
curiosity killed the cat
dont count your chickens before they hatch
dont judge a book by its cover
every cloud has a silver lining
a picture is worth a thousand words
a friend in need is a friend indeed
two wrongs dont make a right
when the going gets tough the tough get going
the grass is always greener on the other side
beauty is in the eye of the beholder
look before you leap
good things come to those who wait
keep calm and carry on
carpe diem seize the day
veni vidi vici
et tu brute
cogito ergo sum
just do it
think different
yes we can
make america great again
the truth is out there
big brother is watching you
speak friend and enter
i love you to the moon and back
i love you so much
live laugh love
hello darkness my old friend
hello is it me you are looking for
good morning vietnam
have a nice day
let me in please
open the door please
who let the dogs out
the answer is forty two
dont panic and carry a towel
all your base are belong to us
trust no one
bismillah ir rahman ir rahim
bismillah al rahman al rahim
bismillahi rrahmani rrahim
alhamdulillahi rabbil alamin
la ilaha illallah muhammadur rasulullah
ashhadu an la ilaha illallah
la hawla wa la quwwata illa billah
subhanallahi wa bihamdihi subhanallahil azim
astaghfirullah al azim wa atubu ilayh
inna lillahi wa inna ilayhi rajiun
hasbunallahu wa nimal wakil
qul huwa allahu ahad
inna maal usri yusra
rabbi zidni ilma
rabbi shrah li sadri wa yassir li amri
assalamu alaikum wa rahmatullahi wa barakatuh
allahumma salli ala muhammad
innamal amalu binniyat
actions are judged by intentions
saudi vision 2030
kingdom of saudi arabia vision 2030
a vibrant society a thriving economy an ambitious nation
sariee lil majd wal alya
this is my passphrase please
this is my password please
this is my passphrase
this is my secret passphrase
my passphrase is
my password is
my secret password
the password is
i forgot my password
do not forget my password
what is my password
please let me in
la ilaha illallah muhammad rasulullah
la ilaha illa allah muhammad rasul allah
assalamu alaikum warahmatullah
assalamu alaykum wa rahmatullah
as salamu alaykum
alhamdulillah rabbil alameen
alhamdulillahi rabbil aalameen
bismillahirrahmanirrahim
bismillah arrahman arraheem
bismillah hir rahman nir raheem
subhanallah walhamdulillah
subhan allah wa bihamdih
allahu akbar allahu akbar
allahu la ilaha illa huwal hayyul qayyum
allahumma salli ala muhammad wa ala ali muhammad
allahumma barik ala muhammad
allahumma inni asaluka
rabbana atina fid dunya hasanah
rabbana la tuzigh qulubana
qul audhu birabbil falaq
qul audhu birabbin nas
inna atayna kal kawthar
iyyaka nabudu wa iyyaka nastain
ihdinas siratal mustaqim
fainna maal usri yusra
hasbi allahu la ilaha illa hu
tawakkaltu ala allah
audhu billahi minash shaytan
labbayk allahumma labbayk
jazakallahu khayran
barakallahu feek
mashallah tabarakallah
inshallah khair inshallah
ramadan kareem mubarak
eid mubarak to you and your family
kullu aam wa antum bikhair
ya rab ya kareem
ya hayyu ya qayyum
habibi ya nour el ain
sabah al khair masa al noor
kingdom of saudi arabia
saudi arabian national anthem
sarei lil majd wal alya
majjidi likhaliq as sama
i love my children so much
i love my family so much
my mother is the best mother
best mother in the world
all happy families are alike
every unhappy family is unhappy in its own way
asdfghjkl qwertyuiop zxcvbnm`;

const listed = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The phrases as they are written. */
export const KNOWN_PHRASES: readonly string[] = [...listed(ARABIC), ...listed(ENGLISH)];

/** What is left out, or written in several ways, where one is in a hurry. */
const loose = (text: string): string => text.normalize('NFKC').replaceAll('ء', '').replaceAll('ٱ', 'ا');

const PHRASES = [...KNOWN_PHRASES, ...FIELD_PHRASES].map(loose);

/**
 * Whether a passphrase is one of the phrases that everybody knows, or of the field's, a part of one, or several with too little beside them. The forms
 * of alif, taa marbuta, hamza, vowel signs, case, spaces, signs and digits in place of letters don't hide it.
 */
export const isKnownPhrase = (text: string, names: readonly string[]): boolean => isMadeOf(loose(text), PHRASES, names);
