import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { daysOf } from '../../src/browser/act-days.ts';
import { type ActValues, langOfText, NOBODY, otherValue, personValue } from '../../src/browser/act-fields.ts';
import { keptAway, readersBy, readersOf } from '../../src/browser/act-readers.ts';
import { readAct } from '../../src/browser/act-reading.ts';
import { membersFor } from '../../src/domain/acts/obstacles.ts';
import { addresseeOf } from '../../src/domain/acts/setting.ts';
import { plan } from '../../src/domain/decide.ts';
import { addDays, plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import type { PageAct } from '../../src/i18n/page-acts.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { declared, referred, reviewed } from '../support/case-story.ts';

const test = suite('what an act’s page reads');

type Filled = {
  readonly texts?: Readonly<Record<string, string>>;
  readonly ticks?: Readonly<Record<string, readonly string[]>>;
};

const valuesOf = ({ texts = {}, ticks = {} }: Filled): ActValues => ({
  text: (id) => texts[id] ?? '',
  chosen: (group) => ticks[group] ?? [],
});

const LETTERHEAD = { name: { ar: 'جمعية المثال', en: 'Example' }, phone: '011 000 0000' };

/** Whom the page asks about, as its island does. */
const askedIn = async (world: World, told: Told, act: PageAct) => {
  const { caseFile } = await world.load(told);
  const setting = { roster: world.roster().roster, caseFile };
  const addressee = addresseeOf(setting);
  const persons = act === 'refer' ? membersFor(setting) : act === 'brief' && addressee !== undefined ? [addressee] : [];
  return persons.map((person) => ({ group: `concerns-${person}`, person, name: person }));
};

const read = async (world: World, told: Told, player: Player, act: PageAct, filled: Filled = {}) => {
  const { caseFile } = await world.load(told);
  const asked = await askedIn(world, told, act);
  const today = riyadhDate(world.now());
  const setting = { lang: 'en', me: player.id, caseFile, today, asked, letterhead: LETTERHEAD } as const;
  return readAct(act, setting, valuesOf(filled));
};

/** Reads a filled form, holds its entries against the plan's slots, and does the act. */
const done = async (world: World, told: Told, player: Player, act: PageAct, filled: Filled = {}) => {
  const found = await read(world, told, player, act, filled);
  assert.equal(found.faults, [], act);
  const { policy, caseFile } = await world.load(told);
  const planned = plan(policy, world.roster().roster, caseFile, found.intention, riyadhDate(world.now()));
  assert.ok(planned.ok, `${act}: ${planned.ok ? '' : planned.refusal.code}`);
  const bare = found.entries.length < planned.value.entries.length;
  assert.equal(
    found.entries.map(({ type }) => type),
    planned.value.entries.filter(({ optional }) => optional === undefined || !bare).map(({ type }) => type),
    act,
  );
  return world.act(told, found.intention, { bare });
};

test('a case goes from acknowledgement to feedback by what its pages read', () =>
  withWorld(async (world) => {
    const { auditor, chair, executive, first, second, third } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const reasons = { reasons: 'Because of the receipts.' };
    await done(world, told, auditor, 'acknowledge');
    const noConflict = { [`concerns-${executive.id}`]: ['no'] };
    await done(world, told, auditor, 'brief', { texts: { briefing: 'Receipts are missing.' }, ticks: noConflict });
    await done(world, told, auditor, 'message', { texts: { message: 'When was it?' } });
    await declared(world, told, chair);
    await done(world, told, chair, 'note', { texts: { note: 'Seen.' } });
    await done(world, told, auditor, 'summary', { texts: { summary: 'Missing receipts' } });
    const answers = Object.fromEntries(
      [first, second, third].map(({ id }) => [`concerns-${id}`, [id === third.id ? 'yes' : 'no']]),
    );
    await done(world, told, auditor, 'refer', { texts: reasons, ticks: { form: ['internal-audit'], ...answers } });
    assert.equal(
      (await world.load(told)).caseFile.panel.toSorted(),
      [first.id, second.id].toSorted(),
      'whom anything concerns gets no key',
    );
    await declared(world, told, first, second);
    await done(world, told, first, 'recommend', {
      texts: { recommendation: 'Warn.', notified: '2026-11-01', heard: '2026-11-01', defence: 'Denies it.' },
      ticks: { finding: ['substantiated'] },
    });
    await done(world, told, second, 'confirm');
    await done(world, told, chair, 'return', { texts: reasons });
    await done(world, told, second, 'recommend', {
      texts: { recommendation: 'Nothing.' },
      ticks: { finding: ['unsubstantiated'] },
    });
    await done(world, told, first, 'confirm', { texts: { remark: 'Yes.' } });
    await done(world, told, chair, 'ratify', { texts: { decision: 'Agreed.' } });
    await done(world, told, auditor, 'categorise', { texts: { category: 'fraud' } });
    await done(world, told, auditor, 'feedback');
    assert.is((await world.load(told)).caseFile.stage, 'closed');
  }));

test('a referral’s page names whom it keeps away as soon as somebody is found concerned, and a briefing’s says it otherwise', () =>
  withWorld(async (world) => {
    const { auditor, executive, first, second } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    await done(world, told, auditor, 'acknowledge');
    const kept = async (ticks: Readonly<Record<string, readonly string[]>>) =>
      keptAway(await read(world, told, auditor, 'refer', { ticks }));
    assert.equal(await kept({}), []);
    assert.equal(await kept({ [`concerns-${first.id}`]: ['no'] }), []);
    const answers = { [`concerns-${first.id}`]: ['no'], [`concerns-${second.id}`]: ['yes'] };
    assert.equal(await kept(answers), [second.id]);
    const yes = { [`concerns-${executive.id}`]: ['yes'] };
    assert.equal(keptAway(await read(world, told, auditor, 'brief', { ticks: yes })), []);
  }));

test('the other ways out of a review are read as well', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const acknowledged = async (): Promise<Told> => {
      const told = await world.report();
      await world.act(told, { kind: 'open', by: auditor.id });
      await done(world, told, auditor, 'acknowledge');
      return told;
    };
    const unjustified = await acknowledged();
    await done(world, unjustified, auditor, 'close', { texts: { reasons: 'No facts.' } });
    assert.is((await world.load(unjustified)).caseFile.outcome, 'unjustified');
    const resolved = await acknowledged();
    await done(world, resolved, auditor, 'resolve', {
      texts: { reasons: 'Talked.' },
      ticks: { form: ['informal-review'] },
    });
    assert.is((await world.load(resolved)).caseFile.outcome, 'resolved');
  }));

test('who is concerned is read as offices, as members, and as none of the present members', () =>
  withWorld(async (world) => {
    const { auditor, executive, first } = world.people;
    const texts = { reasons: 'The text names them.' };
    const told = await world.report(['violations-committee']);
    await world.act(told, { kind: 'open', by: auditor.id });
    await done(world, told, auditor, 'concern', {
      texts,
      ticks: { who: ['executive-director', personValue(first.id)] },
    });
    const { caseFile } = await world.load(told);
    assert.ok(caseFile.bars.has(executive.id) && caseFile.bars.has(first.id));
    assert.ok(caseFile.concernRecorded);
    const other = await world.report(['violations-committee']);
    await world.act(other, { kind: 'open', by: auditor.id });
    await done(world, other, auditor, 'concern', { texts, ticks: { who: [NOBODY] } });
    assert.ok((await world.load(other)).caseFile.concernRecorded);
    const third = await world.report(['violations-committee']);
    await world.act(third, { kind: 'open', by: auditor.id });
    const { deputy } = world.people;
    await done(world, third, auditor, 'concern', { texts, ticks: { who: [otherValue(deputy.id)] } });
    const named = (await world.load(third)).caseFile;
    assert.ok(named.bars.has(deputy.id));
    assert.not.ok(named.concernRecorded, 'somebody of another office doesn’t say which member was ticked');
  }));

test('a member of the board is read by name, and settles nothing about the committee', () =>
  withWorld(async (world) => {
    const { auditor, third } = world.people;
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === third.id ? { ...person, offices: ['board-member'] } : person,
      ),
    }));
    const told = await world.report(['violations-committee']);
    await world.act(told, { kind: 'open', by: auditor.id });
    const ticks = { who: [otherValue(third.id)] };
    await done(world, told, auditor, 'concern', { texts: { reasons: 'The text names them.' }, ticks });
    const { caseFile } = await world.load(told);
    assert.equal([[...caseFile.bars], caseFile.concernRecorded], [[third.id], false]);
  }));

test('an executive whom the report concerns is kept away by the briefing itself', () =>
  withWorld(async (world) => {
    const { auditor, executive } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const ticks = { [`concerns-${executive.id}`]: ['yes'] };
    const { act } = await done(world, told, auditor, 'brief', {
      texts: { briefing: 'It is about the executive.' },
      ticks,
    });
    assert.equal(act.bars, [executive.id]);
    assert.not.ok(act.grants.some(({ holder }) => holder === executive.id));
  }));

test('a conflict is read as one’s own, or as that of the handler who was chosen, with the reasons', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await reviewed(world);
    const missing = await read(world, told, auditor, 'bar');
    assert.equal(
      missing.faults.map(({ id }) => id),
      ['handler', 'reasons'],
    );
    const { act } = await done(world, told, auditor, 'bar', {
      texts: { reasons: 'They are kin.' },
      ticks: { handler: [chair.id] },
    });
    assert.equal(act.bars, [chair.id]);
    assert.equal([...new Set(act.grants.map(({ holder }) => holder))].sort(), [auditor.id, deputy.id].sort());
    const other = await reviewed(world);
    await declared(world, other, chair);
    const own = await done(world, other, chair, 'declare');
    assert.equal([own.act.public, own.act.bars], [{ conflict: true }, [chair.id]]);
  }));

test('the reasons for keeping a handler away are read by those who get the new key, never by whom they are about', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await reviewed(world);
    const { caseFile, policy } = await world.load(told);
    const intention = { kind: 'bar', by: auditor.id, person: chair.id } as const;
    const planned = plan(policy, world.roster().roster, caseFile, intention, riyadhDate(world.now()));
    assert.ok(planned.ok);
    const entry = { type: 'reason', lang: 'en', text: 'They are kin.' } as const;
    const granted = planned.value.grants.map(({ holder }) => holder);
    const { holders } = readersOf(caseFile, entry, granted, planned.value);
    assert.equal([...holders].sort(), [auditor.id, deputy.id].sort());
    const without = readersOf(caseFile, entry, [], { bars: [chair.id], rooms: [] });
    assert.equal(without.holders, [auditor.id], 'where no new key begins, the one kept away is no reader either');
  }));

test('the page on which keys are handed on reads the first step that is left', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await reviewed(world);
    await world.act(told, { kind: 'bar', by: auditor.id, person: chair.id });
    const { caseFile } = await world.load(told);
    const today = riyadhDate(world.now());
    const setting = { lang: 'en', me: auditor.id, caseFile, today, asked: [], letterhead: LETTERHEAD } as const;
    const step = { kind: 'grant', by: auditor.id, room: 'report', to: deputy.id } as const;
    assert.equal(readAct('epoch', { ...setting, step }, valuesOf({})).intention, step);
    assert.equal(readAct('epoch', setting, valuesOf({})).intention, { kind: 'epoch', by: auditor.id, room: 'report' });
  }));

test('what is missing is named at its field', () =>
  withWorld(async (world) => {
    const { auditor, executive, first } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const faultsOf = async (act: PageAct, filled: Filled = {}, player = auditor) =>
      (await read(world, told, player, act, filled)).faults.map(({ id }) => id);
    assert.equal(await faultsOf('brief'), [`concerns-${executive.id}`, 'briefing']);
    assert.equal((await faultsOf('refer')).slice(0, 1), ['form']);
    assert.is((await faultsOf('refer')).length, 5, 'form, three members, reasons');
    assert.equal(await faultsOf('concern'), ['who', 'reasons']);
    assert.equal(await faultsOf('message', { texts: { message: '   ' } }), ['message']);
    assert.equal(await faultsOf('summary', { texts: { summary: 'x'.repeat(201) } }), ['summary']);
    assert.equal(await faultsOf('note', { texts: { note: 'x'.repeat(20_001) } }), ['note']);
    assert.equal(await faultsOf('categorise'), ['category']);
    assert.equal(await faultsOf('recommend', {}, first), ['finding', 'recommendation']);
  }));

test('a finding of "substantiated" needs notice, hearing and defence; none of them lies in the future', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { first } = world.people;
    const faultsOf = async (finding: string, texts: Readonly<Record<string, string>>) =>
      (
        await read(world, told, first, 'recommend', {
          texts: { recommendation: 'Warn.', ...texts },
          ticks: { finding: [finding] },
        })
      ).faults.map(({ id }) => id);
    assert.equal(await faultsOf('substantiated', {}), ['notified', 'heard', 'defence']);
    assert.equal(await faultsOf('unsubstantiated', {}), []);
    assert.equal(await faultsOf('unsubstantiated', { heard: '2999-01-01' }), ['heard']);
  }));

test('a day that is still being typed is a fault, and no part of what is shown as it would be read', () =>
  withWorld(async (world) => {
    const told = await world.report();
    for (const typing of ['', '0', '2026-11', 'The day is missing.']) {
      const { entries, faults } = await read(world, told, world.people.first, 'recommend', {
        texts: { recommendation: 'Warn.', defence: 'Denies it.', notified: typing, heard: typing },
        ticks: { finding: ['substantiated'] },
      });
      assert.equal(
        faults.map(({ id }) => id),
        ['notified', 'heard'],
      );
      const [entry] = entries;
      assert.ok(entry?.type === 'recommendation', typing);
      assert.equal([entry.notified, entry.heard], ['', ''], typing);
    }
  }));

test('nobody is told or heard before the report was received, nor heard before they were told', () =>
  withWorld(async (world) => {
    const told = await world.report();
    world.setNow('2026-11-05T09:00:00Z');
    const faultsOf = async (finding: string, notified: string, heard: string) =>
      (
        await read(world, told, world.people.first, 'recommend', {
          texts: { recommendation: 'Warn.', defence: 'Denies it.', notified, heard },
          ticks: { finding: [finding] },
        })
      ).faults;
    for (const finding of ['substantiated', 'unsubstantiated']) {
      assert.equal(await faultsOf(finding, '2026-11-01', '2026-11-01'), []);
      assert.equal(await faultsOf(finding, '2026-11-02', '2026-11-05'), []);
      const early = await faultsOf(finding, '2026-10-31', '2026-11-02');
      assert.equal(
        early.map(({ id }) => id),
        ['notified'],
      );
      assert.match(early[0]?.text ?? '', /“Notice given on” lies before the day .*received, .*1 November 2026/);
      const [late, ...none] = await faultsOf(finding, '2026-11-03', '2026-11-02');
      assert.equal([late?.id, none], ['heard', []]);
      assert.match(late?.text ?? '', /“Heard on” lies before the one for “Notice given on”/);
    }
    const alone = await faultsOf('unsubstantiated', '', '2026-10-31');
    assert.equal(
      alone.map(({ id }) => id),
      ['heard'],
    );
  }));

test('the second receipt notice carries the day of its own review', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const first = await read(world, told, auditor, 'acknowledge');
    const [notice] = first.entries;
    assert.ok(notice?.type === 'notice');
    const letterhead = { name_ar: 'جمعية المثال', name_en: 'Example', phone: '011 000 0000' };
    assert.equal(notice.params, letterhead, 'as the page has it');
    await done(world, told, auditor, 'acknowledge');
    await done(world, told, auditor, 'close', { texts: { reasons: 'No facts.' } });
    world.setNow(new Date(world.now().getTime() + 3 * 86_400_000).toISOString());
    await world.act(told, { kind: 'evidence', by: 'reporter' });
    const [again] = (await read(world, told, auditor, 'acknowledge')).entries;
    assert.ok(again?.type === 'notice');
    assert.equal(again.params, { ...letterhead, received_on: riyadhDate(world.now()) });
  }));

test('a message is read as it is typed, by the reporter and by all who hold the report', () =>
  withWorld(async (world) => {
    const { auditor, chair, executive, first, second } = world.people;
    const text = { lang: 'en', text: 'When?' } as const;
    const early = (await world.load(await reviewed(world))).caseFile;
    const told = await referred(world, [], [first.id, second.id]);
    const { caseFile } = await world.load(told);
    const note = { type: 'note', ...text } as const;
    const message = readersOf(caseFile, { type: 'message', ...text }, []);
    assert.is(message.lead, 'readerAsWritten');
    assert.equal([...message.holders].sort(), [auditor.id, chair.id, first.id, second.id].sort());
    const secret = { kind: 'disclose-withheld', by: auditor.id, to: chair.id } as const;
    const disclosed = {
      ...secret,
      basis: 'law',
      until: plainDate('2026-12-01'),
      withheldUntil: plainDate('2026-11-30'),
    } as const;
    const beside = readersOf(early, note, readersBy(disclosed, [chair.id], 'identity'), undefined, 'identity');
    assert.equal(
      [...beside.holders].sort(),
      [auditor.id, chair.id].sort(),
      'whoever is given the identity reads what stands beside it',
    );
    assert.equal(readersBy(disclosed, [chair.id], 'report'), [], 'and nothing else by that key');
    const notice = readersOf(early, { type: 'notice', notice: 'receipt', version: '1', params: {} }, []);
    assert.is(notice.lead, 'reader');
    assert.equal([...notice.holders].sort(), [auditor.id, chair.id].sort());
    const briefing = readersOf(early, { type: 'briefing', ...text }, [executive.id]);
    assert.equal(briefing, { lead: 'briefed', holders: [executive.id] });
    const kept = readersOf(caseFile, note, []);
    assert.equal([kept.lead, [...kept.holders].sort()], ['briefed', [...caseFile.holders('deliberation')].sort()]);
  }));

test('whoever is named in what is missing is marked there, to be set apart in their own direction', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor, executive } = world.people;
    await world.act(told, { kind: 'open', by: auditor.id });
    const { faults } = await read(world, told, auditor, 'brief');
    const fault = faults.find(({ id }) => id === `concerns-${executive.id}`);
    assert.is(fault?.name, executive.id);
    assert.ok(fault?.text.includes(executive.id));
  }));

test('a pause and a step of the Labour Law are read with their day, within the policy’s and the report’s', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { auditor } = world.people;
    const faultsOf = async (act: PageAct, filled: Filled) =>
      (await read(world, told, auditor, act, filled)).faults.map(({ id }) => id);
    assert.equal(await faultsOf('pause', {}), ['paused-duty', 'until', 'reasons']);
    const day = (count: number) => addDays(riyadhDate(world.now()), count);
    const pause = (count: number, duty = 'review'): Filled => ({
      ticks: { 'paused-duty': [duty] },
      texts: { until: day(count), reasons: 'An expert is asked.' },
    });
    assert.equal(await faultsOf('pause', pause(30)), ['until']);
    assert.equal(await faultsOf('pause', pause(3, 'brief')), ['paused-duty']);
    assert.equal((await done(world, told, auditor, 'pause', pause(29))).act.public, { duty: 'review', until: day(29) });
    assert.equal(await faultsOf('resume', {}), ['paused-duty']);
    assert.equal(await faultsOf('resume', { ticks: { 'paused-duty': ['brief'] } }), ['paused-duty']);
    const ended = await done(world, told, auditor, 'resume', { ticks: { 'paused-duty': ['review'] } });
    assert.equal([ended.act.kind, ended.act.public], ['resume', { duty: 'review' }]);
    assert.equal(await faultsOf('labour-step', {}), ['step', 'labour-day', 'minutes']);
    const step = (count: number): Filled => ({
      ticks: { step: ['notice'] },
      texts: { 'labour-day': day(count), minutes: 'Minutes 4' },
    });
    for (const count of [-1, 1]) assert.equal(await faultsOf('labour-step', step(count)), ['labour-day'], `${count}`);
    const { act } = await done(world, told, auditor, 'labour-step', step(0));
    const employee = { ticks: { step: ['employee'] }, texts: { 'labour-day': day(0) } };
    const recorded = await read(world, told, auditor, 'labour-step', employee);
    assert.equal([recorded.faults, recorded.entries], [[], []], 'that an employee is concerned needs no minutes');
    const hearing = { ...employee, ticks: { step: ['hearing'] } };
    assert.equal(await faultsOf('labour-step', hearing), ['minutes'], 'every step does');
    const none = { ...employee, ticks: { step: ['none'] } };
    assert.equal(await faultsOf('labour-step', none), ['minutes'], 'that none is accused says why');
    assert.equal([act.kind, act.public], ['labour-step', { step: 'notice', day: day(0) }]);
  }));

test('before it is signed, a pause says where it puts the due day or that it moves nothing, and a step which day it corrects', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { auditor } = world.people;
    const first = riyadhDate(world.now());
    const said = async (act: PageAct, filled: Filled, lang: 'ar' | 'en' = 'en') => {
      const { caseFile } = await world.load(told);
      return daysOf(lang, caseFile, riyadhDate(world.now()), await read(world, told, auditor, act, filled));
    };
    const pause = (until: string): Filled => ({ ticks: { 'paused-duty': ['review'] }, texts: { until } });
    assert.is(await said('pause', { ticks: { 'paused-duty': ['review'] } }), undefined);
    const moved = await said('pause', pause(addDays(first, 4)));
    assert.match(moved ?? '', /due day is Thursday, 19 November 2026 .* instead of Sunday, 15 November/);
    world.setNow('2026-11-06T09:00:00Z');
    const idle = /This pause moves nothing: the due day stays Sunday, 15 November 2026/;
    assert.match((await said('pause', pause('2026-11-07'))) ?? '', idle, 'a Friday and a Saturday');
    assert.match((await said('pause', pause('2026-11-07'), 'ar')) ?? '', /لا يغيّر هذا الإيقاف شيئًا/);
    const step = (day: string): Filled => ({ ticks: { step: ['notice'] }, texts: { 'labour-day': day } });
    assert.is(await said('labour-step', step('2026-11-05')), undefined, 'the first one corrects nothing');
    const decision: Filled = { ticks: { step: ['decision'] }, texts: { 'labour-day': '2026-11-05' } };
    assert.match((await said('labour-step', decision)) ?? '', /^A decision of Thursday, 5 November .* doesn’t meet it/);
    assert.match((await said('labour-step', decision, 'ar')) ?? '', /^القرار الواقع يوم .* فلا تتم به/);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'notice', day: plainDate('2026-11-05') });
    assert.is(await said('labour-step', { ticks: { step: ['notice'] } }), undefined);
    const corrects = await said('labour-step', step('2026-11-03'));
    assert.match(corrects ?? '', /as done on Tuesday, 3 November 2026 .* no longer on Thursday, 5 November/);
    assert.match((await said('labour-step', step('2026-11-03'), 'ar')) ?? '', /يصحّح هذا التسجيل/);
    assert.match((await said('labour-step', step('2026-11-05'))) ?? '', /recorded with this day already/);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'hearing', day: plainDate('2026-11-05') });
    const hearing: Filled = { ticks: { step: ['hearing'] }, texts: { 'labour-day': '2026-11-06' } };
    assert.match(
      (await said('labour-step', hearing)) ?? '',
      /corrects “The employee was heard”.* no longer on Thursday/,
    );
  }));

test('before it is signed that no employee is accused, it says which time limits end, and a later step which run again', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { auditor } = world.people;
    const day = riyadhDate(world.now());
    const said = async (step: string, lang: 'ar' | 'en' = 'en') => {
      const { caseFile } = await world.load(told);
      const filled: Filled = { ticks: { step: [step] }, texts: { 'labour-day': day } };
      return daysOf(lang, caseFile, day, await read(world, told, auditor, 'labour-step', filled));
    };
    const perhaps = /^Until now the case’s page tells the last day .*1 December 2026 .*due in 30 days\. Once this/;
    assert.match((await said('none')) ?? '', perhaps, 'as the page itself tells');
    assert.match((await said('none', 'ar')) ?? '', /^تذكر صفحة البلاغ إلى الآن آخر موعد .*بقي ٣٠ يومًا/);
    const begins =
      /^With this step the time limit “Written notice to the employee” begins; .*1 December 2026 .*30 days\.$/;
    assert.match((await said('employee')) ?? '', begins);
    assert.match(
      (await said('employee', 'ar')) ?? '',
      /^تبدأ بهذه الخطوة مهلة «إبلاغ العامل كتابةً»، وآخر موعدها .*بقي ٣٠ يومًا\.$/,
    );
    assert.is(await said('notice'), undefined, 'it meets at once what it begins');
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'employee', day });
    assert.match((await said('none')) ?? '', /^This ends the time limit “Written notice to the employee”/);
    assert.match((await said('none', 'ar')) ?? '', /^تنتهي بهذا التسجيل مهلة «إبلاغ العامل كتابةً»/);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'none', day });
    assert.match((await said('notice')) ?? '', /^The time limit “Written notice to the employee” was ended/);
    assert.match((await said('notice', 'ar')) ?? '', /^أُنهيت مهلة «إبلاغ العامل كتابةً»/);
    assert.not.match((await said('notice')) ?? '', /last day/, 'it is met at once');
    assert.match(
      (await said('hearing')) ?? '',
      /counts again, [^.]*; its last day is [^.]*1 December 2026 [^.]*due in 30 days\.$/,
    );
    assert.match((await said('hearing', 'ar')) ?? '', /تُحسب من جديد، .*، وآخر موعدها .*بقي ٣٠ يومًا\.$/);
    world.setNow('2026-11-03T09:00:00Z');
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'notice', day });
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'decision', day });
    assert.match((await said('none')) ?? '', /^No time limit of the law runs now/);
    assert.match((await said('none', 'ar')) ?? '', /^لا تجري الآن مهلة/);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'none', day });
    assert.not.match((await said('hearing')) ?? '', /counts again/, 'what was met was not ended');
  }));

test('a text is marked with the language of its letters', () => {
  assert.is(langOfText('بلاغ عن المخزن', 'en'), 'ar');
  assert.is(langOfText('About the store', 'ar'), 'en');
  assert.is(langOfText('12/11', 'ar'), 'ar');
});

test('a disclosure is read with its person, its basis, its days within the policy’s, and two kinds of reasons', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { auditor, chair } = world.people;
    await declared(world, told, chair);
    const asked = await done(world, told, chair, 'ask-identity', { texts: { reasons: 'To hear them.' } });
    assert.is(asked.act.kind, 'ask-identity');
    const asks = async (who: string) => {
      const filled = { texts: { message: 'May they know who you are?' }, ticks: { asks: [who] } };
      return (await done(world, told, auditor, 'message', filled)).act.public;
    };
    assert.equal(await asks(NOBODY), {}, 'asks for nobody');
    assert.equal(await asks(chair.id), { asks: 'consent', to: chair.id, office: 'board-chair' });
    const day = (count: number) => addDays(riyadhDate(world.now()), count);
    const ticks = { 'to-whom': [chair.id], basis: ['law'] };
    const faultsOf = async (act: PageAct, filled: Filled) =>
      (await read(world, told, auditor, act, filled)).faults.map(({ id }) => id);
    assert.equal(await faultsOf('announce', {}), ['to-whom', 'basis', 'until', 'reasons', 'told']);
    assert.equal(await faultsOf('disclose-withheld', {}), [
      ...['to-whom', 'basis', 'until', 'withheld-until', 'reasons', 'told'],
    ]);
    const texts = { reasons: 'For the hearing.', told: 'The chair has to hear you.' };
    for (const count of [7, 98])
      assert.equal(
        await faultsOf('announce', { ticks, texts: { ...texts, until: day(count) } }),
        ['until'],
        `${count}`,
      );
    for (const count of [0, 10])
      assert.equal(
        await faultsOf('disclose-withheld', {
          ticks,
          texts: { ...texts, until: day(9), 'withheld-until': day(count) },
        }),
        ['withheld-until'],
      );
    const announced = await done(world, told, auditor, 'announce', { ticks, texts: { ...texts, until: day(97) } });
    assert.equal(
      [announced.act.kind, 'until' in announced.act.public && announced.act.public.until],
      ['announce', day(97)],
    );
    assert.equal(await faultsOf('disclose', {}), ['to-whom']);
    assert.equal(await faultsOf('refuse-identity', { texts: { reasons: 'No.' } }), ['to-whom']);
    const refused = { ticks: { 'to-whom': [chair.id] }, texts: { reasons: 'A message does as well.' } };
    assert.is((await done(world, told, auditor, 'refuse-identity', refused)).act.kind, 'refuse-identity');
  }));

test.run();
