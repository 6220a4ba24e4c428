// How a device asks the portal: one function that carries JSON, handed in by whoever has a network. It checks the shape
// of every answer and turns every failure into one typed problem; it never keeps anything.
import * as v from 'valibot';
import type { PlainDate } from '../domain/plain-date.ts';
import { REFUSAL_CODES, type Refusal } from '../domain/result.ts';
import { Problem, parseWire } from '../domain/wire.ts';
import type { ProtocolError } from '../protocol/check/index.ts';
import type { LostLine } from './known-lines.ts';
import type { RosterContradiction } from './shown-rosters.ts';

/**
 * Carries one request as JSON to the portal's own origin. It rejects where no answer came. With `clock` the device's own clock
 * speaks against what came, which is then withheld.
 */
export type Transport = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: unknown; readonly clock?: ClockProblem }>;

/** The device's day and the portal's, which don't go together; `mayGoOn`: its owner may say that the device is wrong. */
export type ClockProblem = { readonly device: PlainDate; readonly portal: PlainDate; readonly mayGoOn: boolean };

/**
 * Why something asked of the portal, or of this device, didn't succeed. `offline`: no answer came. `nothingStored`: the portal
 * itself said that it failed, and where it does it has kept nothing of what was asked. `clock`: what it shows is of another day
 * than the device's clock can agree to.
 */
export type ClientProblem = {
  readonly error: Problem['error'] | 'offline' | 'clock';
  readonly refusal?: Refusal;
  readonly nothingStored?: true;
  /** What was sent may have arrived: no answer came that says what became of it. */
  readonly unheard?: true;
  /** For `too-many`: how long nothing is looked at. */
  readonly seconds?: number;
  /** For `untrusted`: the case is served without a line of it that this device has verified before. */
  readonly lost?: LostLine;
  /** For `untrusted`: the rosters that came with it don't hold, or aren't those that this device knows. */
  readonly rosters?: RosterContradiction;
  /** For `clock`. */
  readonly clock?: ClockProblem;
};

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ClientProblem };

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });

export const failed = (error: ClientProblem['error'], refusal?: Refusal): { ok: false; problem: ClientProblem } => ({
  ok: false,
  problem: refusal === undefined ? { error } : { error, refusal },
});

/** The same failure without the promise that nothing was stored: an earlier try may have arrived unheard. */
export const unsure = <T>(answer: Answer<T>): Answer<T> => {
  if (answer.ok) return answer;
  const { error, refusal } = answer.problem;
  return failed(error, refusal);
};

/** The same failure of something that may have arrived all the same. */
export const unheard = <T>(answer: Answer<T>): Answer<T> => {
  const told = unsure(answer);
  return told.ok ? told : { ok: false, problem: { ...told.problem, unheard: true } };
};

/** Whether an answer leaves open what became of what was sent: none at all, or one that isn't the portal's own. */
export const isSilent = ({ error, nothingStored }: ClientProblem): boolean =>
  error === 'offline' || (error === 'internal' && nothingStored === undefined);

/** The answer that an outcome of the protocol is. */
export const fromOutcome = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: ProtocolError },
): Answer<T> => (outcome.ok ? answered(outcome.value) : failed(outcome.reason));

const codes: readonly string[] = REFUSAL_CODES;

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  codes.includes(value.code);

/** The refusal that a problem's JSON text carries; the server's word is shown, never acted upon. */
const parseRefusal = (text: string): Refusal | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isRefusal(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What an answer that isn't a good one says. */
export const problemOf = (body: unknown): ClientProblem => {
  const problem = parseWire(Problem, body);
  if (problem === undefined) return { error: 'internal' };
  if (problem.error === 'internal' || problem.error === 'damaged') return { error: problem.error, nothingStored: true };
  if (problem.seconds !== undefined) return { error: problem.error, seconds: problem.seconds };
  const refusal = problem.refusal === undefined ? undefined : parseRefusal(problem.refusal);
  return refusal === undefined ? { error: problem.error } : { error: problem.error, refusal };
};

/** Asks, and parses what comes back by `schema`. An answer of another shape is `internal`. */
export const ask = async <S extends v.GenericSchema>(
  transport: Transport,
  method: 'GET' | 'POST',
  path: string,
  schema: S,
  body?: unknown,
): Promise<Answer<v.InferOutput<S>>> => {
  let reply: Awaited<ReturnType<Transport>>;
  try {
    reply = await transport(method, path, body);
  } catch {
    return failed('offline');
  }
  if (reply.clock !== undefined) return { ok: false, problem: { error: 'clock', clock: reply.clock } };
  if (reply.status < 200 || reply.status > 299) return { ok: false, problem: problemOf(reply.body) };
  const value = parseWire(schema, reply.body);
  return value === undefined ? failed('internal') : answered(value);
};

/** For answers whose body says nothing, none at all among them; the value only says that one came. */
export const Nothing = v.pipe(
  v.unknown(),
  v.transform(() => true),
);
