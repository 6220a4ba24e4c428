// Which browser the tests drive: the one that CHROMIUM names, else Debian's headless shell, which is the same engine without
// a desktop's windows and takes a third less work, else Debian's Chromium.
import { existsSync } from 'node:fs';

const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;

/** How to come by one. */
export const HOW_TO_INSTALL = 'apt-get install -y chromium-headless-shell fonts-noto-core (or set CHROMIUM)';

/** The browser's path, or undefined where there is none. */
export const findBrowser = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...(process.env.CHROMIUM === undefined ? INSTALLED : [])].find(
    (path) => path !== '' && existsSync(path),
  );

/** The browser's path; throws with what to do where there is none. */
export const browserPath = (): string => {
  const found = findBrowser();
  if (found === undefined) throw new Error(`No browser. Install one: ${HOW_TO_INSTALL}`);
  return found;
};
