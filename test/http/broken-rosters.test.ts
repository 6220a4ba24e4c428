// Rosters that were changed where they are stored: the public page on which people compare them says so beside what it calls in force.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { publicTexts } from '../../src/i18n/public.ts';
import { composeDraft } from '../../src/store/roster-draft.ts';
import { pageOf, withCast } from '../support/cast.ts';

const test = suite('stored rosters that don’t hold');

test('a forged signature of the roster in force is told on the public page in both languages, and nothing while it holds', () =>
  withCast(async (stage) => {
    for (const lang of ['ar', 'en'] as const)
      assert.not.match(await pageOf(stage, `/${lang}/verify`, ''), publicTexts(lang).verify.broken);
    await stage.portal.deps.database.write(async (tx) => {
      for (const { name } of await tx.all(
        "select name from sqlite_master where type = 'trigger' and tbl_name = 'roster_signatures'",
      ))
        await tx.run(`drop trigger "${name}"`);
      await tx.run(
        'update roster_signatures set signature = zeroblob(64) where person = (select max(person) from roster_signatures)',
      );
    });
    for (const lang of ['ar', 'en'] as const)
      assert.match(await pageOf(stage, `/${lang}/verify`, ''), publicTexts(lang).verify.broken);
  }));

test('of a stored roster that can’t be read it is said which, and what to do', () =>
  withCast(async (stage) => {
    const { deps, association } = stage.portal;
    const said = await deps.database
      .write(async (tx) => {
        await tx.run('drop trigger rosters_keep');
        await tx.run("update rosters set bytes = x'00'");
        await composeDraft(deps, tx, association);
      })
      .catch((error: unknown) => String(error));
    assert.match(String(said), /Roster 1 is damaged.*verify -- FOLDER.*backup/);
  }));

test.run();
