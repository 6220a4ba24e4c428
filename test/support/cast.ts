// Three signers and a member of the committee on a signed roster, signed in, with an administrator: for what is asked of the
// portal in everybody's name over the wire.
import * as assert from 'uvu/assert';
import { administrator, appoint, type Somebody, type Stage, signDraft, signIn, withPortal } from './portal-factory.ts';

export const OFFICES = ['internal-auditor', 'board-chair', 'deputy-chair', 'violations-committee'] as const;
export type Office = (typeof OFFICES)[number];

export type Cast = {
  readonly admin: string;
  readonly people: Readonly<Record<Office, Somebody>>;
  readonly cookies: Readonly<Record<Office, string>>;
};

/** Three signers and a member of the committee on a signed roster. */
export const withCast = (job: (stage: Stage, cast: Cast) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const made: [string, Somebody, string][] = [];
    for (const office of OFFICES) {
      const somebody = await appoint(stage, admin, office);
      made.push([office, somebody, await signIn(stage, somebody)]);
    }
    const people = Object.fromEntries(made.map(([office, somebody]) => [office, somebody])) as Cast['people'];
    const cookies = Object.fromEntries(made.map(([office, , cookie]) => [office, cookie])) as Cast['cookies'];
    for (const signer of ['internal-auditor', 'board-chair'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    await job(stage, { admin, people, cookies });
  });

export const accountOf = ({ id }: Somebody): string => `/en/admin/people/${id}`;
/** A page's names set apart by characters, as its sentences have them. */
export const apartBySigns = (html: string): string => html.replace(/<bdi\b[^>]*>(.*?)<\/bdi>/g, '\u2068$1\u2069');
/** A page, so. */
export const pageOf = async (stage: Stage, path: string, cookie: string): Promise<string> =>
  apartBySigns(await (await stage.ask(path, { cookie })).text());
export const post = (stage: Stage, cookie: string, path: string, form: Readonly<Record<string, string>> = {}) =>
  stage.ask(path, { cookie, form });
