// What a scenario of the bench is given and how it tells a figure: one JSON line each, with the machine it was measured on.
import { tmpdir } from 'node:os';
import { type Machine, machineOf } from './machine.ts';

export type Options = {
  /** How many cases the desk is measured with. */
  readonly cases: readonly number[];
  /** Multiplies the number of submissions, for a quick look; figures count at 1. */
  readonly scale: number;
};

export type Scenario = { readonly name: string; readonly run: (options: Options) => Promise<void> };

let machine: Machine | undefined;

/** Writes one figure as a line of JSON. */
export const tell = (figure: string, values: Readonly<Record<string, unknown>>): void => {
  machine ??= machineOf(process.env.BENCH_FOLDER ?? tmpdir());
  process.stdout.write(`${JSON.stringify({ figure, ...values, machine })}\n`);
};
