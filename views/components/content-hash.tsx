// Says how a file's hash is computed, folded away.
import { CONTENT_HASH_PIECES, contentHashWords } from '../../src/i18n/content-hash.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Command } from './command.tsx';
import { Details } from './details.tsx';

export const ContentHash = ({ lang }: { readonly lang: Lang }) => (
  <Details summary={contentHashWords(lang).summary}>
    <p>{contentHashWords(lang).text}</p>
    <p>
      <Command pieces={CONTENT_HASH_PIECES} />
    </p>
  </Details>
);

export const examples = [<ContentHash lang="en" />, <ContentHash lang="ar" />];
