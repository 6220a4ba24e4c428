import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { outcomeWords, ratifiedEntry } from '../../src/browser/case-outcome.ts';
import type { OpenedCase } from '../../src/client/case.ts';
import { deeds, plainReport, withWorld } from '../journeys/world.ts';

const test = suite('the outcome on a case page');

const told = (opened: OpenedCase) => {
  const found = ratifiedEntry(opened);
  const stage = opened.caseFile?.stage ?? 'review';
  return (['en', 'ar'] as const).map((lang) => outcomeWords(lang, stage, found?.entry));
};

test('from the ratification on, the finding that was ratified stands there for who opens it, and before it nothing', () =>
  withWorld({}, async (world) => {
    const played = await world.report(plainReport);
    for (const deed of [deeds.acknowledge, deeds.brief, deeds.refer]) await world.act('auditor', played, deed);
    await world.act('member-1', played, deeds.recommend('unsubstantiated'));
    await world.act('member-2', played, deeds.confirm);
    assert.equal(told(await world.act('chair', played, deeds.giveBack)), [undefined, undefined]);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    assert.equal(told(await world.act('member-2', played, deeds.confirm)), [undefined, undefined]);
    const ratified = await world.act('chair', played, deeds.ratify);
    assert.equal(told(ratified), ['Substantiated', 'ثبتت المخالفة'], 'never the one that was returned');
    await world.act('auditor', played, deeds.feedback);
    for (const who of ['auditor', 'chair', 'member-1'] as const) {
      assert.equal(told(await world.open(who, played)), ['Closed: substantiated', 'مغلق: ثبتت المخالفة'], who);
    }
    assert.equal(told(await world.open('executive', played)), [undefined, undefined]);
  }));

test('a finding that doesn’t open is no finding, and its place says so', () =>
  withWorld({}, async (world) => {
    const played = await world.report(plainReport);
    for (const deed of [deeds.acknowledge, deeds.brief, deeds.refer]) await world.act('auditor', played, deed);
    await world.act('member-1', played, deeds.recommend('unsubstantiated'));
    await world.act('member-2', played, deeds.confirm);
    const opened = await world.act('chair', played, deeds.ratify);
    const entries = opened.entries.map(({ entry: _, ...rest }) => ({ ...rest, problem: 'cannot-open' as const }));
    const found = ratifiedEntry({ ...opened, entries });
    assert.is(found?.problem, 'cannot-open');
    assert.is(outcomeWords('en', 'ratified', found?.entry), undefined);
  }));

test('a case closed without an investigation has its outcome from the server alone', () =>
  withWorld({}, async (world) => {
    const played = await world.report(plainReport);
    await world.act('auditor', played, deeds.acknowledge);
    assert.equal(told(await world.act('auditor', played, deeds.close)), [undefined, undefined]);
  }));

test.run();
