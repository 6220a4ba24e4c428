// The desk of somebody to whom every case belongs, with more and more cases of true size: the time from asking for a page
// to the whole of it, and its bytes. The whole desk is walked once, which proves that each case stands on it once.

import { argon2Node } from '../../src/argon2-node.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { openAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { createPortal } from '../../src/portal.ts';
import { fill, foundedBefore } from './fill.ts';
import { percentile, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, withFounded, withPortal } from './stage.ts';
import { type Shown, signedIn, type Visitor } from './visitor.ts';

const DESK = '/ar/staff';
/** How often the first and the last page are asked for again. */
const AGAIN = 60;

/** The address of the page behind this one; undefined on the last. */
const nextOf = ({ body }: Shown): string | undefined =>
  /href="(\/ar\/staff\?after=[\w-]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');

const rowsOf = ({ body }: Pick<Shown, 'body'>): readonly string[] => [
  ...new Set([...body.matchAll(/\/staff\/cases\/(\d{4}-\d{4})/g)].map(([, number]) => number ?? '')),
];

const shown = async (visitor: Visitor, path: string): Promise<Shown> => {
  const page = await visitor.page(path);
  if (page.status !== 200) throw new Error(`the desk answered ${page.status}`);
  return page;
};

/** Every page in order. Throws unless each of `cases` cases stood on exactly one. */
const walk = async (visitor: Visitor, cases: number) => {
  const times: number[] = [];
  const numbers = new Set<string>();
  let [path, last, rows] = [DESK as string | undefined, DESK, 0];
  while (path !== undefined) {
    const page = await shown(visitor, path);
    times.push(page.ms);
    for (const number of rowsOf(page)) numbers.add(number);
    rows += rowsOf(page).length;
    last = path;
    path = nextOf(page);
  }
  if (numbers.size !== cases || rows !== cases) throw new Error(`${cases} cases, but ${numbers.size} in ${rows} rows`);
  return { last, first: times[0] ?? 0, times };
};

const again = async (visitor: Visitor, path: string) => {
  const times: number[] = [];
  let bytes = 0;
  for (let at = 0; at < AGAIN; at += 1) {
    const page = await shown(visitor, path);
    times.push(page.ms);
    bytes = page.bytes;
  }
  return { p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)), bytes };
};

/** Declares in each case of the first page, so that its rows carry their sealed lines of text; gives how many those are. */
const declareFirst = async ({ config, cast }: Founded): Promise<number> => {
  const portal = await createPortal(config, { log: () => undefined });
  try {
    const auditor = { ...playerOf(cast, 'auditor'), device: newDevice(portal) };
    await signInPlayer(portal, auditor, argon2Node);
    const { received } = await auditor.device.page(DESK);
    const numbers = rowsOf({ body: received });
    for (const number of numbers) await openAs(portal, auditor, number, argon2Node);
    return numbers.length;
  } finally {
    await portal.close();
  }
};

const measure = (cases: number): Promise<void> =>
  withFounded(async (founded) => {
    const accepted = await fill(founded, cases);
    const declared = await declareFirst(founded);
    await withPortal(founded, async (portal) => {
      const visitor = await signedIn(founded, portal, 'auditor');
      const walked = await walk(visitor, cases);
      const firstPage = await again(visitor, DESK);
      const lastPage = await again(visitor, walked.last);
      visitor.close();
      const pages = { pages: walked.times.length, p50: rounded(percentile(walked.times, 0.5)) };
      const firstVisit = { first: rounded(walked.first), ...pages, p99: rounded(percentile(walked.times, 0.99)) };
      tell('desk', { cases, declared, firstPage, lastPage, firstVisit });
    });
    tell('desk, proven', { ...(await prove(founded, accepted)) });
  }, foundedBefore(new Date()));

export const desk: Scenario = {
  name: 'desk',
  run: async ({ cases }: Options) => {
    for (const count of cases) await measure(count);
  },
};
