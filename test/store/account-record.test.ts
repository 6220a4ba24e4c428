// The administrators' record page by page against the same worked out over all of it: whatever was done how often on which days, and
// whatever was looked at, each page has the same rows, counts and details, and looking marks what was shown and nothing else.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { newPersonId } from '../../src/protocol/open/index.ts';
import {
  ACCOUNT_NEWS,
  type AccountNews,
  type ActsReader,
  accountActsPage,
  accountNewsFor,
  KEPT_ACTS,
  lookAtAccountActs,
  RECORD_LISTS,
  SHOWN_ACTS,
} from '../../src/store/account-record.ts';
import { withWorld } from '../support/case-factory.ts';

const test = suite('pages of the record');

type Act = {
  seq: number;
  kind: string;
  refused: number;
  by: string | null;
  person: string | null;
  on: string;
  told: number;
  detail: string | null;
};

/** Numbers that look drawn and are the same on every run. */
const drawing = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const KINDS = [
  'invitation',
  'link',
  'name',
  'offices',
  'suspension',
  'quorum',
  'settings',
  'door',
  'machine-invitation',
] as const;
const DETAILS = [
  'administrator',
  'board-chair',
  'office-taken,board-chair',
  'office-taken,deputy-chair',
  'policy 002\n001',
  'clocks, brief 3',
  '2\n3',
  null,
] as const;

/** Many rows of few days and people, so that most are folded; and at the end some that are each their own. */
const drawActs = (admin: string, people: readonly string[], count: number): readonly Act[] => {
  const draw = drawing(7);
  return Array.from({ length: count }, (_, at): Act => {
    const kind = KINDS[draw(KINDS.length)] ?? 'link';
    const isAlone = at > count - 150;
    return {
      seq: at + 1,
      kind,
      refused: kind === 'door' ? 1 : draw(2),
      by: kind === 'machine-invitation' ? null : admin,
      person: isAlone || draw(4) > 0 ? (people[draw(people.length)] ?? null) : null,
      // The clock was set back once.
      on: `2026-10-${String(1 + (at > count / 2 ? draw(25) : draw(2))).padStart(2, '0')}`,
      told: at < 5 ? 0 : 1,
      detail: DETAILS[draw(DETAILS.length)] ?? null,
    };
  });
};

const foldKey = ({ seq, kind, detail, ...rest }: Act): string => {
  const part =
    kind === 'door' ||
    kind === 'invitation' ||
    (kind === 'name' && rest.refused === 1) ||
    (kind === 'offices' && detail?.startsWith('office-taken,'))
      ? detail
      : kind === 'machine-invitation'
        ? seq
        : kind === 'quorum' && detail?.startsWith('policy ')
          ? 'policy'
          : kind === 'quorum' && detail?.startsWith('clocks,')
            ? 'clocks'
            : null;
  return JSON.stringify([kind, rest.refused, rest.by, rest.person, rest.on, rest.told, part]);
};

const WEIGHTY = ['settings', 'quorum', 'address', 'suspension', 'reinstatement', 'machine-invitation'];

type Row = {
  readonly seq: number;
  readonly times: number;
  readonly isNew: boolean;
  readonly details: readonly string[];
};

const isOwn = ({ kind, refused, person }: Act, who: ActsReader): boolean =>
  person === who.person && (kind !== 'invitation' || refused === 1);
const isTheirs = (act: Act, who: ActsReader): boolean => act.by !== who.person && (who.signer || isOwn(act, who));
const isWeighty = ({ kind, detail }: Act): boolean =>
  WEIGHTY.includes(kind) || (kind === 'invitation' && detail === 'administrator');
const isAboutSigner = ({ kind, person }: Act, { signers }: ActsReader): boolean =>
  ['door', 'factor-reset'].includes(kind) || signers.some((one) => one === person);

/** What the desk tells of, the nearest first. */
const newsOf = (acts: readonly Act[], looked: ReadonlySet<number>, who: ActsReader): readonly AccountNews[] => {
  const found = acts
    .filter((act) => isTheirs(act, who) && act.told === 1 && !looked.has(act.seq))
    .map((act): AccountNews => {
      if (isOwn(act, who)) return 'own';
      if (act.refused === 1) return 'tried';
      if (isAboutSigner(act, who)) return 'signers';
      return isWeighty(act) ? 'weighty' : 'others';
    });
  return ACCOUNT_NEWS.filter((news) => found.includes(news));
};

/** Every row of a list, folded, the newest first. */
const folded = (acts: readonly Act[], looked: ReadonlySet<number>, who: ActsReader, list: string): readonly Row[] => {
  const isNear = (act: Act): boolean => act.person === who.person || isWeighty(act) || isAboutSigner(act, who);
  const groups = new Map<string, Act[]>();
  for (const act of acts) {
    if (!isTheirs(act, who) || isNear(act) !== (list === 'near')) continue;
    const isNew = act.told === 1 && !looked.has(act.seq);
    const key = `${foldKey(act)} ${isNew}`;
    groups.set(key, [...(groups.get(key) ?? []), act]);
  }
  return [...groups]
    .map(([key, own]) => ({
      seq: own.at(-1)?.seq ?? 0,
      times: own.length,
      isNew: key.endsWith('true'),
      details: own.flatMap(({ detail }) => (detail === null ? [] : [detail])),
    }))
    .toSorted((one, other) => other.seq - one.seq);
};

/** What the first page keeps of the new rows behind it: three of each kind, about each signer and the reader apart. */
const keptOf = (acts: readonly Act[], behind: readonly Row[], who: ActsReader): readonly Row[] => {
  const turns = new Map<string, number>();
  const kept = behind.filter(({ seq, isNew }) => {
    const { kind, refused, person, detail } = acts[seq - 1] as Act;
    const isNamed =
      ['door', 'factor-reset'].includes(kind) || [who.person, ...who.signers].some((one) => one === person);
    const key = JSON.stringify([kind, refused, detail === 'administrator', isNamed ? person : null]);
    if (isNew) turns.set(key, (turns.get(key) ?? 0) + 1);
    return isNew && (turns.get(key) ?? 0) <= 3;
  });
  return kept.slice(0, KEPT_ACTS);
};

test('every page of either list, before and after some of it was looked at', () =>
  withWorld(async ({ database, association, people }) => {
    const [admin, ...accounts] = Array.from({ length: 9 }, () => newPersonId());
    const signers: readonly PersonId[] = [people.auditor.id, people.chair.id];
    const everybody = [admin ?? '', ...accounts, ...signers];
    const acts = drawActs(admin ?? '', [...accounts, ...signers], 1_400);
    await database.write(async (tx) => {
      for (const person of everybody)
        await tx.run(
          "insert into persons (association, person, name, administrator, status) values (?, ?, 'x', 0, 'invited')",
          [association.id, person],
        );
      for (const { seq, kind, refused, by, person, on, told, detail } of acts)
        await tx.run(
          `insert into account_acts (association, seq, kind, refused, by, person, done_on, told, detail, name)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'x')`,
          [association.id, seq, kind, refused, by, person, on, told, detail],
        );
    });
    const looked = new Set<number>();
    const readers: readonly ActsReader[] = [
      { person: people.auditor.id, signer: true, signers },
      { person: accounts[0] as PersonId, signer: false, signers },
    ];
    const assertPages = async (who: ActsReader, seen: ReadonlySet<number>): Promise<readonly number[]> => {
      assert.equal(await accountNewsFor(database.reader, association.id, who), newsOf(acts, seen, who));
      let first: readonly number[] = [];
      for (const list of RECORD_LISTS) {
        const all = folded(acts, seen, who, list);
        for (let at = 0, before: number | undefined; at < Math.max(1, all.length); at += SHOWN_ACTS) {
          const page = await accountActsPage(
            database.reader,
            association.id,
            who,
            before === undefined ? { list } : { list, before },
          );
          const expected = all.slice(at, at + SHOWN_ACTS);
          const rows = page.rows.map(({ seq, times, isNew, details }) => ({ seq, times, isNew, details }));
          const behind = all.slice(at + SHOWN_ACTS);
          const kept = list === 'near' && at === 0 ? keptOf(acts, behind, who) : [];
          assert.equal(rows, [...expected, ...kept], `${list} from ${at}`);
          const fresh = behind.filter(({ isNew }) => isNew).length - kept.length;
          const older = { before: expected.at(-1)?.seq, fresh };
          assert.equal(page.older, behind.length === 0 ? undefined : older);
          before = expected.at(-1)?.seq;
          if (at === 0) first = [...first, ...expected.map(({ seq }) => seq)];
        }
      }
      return first;
    };
    for (const who of readers) {
      const shown = await assertPages(who, new Set());
      await database.write((tx) => lookAtAccountActs(tx, association.id, who, shown));
      looked.clear();
      for (const seq of shown) {
        const key = foldKey(acts[seq - 1] as Act);
        for (const act of acts) if (act.seq <= seq && foldKey(act) === key) looked.add(act.seq);
      }
      const marked = await database.reader.all('select seq from account_acts_looked where reader = ?', [who.person]);
      assert.equal(
        marked.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b),
        [...looked].toSorted((a, b) => a - b),
      );
      await assertPages(who, looked);
    }
  }));

test.run();
