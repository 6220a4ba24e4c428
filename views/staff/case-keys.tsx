// What a case's page says where somebody has new keys, or left with theirs: what is handed over, whom to bring back, and what nobody
// can open any more.
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { namesInTurn } from '../../src/i18n/waits-words.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';

/**
 * `mine`: the reader's own keys changed; `away`: these left with keys that nobody else has; `alone`: nobody but the reader opens the
 * case, since keys didn't open for these; the others are lost to everybody in the association, `partly` where newer keys of the room
 * still open what was written since, `shut` where there are keys that don't open, so that an older copy may help.
 */
export type LostKeys =
  | { readonly kind: 'mine' | 'identity' }
  | { readonly kind: 'away'; readonly names: readonly string[] }
  | { readonly kind: 'alone' | 'aloneUndeclared'; readonly names: readonly string[] }
  | { readonly kind: 'report' | 'deliberation'; readonly partly: boolean; readonly shut?: true };

const wordsOf = ({ lang }: ViewContext, lost: LostKeys): string => {
  const t = newKeysTexts(lang).caseKeys;
  if ('names' in lost) return t[lost.kind](namesInTurn(lang, lost.names));
  if ('shut' in lost) return t.shut[lost.kind];
  if ('partly' in lost) return lost.partly ? t.partly[lost.kind] : t[lost.kind];
  return t[lost.kind];
};

export const KeysNotice = (props: { readonly view: ViewContext; readonly lost: readonly LostKeys[] }) => {
  if (props.lost.length === 0) return null;
  return (
    <Notice tone="warning" id="lost-keys">
      {props.lost.map((lost) => (
        <p>{wordsOf(props.view, lost)}</p>
      ))}
    </Notice>
  );
};
