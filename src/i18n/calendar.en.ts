// The calendar's pages and what other pages tell of its changes, in English. The Arabic twin must have the same keys.
export const calendarEn = {
  title: 'Calendar',
  lead: 'These days are free. Due days are counted by them, those promised to reporters too.',
  keepers:
    'The internal auditor keeps the calendar; while the office is vacant or its holder is away, the chair of the audit committee does, and then the deputy chair. Every change stays on record on this page. Everybody who handles reports can read it; nobody but its keeper changes it.',
  calculator: 'When is it due? Count from any day',
  year: (year: string) => `The year ${year}`,
  why: {
    'eid-fitr': 'Eid al-Fitr',
    'eid-adha': 'Eid al-Adha, from the day of Arafah',
    'national-day': 'National Day',
    'founding-day': 'Founding Day',
    compensation: 'Given back for Eid days that fall on the weekend',
    correction: 'Holiday that was entered',
    worked: 'Working day that was entered',
    ramadan: 'Ramadan: hours are shorter, but its days are counted like others',
  },
  range: (from: string, to: string) => `${from} to ${to}`,
  onWeekend: (days: string) => `On the weekend: ${days}`,
  announced: (table: string) =>
    `As announced. By the Umm al-Qura table, which Hijri dates here follow, it would begin on ${table}.`,
  none: 'Nothing but weekends.',
  confirmed: (date: string, name: string) => `Confirmed on ${date} by ${name}.`,
  unconfirmed: 'Not confirmed yet.',
  changedSince: 'Its free days have changed since: what was changed stands in the record below.',
  confirmAnew: 'How free days are found was changed since, and days of this year with it. It is to be confirmed anew.',
  askedFrom: (date: string) => `Whoever keeps the calendar is asked to from ${date} on.`,
  askedNever: 'No holiday of it lies ahead but what was entered by hand, so nobody is asked to.',
  confirm: (year: string) => `Confirm the calendar of ${year}`,
  confirmLead:
    'Look through the days: do the two Eids and the days given back suit your association? What is announced later can still be corrected.',
  alreadyConfirmed: 'This year has been confirmed already.',
  rulesTitle: 'How free days are found',
  rules: {
    weekend: 'Weekend',
    compensation: 'Eid days that fall on the weekend',
    nationalDays: 'National Day and Founding Day on the weekend',
    rollForward: 'A time of calendar days that ends on a free day',
  },
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  compensation: {
    after: 'are given back right after the holiday',
    before: 'are given back right before the holiday',
    none: 'are not given back',
  },
  nationalDays: {
    'fri-thu-sat-sun': 'move: from Friday to Thursday, from Saturday to Sunday',
    'not-moved': 'are not moved',
  },
  rollForward: { yes: 'ends on the next working day instead', no: 'ends on that day all the same' },
  changeRules: 'Change how free days are found',
  correctionsTitle: 'Corrections',
  noCorrections: 'Nothing was corrected.',
  correct: 'Correct the calendar',
  takeBack: 'Take back',
  takeBackWhich: (correction: string) => `Take back: ${correction}`,
  correction: {
    'eid-fitr': (year: string, date: string) => `Eid al-Fitr ${year} AH begins on ${date}`,
    'eid-adha': (year: string, date: string) => `Arafah of ${year} AH is on ${date}`,
    holiday: (date: string) => `Holiday: ${date}`,
    'working-day': (date: string) => `Working day: ${date}`,
    holidays: (range: string) => `Holiday: ${range}`,
    'working-days': (range: string) => `Working days, weekends too: ${range}`,
    byTable: (date: string) =>
      `, as announced; by the Umm al-Qura table, which Hijri dates here follow, it would be ${date}`,
  },
  recordTitle: 'What was changed',
  noRecord: 'Nothing was changed or confirmed yet.',
  record: (date: string, name: string) => `${date}, by ${name}`,
  inPlace: 'in the place of whoever was away',
  reasonGiven: (reason: string) => `Reason: ${reason}`,
  reasonTyped: (reason: string) => `What you had written as the reason, which nothing was recorded with: ${reason}`,
  difference: {
    added: (correction: string) => `Entered: ${correction}.`,
    removed: (correction: string) => `Taken back: ${correction}.`,
    rule: (rule: string, value: string) => `${rule}: ${value}.`,
    confirmed: (year: string) => `The calendar of ${year} was confirmed.`,
  },
  seen: 'I have read it',
  form: {
    correctionTitle: 'Correct the calendar',
    rulesTitle: 'Change how free days are found',
    what: 'What is to be corrected?',
    options: {
      'eid-fitr': 'Eid al-Fitr was announced for another day',
      'eid-adha': 'Arafah was announced for another day',
      holiday: 'One day or several are free by royal order',
      'working-day': 'People work on one day or several that the calendar calls free',
    },
    hints: {
      'eid-fitr': 'Give the first day of the holiday.',
      'eid-adha': 'Give the day of standing at Arafah, the first day of the holiday.',
      holiday: 'Weekends and holidays by law among several days stay what they are.',
      'working-day':
        'Of several days each one is worked on, the weekend too. For a weekend day of an Eid on which people work no day is given back.',
    },
    day: 'Which day, or from which day?',
    last: 'Until which day?',
    lastHint: (most: string) =>
      `Only for several days in a row with one reason: the last of them, ${most} days at most with weekends, and for a holiday no more than 10 of them that would be worked on. Leave it empty for a single day.`,
    lastOfEid: 'An Eid holiday has its four days by itself. Leave the last day empty.',
    preview: 'Show what it changes',
    missingWhat: 'Choose what is to be corrected.',
    missingDay: 'Enter the day.',
    missingRule: 'Choose one of these.',
  },
  preview: {
    title: 'What the change does',
    lead: 'Nothing has been saved yet.',
    difference: {
      added: (correction: string) => `To be entered: ${correction}.`,
      removed: (correction: string) => `To be taken back: ${correction}.`,
    },
    movesTitle: 'Due days that move',
    moves: (number: string, duty: string, from: string, to: string) =>
      `Report ${number}, ${duty}: due on ${to} instead of ${from}`,
    noMoves: 'No open due day of the cases that you see moves.',
    own: 'Only cases that you see are listed here. Days promised to reporters follow the same calendar. What was done already stays as it is.',
    rules:
      'It holds for every day, those behind us too: what is still owed is counted anew from its beginning. What stood before stays on record.',
    becomes: { overdue: 'It becomes overdue by this.', 'in-time': 'It is overdue no more by this.' },
    more: (all: string, shown: string) => `Due days that move, in all: ${all}. Listed here: ${shown}.`,
    reason: 'Why?',
    reasonHint:
      'For example the announcement or the order. Write nothing of any report here: everybody who handles reports reads it.',
    away: (names: string) => `I act in the place of ${names}, who can’t now`,
    past: {
      day: 'It is about a past day, and I mean that',
      days: 'It is about days of which some are over, and I mean that',
      rules: 'It is about days that are over, too, and I mean that',
    },
    pastText: {
      day: 'The day is over. What is still owed is counted anew by it: something overdue may be so no more, or something that was in time may be overdue.',
      days: 'These days, or some of them, are over. What is still owed is counted anew by them: something overdue may be so no more, or something that was in time may be overdue.',
      rules:
        'The settings hold for days that are over, too: something overdue may be so no more, or something that was in time may be overdue. A single day is better entered as a correction.',
    },
    save: 'Save the change',
    edit: 'Change what was entered',
  },
  faults: {
    outside: 'This day can’t be reckoned with: the calendar is known from 14 March 1937 to 15 November 2077.',
    'last-outside':
      'The last day can’t be reckoned with: the calendar is known from 14 March 1937 to 15 November 2077.',
    backward: 'The last day lies before the first. Check both.',
    'long-range': (most: string, last: string) =>
      `A correction is of ${most} days at most: the last of them could be ${last}.`,
    far: (table: string) =>
      `By the Umm al-Qura table it is ${table}. An announcement differs from it by a day, at most by two. Check the day.`,
    'as-table': 'This is the day that the calendar has already.',
    'free-already': 'What was entered is free already.',
    'working-already': 'What was entered is no free day anyway.',
    unchanged: 'Nothing of it is changed.',
    twice: 'This has been corrected already. Take that correction back first.',
    twiceOn: (date: string) => `${date} has been corrected already. Take that correction back first.`,
    firstTooMany: (date: string) => `Of the days entered here the first too many is ${date}.`,
    gone: 'This correction has been taken back already.',
    'no-weekend':
      'Choose at least one day of weekly rest: the Labour Law gives every worker one, Friday unless another day stands in for it (article 104).',
    'long-weekend': 'A weekend has three days at most.',
    'too-few-days':
      'Too few working days would be left: of any 60 days in a row, 20 must be working days. Give days back first.',
    'long-row':
      'More than 18 days in a row would be free, weekends and holidays among them. The calendar takes no more. Leave a working day between them.',
    'many-entered':
      'More than 10 days called free by hand would lie within 60 days in a row, holidays by law not counted. The calendar takes no more. Enter fewer days, or take others back first.',
    reason: 'Write why.',
    reasonLong: (most: string) => `Use at most ${most} characters.`,
    away: 'Tick that you act in their place.',
    past: {
      day: 'Tick that you mean a past day.',
      days: 'Tick that you mean days of which some are over.',
      rules: 'Tick that you mean days that are over, too.',
    },
    meanwhile: (name: string, date: string) =>
      `${name} changed or confirmed the calendar meanwhile, on ${date}. Nothing was saved. Look again, then save.`,
    meanwhileOwn: (date: string) =>
      `You changed or confirmed the calendar yourself since this page was opened, on ${date}, perhaps in another tab. Nothing was saved now. Look again, then save.`,
  },
  done: {
    changed: 'The change has been saved and recorded.',
    confirmed: 'The year’s calendar is confirmed.',
    seen: 'You won’t be told of these changes again.',
  },
  news: {
    changed: (date: string, name: string) => `On ${date} ${name} changed the calendar.`,
    changedTimes: (date: string, name: string) =>
      `The calendar was changed more than once, last on ${date} by ${name}.`,
    rows: 'Where a due day of a case of yours moved, it stands at the case.',
    link: 'Calendar',
  },
  moved: (date: string, name: string, from: string, to: string) =>
    `The calendar was corrected on ${date} by ${name}: due on ${to} instead of ${from}.`,
  /** In a row of the desk, in one calendar; the whole sentence is folded away behind it. */
  movedBriefly: (from: string, to: string) => `Day corrected: ${to} instead of ${from}`,
  movedTimes: (date: string, name: string, from: string, to: string) =>
    `The calendar was corrected more than once, last on ${date} by ${name}: due on ${to} instead of ${from}.`,
};

export type CalendarTexts = typeof calendarEn;
