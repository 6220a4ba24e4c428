// What a reporter reads about their own name, in each state, in both languages: the words that both sides build from.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isWithoutName } from '../../src/browser/no-name.ts';
import type { OpenedCase } from '../../src/client/case.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { type NamingPieces, namingText, namingWords } from '../../src/i18n/naming.ts';
import { nameFaults } from '../../src/i18n/naming-faults.ts';
import { shared } from '../../src/i18n/shared.ts';

const test = suite('one’s own name, in words');

type Naming = NonNullable<NamingPieces['naming']>;
const until = plainDate('2026-12-22');
const naming = (more: Partial<Naming> = {}): Naming => ({ reader: 'somebody', again: false, disclosures: [], ...more });
const given = { identity: { given: true } } as const;
const said = (lang: 'ar' | 'en', pieces: NamingPieces) => namingWords(lang, pieces);

for (const lang of ['ar', 'en'] as const) {
  const t = namingText(lang);

  test(`${lang}: who gave no name is offered to, and is asked for no consent`, () => {
    const words = said(lang, { identity: { given: false }, naming: naming() });
    assert.equal([words?.state, words?.give, words?.consent, words?.replaces], [t.anonymous, t.show, undefined, false]);
    assert.is(said(lang, {}), undefined, 'a case of before');
    const { reader: _, ...nobody } = naming();
    const waiting = said(lang, { identity: { given: false }, naming: nobody });
    assert.ok(waiting?.state.includes(t.later) && waiting.give === undefined);
  });

  test(`${lang}: a name that doesn’t open is asked for again, naming nobody`, () => {
    const words = said(lang, { ...given, naming: naming({ again: true }) });
    assert.equal([words?.warning, words?.give], [t.again, t.showAgain]);
    assert.is(words?.state, t.givenBefore, 'and isn’t said to open for them');
    const { reader: _, ...nobody } = naming();
    const waits = said(lang, { ...given, naming: nobody });
    assert.equal([waits?.state, waits?.give], [t.givenWaits, undefined], 'nor while nobody reviews');
    assert.is(said(lang, { ...given, naming: naming() })?.state, t.given);
    assert.is(said(lang, { ...given, naming: naming() })?.warning, undefined);
    assert.is(said(lang, { identity: { given: false }, naming: naming({ again: true }) })?.warning, undefined);
  });

  test(`${lang}: each disclosure is told by office and day, and that what was opened stays known`, () => {
    const disclosure = { office: 'board-chair', basis: 'law', until, isOver: false } as const;
    const tell = (more: object) =>
      said(lang, { ...given, naming: naming({ disclosures: [{ ...disclosure, ...more }] }) });
    const [standing = '', known] = tell({})?.told ?? [];
    const law = t.basis(shared(lang).bases.law);
    assert.ok(standing.endsWith(law), standing);
    assert.match(standing, lang === 'ar' ? /رئيس مجلس الإدارة.*ديسمبر/ : /Board chair.*December/);
    assert.is(known, t.known);
    assert.equal(tell({ from: plainDate('2026-11-29') })?.told, [], 'what still comes is told above all else');
    const lapsed = tell({ from: plainDate('2026-11-29'), isOver: true })?.told;
    assert.equal(lapsed?.length, 1, 'never made, and nothing was opened');
    assert.match(
      lapsed?.[0] ?? '',
      lang === 'ar' ? /رئيس مجلس الإدارة.*ديسمبر.*الإشعار/ : /Board chair.*December.*not disclosed/,
    );
    const dropped = tell({ from: plainDate('2026-11-29'), isOver: true, isDropped: true })?.told;
    assert.equal(dropped?.length, 1, 'nothing was opened');
    assert.ok(
      dropped?.[0]?.endsWith(law) && lapsed?.[0]?.endsWith(law),
      'so that consent and law aren’t taken for one',
    );
    const own = t.basis(t.yourConsent);
    assert.ok(tell({ basis: 'consent', isOver: true })?.told[0]?.endsWith(own));
    assert.match(dropped?.[0] ?? '', lang === 'ar' ? /رئيس مجلس الإدارة.*لم يعد/ : /Board chair.*not stand/);
    const bound = t.notBefore(formatDate(lang, plainDate('2026-11-29')));
    assert.ok(dropped?.[0]?.includes(bound), 'the day that was told stands');
    const begun = tell({ from: plainDate('2026-11-29'), hasBegun: true, isOver: true, isDropped: true })?.told[0];
    assert.not.ok(begun?.includes(bound), 'and is past');
    assert.not.match(tell({ isOver: true })?.told[0] ?? '', /2026|٢٠٢٦/);
  });

  test(`${lang}: consent is asked for, told, and can be taken back`, () => {
    const consent = (value?: boolean) =>
      said(lang, { ...given, naming: naming(value === undefined ? {} : { consent: value }) })?.consent;
    assert.equal(consent(), { button: t.consent.give, gives: true });
    assert.equal(consent(true), { state: t.consent.given, button: t.consent.takeBack, gives: false });
    assert.equal(consent(false), { state: t.consent.withdrawn, button: t.consent.give, gives: true });
    const more = (pieces: Partial<Naming>) => said(lang, { ...given, naming: naming(pieces) })?.consent;
    const asked = { button: t.consent.give, gives: true, refuse: t.consent.refuse };
    assert.equal(more({ asked: true }), asked, 'whoever is asked can say no');
    const declined = { consent: false, declined: true } as const;
    assert.equal(more(declined), { state: t.consent.declined, button: t.consent.give, gives: true });
    assert.equal(
      more({ ...declined, asked: true }),
      { state: t.consent.declined, ...asked },
      'asked for somebody else',
    );
  });
}

test('an empty name is told without naming a choice that the mailbox doesn’t have', () => {
  const tests = { holdsCode: () => false, excessOf: () => undefined };
  for (const lang of ['ar', 'en'] as const) {
    const [fault] = nameFaults(lang, { name: ' ', contact: '' }, tests);
    assert.is(fault?.text, namingText(lang).nameMissing);
    assert.not.match(fault?.text ?? '', /Stay anonymous|عدم ذكر اسمي/);
  }
});

test('that no name was given is known only where the newest identity opened', () => {
  const identity = (given: boolean) => ({ expected: 'identity', entry: { type: 'identity', given, answers: [] } });
  const known = (...entries: readonly object[]) => isWithoutName({ entries } as unknown as OpenedCase);
  assert.ok(known(identity(false)));
  assert.not.ok(known(identity(false), identity(true)), 'given later');
  assert.not.ok(known(identity(false), { expected: 'identity' }), 'the newest doesn’t open');
  assert.not.ok(known());
});

test.run();
