// Small pieces that several islands build: remarks, fingerprints, digit groups, fields. The twins of views/components.
import { addressPieces, hashPieces } from '../i18n/unbroken.ts';
import { type Child, el } from './dom.ts';

export const notice = (tone: 'info' | 'warning' | 'success' | 'danger', ...children: readonly Child[]): HTMLElement =>
  el('div', { class: `notice ${tone}` }, children);

/** A notice under a title of its own, a paragraph each text. */
export const titledNotice = (
  tone: Parameters<typeof notice>[0],
  title: string,
  paragraphs: readonly string[],
  ...more: readonly Child[]
): HTMLElement =>
  notice(
    tone,
    el('p', { class: 'notice-title' }, title),
    paragraphs.map((text) => el('p', {}, text)),
    more,
  );

/** Digits in groups, left to right in both languages; `text` has its groups parted by spaces. */
export const digitGroups = (kind: 'code' | 'fingerprint', text: string, label: string): HTMLElement =>
  el(
    'div',
    { class: `digit-groups ${kind}`, role: 'group', 'aria-label': label, dir: 'ltr', translate: 'no' },
    text.split(/[\s-]+/).map((group) => el('span', {}, `${group} `)),
  );

/** A fingerprint on one line, to stand beside somebody's office. */
export const smallFingerprint = (text: string): HTMLElement =>
  el('bdi', { class: 'small-fingerprint', dir: 'ltr', translate: 'no' }, text);

const unbroken = (kind: 'address' | 'hash', pieces: readonly string[]): HTMLElement =>
  el(
    'bdi',
    { class: `unbroken unbroken-${kind}`, dir: 'ltr', translate: 'no' },
    pieces.map((piece) => [el('span', {}, piece), el('wbr')]),
  );

/** An address that breaks behind slashes and at no hyphen. */
export const addressView = (address: string): HTMLElement => unbroken('address', addressPieces(address));

/** A hash that breaks between groups. */
export const hashView = (hash: string): HTMLElement => unbroken('hash', hashPieces(hash));

/** A command to be copied, which breaks between its pieces alone. */
export const commandView = (pieces: readonly string[]): HTMLElement =>
  el(
    'code',
    { dir: 'ltr', class: 'unbroken', translate: 'no' },
    pieces.map((piece, at) => [at === 0 ? '' : ' ', el('span', {}, piece)]),
  );

export const time = (date: string, words: string): HTMLElement => el('time', { datetime: date }, words);

export const tag = (tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger', words: string): HTMLElement =>
  el('span', { class: `tag tone-${tone}` }, words);

/** A text field without a name, with the places for its hint and error. */
export const textField = (id: string, label: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement =>
  el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el('p', { class: 'field-error', id: `${id}-error`, hidden: true }),
    el('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', translate: 'no', ...attributes }),
  );

export type Choice = { readonly value: string; readonly label: Child; readonly hint?: Child };

const choice = (type: 'radio' | 'checkbox', group: string, { value, label, hint }: Choice): HTMLElement => {
  const id = `${group}-${value}`;
  return el(
    'div',
    { class: 'choice' },
    el('input', {
      type,
      id,
      value,
      autocomplete: 'off',
      name: type === 'radio' ? group : undefined,
      'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    }),
    el('label', { for: id }, label),
    hint === undefined ? undefined : el('p', { class: 'hint', id: `${id}-hint` }, hint),
  );
};

/** A group of radios or checkboxes; `about` stands under the legend and describes the group. */
export const choices = (
  type: 'radio' | 'checkbox',
  id: string,
  legend: string,
  options: readonly Choice[],
  about?: Child,
): HTMLFieldSetElement =>
  el(
    'fieldset',
    { id, class: 'field group', 'aria-describedby': about === undefined ? undefined : `${id}-about` },
    el('legend', {}, legend),
    about === undefined ? undefined : el('div', { id: `${id}-about`, class: 'group-about' }, about),
    el('p', { class: 'field-error', id: `${id}-error`, hidden: true }),
    el(
      'div',
      { class: options.length === 2 ? 'choices inline' : 'choices' },
      options.map((option) => choice(type, id, option)),
    ),
  );

/** The values that are ticked in a group. */
export const ticked = (group: Element): readonly string[] =>
  [...group.querySelectorAll('input')].filter((input) => input.checked).map((input) => input.value);
