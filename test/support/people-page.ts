// The small page on which a case's people are chosen and told of: a story as its reader's browser opened it, and what stands on the
// page then, line by line.
import { type PersonId, personFingerprint, type Roster } from '../../src/protocol/check/index.ts';
import {
  AC,
  begin,
  CH,
  DC,
  EX,
  FULL,
  fileOf,
  IA,
  type Offices,
  rosterOf,
  type Story,
  V1,
  V2,
  V3,
  withRoster,
} from '../domain/story.ts';
import { laid, readIn, type SmallNode, withPage } from './small-page.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ...([
    [IA, 'Auditor'],
    [CH, 'Chair'],
    [DC, 'Deputy'],
    [AC, 'Committee chair'],
    [EX, 'Executive'],
  ] as const),
  ...([
    [V1, 'One'],
    [V2, 'Two'],
    [V3, 'Three'],
  ] as const),
]);

/** The name of somebody of the stories, set apart as `readIn` tells it. */
export const named = (person: PersonId): string => `⟨${NAMES.get(person) ?? ''}⟩`;

const keyOf = (person: string, last: number): Uint8Array =>
  new Uint8Array([...Buffer.from(person, 'base64url'), ...Buffer.alloc(16, last)]);
const keyText = (key: Uint8Array): string => Buffer.from(key).toString('base64url');

/** A roster whose people have keys of the shape that keys have. */
export const keyed = (roster: Roster): Roster => ({
  ...roster,
  persons: roster.persons.map((one) => ({ ...one, seal: keyText(keyOf(one.id, 1)), sign: keyText(keyOf(one.id, 2)) })),
});

/** The fingerprint of somebody's keys, as `readIn` tells it. */
export const keysOf = (person: PersonId): string =>
  `⟨${personFingerprint(rosterOf(FULL).association, person, keyOf(person, 1), keyOf(person, 2))}⟩`;

/** A story of people with such keys. */
export const keyedStory = (people: Offices = FULL): Story => {
  const story = begin(people);
  return withRoster(story, keyed(story.roster));
};

/** An identity as it opens here, given with a name or without one; `line` where there are several. */
export const identity = (name: string | undefined, line = 'first') => ({
  ...{ expected: 'identity', line },
  entry: {
    type: 'identity',
    given: name !== undefined,
    answers: name === undefined ? [] : [{ question: 'name', text: name }],
  },
});

export type Seen = {
  /** What opens here of the case; an identity with a name unless told otherwise. */
  readonly entries?: readonly unknown[];
  readonly suspended?: readonly PersonId[];
  /** Briefings are all that is given: there is no case file. */
  readonly isBriefed?: true;
};

const openedOf = (story: Story, { entries = [identity('Noura')], suspended = [], isBriefed }: Seen) => ({
  ...{
    caseFile: isBriefed === true ? undefined : fileOf(story),
    entries,
    people: NAMES,
    suspended: new Set<string>(suspended),
    line: () => undefined,
  },
  ground: {
    ...{ today: story.today, association: story.roster.association },
    ...{ current: { roster: story.roster }, rosters: new Map() },
  },
});

type Parts = {
  readonly showIdentity: (opened: unknown, me: string) => void;
  readonly askAboutPeople: (act: string, opened: unknown, caseFile: unknown, me: string) => readonly unknown[];
};

const exported = `export { showIdentity } from './identity-part.ts'; export { askAboutPeople } from './act-people.ts';`;

const choice = (node: SmallNode): string => {
  const input = node.querySelector('input');
  const kind = [input?.attributes.get('type'), input?.attributes.get('id'), ...(input?.disabled ? ['disabled'] : [])];
  const hints = node.querySelectorAll('.hint').map(readIn);
  return [kind.join(' '), ...node.querySelectorAll('label').map(readIn), ...hints].join(' | ');
};

const LINES: readonly string[] = ['p', 'span', 'h3', 'li', 'legend'];

/** What stands in it, a line each: a choice with its kind, id and hints, a notice with its tone, and texts. */
export const linesIn = (node: SmallNode): readonly string[] =>
  node.children.flatMap((child): readonly string[] => {
    if (typeof child === 'string') return [child];
    const [kind, tone] = (child.attributes.get('class') ?? '').split(' ');
    if (kind === 'choice') return [choice(child)];
    if (kind === 'notice') return [`${tone}: ${readIn(child)}`];
    const text = readIn(child);
    return LINES.includes(child.tag) ? [text].filter((words) => words !== '') : linesIn(child);
  });

const IDS = ['people', 'identity-part', 'identity-state', 'identity-shown', 'identity'];

export type PeoplePage = {
  readonly body: SmallNode;
  readonly byId: (id: string) => SmallNode;
  /** Whom the act's page asks about one by one. */
  readonly ask: (act: string, story: Story, me?: PersonId, seen?: Seen) => readonly unknown[];
  /** What the act's page says and offers about people. */
  readonly asked: (act: string, story: Story, me?: PersonId, seen?: Seen) => readonly string[];
  /** What the case's page says of the identity. */
  readonly told: (story: Story, me?: PersonId, seen?: Seen) => readonly string[];
};

/** Runs `work` on a page in English; `more` is what else lies on it. */
export const onPeoplePage = (work: (page: PeoplePage) => void, ...more: readonly SmallNode[]): Promise<void> => {
  const body = laid('body', {}, ...IDS.map((id) => laid('div', { id })), ...more);
  const byId = (id: string): SmallNode => {
    const node = body.querySelector(`#${id}`);
    if (node === null) throw new Error(`the page lacks ${id}`);
    return node;
  };
  return withPage<Parts>({ lang: 'en', body, exported }, ({ askAboutPeople, showIdentity }) => {
    const ask: PeoplePage['ask'] = (act, story, me = IA, seen = {}) => {
      byId('people').replaceChildren();
      return askAboutPeople(act, openedOf(story, seen), fileOf(story), me);
    };
    work({
      ...{ body, byId, ask },
      asked: (...of) => {
        ask(...of);
        return linesIn(byId('people'));
      },
      told: (story, me = IA, seen = {}) => {
        showIdentity(openedOf(story, seen), me);
        return linesIn(byId('identity-state'));
      },
    });
  });
};
