// From *Sign in* to the open vault, in a browser, on the full processor and on one four times slower: by passphrase and code, and by
// a passkey alone. Argon2id at its full cost. Chromium slows the page's own thread; Argon2id runs in a worker beside it. Typing and
// touching take no time here: what is measured is what the portal and the machine make somebody wait.
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { argon2Node } from '../../src/argon2-node.ts';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { must } from '../../src/cli/demo/people.ts';
import { draftFactor, prove as provePassphrase, setUpFactor } from '../../src/client/account.ts';
import { beginSignIn } from '../../src/client/sign-in.ts';
import { createPortal } from '../../src/portal.ts';
import { moveHere } from '../journeys/founded.ts';
import { browserPath } from '../support/browser-path.ts';
import { plugDevice } from '../support/plugged-device.ts';
import { percentile, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';

const TIMES = 5;
const WHO = 'chair';

type Person = { readonly userName: string; readonly passphrase: string; readonly codes: readonly string[] };

/** Switches somebody's second factor on, and gives what they need to sign in ten times: their backup codes. */
const withFactor = async (founded: Founded): Promise<Person> => {
  const portal = await createPortal(founded.config, { log: () => undefined });
  try {
    await moveHere(portal);
    const { userName, passphrase } = playerOf(founded.cast, WHO);
    const { transport } = newDevice(portal);
    const { association } = portal;
    must(await beginSignIn(transport, { userName, passphrase }, association, argon2Node), 'signs in');
    const proved = must(await provePassphrase(transport, userName, passphrase, association, argon2Node), 'proves it');
    const { secret } = must(await draftFactor(transport, proved), 'draws a secret');
    const codes = must(await setUpFactor(transport, codeAt(secret, portal.deps.clock())), 'sets it up');
    return { userName, passphrase, codes };
  } finally {
    await portal.close();
  }
};

/** Presses a button and gives the page's time of it. */
const pressAt = (page: Page, button: string): Promise<number> =>
  page.evaluate((id) => {
    const from = Date.now();
    document.getElementById(id)?.click();
    return from;
  }, button);

/** When the desk's vault is open, as that page tells it. */
const openedAt = async (page: Page): Promise<number> => {
  await page.waitForURL((url) => url.pathname === '/ar/staff');
  const opened = await page.waitForFunction(() => {
    const button = document.getElementById('lock-now');
    return button !== null && !button.hidden ? Date.now() : undefined;
  });
  return Number(await opened.jsonValue());
};

const visit = async (context: BrowserContext, rate: number): Promise<Page> => {
  // What tsx leaves in a function that goes into the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return page;
};

/** Milliseconds until the code is asked for, and from the code to the open vault. */
const byCode = async (
  page: Page,
  { userName, passphrase }: Person,
  code: string,
): Promise<readonly [number, number]> => {
  await page.goto('/ar/staff/sign-in');
  await page.locator('#sign-in-button:enabled').waitFor();
  await page.locator('#user-name').fill(userName);
  await page.locator('#passphrase').fill(passphrase);
  const pressed = await pressAt(page, 'sign-in-button');
  const asked = await page.waitForFunction(() =>
    document.getElementById('code-step')?.hidden === false ? Date.now() : undefined,
  );
  const first = Number(await asked.jsonValue()) - pressed;
  await page.locator('#factor-code').fill(code);
  const given = await pressAt(page, 'code-button');
  return [first, (await openedAt(page)) - given];
};

const tellOf = (what: string, rate: number, times: readonly (readonly [number, number])[]): void => {
  const whole = times.map(([first, second]) => first + second);
  tell('from Sign in to the open vault', {
    ...{ by: what, slowedBy: rate, times: times.length },
    ...{ p50: rounded(percentile(whole, 0.5)), slowest: rounded(Math.max(...whole)) },
    toTheCode: rounded(
      percentile(
        times.map(([first]) => first),
        0.5,
      ),
    ),
    fromTheCode: rounded(
      percentile(
        times.map(([, second]) => second),
        0.5,
      ),
    ),
  });
};

/** Adds a passkey on the page of a context that is signed in, and signs in by it alone. */
const byPasskey = async (page: Page, { passphrase }: Person, rate: number): Promise<void> => {
  await plugDevice(page);
  await page.goto('/ar/staff/account/passkey');
  await page.locator('#passkey-name').fill('bench');
  await page.locator('#passkey-use-opens').check();
  await page.locator('#present').fill(passphrase);
  await page.locator('#change-button').click();
  await page.locator('#changed').waitFor();
  const times: (readonly [number, number])[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    await page.goto('/ar/staff');
    await page.locator('#sign-out').click();
    await page.locator('#door-passkey-button:enabled').waitFor();
    const pressed = await pressAt(page, 'door-passkey-button');
    times.push([0, (await openedAt(page)) - pressed]);
  }
  tellOf('passkey alone', rate, times);
};

const inBrowser = async (portal: Running, person: Person): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  const codes = [...person.codes];
  try {
    for (const rate of [1, 4]) {
      const times: (readonly [number, number])[] = [];
      for (let at = 0; at < TIMES; at += 1) {
        const context = await browser.newContext({ baseURL: portal.url });
        const page = await visit(context, rate);
        times.push(await byCode(page, person, codes.pop() ?? ''));
        if (at === TIMES - 1) {
          tellOf('passphrase and code', rate, times);
          await byPasskey(page, person, rate);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
};

/** The same portal by a name, which passkeys need. */
const named = (founded: Founded): Founded => {
  const { config } = founded;
  return { ...founded, config: { ...config, address: `http://localhost:${config.port}` } };
};

const measure = async (founded: Founded): Promise<void> => {
  const person = await withFactor(founded);
  await withPortal(founded, (portal) => inBrowser({ ...portal, url: founded.config.address }, person));
  tell('from Sign in to the open vault, proven', { ...(await prove(founded, 0)) });
};

export const vault: Scenario = {
  name: 'vault',
  run: () => withFounded((founded) => measure(named(founded))),
};
