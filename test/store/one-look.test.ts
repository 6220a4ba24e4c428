import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Database } from '../../src/store/database.ts';
import { oneLook } from '../../src/store/one-look.ts';
import { withThings } from '../support/database-factory.ts';

const test = suite('one look');

const add = (database: Database, name: string): Promise<number> =>
  database.write((tx) => tx.run('insert into things (name) values (?)', [name]));
const count = async ({ reader }: Pick<Database, 'reader'>, name = '%'): Promise<number> =>
  (await reader.all('select name from things where name like ?', [name])).length;

test('every part of a page reads the same state, whatever is written meanwhile', () =>
  withThings(async (database) => {
    const seen = await oneLook({ database }, async (look) => {
      const before = await count(look.database, 'a');
      await add(database, 'b');
      const after = await count(look.database, 'b');
      return [before, after, await look.database.snapshot((reader) => count({ reader }))];
    });
    assert.equal(seen, [0, 0, 0]);
    assert.is(await count(database), 1);
  }));

test('the same question is asked once, another one and the same with other values apart', () =>
  withThings(async (database) => {
    const asked: string[] = [];
    const watched: Database = {
      ...database,
      snapshot: (job) =>
        database.snapshot((reader) =>
          job({
            all: (sql, parameters = []) => {
              asked.push(parameters.join(' '));
              return reader.all(sql, parameters);
            },
          }),
        ),
    };
    await oneLook({ database: watched }, async (look) => {
      await Promise.all([count(look.database, 'a'), count(look.database, 'a')]);
      await look.database.snapshot((reader) => count({ reader }, 'a'));
      await count(look.database, 'b');
    });
    assert.equal(asked, ['a', 'b']);
  }));

test('where a part must write first the job is done over the portal itself, and sees what it wrote', () =>
  withThings(async (database) => {
    let begun = 0;
    const seen = await oneLook({ database }, async (look) => {
      begun += 1;
      while ((await count(look.database)) < 2) await add(look.database, `n${await count(look.database)}`);
      return count(look.database);
    });
    assert.equal([seen, begun], [2, 2]);
  }));

test('what goes wrong otherwise is told, and not tried again', () =>
  withThings(async (database) => {
    let begun = 0;
    const failing = oneLook({ database }, () => {
      begun += 1;
      return Promise.reject(new Error('no'));
    });
    assert.is(await failing.catch((error: Error) => error.message), 'no');
    assert.is(begun, 1);
  }));

test.run();
