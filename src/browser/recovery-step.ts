// The recovery key as enrolling and recovering show it: once, in groups of four, to be printed or written down, and two
// of its groups typed back before anything is sent.

import { LEAST_WORDS, wordPassphrase, wordsOf } from '../client/words.ts';
import { asciiDigits } from '../domain/characters.ts';
import { estimatedFaultsOf, type Judge, passphraseFaultsOf } from '../domain/passphrase.ts';
import { parseTypedDigits } from '../domain/typed-code.ts';
import { number } from '../i18n/dates.ts';
import { doorTexts } from '../i18n/door.ts';
import { passphraseWords } from '../i18n/passphrase-words.ts';
import { staffText } from '../i18n/staff.ts';
import { groupDigits, RECOVERY_DIGITS } from '../protocol/check/index.ts';
import { random } from '../protocol/open/index.ts';
import { buttonById, byId, fill, focusOn, given, inputById } from './dom.ts';
import type { Fault } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { tellLaterKey } from './left-key.ts';
import { pageLang } from './page-facts.ts';
import { digitGroups, textField } from './parts.ts';

const lang = pageLang();
const t = staffText(lang).enrol;

/** Says so while the passphrase begins or ends with a space, which is part of it. */
const tellSpaces = (): void => {
  const note = byId('passphrase-spaces');
  const field = inputById('passphrase');
  field.addEventListener('input', () => {
    note.textContent = /^\s|\s$/.test(field.value) ? given(note, 'kept') : '';
  });
};

/** Draws six words and offers others on request. */
export const offerWords = (): void => {
  tellSpaces();
  void loadJudge().catch(() => undefined);
  const words = wordsOf(lang);
  if (words.length < LEAST_WORDS) return;
  const draw = (): void => {
    byId('words').textContent = wordPassphrase(words, (bytes) => random.bytes(bytes));
  };
  buttonById('other-words').addEventListener('click', draw);
  draw();
};

let loading: Promise<Judge> | undefined;
let tries = 0;

/** Loads what estimates passphrases; nobody waits for it before they have typed one. One that failed is tried anew. */
const loadJudge = (): Promise<Judge> => {
  // Some browsers never ask again for an address that failed; its fragment makes it another one.
  const address = `${given(byId('offered'), 'strength')}#${tries}`;
  loading ??= import(address).then(({ guessesLog10, isKnownPhrase }: Judge) => ({ guessesLog10, isKnownPhrase }));
  loading.catch(() => {
    loading = undefined;
    tries += 1;
  });
  return loading;
};

/** The words for what is wrong with a passphrase; where it can't be judged it isn't taken. */
const weaknessWords = async (passphrase: string, names: readonly string[]): Promise<string | undefined> => {
  const faults = passphraseFaultsOf(passphrase, names);
  if (faults.length > 0) return passphraseWords(lang, faults);
  try {
    return passphraseWords(lang, estimatedFaultsOf(passphrase, names, await loadJudge()));
  } catch {
    return doorTexts(lang).weakPassphrase.unjudged;
  }
};

/** What is wrong with a new passphrase, beside what the page itself has `against` it, and what with its repetition: all at once. `own` are names. */
export const passphraseFaults = async (
  own: readonly string[],
  against: readonly string[] = [],
): Promise<readonly Fault[]> => {
  const passphrase = inputById('passphrase').value;
  const names = [...own, ...given(byId('offered'), 'names').split('\n')];
  const weak = await weaknessWords(passphrase, names);
  const words = [...against, ...(weak === undefined ? [] : [weak])];
  return [
    ...(words.length === 0 ? [] : [{ id: 'passphrase', text: words.join(' ') }]),
    ...(inputById('repeat').value === passphrase ? [] : [{ id: 'repeat', text: t.differentPassphrases }]),
  ];
};

/** Two different groups of twelve, the first in the first half. */
const drawPlaces = (): readonly number[] => {
  const [a = 0, b = 0] = random.bytes(2);
  return [a % 6, 6 + (b % 6)];
};

/** Shows the key and answers what is wrong with the groups typed back. Fields above it no longer change. `userName`: whose. */
export const showRecoveryKey = (digits: string, userName: string): (() => readonly Fault[]) => {
  const groups = groupDigits(digits, 4).split(' ');
  const places = drawPlaces();
  const label = (place: number): string => t.typeBack(number(lang, place + 1));
  fill(byId('recovery-key'), digitGroups('code', groups.join(' '), t.recoveryLabel));
  fill(byId('sheet-key'), digitGroups('code', groups.join(' '), t.recoveryLabel));
  byId('sheet-user').textContent = userName;
  fill(
    byId('type-back'),
    places.map((place) =>
      textField(`group-${place + 1}`, label(place), {
        dir: 'ltr',
        inputmode: 'numeric',
        maxlength: '12',
        class: 'width-short',
      }),
    ),
  );
  holdFields(byId('credentials'), true);
  buttonById('print').onclick = () => print();
  tellLaterKey();
  byId('recovery-step').hidden = false;
  focusOn(byId('recovery-title'));
  return () =>
    places.flatMap((place) => {
      const id = `group-${place + 1}`;
      const typed = asciiDigits(inputById(id).value).replace(/[^0-9]/g, '');
      const words = typed === '' ? t.typeBackMissing : t.typeBackWrong;
      return typed === groups[place] ? [] : [{ id, text: words(number(lang, place + 1)) }];
    });
};

/** Whether a text is a recovery key by its digits; told without a request. */
export const parseRecoveryKey = (text: string) => parseTypedDigits(text, RECOVERY_DIGITS);
