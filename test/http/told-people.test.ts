// What people are told around their keys and the roster: the way back for whoever lost both, whom a roster takes out, and what
// stands first on a desk.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { keysFirst } from '../../src/i18n/leaving-words.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { AssociationId } from '../../src/protocol/check/index.ts';
import { addPasskey } from '../../src/store/passkeys.ts';
import { recordRecovery } from '../../src/store/recoveries.ts';
import { accountOf, pageOf, post, withCast } from '../support/cast.ts';
import { appoint, signIn, withPortal } from '../support/portal-factory.ts';

const test = suite('what people are told');

test('both doors name the way for whoever lost passphrase and recovery key, and no refusal leaves new keys out', () =>
  withPortal(async (stage) => {
    for (const lang of ['ar', 'en'] as const) {
      const { signIn: door, recovery } = staffText(lang);
      for (const path of ['sign-in', 'recovery'])
        assert.ok((await (await stage.ask(`/${lang}/staff/${path}`)).text()).includes(door.lostBoth), path);
      const newKeys = lang === 'ar' ? /مفاتيح جديدة/ : /new keys/;
      for (const words of [door.lostBoth, door.wrong, recovery.unknown, doorTexts(lang).ended])
        assert.match(words, newKeys);
    }
  }));

test('a roster to sign says whom it takes out, and whoever is new on it that it is about them', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const none = await pageOf(stage, '/en/staff/new-keys', cookies['board-chair']);
    assert.not.match(none, /To the roster that waits/);
    assert.not.ok((await pageOf(stage, '/en/staff', cookies['board-chair'])).includes(keysFirst('en')));
    await post(stage, admin, `${accountOf(people['deputy-chair'])}/suspension`);
    const joiner = await appoint(stage, admin, 'violations-committee', 'joiner');
    const inArabic = await pageOf(stage, '/ar/staff', cookies['board-chair']);
    assert.ok(inArabic.includes(keysFirst('ar')));
    const chairs = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.match(
      chairs,
      /It takes out: \u2068deputy-chair\u2069[^.]*\. Until it is signed, reports are still sealed to them/,
    );
    assert.ok(chairs.includes(keysFirst('en')), 'keys that they alone may have');
    assert.match(keysFirst('en'), /keys of cases to hand on, let them do so before the roster is signed.*suspended/);
    assert.match(chairs, /It lists, newly or again: \u2068joiner\u2069/);
    assert.not.match(chairs, /It lists you, newly or again/);
    const theirs = await pageOf(stage, '/en/staff', await signIn(stage, joiner));
    assert.match(theirs, /It lists you, newly or again\. Until it is signed nothing is sealed to you\./);
    assert.match(await pageOf(stage, '/en/staff/new-keys', cookies['board-chair']), /To the roster that waits/);
  }));

test('what an administrator did to the reader, a signer or in vain stands above the cases; the rest below them', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const desk = () => pageOf(stage, '/en/staff', cookies['board-chair']);
    await appoint(stage, admin, 'board-member', 'somebody');
    const quiet = await desk();
    assert.ok(quiet.indexOf('id="record-news"') > quiet.indexOf('class="empty"'));
    assert.not.match(quiet, /id="record-urgent"/);
    await post(stage, admin, `${accountOf(people['internal-auditor'])}/new-keys`);
    const loud = await desk();
    const at = loud.indexOf('id="record-urgent"');
    assert.ok(at > 0 && at < loud.indexOf('class="empty"'));
    assert.match(loud, /about a signer of the roster[\s\S]*about people or the roster since/);
    assert.not.match(loud, /id="record-news"/, 'one place leads there');
  }));

test('a passkey that was added is told on the desk and the account, with where unknown ones are removed', () =>
  withCast(async (stage, { people, cookies }) => {
    const { deps } = stage.portal;
    const auditor = people['internal-auditor'];
    const account = async () => pageOf(stage, '/en/staff/account', cookies['internal-auditor']);
    const [association] = await deps.database.reader.all('select association from persons limit 1');
    const day = plainDate(stage.portal.deps.clock().toISOString().slice(0, 10));
    assert.not.match(await pageOf(stage, '/en/staff', cookies['internal-auditor']), /id="passkey-added"/);
    assert.match(await account(), /no passkey stands/);
    assert.not.match(await account(), /unlock-passkey/, 'who has none isn’t offered to unlock with one');
    const { passkeysStay } = doorTexts('en').events;
    const desk = () => pageOf(stage, '/en/staff', cookies['internal-auditor']);
    const own = String(association?.association) as AssociationId;
    await deps.database.write((tx) => recordRecovery(tx, own, auditor.id, day));
    for (const page of [await desk(), await account()]) {
      assert.match(page, /recovery key/);
      assert.not.ok(page.includes(passkeysStay), 'who has no passkey isn’t warned of one');
    }
    await deps.database.write((tx) =>
      addPasskey(tx, own, {
        ...{ credential: 'A'.repeat(22), person: auditor.id, name: 'Planted', publicKey: new Uint8Array(64) },
        ...{ counter: 0, setOn: day, usedOn: day, vault: new Uint8Array(73) },
      }),
    );
    const shown = await account();
    assert.match(shown, /unlock-passkey/);
    assert.match(shown, /a passkey was added that signs in without the passphrase/);
    assert.ok(shown.includes(passkeysStay) && shown.includes('account#passkeys-title'));
    const after = (await desk()).split('id="recovered"')[1]?.split('id="passkey-added"');
    assert.ok(after?.[0]?.includes(passkeysStay));
    assert.match(after?.[1] ?? '', /account#passkeys-title/);
    assert.not.match(await pageOf(stage, '/en/staff', cookies['board-chair']), /id="passkey-added"/);
    assert.ok((await (await stage.ask('/en/staff/recovery', {})).text()).includes(passkeysStay));
    const passphrase = await pageOf(stage, '/en/staff/account/passphrase', cookies['internal-auditor']);
    assert.match(passphrase, /account#passkeys-title/);
  }));

test.run();
