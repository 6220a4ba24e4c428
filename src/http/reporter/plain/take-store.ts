// The worker's end of taking in files: what it asks the portal's thread for and tells it, as questions like every other job's.
import type { Transport } from '../../../client/transport.ts';
import type { ArrivedFile, FailedFile } from '../../../domain/arrived-files.ts';
import { PART_BYTES } from '../../../protocol/check/index.ts';
import { broughtIn } from './jobs.ts';
import type { Problem, Store, Take } from './taking.ts';

/** The paths of these questions; they are answered for one form alone. */
export const TAKE_PATHS = {
  ...{ body: '/take/body', field: '/take/field', arrived: '/take/arrived', failed: '/take/failed' },
  ...{ begin: '/take/begin', settle: '/take/settle', part: '/take/part', end: '/take/end', remove: '/take/remove' },
  ...{ look: '/take/look', read: '/take/read', looked: '/take/looked' },
} as const;

/** The same of a file on its way out. */
export const FETCH_PATHS = {
  ...{ begin: '/fetch/begin', open: '/fetch/open', next: '/fetch/next', piece: '/fetch/piece' },
} as const;

/** The body as its pieces are asked for: none is asked for before the one before it was dealt with. */
export async function* bodyOver(transport: Transport): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { status, body } = await transport('GET', TAKE_PATHS.body);
    if (status !== 200) throw new Error('the body broke off');
    const piece = broughtIn(body);
    if (piece === undefined) return;
    yield piece;
  }
}

export const storeOver = (transport: Transport): Store => {
  const ask = async (path: string, body: unknown): Promise<Problem | undefined> => {
    const reply = await transport('POST', path, body);
    return reply.status === 200 ? undefined : (reply.body as Problem);
  };
  /** Goes to the other thread with each part, and comes back with the answer to it. */
  let memory: Uint8Array | undefined;
  return {
    begin: (file, secret, caseId, bytes, least) => ask(TAKE_PATHS.begin, { file, secret, caseId, bytes, least }),
    settle: (file, secret, bytes) => ask(TAKE_PATHS.settle, { file, secret, bytes }),
    memory: () => {
      const own = memory ?? new Uint8Array(PART_BYTES);
      memory = undefined;
      return own;
    },
    part: async (file, secret, part, hash, moved, length) => {
      const reply = await transport('POST', TAKE_PATHS.part, { file, secret, part, hash, moved, length });
      memory = broughtIn(reply.body);
      if (reply.status === 200) return undefined;
      // The memory came back with the answer, and is none of the problem's.
      const { refusal } = reply.body as Problem;
      return refusal === undefined ? {} : { refusal };
    },
    end: (file, secret, item) => ask(TAKE_PATHS.end, { file, secret, item }),
    remove: (file, secret) => ask(TAKE_PATHS.remove, { file, secret }),
    look: (file, secret) => ask(TAKE_PATHS.look, { file, secret }),
    read: async function* () {
      for (;;) {
        const { status, body } = await transport('GET', TAKE_PATHS.read);
        const piece = broughtIn(body);
        if (status !== 200) throw new Error("what stands can't be read");
        if (piece === undefined) return;
        yield piece;
      }
    },
    looked: async () => void (await ask(TAKE_PATHS.looked, {})),
  };
};

export const tellOver = (transport: Transport): Take['tell'] => {
  const tell = (path: string, body: unknown): void => {
    // Messages arrive in their order: what is told here is there before the job is done.
    void transport('POST', path, body);
  };
  return {
    field: (name, text) => tell(TAKE_PATHS.field, { name, text }),
    arrived: (file: ArrivedFile) => tell(TAKE_PATHS.arrived, file),
    failed: (file: FailedFile) => tell(TAKE_PATHS.failed, file),
  };
};
