// How an acceptance is told to a browser: a new line 201, the same line again 200, everything else as a problem with the
// rules' reason where they refused.
import type { Context } from 'hono';
import type { Problem } from '../../domain/wire.ts';
import type { Acceptance } from '../../store/acceptance.ts';
import type { AppEnv } from '../deps.ts';
import { apiProblem } from '../middleware/problem.tsx';

export const answerAcceptance = (c: Context<AppEnv>, acceptance: Acceptance): Response => {
  if (acceptance.ok) return c.json(acceptance.accepted, acceptance.repeated ? 200 : 201);
  const { error, refusal } = acceptance;
  if (refusal === undefined) return apiProblem(c, error);
  return c.json({ error, refusal: JSON.stringify(refusal) } satisfies Problem, 422);
};
