// The files of an act's form. What has arrived is kept sealed beside the form's draft and stands confirmed again after unlocking; of
// what hasn't, the name is kept, and leaving asks first.
import type { OpenedCase } from '../client/case.ts';
import { keptFilesText, readKeptFiles } from '../client/kept-file.ts';
import { limitTexts } from '../i18n/limits.ts';
import type { PageAct } from '../i18n/page-acts.ts';
import { type CaseId, fileBlobBytes } from '../protocol/check/index.ts';
import { type AttachmentField, attachmentField } from './attachment-field.ts';
import { byId } from './dom.ts';
import { dropDraft, keepDraft, MOST_DRAFT_BYTES, readDraft } from './drafts.ts';
import { askBeforeLeaving } from './leaving.ts';
import { pageLang } from './page-facts.ts';
import { alarm, beforeLock, save } from './staff-page.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();

/** The acts of people that bring files (PROTOCOL A8). */
const BRINGS_FILES: readonly PageAct[] = ['message', 'note', 'summary', 'recommend'];

/** A form's files are a draft of their own: however many they are, its text has all the room that it has without them. */
const kindOf = (act: PageAct): string => `${act}.files`;

/** Forgets what is kept of an act's files: they went with it. */
export const dropFiles = (caseId: CaseId, act: PageAct): void => dropDraft(caseId, kindOf(act));

/** The place for an act's files on its page, with those that an earlier page kept; none where the act brings no files. */
export const actFiles = (
  act: PageAct,
  vault: OpenVault,
  { number, caseId, attachments }: OpenedCase,
  isSent: () => boolean,
  onList: () => void,
): AttachmentField | undefined => {
  if (!BRINGS_FILES.includes(act)) return undefined;
  const own = attachments.filter(({ by }) => by !== 'reporter');
  const bytes = own.reduce((sum, { opened }) => sum + fileBlobBytes(opened?.size ?? 0), 0);
  const files = attachmentField({
    ...{ lang, id: 'files', isShared: true },
    onChange: () => {
      save();
      onList();
    },
    place: () => ({ caseId, number }),
    standing: { files: own.length, bytes },
    before: readKeptFiles(readDraft(vault, caseId, kindOf(act))?.files ?? ''),
  });
  byId('act-fields').append(files.view);
  beforeLock(() => {
    if (isSent() || keepDraft(vault, caseId, kindOf(act), { files: keptFilesText(files.kept()) })) return;
    alarm(limitTexts(lang).draft(MOST_DRAFT_BYTES));
  });
  askBeforeLeaving(() => !isSent() && files.isUnfinished());
  return files;
};
