// What a report says it concerns, in the one form that an act carries (PROTOCOL A8).
import type { Concerns, Office } from '../policy/types.ts';

/** Office codes sorted and once each, or `senior` alone. */
export const sortedConcerns = (concerns: Concerns): Concerns =>
  concerns === 'senior' ? concerns : [...new Set(concerns)].toSorted();

/** Whether a report said this of itself. */
export const isTicked = (concerns: Concerns, tick: Office | 'senior'): boolean =>
  concerns === 'senior' ? tick === 'senior' : tick !== 'senior' && concerns.includes(tick);
