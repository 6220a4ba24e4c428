// A real Chromium for tests: one browser a file, a fresh context a visitor, and a watch that fails on any request to
// somebody else, any Content-Security-Policy violation and any uncaught error.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserPath } from './browser-path.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that must not have happened so far. */
  readonly trouble: readonly string[];
  /** Every request's method, address and body, as the server could have seen them. */
  readonly requests: readonly string[];
};

export type Browsers = {
  readonly visitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  readonly browser: Browser;
};

/** Opens a browser for `job` and closes it afterwards. `origin` is the only address that pages may ask. */
export const withChromium = async (origin: string, job: (browsers: Browsers) => Promise<void>): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
  const visitor = async (options: BrowserContextOptions = {}): Promise<Visitor> => {
    const context = await browser.newContext({ baseURL: origin, ...options });
    const trouble: string[] = [];
    const requests: string[] = [];
    context.on('request', (request) => {
      requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
      if (!request.url().startsWith(`${origin}/`) && !/^(blob|data):/.test(request.url()))
        trouble.push(`asked ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        trouble.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => trouble.push(`error: ${error.error().stack ?? error.error().message}`));
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    return { context, page, trouble, requests };
  };
  try {
    await job({ visitor, browser });
  } finally {
    await browser.close();
  }
};
