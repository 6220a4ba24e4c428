// A process of its own that writes without end and prints each name once its write was acknowledged; a test kills it.
import { openIn } from './database-factory.ts';

const [folder = '', migrations = '', round = ''] = process.argv.slice(2);
const database = await openIn(folder, migrations);

const writeOn = async (writer: number): Promise<void> => {
  for (let at = 0; ; at += 1) {
    const name = `${round}-${writer}-${at}`;
    await database.write((tx) => tx.run('insert into things (name) values (?)', [name]));
    // Handed to the pipe at once, so that what was acknowledged before the end is told before the end.
    process.stdout.write(`${name}\n`);
  }
};

await Promise.all(Array.from({ length: 16 }, (_, writer) => writeOn(writer)));
