// What a case's page says where somebody has new keys: what is handed over to them, and what nobody can open any more.
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';

/** `mine`: the reader's own keys changed; the others are lost to everybody in the association. */
export type LostKeys = 'mine' | 'report' | 'deliberation' | 'identity';

export const KeysNotice = (props: { readonly view: ViewContext; readonly lost: readonly LostKeys[] }) => {
  const t = newKeysTexts(props.view.lang).caseKeys;
  if (props.lost.length === 0) return null;
  return (
    <Notice tone="warning" id="lost-keys">
      {props.lost.map((lost) => (
        <p>{t[lost]}</p>
      ))}
    </Notice>
  );
};
