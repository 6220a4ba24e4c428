// What signers, and whom it concerns, read of what administrators did, in English. The Arabic twin must have the same keys.
import { number } from './dates.ts';
import { countEn } from './plural.ts';

export const recordEn = {
  title: 'What the administrator did',
  lead: 'Everything that an administrator did about people, offices, links, the roster and the settings stands here, and what was tried and refused. None of it gives anybody a key: an office counts once two signers have signed it (an administrator’s account works at once, and has no keys to any report), and nobody’s keys, passphrase or second factor are reset by an administrator. Beside each name stand the offices, or that it is an administrator, and the user name, since an administrator can change names; beside whoever did it they stand once, above the rows. Look for what you don’t expect, and ask.',
  ownLead: 'What an administrator did about your account stands here, and what was tried and refused.',
  doers: (names: string) => `Who did or tried it: ${names}.`,
  link: 'What the administrator did',
  desk: {
    own: 'An administrator did something about your account, or tried to.',
    tried: 'An administrator tried something that the portal refused.',
    signers: 'An administrator did something about a signer of the roster.',
    weighty:
      'An administrator changed what reporters see or what the policy says, suspended somebody or brought somebody back, or another administrator was invited.',
    others: 'An administrator did something about people or the roster since you last looked.',
  },
  none: 'Nothing stands here yet.',
  fresh: 'New',
  seen: 'I have looked at these',
  doneSeen: 'They are marked as looked at.',
  seenHint: 'Only what stands on this page is marked.',
  lists: {
    near: 'What matters most: about you, a signer, a door that isn’t the administrator’s, suspensions, administrators, the settings and the policy',
    nearEmpty: 'Nothing of that kind stands here.',
    else: 'Everything else',
    elseEmpty: 'Nothing else stands here.',
  },
  older: (list: string) => `Older: ${list}`,
  olderFresh: (list: string, fresh: number) =>
    countEn(fresh, {
      one: `Older, {n} of them new to you: ${list}`,
      other: `Older, {n} of them new to you: ${list}`,
    }),
  newest: 'Back to the newest',
  times: (n: number) => countEn(n, { one: 'Done {n} time on this day.', other: 'Done {n} times on this day.' }),
  /** Of refused tries that stand as one. */
  tries: (n: number) => countEn(n, { one: '{n} try on this day.', other: '{n} different tries on this day.' }),
  /** Around what the first and the last was in particular, of several that stand as one. */
  every: (n: number) => `Every one in its order (${number('en', n)})`,
  first: (words: string) => `First: ${words}`,
  last: (words: string) => `Last: ${words}`,
  gone: 'an account that was withdrawn since',
  goneNamed: (name: string) => `${name} (an invitation withdrawn since)`,
  refused: 'Tried, and refused',
  kinds: {
    invitation: (by: string, name: string) => `${by} invited ${name}.`,
    'invite-administrator': (by: string, name: string) =>
      `${by} invited another administrator: ${name}. This account works as soon as its holder has enrolled, without any signer.`,
    link: (by: string, name: string) => `${by} made a new enrolment link for ${name}.`,
    withdrawal: (by: string, name: string) => `${by} withdrew the invitation of ${name}.`,
    name: (by: string, name: string) => `${by} corrected the name of ${name}.`,
    offices: (by: string, name: string) =>
      `${by} proposed other offices for ${name}. They count once two signers have signed the roster.`,
    suspension: (by: string, name: string) => `${by} suspended ${name}.`,
    reinstatement: (by: string, name: string) => `${by} brought ${name} back.`,
    'new-keys': (by: string, name: string) => `${by} asked for new keys of ${name}.`,
    'new-keys-end': (by: string, name: string) => `${by} ended the request for new keys of ${name}.`,
    quorum: (by: string, _name: string) => `${by} proposed another quorum of the committee.`,
    clocks: (by: string, _name: string) => `${by} proposed other time limits.`,
    settings: (by: string, _name: string) => `${by} changed settings of the portal.`,
    policy: (by: string, _name: string) =>
      `${by} proposed another policy. It counts once two signers have signed the roster.`,
    'factor-reset': (by: string, name: string) => `${by} reset the second factor of ${name}.`,
    address: (by: string, _name: string) =>
      `${by} changed the portal’s public address. Passkeys that were made for another name are void.`,
    'machine-invitation': (_by: string, name: string) =>
      `On the portal’s machine a link was made that enrols an administrator: ${name}. Whoever runs the machine did it, without any signer; the account works as soon as its holder has enrolled.`,
  },
  refusals: {
    invitation: (by: string, name: string) => `${by} tried to invite ${name}.`,
    'invite-administrator': (by: string, name: string) => `${by} tried to invite another administrator: ${name}.`,
    link: (by: string, name: string) => `${by} tried to make a new enrolment link for ${name}, who has enrolled.`,
    withdrawal: (by: string, name: string) => `${by} tried to delete ${name}, who has enrolled.`,
    name: (by: string, name: string) => `${by} tried to rename ${name}.`,
    offices: (by: string, name: string) => `${by} tried to change the offices of ${name}.`,
    suspension: (by: string, name: string) => `${by} tried to suspend ${name}.`,
    reinstatement: (by: string, name: string) => `${by} tried to bring ${name} back.`,
    'new-keys': (by: string, name: string) => `${by} tried to ask for new keys of ${name}.`,
    'new-keys-end': (by: string, name: string) => `${by} tried to end a request for new keys of ${name}.`,
    quorum: (by: string, _name: string) => `${by} tried to propose another quorum of the committee.`,
    clocks: (by: string, _name: string) => `${by} tried to propose other time limits.`,
    policy: (by: string, _name: string) => `${by} tried to propose another policy.`,
    'factor-reset': (by: string, name: string) =>
      `${by} tried to reset the second factor of ${name}, or to confirm such a reset.`,
  },
  /** Refused since it would have taken somebody's office, or a name that could pass for theirs; `name` is whose. */
  takings: {
    held: (by: string, name: string) => `${by} tried to invite somebody else to the office of ${name}.`,
    'office-taken': (by: string, name: string) =>
      `${by} tried to give an office that ${name} holds to another account.`,
    invited: {
      'name-taken': (by: string, name: string) =>
        `${by} tried to invite somebody under a name that could be taken for ${name}.`,
      'name-letters': (by: string, _name: string) =>
        `${by} tried to invite somebody under a name whose letters could pass for others.`,
      'name-title': (by: string, _name: string) =>
        `${by} tried to invite somebody under a name with the title of an office that they aren’t to hold.`,
      'office-said': (by: string, name: string) =>
        `${by} tried to invite somebody under a name that says an office of ${name}.`,
    },
    renamed: {
      'name-taken': (by: string, name: string) =>
        `${by} tried to rename an account so that it could be taken for ${name}.`,
      'name-letters': (by: string, name: string) =>
        `${by} tried to rename ${name} with letters that could pass for others.`,
      'name-title': (by: string, name: string) =>
        `${by} tried to put the title of an office into the name of ${name}, who doesn’t hold it.`,
      'office-said': (by: string, name: string) =>
        `${by} tried to rename an account so that its name says an office of ${name}.`,
    },
  },
  /** Why offices were refused, where the record kept it. */
  reasons: {
    held: 'It was refused: somebody else holds the office.',
    administrator: 'It was refused: an administrator’s account holds no office.',
  },
  /** What an administrator tried at a door of people who hold an office. */
  doors: {
    roster: (by: string) => `${by} tried to sign or read the roster as if they were one of its signers.`,
    'new-keys': (by: string, name: string | undefined) =>
      name === undefined
        ? `${by} tried the signers’ door to new keys.`
        : `${by} tried the signers’ door to new keys, for ${name}.`,
    'factor-resets': (by: string, name: string | undefined) =>
      name === undefined
        ? `${by} tried the signers’ door to resets of second factors.`
        : `${by} tried the signers’ door to resets of second factors, for ${name}.`,
    handovers: (by: string) => `${by} tried to get at keys that are handed on.`,
    cases: (by: string) => `${by} tried to open a case or to act in one.`,
    heads: (by: string) => `${by} tried to sign the log’s heads or to read them as a handler.`,
    other: (by: string) => `${by} tried a door of people who handle cases.`,
  },
  changed: (label: string, before: string, after: string) => `${label}: before ${before}; from then on ${after}.`,
  nothing: 'nothing',
  /** Told to administrators under such links. */
  machineAdvice:
    'If none of you asked for it, speak with whoever runs the machine and with the board chair, and withdraw or suspend the account. An administrator’s account holds no office and no keys.',
  /** What stands behind the sentence where the record kept it. */
  invitedAs: (office: string) => `Office: ${office}.`,
  proposed: (offices: string) => `Proposed: ${offices}.`,
  tried: (offices: string) => `Tried: ${offices}.`,
  moved: (before: string, after: string) => `Before: ${before}. From then on: ${after}.`,
  renamed: (before: string, after: string) => `Before: ${before}. From then on: ${after}.`,
  limit: (name: string, before: string, after: string) => `${name} (${before} before, ${after} from then on)`,
  clocks: (names: string) => `Changed: ${names}.`,
  nobody: 'somebody',
};

export type RecordTexts = typeof recordEn;
