// What an act's page offers of people: whom it asks about, who can be chosen with whose keys, and who can't, and why.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Intention } from '../../src/domain/intention.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  acknowledged,
  CH,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  referred,
  rosterOf,
  type Story,
  tell,
  V1,
  V2,
  V3,
  withOffices,
  without,
  withRoster,
} from '../domain/story.ts';
import { identity, keyed, keyedStory, keysOf, named, onPeoplePage } from '../support/people-page.ts';
import { laid, readIn } from '../support/small-page.ts';

const test = suite('people on an act’s page');

const t = actsText('en');
const { asks, fields } = disclosureText('en');
const { case: caseWords, yes, no } = staffText('en');
const AHEAD = 7;

const officeOf = (person: PersonId): string => officeList('en', FULL.get(person) ?? []);
const who = (person: PersonId): string => `${named(person)} (${officeOf(person)})`;
const keys = (person: PersonId): string => `${caseWords.keysOf}: ${keysOf(person)}`;
const suspended = ` – ${t.preview.suspended}`;
const chosen = (person: PersonId): string => `radio to-whom-${person} | ${who(person)} | ${keys(person)}`;
const day = (story: Story, days: number): string => formatDate('en', addDays(story.today, days));

/** The question of whether anything concerns somebody, as it stands for each. */
const question = (person: PersonId, mark = ''): readonly string[] => [
  t.fields.concernedPerson,
  `${officeOf(person)} – ${named(person)}${mark}${keys(person)}`,
  `radio concerns-${person}-yes | ${yes}`,
  `radio concerns-${person}-no | ${no}`,
];

const announce = (story: Story, to: PersonId, basis = 'law'): Intention => ({
  ...{ kind: 'announce', by: IA, to, basis, until: addDays(story.today, AHEAD + 30) },
});
const announced = (story: Story, ...to: readonly PersonId[]): Story =>
  to.reduce((told, person) => tell(told, announce(told, person)), story);

test('a briefing asks about the executive, with office and keys, or says why there is nobody to ask about', () =>
  onPeoplePage(({ ask, asked }) => {
    const story = acknowledged(keyedStory());
    assert.equal(ask('brief', story), [{ group: `concerns-${EX}`, person: EX, name: 'Executive' }]);
    assert.equal(asked('brief', story), question(EX));
    assert.equal(asked('brief', story, IA, { suspended: [EX] }), question(EX, suspended));
    const kept = acknowledged(keyedStory(), ['executive-director']);
    assert.equal([ask('brief', kept), asked('brief', kept)], [[], [`info: ${t.preview.noExecutive}`]]);
    assert.equal(asked('brief', acknowledged(keyedStory(without(FULL, EX)))), [`info: ${t.preview.outside}`]);
    assert.equal([ask('note', story), asked('note', story)], [[], []], 'a note is about nobody');
  }));

test('a referral asks about every member by name, and tells that too few of them can sign in only where it is so', () =>
  onPeoplePage(({ ask, asked }) => {
    const story = acknowledged(keyedStory());
    assert.equal(ask('refer', story), [
      { group: `concerns-${V1}`, person: V1, name: 'One' },
      { group: `concerns-${V3}`, person: V3, name: 'Three' },
      { group: `concerns-${V2}`, person: V2, name: 'Two' },
    ]);
    assert.equal(
      asked('refer', story),
      [V1, V3, V2].flatMap((person) => question(person)),
    );
    const one = { suspended: [V1] };
    assert.equal(asked('refer', story, IA, one), [...question(V1, suspended), ...question(V3), ...question(V2)]);
    assert.is(asked('refer', story, IA, { suspended: [V1, V2] })[0], `warning: ${t.before.suspended('2')}`);
    const running = referred(keyedStory(), [], [V1, V2]);
    assert.not.ok(
      asked('refer', running, IA, { suspended: [V3] })[0]?.startsWith('warning'),
      'others decide beside them',
    );
    assert.equal(asked('refer', running), question(V3), 'who sits there already isn’t asked about');
  }));

test('where one alone can decide, that is told before a case is referred', () =>
  onPeoplePage(({ asked }) => {
    const alone = withOffices(without(FULL, V2), V3, ['external-investigator']);
    const [first, ...others] = asked('refer', withRoster(acknowledged(keyedStory()), keyed(rosterOf(alone))));
    assert.is(first, `info: ${panelWords('en').aloneDecides}`);
    assert.ok(
      others.some((line) => line.includes(named(V3))),
      'and who it is',
    );
    assert.not.ok(asked('refer', acknowledged(keyedStory())).some((line) => line.startsWith('info')));
  }));

test('who is concerned is chosen by office, members of the committee and others by name with their keys', () =>
  onPeoplePage(({ ask, asked }) => {
    const member = (person: PersonId) =>
      `checkbox who-person:${person} | ${t.fields.member(named(person))} | ${keys(person)}`;
    const offices = (['deputy-chair', 'audit-committee-chair', 'executive-director'] as const).map(
      (office) => `checkbox who-${office} | ${officeList('en', [office])}`,
    );
    const story = acknowledged(keyedStory());
    assert.equal(asked('concern', story), [t.fields.whoConcerned, ...offices, ...[V1, V3, V2].map(member)]);
    assert.equal(ask('concern', story), []);
    const ticked = acknowledged(keyedStory(), ['violations-committee']);
    assert.is(asked('concern', ticked).at(-1), `checkbox who-nobody | ${t.fields.noMember} | ${t.fields.noMemberHint}`);
    const board = [V2, V3].reduce((people, person) => withOffices(people, person, ['board-member']), FULL);
    const other = t.fields.holder(officeList('en', ['board-member']), '');
    const others = [V3, V2].map(
      (person) => `checkbox who-other:${person} | ${other}${named(person)} | ${keys(person)}`,
    );
    assert.equal(asked('concern', withRoster(story, keyed(rosterOf(board)))).slice(-2), others);
  }));

test('a conflict is recorded of somebody else who was given the case, those included who have left', () =>
  onPeoplePage(({ asked }) => {
    const handler = (person: PersonId, words = who(person)) => `radio handler-${person} | ${words}`;
    const story = referred(keyedStory());
    const [first, ...others] = asked('bar', story);
    assert.is(first, t.fields.handler);
    assert.equal(
      others,
      [CH, V1, V3, V2].map((person) => handler(person)),
    );
    const left = withRoster(story, keyed(rosterOf(FULL, [V1])));
    assert.is(asked('bar', left).at(-1), handler(V1, `${named(V1)} – ${conflictText('en').bar.left}`));
    const ticked = acknowledged(keyedStory(), ['audit-committee-chair', 'deputy-chair']);
    const alone = tell(ticked, { kind: 'bar', by: IA, person: CH });
    assert.equal(asked('bar', alone), [`info: ${conflictText('en').bar.nobody}`]);
  }));

test('keys are given again to whoever couldn’t open theirs, room by room', () =>
  onPeoplePage(({ asked }) => {
    const lost = (story: Story, by: PersonId): Story =>
      (['report', 'deliberation'] as const).reduce((told, room) => tell(told, { kind: 'unreadable', by, room }), story);
    const story = lost(lost(referred(keyedStory()), V2), V1);
    const given = (person: PersonId, room: 'report' | 'deliberation', mark = '') =>
      `radio to-whom-${person} ${room} | ${t.fields.chosenRoom(named(person), t.rooms[room])} | ${officeOf(person)} – ${keysOf(person)}${mark}`;
    assert.equal(asked('grant', story, IA, { suspended: [V1] }), [
      t.fields.toWhom,
      ...[given(V1, 'report', suspended), given(V1, 'deliberation', suspended)],
      ...[given(V2, 'report'), given(V2, 'deliberation')],
    ]);
    assert.equal(asked('grant', story, IA, { unreadable: ['report'] }), [
      t.fields.toWhom,
      ...[V1, V2].map((person) => given(person, 'deliberation')),
    ]);
    const none = asked('grant', story, IA, { unreadable: ['report', 'deliberation'] });
    assert.equal(none, [`info: ${t.fields.noneOpens}`], 'what doesn’t open here nobody gives from here');
  }));

test('a name is disclosed to who handles the case and can be told today; of others stands why not', () =>
  onPeoplePage(({ asked }) => {
    const known = (person: PersonId) => `${who(person)} – ${refusalText('en', { code: 'already-disclosed', person })}`;
    const story = referred(keyedStory());
    for (const act of ['announce', 'disclose-withheld']) {
      assert.equal(asked(act, story), [fields.toWhom, ...[CH, V1, V3, V2].map(chosen)], act);
    }
    const told = later(announced(story, V1), AHEAD);
    assert.equal(asked('announce', told), [fields.toWhom, ...[CH, V3, V2].map(chosen), known(V1)]);
    assert.equal(asked('announce', announced(acknowledged(keyedStory()), CH)), [
      `info: ${fields.nobodyNow}`,
      known(CH),
    ]);
    const early = refusalText('en', { code: 'too-early', from: addDays(story.today, AHEAD) });
    assert.is(asked('disclose-withheld', announced(story, CH)).at(-1), `${who(CH)} – ${early}`);
    const alone = tell(acknowledged(keyedStory()), { kind: 'bar', by: IA, person: CH });
    assert.equal(asked('announce', alone), [`info: ${fields.nobody}`]);
  }));

test('where no name was given nothing is offered that would disclose it, nor asked for', () =>
  onPeoplePage(({ asked }) => {
    const story = later(announced(acknowledged(keyedStory()), CH), AHEAD);
    const nameless = { entries: [identity(undefined)] };
    for (const act of ['announce', 'disclose-withheld', 'disclose']) {
      assert.equal(asked(act, story, IA, nameless), [`info: ${fields.noName}`], act);
    }
    assert.equal(asked('message', referred(keyedStory()), IA, nameless), []);
  }));

test('nothing can be based on a consent that there isn’t; asking is advised where it can be asked for somebody', async () => {
  const said = async (story: Story): Promise<readonly unknown[]> => {
    const input = laid('input', { name: 'basis', value: 'consent', type: 'radio', id: 'basis-consent' });
    const choice = laid('div', { class: 'choice' }, input);
    input.checked = true;
    await onPeoplePage(({ ask }) => void ask('announce', story), choice);
    return [input.disabled, input.checked, ...choice.querySelectorAll('.hint').map(readIn)];
  };
  const declined = (story: Story, asks: PersonId): Story =>
    tell(story, { kind: 'message', by: IA, asks }, { kind: 'consent', by: 'reporter', given: false });
  const no = (person: PersonId) => `${who(person)} – ${refusalText('en', { code: 'declined', person })}`;
  const story = referred(keyedStory());
  const advised = refusalText('en', { code: 'no-consent' });
  assert.equal(await said(story), [true, false, advised]);
  assert.equal(await said(declined(story, V1)), [true, false, advised, no(V1)]);
  assert.equal(await said(declined(acknowledged(keyedStory()), CH)), [true, false, fields.noConsent, no(CH)]);
  assert.equal(await said(tell(story, { kind: 'consent', by: 'reporter', given: true })), [false, true]);
});

test('an announcement is made from its day on, unless whom it was for is gone', () =>
  onPeoplePage(({ asked }) => {
    const story = announced(referred(keyedStory(), [], [V1, V2]), V1, CH);
    const early = (person: PersonId) =>
      `${who(person)} – ${refusalText('en', { code: 'too-early', from: addDays(story.today, AHEAD) })}`;
    assert.equal(asked('disclose', story), [`info: ${fields.noneYet}`, early(V1), early(CH)]);
    const due = later(story, AHEAD);
    const lines = fileOf(due).identity.announced.map(({ line }) => line);
    const made = (person: PersonId, at: number) =>
      `radio to-whom-${lines[at]} | ${who(person)} | ${fields.announcedFrom(day(story, AHEAD))} – ${keys(person)}`;
    assert.equal(asked('disclose', due), [fields.which, made(V1, 0), made(CH, 1)]);
    const left = withRoster(due, keyed(rosterOf(FULL, [V1])));
    assert.equal(asked('disclose', left), [fields.which, made(CH, 1)], 'who has left is given nothing');
    assert.equal(asked('disclose', acknowledged(keyedStory())), [`info: ${fields.none}`]);
  }));

test('refused is whoever asked or was announced, each once', () =>
  onPeoplePage(({ asked }) => {
    const story = tell(referred(keyedStory()), { kind: 'ask-identity', by: V2 }, { kind: 'ask-identity', by: V1 });
    assert.equal(asked('refuse-identity', announced(story, V1, CH)), [fields.asker, ...[CH, V1, V2].map(chosen)]);
    assert.equal(asked('refuse-identity', acknowledged(keyedStory())), [`info: ${fields.none}`]);
  }));

test('a message can ask for consent for whom it may be asked; of others stands why not', () =>
  onPeoplePage(({ asked }) => {
    const offered = (person: PersonId) => `radio asks-${person} | ${who(person)} | ${keys(person)}`;
    const known = (person: PersonId) => `${who(person)} – ${refusalText('en', { code: 'already-disclosed', person })}`;
    const story = announced(referred(keyedStory()), V1);
    const lead = [asks.legend, asks.hint, `radio asks-nobody | ${asks.none}`];
    assert.equal(asked('message', story), [...lead, ...[CH, V3, V2].map(offered), known(V1)]);
    assert.equal(asked('message', story, V1), [], 'by who could disclose it');
    assert.equal(asked('message', announced(acknowledged(keyedStory()), CH)), [asks.nobody, known(CH)]);
  }));

test('what can be paused and what runs again is told with its days', () =>
  onPeoplePage(({ asked }) => {
    const { pause } = dutyWords('en');
    const { recommendation } = shared('en').duties;
    const story = referred(keyedStory());
    const due = fileOf(story).duties.find(({ id }) => id === 'recommendation')?.dueOn;
    const dueOn = pause.dueOn(formatDate('en', due as never), day(story, 29), 2);
    assert.equal(asked('pause', story), [
      pause.which,
      `radio paused-duty-recommendation | ${recommendation} | ${dueOn}`,
    ]);
    assert.equal(asked('pause', story, CH).length > 0, true);
    assert.equal(asked('resume', story), [`info: ${pause.resumeNone}`]);
    const paused = tell(story, { kind: 'pause', by: IA, duty: 'recommendation', until: addDays(story.today, 5) });
    const moved = fileOf(paused).duties.find(({ id }) => id === 'recommendation')?.dueOn;
    const resumed = pause.resumeDue(day(story, 5), formatDate('en', moved as never), 2);
    const again = `radio paused-duty-recommendation | ${recommendation} | ${resumed}`;
    assert.equal(asked('resume', paused), [pause.resumeWhich, again]);
    assert.equal(asked('pause', paused), [`info: ${pause.none}`]);
  }));

test.run();
