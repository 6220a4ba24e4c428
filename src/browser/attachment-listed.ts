// What is known of a file as it comes into the list: chosen just now, or kept by an earlier page; and what of it is kept for a later one.
import type { KeptFile, KeptLook } from '../client/kept-file.ts';
import type { Listed, Row, State } from './attachment-row.ts';
import type { FileLook } from './file-tasks.ts';

/** A file as it was chosen, not looked through yet. */
export const listed = (file: File, state: State): Listed => ({
  ...{ file, content: file, state, ownName: file.name, called: file.name, mime: file.type, size: file.size },
  ...{ found: undefined, hash: undefined, known: undefined, isAnew: false },
});

/** A file as an earlier page kept it: what arrived is asked after, of the others the name alone is there. */
export const restored = ({ name, called, mime, look, uploaded }: KeptFile): Listed => ({
  ...{ file: undefined, content: undefined, ownName: name, mime, found: look, hash: undefined, isAnew: false },
  ...{ called: called ?? name, size: uploaded?.size ?? 0, known: uploaded },
  state: { kind: uploaded === undefined ? 'unkept' : 'waiting' },
});

/** What is told of it, and kept with a draft. */
export const toldOf = (look: Exclude<FileLook, { readonly kind: 'unreadable' }>): KeptLook => {
  if (look.kind === 'cleaned') return { kind: 'cleaned', found: look.found };
  return look.kind === 'clean' ? { kind: 'clean' } : look;
};

/** What arrived, or did so once and is asked after; the others' names. */
export const keptOf = ({ ownName, called, mime, found, known }: Row): KeptFile =>
  known === undefined
    ? { name: ownName, mime, ...(called === ownName ? {} : { called }) }
    : { name: called, mime, uploaded: known, ...(found === undefined ? {} : { look: found }) };
