// Somebody who has a keyboard and nothing else: moves with Tab and the arrows alone, and demands of every stop that it can be
// seen, shows where the focus is, and follows the one before it in the direction of reading.
import type { ElementHandle, Locator, Page } from 'playwright-core';
import * as assert from 'uvu/assert';

type Role = 'link' | 'button' | 'checkbox' | 'radio' | 'textbox';
/** Where something stands in the document, by its edges in CSS pixels. */
type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
type Stop = {
  /** What has the focus, for the reader of a failure; empty where nothing of the page has it. */
  readonly name: string;
  readonly address: string;
  readonly box: Box | undefined;
  readonly isRtl: boolean;
  /** It has the focus, or for a radio button one of its group. */
  readonly isWanted: 'itself' | 'of its group' | 'no';
  readonly faults: readonly string[];
};

export type Keyboard = {
  readonly page: Page;
  /** Goes on with Tab until this has the focus. */
  readonly to: (target: Locator) => Promise<void>;
  readonly press: (role: Role, name: string | RegExp, key?: 'Enter' | 'Space') => Promise<void>;
  /** Chooses a radio button, with the arrows inside its group. */
  readonly choose: (target: Locator) => Promise<void>;
  readonly write: (name: string, text: string) => Promise<void>;
  /** On to the page's end and back to its beginning: nothing holds the focus fast, and the way back is the same. */
  readonly round: () => Promise<readonly string[]>;
  /** How many stops were looked at. */
  readonly count: () => number;
};

/** More stops than the longest page has. */
const MOST = 160;
/** An outline thinner than this is not seen. */
const LEAST_OUTLINE = 2;

const stopOf = (page: Page, wanted: ElementHandle | null): Promise<Stop> =>
  page.evaluate(
    ({ target, least }) => {
      const node = document.activeElement;
      const isRtl = document.documentElement.dir === 'rtl';
      const address = location.href;
      if (!(node instanceof HTMLElement) || node === document.body)
        return { name: '', address, box: undefined, isRtl, isWanted: 'no' as const, faults: [] };
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      const { top, bottom, left, right } = node.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
      const above = document.elementFromPoint(x, y);
      // What stays in place while the page scrolls has no place in its order.
      const isFixed = node.closest('.quick-exit-bar, .skip') !== null;
      const isSibling =
        node instanceof HTMLInputElement &&
        target instanceof HTMLInputElement &&
        node.type === 'radio' &&
        node.name !== '' &&
        node.name === target.name;
      return {
        name: `${node.tagName.toLowerCase()}#${node.id} ${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 50)}`,
        address,
        box: isFixed
          ? undefined
          : { top: top + scrollY, bottom: bottom + scrollY, left: left + scrollX, right: right + scrollX },
        isRtl,
        isWanted: node === target ? ('itself' as const) : isSibling ? ('of its group' as const) : ('no' as const),
        faults: [
          ...(outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= least ? [] : ['shows no focus']),
          ...(bottom > 0 && top < innerHeight && right > 0 && left < innerWidth ? [] : ['is off the screen']),
          ...(above !== null && (node.contains(above) || above.contains(node)) ? [] : ['is covered']),
        ],
      };
    },
    { target: wanted, least: LEAST_OUTLINE },
  );

/** Whether `next` stands before `last` for somebody who reads. */
const isBefore = (next: Stop, last: Stop): boolean => {
  if (next.box === undefined || last.box === undefined || next.address !== last.address) return false;
  if (next.box.bottom <= last.box.top) return true;
  const isBeside = next.box.top < last.box.bottom - 4 && last.box.top < next.box.bottom - 4;
  return isBeside && (next.isRtl ? next.box.left >= last.box.right : next.box.right <= last.box.left);
};

export const keyboardOf = (page: Page): Keyboard => {
  let count = 0;
  const look = async (target: ElementHandle | null, last: Stop | undefined, isForwards = true): Promise<Stop> => {
    const stop = await stopOf(page, target);
    count += 1;
    assert.equal(stop.faults, [], `“${stop.name}” on ${stop.address}`);
    if (last !== undefined) {
      const isWrong = isForwards ? isBefore(stop, last) : isBefore(last, stop);
      assert.not(isWrong, `“${stop.name}” comes after “${last.name}” on ${stop.address}`);
    }
    return stop;
  };

  const walk = async (target: Locator, isEnough: (stop: Stop) => boolean): Promise<void> => {
    await target.waitFor();
    const wanted = await target.elementHandle();
    let last: Stop | undefined;
    for (let presses = 0; presses < MOST; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await look(wanted, last);
      if (isEnough(stop)) return;
      last = stop.name === '' ? undefined : stop;
    }
    throw new Error(`the keyboard never reached ${target} on ${page.url()}`);
  };

  const to: Keyboard['to'] = (target) => walk(target, ({ isWanted }) => isWanted === 'itself');

  const choose: Keyboard['choose'] = async (target) => {
    await walk(target, ({ isWanted }) => isWanted !== 'no');
    const wanted = await target.elementHandle();
    for (let presses = 0; presses < 12; presses += 1) {
      const { isWanted } = await look(wanted, undefined);
      if (isWanted === 'itself') break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Space');
    assert.ok(await target.isChecked(), `${target} is chosen`);
  };

  /** From where the focus is to the page's end. Outside it the first press or two may only lead back in. */
  const stops = async (key: 'Tab' | 'Shift+Tab'): Promise<readonly string[]> => {
    const found: Stop[] = [];
    for (let presses = 0; presses < MOST; presses += 1) {
      await page.keyboard.press(key);
      const stop = await look(null, found.at(-1), key === 'Tab');
      if (stop.name !== '') found.push(stop);
      else if (found.length > 0 || presses > 1) return found.map(({ name }) => name);
    }
    throw new Error(`the keyboard never left ${page.url()}`);
  };

  return {
    page,
    to,
    choose,
    press: async (role, name, key = 'Enter') => {
      await to(page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first());
      await page.keyboard.press(key);
    },
    write: async (name, text) => {
      await to(page.getByLabel(name, { exact: true }));
      await page.keyboard.insertText(text);
    },
    round: async () => {
      await page.waitForLoadState();
      const forwards = await stops('Tab');
      const backwards = await stops('Shift+Tab');
      const again = [...backwards].reverse();
      assert.equal(again.slice(again.length - forwards.length), [...forwards], `the way back on ${page.url()}`);
      return again;
    },
    count: () => count,
  };
};
