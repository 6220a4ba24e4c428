// Words of the pages that say why something didn't happen, in English; the Arabic twin must have the same keys.
type Words = { readonly title: string; readonly text: string; readonly next: string };
/** A sentence that names the most that the portal takes, in kilobytes. */
type Sized = Omit<Words, 'text'> & { readonly text: (kilobytes: string) => string };

export const problemsEn = {
  'not-found': {
    title: 'There is nothing here for you',
    text: 'The address may be mistyped, or what it names is not among what you may see. Both look the same here on purpose.',
    next: 'Go back to the first page, or sign in if you have an account here.',
  },
  'signed-out': {
    title: 'You are signed out',
    text: 'This page is for people who are signed in. Somebody who does nothing for 30 minutes, or has been signed in for 12 hours, is signed out, and so is somebody whose account is suspended, who gets new keys, or whose session was ended from elsewhere.',
    next: 'Sign in, then do it again.',
  },
  refused: {
    title: 'This request did not come from this portal',
    text: 'The portal accepts what is sent from its own pages only. Nothing was stored or changed.',
    next: 'Open the portal by its own address and do it again from there.',
  },
  malformed: {
    title: 'The portal did not understand this',
    text: 'What was sent is incomplete or has another form than expected. Nothing was stored or changed.',
    next: 'Go back, load the page again and try once more.',
  },
  'too-large': {
    title: 'This is too large',
    text: (kilobytes: string) =>
      `What was sent is larger than the portal accepts here: at most ${kilobytes} kilobytes. Nothing was stored.`,
    next: 'If you go back, the form may be empty. If you still have the text elsewhere, shorten it there and put it in again.',
  },
  crowded: {
    title: 'A form as long as this cannot be read at the moment',
    text: 'What you sent is much longer than this form can hold, and forms of that size are read one after another, with a pause in between. Nothing was stored.',
    next: 'Load this page again in a moment and agree to send once more: your browser still has what you typed, and the portal then says what to shorten.',
  },
  stale: {
    title: 'Something has changed in the meantime',
    text: 'Somebody else, or another window of yours, was faster. Nothing was changed by you.',
    next: 'Go back, load the page again and look at it anew.',
  },
  'stale-link': {
    title: 'Another link was made in the meantime',
    text: 'Since this page was loaded another link was made for this person, in another window or by somebody else. Only the newest link can be used. No link was made by this page.',
    next: 'If you don’t have the newest link, open the person’s page anew and make a new link there; the one before it then can’t be used any more.',
  },
  'stale-keys': {
    title: 'New keys were asked for in the meantime',
    text: 'Since this page was loaded new keys were asked for, of this person or of somebody else, in another window or by another account. No link was made by this page.',
    next: 'Open the person’s page anew: it says whether a link for their new keys can be used, or their new keys wait for signatures. Ask again there if it is still needed.',
  },
  'ended-keys': {
    title: 'This request for new keys had ended before',
    text: 'It was ended, replaced or signed since this page was loaded, or its link wasn’t used in time. Nothing was changed by you.',
    next: 'Open the person’s page anew: it says how their keys stand now.',
  },
  taken: {
    title: 'This is in use already',
    text: 'Somebody else has it. Nothing was changed.',
    next: 'Go back and choose something else.',
  },
  internal: {
    title: 'Something went wrong in the portal',
    text: 'It is not your fault. What happened was noted without anything of what you sent.',
    next: 'Try again in a moment. If it stays so, use another channel.',
  },
  damaged: {
    title: 'The stored record of this case is damaged',
    text: 'What was stored no longer holds together: something in it was changed or lost. Nothing of this case can be opened or done. Every other case goes on as before.',
    next: 'Report it at once, outside this portal, to whoever runs the machine, with the case’s number. Your desk says more.',
  },
  'other-method': {
    title: 'The portal does not do this',
    text: 'Pages can be read and forms can be sent here, and nothing else. Nothing was stored or changed.',
    next: 'Open the portal in a browser.',
  },
  'unknown-host': {
    title: 'This is not the portal’s address',
    text: 'The portal runs here, but not under this address.',
    next: 'Use the address that your association has published.',
  },
} satisfies Readonly<Record<string, Words | Sized>>;

/** The words of the link that leads on; `next` is said where somebody who is signed in asked for what isn't theirs. */
export const onwardsEn = {
  next: 'Go on from your own first page.',
  stranger: 'To the first page',
  person: 'To your cases',
  administrator: 'To the administrator’s first page',
};

export type OnwardsTexts = typeof onwardsEn;
export type ProblemPageName = keyof typeof problemsEn;
export type ProblemTexts = Readonly<Record<Exclude<ProblemPageName, 'too-large'>, Words>> & {
  readonly 'too-large': Sized;
};
