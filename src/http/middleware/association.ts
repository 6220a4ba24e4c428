// Finds the association by the host name that the browser asked for, and the language by the path. A host that belongs to
// no association gets nothing but a page that says so: neither rebinding nor a wrong proxy reaches the portal.
import type { Context, MiddlewareHandler } from 'hono';
import { isLoopback } from '../../config.ts';
import type { Lang } from '../../i18n/locale.ts';
import { DEFAULT_CALENDAR } from '../../policy/calendar.ts';
import { parseAssociationId, toBase64url } from '../../protocol/check/index.ts';
import { type AssociationSettings, allAssociations, associationByHost } from '../../store/settings.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from './problem.tsx';

const langOf = (path: string): Lang => (/^\/en(?:\/|$)/.test(path) ? 'en' : 'ar');

/** The Host header without what can't be a host; lower case, as browsers send it. */
export const hostOf = (c: Context<AppEnv>): string | undefined => {
  const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase();
  return /^[a-z0-9.:[\]-]{1,255}$/.test(host) && URL.canParse(`http://${host}`) ? host : undefined;
};

/** The only association, for addresses that are this machine's own or were set when it was started. */
const byThisMachine = async (deps: Deps, host: string): Promise<AssociationSettings | undefined> => {
  const name = new URL(`http://${host}`).hostname;
  const own = new URL(deps.config.address).host === host || (isLoopback(deps.config.host) && isLoopback(name));
  return own ? (await allAssociations(deps.database.reader))[0] : undefined;
};

/** What a page shows where there is no association to show: the program's name and nothing else. */
const nobody = (address: string): AssociationSettings => {
  const id = parseAssociationId(toBase64url(new Uint8Array(16).fill(1)));
  if (id === undefined) throw new Error('sixteen bytes make an id');
  const empty = { ar: '', en: '' };
  return {
    ...{ id, setUp: false, host: '', publicAddress: address, name: { ar: 'أمانة', en: 'Amanah' }, licence: '' },
    ...{ phone: '', address: empty, routes: [], exitUrl: '', privacyContact: empty, quorum: 2, policyBase: '001' },
    ...{ adopted: true, calendar: DEFAULT_CALENDAR },
  };
};

export const association = (deps: Deps): MiddlewareHandler<AppEnv> => {
  const none = nobody(deps.config.address);
  return async (c, next) => {
    c.set('lang', langOf(c.req.path));
    c.set('association', none);
    const host = hostOf(c);
    const found =
      host === undefined
        ? undefined
        : ((await associationByHost(deps.database.reader, host)) ?? (await byThisMachine(deps, host)));
    if (found === undefined) return problem(c, deps, 'unknown-host');
    c.set('association', found);
    await next();
  };
};
