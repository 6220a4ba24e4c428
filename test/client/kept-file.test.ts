// What a form keeps of its files while its page is away: it comes back whole, the portal is asked before anything is said to stand,
// and of two tabs with the same draft one sends, and the other is told.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { type Deed, must, openAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { type KeptFile, keptFilesText, readKeptFiles } from '../../src/client/kept-file.ts';
import { perform, readCase } from '../../src/client/person.ts';
import { type AttachedFile, recallUpload, type UploadedFile, type UploadPlace } from '../../src/client/upload.ts';
import { deeds, withWorld } from '../journeys/world.ts';
import { atOnce, contentOf, fetchFile, sendFile } from '../support/files.ts';

const test = suite('files that a form keeps');

const MISSING = { ok: false, problem: { error: 'refused', refusal: { code: 'file-missing' } } };

/** What a tab kept of files, as the next page reads it. */
const afterReload = (files: readonly KeptFile[]): readonly KeptFile[] => readKeptFiles(keptFilesText(files));

const keptOf = ({ name, mime, ...uploaded }: AttachedFile): KeptFile => ({ name, mime, uploaded });

test('all of a file that arrived comes back, of another its name alone, and what isn’t such a draft is none', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { caseId } = await world.open('auditor', played);
    const place = { caseId, number: played.number };
    const { device } = world.player('auditor');
    const arrived = await sendFile(device, place, contentOf(70_000), { name: 'كشف 📷.pdf', mime: 'application/pdf' });
    const files: readonly KeptFile[] = [
      { ...keptOf(arrived), look: { kind: 'cleaned', found: ['place', 'device'] } },
      { ...keptOf(arrived), look: { kind: 'original' } },
      { ...keptOf(arrived), look: { kind: 'unchecked', why: 'too-big' } },
      { ...keptOf(arrived), look: { kind: 'other', hides: 'document' } },
      { name: 'half.mp4', mime: 'video/mp4' },
      { name: 'Mr Saad.mp4', called: 'note.mp4', mime: 'video/mp4' },
    ];
    assert.equal(afterReload(files), files);
    assert.is(keptFilesText([]), '', 'a form without files keeps nothing');
    const [long] = afterReload([{ name: `${'n'.repeat(400)}.pdf`, mime: '' }]);
    assert.is(long?.name.length, 255);
    for (const text of ['', '[', '{}', '[{"name":"x"}]', '[{"name":"x","mime":"","uploaded":{"file":"x"}}]'])
      assert.equal(readKeptFiles(text), [], text);
  }));

test('after a reload and a new sign-in the portal is asked, and the file goes with the act; the other tab is told that it is gone', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { caseId } = await world.open('auditor', played);
    await world.act('auditor', played, deeds.acknowledge);
    const place: UploadPlace = { caseId, number: played.number };
    const content = contentOf(70_000);
    const sent = await sendFile(world.player('auditor').device, place, content, { name: 'note.pdf' });
    const removed = await sendFile(world.player('auditor').device, place, content, { name: 'removed.pdf' });
    const [kept, gone] = afterReload([keptOf(sent), keptOf(removed)]).map(({ uploaded }) => uploaded);
    assert.ok(kept !== undefined && gone !== undefined);

    await signInPlayer(world.portal, world.player('auditor'), world.argon2);
    const { device } = world.player('auditor');
    const recall = (known: UploadedFile, at = place, { carry } = device) =>
      recallUpload(carry, at, known, { wait: atOnce });
    assert.equal(await recall(kept).run(), { ok: true, value: kept });
    // Of a blob that isn't the one that was confirmed, nothing is said to stand.
    assert.equal(await recall({ ...kept, item: gone.key }).run(), MISSING);
    assert.equal(await recall({ ...kept, secret: gone.secret }).run(), MISSING);
    assert.equal(await recall(kept, { caseId }).run(), MISSING, 'it isn’t a reporter’s');
    assert.not.ok((await recall(kept, place, newDevice(world.portal)).run()).ok, 'nobody else’s');
    await recall(gone).remove();
    assert.equal(await recall(gone).run(), MISSING);

    const withFile =
      (uploaded: UploadedFile): Deed =>
      (made, me) => ({
        ...deeds.note('See the file.')(made, me),
        files: [{ ...uploaded, name: 'note.pdf', mime: '' }],
      });
    const after = await world.act('auditor', played, withFile(kept));
    const attached = after.attachments.at(-1)?.opened;
    assert.ok(attached);
    const came = await fetchFile(device, { number: played.number }, caseId, attached);
    assert.ok(came.ended.ok);
    assert.equal(came.content, content, 'byte by byte, under the key that was kept');

    // The other tab has the same draft. Its file went with the first one's act.
    assert.equal(await recall(kept).run(), MISSING);
    await world.act('auditor', played, withFile(kept)).then(
      () => assert.unreachable('a second act has no such file'),
      (error: unknown) => assert.match(String(error), /file-missing/),
    );
    const opened = await world.open('auditor', played);
    assert.is(opened.attachments.length, 1);
  }));

test('two tabs that have the same case open each send their own file, though the case went on under the second', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const { number } = played;
    const { me, opened } = await openAs(world.portal, world.player('auditor'), number, world.argon2);
    const { device } = world.player('auditor');
    const place: UploadPlace = { caseId: opened.caseId, number };
    const send = async (name: string) => {
      const { intention, entries } = deeds.note(`Beside ${name}.`)(opened, me);
      const files = [await sendFile(device, place, contentOf(300), { name })];
      return perform(device.transport, number, opened, me, intention, entries, device.root(), readCase, files);
    };
    assert.ok((await send('one.txt')).ok);
    const second = must(await send('two.txt'), 'the second tab’s');
    assert.equal(
      second.attachments.map(({ opened: file, problem }) => [file?.name, problem]),
      [
        ['one.txt', undefined],
        ['two.txt', undefined],
      ],
    );
  }));

test.run();
