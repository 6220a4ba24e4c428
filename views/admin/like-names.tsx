// Told to the administrator of a name that could be taken for another's, by its article or by the order of its words.
import { likeWords } from '../../src/i18n/like-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Notice } from '../components/notice.tsx';

export const LikeNames = (props: { readonly lang: Lang; readonly names: readonly string[] }) =>
  props.names.length === 0 ? null : (
    <Notice tone="warning" id="like-names">
      {props.names.map((name) => (
        <p>{likeWords(props.lang).toAdministrator(name)}</p>
      ))}
    </Notice>
  );
