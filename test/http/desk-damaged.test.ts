// The desk on which a case stands whose stored lines make no chain any more: both languages say so and name it to whoever holds it,
// everything else of the desk is there, and the log tells once, and nothing of whose or which it is.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { problemTexts } from '../../src/i18n/problems.ts';
import { changeFile, databaseFile } from '../../src/store/database.ts';
import { withWorld } from '../journeys/world.ts';

const test = suite('the desk with a damaged case');

test('it names the case without a way to it, beside the others; who has no part in it reads nothing, the log no number', () =>
  withWorld({}, async (world) => {
    const broken = await world.report();
    const file = databaseFile(`${world.folder}/data`);
    await changeFile(file, 'drop trigger lines_keep');
    const damage = ({ number }: { readonly number: string }): Promise<void> =>
      changeFile(
        file,
        'update lines set signature = zeroblob(64) where case_id in (select case_id from cases where number = ?)',
        [number],
      );
    await damage(broken);
    const pageOf = async (who: 'auditor' | 'chair' | 'deputy', path: string): Promise<string> => {
      const player = world.player(who);
      await signInPlayer(world.portal, player, world.argon2);
      const { status, received } = await player.device.page(path);
      assert.is(status, 200, `${who} ${path}`);
      return received;
    };
    const parts = /class="desk-parts".*?<\/nav>/s.exec(await pageOf('chair', '/en/staff'))?.[0] ?? '';
    assert.match(parts, /data-count="damaged"><a href="#damaged-cases">/, 'counted where nothing else stands');
    const sound = await world.report();
    const words = { ar: 'تلفت محفوظات أحد البلاغات', en: 'The stored record of a case is damaged' };
    for (const who of ['auditor', 'chair'] as const) {
      for (const lang of ['ar', 'en'] as const) {
        const page = await pageOf(who, `/${lang}/staff`);
        assert.ok(page.includes(words[lang]));
        const notice = /id="damaged-cases">[\s\S]*?<\/div>/.exec(page)?.[0] ?? '';
        assert.ok(notice.includes(broken.number) && !notice.includes('<a '));
        assert.is(page.split(broken.number).length, 2, 'nowhere else');
        assert.ok(page.includes(`/staff/cases/${sound.number}`));
      }
    }
    const other = await pageOf('deputy', '/ar/staff');
    assert.ok(!other.includes('damaged-cases') && !other.includes(broken.number));
    const told = world.logged.filter((line) => /damaged/.test(line));
    assert.is(told.length, 1);
    assert.not.match(told[0] ?? '', /\d{4}-\d{4}|canary/i);
    const { device } = world.player('auditor');
    const opened = await device.page(`/ar/staff/cases/${broken.number}`);
    assert.is(opened.status, 500, 'nothing of it is opened');
    assert.ok(opened.received.includes(problemTexts('ar').damaged.title), 'and why is told');
    const { status } = await world.player('deputy').device.page(`/ar/staff/cases/${broken.number}`);
    assert.is(status, 404, 'to nobody else');
  }));

test.run();
