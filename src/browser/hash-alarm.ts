// What a browser says loudly: that something it verified before is not what it is served now, with the hashes that tell it.
import type { HashAlarm } from '../i18n/log-words.ts';
import { el } from './dom.ts';
import { hashView, notice } from './parts.ts';

export const hashAlarm = ({ title, paragraphs, hashes }: HashAlarm): HTMLElement =>
  notice(
    'danger',
    el('p', { class: 'notice-title' }, title),
    paragraphs.map((text) => el('p', {}, text)),
    hashes.map(({ words, hash }) => el('p', {}, `${words}: `, hashView(hash))),
  );
