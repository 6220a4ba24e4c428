// How a due day was counted, as the server's component shows it (views/components/due-arithmetic.tsx).
import type { DueWords } from '../i18n/due-words.ts';
import { el } from './dom.ts';

export const dueArithmetic = ({ summary, lead, stretches }: DueWords): HTMLElement =>
  el(
    'details',
    {},
    el('summary', {}, summary),
    el(
      'div',
      { class: 'details-body' },
      lead.map((sentence) => el('p', {}, sentence)),
      stretches.length === 0
        ? []
        : el(
            'ul',
            { class: 'due-days' },
            stretches.map(({ kind, days, words }) => el('li', { class: kind }, `${days}: ${words}`)),
          ),
    ),
  );
