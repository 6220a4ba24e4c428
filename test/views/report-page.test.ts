import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { FollowUpPage } from '../../views/reporter/follow-up-page.tsx';
import { ReportPage } from '../../views/reporter/report-page.tsx';
import { render, viewFor, words } from './render.ts';

const test = suite('report and follow-up pages');
const report = (lang: 'ar' | 'en', open = true) =>
  render(ReportPage({ view: viewFor(lang, '/report'), policy: ASSOCIATION_001, open }));

test('every question of the report stands in one document under its own name', async () => {
  const text = words(await report('en'));
  for (const name of [
    'Which of these does it concern?',
    'Internal auditor',
    'Board chair',
    'Deputy chair',
    'Audit committee chair',
    'Executive director',
    'A member of the violations committee',
    'None of them, or I don’t know',
    'Someone senior, I won’t say who',
    'Stay anonymous',
    'Give my name',
    'Your name',
    'How to reach you',
    'What happened?',
    'When did it happen?',
    'When did you learn of it?',
    'Where?',
    'Who was involved?',
    'Witnesses',
    'What evidence is there?',
    'What do you expect?',
    'Gregorian',
    'Hijri',
    'Exact',
    'Approximate',
    'I don’t know',
    'Continue',
    'Skip',
    'Send the report',
    'Last group of your code',
  ]) {
    assert.ok(text.includes(name), name);
  }
});

test('what has to be answered tells its limit before it is passed, and so does a name', async () => {
  const html = await report('en');
  assert.match(html, /id="answer-what-happened-hint">[^<]*At most 20,000 characters\./);
  assert.match(html, /id="answer-name-hint">At most 300 characters\./);
  assert.match(await report('ar'), /id="answer-what-happened-hint">[^<]*الحد الأقصى ٢٠٬٠٠٠ حرف\./);
});

test('nothing typed can be submitted without the island: no form, and no field of text has a name', async () => {
  for (const html of [await report('en'), await report('ar'), await render(FollowUpPage({ view: viewFor('en') }))]) {
    assert.not.match(html, /<form/);
    const named = [...html.matchAll(/<(?:input|textarea|select)[^>]*\sname=[^>]*>/g)].map(([tag]) => tag);
    for (const tag of named) assert.match(tag, /type="radio"/);
    for (const [tag] of html.matchAll(/<textarea[^>]*>/g)) assert.match(tag, /autocomplete="off"/);
  }
});

test('without script the pages say so honestly, lead to the pages without it and show the other channels', async () => {
  for (const html of [await report('en'), await render(FollowUpPage({ view: viewFor('en') }))]) {
    const honest = /<noscript>(.*?)<\/noscript>/s.exec(html)?.[1] ?? '';
    assert.match(words(honest), /needs JavaScript/);
    assert.match(honest, /href="\/en\/(?:report|follow-up)\/plain"/);
    assert.match(words(honest), /011 000 0000.*External body/);
  }
});

test('while intake is closed there is no question, and the other channels are shown', async () => {
  const html = await report('en', false);
  assert.not.match(html, /<textarea|islands\/report/);
  assert.match(words(html), /New reports cannot be received at the moment.*External body/);
});

test('titles are neutral and hold only the step', async () => {
  assert.match(await report('en'), /<title>Example Association · Services · 1<\/title>/);
  assert.not.match(/<title>.*<\/title>/.exec(await report('ar'))?.[0] ?? '', /بلاغ/);
});

test('the page tells its island where the Argon2id worker lies', async () => {
  assert.match(await report('en'), /<html[^>]*data-argon2="\/static\/islands\/argon2-worker/);
});

test('no page carries an inline style, script or handler', async () => {
  for (const html of [await report('en'), await render(FollowUpPage({ view: viewFor('ar') }))]) {
    assert.not.match(html, /\sstyle=|<style|\son[a-z]+="/i);
    for (const [, body] of html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)) assert.is(body, '');
  }
});

test.run();
