// The words about the log, in English. Its days, heads and signatures are explained by what they do for the reader.
import { countEn } from './plural.ts';

export const logEn = {
  proof: {
    title: 'Your report in the log',
    alarmTitle: 'The proof that your report is kept does not hold',
    checking: 'It is being checked that your report stands in the log…',
    stands: (date: string) => `Your report stands in the log of ${date}.`,
    provenHere: 'Your browser has worked this out for itself and does not rely on the portal’s word.',
    provenThere:
      'The portal has worked this out for you, since this page runs without JavaScript. On the page with JavaScript your own browser does.',
    signed: (people: number, date: string) =>
      `${countEn(people, { one: '{n} person', other: '{n} people' })} of the association ${people === 1 ? 'has' : 'have'} signed the log since, last that of ${date}.`,
    meaning:
      'Whoever takes your report out of the log, or changes it, contradicts these signatures. This page names nobody who signed, and the signatures do not say what is done with your report.',
    unsigned:
      'Nobody has signed the log since. People of the association do so when they sign in. If this stays so for more than a week, ask why in a message.',
    open: (date: string) =>
      `Your report stands in the log of ${date}, which is not closed yet. Nobody has signed it so far.`,
    openNext: 'The day is closed after midnight. Then people of the association sign it, and this page shows how many.',
    lateTitle: 'Your report stands in the log of a later day than its own',
    late: (date: string) => `It stands in the log of ${date}, and that much has been checked.`,
    lateOpen: (date: string) =>
      `It is to stand in the log of ${date}, which is not closed yet; until then nothing proves it.`,
    lateWhy:
      'So it is where the portal’s clock was ahead by days: those days were closed before your report came. It is also what somebody would say who entered it later.',
    lateDo:
      'Keep your slip, look here again after that day, and ask in a message whether the portal’s clock was wrong. If you are told nothing, turn to one of the ways below.',
    contradicts:
      'Your report is not where the portal’s log should have it, or the log contradicts itself or what people signed. Somebody may have changed the log, or the portal may be damaged.',
    contradictsDo:
      'Keep your slip: with its fingerprint an older copy of the records can be searched for your report. Do not rely on this portal alone, and write nothing here that would harm you. Turn to one of the ways below and say that the proof of the log fails for your report.',
    unchecked: 'It could not be checked just now whether your report stands in the log. Open your report again later.',
    show: 'Show the proof',
    showLine: 'Show the fingerprint of what was received',
    line: 'Fingerprint of what was received',
    head: (date: string) => `Fingerprint of the log up to ${date}`,
    compare: 'Compare the first with your slip: it must be the same.',
    compareOne: 'Compare it with your slip: it must be the same.',
    compareBoth:
      'Compare the first with your slip: it must be the same. Write the last down if you want to compare it with what this page, the page “Check that this portal is the association’s” or anybody else shows you for the same day.',
  },
  alarm: {
    title: 'The log of this portal contradicts what was signed',
    gone: (date: string) =>
      `This browser knows the log up to ${date}, or has been shown a signature of it. This server has no log of that day any more: it was rolled back.`,
    differs: (date: string) =>
      `The log that this server shows for ${date} is another one than this browser knows or than somebody has signed: it was rewritten or forked.`,
    unsigned: 'Nothing was signed. Reports or acts may have been removed or changed.',
    whatToDo:
      'Copy or photograph what stands here. Call the internal auditor or the board chair, not by this portal, and compare it with what their browsers show. Have the records and the backups checked offline, as the operating instructions say. If an older backup was restored, this is how it shows: then note which days are missing. This notice stays until the server shows the log again that is known here.',
    known: 'Fingerprint of the log that is known or signed',
    served: 'Fingerprint of the log that this server showed when this was noticed',
  },
  lost: {
    title: 'Part of this case that this browser knows is missing',
    titleMany: 'Part of cases that this browser knows is missing',
    goneMany:
      'In each of the cases below this browser has verified or signed an act that the server does not show any more: the end of the record was cut off, or another was put in its place. The page of the case shows the fingerprints.',
    gone: 'This browser has verified or signed an act in this case that the server does not show any more: the end of the record was cut off, or another was put in its place.',
    unsigned: 'Nothing more is opened or signed in this case from this browser until the server shows that act again.',
    unsignedMany:
      'Nothing more is opened or signed in these cases from this browser until the server shows those acts again.',
    whatToDo:
      'Copy or photograph what stands here. Call a colleague who handles the same case, not by this portal, and ask what their browser shows. Have the records and the backups searched offline for the first fingerprint, as the operating instructions say of “verify”. If an older backup was restored, this is how it shows: then note what has to be done again.',
    known: 'Fingerprint of the newest act that is known here',
    served: 'Fingerprint of the newest act that this server shows',
  },
  public: {
    title: 'The log',
    intro:
      'Every report and every act leaves a trace in the log of its day, which tells nothing of what it says. Each day’s fingerprint covers all days before it, and people of the association sign it when they sign in. Two people to whom this page shows different fingerprints for the same day are shown different logs.',
    newest: (date: string) => `Fingerprint of the log up to ${date}`,
    signers: (people: number) =>
      people === 0
        ? 'Nobody has signed it yet.'
        : `Signed by ${countEn(people, { one: '{n} person', other: '{n} people' })} so far.`,
    none: 'There is no closed day in the log yet.',
  },
};
