// The worker's end of taking in files: what it asks the portal's thread for and tells it, as questions like every other job's.
import type { Transport } from '../../../client/transport.ts';
import type { ArrivedFile, FailedFile } from '../../../domain/arrived-files.ts';
import type { Problem, Store, Take } from './taking.ts';

/** The paths of these questions; they are answered for one form alone. */
export const TAKE_PATHS = {
  ...{ body: '/take/body', field: '/take/field', arrived: '/take/arrived', failed: '/take/failed' },
  ...{ begin: '/take/begin', settle: '/take/settle', part: '/take/part', end: '/take/end', remove: '/take/remove' },
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
    if (!(body instanceof Uint8Array)) return;
    yield body;
  }
}

export const storeOver = (transport: Transport): Store => {
  const ask = async (path: string, body: unknown): Promise<Problem | undefined> => {
    const reply = await transport('POST', path, body);
    return reply.status === 200 ? undefined : (reply.body as Problem);
  };
  return {
    begin: (file, secret, caseId, bytes) => ask(TAKE_PATHS.begin, { file, secret, caseId, bytes }),
    settle: (file, secret, bytes) => ask(TAKE_PATHS.settle, { file, secret, bytes }),
    part: (file, secret, part, hash, bytes) => ask(TAKE_PATHS.part, { file, secret, part, hash, bytes }),
    end: (file, secret, item) => ask(TAKE_PATHS.end, { file, secret, item }),
    remove: (file, secret) => ask(TAKE_PATHS.remove, { file, secret }),
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
