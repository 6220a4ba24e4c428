// Every act by everybody in every stage, enumerated: what the rules answer against what the table says.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Intention } from '../../src/domain/decide.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { actsOf } from '../../src/domain/rules.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { ActName } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  carried,
  DC,
  EX,
  fileOf,
  IA,
  ratified,
  referred,
  refusalOf,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('every act, by everybody, in every stage');

/** Refusals that pass with time: the act is a link where the page has no day of its own to leave it out by. */
const LATER: readonly string[] = ['not-before'];

type Who = PersonId | 'reporter';
const NAMES: readonly (readonly [string, Who])[] = [
  ['IA', IA],
  ['CH', CH],
  ['DC', DC],
  ['AC', AC],
  ['EX', EX],
  ['V1', V1],
  ['V2', V2],
  ['V3', V3],
  ['reporter', 'reporter'],
];

const STORIES: Readonly<Record<string, () => Story>> = {
  review: () => acknowledged(begin()),
  investigation: () => tell(referred(begin()), { kind: 'recommend', by: V1 }),
  ratification: () => carried(begin()),
  ratified: () => ratified(begin()),
  'closed unjustified': () => tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'unjustified' }),
  'closed resolved': () =>
    tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'resolved', form: 'informal-review' }),
  'closed feedback': () => tell(ratified(begin()), { kind: 'feedback', by: IA }),
};

const PANEL = ['V1', 'V2', 'V3'];
const REFERRED = ['investigation', 'ratification', 'ratified', 'closed feedback'];
const OPEN = ['review', 'investigation', 'ratification', 'ratified'];
const ANY = Object.keys(STORIES);

/** Who has a part in an act at all, by the column "by". */
function parties(act: ActName, stage: string): readonly string[] {
  const panel = REFERRED.includes(stage) ? PANEL : [];
  switch (act) {
    case 'open':
    case 'concern':
    case 'summary':
      return ['IA', 'CH'];
    case 'recommend':
    case 'confirm':
    case 'dissent':
      return panel;
    case 'ratify':
    case 'return':
      return ['CH'];
    case 'message':
      return ['IA', 'reporter', ...panel];
    case 'note':
    case 'unreadable':
    case 'grant':
    case 'declare':
    case 'bar':
    case 'epoch':
      return ['IA', 'CH', ...panel];
    case 'ask-identity':
      return ['IA', 'CH', ...panel];
    case 'pause':
    case 'resume':
    case 'labour-step':
      return ['IA', 'CH', ...panel];
    case 'evidence':
    case 'submit':
    case 'identify':
    case 'consent':
    case 'check-in-wish':
      return ['reporter'];
    default:
      return ['IA'];
  }
}

/** In which stages, by the column "stage"; `who` matters for *Send a message* alone. */
function stages(act: ActName, who: string): readonly string[] {
  switch (act) {
    case 'open':
    case 'clear':
    case 'close':
    case 'resolve':
      return ['review'];
    case 'refer':
      return ['review', 'investigation'];
    case 'acknowledge':
    case 'concern':
      return OPEN;
    case 'recommend':
    case 'confirm':
    case 'dissent':
      return ['investigation'];
    case 'ratify':
    case 'return':
      return ['ratification'];
    case 'feedback':
      return ['ratified'];
    case 'pause':
    case 'resume':
      return OPEN;
    case 'check-in':
    case 'check-in-wish':
      return ANY.filter((stage) => stage.startsWith('closed'));
    case 'categorise':
      return ANY.filter((stage) => stage !== 'review');
    case 'message':
      return PANEL.includes(who) ? ['investigation'] : ANY;
    default:
      return ANY;
  }
}

/** What the sentences under the table add in these stories: acknowledged, opened, not briefed, V1's recommendation. */
function sentence(act: ActName, who: string, stage: string): string {
  if (act === 'acknowledge' || act === 'open') return 'already-done';
  if (act === 'clear') return 'only-after-senior';
  if (act === 'recommend') return 'recommendation-stands';
  if ((act === 'confirm' || act === 'dissent') && who === 'V1') return 'own-recommendation';
  if (act === 'refer' && stage === 'investigation') return 'panel-suffices';
  if (act === 'epoch') return 'nothing-to-hand-on';
  // The reviewer has the identity; nobody asked for it, and nothing was announced.
  if (act === 'ask-identity' && who === 'IA') return 'already-done';
  if (act === 'refuse-identity') return 'nothing-asked';
  if (act === 'check-in') return 'not-before';
  if (act === 'pause') return pausing(who, stage);
  if (act === 'resume') return 'nothing-to-resume';
  if (act === 'disclose') return 'nothing-announced';
  return act === 'grant' ? 'not-unreadable' : 'allowed';
}

/** In review the reviewer’s decision can be paused, then the committee’s word, then the ratifier’s; of a ratified case nothing. */
function pausing(who: string, stage: string): string {
  if (stage === 'ratified' || (PANEL.includes(who) && stage !== 'investigation')) return 'nothing-to-pause';
  // Whoever has spoken on the recommendation that stands owes nothing any more.
  return who === 'V1' ? 'nothing-to-pause' : 'allowed';
}

function expected(act: ActName, who: string, stage: string): string {
  if (act === 'submit') return 'already-done';
  if (!parties(act, stage).includes(who)) return 'not-yours';
  return stages(act, who).includes(stage) ? sentence(act, who, stage) : 'wrong-stage';
}

/** The act with good choices, by anybody: the type is bent so that people can try what is the reporter's, and back. */
function intentionOf(story: Story, act: ActName, by: Who): Intention {
  const of = standing(story);
  const choices: Readonly<Partial<Record<ActName, object>>> = {
    submit: { concerns: [], seal: 's', sign: 's' },
    concern: { concerns: ['deputy-chair'], persons: [] },
    brief: { conflict: false },
    close: { outcome: 'unjustified' },
    resolve: { kind: 'close', outcome: 'resolved', form: 'internal-audit' },
    refer: { form: 'formal-investigation', cleared: [V1, V2] },
    confirm: { of },
    dissent: { of },
    ratify: { of },
    return: { of },
    unreadable: { room: 'report' },
    grant: { room: 'report', to: V3 },
    categorise: { category: 'fraud' },
    declare: { conflict: true },
    bar: { person: by === CH ? IA : CH },
    epoch: { room: 'report' },
    'refuse-identity': { to: CH },
    announce: { to: CH, basis: 'law', until: addDays(story.today, 30) },
    disclose: { of: 'nothing' },
    'disclose-withheld': {
      ...{ to: CH, basis: 'law', until: addDays(story.today, 30) },
      withheldUntil: addDays(story.today, 30),
    },
    consent: { given: true },
    pause: { duty: paused[story.caseFile?.stage ?? 'review'], until: addDays(story.today, 3) },
    resume: { duty: paused[story.caseFile?.stage ?? 'review'] },
    'check-in-wish': { wanted: false },
    'labour-step': { step: 'notice', day: story.today },
  };
  return { kind: act, by, ...choices[act] } as Intention;
}

const paused: Readonly<Record<string, string>> = {
  review: 'review',
  investigation: 'recommendation',
  ratification: 'ratification',
};

for (const [stage, tellStory] of Object.entries(STORIES)) {
  const story = tellStory();
  for (const act of actsOf(ASSOCIATION_001)) {
    test(`${act} in ${stage} is for whom the table says`, () => {
      for (const [name, who] of NAMES) {
        const refusal = refusalOf(story, intentionOf(story, act, who));
        assert.is(refusal?.code ?? 'allowed', expected(act, name, stage), `${act} by ${name} in ${stage}`);
      }
    });
  }

  test(`the links of the case page in ${stage} are the acts that decide allows`, () => {
    for (const [name, who] of NAMES) {
      if (who === 'reporter') continue;
      const listed = openActs(story.policy, story.roster, fileOf(story), who);
      const open = listed.filter(({ state }) => state === 'open').map(({ act }) => act);
      const allowed = actsOf(ASSOCIATION_001).filter(
        (act) => act !== 'unreadable' && ['allowed', ...LATER].includes(expected(act, name, stage)),
      );
      assert.equal(open, allowed, `${name} in ${stage}`);
    }
  });
}

test('whoever left the roster can do nothing, whatever their part was', () => {
  const story = acknowledged(begin());
  const roster = { ...story.roster, persons: story.roster.persons.map((one) => ({ ...one, status: 'left' as const })) };
  for (const act of actsOf(ASSOCIATION_001)) {
    if (act === 'submit') continue;
    const refusal = refusalOf({ ...story, roster }, intentionOf(story, act, IA));
    assert.is(refusal?.code, 'not-active', act);
  }
  assert.equal(openActs(story.policy, roster, fileOf(story), IA), []);
});

test('a case that was never submitted has no act but that', () => {
  const story = begin();
  for (const act of actsOf(ASSOCIATION_001)) {
    if (act === 'submit') continue;
    assert.equal(refusalOf(story, intentionOf(story, act, IA)), { code: 'do-first', act: 'submit' });
  }
});

test.run();
