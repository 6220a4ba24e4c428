import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { recordWords } from '../../src/i18n/record-words.ts';
import { addressPieces, hashPieces } from '../../src/i18n/unbroken.ts';
import { NamesApart } from '../../views/components/isolated.tsx';
import { PlainReportCode } from '../../views/reporter/plain-report-code.tsx';
import { VerifyPage } from '../../views/reporter/verify-page.tsx';
import { render, viewFor } from './render.ts';

const test = suite('where addresses and fingerprints break');

test('an address breaks behind slashes, a very long host before its dots, and never at a hyphen', () => {
  const address = 'https://balagh.al-birr.org.sa/ar/follow-up/plain';
  assert.equal(addressPieces(address), ['https://', 'balagh.al-birr.org.sa/', 'ar/', 'follow-up/', 'plain']);
  const long = 'https://balagh-wa-shakawa.jamiyat-al-birr-al-khayriya.example.org.sa:8443/ar';
  const pieces = addressPieces(long);
  assert.is(pieces.join(''), long, 'nothing is added or lost');
  assert.ok(pieces.length > 4 && pieces.every((piece) => !/[-.]$/.test(piece)), pieces.join(' '));
});

test('a fingerprint breaks between groups of five, and is whole where it is copied', () => {
  const hash = 'mZ3-kQ0aVd_8sR-1bC7tYw-x9PqLhE2fGjNiUo5aBcD';
  const pieces = hashPieces(hash);
  assert.is(pieces.join(''), hash);
  assert.ok(pieces.slice(0, -1).every(({ length }) => length === 5));
});

test('a user name in a sentence stays whole, and whoever is named is set apart', async () => {
  const sentence = recordWords('ar', {
    ...{
      kind: 'invitation',
      refused: false,
      by: '\u2068مشرف النظام\u2069 (\u2068admin-1\u2069)',
      name: '\u2068ريم السنيدي\u2069 (\u2068member-2\u2069)',
    },
  });
  const shown = await render(NamesApart({ text: sentence }));
  assert.ok(shown.includes('<bdi class="number">member-2</bdi>'), shown);
  assert.ok(shown.includes('<bdi class="number">admin-1</bdi>'));
  assert.ok(shown.includes('<bdi>ريم السنيدي</bdi>'));
  assert.is(shown.replace(/<[^>]+>/g, ''), sentence.replace(/[\u2068\u2069]/g, ''), 'every word stays');
  const long = 'a-very-long-user-name-that-fills-more-than-a-line';
  assert.is(
    await render(NamesApart({ text: `\u2068${long}\u2069` })),
    `<bdi>${long}</bdi>`,
    'and breaks where it must',
  );
  assert.is(await render(NamesApart({ text: 'a \u2068 b' })), 'a \u2068 b');
});

test('the plain slip and the poster show them so', async () => {
  const view = { ...viewFor('ar') };
  const address = `${view.association.publicAddress}/ar/follow-up/plain`;
  const line = 'mZ3-kQ0aVd_8sR-1bC7tYw-x9PqLhE2fGjNiUo5aBcD';
  const sent = {
    token: 't',
    code: '1234 5678 9012 3456 7890 1234',
    number: '1234-5678',
    on: '2026-11-21',
    line,
    come: '',
  };
  const slip = await render(PlainReportCode({ view, sent }));
  const poster = await render(
    VerifyPage({ view, rosters: { root: { fingerprint: '12345 67890' }, holds: true, stored: [], rootHash: '' } }),
  );
  const shown = (pieces: readonly string[]) => pieces.map((piece) => `<span>${piece}</span><wbr/>`).join('');
  assert.ok(slip.includes(shown(addressPieces(address))), 'the address');
  assert.ok(slip.includes(shown(hashPieces(line))), 'the fingerprint');
  assert.ok(poster.includes(shown(addressPieces(view.association.publicAddress))));
});

test.run();
