// A number of characters in Arabic, as the reporters' sentences about length need it.
import { countAr } from './plural.ts';

/** «على الأكثر ١٢ حرفًا», in the nominative. */
export const characters = (limit: number): string =>
  countAr(limit, {
    zero: 'لا شيء',
    one: 'حرف واحد',
    two: 'حرفان',
    few: '{n} أحرف',
    many: '{n} حرفًا',
    other: '{n} حرف',
  });

/** «نحو ١٢ حرفًا», in the genitive. */
export const fewer = (count: number): string =>
  countAr(count, {
    zero: 'لا شيء',
    one: 'حرف واحد',
    two: 'حرفين',
    few: '{n} أحرف',
    many: '{n} حرفًا',
    other: '{n} حرف',
  });
