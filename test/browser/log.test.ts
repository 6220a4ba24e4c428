// The log at real screens, in both languages: a person's browser signs it unasked, the reporter reads that the report stands
// under it; and where it was rewritten, the one refuses loudly on every page and the other is told whom to turn to. Each state
// is looked at under axe.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { found } from '../../src/cli/demo/founding.ts';
import { plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { contradictionWords, logTexts } from '../../src/i18n/log-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import type { Portal } from '../../src/portal.ts';
import { ready } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { allHeads } from '../../src/store/log.ts';
import { integer, text } from '../../src/store/rows.ts';
import { withListeningPortal } from '../support/association.ts';
import { type Browsers, withChromium } from '../support/chromium.ts';
import { type Inspector, inspectorIn, NARROW } from '../support/inspection.ts';
import { openMailbox, type Screen, signIn } from '../support/people.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { rewriteLog } from '../support/rewriting.ts';
import { reportInProcess, screenOf, sees, unlock } from '../support/staff-screen.ts';
import { tamper } from '../support/tampering.ts';

const LANGS = ['en', 'ar'] as const;
const DAY_MS = 86_400_000;

type Scene = {
  readonly portal: Portal;
  readonly code: string;
  readonly account: (key: string) => { readonly userName: string; readonly passphrase: string };
  readonly browsers: Browsers;
  readonly look: Inspector['look'];
};

/** An association of the day before yesterday, with a report of that day; two days have ended since. */
const withDays = (job: (scene: Scene) => Promise<void>): Promise<void> => {
  let ago = 2;
  const clock = (): Date => new Date(Date.now() - ago * DAY_MS);
  return withListeningPortal(
    async (portal) => {
      await ready;
      const founding = demoFounding((bytes) => random.bytes(bytes));
      const cast = await found(portal, founding, quickArgon2);
      const { code } = await reportInProcess({ portal, argon2: quickArgon2 });
      ago = 0;
      await runHeads(portal.deps, clock());
      await withChromium(
        portal.url,
        async (browsers) => {
          const { look, faults, count } = await inspectorIn(browsers);
          const account = (key: string) => {
            const player = cast.get(key);
            if (player === undefined) throw new Error(`nobody plays ${key}`);
            return player;
          };
          await job({ portal, code, account, browsers, look });
          assert.equal(await faults(), []);
          assert.ok(count() >= 6, `${count()} states`);
        },
        'quick',
      );
    },
    { clock },
  );
};

const signaturesIn = async ({ portal }: Scene): Promise<number> => {
  const [row] = await portal.deps.database.reader.all('select count(*) as signed from head_signatures');
  return row === undefined ? -1 : integer(row, 'signed');
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never was so');
};

/** The reporter's page, narrow, with the proof unfolded. */
const readsProof = async (
  { code, look }: Scene,
  screen: Screen,
  name: 'proof' | 'proof that fails',
): Promise<string> => {
  const { page, lang } = screen;
  const { show, showLine } = logTexts(lang).proof;
  await openMailbox(screen, code);
  await page.getByText(name === 'proof' ? show : showLine, { exact: true }).click();
  await look(page, `${lang} ${name}`);
  return page.locator('main').innerText();
};

/** How many sheets of paper a page takes when it is printed. */
const sheetsOf = async (page: Page): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
};

const headsOf = async ({ portal }: Scene) => {
  const heads = await allHeads(portal.deps.database.reader, portal.association);
  return heads.map(({ day, head }) => ({ day, head: Buffer.from(head).toString('base64url') }));
};

const test = suite('the log at the screen');

test('whoever signs in signs the log unasked, and the reporter reads it; a rewritten log is refused on every page and told to the reporter', () =>
  withDays(async (scene) => {
    const { portal, browsers, look, account } = scene;
    const { dataFolder } = portal.deps.config;
    const auditor = await browsers.visitor(NARROW);
    await signIn(screenOf(auditor, 'en'), account('auditor'));
    await until(async () => (await signaturesIn(scene)) === 1);
    const before = await headsOf(scene);
    const known = before.at(-1);
    if (known === undefined) throw new Error('days have ended');
    await auditor.page.waitForFunction((day) => Object.values(localStorage).join().includes(day), known.day);
    const kept = await auditor.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    assert.ok(kept.includes(known.head));
    for (const told of [account('auditor').userName, 'signed', 'passphrase']) assert.not.ok(kept.includes(told), kept);
    assert.is(await auditor.page.locator('#log-alarm').innerText(), '');

    // The reporter, in both languages.
    const visitor = await browsers.visitor(NARROW);
    for (const lang of LANGS) {
      const shown = await readsProof(scene, screenOf(visitor, lang), 'proof');
      const date = formatDate(lang, riyadhDate(new Date(Date.now() - DAY_MS)));
      assert.ok(shown.includes(logTexts(lang).proof.signed(1, date)), shown);
      assert.ok(shown.replaceAll(/\s/g, '').includes(known.head));
      await visitor.page.goto('/static/icon.svg');
    }

    const rows: { day: string; root: string; head: string }[] = [];
    await tamper(dataFolder, async ({ all }) => {
      for (const row of await all('select day, root, head from log_days'))
        rows.push({ day: text(row, 'day'), root: text(row, 'root'), head: text(row, 'head') });
    });
    await rewriteLog(dataFolder, known.day);
    const served = (await headsOf(scene)).at(-1)?.head ?? '';
    assert.is.not(served, known.head);

    // The tab has looked today; with the next sign-in or unlocking the browser looks again. From then on every page says it.
    const { page } = auditor;
    assert.ok(await page.evaluate(() => sessionStorage.getItem('amanah.log-looked')), 'it has looked');
    await page.getByRole('button', { name: staffText('en').vault.lockNow }).click();
    await unlock(screenOf(auditor, 'en'), account('auditor'));
    await sees(auditor, logTexts('en').alarm.title);
    // The public page alone is enough, of the day that is known, and of an earlier one for whoever is signed in.
    const [earlier] = before;
    if (earlier === undefined) throw new Error('two days have ended');
    for (const knows of [known, { ...earlier, head: known.head }]) {
      await page.evaluate(([place, text]) => localStorage.setItem(place, text), [
        `amanah.log.${portal.association}`,
        JSON.stringify({ known: knows }),
      ] as const);
      await page.goto('/en/verify');
      const date = formatDate('en', plainDate(knows.day));
      await sees(auditor, logTexts('en').alarm.differs(date));
    }
    await page.evaluate(([place, text]) => localStorage.setItem(place, text), [
      `amanah.log.${portal.association}`,
      JSON.stringify({ known }),
    ] as const);
    await page.goto('/en/verify');
    await sees(auditor, logTexts('en').alarm.title);
    for (const lang of LANGS) {
      const words = contradictionWords(lang, { day: known.day, known: known.head, served });
      for (const path of ['', '/account', '/roster']) {
        await page.goto(`/${lang}/staff${path}`);
        await sees({ page }, words.title);
        const alarm = await page.locator('#log-alarm').innerText();
        for (const said of words.paragraphs) assert.ok(alarm.includes(said), said);
        for (const hash of [known.head, served]) assert.ok(alarm.replaceAll(/\s/g, '').includes(hash), hash);
        if (path === '') await look(page, `${lang} alarm of the log`);
      }
      // The public page tells the log that the server shows: this browser knows that it is another one.
      await page.goto(`/${lang}/verify`);
      await sees({ page }, words.title);
      assert.ok((await page.locator('#log-alarm').innerText()).replaceAll(/\s/g, '').includes(known.head));
      await visitor.page.goto(`/${lang}/verify`);
      assert.is(await visitor.page.locator('#log-alarm').innerText(), '', 'who knows nothing is told nothing');
      assert.is(await sheetsOf(visitor.page), 1, 'the poster is one sheet of A4');
    }
    assert.is(await page.locator('#log-alarm').getAttribute('role'), 'alert');
    const other = await auditor.context.newPage();
    await other.goto('/en/staff');
    await unlock(screenOf({ page: other }, 'en'), account('auditor'));
    await sees({ page: other }, logTexts('en').alarm.title);
    assert.is(await signaturesIn(scene), 1, 'nothing was signed');

    for (const lang of LANGS) {
      const shown = await readsProof(scene, screenOf(visitor, lang), 'proof that fails');
      const t = logTexts(lang).proof;
      const at = shown.indexOf(t.alarmTitle);
      assert.ok(at >= 0 && at < shown.indexOf(reporter(lang).mailbox.where), shown);
      assert.ok(shown.includes(t.contradictsDo));
      assert.is(await visitor.page.locator('#log-proof').count(), 0, 'nothing says that it stands');
      await visitor.page.goto('/static/icon.svg');
    }

    // Once the known log is served again, the notice goes, and the work of the day goes on.
    await tamper(dataFolder, async ({ change }) => {
      for (const { day, root, head } of rows)
        await change('update log_days set root = ?, head = ? where day = ?', [root, head, day]);
    });
    await page.goto('/en/staff');
    await page.waitForFunction(() => document.querySelector('#log-alarm')?.childElementCount === 0);
    await page.waitForFunction(() => !Object.values(localStorage).join().includes('contradiction'));
    assert.equal([...auditor.trouble, ...visitor.trouble], []);
  }));

test.run();
