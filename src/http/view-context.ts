// Turns a request's context into what a view may know. It reads nothing of the request but language, path and actor.
import type { Context } from 'hono';
import type { ViewContext } from '../../views/layout/view.ts';
import type { AppEnv, Deps } from './deps.ts';

/** The path behind `/{lang}`: what the language link keeps. Anything else is left out, never reflected. */
const withoutLang = (path: string): string => /^\/(?:ar|en)((?:\/[A-Za-z0-9._~-]+)*)\/?$/.exec(path)?.[1] ?? '';

export const viewContext = (c: Context<AppEnv>, deps: Deps, area: ViewContext['area']): ViewContext => {
  const actor = c.get('actor');
  return {
    lang: c.get('lang'),
    path: withoutLang(c.req.path),
    association: c.get('association'),
    assets: deps.assets,
    area,
    rosters: area === 'staff' ? c.get('rosters') : undefined,
    person:
      actor === undefined || area === 'reporter'
        ? undefined
        : {
            name: actor.name,
            offices: actor.offices,
            administrator: actor.administrator,
            opensByPasskey: actor.opensByPasskey,
          },
  };
};
