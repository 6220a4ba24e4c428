// The code page without script, and what comes after it. The code is shown to whoever carries the token that it was made from;
// it stands in the page's text, never in an address, a title or an attribute.
import type { Child } from 'hono/jsx';
import type { FileChanges } from '../../src/domain/changed-files.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ButtonLink } from '../components/button.tsx';
import { CodeGroups } from '../components/digit-groups.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Isolated } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import { Address, Hash } from '../components/unbroken.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AnswerList, type CheckedAnswers } from './plain-report-check.tsx';
import { GoButton, plainAddress } from './plain-report-form.tsx';

/** A report that was sent, as its code page shows it. */
export type SentView = {
  readonly token: string;
  /** 24 digits in groups of four. */
  readonly code: string;
  readonly number: string;
  readonly on: string;
  /** The hash of the line that was received. */
  readonly line: string;
  /** How many files went with it, where the page knows. */
  readonly fileCount?: number | undefined;
  /** By when to come back, in both calendars. */
  readonly come: string;
};

type Props = { readonly view: ViewContext; readonly sent: SentView };

const SentForm = (props: { readonly lang: Lang; readonly sent: SentView; readonly children: Child }) => (
  <form method="post" action={plainAddress(props.lang)} autocomplete="off" novalidate>
    <input type="hidden" name="token" value={props.sent.token} />
    <input type="hidden" name="number" value={props.sent.number} />
    <input type="hidden" name="on" value={props.sent.on} />
    <input type="hidden" name="line" value={props.sent.line} />
    {props.sent.fileCount === undefined ? null : (
      <input type="hidden" name="file-count" value={String(props.sent.fileCount)} />
    )}
    {props.children}
  </form>
);

const Slip = ({ view, sent }: Props) => {
  const t = reporter(view.lang).code;
  return (
    <div class="slip">
      <h2>{t.slipTitle}</h2>
      <p>{view.association.name[view.lang]}</p>
      <p>{t.group}</p>
      <CodeGroups code={sent.code} label={t.group} />
      <p>{t.order}</p>
      <p>
        {t.slipAddress}: <Address address={`${view.association.publicAddress}/${view.lang}/follow-up/plain`} />
      </p>
      <p>{t.come(sent.come)}</p>
      <p>
        {t.slipLine}: <Hash hash={sent.line} />
      </p>
      <p>{t.slipLineFor}</p>
      <p>{t.slipKeep}</p>
    </div>
  );
};

/** The answers of now, and those of them that aren't what was sent. */
type UnsentAnswers = CheckedAnswers & { readonly changed: readonly string[]; readonly files: FileChanges };

const FileNames = (props: { readonly words: string; readonly names: readonly string[] }) =>
  props.names.length === 0 ? null : (
    <>
      <p>{props.words}</p>
      <ul>
        {props.names.map((name) => (
          <li>
            <bdi translate="no">{name}</bdi>
          </li>
        ))}
      </ul>
    </>
  );

/** What the page says where the same report had been sent before with other words. */
const Unsent = (props: { readonly lang: Lang; readonly unsent: UnsentAnswers }) => {
  const t = plainReport(props.lang).again;
  const notes = reportNotes(props.lang).again;
  const { changed, files } = props.unsent;
  return (
    <>
      <Notice tone="warning" title={t.title}>
        <p>{t.text}</p>
        <p>{t.how}</p>
        {changed.includes('concerns') ? (
          <p>
            {notes.ticks} <a href={`/${props.lang}#other-ways`}>{reporter(props.lang).landing.channelsTitle}</a>
          </p>
        ) : null}
      </Notice>
      <h2>{t.unsent}</h2>
      {changed.length === 0 ? null : <AnswerList lang={props.lang} checked={props.unsent} parts={changed} />}
      <FileNames words={notes.files.unsent} names={files.unsent} />
      <FileNames words={notes.files.gone} names={files.gone} />
    </>
  );
};

export const PlainReportCode = (
  props: Props & { readonly error?: string | undefined; readonly unsent?: UnsentAnswers | undefined },
) => {
  const { view, sent, error, unsent } = props;
  const t = reporter(view.lang).code;
  const words = plainReport(view.lang);
  return (
    <Page view={view} title={t.title} step="1" printable faulty={error !== undefined}>
      <section id="code" class="print-slip">
        <ErrorSummary lang={view.lang} errors={error === undefined ? [] : [{ id: 'code-last', text: error }]} />
        {unsent === undefined ? null : <Unsent lang={view.lang} unsent={unsent} />}
        <h2>{t.group}</h2>
        <p>
          <Isolated text={t.sent(sent.number)} numbers={[sent.number]} />
        </p>
        {sent.fileCount === undefined ? null : <p>{t.files(sent.fileCount)}</p>}
        <p>
          <strong>{words.code.only}</strong>
        </p>
        <p class="hint">{t.order}</p>
        <CodeGroups code={sent.code} label={t.group} id="code-groups" />
        <p>{t.power}</p>
        <p>{words.code.again}</p>
        <p>{t.come(sent.come)}</p>
        <p class="hint">{t.photo}</p>
        <p class="hint">
          {words.slip} {words.code.language}
        </p>
        <SentForm lang={view.lang} sent={sent}>
          <TextField
            id="code-last"
            name="last"
            guarded
            label={t.last}
            hint={t.lastHint}
            error={error}
            inputMode="numeric"
            width="short"
            dir="ltr"
          />
          <div class="actions">
            <GoButton lang={view.lang} go="done">
              {t.next}
            </GoButton>
            <GoButton lang={view.lang} go="later" kind="quiet">
              {t.later}
            </GoButton>
          </div>
        </SentForm>
        <Slip view={view} sent={sent} />
      </section>
    </Page>
  );
};

/** For who wants to go on without having written the code down. */
export const PlainReportLater = ({ view, sent }: Props) => {
  const t = reporter(view.lang).code;
  return (
    <Page view={view} title={t.title} step="1">
      <Notice tone="warning" title={t.later}>
        <p>{t.laterWarning}</p>
        <SentForm lang={view.lang} sent={sent}>
          <div class="actions">
            <GoButton lang={view.lang} go="code">
              {t.laterBack}
            </GoButton>
            <GoButton lang={view.lang} go="leave" kind="danger">
              {t.laterConfirm}
            </GoButton>
          </div>
        </SentForm>
      </Notice>
    </Page>
  );
};

/** `come` is missing for who went on without the code. */
export const PlainReportDone = (props: { readonly view: ViewContext; readonly come?: string | undefined }) => {
  const { view, come } = props;
  const t = reporter(view.lang).code;
  return (
    <Page view={view} title={t.title} step="1">
      <h2>{t.doneTitle}</h2>
      {come === undefined ? (
        <p>{reportNotes(view.lang).withoutCode}</p>
      ) : (
        <>
          <p>{t.done(come)}</p>
          <p>{t.doneReview}</p>
        </>
      )}
      <p>
        {t.doneClose} {plainReport(view.lang).code.back}
      </p>
      {come === undefined ? null : (
        <div class="actions">
          <ButtonLink href={`/${view.lang}/follow-up/plain`} kind="secondary">
            {plainReport(view.lang).followUp}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
};
