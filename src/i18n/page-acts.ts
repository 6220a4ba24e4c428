// The acts that people do by hand, each on a page of its own, with the noun in its address.
import type { ActName, Stage } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { panelWords } from './panel-words.ts';
import { shared } from './shared.ts';

export const ACT_PATHS = {
  acknowledge: 'acknowledgement',
  concern: 'concern',
  clear: 'clearance',
  brief: 'briefing',
  close: 'closure',
  resolve: 'resolution',
  refer: 'referral',
  recommend: 'recommendation',
  confirm: 'confirmation',
  dissent: 'dissent',
  ratify: 'ratification',
  return: 'return',
  feedback: 'feedback',
  message: 'message',
  note: 'note',
  summary: 'summary',
  grant: 'keys',
  categorise: 'category',
  declare: 'declaration',
  bar: 'conflict',
  epoch: 'handover',
  'ask-identity': 'identity-request',
  'refuse-identity': 'identity-refusal',
  announce: 'disclosure-notice',
  disclose: 'disclosure',
  'disclose-withheld': 'withheld-disclosure',
  pause: 'pause',
  resume: 'resumption',
  'labour-step': 'labour-step',
  'check-in': 'check-in',
} as const satisfies Partial<Readonly<Record<ActName, string>>>;

export type PageAct = keyof typeof ACT_PATHS;

export const isPageAct = (act: string): act is PageAct => Object.hasOwn(ACT_PATHS, act);

export const PAGE_ACTS: readonly PageAct[] = Object.keys(ACT_PATHS).filter(isPageAct);

/** The act of a page's noun; undefined for every other word. */
export const actOfPath = (noun: string): PageAct | undefined => PAGE_ACTS.find((act) => ACT_PATHS[act] === noun);

export const casePath = (lang: Lang, number: string): string => `/${lang}/staff/cases/${number}`;
export const actPath = (lang: Lang, number: string, act: PageAct): string =>
  `${casePath(lang, number)}/${ACT_PATHS[act]}`;

/** Whether *refer* brings further members in here, instead of handing a case over. */
export const isFurther = (act: string, stage: Stage): boolean => act === 'refer' && stage === 'investigation';

/** What an act is called at a stage. */
export const actTitle = (lang: Lang, act: PageAct, stage: Stage): string =>
  isFurther(act, stage) ? panelWords(lang).further.name : shared(lang).acts[act];
