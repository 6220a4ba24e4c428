// Every page of the line under axe, in both languages, light and dark, on a phone and on a wide screen; no page wider
// than the narrowest phone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { type Association, withAssociation } from '../support/association.ts';
import { type Browsers, type Visitor, withChromium } from '../support/chromium.ts';
import { openCase, openMailbox, report, signIn } from '../support/people.ts';
import { speaker } from '../support/words.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Looks = readonly { readonly width: number; readonly height: number; readonly dark: boolean }[];
const looks: Looks = [
  { width: 320, height: 640, dark: false },
  { width: 1280, height: 900, dark: true },
];

/** What axe and the width say about the page as it stands, in every look. */
const faultsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const { width, height, dark } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const found = await page.evaluate(async (wanted) => {
      const runner = (globalThis as unknown as { axe: { run: (where: Document, how: unknown) => Promise<unknown> } })
        .axe;
      const answer = (await runner.run(document, { runOnly: wanted, resultTypes: ['violations'] })) as {
        violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
      };
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
      return [
        ...answer.violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
        ),
        ...(wide ? [`wider than the screen: ${document.documentElement.scrollWidth}`] : []),
      ];
    }, tags);
    faults.push(...found.map((fault) => `${name} at ${width}${dark ? ' dark' : ''}: ${fault}`));
  }
  return faults;
};

const visit = async (visitor: Visitor, paths: readonly string[]): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const path of paths) {
    await visitor.page.goto(path);
    await visitor.page.waitForLoadState('networkidle');
    faults.push(...(await faultsOf(visitor.page, path)));
  }
  return [...faults, ...visitor.trouble];
};

const reporterPages = async (browsers: Browsers, lang: Lang): Promise<readonly string[]> => {
  const visitor = await browsers.visitor();
  const screen = { page: visitor.page, lang, say: speaker(lang) };
  const open = await visit(
    visitor,
    [
      '',
      '/report',
      '/follow-up',
      '/policy',
      '/privacy',
      '/verify',
      '/report/plain',
      '/follow-up/plain',
      '/nowhere',
    ].map((path) => `/${lang}${path}`),
  );
  const code = await report(
    screen,
    { concerns: [], what: 'Something that ought to be looked at.' },
    async (page, step) => assert.equal(await faultsOf(page, `/${lang}/report, ${step}`), []),
  );
  const codePage = await faultsOf(visitor.page, `/${lang}/report, the code`);
  await openMailbox(screen, code);
  return [...open, ...codePage, ...(await faultsOf(visitor.page, `/${lang}/follow-up, the mailbox`))];
};

const actPages = [
  'acknowledgement',
  'concern',
  'briefing',
  'closure',
  'resolution',
  'referral',
  'message',
  'note',
  'summary',
];

const peoplePages = async (browsers: Browsers, { account }: Association, lang: Lang): Promise<readonly string[]> => {
  const visitor = await browsers.visitor();
  const screen = { page: visitor.page, lang, say: speaker(lang) };
  const doors = await visit(visitor, [`/${lang}/staff/sign-in`, `/${lang}/staff/recovery`, `/${lang}/enrol`]);
  await signIn(screen, account('auditor'));
  const href = (await visitor.page.locator('a[href*="/staff/cases/"]').first().getAttribute('href')) ?? '';
  const number = /\d{4}-\d{4}/.exec(href)?.[0] ?? '';
  await openCase(screen, number);
  const base = `/${lang}/staff`;
  const desk = await visit(visitor, [
    base,
    `${base}/roster`,
    `${base}/account`,
    `${base}/cases/${number}`,
    `${base}/cases/0000-0000`,
  ]);
  const forms = await visit(
    visitor,
    actPages.map((act) => `${base}/cases/${number}/${act}`),
  );
  const administrator = await browsers.visitor();
  await signIn({ ...screen, page: administrator.page }, account('admin'));
  const admin = await visit(
    administrator,
    ['', '/people', '/settings'].map((path) => `/${lang}/admin${path}`),
  );
  return [...doors, ...desk, ...forms, ...admin];
};

const test = suite('accessible');

for (const lang of ['ar', 'en'] as const) {
  test(`no page of the line in ${lang} has a violation or scrolls sideways`, () =>
    withAssociation((association) =>
      withChromium(association.portal.url, async (browsers) => {
        const reporters = await reporterPages(browsers, lang);
        const people = await peoplePages(browsers, association, lang);
        assert.equal([...reporters, ...people], []);
      }),
    ));
}

test.run();
