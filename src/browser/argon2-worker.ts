// The Worker that computes Argon2id for argon2.ts, once: it is ended after its answer, and its memory with it.
import { argon2Wasm } from './argon2-wasm.ts';

type Request = { readonly password: Uint8Array; readonly salt: Uint8Array; readonly length: number };

function isRequest(value: unknown): value is Request {
  return (
    typeof value === 'object' &&
    value !== null &&
    'password' in value &&
    value.password instanceof Uint8Array &&
    'salt' in value &&
    value.salt instanceof Uint8Array &&
    'length' in value &&
    typeof value.length === 'number'
  );
}

self.addEventListener('message', async (event: MessageEvent<unknown>) => {
  const request = event.data;
  if (!isRequest(request)) return;
  self.postMessage(await argon2Wasm(request.password, request.salt, request.length));
});
