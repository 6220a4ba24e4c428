// What a figure was measured on, and how times and memory are read: cores, node, the disk's own fsync, percentiles, and
// the resident memory of a process as the kernel counts it. It measures nothing of the portal itself.
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';

const FSYNCS = 60;
const PAGE_BYTES = 4096;

/** The value below which this share of the sorted `values` lies; 0 where there are none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** Rounded to what means something. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Median milliseconds of writing a page to the disk of `folder` for good. */
export const fsyncMs = (folder: string): number => {
  const file = join(folder, 'fsync-probe');
  const handle = openSync(file, 'w');
  const times: number[] = [];
  for (let at = 0; at < FSYNCS; at += 1) {
    writeSync(handle, new Uint8Array(PAGE_BYTES).fill(at));
    const from = performance.now();
    fsyncSync(handle);
    times.push(performance.now() - from);
  }
  closeSync(handle);
  rmSync(file);
  return rounded(percentile(times, 0.5), 2);
};

export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
  readonly fsyncMs: number;
};

/** The machine as every line of figures names it; `folder` lies on the disk that is measured. */
export const machineOf = (folder: string): Machine => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  fsyncMs: fsyncMs(folder),
});

const KIB_PER_MIB = 1024;

const statusMiB = (pid: number, field: string): number => {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return rounded(Number(found ?? 0) / KIB_PER_MIB);
};

/** Resident memory of a process now, in MiB. */
export const memoryMiB = (pid: number): number => statusMiB(pid, 'VmRSS');

/** The most resident memory that a process had since {@link forgetPeak}, in MiB. */
export const peakMemoryMiB = (pid: number): number => statusMiB(pid, 'VmHWM');

/** The same without what the kernel could read from the disk again: pages that the process wrote itself. */
export const ownMemoryMiB = (pid: number): number => statusMiB(pid, 'RssAnon');

/** How often memory is looked at while something goes on. */
const LOOK_MS = 20;

export type Growth = { readonly beforeMiB: number; readonly peakMiB: number; readonly growthMiB: number };
export type MemoryGrowth = { readonly resident: Growth; readonly own: Growth };

const growthOf = (before: number, peak: number): Growth => ({
  beforeMiB: before,
  peakMiB: peak,
  growthMiB: rounded(peak - before),
});

/** How far the memory of processes grows while `job` runs, all of them together; one that isn't there any more counts as nothing. */
export const watchingMemory = async <T>(
  pids: () => readonly number[],
  job: () => Promise<T>,
): Promise<{ readonly value: T; readonly memory: MemoryGrowth }> => {
  const sum = (of: (pid: number) => number): number =>
    rounded(
      pids().reduce((all, pid) => {
        try {
          return all + of(pid);
        } catch {
          return all;
        }
      }, 0),
    );
  const before = { resident: sum(memoryMiB), own: sum(ownMemoryMiB) };
  let [resident, own] = [before.resident, before.own];
  const look = (): void => {
    resident = Math.max(resident, sum(memoryMiB));
    own = Math.max(own, sum(ownMemoryMiB));
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    const value = await job();
    look();
    return { value, memory: { resident: growthOf(before.resident, resident), own: growthOf(before.own, own) } };
  } finally {
    clearInterval(timer);
  }
};

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of a process so far, all its threads together, in milliseconds: what a busy machine can't hide. */
export const processorMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};

/** Begins the peak anew. */
export const forgetPeak = (pid: number): void => {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
};

const NS_PER_MS = 1e6;
/** The processor time of this process's own thread, as the kernel counts it: waiting for a busy machine is none of it. */
const threadMs = (): number => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / NS_PER_MS;

/** How long the event loop was held at most: by processor time of the thread, and by the clock, which a busy machine lengthens. */
export type Holds = { readonly heldMs: number; readonly heldByClockMs: number };

/** Watches the event loop while `job` runs: looks in every millisecond, and what lies between two looks was one turn at most. */
export const watchingHolds = async <T>(job: () => Promise<T>): Promise<{ readonly value: T } & Holds> => {
  let [held, byClock, isOver] = [0, 0, false];
  let [thread, clock] = [threadMs(), performance.now()];
  const look = (): void => {
    const [threadNow, clockNow] = [threadMs(), performance.now()];
    held = Math.max(held, threadNow - thread);
    byClock = Math.max(byClock, clockNow - clock);
    [thread, clock] = [threadNow, clockNow];
    if (!isOver) setTimeout(look, 1);
  };
  look();
  try {
    const value = await job();
    look();
    return { value, heldMs: rounded(held), heldByClockMs: rounded(byClock) };
  } finally {
    isOver = true;
  }
};

/** What a job of this process costs: by the clock, by the processor, and for how long it held the event loop at most. */
export const costing = async <T>(job: () => Promise<T>) => {
  const [from, worked] = [performance.now(), processorMs(process.pid)];
  const { value, heldMs, heldByClockMs } = await watchingHolds(job);
  const ms = rounded(performance.now() - from);
  return { value, cost: { ms, processorMs: processorMs(process.pid) - worked, heldMs, heldByClockMs } };
};
