// Every page of the router in a real browser, full of texts that try to break out: nothing of them runs, no page asks anybody
// else or breaks its own policy, and nothing stays behind that must not.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { acts, type Move } from '../../src/cli/demo/moves.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import { returnWith } from '../../src/cli/demo/play.ts';
import { writeToAssociation } from '../../src/client/reporter.ts';
import { approvalOf } from '../../src/domain/approval.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { routesOf } from '../../src/http/app.ts';
import { ACT_PATHS } from '../../src/i18n/page-acts.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import { addReset, RESET_MS } from '../../src/store/factor-resets.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { associationById, saveSettings } from '../../src/store/settings.ts';
import { type Association, withAssociation } from '../support/association.ts';
import type { Visitor } from '../support/chromium.ts';
import { PAYLOADS } from '../support/markup.ts';
import { openCase, openMailbox, signIn } from '../support/people.ts';
import { actInProcess, button, reportInProcess, screenOf, sees, storageOf } from '../support/staff-screen.ts';

const TEXT = [...PAYLOADS, 'https://evil.example/page and www.evil.example'].join('\n');
const LANG = '/:lang{(?:ar|en)}';

const en = acts('en');
const deedOf = (move: Move): Deed => {
  if (move.kind !== 'deed') throw new Error('an act of a person');
  return move.deed;
};

/** Who finds something at an address of this kind: everybody, people who hold an office, or the administrator. */
type Kind = 'open' | 'staff' | 'admin';

const PERSON = /^\/(?:en|ar)\/staff(?!\/(?:sign-in|recovery)$)/;
const kindOf = (address: string): Kind =>
  /^\/(?:en|ar)\/admin/.test(address) ? 'admin' : PERSON.test(address) ? 'staff' : 'open';

/** A reset of somebody's second factor that waits. */
const RESET = 'resetresetresetresetrA';

/** Has the chair ask for it, about a member of the committee. */
const askReset = ({ portal, cast }: Association): Promise<void> =>
  portal.deps.database.write((tx) =>
    addReset(tx, portal.association, {
      id: RESET,
      person: playerOf(cast, 'member-1').person,
      askedBy: playerOf(cast, 'chair').person,
      askedOn: riyadhDate(portal.deps.clock()),
      expiresAt: new Date(portal.deps.clock().getTime() + RESET_MS),
    }),
  );

/**
 * The addresses of all pages of the router, each once, with a case and an account of our own; an act's page is that of the
 * first case in which it can be done. Whoever adds a parameter says what stands for it.
 */
const pagesOf = (
  { portal }: Association,
  lang: string,
  person: string,
  numbers: readonly string[],
  policy: string,
  links: ReadonlySet<string> = new Set(),
): readonly string[] =>
  routesOf(portal.app)
    .filter(({ method, path }) => method === 'GET' && path.startsWith(LANG) && !path.endsWith('.ics'))
    .flatMap(({ path }) =>
      path.includes(':noun') ? Object.values(ACT_PATHS).map((noun) => path.replace(':noun', noun)) : [path],
    )
    .map((path) => {
      const addresses = numbers.map((number) =>
        path
          .replace(LANG, `/${lang}`)
          .replace(':number', number)
          .replace(':person', person)
          .replace(':policy', policy)
          .replace(':reset', RESET)
          // Any request's address leads to the list of them.
          .replace(':request', RESET),
      );
      const address = addresses.find((one) => links.has(one)) ?? addresses[0] ?? '';
      if (/[:*{]/.test(address)) throw new Error(`say what stands for the parameters of ${path}`);
      return address;
    });

/** Gives the association and everybody in it names that try to break out. */
const renameAll = async ({ portal }: Association): Promise<string> => {
  const name = `${PAYLOADS[0]} ${PAYLOADS[1]}`;
  await portal.deps.database.write(async (tx) => {
    const settings = await associationById(tx, portal.association);
    if (settings === undefined) throw new Error('there are settings');
    const both = { ar: name, en: name };
    await saveSettings(tx, {
      ...settings,
      name: both,
      phone: name,
      address: both,
      privacyContact: both,
      approval: approvalOf(both),
    });
    await tx.run('update persons set name = ?', [name]);
  });
  return (
    (await portal.deps.database.reader.all('select person from persons limit 1')).map(({ person }) =>
      String(person),
    )[0] ?? ''
  );
};

const short = (text: string): string => text.slice(0, 290);

/** A case with such a text in every entry that anybody can write, and one that stands at its beginning. */
const fullCase = async (association: Association): Promise<{ readonly number: string; readonly code: string }> => {
  const sent = await reportInProcess(association, {
    lang: 'en',
    answers: REPORT_QUESTIONS.map(({ id, kind }) => ({ question: id, text: kind === 'date' ? '~2026-05' : TEXT })),
    identity: { given: true, answers: IDENTITY_QUESTIONS.map(({ id }) => ({ question: id, text: short(TEXT) })) },
  });
  const act = (who: 'auditor' | 'chair' | 'member-1' | 'member-2', ...moves: readonly Move[]) =>
    actInProcess(association, sent.number, who, ...moves.map(deedOf));
  await act('auditor', en.acknowledge(0, 'auditor'), en.summary(0, 'auditor', short(TEXT).slice(0, 190)));
  await act('auditor', en.brief(0, 'auditor', TEXT), en.message(0, 'auditor', TEXT), en.note(0, 'auditor', TEXT));
  const { device, mailbox } = await returnWith(association.portal, sent.code, association.argon2);
  const written = await writeToAssociation(device.transport, mailbox, 'message', { lang: 'en', text: TEXT });
  assert.ok(written.ok);
  await act('auditor', en.refer(0, 'auditor', 'formal-investigation', TEXT));
  const heard = { notified: -1, heard: -1, defence: TEXT };
  await act('member-1', en.recommend(0, 'member-1', 'substantiated', TEXT, heard));
  await act('member-2', en.confirm(0, 'member-2', TEXT));
  await act('chair', en.ratify(0, 'chair', TEXT));
  return sent;
};

/** What ran or stands on the page that no text may bring there. */
const brokenOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const brought =
      'script:not([src]), style, base, iframe, object, embed, plaintext, [style], [onerror], [onload], [onfocus]';
    const ours =
      'main img, main svg:not(.square), [onmouseover], [hx-on\\:load], meta[http-equiv], a[href^="javascript" i]';
    return [
      ...('ran' in globalThis ? ['something ran'] : []),
      ...[
        ...document.querySelectorAll(
          `${brought}, ${ours}, a[href*="evil"], .prose a, .thread a, dd a:not([href^="/"])`,
        ),
      ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ];
  });

const watched = async (visitor: Visitor): Promise<Visitor> => {
  await visitor.context.addInitScript('globalThis.xss = () => { globalThis.ran = true; }');
  await visitor.context.addInitScript(countAsking);
  const dialogs: string[] = [];
  visitor.page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') dialogs.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  return {
    ...visitor,
    get trouble() {
      return [...visitor.trouble, ...dialogs];
    },
  };
};

/** After an answer a page's script has this long to ask again before the page counts as still, in milliseconds. */
const STILL_MS = 100;

/** Runs in a page before its own scripts: counts what the page asks for, until a while after the answer. */
const countAsking = `{
  const ask = globalThis.fetch;
  globalThis.asking = 0;
  globalThis.fetch = (...request) => {
    globalThis.asking += 1;
    const over = () => setTimeout(() => { globalThis.asking -= 1; }, ${STILL_MS});
    const answer = ask(...request);
    answer.then(over, over);
    return answer;
  };
}`;

/** Waits until the page's script has done what it does unasked: a vault is open, and nothing more is asked for. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => {
      const lock = document.querySelector<HTMLElement>('#lock-now');
      const { asking } = globalThis as { readonly asking?: number };
      return document.readyState === 'complete' && (lock === null || !lock.hidden) && asking === 0;
    },
    undefined,
    { polling: STILL_MS / 4 },
  );
};

/** Looks at each page once its script is done; on how many such a text stands where people read. */
const walk = async (
  visitor: Visitor,
  paths: readonly string[],
  look: (path: string) => Promise<void> = async () => undefined,
): Promise<number> => {
  let met = 0;
  for (const path of paths) {
    await visitor.page.goto(path);
    await settled(visitor.page);
    assert.equal(await brokenOn(visitor.page), [], path);
    await look(path);
    met += (await visitor.page.locator('body').innerText()).includes('onerror=xss()') ? 1 : 0;
  }
  assert.equal(visitor.trouble, [], 'asked nobody else, met no error and broke no policy');
  return met;
};

/** The names under which something is kept, of this tab and of the origin. */
const keptBy = (page: Page) =>
  page.evaluate(() => ({ tab: Object.keys(sessionStorage).sort(), origin: Object.keys(localStorage).sort() }));

const test = suite('every page in a browser');

test('no text runs or becomes a link, no page asks anybody else or breaks its policy (T62, T67, T71, T90), and what is kept is gone after signing out (T66)', () =>
  withAssociation(async (association, browsers) => {
    const enter = async () => watched(await browsers.visitor());
    const { number, code } = await fullCase(association);
    const fresh = await reportInProcess(association, { answers: [{ question: 'what-happened', text: TEXT }] });
    const someone = await renameAll(association);
    await askReset(association);

    const ground = await groundOf(association.portal.deps.database.reader, association.portal.association);
    const policy = ground?.current.roster.policy ?? '';
    const pages = (lang: string, links?: ReadonlySet<string>) =>
      pagesOf(association, lang, someone, [number, fresh.number], policy, links);
    const walked = new Set<string>();

    // Each in a browser context of their own, all at the same time: part of a page's time is waiting for it to be still.
    const asReporter = async (): Promise<void> => {
      const reporter = await enter();
      const open = pages('ar').filter((path) => kindOf(path) === 'open');
      assert.ok((await walk(reporter, [...open, '/ar/absent'])) > 8, 'the texts stand on public pages');
      for (const closed of pages('ar').filter((path) => kindOf(path) !== 'open')) {
        const answer = await reporter.context.request.get(closed);
        assert.match(answer.url(), /\/ar\/staff\/sign-in$/, `${closed} leads to a page that was looked at`);
      }
      await openMailbox(screenOf(reporter, 'en'), code);
      await reporter.page.locator('#mailbox .thread details summary').first().click();
      assert.ok((await reporter.page.locator('#mailbox').innerText()).split('onerror=xss()').length > 9);
      assert.equal(await brokenOn(reporter.page), []);
      assert.equal(await keptBy(reporter.page), { tab: [], origin: [] });
    };
    const asAuditor = async (): Promise<void> => {
      const auditor = await enter();
      const screen = screenOf(auditor, 'en');
      await signIn(screen, association.account('auditor'));
      await auditor.page.getByText('onerror=xss()').first().waitFor();
      assert.equal(await brokenOn(auditor.page), [], 'the desk');
      const links = new Set<string>();
      for (const one of [fresh.number, number]) {
        await openCase(screen, one);
        // A case that is opened for the first time is loaded again once it is.
        await sees(screen, staffText('en').case.verified);
        await auditor.page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        assert.ok((await auditor.page.locator('main').innerText()).includes('onerror=xss()'), one);
        assert.equal(await brokenOn(auditor.page), [], one);
        const acts = auditor.page.getByRole('region', { name: staffText('en').case.acts, exact: true });
        const found = await acts
          .getByRole('link')
          .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
        for (const link of found) links.add(link);
      }
      const paths = pages('en', links).filter((path) => kindOf(path) !== 'admin');
      assert.ok(paths.filter((path) => links.has(path)).length > 7, 'acts of a case that begins and of one that ends');
      const met = await walk(auditor, paths, async (path) => {
        walked.add(path.replace(fresh.number, number));
        if (!links.has(path)) return;
        const report = await auditor.page.locator('#report').textContent();
        assert.match(report ?? '', 'onerror=xss()', `the report stands beside the form of ${path}`);
      });
      assert.ok(met > 5);
      const kept = await keptBy(auditor.page);
      assert.ok(kept.tab.includes('amanah.vault'));
      for (const name of kept.tab)
        assert.match(name, /^amanah\.(?:vault|active|draft\..*|return|done|shown.*|roster.*|log-looked)$/);
      for (const name of kept.origin) assert.match(name, /^amanah\.(?:(?:roster|log)\.[\w-]{22}|known\.[\w-]{43})$/);
      assert.not.match(await storageOf(auditor.page), /onerror|evil\.example/);
      await auditor.page.goto('/en/staff');
      await button(screenOf(auditor, 'en'), 'Sign out').click();
      await auditor.page.waitForURL('**/staff/sign-in');
      assert.equal(await keptBy(auditor.page), { tab: [], origin: kept.origin });
    };
    const asReaders = async (): Promise<void> => {
      for (const who of ['chair', 'member-1', 'executive']) {
        const reader = await enter();
        await signIn(screenOf(reader, 'en'), association.account(who));
        if (who === 'executive') await reader.page.goto(`/en/staff/cases/${number}`);
        else await openCase(screenOf(reader, 'en'), number);
        await reader.page.getByText('onerror=xss()').first().waitFor();
        assert.equal(await brokenOn(reader.page), [], who);
        assert.equal(reader.trouble, [], who);
      }
    };
    const asAdministrator = async (): Promise<void> => {
      const admin = await enter();
      await signIn(screenOf(admin, 'en'), association.account('admin'));
      const own = pages('en').filter((path) => kindOf(path) === 'admin');
      const met = await walk(admin, own, async (path) => {
        walked.add(path);
      });
      assert.ok(met >= own.length - 1);
      assert.equal(await keptBy(admin.page), { tab: [], origin: [] });
      await button(screenOf(admin, 'en'), 'Sign out').click();
      await admin.page.waitForURL('**/staff/sign-in');
      assert.equal(await keptBy(admin.page), { tab: [], origin: [] });
    };
    await Promise.all([asReporter(), asAuditor(), asReaders(), asAdministrator()]);
    assert.equal([...walked].sort(), [...pages('en')].sort(), 'every page of the router, with its script at work');
  }));

test.run();
