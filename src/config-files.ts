// The settings of files: how large and how many they may be, and what may be unfinished at a time. Numbers that nobody means are
// refused at start, and so are some that don't go together.
import type { FileSettings } from './domain/file-limits.ts';
import { MOST_FILES } from './protocol/check/index.ts';

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly must: string };

const MIB = 1024 * 1024;
/** More than any disk that a portal stands on; and far below what a number holds exactly. */
const MOST_MIB = 16 * 1024 * 1024;

/** A whole number within bounds. */
export const parseWithin =
  (least: number, most: number) =>
  (text: string): Parsed<number> => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { ok: true, value }
      : { ok: false, must: `must be a whole number from ${least} to ${most}` };
  };

/** The setting's name, what it says, its default, and its bounds. */
const counted = (env: string, doc: string, fallback: string, least: number, most: number) => ({
  env,
  doc,
  fallback,
  parse: parseWithin(least, most),
});

export const FILE_MIB = counted('FILE_MIB', 'The largest file that is taken, in MiB.', '1024', 1, 65_536);
export const CASE_FILES_MIB = counted(
  'CASE_FILES_MIB',
  'The files of a case together, in MiB: so much of the reporter, and as much of everybody who handles it.',
  '5120',
  1,
  MOST_MIB,
);
export const CASE_FILES = counted('CASE_FILES', 'So many files of each of the two.', '100', 1, MOST_FILES);
export const UPLOADS_MIB = counted(
  'UPLOADS_MIB',
  'What may be unfinished at a time, in MiB, of reporters and as much of people.',
  '20480',
  1,
  MOST_MIB,
);
export const UPLOADS = counted('UPLOADS', 'So many unfinished files of each.', '10000', 1, 100_000);
export const UPLOAD_DAYS = counted('UPLOAD_DAYS', 'An unfinished file is let go of after so many days.', '2', 1, 30);
export const FREE_MIB = counted(
  'FREE_MIB',
  'So much of the disk is left free of files, in MiB, for reports and everything else.',
  '1024',
  1,
  MOST_MIB,
);

/** Every setting of files, for the list of all. */
export const FILE_SETTINGS = [
  FILE_MIB,
  CASE_FILES_MIB,
  CASE_FILES,
  UPLOADS_MIB,
  UPLOADS,
  UPLOAD_DAYS,
  FREE_MIB,
] as const;

type Setting = (typeof FILE_SETTINGS)[number];

/** What they say together; undefined where one of them was refused. */
export const fileSettings = (read: (setting: Setting) => number | undefined): FileSettings | undefined => {
  const [file, whole, files, budget, uploads, days, free] = FILE_SETTINGS.map(read);
  if (file === undefined || whole === undefined || files === undefined || budget === undefined) return undefined;
  if (uploads === undefined || days === undefined || free === undefined) return undefined;
  return {
    limits: { fileBytes: file * MIB, caseBytes: whole * MIB, files },
    budget: { bytes: budget * MIB, uploads, days, freeBytes: free * MIB },
  };
};

/** What doesn't go together, as sentences. */
export const fileErrors = ({ limits, budget }: FileSettings): readonly string[] => [
  ...(limits.caseBytes < limits.fileBytes ? ['CASE_FILES_MIB must not be less than FILE_MIB.'] : []),
  // A file's own blob is a little longer than the file.
  ...(budget.bytes < 2 * limits.fileBytes ? ['UPLOADS_MIB must be twice FILE_MIB at least.'] : []),
];
