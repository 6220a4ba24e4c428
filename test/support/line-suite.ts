// The two stories that are played in each language: nobody named, and the executive named, who finds nothing.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Association, withAssociation } from './association.ts';
import type { Browsers } from './chromium.ts';
import { playLine, type Story } from './line.ts';
import type { Argon2Price } from './quick-argon2.ts';

const play = async (
  association: Association,
  browsers: Browsers,
  story: Story,
  price: Argon2Price = 'quick',
): Promise<void> => {
  const { visitors, code } = await playLine(association, browsers, story, price);
  const marked = [story.report, story.recommendation, story.message, story.reply, story.briefing, code];
  for (const [who, { trouble, requests }] of Object.entries(visitors)) {
    assert.equal(trouble, [], `${who}: nothing asked of anybody else, no error, no breach of the content policy`);
    const seen = requests.filter((request) => marked.some((text) => request.includes(text)));
    assert.equal(seen, [], `${who}: no plaintext and no code in a request`);
    assert.ok(requests.length > 3, `${who} was watched`);
  }
};

/** Registers and runs both stories of one language; at the full price the first's reporter and auditor derive as people do. */
export const runLine = (name: string, story: Omit<Story, 'executiveNamed'>, price: Argon2Price): void => {
  const test = suite(`the line in a browser, ${name}`);
  test('from the typed report to the ratified outcome and the feedback', () =>
    withAssociation(
      (association, browsers) => play(association, browsers, { ...story, executiveNamed: false }, price),
      price === 'full' ? { dear: 'auditor' } : 'quick',
    ));
  test('with the executive named, who finds nothing', () =>
    withAssociation((association, browsers) => play(association, browsers, { ...story, executiveNamed: true })));
  test.run();
};
