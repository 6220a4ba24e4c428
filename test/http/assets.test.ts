import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Assets, assetsOf, readStatics } from '../../src/http/assets.ts';
import { compactSheet } from '../../src/http/compact-sheet.ts';

const ROOT = 'r'.repeat(43);

const withStatic = (
  job: (load: (root?: string) => Assets, write: (name: string, text: string) => void) => void,
): void => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-static-'));
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  try {
    write('base.css', '@font-face { src: url(fonts/one.woff2) } a { background: url("absent.svg") }');
    write('fonts/one.woff2', 'font');
    write('islands/report.js', 'import { root } from "/static/root.js";');
    write('islands/sodium.js', 'export const ready = 1;');
    write('islands/sealing.js', 'import{ready}from"/static/islands/sodium.js";import{root}from"/static/root.js";');
    write('islands/plain.js', 'const a = 1;');
    job((root) => assetsOf(readStatics(folder), root), write);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const textOf = (assets: Assets, url: string): string => {
  const served = assets.serve(url.slice('/static/'.length));
  return served === undefined ? 'absent' : new TextDecoder().decode(served.body);
};

const test = suite('assets');

test('an address changes with its content and with nothing else', () =>
  withStatic((load, write) => {
    const before = load();
    write('islands/plain.js', 'const a = 2;');
    const after = load();
    assert.not.equal(after.url('islands/plain.js'), before.url('islands/plain.js'));
    assert.equal(after.url('base.css'), before.url('base.css'));
    assert.match(after.url('base.css'), /^\/static\/base\.[\w-]{16}\.css$/);
  }));

test('style sheets name their fonts by hashed addresses', () =>
  withStatic((load) => {
    const assets = load();
    const sheet = textOf(assets, assets.url('base.css'));
    assert.ok(sheet.includes(`url("${assets.url('fonts/one.woff2')}")`));
    assert.ok(sheet.includes('url("absent.svg")'));
    assert.equal(textOf(assets, assets.url('fonts/one.woff2')), 'font');
  }));

test('islands import the root by the address of its content; accepting a root renames both', () =>
  withStatic((load) => {
    const assets = load();
    const [script, island] = [assets.url('root.js'), assets.url('islands/report.js')];
    assert.equal(textOf(assets, script), 'export const root = undefined;\n');
    assert.equal(textOf(assets, island), `import { root } from "${script}";`);
    assets.refresh(ROOT);
    assert.equal(textOf(assets, assets.url('root.js')), `export const root = "${ROOT}";\n`);
    assert.equal(textOf(assets, assets.url('islands/report.js')), `import { root } from "${assets.url('root.js')}";`);
    assert.not.equal(assets.url('root.js'), script);
    assert.not.equal(assets.url('islands/report.js'), island);
    assert.equal(textOf(assets, script), 'absent', 'the old address is gone');
    assert.equal(load(ROOT).url('root.js'), assets.url('root.js'));
  }));

test('what several islands import is one script, named by its content, and a page is told which ones an island imports', () =>
  withStatic((load, write) => {
    const assets = load();
    const [root, sodium] = [assets.url('root.js'), assets.url('islands/sodium.js')];
    assert.equal(
      textOf(assets, assets.url('islands/sealing.js')),
      `import{ready}from"${sodium}";import{root}from"${root}";`,
    );
    assert.equal(assets.imports('islands/sealing.js'), [root, sodium]);
    assert.equal(assets.imports('islands/report.js'), [root]);
    for (const name of ['islands/plain.js', 'base.css', 'absent.js']) assert.equal(assets.imports(name), [], name);
    write('islands/sodium.js', 'export const ready = 2;');
    const after = load();
    assert.is.not(after.url('islands/sodium.js'), sodium);
    assert.is.not(after.url('islands/sealing.js'), assets.url('islands/sealing.js'));
    assert.is(after.url('islands/report.js'), assets.url('islands/report.js'));
    assert.ok(after.serve(after.url('islands/sodium.js').slice(8))?.immutable);
    after.refresh(ROOT);
    assert.equal(after.imports('islands/sealing.js'), [after.url('root.js'), after.url('islands/sodium.js')]);
  }));

test('a hashed name is for good, a plain name is not, and nothing outside the folder is served (T80)', () =>
  withStatic((load) => {
    const assets = load();
    assert.equal(assets.serve(assets.url('base.css').slice(8))?.immutable, true);
    assert.equal(assets.serve('base.css')?.immutable, false);
    for (const path of [
      '../package.json',
      '..%2fpackage.json',
      '/etc/passwd',
      'fonts/',
      '',
      '__proto__',
      'constructor',
    ]) {
      assert.equal(assets.serve(path), undefined, path);
    }
  }));

test('style sheets go out without comments and space, and say what they said, rule by rule', () => {
  const folder = new URL('../../static/', import.meta.url);
  // What it leaves in a condition and at a property of one's own is its author's spacing.
  const meant = (sheet: string): string =>
    transformSync(sheet, { loader: 'css', minify: true }).code.replaceAll(/([:,]) /g, '$1');
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'));
  assert.ok(names.length >= 5);
  const written = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const odd = `a :is(b, c)::before { content: "/* { a : b ; } */" } /* x */ @media (min-width: 40rem) { d { margin: calc(1px + 2px) } }`;
  for (const sheet of [...written, odd]) {
    const compact = compactSheet(sheet);
    assert.is(meant(compact), meant(sheet));
    assert.not.match(compact.replaceAll(/"[^"]*"/g, ''), /\/\*|\n| {2}/);
  }
});

test('the sheets that every page needs are one file, in their order, and its name follows each of them', () =>
  withStatic((load, write) => {
    for (const name of ['components', 'tokens', 'base']) write(`${name}.css`, `.${name} { color: red }`);
    const before = load();
    const sheet = textOf(before, before.url('site.css'));
    assert.equal(sheet.match(/\.\w+(?={)/g), ['.tokens', '.base', '.components']);
    write('base.css', '.base { color: blue }');
    assert.is.not(load().url('site.css'), before.url('site.css'));
  }));

test.run();
