import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allConcerns, route } from '../../src/domain/routing.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { audienceWords } from '../../src/i18n/report-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { Concerns, Office } from '../../src/policy/types.ts';
import { DC, EX, FULL, rosterOf, withOffices, without } from '../domain/story.ts';

type Roster = Parameters<typeof audienceWords>[2];

const test = suite('who gets a report, in words');
const LANGS = ['ar', 'en'] as const;
const full = rosterOf(FULL);
const noDeputy = rosterOf(without(FULL, DC));
const noExecutive = rosterOf(without(FULL, EX));

const said = (lang: 'ar' | 'en', roster: Roster, concerns: Concerns, given = false): string => {
  const routing = route(ASSOCIATION_001, roster, concerns);
  assert.ok(routing.ok);
  return audienceWords(lang, ASSOCIATION_001, roster, routing.value, { concerns, identity: { given } }).join('\n');
};

test('a name opens for the reviewer alone, and the last page says so where one is given', () => {
  for (const lang of LANGS) {
    const { name } = reporter(lang).report.check;
    const offices = lang === 'en' ? ['internal auditor', 'board chair'] : ['المراجع الداخلي', 'رئيس مجلس الإدارة'];
    const words = name(offices[0] ?? '', offices[1] ?? '');
    assert.ok(said(lang, full, [], true).split('\n').includes(words), lang);
    assert.not.ok(said(lang, full, []).includes(words), lang);
  }
});

test('who is kept away is whoever holds the office today: a successor is not promised to be', () => {
  assert.match(
    said('en', full, ['deputy-chair']),
    /Whoever holds this office today is kept away from it: the deputy chair/,
  );
  assert.match(said('en', full, ['deputy-chair']), /Your tick does not keep a successor away/);
  assert.match(said('ar', full, ['deputy-chair']), /من يشغل اليوم المنصب الذي اخترته \(نائب رئيس مجلس الإدارة\) مُبعَد/);
  assert.match(said('ar', full, ['deputy-chair']), /ولا يُبعِد اختيارك من يخلفه/);
  assert.match(
    said('en', full, ['executive-director']),
    /told to whoever holds the office of the executive director today/,
  );
  assert.match(said('ar', full, ['executive-director']), /لا يُطلَع من يشغل اليوم منصب المسؤول التنفيذي على شيء منه/);
});

test('an executive who holds another ticked office is told nothing either', () => {
  const both = rosterOf(withOffices(without(FULL, DC), EX, ['executive-director', 'deputy-chair']));
  assert.match(said('en', both, ['deputy-chair']), /since you ticked an office that they hold/);
});

test('of an office that nobody holds it is not said that somebody gets no key', () => {
  const english = said('en', noDeputy, ['deputy-chair']);
  assert.match(english, /Nobody holds this office in the portal today: the deputy chair\./);
  assert.not.match(english, /They get no key/);
  const arabic = said('ar', noDeputy, ['deputy-chair']);
  assert.match(arabic, /لا يشغل أحد اليوم في المنصة المنصب الذي اخترته \(نائب رئيس مجلس الإدارة\)/);
  assert.not.match(arabic, /لا يُمنح مفتاحًا/);
  const mixed = said('en', noDeputy, ['deputy-chair', 'executive-director']);
  assert.match(mixed, /kept away from it: the executive director\. They get no key/);
  assert.match(mixed, /Nobody holds this office in the portal today: the deputy chair\./);
});

test('an executive office that nobody holds is told as such, and the tick still counts outside the portal', () => {
  assert.match(
    said('en', noExecutive, ['executive-director']),
    /Nobody holds the office of the executive director in the/,
  );
  assert.match(said('ar', noExecutive, ['executive-director']), /لا يشغل أحد اليوم في المنصة منصب المسؤول التنفيذي/);
  assert.not.match(said('en', noExecutive, ['executive-director']), /that they hold/);
});

test('whatever is ticked, each ticked office is told once, as held or as vacant', () => {
  for (const lang of LANGS) {
    const t = reporter(lang).report.check;
    for (const roster of [full, noDeputy, noExecutive]) {
      const isHeld = (office: Office) =>
        roster.persons.some(({ offices, status }) => status === 'active' && offices.includes(office));
      for (const concerns of allConcerns()) {
        if (concerns === 'senior' || !route(ASSOCIATION_001, roster, concerns).ok) continue;
        const away = concerns.filter((office) => office !== 'violations-committee');
        const text = said(lang, roster, concerns);
        for (const [offices, words] of [
          [away.filter(isHeld), t.away],
          [away.filter((office) => !isHeld(office)), t.awayVacant],
        ] as const) {
          const sentence = words(officesInSentence(lang, offices), offices.length);
          assert.is(text.split('\n').includes(sentence), offices.length > 0, `${lang} ${concerns.join()}`);
        }
      }
    }
  }
});

test.run();
