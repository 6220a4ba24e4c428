// Reads a page as a browser without script would: the controls of its form as they would be sent, and the buttons that send
// them. What somebody types or ticks is laid over them.
import type { Portal } from '../../src/portal.ts';

export type PlainPage = {
  readonly status: number;
  readonly html: string;
  /** The words of the page, without its markup. */
  readonly text: string;
  readonly headers: Headers;
};

/** What somebody does on a page: types, ticks or chooses, by the field's name. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const decoded = (html: string): string => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES[name] ?? name);

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decoded(found);
};

const textOf = (html: string): string =>
  decoded(
    html
      .replace(/<head[\s\S]*?<\/head>/, '')
      .replace(/<\/?(?:bdi|strong|em)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );

/** The form's controls as a browser would send them: what is checked, what stands in boxes and areas, what is hidden. */
export const controlsOf = (html: string, id?: string): readonly (readonly [string, string])[] => {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
    ([, attributes = '']) => id === undefined || attribute(attributes, 'id') === id,
  )?.[2];
  if (form === undefined) throw new Error('the page has no form');
  return [...form.matchAll(/<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>/g)].flatMap(([tag]) => {
    const name = attribute(tag, 'name');
    if (name === undefined) return [];
    const area = /^<textarea[^>]*>([\s\S]*)<\/textarea>$/.exec(tag)?.[1];
    if (area !== undefined) return [[name, decoded(area)] as const];
    const type = attribute(tag, 'type');
    if ((type === 'radio' || type === 'checkbox') && !/\schecked(?:=|\s|>)/.test(tag)) return [];
    return [[name, attribute(tag, 'value') ?? ''] as const];
  });
};

/** The value of the form's button of these words. */
const buttonOf = (html: string, words: string): string => {
  const found = [...html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].find(
    ([, attributes = '', inner = '']) =>
      decoded(inner.trim()) === words || attribute(` ${attributes}`, 'aria-label') === words,
  );
  const value = attribute(` ${found?.[1] ?? ''}`, 'value');
  if (value === undefined) throw new Error(`no button "${words}" on a page that says: ${textOf(html).slice(0, 300)}`);
  return value;
};

/** The request's fields where `words` is pressed after `typed`. */
export const pressed = (html: string, words: string, typed: Typed = {}): URLSearchParams => {
  const kept = controlsOf(html).filter(([name]) => typed[name] === undefined);
  const added = Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
  return new URLSearchParams([...kept, ...added, ['go', buttonOf(html, words)]].map(([name, value]) => [name, value]));
};

/** Where the button to the other language of a page leads, and what it sends there after `typed`. */
export const languagePressed = (html: string, typed: Typed = {}) => {
  const tag = /<button\b[^>]*class="language"[^>]*>/.exec(html)?.[0] ?? '';
  const of = (name: string): string => attribute(tag, name) ?? '';
  const kept = controlsOf(html, of('form')).filter(([name]) => typed[name] === undefined);
  const added = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  return { address: of('formaction'), fields: [...kept, ...added, [of('name'), of('value')] as const] };
};

/** Somebody without script in front of a portal. */
export const plainVisitor = (portal: Portal, lang: 'ar' | 'en') => {
  const address = `${portal.url}/${lang}/report/plain`;
  const page = async (answer: Response): Promise<PlainPage> => {
    const html = await answer.text();
    return { status: answer.status, html, text: textOf(html), headers: answer.headers };
  };
  const post = async (fields: URLSearchParams): Promise<PlainPage> =>
    page(
      await portal.app.request(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          'content-length': String(fields.toString().length),
        },
        body: fields.toString(),
      }),
    );
  return {
    get: async () => page(await portal.app.request(address)),
    post,
    /** Types and presses a button of a page. */
    press: (on: PlainPage, words: string, typed: Typed = {}) => post(pressed(on.html, words, typed)),
  };
};
