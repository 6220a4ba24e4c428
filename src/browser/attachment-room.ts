// Which files of a list have room beside the others of it. What can't go takes none; what only the others left no room for goes once
// some of them are gone.
import { type FileCount, type FileLimits, ownFileRefusal } from '../domain/file-limits.ts';
import { fileBlobBytes } from '../protocol/check/blobs.ts';
import { holdOf, type Row } from './attachment-row.ts';

/** What is asked of a file here. */
export type Placed = Pick<Row, 'id' | 'state' | 'content' | 'size' | 'done'>;

const MAY_GO: readonly ReturnType<typeof holdOf>[] = ['coming', 'stopped', 'halted'];

/** Whether it keeps its room from another: it stands, or it may go and was begun or chosen before that one. */
const isBefore = (one: Placed, other: Placed): boolean =>
  one.state.kind === 'confirmed' || (MAY_GO.includes(holdOf(one)) && (one.done > 0 || one.id < other.id));

/** What stands beside a file of the list, or is to: with what the case has already. */
export const besideOf = (rows: readonly Placed[], but: Placed, standing: FileCount): FileCount => {
  const others = rows.filter((row) => row !== but && isBefore(row, but));
  return {
    files: standing.files + others.length,
    bytes: others.reduce((sum, { size }) => sum + fileBlobBytes(size), standing.bytes),
  };
};

const isCrowdedOut = ({ state }: Pick<Placed, 'state'>): boolean =>
  state.kind === 'stopped' && state.isCrowdedOut === true;

/**
 * Which of the files that can't go are taken away together: those that never can, and only where there is none of them those that
 * the others leave no room for, since these go by themselves once there is some.
 */
export const removedTogether = <R extends Placed>(rows: readonly R[]): readonly R[] => {
  const barred = rows.filter((row) => holdOf(row) === 'barred');
  const never = barred.filter((row) => !isCrowdedOut(row));
  return never.length > 0 ? never : barred;
};

/** The first file of the list that was stopped for want of room alone and that has room by now. */
export const roomAgain = <R extends Placed>(
  rows: readonly R[],
  standing: FileCount,
  limits: FileLimits | undefined,
): R | undefined =>
  limits &&
  rows.find(
    (row) => isCrowdedOut(row) && ownFileRefusal(limits, besideOf(rows, row, standing), [row.size]) === undefined,
  );
