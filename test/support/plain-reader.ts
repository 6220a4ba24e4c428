// A reporter's browser without script, in process: it keeps the cookie that it is given, submits forms as they stand in the
// page, and follows redirects.
import type { Lang } from '../../src/i18n/locale.ts';
import type { Portal } from '../../src/portal.ts';
import { type Chosen, MULTIPART, multipart } from './multipart.ts';
import { controlsOf } from './plain-form.ts';

export type Answer = {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** The page's text without its markup. */
  readonly text: string;
};
export type PlainReader = {
  readonly get: (path?: string) => Promise<Answer>;
  /** Sends fields to the mailbox's address, without following what it leads to. */
  readonly post: (fields: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Sends the form of the last page that does `act`, with what is typed into it, and follows every redirect. */
  readonly submit: (act: 'open' | 'write' | 'end', typed?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** The same as a browser sends a form that brings files. */
  readonly submitFiles: (
    files: readonly Chosen[],
    button: readonly [string, string],
    typed?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly cookie: () => string | undefined;
  readonly setCookie: (value: string | undefined) => void;
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const plainText = (html: string): string => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES[name] ?? name);

/** The fields of the page's form for `act`, as a browser would send them untouched. */
export const fieldsOf = (html: string, act: string): Record<string, string> => {
  const form = [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)]
    .map((match) => match[1] ?? '')
    .find((inner) => inner.includes(`name="act" value="${act}"`));
  if (form === undefined) throw new Error(`the page has no form for ${act}`);
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']): [string, string] => [
    /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '',
    plainText(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? ''),
  ]);
  const areas = [...form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, attributes = '', value = '']): [string, string] => [
      /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '',
      plainText(value),
    ],
  );
  return Object.fromEntries([...inputs, ...areas].filter(([name]) => name !== ''));
};

const words = (html: string): string =>
  plainText(
    html
      .replace(/<(?:head|title)\b[\s\S]*?<\/(?:head|title)>/g, '')
      .replace(/<\/?bdi\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );

export const plainReader = (portal: Portal, lang: Lang): PlainReader => {
  const address = `/${lang}/follow-up/plain`;
  let cookie: string | undefined;
  let page = '';

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (cookie !== undefined) headers.set('cookie', `__Host-amanah-visit=${cookie}`);
    const answer = await portal.app.request(`${portal.url}${path}`, { ...init, headers });
    const given = /__Host-amanah-visit=([^;]*)(.*)/.exec(answer.headers.get('set-cookie') ?? '');
    if (given !== null) cookie = /Max-Age=0/.test(given[2] ?? '') ? undefined : given[1];
    const html = await answer.text();
    return { status: answer.status, html, headers: answer.headers, text: words(html) };
  };
  const followed = async (answer: Answer): Promise<Answer> =>
    answer.status === 303 ? followed(await ask(answer.headers.get('location') ?? '')) : answer;
  const kept = (answer: Answer): Answer => {
    page = answer.html;
    return answer;
  };
  const post: PlainReader['post'] = (fields) =>
    ask(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    });
  return {
    get: async (path = address) => kept(await ask(path)),
    post: async (fields) => post(fields),
    submit: async (act, typed = {}) => {
      const answer = await post({ ...fieldsOf(page, act), ...typed });
      return kept(await followed(answer));
    },
    submitFiles: async (files, button, typed = {}) => {
      const fields = controlsOf(page, 'write').filter(([name]) => name !== 'files' && typed[name] === undefined);
      const body = multipart([...fields, ...Object.entries(typed)], files, [button]);
      const answer = await ask(address, {
        method: 'POST',
        headers: { 'content-type': MULTIPART, 'sec-fetch-site': 'same-origin' },
        body: Buffer.from(body),
      });
      return kept(await followed(answer));
    },
    cookie: () => cookie,
    setCookie: (value) => {
      cookie = value;
    },
  };
};
