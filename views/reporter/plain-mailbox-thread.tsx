// Where a report stands and what was written about it, without script: the same pieces in the same order as the islands
// mailbox-standing.ts and mailbox-thread.ts build, from the same words.

import { saysCleaned } from '../../src/domain/file-name.ts';
import type { RunningKind } from '../../src/domain/hidden-data.ts';
import type { AttachedPiece } from '../../src/domain/thread.ts';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { hiddenDataWords } from '../../src/i18n/hidden-data-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import {
  hasMessages,
  type NextWords,
  type PieceBody,
  type PieceWords,
  standingWords,
  threadWords,
} from '../../src/i18n/mailbox-words.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ContentHash } from '../components/content-hash.tsx';
import { DueArithmetic } from '../components/due-arithmetic.tsx';
import { Isolated } from '../components/isolated.tsx';
import { Marked } from '../components/marked.tsx';
import { Notice } from '../components/notice.tsx';
import { Hash } from '../components/unbroken.tsx';
import type { ViewContext } from '../layout/view.ts';

/** What no view can tell of a name itself: how it may be shown, and what a file so called can do (the client's). */
export type Telling = {
  readonly nameOf: (name: string) => string;
  readonly runsOf: (name: string) => RunningKind | undefined;
};

type Open = { readonly view: ViewContext; readonly mailbox: MailboxPieces };

const Next = (props: { readonly words: NextWords }) => {
  const { words, text, due, to } = props.words;
  const counted = due === undefined ? null : <DueArithmetic words={due} />;
  if (to !== undefined)
    return (
      <p>
        {words} <a href={`#${to.id}`}>{to.words}</a>
      </p>
    );
  if (text === undefined)
    return (
      <>
        <p>{words}</p>
        {counted}
      </>
    );
  return (
    <Notice tone="warning">
      <p>{words}</p>
      <p>{text}</p>
      {counted}
    </Notice>
  );
};

/** The number, the standing and what comes next. */
export const Standing = ({ view, mailbox }: Open) => {
  const t = reporter(view.lang).mailbox;
  const words = standingWords(view.lang, mailbox);
  return (
    <>
      <p class="hint">
        <Isolated text={words.number} numbers={[mailbox.number]} />
        {' · '}
        {words.received}
      </p>
      <h3>{t.where}</h3>
      <p class="lead">{words.standing}</p>
      <ol class="progress" aria-label={t.progress}>
        {words.steps.map(({ words: step, state }) => (
          <li class={state === 'done' ? 'done' : undefined} aria-current={state === 'current' ? 'step' : undefined}>
            {step}
          </li>
        ))}
      </ol>
      <h3>{t.next}</h3>
      {words.next.map((next) => (
        <Next words={next} />
      ))}
    </>
  );
};

const Body = (props: { readonly view: ViewContext; readonly body: PieceBody }) => {
  const { view, body } = props;
  switch (body.kind) {
    case 'problem':
      return (
        <Notice tone="warning">
          <p>{body.words}</p>
        </Notice>
      );
    case 'report-unreadable':
      return <p class="field-error">{body.words}</p>;
    case 'report':
      return (
        <details>
          <summary>{reporter(view.lang).mailbox.showReport}</summary>
          <dl class="summary-list">
            {body.rows.map(({ question, answer, lang }) => (
              <div class="summary-row">
                <dt>{question}</dt>
                <dd dir="auto" lang={lang}>
                  <Marked lang={view.lang} text={answer} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      );
    case 'notice':
      return (
        <>
          <h4>{body.title}</h4>
          {body.paragraphs.map((text) => (
            <p>
              <Isolated text={text} numbers={body.numbers} />
            </p>
          ))}
        </>
      );
    case 'text':
      return (
        <p class="prose" dir="auto" lang={body.lang}>
          <Marked lang={view.lang} text={body.text} />
        </p>
      );
  }
};

/**
 * What marks the address at which a file is saved. Where a file breaks off, a browser asks the same address once more by itself,
 * without the form: it must find nothing there, least of all the open mailbox, to save under the file's name.
 */
export const SAVING = 'file';

/** The field of the button by which a file is saved whose reader was warned of what is in it. */
export const SAVE_ANYWAY = 'fetch-anyway';

/** The button that saves a file; on an open mailbox alone, whose form it sends along with all that was typed. */
export const SaveFile = (props: {
  readonly lang: Lang;
  readonly file: string;
  readonly name: string;
  readonly isWarned?: boolean;
}) => {
  const { lang, file, name, isWarned = false } = props;
  const t = plainFiles(lang);
  return (
    <button
      type="submit"
      class="button quiet"
      form="write"
      formaction={`/${lang}/follow-up/plain?${SAVING}`}
      name={isWarned ? SAVE_ANYWAY : 'fetch'}
      value={file}
      aria-label={isWarned ? t.saveAnywayOf(name) : t.saveOf(name)}
    >
      {isWarned ? attachmentWords(lang).shown.saveAnyway : t.save}
    </button>
  );
};

const File = (props: { readonly lang: Lang; readonly file: AttachedPiece } & Telling) => {
  const { lang, file } = props;
  const t = plainFiles(lang);
  const name = file.name === undefined ? undefined : props.nameOf(file.name);
  if (name === undefined || file.file === undefined) return <li>{t.unreadable}</li>;
  const runs = props.runsOf(name);
  return (
    <li>
      <p>
        <bdi>{name}</bdi> <span class="hint">{t.size(file.size ?? 0)}</span>
      </p>
      {file.hash === undefined ? null : (
        <p class="hint">
          {t.hash}: <Hash hash={file.hash} />
        </p>
      )}
      {saysCleaned(name, file.mime ?? '') ? <p class="hint">{attachmentWords(lang).shown.cleanedCopy}</p> : null}
      {runs === undefined ? null : (
        <Notice tone="warning">
          <p>{hiddenDataWords(lang).runs[runs]}</p>
        </Notice>
      )}
      {file.problem === undefined ? (
        <SaveFile lang={lang} file={file.file} name={name} />
      ) : (
        <p class="field-error">{file.problem === 'lost' ? attachmentWords(lang).shown.lost.reporter : t.unreadable}</p>
      )}
    </li>
  );
};

/** The files that came with a piece. */
const Files = (props: { readonly lang: Lang; readonly files: readonly AttachedPiece[] } & Telling) =>
  props.files.length === 0 ? null : (
    <>
      <h4>{plainFiles(props.lang).title}</h4>
      <ul>
        {props.files.map((file) => (
          <File lang={props.lang} file={file} nameOf={props.nameOf} runsOf={props.runsOf} />
        ))}
      </ul>
      <p class="hint">{plainFiles(props.lang).saveHint}</p>
      <p class="hint">{plainFiles(props.lang).brokenOff}</p>
      <ContentHash lang={props.lang} />
    </>
  );

const Piece = (
  props: { readonly view: ViewContext; readonly piece: PieceWords; readonly files: readonly AttachedPiece[] } & Telling,
) => {
  const { view, piece } = props;
  return (
    <li class={`message ${piece.own ? 'own' : 'association'}`} id={piece.id} tabindex={-1}>
      <div class="message-head">
        <strong>{piece.author}</strong>
        {piece.label === undefined ? null : <span>{piece.label}</span>}
        {piece.day === undefined ? null : <time datetime={piece.day.on}>{piece.day.words}</time>}
      </div>
      <Body view={view} body={piece.body} />
      <Files lang={view.lang} files={props.files} nameOf={props.nameOf} runsOf={props.runsOf} />
    </li>
  );
};

/** The whole dialogue; the report stands first. */
export const Thread = ({ view, mailbox, nameOf, runsOf }: Open & Telling) => {
  const { name, phone } = view.association;
  return (
    <>
      <ol class="thread">
        {threadWords(view.lang, mailbox, { association: name[view.lang], phone }).map((piece, at) => (
          <Piece view={view} piece={piece} files={mailbox.thread[at]?.files ?? []} nameOf={nameOf} runsOf={runsOf} />
        ))}
      </ol>
      {hasMessages(mailbox) ? null : <p class="hint">{reporter(view.lang).mailbox.noMessages}</p>}
    </>
  );
};
