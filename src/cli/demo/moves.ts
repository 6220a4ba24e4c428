// What happens in a story, day by day: the reporter's moves and the handlers' acts, with what each writes. Days are counted
// from the day on which the demo is started, backwards.

import type { ReportInput } from '../../client/reporter.ts';
import { poolFor } from '../../domain/panel.ts';
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { NOTICE_VERSION, receiptParams } from '../../i18n/notices.ts';
import type { DisclosureBasis, DutyId, LabourStep } from '../../policy/types.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import type { Entry, Notice } from '../../protocol/open/index.ts';
import { LETTERHEAD } from './cast.ts';
import type { DemoFile } from './files.ts';
import type { Deed } from './people.ts';

/** Who acts, by the key of the cast. */
export type Who =
  | 'auditor'
  | 'chair'
  | 'deputy'
  | 'audit-chair'
  | 'executive'
  | 'member-1'
  | 'member-2'
  | 'member-3'
  | 'member-4'
  | 'alternate';

export type Move =
  | { readonly day: number; readonly kind: 'report' }
  | {
      readonly day: number;
      readonly kind: 'reply' | 'evidence';
      readonly text: string;
      readonly files?: readonly DemoFile[];
    }
  | { readonly day: number; readonly kind: 'consent'; readonly given: boolean }
  | { readonly day: number; readonly kind: 'check-in-wish'; readonly wanted: boolean }
  | { readonly day: number; readonly kind: 'hand-on'; readonly who: Who }
  | {
      readonly day: number;
      readonly kind: 'deed';
      readonly who: Who;
      readonly deed: Deed;
      readonly files?: readonly DemoFile[];
    };

/** A report, its files and everything that followed from it. `finding` is what the committee found, where it went so far. */
export type Story = {
  readonly report: ReportInput;
  readonly files?: readonly DemoFile[];
  readonly finding?: 'substantiated' | 'unsubstantiated';
  readonly moves: readonly Move[];
};

type Lang = 'ar' | 'en';
type Written = Extract<Entry, { readonly lang: string; readonly text: string }>['type'];

const deed = (day: number, who: Who, made: Deed): Move => ({ day, kind: 'deed', who, deed: made });

const written = (type: Exclude<Written, 'recommendation'>, lang: Lang, text: string): Entry => ({ type, lang, text });

/** A notice names the text that the reader's page shows; a receipt holds the association's name and telephone besides. */
export const noticeEntry = (notice: Notice): Entry => {
  const params = notice === 'receipt' ? receiptParams(LETTERHEAD) : {};
  return { type: 'notice', notice, version: NOTICE_VERSION, params };
};

/** A month as an answer to when something happened, exactly or about; `days` back from today. */
export const month = (today: PlainDate, days: number): string => addDays(today, days).slice(0, 7);
export const aboutMonth = (today: PlainDate, days: number): string => `~${month(today, days)}`;

export const report = (day: number): Move => ({ day, kind: 'report' });
export const reply = (day: number, text: string): Move => ({ day, kind: 'reply', text });
export const evidence = (day: number, text: string): Move => ({ day, kind: 'evidence', text });

/** The same move with files beside what is said. */
export const withFiles = (move: Move, ...files: readonly DemoFile[]): Move =>
  move.kind === 'reply' || move.kind === 'evidence' || move.kind === 'deed' ? { ...move, files } : move;

/** Says whether the reporter's name may be disclosed to others who handle the report. */
export const consent = (day: number, given: boolean): Move => ({ day, kind: 'consent', given });

/** Says whether the reporter wants to be asked after closing how they fare. */
export const checkInWish = (day: number, wanted: boolean): Move => ({ day, kind: 'check-in-wish', wanted });

/** Hands on to a substitute what waits to be handed on. */
export const handOn = (day: number, who: Who): Move => ({ day, kind: 'hand-on', who });

/** The acts that say something in one language, each by who it falls to. */
export const acts = (lang: Lang) => ({
  acknowledge: (day: number, who: Who): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'acknowledge', by },
      entries: [noticeEntry('receipt')],
    })),
  brief: (day: number, who: Who, text: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'brief', by, conflict: false },
      entries: [written('briefing', lang, text)],
    })),
  message: (day: number, who: Who, text: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'message', by },
      entries: [written('message', lang, text)],
    })),
  note: (day: number, who: Who, text: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'note', by },
      entries: [written('note', lang, text)],
    })),
  summary: (day: number, who: Who, text: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'summary', by },
      entries: [written('summary', lang, text)],
    })),
  close: (day: number, who: Who, reasons: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'close', by, outcome: 'unjustified' },
      entries: [written('reason', lang, reasons), noticeEntry('unjustified')],
    })),
  resolve: (day: number, who: Who, form: 'informal-review' | 'internal-audit', reasons: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'close', by, outcome: 'resolved', form },
      entries: [written('reason', lang, reasons), noticeEntry('resolved')],
    })),
  /** Records which member the report concerns, or that no present one is. */
  concern: (day: number, who: Who, persons: readonly PersonId[], reasons: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'concern', by, concerns: ['violations-committee'], persons },
      entries: [written('reason', lang, reasons)],
    })),
  refer: (
    day: number,
    who: Who,
    form: 'informal-review' | 'internal-audit' | 'formal-investigation',
    reasons: string,
  ) =>
    deed(day, who, ({ caseFile, ground }, { person: by }) => {
      const members = caseFile === undefined ? [] : poolFor(caseFile, ground.current.roster).members;
      return { intention: { kind: 'refer', by, form, cleared: members }, entries: [written('reason', lang, reasons)] };
    }),
  recommend: (
    day: number,
    who: Who,
    finding: 'substantiated' | 'unsubstantiated',
    text: string,
    /** Days counted back from the recommendation's own. */
    hearing?: { readonly notified: number; readonly heard: number; readonly defence: string },
  ): Move =>
    deed(day, who, ({ ground }, { person: by }) => {
      const on = (days: number | undefined) => (days === undefined ? '' : addDays(ground.today, days));
      const heard = { notified: on(hearing?.notified), heard: on(hearing?.heard), defence: hearing?.defence ?? '' };
      return {
        intention: { kind: 'recommend', by },
        entries: [{ type: 'recommendation', lang, text, finding, ...heard }],
      };
    }),
  confirm: (day: number, who: Who, remark?: string): Move => voice('confirm', lang, day, who, remark),
  dissent: (day: number, who: Who, remark?: string): Move => voice('dissent', lang, day, who, remark),
  ratify: (day: number, who: Who, text: string): Move =>
    deed(day, who, ({ caseFile }, { person: by }) => ({
      intention: { kind: 'ratify', by, of: caseFile?.recommendation?.line ?? '' },
      entries: [written('decision', lang, text)],
    })),
  giveBack: (day: number, who: Who, reasons: string): Move =>
    deed(day, who, ({ caseFile }, { person: by }) => ({
      intention: { kind: 'return', by, of: caseFile?.recommendation?.line ?? '' },
      entries: [written('reason', lang, reasons)],
    })),
  feedback: (day: number, who: Who): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'feedback', by },
      entries: [noticeEntry('feedback')],
    })),
  /** Stops the clock of a duty for so many days, the move's own among them. */
  pause: (day: number, who: Who, duty: DutyId, days: number, reasons: string): Move =>
    deed(day, who, ({ ground }, { person: by }) => ({
      intention: { kind: 'pause', by, duty, until: addDays(ground.today, days - 1) },
      entries: [written('reason', lang, reasons)],
    })),
  /** Lets it run again before that. */
  resume: (day: number, who: Who, duty: DutyId): Move =>
    deed(day, who, (_, { person: by }) => ({ intention: { kind: 'resume', by, duty }, entries: [] })),
  /** Records a step under the Labour Law, done on the move's day. */
  labour: (day: number, who: Who, step: LabourStep, minutes: string): Move =>
    deed(day, who, ({ ground }, { person: by }) => ({
      intention: { kind: 'labour-step', by, step, day: ground.today },
      entries: [written('minutes', lang, minutes)],
    })),
  /** Declares a conflict of interest of one's own. */
  conflict: (day: number, who: Who): Move =>
    deed(day, who, (_, { person: by }) => ({ intention: { kind: 'declare', by, conflict: true }, entries: [] })),
  /** Keeps away whoever ratifies, with reasons for those who remain. */
  barRatifier: (day: number, who: Who, reasons: string): Move =>
    deed(day, who, ({ caseFile }, { person: by }) => ({
      intention: { kind: 'bar', by, person: caseFile?.ratifier ?? by },
      entries: [written('reason', lang, reasons)],
    })),
  askIdentity: (day: number, who: Who, reasons: string): Move =>
    deed(day, who, (_, { person: by }) => ({
      intention: { kind: 'ask-identity', by },
      entries: [written('reason', lang, reasons)],
    })),
  /** Asks the reporter to agree that whoever asked first is told who they are. */
  askConsent: (day: number, who: Who, text: string): Move =>
    deed(day, who, ({ caseFile }, { person: by }) => ({
      intention: { kind: 'message', by, asks: caseFile?.identity.requests[0]?.by ?? by },
      entries: [written('message', lang, text)],
    })),
  /** Announces to the reporter that whoever asked first is told who they are, for so many days. */
  announce: (day: number, who: Who, basis: DisclosureBasis, days: number, reasons: string, told: string): Move =>
    deed(day, who, ({ caseFile, ground }, { person: by }) => {
      const to = caseFile?.identity.requests[0]?.by ?? by;
      const ahead = caseFile?.policy.disclosure?.ahead.days ?? 0;
      return {
        intention: { kind: 'announce', by, to, basis, until: addDays(ground.today, ahead + days) },
        entries: [noticeEntry('disclosure'), written('reason', lang, reasons), written('reason', lang, told)],
      };
    }),
  /** Makes the disclosure that was announced first. */
  disclose: (day: number, who: Who): Move =>
    deed(day, who, ({ caseFile }, { person: by }) => ({
      intention: { kind: 'disclose', by, of: caseFile?.identity.announced[0]?.line ?? '' },
      entries: [noticeEntry('disclosure')],
    })),
  categorise: (day: number, who: Who, category: string): Move =>
    deed(day, who, (_, { person: by }) => ({ intention: { kind: 'categorise', by, category }, entries: [] })),
});

const voice = (kind: 'confirm' | 'dissent', lang: Lang, day: number, who: Who, remark: string | undefined): Move =>
  deed(day, who, ({ caseFile }, { person: by }) => ({
    intention: { kind, by, of: caseFile?.recommendation?.line ?? '' },
    entries: remark === undefined ? [] : [written('remark', lang, remark)],
  }));
