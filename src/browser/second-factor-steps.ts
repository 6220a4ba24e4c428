// The steps of the second factor on a page: a code asked for, a secret shown and confirmed by its first code, backup codes shown
// once. What is shown is kept nowhere else and goes with the page.

import type { PasskeyAnswer } from '../client/passkeys.ts';
import type { Answer, ClientProblem } from '../client/transport.ts';
import { plainDate } from '../domain/plain-date.ts';
import { parseFactorCode } from '../domain/typed-code.ts';
import type { FactorSecretAnswer, SecondFactorOwed } from '../domain/wire-accounts.ts';
import { formatDate } from '../i18n/dates.ts';
import { factorTexts, wrongCodeWords } from '../i18n/factor.ts';
import { knownPerson } from '../i18n/known-person.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import type { Office } from '../policy/types.ts';
import { groupDigits } from '../protocol/check/index.ts';
import { buttonById, byId, el, fill, focusOn, inputById } from './dom.ts';
import { clearFaults, showFaults } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { isolated } from './isolate.ts';
import { askBeforeLeaving, leaveUnasked } from './leaving.ts';
import { pageLang } from './page-facts.ts';
import { digitGroups, notice } from './parts.ts';
import { takePasskey } from './passkey-button.ts';
import { squareOf } from './square.ts';
import { countDown, problemWords } from './too-early.ts';

const lang = pageLang();
const t = factorTexts(lang);

/** A form of one code: what is sent with it, and the words for what can go wrong. */
type CodeForm<T> = {
  readonly form: string;
  readonly field: string;
  readonly button: string;
  readonly progress: string;
  /** Undefined where what was typed can be no code here. */
  readonly read: (typed: string) => string | undefined;
  readonly send: (code: string) => Promise<Answer<T>>;
  readonly words: (problem: ClientProblem, code: string) => string;
  /** The session is no more. */
  readonly ended: () => void;
};

/** Lets the form take codes until one is right. */
const takeCode = <T>(asked: CodeForm<T>): Promise<T> =>
  new Promise((resolve) => {
    const { form, field } = asked;
    const [button, progress] = [buttonById(asked.button), byId(asked.progress)];
    const reopen = (): void => {
      progress.textContent = '';
      button.disabled = false;
      holdFields(byId(form), false);
    };
    const failWith = (text: string): void => {
      reopen();
      showFaults([{ id: field, text }]);
    };
    const submit = async (): Promise<void> => {
      const code = asked.read(inputById(field).value);
      if (code === undefined) return failWith(t.code.malformed);
      clearFaults();
      button.disabled = true;
      holdFields(byId(form), true);
      progress.textContent = t.code.checking;
      const sent = await asked.send(code);
      if (sent.ok) {
        reopen();
        inputById(field).value = '';
        return resolve(sent.value);
      }
      const { problem } = sent;
      if (problem.error === 'signed-out') {
        reopen();
        return asked.ended();
      }
      if (problem.seconds === undefined) return failWith(asked.words(problem, code));
      reopen();
      countDown(button, progress, problem.seconds);
    };
    byId(form).onsubmit = (event) => {
      event.preventDefault();
      if (!button.disabled) submit().catch(() => failWith(problemWords({ error: 'internal' })));
    };
  });

const digitsOf = (typed: string, kinds: readonly string[]): string | undefined => {
  const code = parseFactorCode(typed);
  return code !== undefined && kinds.includes(code.kind) ? code.digits : undefined;
};

/** How the second step may be given at sign-in; `ended` where the passphrase has to be given again. */
export type SecondStep<T> = {
  readonly owed: 'code' | 'passkey' | 'either';
  readonly userName: string;
  readonly giveCode: (code: string) => Promise<Answer<T>>;
  readonly givePasskey: () => Promise<PasskeyAnswer<T>>;
  readonly ended: () => void;
};

/** Asks for a code or a passkey at sign-in, whichever comes first. */
export const askSecond = <T>(asked: SecondStep<T>): Promise<T> => {
  const { owed, userName, ended } = asked;
  const lead = owed === 'passkey' ? passkeysTexts(lang).factor.lead : t.code.lead;
  fill(byId('code-lead'), isolated(lead(userName), [userName]));
  byId('code-entry').hidden = owed === 'passkey';
  byId('code-step').hidden = false;
  focusOn(byId('code-title'));
  const given =
    owed === 'code' ? [] : [takePasskey('factor', asked.givePasskey, passkeysTexts(lang).factor.refused, ended)];
  const typed = owed === 'passkey' ? [] : [askCode(asked.giveCode, ended)];
  return Promise.race([...given, ...typed]);
};

const askCode = <T>(send: (code: string) => Promise<Answer<T>>, ended: () => void): Promise<T> =>
  takeCode({
    form: 'code-step',
    field: 'factor-code',
    button: 'code-button',
    progress: 'code-progress',
    read: (typed) => digitsOf(typed, ['timed', 'backup']),
    send,
    words: (problem, code) => (problem.error === 'cannot-open' ? wrongCodeWords(lang, code) : problemWords(problem)),
    ended,
  });

/** What setting up needs of whoever signs in, enrols, or is signed in. */
export type SettingUp<T> = {
  readonly draft: () => Promise<Answer<FactorSecretAnswer>>;
  readonly setUp: (code: string) => Promise<Answer<T>>;
  readonly reset?: SecondFactorOwed['reset'];
  readonly ended: () => void;
};

const signerWords = (signer: { readonly name: string; readonly offices: readonly Office[] }): string =>
  knownPerson(lang, { ...signer, administrator: false, userName: undefined });

const resetWords = (reset: SecondFactorOwed['reset']): HTMLElement | undefined =>
  reset === undefined
    ? undefined
    : notice(
        'warning',
        el(
          'p',
          {},
          t.setUp.reset(
            signerWords(reset.askedBy),
            signerWords(reset.confirmedBy),
            formatDate(lang, plainDate(reset.on)),
          ),
        ),
      );

/** Nothing of the secret stays on the page. */
const wipeSecret = (): void => {
  for (const id of ['setup-square', 'setup-secret']) byId(id).replaceChildren();
  byId('setup-step').hidden = true;
};

/** Shows a new secret and takes its first code; resolves with what came of it. Never where no secret could be had. */
export const setUpHere = async <T>(asked: SettingUp<T>): Promise<T> => {
  const drawn = await asked.draft();
  byId('setup-step').hidden = false;
  fill(byId('setup-reset'), resetWords(asked.reset));
  if (!drawn.ok) {
    buttonById('setup-button').disabled = true;
    if (drawn.problem.error === 'signed-out') asked.ended();
    else showFaults([{ id: 'setup-code', text: t.setUp.failed }]);
    return new Promise(() => undefined);
  }
  const { secret, uri } = drawn.value;
  fill(byId('setup-square'), squareOf(uri, t.setUp.square));
  fill(byId('setup-secret'), digitGroups('code', groupDigits(secret, 4), t.setUp.secret));
  focusOn(byId('setup-title'));
  const wordsFor: Partial<Record<ClientProblem['error'], string>> = {
    'cannot-open': t.setUp.wrong,
    stale: t.setUp.stale,
  };
  const done = await takeCode({
    form: 'setup-step',
    field: 'setup-code',
    button: 'setup-button',
    progress: 'setup-progress',
    read: (typed) => digitsOf(typed, ['timed']),
    send: asked.setUp,
    words: (problem) => wordsFor[problem.error] ?? problemWords(problem),
    ended: () => {
      wipeSecret();
      asked.ended();
    },
  });
  wipeSecret();
  return done;
};

const listed = (codes: readonly string[]): readonly HTMLElement[] =>
  codes.map((code) => el('li', {}, el('bdi', { class: 'number', dir: 'ltr', translate: 'no' }, groupDigits(code, 4))));

/** Shows backup codes, once; resolves when their owner says that they are kept. */
export const showBackupCodes = (codes: readonly string[], userName: string): Promise<void> =>
  new Promise((resolve) => {
    fill(byId('backup-codes'), listed(codes));
    fill(byId('sheet-codes'), listed(codes));
    byId('backup-user').textContent = userName;
    byId('backup-step').hidden = false;
    focusOn(byId('backup-title'));
    // They count already, and are shown nowhere else.
    askBeforeLeaving(() => true);
    buttonById('backup-print').onclick = () => print();
    buttonById('backup-kept').onclick = () => {
      leaveUnasked();
      for (const id of ['backup-codes', 'sheet-codes']) byId(id).replaceChildren();
      byId('backup-step').hidden = true;
      resolve();
    };
  });
