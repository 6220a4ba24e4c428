// The notice of an act that wasn't sent because the case went on meanwhile: whom it would reach now and what else has
// changed of what its page showed. It shows nothing of what was typed.
import type { Moved } from '../client/bearing.ts';
import type { OpenedCase } from '../client/case.ts';
import type { Refusal } from '../domain/result.ts';
import { actsText } from '../i18n/acts.ts';
import { actTitle, type PageAct } from '../i18n/page-acts.ts';
import { refusalText } from '../i18n/refusals.ts';
import { el } from './dom.ts';
import { peopleParts } from './entry-parts.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';

const lang = pageLang();
const t = actsText(lang).moved;

const CHANGES = [
  'joined',
  'gone',
  'barred',
  'unbarred',
  'asked',
  'unasked',
] as const satisfies readonly (keyof Moved)[];

export const movedParts = (opened: OpenedCase, act: PageAct, moved: Moved, refusal: Refusal | undefined): HTMLElement =>
  notice(
    'warning',
    el('p', {}, el('strong', {}, t.title)),
    refusal === undefined ? undefined : el('p', {}, refusalText(lang, refusal)),
    CHANGES.map((change) => (moved[change].length === 0 ? undefined : peopleParts(opened, t[change], moved[change]))),
    moved.allowed ? el('p', {}, t.allowed) : undefined,
    moved.other ? el('p', {}, t.other) : undefined,
    el('p', {}, t.again(actTitle(lang, act, opened.caseFile?.stage ?? 'review'))),
  );
