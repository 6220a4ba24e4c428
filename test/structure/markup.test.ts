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

test.run();
