// Says how a file's hash is computed, folded away.
import { CONTENT_HASH_PIECES, contentHashWords } from '../../src/i18n/content-hash.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Details } from './details.tsx';

export const ContentHash = ({ lang }: { readonly lang: Lang }) => (
  <Details summary={contentHashWords(lang).summary}>
    <p>{contentHashWords(lang).text}</p>
    <p>
      <code dir="ltr" class="unbroken" translate="no">
        {CONTENT_HASH_PIECES.map((piece, at) => (
          <>
            {at === 0 ? '' : ' '}
            <span>{piece}</span>
          </>
        ))}
      </code>
    </p>
  </Details>
);

export const examples = [<ContentHash lang="en" />, <ContentHash lang="ar" />];
