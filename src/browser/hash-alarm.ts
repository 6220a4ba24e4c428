// What a browser says loudly: that something it verified before is not what it is served now, with the hashes that tell it.
import type { HashAlarm } from '../i18n/log-words.ts';
import { el } from './dom.ts';
import { hashView, titledNotice } from './parts.ts';

export const hashAlarm = ({ title, paragraphs, hashes }: HashAlarm): HTMLElement =>
  titledNotice(
    'danger',
    title,
    paragraphs,
    hashes.map(({ words, hash }) => el('p', {}, `${words}: `, hashView(hash))),
  );
