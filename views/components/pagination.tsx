// Links between keyset pages: forward, and back to the beginning. It tells no totals.
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';

export const Pagination = (props: {
  readonly lang: Lang;
  readonly first?: string | undefined;
  readonly next?: string | undefined;
}) => {
  const t = shared(props.lang);
  return (
    <nav class="pagination" aria-label={t.pages} hidden={props.first === undefined && props.next === undefined}>
      {props.first === undefined ? null : <a href={props.first}>{t.olderPage}</a>}
      {props.next === undefined ? null : (
        <a href={props.next} rel="next">
          {t.newerPage}
        </a>
      )}
    </nav>
  );
};

export const examples = [<Pagination lang="en" next="?after=x" />, <Pagination lang="ar" first="?" next="?after=y" />];
