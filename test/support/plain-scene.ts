// A report whose mailbox is open in a browser without script, for tests of what can be done in it. Threads and Argon2id aren't
// the matter there.
import * as assert from 'uvu/assert';
import { reporter } from '../../src/i18n/reporter.ts';
import { type PlainReader, plainReader } from './plain-reader.ts';
import { quickEngine } from './quick-engine.ts';
import { type ReporterStage, withReporters } from './reporters.ts';

export type OpenScene = {
  readonly stage: ReporterStage;
  readonly reader: PlainReader;
  readonly code: string;
  readonly number: string;
  readonly sent: ReturnType<typeof quickEngine>['sent'];
  readonly engine: ReturnType<typeof quickEngine>['engine'];
};

/** What the report says. */
export const STORY = 'A canary died.';
/** How long a visit lasts without a request, in minutes. */
export const IDLE = 15;

/** A report in English, and a reader whose mailbox is open. */
export const withOpen = (job: (scene: OpenScene) => Promise<void>): Promise<void> =>
  withReporters(async (stage) => {
    const { sent, engine } = quickEngine(stage.portal);
    const { code, number } = await sent(STORY);
    const reader = plainReader(stage.portal, 'en');
    await reader.get();
    const opened = await reader.submit('open', { code });
    assert.is(opened.status, 200);
    assert.ok(opened.text.includes(reporter('en').mailbox.where), opened.text);
    await job({ stage, reader, code, number, sent, engine });
  });

/** A code with a wrong check digit. */
export const mistyped = (code: string): string => `${code.slice(0, -1)}${(Number(code.slice(-1)) + 1) % 10}`;

/** The digits of another script, whose zero has this code point. */
export const inDigits = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
