import { readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DateInput } from '../../views/components/date-input.tsx';
import { ErrorSummary } from '../../views/components/error-summary.tsx';
import { TextArea } from '../../views/components/text-area.tsx';
import { TextField } from '../../views/components/text-field.tsx';
import { render } from './render.ts';

const test = suite('components');
const folder = new URL('../../views/components/', import.meta.url);
/** `field.tsx` holds the parts of fields, not a component of its own. */
const files = readdirSync(folder).filter((name) => name.endsWith('.tsx') && name !== 'field.tsx');

type Example = Parameters<typeof render>[0];
const examplesOf = async (file: string): Promise<readonly Example[]> => {
  const module: { readonly examples?: readonly Example[] } = await import(`../../views/components/${file}`);
  return module.examples ?? [];
};

test('every component has examples, and each renders', async () => {
  for (const file of files) {
    const examples = await examplesOf(file);
    assert.ok(examples.length > 0, `${file} has no example`);
    for (const example of examples) assert.match(await render(example), /^<[a-z]/, file);
  }
});

test('no component carries an inline style, script or handler', async () => {
  for (const file of files) {
    for (const example of await examplesOf(file)) {
      const html = await render(example);
      assert.not.match(html, /\sstyle=|<style|<script|\son[a-z]+=|javascript:/i, file);
    }
  }
});

test('a field without a name is kept from autofill, spell check and translation', async () => {
  for (const html of [
    await render(TextField({ id: 'a', label: 'A' })),
    await render(TextArea({ id: 'a', label: 'A' })),
  ]) {
    assert.not.match(html, /\sname=/);
    assert.match(html, /autocomplete="off"/);
    assert.match(html, /spellcheck="false"/);
    assert.match(html, /translate="no"/);
  }
});

test('hint and error describe their field, and the error marks it', async () => {
  const html = await render(TextField({ id: 'a', label: 'A', hint: 'H', error: 'E' }));
  assert.match(html, /aria-describedby="a-hint a-error"/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /id="a-error">E</);
});

test('the text typed before stands in the area again, escaped', async () => {
  const html = await render(TextArea({ id: 'a', label: 'A', value: '</textarea><b>x' }));
  assert.match(html, /&lt;\/textarea&gt;&lt;b&gt;x<\/textarea>/);
});

test('a date is asked in three boxes, in the calendar that the language begins with', async () => {
  const arabic = await render(DateInput({ id: 'd', label: 'متى', lang: 'ar', certainty: true }));
  assert.match(arabic, /id="d-hijri"[^>]*checked/);
  const english = await render(DateInput({ id: 'd', label: 'When', lang: 'en' }));
  assert.match(english, /id="d-gregorian"[^>]*checked/);
  for (const part of ['day', 'month', 'year']) assert.match(english, new RegExp(`<label for="d-${part}">`));
  assert.not.match(english, /d-approximate/);
  assert.match(arabic, /d-approximate/);
});

test('the error summary links to each field and is hidden while there is nothing to say', async () => {
  assert.match(await render(ErrorSummary({ lang: 'en', errors: [] })), /hidden/);
  assert.match(
    await render(ErrorSummary({ lang: 'en', errors: [{ id: 'x', text: 'Wrong' }] })),
    /<a href="#x">Wrong<\/a>/,
  );
});

test.run();
