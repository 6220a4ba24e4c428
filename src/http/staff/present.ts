// The one whom the guard let pass.
import type { Context } from 'hono';
import type { Actor, AppEnv } from '../deps.ts';

export const present = (c: Context<AppEnv>): Actor => {
  const actor = c.get('actor');
  if (actor === undefined) throw new Error('this address demands a person');
  return actor;
};
