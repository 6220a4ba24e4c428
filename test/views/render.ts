// Renders views outside the server: a view context with an invented association, and pages as text.
import { assetsOf, readStatics } from '../../src/http/assets.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import type { ViewContext } from '../../views/layout/view.ts';

export const assets = assetsOf(readStatics(new URL('../../static', import.meta.url).pathname), undefined);

export const viewFor = (lang: Lang, path = ''): ViewContext => ({
  lang,
  path,
  area: 'reporter',
  assets,
  association: {
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    publicAddress: 'https://reports.example',
    name: { ar: 'جمعية المثال', en: 'Example Association' },
    licence: '123',
    phone: '011 000 0000',
    address: { ar: 'شارع المثال', en: 'Example Street' },
    routes: [
      {
        name: { ar: 'جهة خارجية', en: 'External body' },
        detail: { ar: 'هاتف 999', en: 'Telephone 999' },
        url: 'https://body.example',
      },
    ],
    exitUrl: 'https://neutral.example',
    privacyContact: { ar: 'خصوصية المثال', en: 'privacy@example' },
  },
});

type Rendered = { toString(): string } | null;

/** What a component or page becomes as text. */
export const render = async (node: Rendered | Promise<Rendered>): Promise<string> => String((await node) ?? '');

/** The words of a page without its markup, as a reader sees them. */
export const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
