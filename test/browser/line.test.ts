// The whole line in a real browser, once in Arabic and once in English, and again with the executive named: a report is
// typed, and auditor, chair, executive and two committee members take it to the ratified outcome and the feedback.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Association, withAssociation } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { playLine, type Story } from '../support/line.ts';
import { speaker } from '../support/words.ts';

const arabic: Omit<Story, 'executiveNamed'> = {
  lang: 'ar',
  say: speaker('ar'),
  report: 'لاحظتُ أن فواتير السلال الغذائية لشهر شوال صُرفت مرتين للمورّد نفسه، وبالأرقام ذاتها.',
  where: 'مستودع الجمعية',
  who: 'موظف المشتريات',
  briefing: 'ورد بلاغ عن ازدواج في صرف فواتير مورّد، وهو قيد المراجعة الأولية.',
  reasons: 'المعطيات معقولة ومبررة: تتطابق أرقام الفواتير في كشفين مختلفين.',
  recommendation: 'نوصي باسترداد المبلغ المكرر وبمراجعة دورة الصرف.',
  decision: 'تُعتمد التوصية وتُنفّذ خلال شهر.',
  message: 'هل لديك أرقام الفواتير المكررة؟',
  reply: 'نعم، الأرقام من ١٢٠ إلى ١٢٦.',
};

const english: Omit<Story, 'executiveNamed'> = {
  lang: 'en',
  say: speaker('en'),
  report: 'The invoices for the Shawwal food baskets were paid twice to the same supplier, under the same numbers.',
  where: 'The warehouse',
  who: 'A purchasing clerk',
  briefing: 'A report about a supplier paid twice has come in and is under preliminary review.',
  reasons: 'Reasonable and justified: the invoice numbers agree in two different statements.',
  recommendation: 'Recover the sum paid twice and audit the payment cycle.',
  decision: 'The recommendation is ratified, to be carried out within a month.',
  message: 'Do you have the numbers of the invoices?',
  reply: 'Yes, numbers 120 to 126.',
};

const play = async ({ portal, account }: Association, story: Story): Promise<void> => {
  const cast = {
    auditor: account('auditor'),
    chair: account('chair'),
    executive: account('executive'),
    members: [account('member-1'), account('member-2')],
  } as const;
  await withChromium(portal.url, async (browsers) => {
    const { visitors, code } = await playLine(browsers, cast, story);
    for (const [who, { trouble, requests }] of Object.entries(visitors)) {
      assert.equal(trouble, [], `${who}: nothing asked of anybody else, no error, no breach of the policy of content`);
      const marked = [story.report, story.recommendation, story.message, story.reply, story.briefing, code];
      const seen = requests.filter((request) => marked.some((text) => request.includes(text)));
      assert.equal(seen, [], `${who}: no plaintext and no code in a request`);
    }
  });
};

const test = suite('the line in a browser');

for (const [name, story] of [
  ['Arabic', arabic],
  ['English', english],
] as const) {
  test(`${name}: from the typed report to the ratified outcome and the feedback`, () =>
    withAssociation((association) => play(association, { ...story, executiveNamed: false })));
  test(`${name}: with the executive named, who finds nothing`, () =>
    withAssociation((association) => play(association, { ...story, executiveNamed: true })));
}

test.run();
