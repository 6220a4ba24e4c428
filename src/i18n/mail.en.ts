// What pages say about reminders by mail, in English: one's own address, the administrator's page of the mail server, and what
// failed, by its step. mail.ar.ts is the same in Arabic.
import type { MailFault, OwnFault } from '../domain/mail-faults.ts';

export type MailTexts = {
  /** The part of one's own account. */
  readonly own: {
    readonly title: string;
    readonly lead: string;
    readonly leadAdministrator: string;
    readonly bare: string;
    readonly noServer: string;
    readonly none: string;
    readonly noneAdministrator: string;
    readonly field: string;
    readonly hint: string;
    readonly save: string;
    readonly remove: string;
    readonly wrong: string;
    readonly saved: string;
    readonly removed: string;
    readonly failing: (since: string) => string;
    readonly changed: Readonly<Record<'given' | 'changed' | 'removed', (day: string) => string>>;
  };
  /** On the administrator's first page. */
  readonly gaps: {
    readonly title: string;
    readonly noServer: string;
    readonly noAddress: string;
    readonly failing: (since: string, why: string) => string;
    readonly failingTo: (name: string, since: string, why: string) => string;
    readonly late: string;
    /** Who can mend what failed: the server's own, a morning without the portal, and what is one person's. */
    readonly mends: Readonly<Record<'server' | 'late' | OwnFault, string>>;
  };
  /** In the row of the first page: each gap in a few words, with who can mend it. */
  readonly row: {
    readonly noServer: string;
    readonly failing: string;
    readonly failingTo: (people: string) => string;
    readonly noAddress: (people: string) => string;
  };
  readonly page: {
    readonly title: string;
    /** On the first page: whether anything is missing. */
    readonly whole: string;
    readonly gappy: string;
    readonly lead: string;
    readonly noServer: string;
    readonly wording: string;
    /** In the demonstration, which sends nothing. */
    readonly pretended: (day: string) => string;
    readonly server: string;
    readonly security: string;
    readonly securities: Readonly<Record<'tls' | 'starttls' | 'none', string>>;
    readonly from: string;
    readonly login: string;
    readonly withPassword: string;
    readonly withoutPassword: string;
    readonly lastSent: string;
    readonly never: string;
    readonly trial: string;
    readonly trialLead: (address: string) => string;
    readonly noOwn: string;
    readonly toAccount: string;
    readonly button: string;
    readonly taken: (address: string) => string;
    readonly takenMore: string;
    readonly failedTitle: string;
    /** Where nobody knows whether it went out. */
    readonly unsureTitle: string;
    /** What is said of a test instead of what is said of reminders. */
    readonly trialFaults: Readonly<Record<'busy' | 'later' | 'unanswered', string>>;
    readonly busy: string;
  };
  /** Which step failed, and what to do about it. */
  readonly faults: Readonly<Record<MailFault, string>>;
};

export const mailEn: MailTexts = {
  own: {
    title: 'Reminders by mail',
    lead: 'On a working morning the portal writes to you once when there is something for you to look at. Signers of the roster are always written to together, whatever of it is whose, and so is everybody who could sit on a panel; the executive director never is, so that no mail tells whether a report concerns them.',
    leadAdministrator:
      'The test mails of the mail server go to this address. You are reminded of nothing yourself: no case is yours.',
    bare: 'The mail says only that there is an update: no name, no number, no link. Your address is shown to you alone; the administrator sees whether you gave one, and can’t change it.',
    noServer: 'No mail server is set up yet, so nothing is sent for now.',
    none: 'You have given no address, so you are not reminded by mail.',
    noneAdministrator: 'You have given no address, so no test mail can be sent to you.',
    field: 'Your mail address',
    hint: 'An address that nobody else reads, such as name@charity.example.',
    save: 'Save the address',
    remove: 'Take the address back',
    wrong: 'Enter one mail address, in Latin letters, such as name@charity.example.',
    saved: 'Your address was saved. Mails of the portal go there from now on.',
    removed: 'Your address was taken back. No mail of the portal goes there any more.',
    failing: (since) =>
      `Mail to this address hasn’t been taken since ${since}. Look whether it is right, or ask the administrator.`,
    changed: {
      given: (day) => `You gave your mail address on ${day}.`,
      changed: (day) => `Your mail address was changed on ${day}.`,
      removed: (day) => `Your mail address was taken back on ${day}.`,
    },
  },
  gaps: {
    title: 'Reminders don’t reach everybody by mail',
    noServer: 'No mail server is set up: nobody is reminded by mail. Whoever runs the portal sets it up.',
    noAddress: 'They gave no mail address. Ask them to give one under My account:',
    failing: (since, why) => `Mail hasn’t gone out since ${since}. ${why}`,
    failingTo: (name, since, why) => `Mail to ${name} hasn’t gone out since ${since}. ${why}`,
    late: 'The portal didn’t run that morning, or the mail server was put right too late.',
    mends: {
      server: 'Whoever runs the portal mends it where it runs; a test mail shows whether it works again.',
      late: 'Whoever runs the portal sees to it that it runs on working mornings.',
      recipient: 'Ask them to look at their address under My account: nobody else sees it or can change it.',
      later: 'Nobody has to do anything, unless it goes on: then ask whoever runs the mail server.',
      message: 'Whoever runs the mail server can see why.',
      unanswered: 'Whoever runs the mail server can see whether it arrived.',
    },
  },
  row: {
    noServer: 'No mail server is set up. Whoever runs the portal can set one up.',
    failing: 'Mail doesn’t go out. Whoever runs the portal can mend it.',
    failingTo: (people) => `People to whom mail fails: ${people}. What each of them needs stands below.`,
    noAddress: (people) => `People without a mail address: ${people}. Each gives their own under My account.`,
  },
  page: {
    title: 'Mail',
    whole: 'Everybody can be reached',
    gappy: 'Gaps',
    lead: 'The portal reminds people by mail on working mornings. Every mail has the same words and tells nothing of a case. The server is set where the portal runs, not here.',
    noServer:
      'No mail server is set up, so no mail is sent. Whoever runs the portal sets SMTP_URL and MAIL_FROM (see OPERATING.md).',
    wording: 'What a reminder says',
    pretended: (day) => `This is a demonstration: mails are made and counted, and go nowhere. Last made on: ${day}.`,
    server: 'Mail server',
    security: 'Encryption',
    securities: {
      tls: 'TLS from the beginning',
      starttls: 'STARTTLS, demanded',
      none: 'None: the server is on this machine',
    },
    from: 'Mails come from',
    login: 'Signing in',
    withPassword: 'With a user name and a password from a file',
    withoutPassword: 'Without',
    lastSent: 'Mail last went out on',
    never: 'None yet',
    trial: 'Send a test mail',
    trialLead: (address) => `To your own address, ${address}. It takes half a minute at most.`,
    noOwn: 'A test mail goes to your own address. You have given none yet.',
    toAccount: 'Give it under My account',
    button: 'Send a test mail',
    taken: (address) => `The mail server took the test mail to ${address}.`,
    takenMore:
      'Look whether it arrives, in the folder for unwanted mail too: what the server does with it the portal can’t see.',
    failedTitle: 'The test mail didn’t go out',
    unsureTitle: 'Whether the test mail went out isn’t known',
    trialFaults: {
      busy: 'The mail server answers and takes nothing from this portal for now, as one that is overloaded or being restarted. Reminders are tried again by themselves, the test mail isn’t. Send another in a quarter of an hour.',
      later:
        'The server took it not now and asks to try later, as some do with senders whom they don’t know yet. Reminders are tried again by themselves; a test mail isn’t. Send another in a quarter of an hour.',
      unanswered:
        'The server was given the test mail and never said whether it took it. Look whether it arrives; if it doesn’t, ask whoever runs the server.',
    },
    busy: 'A test mail is under way already. Try again in half a minute.',
  },
  faults: {
    name: 'The name of the mail server wasn’t found. Check the host in SMTP_URL, and whether this machine can look names up.',
    refused: 'Nobody answers at the server’s port. Check host and port in SMTP_URL, and whether the mail server runs.',
    unreachable: 'The mail server can’t be reached from this machine. Check the network and the firewall.',
    slow: 'The mail server didn’t answer in time. Often a firewall keeps the port shut, or the port is for TLS and SMTP_URL says otherwise.',
    encryption:
      'No encrypted connection could be made. Check whether the server offers STARTTLS on this port, or begins with TLS (smtps://). Nothing was sent in the clear.',
    certificate:
      'The server’s certificate is not good: out of date, made out to another name, or by an authority that this machine doesn’t know. Nothing was sent.',
    login:
      'The server refused the sign-in, or wants one and SMTP_URL names no user. Check the user in SMTP_URL and the password in SMTP_PASSWORD_FILE.',
    sender: 'The server doesn’t take mail from the address in MAIL_FROM. Use one that this user may write from.',
    recipient: 'The server doesn’t take mail to this address. Check whether it is written rightly and exists.',
    later:
      'The server took it not now and asks to try later, as some do with senders whom they don’t know yet. It is tried again.',
    message:
      'The server took sender and address, and then refused the message, perhaps as unwanted mail. Ask whoever runs it.',
    unwelcome:
      'The mail server answers and refuses this machine before anything is said, as one on a list of blocked addresses. Ask whoever runs the mail server to let it in.',
    busy: 'The mail server answers and takes nothing from this portal for now, whoever it is for, as one that is overloaded or being restarted. It is tried again.',
    odd: 'Something answered that doesn’t speak as a mail server does, or hung up in the middle. Check host and port in SMTP_URL.',
    unanswered:
      'The server was given the message and never said whether it took it. It may arrive; it isn’t sent again, so that nobody gets it twice.',
  },
};
