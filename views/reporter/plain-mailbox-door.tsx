// The way back in without script: what the server will see, said before anything is typed, and the field for the code. What
// somebody had written when their visit ended stands in the same form, so that it comes along.
import type { CarriedFiles } from '../../src/domain/arrived-files.ts';
import { damagedReport } from '../../src/i18n/damaged-report.ts';
import type { TypedName } from '../../src/i18n/naming-faults.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { MESSAGE_CHARACTERS } from '../../src/policy/questions.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import { FileFields } from './plain-files.tsx';
import { NameFields } from './plain-mailbox-naming.tsx';
import { SlipCommand } from './slip-command.tsx';
import { UnknownCode } from './unknown-code.tsx';

/** Why there is no open mailbox, and what was typed. */
export type Door = {
  readonly said?: 'ended' | 'closed' | 'noCookie' | undefined;
  readonly error?: string | undefined;
  /** Nothing can be opened with the code; which of its reasons it has, nobody is told. */
  readonly isUnknown?: true | undefined;
  /** The code is right, and what is stored of its report is damaged. */
  readonly isDamaged?: true | undefined;
  readonly waiting?: { readonly place: number; readonly seconds: number; readonly ticket: string } | undefined;
  readonly code?: string | undefined;
  /** A message that wasn't sent. */
  readonly draft?: string | undefined;
  /** A name that wasn't sent. */
  readonly naming?: TypedName | undefined;
  /** Files that arrived and weren't sent. */
  readonly carried?: CarriedFiles | undefined;
};

type Props = Door & {
  readonly view: ViewContext;
  /** How long a visit lasts without a click, in minutes. */
  readonly idleMinutes: number;
};

const Said = ({ view, said, draft, naming, carried, waiting, idleMinutes }: Props) => {
  const t = plainMailbox(view.lang);
  if (waiting !== undefined) {
    return (
      <Notice tone="info" title={t.waiting.title}>
        <p>{t.waiting.text(waiting.place, waiting.seconds)}</p>
        <p>{t.waiting.kept}</p>
      </Notice>
    );
  }
  if (said === 'closed') {
    return (
      <Notice tone="success" title={t.closed.title}>
        <p>{t.closed.text}</p>
      </Notice>
    );
  }
  if (said === 'noCookie') {
    return (
      <div role="alert">
        <Notice tone="warning" title={t.noCookie.title}>
          <p>{t.noCookie.text}</p>
        </Notice>
      </div>
    );
  }
  if (said !== 'ended') return null;
  const isEmpty = draft === undefined && naming === undefined && (carried?.files.length ?? 0) === 0;
  return (
    <Notice tone="warning" title={t.ended.title}>
      <p>{t.ended.text(idleMinutes)}</p>
      <p>{isEmpty ? t.ended.again : t.ended.notSent}</p>
    </Notice>
  );
};

/** That the portal's copy of the report is damaged, the other ways, and what the slip proves. */
const Damaged = ({ view, draft, naming, carried }: Props) => {
  const t = damagedReport(view.lang);
  const hasTyped = draft !== undefined || naming !== undefined || (carried?.files.length ?? 0) > 0;
  return (
    <>
      <div role="alert">
        <Notice tone="danger" title={t.title}>
          <p>{t.what}</p>
          <p>{t.yours}</p>
          {hasTyped ? <p>{t.notSent}</p> : null}
          <p>{t.now}</p>
          <p>{t.slip}</p>
          <SlipCommand lang={view.lang} />
          <p>{t.otherwise}</p>
        </Notice>
      </div>
      <section class="card">
        <Channels view={view} />
      </section>
    </>
  );
};

const Sees = ({ view, idleMinutes }: Props) => {
  const t = plainMailbox(view.lang);
  return (
    <>
      <h2>{t.seesTitle}</h2>
      <ul>
        {t.sees.map((line) => (
          <li>{line}</li>
        ))}
        <li>{t.kept(idleMinutes)}</li>
      </ul>
      <p>
        <a href={`/${view.lang}/follow-up`}>{t.withScript}</a>
        {' · '}
        <a href={`/${view.lang}#other-ways`}>{plainReport(view.lang).before.otherWays}</a>
      </p>
    </>
  );
};

const Code = ({ view, error, waiting, code, draft, naming, carried }: Props) => {
  const t = reporter(view.lang).followUp;
  const plain = plainMailbox(view.lang);
  return (
    <form method="post" action={`/${view.lang}/follow-up/plain`} autocomplete="off">
      <input type="hidden" name="act" value="open" />
      {carried === undefined || carried.files.length === 0 ? null : <FileFields carried={carried} />}
      {waiting === undefined ? null : <input type="hidden" name="ticket" value={waiting.ticket} />}
      <TextField
        id="tracking-code"
        name="code"
        guarded
        label={t.field}
        hint={t.intro}
        error={error}
        value={code}
        inputMode="numeric"
        width="code"
        dir="ltr"
      />
      {draft === undefined ? null : (
        <TextArea
          id="draft"
          name="draft"
          guarded
          label={plain.draft}
          hint={plain.draftHint}
          value={draft}
          limit={MESSAGE_CHARACTERS}
        />
      )}
      {naming === undefined ? null : <NameFields view={view} typed={naming} />}
      <div class="actions">
        <Button>{waiting === undefined ? t.open : plain.waiting.again}</Button>
      </div>
    </form>
  );
};

export const PlainMailboxDoor = (props: Props) => {
  const { view, isUnknown } = props;
  const t = reporter(view.lang).followUp;
  const error = isUnknown ? t.unknown : props.error;
  // Who has typed something, or been inside, has read what the server sees; the field comes first for them.
  const hasTyped =
    error !== undefined ||
    props.isDamaged ||
    props.waiting !== undefined ||
    props.draft !== undefined ||
    props.naming !== undefined;
  const isFresh = !hasTyped && props.said !== 'ended';
  return (
    <Page view={view} title={t.title} step="2" faulty={error !== undefined}>
      <ErrorSummary lang={view.lang} errors={error === undefined ? [] : [{ id: 'tracking-code', text: error }]} />
      <Said {...props} />
      {props.isDamaged ? <Damaged {...props} /> : null}
      {isFresh ? <Sees {...props} /> : null}
      <Code {...props} error={error} />
      {isUnknown ? <UnknownCode view={view} /> : null}
      {isFresh ? null : <Sees {...props} />}
      <Details summary={t.lost}>
        <p>{t.lostText}</p>
      </Details>
    </Page>
  );
};
