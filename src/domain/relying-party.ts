// For whom passkeys are made: the portal's name and origin, by its settled address alone and never by what a request says.

/** `id` is the name that passkeys are bound to. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** An origin as the settings keep it: scheme, name, and a port where it isn't the usual one. */
const ORIGIN = /^https?:\/\/([^/:[\]]+)(?::\d+)?$/;
const NUMBER = /^\d+(?:\.\d+){3}$/;

/** The party of a portal at this origin; undefined where it has a number for a name, which no passkey can be bound to. */
export const relyingParty = (origin: string): RelyingParty | undefined => {
  const id = ORIGIN.exec(origin)?.[1];
  return id === undefined || NUMBER.test(id) ? undefined : { id, origin };
};
