// A part of the open mailbox in which the reporter says something by a button: while it is on its way nothing else is sent, and where
// it fails the part tells why.
import type { Mailbox } from '../client/reporter.ts';
import type { Answer } from '../client/transport.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { buttonById, byId, type Child, el, fill } from './dom.ts';
import { notice } from './parts.ts';

/** What a sending needs of the page around it. */
export type Around = {
  /** Taken for as long as something is on its way, so that two things never are; false where something else is. */
  readonly take: () => boolean;
  readonly release: () => void;
  readonly show: (mailbox: Mailbox, done: string, isNameSent: boolean) => void;
};

/** The part: its buttons, the beginning of its places' names, and what a refusal means in it. */
export type SayingPart = {
  readonly buttons: readonly string[];
  readonly place: string;
  readonly refused?: string;
  /** What is sent is the name that stands in its fields. */
  readonly sendsName?: boolean;
};

/** Where the part tells that something is on its way, and why it failed. */
export const sayingPlaces = (place: string): Child => [
  el('div', { id: `${place}-problem`, role: 'alert' }),
  el('div', { id: `${place}-progress`, role: 'status' }),
];

const setBusy = (lang: Lang, { buttons, place }: SayingPart, isBusy: boolean): void => {
  for (const id of buttons) if (document.getElementById(id) !== null) buttonById(id).disabled = isBusy;
  const { sending } = reporter(lang).mailbox;
  fill(
    byId(`${place}-progress`),
    isBusy ? el('p', {}, sending) : undefined,
    isBusy ? el('progress', { 'aria-label': sending }) : undefined,
  );
};

/** Where no answer came it may have arrived all the same. */
const tellProblem = (lang: Lang, part: SayingPart, error: keyof ReturnType<typeof reporter>['problems']): void => {
  const { problems, mailbox } = reporter(lang);
  const words = error === 'refused' ? (part.refused ?? problems.refused) : problems[error];
  const became = error === 'offline' ? mailbox.unsure : mailbox.failed;
  fill(byId(`${part.place}-problem`), notice('warning', el('p', {}, words), el('p', {}, became)));
};

/** Says something in the part, and shows the mailbox as it then is. */
export const sayIn = async (
  lang: Lang,
  part: SayingPart,
  around: Around,
  work: () => Promise<Answer<Mailbox>>,
  done: string,
): Promise<void> => {
  if (!around.take()) return;
  setBusy(lang, part, true);
  byId(`${part.place}-problem`).replaceChildren();
  try {
    const sent = await work();
    if (sent.ok) return around.show(sent.value, done, part.sendsName === true);
    tellProblem(lang, part, sent.problem.error);
  } catch {
    tellProblem(lang, part, 'internal');
  } finally {
    around.release();
  }
  setBusy(lang, part, false);
};
