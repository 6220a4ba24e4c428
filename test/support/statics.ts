// What every portal of a process serves under /static, read once: nothing is built there while tests run.
import { fileURLToPath } from 'node:url';
import { readStatics, type Statics } from '../../src/http/assets.ts';

let read: Statics | undefined;

/** The project's own folder. */
export const projectStatics = (): Statics => {
  read ??= readStatics(fileURLToPath(new URL('../../static', import.meta.url)));
  return read;
};
