// What signers, and whom it concerns, read of what administrators did, in English. The Arabic twin must have the same keys.

export const recordEn = {
  title: 'What the administrator did',
  lead: 'Everything that an administrator did about people, offices, links and the roster stands here, and what was tried and refused. None of it gives anybody a key: an office counts once two signers have signed it (an administrator’s account works at once, and has no keys to any report), and nobody’s keys, passphrase or second factor are reset by an administrator. Beside each name stand the offices, or that it is an administrator, and the user name, since an administrator can change names. Look for what you don’t expect, and ask.',
  ownLead: 'What an administrator did about your account stands here, and what was tried and refused.',
  link: 'What the administrator did',
  desk: {
    own: 'An administrator did something about your account, or tried to.',
    others: 'An administrator did something about people or the roster, or tried to, since you last looked.',
  },
  none: 'Nothing stands here yet.',
  fresh: 'New',
  seen: 'I have looked at these',
  doneSeen: 'They are marked as looked at.',
  more: 'Only the newest 200 are shown.',
  gone: 'an account that was withdrawn since',
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
    offices: (by: string, name: string) =>
      `${by} tried to change the offices of ${name}. It was refused: the account is an administrator’s, or somebody else holds the office.`,
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
  /** Told to administrators under such links. */
  machineAdvice:
    'If none of you asked for it, speak with whoever runs the machine and with the board chair, and withdraw or suspend the account. An administrator’s account holds no office and no keys.',
  /** What stands behind the sentence where the record kept it. */
  invitedAs: (office: string) => `Office: ${office}.`,
  proposed: (offices: string) => `Proposed: ${offices}.`,
  tried: (offices: string) => `Tried: ${offices}.`,
  moved: (before: string, after: string) => `Before: ${before}. From then on: ${after}.`,
  renamed: (before: string, after: string) => `Before: ${before}. From then on: ${after}.`,
  clocks: (names: string) => `Changed: ${names}.`,
  nobody: 'somebody',
};

export type RecordTexts = typeof recordEn;
