// What people read at the door and about their own way in, in English: tries that came too early, sessions that ended, what
// was typed shown, a passphrase or recovery key replaced. The Arabic twin must have the same keys.
import { countEn } from './plural.ts';

export const doorEn = {
  show: 'Show',
  hide: 'Hide',
  showWhat: (field: string) => `Show: ${field}`,
  hideWhat: (field: string) => `Hide: ${field}`,
  wait: (seconds: number) =>
    countEn(seconds, {
      one: 'Too many wrong tries for this account, by you or by somebody else. Try again in {n} second.',
      other: 'Too many wrong tries for this account, by you or by somebody else. Try again in {n} seconds.',
    }),
  mayTry: 'You can try again now.',
  weakPassphrase: {
    lead: 'This passphrase is among the first to be guessed.',
    repeats: 'It repeats itself, or has too few different characters.',
    runs: 'It runs along the alphabet, the digits or the keyboard.',
    names: 'It has little in it beside your name, your user name or the association’s name.',
    common: 'It has little in it beside common passwords, names, years and digits.',
    phrase:
      'It is a phrase that everybody knows, a part of one, or one with little added: a verse, a prayer, a proverb, a song, a famous saying, or words of this field and titles of offices.',
    guessable: 'It is made of words, names and patterns that programs for guessing try early.',
    unjudged: 'What judges new passphrases couldn’t be loaded. Check the connection and press the button again.',
    advice: 'Take the six words, or a sentence of your own.',
  },
  ended:
    'Your session has ended: nothing was done in it for 30 minutes, it had lasted for 12 hours, it was ended from elsewhere, the passphrase was changed or the second factor reset, the account was suspended, or new keys took the place of the old ones. Sign in again; if that fails, ask the administrator or a signer of the roster.',
  elsewhere: 'You signed out in another tab, so this one was signed out too.',
  elsewhereBack:
    'You signed out in another tab, so this one was signed out too. Sign in as the same person, and you come back to the page that was open here.',
  everywhere: 'All your sessions have ended, on all devices.',
  usedMeanwhile:
    'This link was used, withdrawn or replaced by a newer link in the meantime, so nothing was stored. The recovery key that was shown opens nothing: destroy your note of it, and ask the administrator for a new link.',
  takenMeanwhile:
    'Somebody has taken this user name in the meantime. Choose another. The recovery key that was shown opens nothing: destroy your note of it; you will get a new one.',
  crossing: {
    passphrase:
      'In the other language the passphrase has to be typed anew: it is kept nowhere. The user name goes along. Press the link once more to change the language.',
    key: 'In the other language you begin anew: passphrase and recovery key are kept nowhere, and the key that stands here will open nothing. The user name goes along. Press the link once more to change the language.',
  },
  leftKey: {
    void: 'The new recovery key that was shown in this tab was not confirmed, so it opens nothing: destroy your note of it. If you had a recovery key before, that one is still good. For a new one, begin again.',
    perhaps:
      'This page was left before the portal had answered, so nobody here knows whether the new recovery key that was shown was taken. Keep your notes of it and of any earlier one, and make another one in your account: once you have typed back two of its groups, it alone is good.',
    later:
      'The key that stands here now is another one than the key that was shown in this tab before. Note this one: once you have typed back two of its groups, it alone is good. Then destroy every earlier note, and keep this one.',
  },
  own: {
    title: 'Passphrase and recovery key',
    toPassphrase: 'Change the passphrase',
    toPassphraseHint: 'You need the present one. If you have lost it, sign out and use your recovery key.',
    toRecoveryKey: 'Make a new recovery key',
    toRecoveryKeyHint: 'If your note of it is lost, or somebody may have seen it. You need your passphrase.',
    back: 'Back to your account',
    missing: 'Enter your present passphrase',
    wrong:
      'The present passphrase isn’t right. Check the keyboard language, capital letters, and spaces at either end or twice in a row; “Show” shows what you typed.',
    proving: 'Your present passphrase is being checked. This takes a few seconds.',
  },
  events: {
    title: 'Recoveries, resets, apps and backup codes, new keys, passkeys and wrong tries',
    none: 'Your account was never recovered with the recovery key, no reset of its second factor was ever asked for, neither its app nor its backup codes were ever replaced, no backup code was ever used, its keys were never replaced, no passkey stands, and on no day were there many wrong tries.',
    recovery: (day: string) =>
      `On ${day} passphrase and recovery key were replaced with the recovery key, and every session was ended.`,
    reset: (askedBy: string, confirmedBy: string, day: string) =>
      `On ${day} the second factor was reset: ${askedBy} asked for it and ${confirmedBy} confirmed it.`,
    resetAsked: (askedBy: string, day: string) =>
      `On ${day} ${askedBy} asked for a reset of the second factor; nobody has confirmed it.`,
    newKeys: (signers: string, day: string) =>
      `On ${day} new keys came into effect, signed by: ${signers}. Everything of before was dead from then on.`,
    passkey: {
      opens: (day: string) =>
        `On ${day} a passkey was added that signs in without the passphrase. It stands among your passkeys.`,
      factor: (day: string) => `On ${day} a passkey was added as the second step. It stands among your passkeys.`,
    },
    backupCode: (day: string, left: number) =>
      `On ${day} a backup code was used to sign in. ${left === 0 ? 'None was left then.' : countEn(left, { one: '{n} was left then.', other: '{n} were left then.' })}`,
    /** What took the place of an app or of codes of before, if there were any. */
    factor: {
      app: (day: string) =>
        `On ${day} an app was set up for the second step, with new backup codes. An app and codes of before were void from then on.`,
      codes: (day: string) => `On ${day} new backup codes were made. Those of before were void from then on.`,
    },
    deskFactor: {
      app: (day: string) =>
        `On ${day} an app was set up for the second step of your account, with new backup codes, after the right passphrase. If that wasn’t you, change your passphrase, set up your own app anew, sign out everywhere, and tell the signers of the roster at once.`,
      codes: (day: string) =>
        `On ${day} new backup codes were made for your account, after the right passphrase. If that wasn’t you, change your passphrase, make new backup codes, sign out everywhere, and tell the signers of the roster at once.`,
    },
    deskBackupCode: (day: string, times: number) =>
      `${countEn(times, {
        one: `On ${day} a backup code of your account was used to sign in, after the right passphrase.`,
        other: `On ${day} {n} backup codes of your account were used to sign in, each after the right passphrase.`,
      })} If that wasn’t you, change your passphrase, make new backup codes, sign out everywhere, and tell the signers of the roster at once.`,
    passkeysStay:
      'A passkey that opens the account stays good after a recovery and after a change of the passphrase: look through your passkeys, and remove every one that you don’t know.',
    toPasskeys: 'Look through the passkeys',
    deskPasskey: (day: string) =>
      `On ${day} a passkey was added to your account. If that wasn’t you, remove it, change your passphrase, and tell the signers of the roster at once.`,
    stranger:
      'If one of these wasn’t you, or you didn’t ask for it: change passphrase and recovery key, make new backup codes, sign out everywhere, and tell the signers of the roster at once. A thief of your keys is shut out by new keys alone.',
    deskRecovery: (day: string) =>
      `On ${day} your passphrase and recovery key were replaced with your recovery key, and all your sessions were ended. If that wasn’t you, tell the signers of the roster at once.`,
    deskLink: 'Your account',
  },
  wrong: {
    passphrase: (day: string, times: string) =>
      `On ${day} a wrong passphrase was given for your account more than ${times} times.`,
    code: (day: string, times: string) =>
      `On ${day} a code that isn’t good was given for your account more than ${times} times, after the right passphrase.`,
    advice: {
      passphrase:
        'If the wrong passphrases weren’t yours, somebody may be guessing. That doesn’t mean that anybody got in, and nobody is locked out by it. Look at where you are signed in; if your passphrase could be guessed or is used elsewhere, change it; and tell the signers of the roster if it happens again.',
      code: 'If the codes weren’t yours, somebody knows your passphrase. Change it at once, sign out everywhere, and tell the signers of the roster.',
    },
    before: {
      passphrase: (days: number, since: string, last: string) =>
        countEn(days, {
          one: `Before that too many wrong passphrases were given on {n} day: ${last}.`,
          other: `Before that too many wrong passphrases were given on {n} days, from ${since} to ${last}.`,
        }),
      code: (days: number, since: string, last: string) =>
        countEn(days, {
          one: `Before that too many codes that weren’t good were given on {n} day: ${last}.`,
          other: `Before that too many codes that weren’t good were given on {n} days, from ${since} to ${last}.`,
        }),
    },
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'No browser and no address is recorded. You see days, and the names that you give.',
    caption: 'Your sessions',
    name: 'Name',
    unnamed: 'Without a name',
    here: 'This browser',
    began: 'Began on',
    used: 'Last used on',
    end: 'End',
    endThis: (name: string, day: string) => `End: ${name}, begun on ${day}`,
    nameField: 'A name for this session',
    nameHint: 'Such as “office computer”, so that you know it again in this list. It goes with the session.',
    save: 'Save the name',
    missing: 'Enter a name',
    long: (most: string) => `A name has at most ${most} characters.`,
    named: 'The name was saved.',
    ended: 'The session has ended.',
    gone: 'That session had ended already.',
    askTitle: 'End a session',
    ask: (name: string) => `End the session “${name}”?`,
    askUnnamed: 'End the session without a name?',
    follows:
      'There the next click leads to the sign-in page. Text that wasn’t sent stays sealed in that tab, for you alone.',
    stranger: 'If you don’t know this session, change your passphrase as well.',
    button: 'End the session',
    back: 'Don’t: back to your account',
  },
  passphrase: {
    title: 'Change the passphrase',
    lead: 'Your keys stay the same; this browser seals them under the new passphrase. Your sessions in other browsers end, this one goes on, and your recovery key stays good.',
    present: 'Present passphrase',
    fresh: 'New passphrase',
    repeat: 'Repeat the new passphrase',
    same: 'This is what you typed as your present passphrase. Choose another.',
    making: 'Your keys are being sealed under the new passphrase. This takes a few seconds.',
    button: 'Change the passphrase',
    doneTitle: 'Your passphrase was changed',
    done: 'Only the new one opens your keys from now on. Your sessions in other browsers have ended. Your recovery key stays good.',
    stale:
      'Your passphrase was changed in another tab or another browser in the meantime. Nothing was changed here. Begin again with the passphrase that is in force now.',
  },
  recoveryKey: {
    title: 'Make a new recovery key',
    lead: 'The recovery key that you have stays good until you have typed back two groups of the new one. If you leave this page before, nothing changes.',
    making: 'The new recovery key is being made. This takes a few seconds.',
    button: 'Continue',
    replace: 'Replace the recovery key',
    doneTitle: 'Your recovery key was replaced',
    done: 'The old one opens nothing any more: destroy your note of it. Your passphrase stays as it is.',
    stale:
      'Your passphrase or your recovery key was changed in another tab or another browser in the meantime. The key that was shown here was not taken: destroy your note of it, and begin again.',
  },
};

export type DoorTexts = typeof doorEn;
