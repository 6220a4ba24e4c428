// What breaks out of markup, and how to see that it did: a page's tags and attributes, and where its addresses lead.

/** Texts that break out of markup where it is put together by hand, each in its own way. */
export const PAYLOADS = [
  `"><img src=x onerror=xss()>`,
  `'><svg/onload=xss()>`,
  `</title></textarea></style></script><script>xss()</script>`,
  `" onmouseover="xss()" autofocus onfocus="xss()" x="`,
  `" hx-on:load="xss()" data-hx-get="/en/admin" hx-trigger="load[xss()]" style="x:expression(xss())`,
  `javascript:xss() <a href="javascript:xss()">x</a>`,
  `&lt;script&gt;xss()&lt;/script&gt; &#60;b&#62; &amp;quot;`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: another language's template, as text.
  '{{constructor.constructor("xss()")()}} ${xss()} <%= xss() %> #{xss()}',
  `<!-- --><![CDATA[<b>]]><plaintext><base href=//evil.example>`,
  `<meta http-equiv=refresh content="0;url=javascript:xss()"><link rel=stylesheet href=//evil.example>`,
  `\u2028<\u0000script\u0000>xss()</script> ＜script＞`,
  `%3Cscript%3Exss()%3C/script%3E \\u003cscript\\u003e \\x3cb\\x3e`,
] as const;

const TAGS = /<(\/?[a-zA-Z][^\s/>]*|!doctype)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** The tags of a page with the names of their attributes; what begins a tag and is none is listed too. */
export const skeletonOf = (html: string): string => {
  const tags: string[] = [];
  const rest = html.replaceAll(TAGS, (_, tag: string, attributes: string) => {
    const names = [...attributes.matchAll(/\s([^\s=>"'/]+)(?:="[^"]*")?/g)].map(([, name]) => name);
    tags.push([tag, ...names].join(' '));
    return '';
  });
  for (const stray of rest.match(/.{0,20}<.{0,20}/g) ?? []) tags.push(`stray: ${stray}`);
  return tags.join('\n');
};

/** What addresses on a page may begin with: this portal, this page, or a site that is asked for over https. */
export const ADDRESS = /^(?:\/(?![/\\])|#|https:\/\/[a-z0-9.-]+(?:[/:?#]|$))/;
export const addressesIn = (html: string): readonly string[] =>
  [...html.matchAll(/\s(?:href|src|action|formaction|hx-post|hx-get)="([^"]*)"/g)].map(([, address = '']) =>
    address.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
