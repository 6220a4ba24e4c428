// The reporter's own name in the open mailbox: who may open it and until when, giving it later or again, and agreeing to
// disclosure or taking that back. The words are those of i18n/naming.ts.
import { nameExcess } from '../client/report-size.ts';
import { giveIdentity, type Mailbox, sayConsent, type Unheard } from '../client/reporter.ts';
import { codesIn } from '../domain/own-code.ts';
import type { Lang } from '../i18n/locale.ts';
import { type NamingWords, namingText, namingWords } from '../i18n/naming.ts';
import { isNameTyped, nameAnswers, nameFaults, type TypedName } from '../i18n/naming-faults.ts';
import { reporter } from '../i18n/reporter.ts';
import { IDENTITY_QUESTIONS } from '../policy/questions.ts';
import { buttonById, byId, type Child, el, inputById, textAreaById } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { markFault } from './faults.ts';
import { type Around, sayIn, sayingPlaces } from './mailbox-saying.ts';
import { textField } from './parts.ts';
import { transport } from './transport.ts';

const FIELDS = ['naming-name', 'naming-contact'] as const;

const contactField = (lang: Lang): HTMLElement => {
  const t = reporter(lang).report.identity;
  return el(
    'div',
    { class: 'field' },
    el('label', { for: 'naming-contact' }, t.contact),
    el('p', { class: 'hint', id: 'naming-contact-hint' }, t.contactHint),
    el('p', { class: 'field-error', id: 'naming-contact-error', hidden: true }),
    el('textarea', {
      id: 'naming-contact',
      rows: '3',
      dir: 'auto',
      autocomplete: 'off',
      spellcheck: 'false',
      translate: 'no',
      'data-limit': String(IDENTITY_QUESTIONS[1].maxCharacters),
      'aria-describedby': 'naming-contact-hint naming-contact-error naming-contact-count',
    }),
    el('p', { class: 'count', id: 'naming-contact-count', role: 'status' }),
  );
};

const giveView = (lang: Lang, words: NamingWords): Child => {
  const t = namingText(lang);
  if (words.give === undefined) return undefined;
  return el(
    'details',
    { id: 'naming-give', open: words.warning !== undefined },
    el('summary', {}, words.give),
    el(
      'div',
      { class: 'details-body' },
      words.replaces ? el('p', { class: 'hint' }, t.replaces) : undefined,
      textField('naming-name', reporter(lang).report.identity.name, { dir: 'auto' }),
      contactField(lang),
      el(
        'div',
        { class: 'actions' },
        el('button', { type: 'button', class: 'button primary', id: 'send-name' }, t.send),
      ),
    ),
  );
};

const consentView = (lang: Lang, { consent }: NamingWords): Child => {
  if (consent === undefined) return undefined;
  const t = namingText(lang).consent;
  return [
    el('h4', { id: 'naming-consent', tabindex: '-1' }, t.title),
    consent.state === undefined ? undefined : el('p', {}, consent.state),
    el('p', { class: 'hint' }, t.hint),
    el(
      'div',
      { class: 'actions' },
      el('button', { type: 'button', class: 'button secondary', id: 'send-consent' }, consent.button),
      consent.refuse === undefined
        ? undefined
        : el('button', { type: 'button', class: 'button secondary', id: 'send-refusal' }, consent.refuse),
    ),
  ];
};

/** The part of the mailbox; nothing in cases that know of no disclosing. */
export const namingView = (lang: Lang, mailbox: Mailbox): Child => {
  const words = namingWords(lang, mailbox);
  if (words === undefined) return undefined;
  return el(
    'section',
    { id: 'naming', 'aria-labelledby': 'naming-title', tabindex: '-1' },
    el('h3', { id: 'naming-title' }, namingText(lang).title),
    el('p', {}, words.state),
    words.told.length === 0
      ? undefined
      : el(
          'ul',
          {},
          words.told.map((text) => el('li', {}, text)),
        ),
    giveView(lang, words),
    consentView(lang, words),
    sayingPlaces('naming'),
  );
};

/** What stands in the fields; nothing where there are none. */
export const typedName = (): TypedName => {
  const isThere = document.getElementById('naming-name') !== null;
  return isThere
    ? { name: inputById('naming-name').value, contact: textAreaById('naming-contact').value }
    : { name: '', contact: '' };
};

/** Whether a name stands there that wasn't sent. */
export const isNameUnsent = (): boolean => isNameTyped(typedName());

/** Puts back what stood there before the page was built anew. */
export const restoreName = (kept: TypedName): void => {
  if (!isNameTyped(kept) || document.getElementById('naming-name') === null) return;
  inputById('naming-name').value = kept.name;
  textAreaById('naming-contact').value = kept.contact;
  byId('naming-give').setAttribute('open', '');
};

const markFaults = (lang: Lang, faults: readonly { readonly id: string; readonly text: string }[]): void => {
  for (const id of FIELDS) markFault(id, faults.find((fault) => fault.id === id)?.text);
  markTitle(lang, faults.length > 0);
  const [first] = faults;
  if (first !== undefined) byId(first.id).focus();
};

/** Makes the part's buttons work. */
export const watchNaming = (lang: Lang, mailbox: Mailbox, code: string, around: Around): void => {
  const t = namingText(lang);
  const tried: Unheard = new Map();

  // A part that changes hands takes no name for now.
  const part = {
    buttons: ['send-name', 'send-consent', 'send-refusal'],
    place: 'naming',
    refused: namingText(lang).later,
  };

  const sendName = (): Promise<void> | undefined => {
    const holdsCode = (text: string) => codesIn(text).includes(code);
    const given = typedName();
    const faults = nameFaults(lang, given, { holdsCode, excessOf: nameExcess });
    markFaults(lang, faults);
    if (faults.length > 0) return undefined;
    const give = () => giveIdentity(transport, mailbox, nameAnswers(given), tried);
    return sayIn(lang, { ...part, sendsName: true }, around, give, t.sent);
  };

  const words = namingWords(lang, mailbox);
  if (words?.give !== undefined) buttonById('send-name').addEventListener('click', () => void sendName());
  const { consent } = words ?? {};
  if (consent === undefined) return;
  const { refused: _, ...word } = part;
  const say = (given: boolean, done: string) => () =>
    void sayIn(lang, word, around, () => sayConsent(transport, mailbox, given, tried), done);
  const done = consent.gives ? t.consent.sentGiven : t.consent.sentWithdrawn;
  buttonById('send-consent').addEventListener('click', say(consent.gives, done));
  if (consent.refuse !== undefined)
    buttonById('send-refusal').addEventListener('click', say(false, t.consent.sentDeclined));
};
