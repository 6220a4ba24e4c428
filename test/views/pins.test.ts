// What a browser remembers of rosters, kept apart by association: one browser may know several.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readPin, writePin } from '../../src/browser/pins.ts';

const test = suite('what a browser remembers of rosters');

test('each association’s rosters are remembered by themselves', () => {
  const kept = new Map<string, string>();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    },
  });
  const pinned = (letter: string, seq: number) => ({ root: letter.repeat(43), seq, head: letter.repeat(43) });
  writePin('one', pinned('A', 3));
  assert.is(readPin('other'), undefined);
  writePin('other', pinned('I', 1));
  assert.equal([readPin('one'), readPin('other')], [pinned('A', 3), pinned('I', 1)]);
});

test.run();
