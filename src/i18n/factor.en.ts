// What people read about the second factor, in English: setting it up, giving a code, backup codes, and a reset by two. The
// Arabic twin must have the same keys.
import { countEn } from './plural.ts';

export const factorEn = {
  code: {
    title: 'Second factor',
    lead: (userName: string) => `The passphrase of ${userName} is right. Now enter a code.`,
    field: 'Code',
    hint: 'The six digits that your authenticator app shows now, or one of your backup codes with twelve. Arabic digits are fine.',
    button: 'Sign in',
    checking: 'The code is being checked.',
    malformed: 'A code has six digits, a backup code twelve.',
    wrong:
      'This code isn’t right, or it was used already. Each code is good once: wait for the next one in your app, and check that the clock of your telephone sets itself.',
    wrongBackup:
      'This backup code isn’t right, or it was used already, or newer ones took its place. Each is good once: enter another one of your newest, or the six digits that your app shows now.',
    lostTitle: 'I have neither my telephone nor a backup code',
    lost: 'Ask one of the roster’s signers for a reset: the internal auditor, the board chair, the deputy chair or the audit committee chair. A second of them confirms it, and you then set up a new second factor. The recovery key takes the place of the passphrase, not of the code.',
    back: 'Begin again',
    tooLate:
      'The second step wasn’t finished within 15 minutes, or was ended from elsewhere. Enter your passphrase again.',
  },
  setUp: {
    title: 'Set up your second factor',
    why: 'Beside your passphrase, signing in asks for a code that your telephone makes. Whoever learns your passphrase alone doesn’t get in.',
    reset: (askedBy: string, confirmedBy: string, day: string) =>
      `Your second factor was reset on ${day}, and passkeys, if you had any, were removed: ${askedBy} asked for it and ${confirmedBy} confirmed it. If you didn’t ask them to, tell the other signers of the roster at once.`,
    app: 'Open an authenticator app on your telephone (any app for time-based codes will do) and let it read this square.',
    square: 'Square for the authenticator app',
    typed: 'If its camera can’t, type this secret into the app: time-based, six digits. It is shown this once.',
    secret: 'Secret for the authenticator app',
    field: 'Code that the app shows now',
    hint: 'Six digits. With it the second factor counts from now on.',
    drawing: 'A secret is being made for you.',
    button: 'Set up',
    wrong:
      'The app’s code would be another one now. Wait for its next code, and check that the clock of your telephone sets itself. If it goes on, remove the entry from the app and let it read the square again.',
    stale: 'A secret was made anew in another tab. Load this page again and let the app read the new square.',
    failed: 'No secret could be made. Load this page again.',
  },
  backup: {
    title: 'Your backup codes',
    lead: 'For when you don’t have your telephone: each is good once in place of a code. They are shown this once. Print them or write them down, and keep them away from your telephone and your passphrase.',
    list: 'Backup codes',
    print: 'Print the backup codes',
    kept: 'I have kept them: continue',
    sheetTitle: 'Backup codes',
    userName: 'User name',
    sheetKeep:
      'Each code is good once, instead of the code from the telephone. Cross out what you have used. New codes made in your account void all of these.',
  },
  account: {
    title: 'Second factor',
    on: (day: string) => `On, set up on ${day}.`,
    off: 'Off: your passphrase alone signs you in.',
    byPasskey: 'No app is set up: one of your passkeys is asked for after the passphrase.',
    left: (count: number) =>
      count === 0
        ? 'No backup code is left: make new ones.'
        : countEn(count, { one: '{n} backup code is left.', other: '{n} backup codes are left.' }),
    switchOn: 'Switch the second factor on',
    switchOnHint: 'You need your passphrase and a telephone with an authenticator app. Once on, it stays on.',
    renew: 'Set up the second factor anew',
    renewHint: 'For a new telephone, or if somebody may have seen the secret. You need your passphrase.',
    backup: 'Make new backup codes',
    backupHint: 'The old ones are void then. You need your passphrase.',
  },
  change: {
    title: 'Second factor',
    lead: 'Your present second factor, if you have one, counts until a code of the new one was given. Your sessions in other browsers end then, and all earlier backup codes are void.',
    button: 'Continue',
    doneTitle: 'Your second factor is set up',
    done: 'Signing in asks for its codes from now on. Your sessions in other browsers have ended.',
  },
  codes: {
    title: 'Make new backup codes',
    lead: 'Ten new codes take the place of all earlier ones, used or not.',
    making: 'Your backup codes are being made.',
    button: 'Make new codes',
    doneTitle: 'You have new backup codes',
    done: 'All earlier ones are void: destroy your note of them.',
    none: 'You have no second factor, so there is nothing that backup codes could stand for. Set one up first.',
  },
  enrolled: {
    toDesk: 'To your page',
    next: 'You are signed in. Next time your passphrase and a code are asked for.',
    notYet: 'Your account is made. The second factor isn’t set up yet: you are led to it when you sign in.',
  },
  resets: {
    title: 'Resets of second factors',
    lead: 'Whoever has lost telephone and backup codes can’t sign in. One signer of the roster asks for a reset, another confirms it within 72 hours; never the person themselves, never the administrator. The person reads on their own page who asked, as long as it waits; then they set up a new second factor and read who reset the old one. All four signers see every step here.',
    link: 'Resets of second factors',
    doneNotice:
      'Somebody’s second factor was reset in the last 14 days. Look at who asked for it and who confirmed it.',
    ask: 'Ask for a reset',
    person: 'Who lost their second factor?',
    choose: 'Choose a person',
    speak:
      'Speak with the person first, face to face or on a number that you know: whoever pretends to be them would get in with their passphrase alone.',
    askButton: 'Ask for the reset',
    nobody: 'Nobody but you has set up a second factor.',
    missing: 'Choose whose second factor it is.',
    taken: 'A reset of this person’s second factor waits already.',
    none: 'Nothing was asked for yet.',
    record: 'What was asked for and done',
    asked: (name: string, day: string) => `${name} asked for it on ${day}.`,
    confirmed: (name: string, day: string) => `${name} confirmed it on ${day}.`,
    renewed: (day: string) => `The person set up a new second factor on ${day}.`,
    waits: (until: string) => `Waits for a second signer until ${until}.`,
    own: 'You can’t confirm what you asked for yourself. Another signer has to.',
    aboutYou: (name: string, day: string) =>
      `${name} asked on ${day} to reset your second factor. Once another signer confirms it, your codes and passkeys are void and your sessions end.`,
    unwanted: (names: string) =>
      `If you didn’t ask for it, say so at once to the other signers of the roster: ${names}. Setting up your second factor anew makes the request void.`,
    unwantedAlone:
      'If you didn’t ask for it, set up your second factor anew: that makes the request void. And change your passphrase.',
    setUpAnew: 'Set up your second factor anew',
    ofYou: 'It is about you: others decide.',
    expired: 'Nobody confirmed it in 72 hours, so nothing was done.',
    toConfirm: 'Look at it and confirm',
    heading: (name: string) => `Reset the second factor of ${name}?`,
    follows:
      'Their app’s codes, all their backup codes and all their passkeys are void at once, and all their sessions end.',
    afterwards:
      'At their next sign-in their passphrase is asked for, and then they set up a new second factor. They read that you and the one who asked did this, and on which day.',
    stays: 'Their keys, their passphrase and their cases stay as they are. You see nothing of them.',
    undone: 'This can’t be undone.',
    confirmButton: 'Reset the second factor',
    back: 'Don’t: back to the resets',
    doneAsked: 'The reset was asked for. Another signer has to confirm it within 72 hours.',
    doneConfirmed: 'The second factor was reset.',
    stale: 'This reset doesn’t wait any more: it was confirmed, it is too old, or the person has set up a new factor.',
  },
};

export type FactorTexts = typeof factorEn;
