// What a test's portal takes of files: as much as the default, and on a disk that may be nearly full.
import type { FileSettings } from '../../src/domain/file-limits.ts';

const MIB = 1024 * 1024;

export const FILES: FileSettings = {
  limits: { fileBytes: 1024 * MIB, caseBytes: 5 * 1024 * MIB, files: 100 },
  budget: { bytes: 20 * 1024 * MIB, uploads: 10_000, days: 2, freeBytes: 1 },
};
