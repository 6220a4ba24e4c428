// What administrators did about people, the roster and the settings: read by the signers, and by whom it concerned, who say when
// they have looked at what a page shows.
import { type Context, Hono } from 'hono';
import { type RecordListView, RecordPage, type RecordRow, recordPath } from '../../../views/staff/record.tsx';
import { actsReader } from '../../auth/acts-reader.ts';
import { adminTexts } from '../../i18n/admin.ts';
import { apart } from '../../i18n/apart.ts';
import { knownPerson } from '../../i18n/known-person.ts';
import type { Lang } from '../../i18n/locale.ts';
import { recordTexts } from '../../i18n/record.ts';
import { eachWords } from '../../i18n/record-words.ts';
import type { AccountAct } from '../../store/account-acts.ts';
import {
  accountActsPage,
  type FoldedAct,
  KEPT_ACTS,
  lookAtAccountActs,
  RECORD_LISTS,
  type RecordList,
  SHOWN_ACTS,
} from '../../store/account-record.ts';
import { allPersons, type Person } from '../../store/people.ts';
import type { ChangedSetting } from '../admin/changed-settings.ts';
import { readForm } from '../admin/form.ts';
import { settingLabel } from '../admin/settings-form.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { everyChange, everyDetail, foldedChanges, foldedDetail } from './folded-details.ts';
import { present } from './present.ts';

type C = Context<AppEnv>;

/** Whose account it was: as it is now, or by the name of then where an invitation was withdrawn since. */
const nameOf = (lang: Lang, people: ReadonlyMap<string, Person>, act: AccountAct): string | undefined => {
  const account = act.person === undefined ? undefined : people.get(act.person);
  if (account !== undefined) return knownPerson(lang, account);
  return act.name === undefined ? undefined : recordTexts(lang).goneNamed(apart(act.name));
};

const rowOf = (
  lang: Lang,
  people: ReadonlyMap<string, Person>,
  { details, detail: _, ...act }: FoldedAct,
): RecordRow => {
  const doer = act.by === undefined ? undefined : people.get(act.by);
  const isSettings = act.kind === 'settings';
  const labelled = ([id, before, after]: ChangedSetting) => ({
    ...{ label: settingLabel(id, adminTexts(lang), lang), before, after },
  });
  const named = {
    ...act,
    by: doer === undefined ? '' : apart(doer.name),
    doer: knownPerson(lang, doer),
    name: nameOf(lang, people, act),
  };
  const [changes, all] = isSettings ? [foldedChanges(details), everyChange(details)] : [[], []];
  return {
    ...named,
    ...(isSettings ? {} : foldedDetail(details)),
    changes: changes.map(({ one, end }) => (end === undefined ? labelled(one) : { ...labelled(one), end })),
    every: isSettings
      ? { changes: all.length > changes.length ? all.map(labelled) : [], words: [] }
      : { changes: [], words: eachWords(lang, named, everyDetail(details)) },
  };
};

/** A row's number in an address or a form; undefined where it is none. */
const seqOf = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

const recordPage = (deps: Deps) => async (c: C) => {
  const { reader } = deps.database;
  const association = c.get('association').id;
  const who = await actsReader(reader, association, present(c).person);
  const people = new Map((await allPersons(reader, association)).map((one) => [one.id, one]));
  const lang = c.get('lang');
  const listOf = async (list: RecordList, before?: number): Promise<RecordListView> => {
    const at = before === undefined ? { list } : { list, before };
    const { rows, older } = await accountActsPage(reader, association, who, at);
    return { rows: rows.map((row) => rowOf(lang, people, row)), older };
  };
  const asked = RECORD_LISTS.find((list) => c.req.query(list) !== undefined);
  const shared = { view: viewContext(c, deps, 'staff'), signer: who.signer, done: c.req.query('done') === 'seen' };
  if (asked !== undefined) {
    const before = seqOf(c.req.query(asked) ?? '');
    if (before === undefined) return c.redirect(recordPath(lang), 303);
    return c.html(<RecordPage {...shared} isOlder {...{ [asked]: await listOf(asked, before) }} />);
  }
  // Whoever is no signer reads of their own account alone: one list.
  const [near, rest] = await Promise.all([listOf('near'), who.signer ? listOf('else') : undefined]);
  return c.html(<RecordPage {...shared} isOlder={false} near={near} {...(rest === undefined ? {} : { else: rest })} />);
};

/** So many rows a page shows at most. */
const MOST_ROWS = RECORD_LISTS.length * SHOWN_ACTS + KEPT_ACTS;

const look = (deps: Deps) => async (c: C) => {
  const form = await readForm(c, ['seq']);
  const rows = (form?.many('seq') ?? []).map(seqOf);
  const known = rows.filter((seq) => seq !== undefined);
  const isForm = rows.length > 0 && rows.length <= MOST_ROWS && known.length === rows.length;
  if (!isForm) return problem(c, deps, 'malformed');
  const association = c.get('association').id;
  await deps.database.write(async (tx) =>
    lookAtAccountActs(tx, association, await actsReader(tx, association, present(c).person), known),
  );
  return c.redirect(`${recordPath(c.get('lang'))}?done=seen`, 303);
};

export const recordPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const record = '/:lang{(?:ar|en)}/staff/administration';
  app.get(record, requirePerson(deps), recordPage(deps));
  app.post(record, requirePerson(deps), look(deps));
  return app;
};
