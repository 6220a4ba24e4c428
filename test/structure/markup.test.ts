// What may not stand in views, islands and style sheets: raw HTML, inline script or style, physical directions,
// attributes that evaluate text, and addresses of anybody else.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesIn(path, pattern);
    return pattern.test(name) ? [path] : [];
  });
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const code = [...filesIn('src', /\.tsx?$/), ...filesIn('views', /\.tsx?$/)];
const styles = filesIn('static', /\.css$/);
const offenders = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );

const test = suite('markup');

test('there are views and style sheets to look at', () => {
  assert.ok(code.length > 60);
  assert.ok(styles.length >= 3);
});

test('no raw HTML sink', () => {
  assert.equal(
    offenders(
      code,
      /dangerouslySetInnerHTML|\braw\(|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/,
    ),
    [],
  );
});

test('no inline script, style or handler in a view (T63)', () => {
  const views = filesIn('views', /\.tsx$/);
  assert.equal(offenders(views, /\sstyle=|\son[a-z]+=["'{]|hx-on|<style\b/), []);
  assert.equal(offenders(views, /<script(?![^>]*\bsrc=)/), []);
});

test('htmx gets nothing to evaluate (T63)', () => {
  assert.equal(offenders(code, /hx-on|hx-vals=["']?js:|hx-vars|hx-trigger=["'][^"']*\[/), []);
});

test('style sheets use logical properties, so that right-to-left needs no second sheet', () => {
  assert.equal(
    offenders(
      styles,
      /(margin|padding|border|inset)-(left|right)\b|text-align:\s*(left|right)|float:\s*(left|right)|(^|[\s;{])(left|right):/,
    ),
    [],
  );
});

test('style sheets and views load nothing from anybody else', () => {
  assert.equal(offenders(styles, /url\(\s*['"]?(https?:)?\/\//), []);
  assert.equal(offenders(styles, /@import/), []);
  assert.equal(offenders(filesIn('views', /\.tsx$/), /(src|srcset)=["']https?:/), []);
});

test('reporters are never told that the law protects every report', () => {
  const words = filesIn('src/i18n', /\.ts$/);
  assert.ok(words.length > 3);
  assert.equal(offenders(words, /you are protected by (this |the )?law|أنت محمي بموجب/i), []);
});

/** A script with all that it imports from the same room. */
const reached = (file: string, seen: Set<string> = new Set()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of read(file).matchAll(/from '(\.[^']+)'/g)) {
    const next = join(file, '..', path);
    if (next.startsWith('src/browser/')) reached(next, seen);
  }
  return seen;
};

test('every page of people is framed alike, and its script begins as all do: rosters that contradict the known one are told (B54)', () => {
  const views = filesIn('views', /\.tsx$/).map((file) => [file, read(file)] as const);
  const bare = views.filter(([file, text]) => file.startsWith('views/staff/') && /<Page\b/.test(text));
  assert.equal(
    bare.map(([file]) => file),
    ['views/staff/frame.tsx'],
  );
  const people = views.filter(([, text]) => /<(?:StaffPage|KeylessPage|Frame)\b/.test(text));
  const islands = new Set(
    people.flatMap(([, text]) => [...text.matchAll(/island="([\w-]+)"/g)].map(([, name]) => name)),
  );
  const begins = /\b(?:withVault|withBarAlone|beginPage)\(/;
  const mute = [...islands].filter((name) => {
    const files = [...reached(`src/browser/islands/${name}.ts`)];
    return !files.some((file) => file !== 'src/browser/staff-page.ts' && begins.test(read(file)));
  });
  assert.equal(mute, []);
  assert.ok(islands.size > 12, `${islands.size} islands`);
});

test.run();
