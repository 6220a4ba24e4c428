// The steps of a reporter without script through the plain report, in process: pages are asked for and forms pressed.
import type { PlainEngine } from '../../src/http/reporter/plain/engine.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import type { Portal } from '../../src/portal.ts';
import { type PlainPage, plainVisitor, type Typed } from './plain-form.ts';
import type { ReporterStage } from './reporters.ts';

export const STORY = 'صُرفت مبالغ دون سندات.\nوتكرر ذلك في شهر واحد.';

export const NAME = 'answer-name';
export const WHAT = 'answer-what-happened';

export type Steps = {
  readonly lang: Lang;
  readonly visitor: ReturnType<typeof plainVisitor>;
  readonly t: ReturnType<typeof reporter>['report'];
};

export const stepsOf = (portal: Portal, lang: Lang): Steps => ({
  lang,
  visitor: plainVisitor(portal, lang),
  t: reporter(lang).report,
});

/** The second page, for a report about `concerns`. */
export const toQuestions = async ({ visitor, t }: Steps, concerns: readonly string[] = ['none']): Promise<PlainPage> =>
  visitor.press(await visitor.get(), t.next, { concerns });

export const toCheck = async (steps: Steps, typed: Typed = {}, concerns?: readonly string[]): Promise<PlainPage> =>
  steps.visitor.press(await toQuestions(steps, concerns), steps.t.next, {
    identity: 'anonymous',
    [WHAT]: STORY,
    ...typed,
  });

/** Puts another way of sending in the engine's place. */
export const sendBy = ({ portal }: ReporterStage, send: PlainEngine['send']): void => {
  Object.assign(portal.deps, { plain: { ...portal.deps.plain, send } });
};

export const codeOn = (page: PlainPage): string =>
  [...(/id="code-groups"[^>]*>([\s\S]*?)<\/fieldset>/.exec(page.html)?.[1] ?? '').matchAll(/<span>(\d{4}) <\/span>/g)]
    .map(([, group]) => group)
    .join('');

export const faultsOn = (page: PlainPage): readonly string[] => {
  const summary = /id="error-summary"[^>]*>([\s\S]*?)<\/ul>/.exec(page.html)?.[1] ?? '';
  return [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
};
