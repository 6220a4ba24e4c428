// What is wrong with a name and how to reach it, as somebody gives them in their mailbox: on the page with script and on the
// page without, in the same words.
import { isBlank } from '../domain/characters.ts';
import { IDENTITY_QUESTIONS } from '../policy/questions.ts';
import type { Lang } from './locale.ts';
import { namingText } from './naming.ts';
import { reporter } from './reporter.ts';
import { tooLongWords } from './too-long.ts';

/** As it was typed. */
export type TypedName = { readonly name: string; readonly contact: string };

type Asked = { readonly question: string; readonly text: string };
export type NameFault = { readonly id: 'naming-name' | 'naming-contact'; readonly text: string };

/** What these words can't find out themselves: whether the reporter's own code is in a text (T09), and whether it can be sealed. */
export type NameTests = {
  readonly holdsCode: (text: string) => boolean;
  readonly excessOf: (
    answers: readonly Asked[],
  ) => { readonly question: string; readonly characters: number; readonly overloaded: boolean } | undefined;
};

const [NAME, CONTACT] = IDENTITY_QUESTIONS;

/** What is sealed of it; the way to reach somebody may stay empty. */
export const nameAnswers = ({ name, contact }: TypedName): readonly Asked[] => [
  { question: NAME.id, text: name.trim() },
  ...(isBlank(contact) ? [] : [{ question: CONTACT.id, text: contact.trim() }]),
];

/** Whether anything was typed that would be lost. */
export const isNameTyped = ({ name, contact }: TypedName): boolean => !isBlank(name) || !isBlank(contact);

const idOf = (question: string): NameFault['id'] => (question === CONTACT.id ? 'naming-contact' : 'naming-name');

export const nameFaults = (lang: Lang, typed: TypedName, { holdsCode, excessOf }: NameTests): readonly NameFault[] => {
  const { report, mailbox } = reporter(lang);
  const t = report.identity;
  if (isBlank(typed.name)) return [{ id: 'naming-name', text: namingText(lang).nameMissing }];
  const long = IDENTITY_QUESTIONS.flatMap(({ id, maxCharacters }) => {
    const words = tooLongWords(lang, typed[id].trim(), maxCharacters, t.tooLong);
    return words === undefined ? [] : [{ id: idOf(id), text: words }];
  });
  if (long.length > 0) return long;
  const answers = nameAnswers(typed);
  const excess = excessOf(answers);
  if (excess !== undefined) {
    const words = excess.question === CONTACT.id ? t.contact : t.name;
    const text = excess.overloaded ? report.overloaded(words) : report.tooLarge(words, excess.characters);
    return [{ id: idOf(excess.question), text }];
  }
  const holding = answers.find(({ text }) => holdsCode(text));
  return holding === undefined ? [] : [{ id: idOf(holding.question), text: mailbox.messageCode }];
};
