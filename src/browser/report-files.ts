// The files that go with a report: chosen beside the checked answers, sealed for the case that the report is going to be.
import type { ReportInput } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import { type CaseId, newCaseId } from '../protocol/check/index.ts';
import { type AttachmentField, attachmentField, type Unsettled } from './attachment-field.ts';
import { byId, fill } from './dom.ts';

export type ReportFiles = {
  /** Puts the control on the page, once. */
  readonly show: () => void;
  /** The report with its files, or why it can't go yet. */
  readonly with: (input: ReportInput) => { readonly input: ReportInput } | Unsettled;
} & Pick<AttachmentField, 'isUsed' | 'hold' | 'spoil' | 'end'>;

export const reportFiles = (lang: Lang): ReportFiles => {
  /** Drawn with the first file: all of them are sealed for one case. */
  let caseId: CaseId | undefined;
  let field: AttachmentField | undefined;

  const place = () => {
    caseId ??= newCaseId();
    return { caseId };
  };
  const show = (): void => {
    if (field !== undefined) return;
    field = attachmentField({ lang, id: 'files', place, standing: { files: 0, bytes: 0 } });
    fill(byId('check-files'), field.view);
  };

  return {
    show,
    with: (input) => {
      const settled = field?.settled() ?? { files: [] };
      if ('words' in settled) return settled;
      const { files } = settled;
      return { input: files.length === 0 ? input : { ...input, attached: { ...place(), files } } };
    },
    isUsed: () => field?.isUsed() ?? false,
    hold: (isHeld) => field?.hold(isHeld),
    spoil: () => field?.spoil(),
    end: () => field?.end(),
  };
};
