// Finds people's names that stand inside a sentence of a page without being set apart: among Arabic words a Latin name would drag
// the punctuation and the digits beside it to the wrong side.

/** Elements whose whole text is a line of its own, so that a name alone in one needs nothing around it. */
const LINES = /^(?:td|th|h[1-4]|option|title|dd|dt|li|p|label|legend|caption|textarea)$/;
const VOID = /^(?:input|br|hr|meta|link|img|col|wbr|source)$/;
const FIRST_STRONG_ISOLATE = '\u2068';

type Open = { readonly tag: string; readonly apart: boolean };

const isApartIn = (tag: string, attributes: string): boolean =>
  tag === 'bdi' || (tag !== 'html' && tag !== 'body' && /\bdir="/.test(attributes));

const bare = (text: string, name: string): boolean =>
  text
    .split(name)
    .slice(0, -1)
    .some((before) => !before.endsWith(FIRST_STRONG_ISOLATE));

/** Each place of a page at which one of these names isn't set apart, as the text around it. */
export const unisolated = (html: string, names: readonly string[]): readonly string[] => {
  const found: string[] = [];
  const stack: Open[] = [];
  const body = html.replace(/<(script|svg|style)\b[\s\S]*?<\/\1>/g, '').replace(/<!doctype[^>]*>/i, '');
  for (const [, closed, tag = '', attributes = '', text = ''] of body.matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>([^<]*)/g)) {
    // What is only read aloud has no order to the eye.
    for (const [, told = ''] of attributes.matchAll(/\b(?:title|placeholder|alt)="([^"]*)"/g))
      found.push(...names.filter((name) => told !== name && bare(told, name)).map(() => told));
    if (closed === '/')
      stack.length = Math.max(
        0,
        stack.findLastIndex((one) => one.tag === tag),
      );
    else if (!VOID.test(tag)) stack.push({ tag, apart: isApartIn(tag, attributes) });
    if (stack.some(({ apart }) => apart)) continue;
    const isLine = LINES.test(stack.at(-1)?.tag ?? '');
    for (const name of names)
      if (bare(text, name) && !(isLine && text.trim() === name)) found.push(`<${tag}> ${text.trim()}`);
  }
  return found;
};
