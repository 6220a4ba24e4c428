// The open mailbox without script: what it shows and the forms that write into it or close it. Every form carries which
// mailbox it belongs to, so that a second window never writes into another one.
import type { Child } from 'hono/jsx';
import type { CarriedFiles } from '../../src/domain/arrived-files.ts';
import type { FileLimits } from '../../src/domain/file-limits.ts';
import { checkInWords } from '../../src/i18n/check-in-words.ts';
import { toldWithFiles } from '../../src/i18n/files-went.ts';
import type { StandingInLog } from '../../src/i18n/log-words.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import { evidenceHint, needsRoutes } from '../../src/i18n/mailbox-words.ts';
import { namingText } from '../../src/i18n/naming.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { MESSAGE_CHARACTERS } from '../../src/policy/questions.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { TextArea } from '../components/text-area.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import { FileFields, type FileNotes, FilesFirst, isHeldUp, PlainFiles } from './plain-files.tsx';
import { Alerts } from './plain-mailbox-alerts.tsx';
import { CheckIns } from './plain-mailbox-check-ins.tsx';
import { LogAlarm, LogStands } from './plain-mailbox-log.tsx';
import { NameFields, Naming, type TypedNaming } from './plain-mailbox-naming.tsx';
import { SaveFile, Standing, type Telling, Thread } from './plain-mailbox-thread.tsx';

export type OpenProps = {
  readonly view: ViewContext;
  /** Missing where it can't be read just now. */
  readonly mailbox?: (MailboxPieces & { readonly log: StandingInLog; readonly caseId?: string }) | undefined;
  /** Which mailbox this page shows; it opens nothing. */
  readonly page: string;
  /** A number used once: the same form sent twice is one message. */
  readonly form: string;
  readonly done?: keyof DoneTexts | undefined;
  /** How many files went with it. */
  readonly filesWent?: number | undefined;
  readonly text?: string | undefined;
  /** What is wrong with the text. */
  readonly fault?: string | undefined;
  /** Why it couldn't be sent, or the mailbox not be read. */
  readonly problem?: string | undefined;
  readonly notSentYet?: boolean | undefined;
  /** A file that was to be saved and isn't given, and why. What is only warned of is given to whoever presses once more. */
  readonly notGiven?:
    | { readonly file: string; readonly why: readonly string[]; readonly isWarning: boolean }
    | undefined;
  /** Closing was asked for while a text waits to be sent. */
  readonly closing?: boolean | undefined;
  readonly idleMinutes: number;
  /** A name that was typed and not sent, with what is wrong with it. */
  readonly naming?: TypedNaming | undefined;
  /** Files that arrived and weren't sent, and what happened to files just now. */
  readonly carried?: CarriedFiles | undefined;
  readonly fileNotes?: FileNotes | undefined;
  readonly limits: FileLimits;
} & Telling;

/** What was sent or said in a visit, as the page tells it. */
export type Done =
  | 'message'
  | 'evidence'
  | 'identify'
  | 'consented'
  | 'withdrew'
  | 'declined'
  | 'check-ins-stopped'
  | 'check-ins-wanted';
type DoneTexts = Readonly<Record<Done, string>>;

/** What to say first after something was sent. */
const doneTexts = (lang: ViewContext['lang']): DoneTexts => {
  const { sent: message, sentEvidence: evidence } = reporter(lang).mailbox;
  const { sent: identify, consent } = namingText(lang);
  const { stop, start } = checkInWords(lang);
  return {
    ...{
      message,
      evidence,
      identify,
      consented: consent.sentGiven,
      withdrew: consent.sentWithdrawn,
      declined: consent.sentDeclined,
    },
    ...{ 'check-ins-stopped': stop.done, 'check-ins-wanted': start.done },
  };
};

/** A text came and couldn't be sent; one that only waits to be is no failure. */
const isNotSent = ({ text, problem, notSentYet }: OpenProps): boolean =>
  text !== undefined && problem !== undefined && notSentYet !== true;

const WRITE = 'write';
/** Where something can be written, a change of language takes it along. */
const LANGUAGE_FORM = { id: WRITE, name: 'kind', value: 'language' } as const;
/** The names of files can be typed in fields of one line. */
const ENTER = { enter: { name: 'kind', value: 'attach' } } as const;

const Hidden = (props: { readonly act: 'write' | 'end'; readonly page: string }) => (
  <>
    <input type="hidden" name="act" value={props.act} />
    <input type="hidden" name="page" value={props.page} />
  </>
);

/** The heading of a part: below that of the report, or in its place where the report isn't shown. */
const Part = (props: { readonly of: unknown; readonly children: Child }) =>
  props.of === undefined ? <h2>{props.children}</h2> : <h3>{props.children}</h3>;

/** A name that was typed where the mailbox can't be read just now. */
const NameAlone = ({ view, naming }: OpenProps) =>
  naming === undefined ? null : (
    <>
      <NameFields view={view} typed={naming} />
      <div class="actions">
        <Button name="kind" value="identify">
          {namingText(view.lang).send}
        </Button>
      </div>
    </>
  );

/** Nothing of it stands where no case is known yet. */
const filled = (carried: CarriedFiles | undefined): Partial<CarriedFiles> =>
  carried === undefined || carried.caseId === '' ? {} : carried;

const Write = (props: OpenProps) => {
  const { view, mailbox } = props;
  const t = reporter(view.lang).mailbox;
  const plain = plainMailbox(view.lang);
  const { caseId = mailbox?.caseId ?? '', files = [], originals = [] } = filled(props.carried);
  const carried = { caseId, files, originals };
  return (
    <>
      <Part of={mailbox}>{t.write}</Part>
      <form
        id={WRITE}
        method="post"
        action={`/${view.lang}/follow-up/plain`}
        enctype={caseId === '' ? undefined : 'multipart/form-data'}
        autocomplete="off"
      >
        <Hidden act="write" page={props.page} />
        <input type="hidden" name="form" value={props.form} />
        <FileFields carried={carried} isChosen />
        <TextArea
          id="message"
          name="message"
          guarded
          label={t.message}
          hint={`${t.messageHint} ${plain.passing} ${plainReport(view.lang).atMost(MESSAGE_CHARACTERS)}`}
          error={props.fault}
          value={props.text}
          limit={MESSAGE_CHARACTERS}
        />
        {caseId === '' ? null : (
          <PlainFiles
            lang={view.lang}
            carried={carried}
            limits={props.limits}
            notes={props.fileNotes ?? {}}
            nameOf={props.nameOf}
            attach={
              <Button
                name="kind"
                value="attach"
                kind="secondary"
                formaction={`/${view.lang}/follow-up/plain#files-title`}
              >
                {plainFiles(view.lang).attach}
              </Button>
            }
          />
        )}
        {mailbox === undefined ? null : <p class="hint">{evidenceHint(view.lang, mailbox)}</p>}
        {props.problem === undefined ? null : (
          <Notice tone="warning">
            <p>{props.problem}</p>
            <p>{t.failed}</p>
          </Notice>
        )}
        <div class="actions">
          <Button name="kind" value="message">
            {t.send}
          </Button>
          <Button name="kind" value="evidence" kind="secondary">
            {t.sendEvidence}
          </Button>
        </div>
        <p>{t.harm}</p>
        {mailbox === undefined ? (
          <NameAlone {...props} />
        ) : (
          <>
            <CheckIns lang={view.lang} journey={mailbox.journey} />
            <Naming view={view} mailbox={mailbox} typed={props.naming} />
          </>
        )}
      </form>
    </>
  );
};

/** Closes at once where nothing can be written, or where it was asked before; else with what was typed, so that it isn't lost. */
const Close = (props: OpenProps & { readonly canWrite: boolean }) => {
  const plain = plainMailbox(props.view.lang);
  const isAsked = props.closing === true;
  return (
    <form id="close" method="post" action={`/${props.view.lang}/follow-up/plain`}>
      <Hidden act="end" page={props.page} />
      <hr />
      <Part of={props.mailbox}>{reporter(props.view.lang).mailbox.finished}</Part>
      <p>{plain.closes(props.idleMinutes)}</p>
      <div class="actions">
        {isAsked || !props.canWrite ? (
          <Button kind="secondary">{isAsked ? plain.closeAnyway : plain.close}</Button>
        ) : (
          <Button kind="secondary" form={WRITE} name="kind" value="end">
            {plain.close}
          </Button>
        )}
      </div>
    </form>
  );
};

/** A sending that failed. It has the focus when the page comes back with it: the text stands far below. */
const NotSent = ({ view, problem }: OpenProps) => (
  <div class="notice warning" id="not-sent" role="alert" tabindex={-1} autofocus>
    <p>{problem}</p>
    <p>
      <a href="#message">{plainMailbox(view.lang).notSentYet}</a>
    </p>
  </div>
);

/** A file that wasn't saved, by its name where the mailbox tells it. It has the focus when the page comes back with it, as its button stands far below. */
const NotGiven = ({ view, mailbox, notGiven, nameOf }: OpenProps) => {
  if (notGiven === undefined) return null;
  const files = mailbox?.thread.flatMap((piece) => piece.files ?? []) ?? [];
  const name = files.find(({ file }) => file === notGiven.file)?.name;
  return (
    <div class="notice warning" id="not-saved" role="alert" tabindex={-1} autofocus>
      <p>{name === undefined ? plainFiles(view.lang).notSaved : plainFiles(view.lang).notSavedOf(nameOf(name))}</p>
      {notGiven.why.map((words) => (
        <p>{words}</p>
      ))}
      {notGiven.isWarning && name !== undefined ? (
        <SaveFile lang={view.lang} file={notGiven.file} name={nameOf(name)} isWarned />
      ) : null}
    </div>
  );
};

/** What stands above the mailbox: that something was sent, wasn't, is wrong, or still waits to be sent. */
const Said = (props: OpenProps) => {
  const { view, done, fault, notSentYet, closing, naming } = props;
  const plain = plainMailbox(view.lang);
  return (
    <>
      <ErrorSummary
        lang={view.lang}
        errors={[...(fault === undefined ? [] : [{ id: 'message', text: fault }]), ...(naming?.faults ?? [])]}
      />
      {naming?.problem === undefined ? null : (
        <div class="notice warning" id="name-not-sent" role="alert" tabindex={-1} autofocus>
          <p>{naming.problem}</p>
        </div>
      )}
      {isNotSent(props) ? <NotSent {...props} /> : null}
      <NotGiven {...props} />
      <FilesFirst lang={view.lang} notes={props.fileNotes ?? {}} />
      {done === undefined ? null : (
        <div role="status">
          <Notice tone="success">
            <p>{toldWithFiles(view.lang, doneTexts(view.lang)[done], props.filesWent ?? 0)}</p>
          </Notice>
        </div>
      )}
      {notSentYet === true && props.fileNotes?.instead !== 'send' ? (
        <Notice tone="warning">
          <p>
            {closing === true ? <a href="#close">{plain.closeUnsent}</a> : <a href="#message">{plain.notSentYet}</a>}
          </p>
        </Notice>
      ) : null}
    </>
  );
};

const hasFiles = ({ carried }: OpenProps): boolean => (carried?.files.length ?? 0) > 0;

/** Something was typed or has arrived and isn't sent. */
const hasUnsent = (props: OpenProps): boolean =>
  props.text !== undefined || props.naming !== undefined || hasFiles(props);

const Busy = (props: OpenProps) => {
  const { busy } = plainMailbox(props.view.lang);
  if (hasUnsent(props)) {
    return (
      <>
        <Notice tone="warning" title={busy.title}>
          <p>{busy.withText}</p>
        </Notice>
        <Write {...props} />
      </>
    );
  }
  return (
    <Notice tone="warning" title={busy.title}>
      {props.problem === undefined || props.problem === busy.title ? null : <p>{props.problem}</p>}
      <p>{busy.text}</p>
      <p>
        <a href={`/${props.view.lang}/follow-up/plain`}>{busy.again}</a>
      </p>
    </Notice>
  );
};

export const PlainMailboxPage = (props: OpenProps) => {
  const { view, mailbox } = props;
  const t = reporter(view.lang);
  const canWrite = mailbox !== undefined || hasUnsent(props);
  return (
    <Page
      view={view}
      title={t.followUp.title}
      step="2"
      faulty={
        props.fault !== undefined ||
        isNotSent(props) ||
        props.notGiven !== undefined ||
        props.naming?.faults !== undefined ||
        isHeldUp(props.fileNotes ?? {})
      }
      languageForm={canWrite ? { ...LANGUAGE_FORM, ...(hasFiles(props) ? ENTER : {}) } : undefined}
    >
      <Said {...props} />
      {mailbox === undefined ? (
        <Busy {...props} />
      ) : (
        <>
          <h2>{t.mailbox.title}</h2>
          <LogAlarm view={view} log={mailbox.log} />
          <Alerts view={view} mailbox={mailbox} />
          <Standing view={view} mailbox={mailbox} />
          {needsRoutes(mailbox) || mailbox.log.state === 'contradicts' ? (
            <section class="card">
              <Channels view={view} />
            </section>
          ) : null}
          <h3>{t.mailbox.messages}</h3>
          <Thread view={view} mailbox={mailbox} nameOf={props.nameOf} runsOf={props.runsOf} />
          <LogStands view={view} log={mailbox.log} />
          <Write {...props} />
        </>
      )}
      <Close {...props} canWrite={canWrite} />
    </Page>
  );
};
