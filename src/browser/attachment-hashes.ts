// The hashes of a file in the list of those that go with a form: the one by which the portal confirmed it in sight, all of them folded,
// and beside them how they are computed.
import { attachmentWords } from '../i18n/attachment-words.ts';
import { contentHashWords } from '../i18n/content-hash.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Row } from './attachment-row.ts';
import { contentHashDetails } from './content-hash.ts';
import { el, fill } from './dom.ts';
import { hashView } from './parts.ts';

type Hashed = Pick<Row, 'state' | 'proof' | 'hashes' | 'how' | 'more'>;

/** Built with the first look at the hashes that it explains: a list may have a hundred files. */
export const showHow = (lang: Lang, { more, how, state }: Hashed): void => {
  if (state.kind !== 'confirmed') fill(how);
  else if (more.open && how.childElementCount === 0) fill(how, contentHashDetails(lang, contentHashWords(lang).sealed));
};

/** `isFine`: what the hash is, is said once above the list. */
export const showHashes = (lang: Lang, row: Hashed, isFine: boolean): void => {
  showHow(lang, row);
  if (row.state.kind !== 'confirmed') {
    fill(row.proof);
    fill(row.hashes);
    return;
  }
  const t = attachmentWords(lang);
  const { hash, item, bytes } = row.state.uploaded;
  const label = el('span', { class: isFine ? 'visually-hidden' : undefined }, `${t.confirmedHash} `);
  fill(row.proof, el('p', { class: 'hint attachment-hash' }, label, hashView(item)));
  fill(
    row.hashes,
    el('p', { class: 'hint' }, `${t.shown.hash}: `, hashView(hash)),
    el('p', { class: 'hint' }, t.confirmedAs(bytes), ' ', hashView(item)),
  );
};
