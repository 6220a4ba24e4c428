// A day in the three boxes of a form of people's, as somebody types it by the Gregorian calendar.
import type { Page } from 'playwright-core';

export const DAY_BOXES = ['day', 'month', 'year'] as const;

/** The three parts of a plain date, as their boxes hold them. */
export const partsOfDay = (date: string): Readonly<Record<(typeof DAY_BOXES)[number], string>> => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day, month, year };
};

export const fillDay = async (page: Page, id: string, date: string): Promise<void> => {
  await page.locator(`#${id}-gregorian`).check();
  const parts = partsOfDay(date);
  for (const box of DAY_BOXES) await page.locator(`#${id}-${box}`).fill(parts[box]);
};

/** What stands in the boxes, as a plain date. */
export const dayIn = async (page: Page, id: string): Promise<string> => {
  const typed = (box: (typeof DAY_BOXES)[number]) => page.locator(`#${id}-${box}`).inputValue();
  return [await typed('year'), await typed('month'), await typed('day')].join('-');
};
