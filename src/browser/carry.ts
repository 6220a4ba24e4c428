// Carries JSON to the portal's own origin and back, and nothing else: pages that open and verify nothing load it without the sealed
// case's arithmetic. It follows no redirect and keeps nothing.
import type { Transport } from '../client/transport.ts';

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Carries one request, whatever becomes of the page meanwhile. */
export const carry: Transport = async (method, path, body) => {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers:
      body === undefined
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: parsed(await answer.text()) };
};
