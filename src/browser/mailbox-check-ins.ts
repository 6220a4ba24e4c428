// The questions after closing in the open mailbox: the reporter stops them, or wants them again. The words are those of
// i18n/check-in-words.ts.
import { type Mailbox, sayCheckInWish, type Unheard } from '../client/reporter.ts';
import { wishWords } from '../i18n/check-in-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { buttonById, type Child, el } from './dom.ts';
import { type Around, sayIn, sayingPlaces } from './mailbox-saying.ts';
import { transport } from './transport.ts';

const PLACE = 'check-ins';
const BUTTON = 'send-check-in-wish';

/** The part of the mailbox; nothing where there is nothing to wish. */
export const checkInsView = (lang: Lang, { journey }: Mailbox): Child => {
  const words = wishWords(lang, journey);
  if (words === undefined) return undefined;
  return el(
    'section',
    { id: PLACE, 'aria-labelledby': 'check-ins-title' },
    el('h3', { id: 'check-ins-title' }, words.title),
    words.state === undefined ? undefined : el('p', {}, words.state),
    el('p', { class: 'hint', id: 'check-ins-hint' }, words.hint),
    el(
      'div',
      { class: 'actions' },
      el(
        'button',
        { type: 'button', class: 'button secondary', id: BUTTON, 'aria-describedby': 'check-ins-hint' },
        words.button,
      ),
    ),
    sayingPlaces(PLACE),
  );
};

/** Makes the part's button work. */
export const watchCheckIns = (lang: Lang, mailbox: Mailbox, around: Around): void => {
  const words = wishWords(lang, mailbox.journey);
  if (words === undefined) return;
  const tried: Unheard = new Map();
  const say = () => sayCheckInWish(transport, mailbox, words.wanted, tried);
  buttonById(BUTTON).addEventListener('click', () => {
    void sayIn(lang, { buttons: [BUTTON], place: PLACE }, around, say, words.done);
  });
};
