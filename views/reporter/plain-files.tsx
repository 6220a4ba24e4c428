// Files on the pages without script: what arrived, what was found in it, what didn't arrive and why, and the field for more.
import type { Child } from 'hono/jsx';
import {
  type ArrivedFile,
  CASE_FIELD,
  type CarriedFiles,
  type FailedFile,
  FILE_FIELD,
  fieldOfFile,
  nameField,
  ORIGINAL_FIELD,
  sentName,
} from '../../src/domain/arrived-files.ts';
import type { FileLimits } from '../../src/domain/file-limits.ts';
import { apart } from '../../src/i18n/apart.ts';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { hiddenDataWords } from '../../src/i18n/hidden-data-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { ContentHash } from '../components/content-hash.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import { Hash } from '../components/unbroken.tsx';

/** What happened to files just now. */
export type FileNotes = {
  readonly failed?: readonly FailedFile[];
  readonly isCut?: boolean;
  readonly removed?: string;
  /** Files came with the press of another button than the one that attaches: the one that sends, or any other. */
  readonly instead?: 'send' | 'other' | undefined;
};

/** The fields by which files travel in a page; `isChosen`: the page asks about originals itself. */
export const FileFields = (props: { readonly carried: CarriedFiles; readonly isChosen?: boolean }) => {
  const { caseId, files, originals } = props.carried;
  if (caseId === '') return null;
  return (
    <>
      <input type="hidden" name={CASE_FIELD} value={caseId} />
      {files.map((file) => (
        <input type="hidden" name={FILE_FIELD} value={fieldOfFile(file)} />
      ))}
      {props.isChosen === true ? null : originals.map((id) => <input type="hidden" name={ORIGINAL_FIELD} value={id} />)}
    </>
  );
};

const Found = ({ lang, file }: { readonly lang: Lang; readonly file: ArrivedFile }) => {
  const t = hiddenDataWords(lang);
  const { found, unchecked, hides } = file;
  if (found.length > 0)
    return (
      <>
        <ul>
          {found.map((kind) => (
            <li>{t.found[kind]}</li>
          ))}
        </ul>
        <p>
          {t.cleaned} {t.stays}
        </p>
      </>
    );
  if (unchecked !== undefined) return <p>{t.unchecked[unchecked]}</p>;
  if (hides === 'checked')
    return (
      <p>
        {t.clean} {t.stays}
      </p>
    );
  return hides === 'nothing' ? null : <p>{t.mayHide[hides]}</p>;
};

/** A name as it may be shown (`safeName` of the client, which no view imports). */
export type NameOf = (name: string) => string;

/** A photo as it was taken, which goes beside its cleaned copy. */
const OriginalToo = (props: { readonly lang: Lang; readonly file: ArrivedFile; readonly nameOf: NameOf }) => {
  const { lang, file } = props;
  const t = plainFiles(lang);
  if (file.original === undefined) return null;
  return (
    <li>
      <p>
        <strong>
          <bdi>{props.nameOf(file.name)}</bdi>
        </strong>
      </p>
      <p>{attachmentWords(lang).original}</p>
      <p class="hint">{t.size(file.original.size)}</p>
      <p class="hint">
        {t.hash}: <Hash hash={file.original.hash} />
      </p>
      <p class="hint">{t.originalBy(props.nameOf(sentName(file)))}</p>
    </li>
  );
};

const Arrived = (props: {
  readonly lang: Lang;
  readonly file: ArrivedFile;
  readonly isOriginal: boolean;
  readonly nameOf: NameOf;
}) => {
  const { lang, file } = props;
  const t = plainFiles(lang);
  const name = props.nameOf(sentName(file));
  const id = `original-${file.sent.file}`;
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
      </p>
      <p class="hint">{t.size(file.sent.size)}</p>
      <p class="hint">
        {t.hash}: <Hash hash={file.sent.hash} />
      </p>
      <Found lang={lang} file={file} />
      <TextField
        id={nameField(file.sent.file)}
        name={nameField(file.sent.file)}
        guarded
        label={attachmentWords(lang).rename(props.nameOf(file.name))}
        hint={name === props.nameOf(file.name) ? undefined : attachmentWords(lang).goesMarked(name)}
        value={props.nameOf(file.name)}
      />
      {file.original === undefined ? null : (
        <div class="choice">
          <input
            type="checkbox"
            id={id}
            name={ORIGINAL_FIELD}
            value={file.sent.file}
            checked={props.isOriginal}
            autocomplete="off"
            aria-describedby={`${id}-hint`}
          />
          <label for={id}>{t.original}</label>
          <p class="hint" id={`${id}-hint`}>
            {t.originalHint}
          </p>
        </div>
      )}
      <button type="submit" class="button quiet" name="remove" value={file.sent.file} aria-label={t.removeOf(name)}>
        {t.remove}
      </button>
    </li>
  );
};

const whyFailed = (lang: Lang, { name, refusal, isUnread }: FailedFile): string => {
  const t = plainFiles(lang);
  if (isUnread === true) return t.unread;
  if (name === '') return t.failedThread;
  return refusal === undefined ? t.unknown : refusalText(lang, refusal);
};

const didFail = ({ failed = [], isCut }: FileNotes): boolean => failed.length > 0 || isCut === true;

/** Whether a page came back for its files' sake: something wasn't done, or didn't arrive. */
export const isHeldUp = (notes: FileNotes): boolean => notes.instead !== undefined || didFail(notes);

/**
 * Why the page is here again though its reader pressed for something else. It stands at the page's top and has the focus when the page
 * comes back with it: what became of the files stands far below.
 */
export const FilesFirst = (props: { readonly lang: Lang; readonly notes: FileNotes }) => {
  const { instead } = props.notes;
  if (instead === undefined) return null;
  const t = plainFiles(props.lang);
  return (
    <div class="notice warning" id="files-first" role="alert" tabindex={-1} autofocus>
      <p>{instead === 'send' ? t.notYet : t.seenFirst}</p>
      {didFail(props.notes) ? <p>{t.someFailed}</p> : null}
      <p>
        <a href="#files-title">{t.seeFiles}</a>
      </p>
    </div>
  );
};

const Failed = (props: { readonly lang: Lang; readonly notes: FileNotes; readonly nameOf: NameOf }) => {
  const { lang, notes, nameOf } = props;
  const t = plainFiles(lang);
  const { failed = [], isCut, removed } = notes;
  return (
    <>
      {!didFail(notes) ? null : (
        <div role="alert">
          <Notice tone="warning" title={t.failed}>
            {failed.length === 0 ? null : (
              <ul>
                {failed.map((one) => (
                  <li>
                    {one.name === '' ? null : (
                      <>
                        <bdi>{nameOf(one.name)}</bdi>:{' '}
                      </>
                    )}
                    {whyFailed(lang, one)}
                  </li>
                ))}
              </ul>
            )}
            {isCut === true ? <p>{t.cut}</p> : null}
          </Notice>
        </div>
      )}
      {removed === undefined ? null : (
        <div role="status">
          <Notice tone="success">
            <p>{t.removed(apart(nameOf(removed)))}</p>
          </Notice>
        </div>
      )}
    </>
  );
};

/**
 * The part of a form that shows its files and takes more. What attaches stands first, so that no key pressed in a field removes one; the
 * form must be one of several parts, and its texts stand before.
 */
export const PlainFiles = (props: {
  readonly lang: Lang;
  readonly carried: CarriedFiles;
  readonly limits: FileLimits;
  readonly notes: FileNotes;
  readonly nameOf: NameOf;
  readonly attach: Child;
}) => {
  const { lang, carried, limits, notes } = props;
  const t = plainFiles(lang);
  return (
    <section aria-labelledby="files-title">
      <h3 id="files-title" tabindex={-1}>
        {t.title}
      </h3>
      <Failed lang={lang} notes={notes} nameOf={props.nameOf} />
      <div class="field">
        <label for="files">{t.choose}</label>
        <p class="hint" id="files-hint">
          {t.limits(limits)} {t.sees}
        </p>
        <p class="hint" id="files-papers">
          {attachmentWords(lang).noIdentityPapers}
        </p>
        <input
          type="file"
          id="files"
          name="files"
          multiple
          aria-describedby="files-hint files-papers"
          autocomplete="off"
        />
      </div>
      {props.attach}
      {carried.files.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.arrived}</p>
          <p>{attachmentWords(lang).nameGoes}</p>
          <ul>
            {carried.files.map((file) => {
              const isOriginal = carried.originals.includes(file.sent.file);
              return (
                <>
                  <Arrived lang={lang} file={file} isOriginal={isOriginal} nameOf={props.nameOf} />
                  {isOriginal ? <OriginalToo lang={lang} file={file} nameOf={props.nameOf} /> : null}
                </>
              );
            })}
          </ul>
          <ContentHash lang={lang} />
        </>
      )}
    </section>
  );
};
