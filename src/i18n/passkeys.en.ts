// What people read about passkeys, in English: adding, listing and removing them, and signing in with one. The Arabic twin must
// have the same keys.

export const passkeysEn = {
  door: {
    button: 'Sign in with a passkey',
    hint: 'If you have added a passkey to your account that opens it without the passphrase, you can sign in with that alone.',
    checking: 'Your device is being asked for the passkey.',
    refused:
      'This passkey doesn’t sign you in here: it isn’t known, it was removed, or it is a second step after the passphrase alone. Use your passphrase.',
  },
  factor: {
    or: 'Or, instead of a code:',
    lead: (userName: string) => `The passphrase of ${userName} is right. Now use one of your passkeys.`,
    button: 'Use a passkey',
    refused: 'This passkey isn’t one of this account’s, or your device answered too late. Try once more.',
  },
  unlock: {
    button: 'Unlock with a passkey',
    refused: 'This passkey doesn’t open this account without the passphrase. Use your passphrase.',
  },
  problems: {
    dismissed: 'Your device gave no passkey: it was cancelled, it took too long, or there is none for this portal.',
    known: 'This device already has one of your passkeys. Remove that one first, or use another device.',
    unable:
      'This passkey can’t open anything without the passphrase: the device or the browser lacks what that takes (PRF). Choose “second step”, or use another device.',
    copied:
      'This passkey answered out of turn, so there may be a copy of it. It wasn’t taken. Sign in another way and remove it in your account.',
    address: (address: string) => `Passkeys work only where the portal is opened by its own address: ${address}`,
    number:
      'Passkeys need the portal’s name. This portal is set up under a number (an IP address), so it offers none. The administrator can set its public address to a name.',
    unsupported: 'This browser can’t use passkeys.',
  },
  account: {
    title: 'Passkeys',
    lead: 'A passkey is kept by a telephone, a computer or a security key, and asks there for your finger, your face or a PIN. It can stand in for the code, or open your account without the passphrase.',
    none: 'You have no passkey.',
    list: 'Your passkeys',
    factor: 'Second step after the passphrase',
    opens: 'Signs in without the passphrase',
    set: 'Added on',
    used: 'Last used on',
    unused: 'Not used since the day on which it was added.',
    add: 'Add a passkey',
    addHint: 'You need your passphrase and the device.',
    remove: 'Remove a passkey',
    removeHint:
      'If a device is lost or given away. You need your passphrase. Your sessions in other browsers end then.',
  },
  add: {
    title: 'Add a passkey',
    lead: 'Whoever holds the device and can unlock it can use the passkey. Add it only on devices that are yours alone.',
    name: 'A name for it',
    nameHint: 'Such as “own telephone”, so that you know it again in your list.',
    nameMissing: 'Enter a name.',
    nameLong: (most: string) => `A name has at most ${most} characters.`,
    use: 'What should it do?',
    useMissing: 'Choose what the passkey should do.',
    factor: 'Be the second step, after the passphrase',
    factorHint: 'In place of the code from the app.',
    opens: 'Sign in without the passphrase',
    opensHint:
      'The device then holds what opens your account and all that is given to you. If it is kept in a cloud account, that account counts as much as your passphrase.',
    button: 'Add the passkey',
    making: 'Your device is being asked to make the passkey.',
    most: 'You have as many passkeys as there may be. Remove one first.',
    doneTitle: 'The passkey is added',
    done: 'It is good from now on for what you chose. Your passphrase and your recovery key stay good: keep both.',
  },
  remove: {
    title: 'Remove a passkey',
    lead: 'It signs nobody in from then on, and your sessions in other browsers end. The device may go on showing it: remove it there too.',
    which: 'Which one?',
    whichMissing: 'Choose a passkey.',
    described: (name: string, day: string) => `${name}, added on ${day}`,
    button: 'Remove the passkey',
    last: 'This is your only second factor, and everybody needs one here. Set up codes of an app first.',
    stale: 'This passkey was removed already.',
    doneTitle: 'The passkey is removed',
    done: 'Your sessions in other browsers have ended. If somebody may have used it, change your passphrase too and tell a signer of the roster.',
    none: 'You have no passkey to remove.',
  },
};

export type PasskeysTexts = typeof passkeysEn;
