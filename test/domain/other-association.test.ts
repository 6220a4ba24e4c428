// Which words of a text name another association than its own.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { otherAssociations } from '../../src/domain/other-association.ts';

const test = suite('another association’s name');
const OWN = { ar: 'جمعية الواحة الخضراء بالقنفذة', en: 'Green Oasis Association' };
const found = (text: string, name = OWN) => otherAssociations(text, name);

test('«جمعية …» with another name behind it is pointed at, with what is attached to it', () => {
  assert.equal(found('وتركز جمعية النخيل الخيرية على العلاقات.'), ['جمعية النخيل الخيرية على العلاقات']);
  assert.equal(found('اعتمده مجلس إدارة جمعية النخيل، في اجتماعه'), ['جمعية النخيل']);
  assert.equal(found('المستفيدون من خدمات لجمعية النخيل'), ['لجمعية النخيل']);
  assert.equal(found('جمعيّة النّخيل. وجمعية البر.'), ['جمعيّة النّخيل', 'وجمعية البر']);
});

test('a foundation’s name is pointed at like an association’s', () => {
  assert.equal(found('اعتمدتها مؤسسة البر الأهلية، في اجتماعها'), ['مؤسسة البر الأهلية']);
  assert.equal(found('وأي مؤسسة مالية أخرى، وكل مؤسسة.'), []);
  assert.equal(found('تضع مؤسسة البر الأهلية السياسات', { ar: 'مؤسسة البر الأهلية', en: 'Al-Birr' }), []);
});

test('the tenant’s own name is its own however it is written, whole or begun', () => {
  for (const text of [
    OWN.ar,
    'تضع جمعية الواحة الخضراء السياسات',
    'جمعيّة الواحه الخضرآء',
    'مجلس إدارة لجمعية الواحة الخضراء',
    'في ظل الجمعية وأهدافها، وبالجمعية وللجمعية',
    'هذه جمعية أهلية مسجلة، وأي جمعية غير ربحية أخرى',
    'كل جمعية.',
  ]) {
    assert.equal(found(text), [], text);
  }
  assert.equal(found('جمعية الواحة الزرقاء'), ['جمعية الواحة الزرقاء'], 'one word alike isn’t the name');
});

test('what 004’s printed text had left over is found with «جمعية» before it and without', () => {
  assert.equal(found('وتركز جمعية زائد لحفظ النعمة بأحد المسارحة على صيغة'), ['جمعية زائد لحفظ النعمة بأحد المسارحة']);
  assert.equal(found('وتركز ءمعية زائد لحفظ النعمه'), ['زائد لحفظ النعمة']);
  assert.equal(found('فرع أحد المسارحة'), ['أحد المسارحة']);
  const own = { ar: 'جمعية زائد لحفظ النعمة بأحد المسارحة', en: 'Zaid' };
  assert.equal(found('تضع جمعية زائد لحفظ النعمة بأحد المسارحة', own), []);
});

test('an English name is found, and what merely speaks of an association isn’t', () => {
  assert.equal(found('Approved by the board of Palm Grove Charity in 2025'), ['Palm Grove Charity']);
  assert.equal(found('Society for the Care of Orphans, minutes 5'), ['Society for the Care of Orphans']);
  for (const text of [
    'Approved by the board of the Green Oasis Association',
    'The Association decides.',
    'The association and its beneficiaries; every charity; a Foundation',
  ]) {
    assert.equal(found(text), [], text);
  }
});

test('each is told once, and texts without end cost no more than their length', () => {
  assert.equal(found('جمعية النخيل، ثم جمعية النخيل'), ['جمعية النخيل']);
  assert.equal(found('جمعية '.repeat(20_000)), []);
  assert.equal(found(`${'Aa '.repeat(30_000)}x`), []);
});

test.run();
