// The case page of a handler who has yet to declare: what they declare by, what counts as a conflict of interest, and the two
// ways to go on. Who was involved and where opens in the island; nothing else of the case is on it.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { handoversPath, handoversText } from '../../src/i18n/handovers.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { Concerns } from '../../src/policy/types.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { concernWords } from './case.tsx';
import { KeysNotice, type LostKeys } from './case-keys.tsx';
import { StaffPage } from './frame.tsx';

/** The questions whose answers somebody declares by, in the order in which they are shown. */
const ASKED = ['who', 'where'] as const;

/** `toCome`: the reader's keys don't open the case yet, and a colleague is to hand its keys on. */
type Opening = { readonly view: ViewContext; readonly toCome: boolean };

const DeclareBy = (props: Opening) => {
  const { lang } = props.view;
  const t = conflictText(lang).declaration;
  const { questions } = reporter(lang).report;
  return (
    <section id="declare-by" aria-labelledby="declare-by-title" data-once-verified>
      <h2 id="declare-by-title">{t.byTitle}</h2>
      <p id="case-progress" role="status">
        {t.sealed}
      </p>
      <div id="declare-answers" hidden>
        {ASKED.map((id) => (
          <>
            <h3>{questions[id].question}</h3>
            <div data-answer={id} />
          </>
        ))}
      </div>
      <p id="declare-silent" hidden>
        {t.silent}
      </p>
      <p class="hint" id="declare-order" data-to-come={props.toCome ? '' : undefined}>
        {props.toCome ? t.orderToCome : t.order}
      </p>
    </section>
  );
};

const Grounds = (props: { readonly view: ViewContext }) => {
  const t = conflictText(props.view.lang).declaration;
  return (
    <section aria-labelledby="grounds-title" data-once-verified>
      <h2 id="grounds-title">{t.groundsTitle}</h2>
      <p>{t.groundsLead}</p>
      <ul>
        {t.grounds.map((ground) => (
          <li>{ground}</li>
        ))}
      </ul>
    </section>
  );
};

/** A way with what follows from it, set apart from the other: what stands under a button is said of that one. */
const Way = (props: {
  readonly id: string;
  readonly kind: 'primary' | 'secondary';
  readonly words: string;
  readonly follows: string;
}) => (
  <div class="declare-way">
    <button type="button" class={`button ${props.kind}`} id={props.id} aria-describedby={`${props.id}-hint`} disabled>
      {props.words}
    </button>
    <p class="hint" id={`${props.id}-hint`}>
      {props.follows}
    </p>
  </div>
);

/** The two ways; behind the second its consequences, and the press that counts. */
const Ways = (props: Opening) => {
  const t = conflictText(props.view.lang).declaration;
  return (
    <section id="declare" aria-labelledby="declare-title" data-once-verified>
      <h2 id="declare-title" tabindex={-1}>
        {t.choiceTitle}
      </h2>
      <div id="declare-ways">
        <Way
          id="declare-none"
          kind="primary"
          words={t.none}
          follows={props.toCome ? t.noneFollowsToCome : t.noneFollows}
        />
        <Way id="declare-conflict" kind="secondary" words={t.conflict} follows={t.conflictFollows} />
      </div>
      <div id="declare-consequences" hidden>
        <Notice tone="warning">
          <h3 id="declare-consequences-title" tabindex={-1}>
            {t.followsTitle}
          </h3>
          <ul>
            {t.follows.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
          <p id="declare-saves" hidden />
        </Notice>
        <div class="actions">
          <Button id="declare-confirm" type="button" kind="danger">
            {t.confirm}
          </Button>
          <Button id="declare-back" type="button" kind="quiet">
            {t.back}
          </Button>
        </div>
      </div>
      <p id="declare-sending" role="status" />
    </section>
  );
};

type HandOnDue = {
  readonly dueOn: PlainDate;
  readonly cameOn?: PlainDate | undefined;
  /** Their browser can, though they have yet to declare. */
  readonly isNow: boolean;
};

/** Whoever holds keys that wait to be handed on reads why to declare now, or that they can hand them on before. */
const HandOn = ({ lang, handOn }: { readonly lang: Lang; readonly handOn: HandOnDue | undefined }) => {
  if (handOn === undefined) return null;
  const { keysTitle, keys, keysNow } = conflictText(lang).declaration;
  const came = handOn.cameOn === undefined ? undefined : formatDate(lang, handOn.cameOn);
  return (
    <Notice tone="warning" id="keys-wait" title={keysTitle}>
      <p>{(handOn.isNow ? keysNow : keys)(formatDate(lang, handOn.dueOn), came)}</p>
      {handOn.isNow ? (
        <p>
          <a href={handoversPath(lang)}>{handoversText(lang).link}</a>
        </p>
      ) : null}
    </Notice>
  );
};

export const DeclarationPage = (props: {
  readonly view: ViewContext;
  readonly caseFile: { readonly number: string; readonly receivedOn: PlainDate; readonly concerns: Concerns };
  /** Keys that changed since the case was given to the reader, or that nobody has any more. */
  readonly lostKeys?: readonly LostKeys[] | undefined;
  /** Whether the report's keys are still to be handed on to the reader. */
  readonly toCome: boolean;
  /** Keys that the reader could hand on, now or once they have declared, with the day on which that came to them from others. */
  readonly handOn?: HandOnDue | undefined;
}) => {
  const { view, caseFile } = props;
  const { lang } = view;
  const t = staffText(lang).case;
  const received = <time datetime={caseFile.receivedOn}>{formatDate(lang, caseFile.receivedOn)}</time>;
  return (
    <StaffPage
      view={view}
      title={t.title(caseFile.number)}
      island="case-page"
      mainAttributes={{ 'data-number': caseFile.number, 'data-view': 'undeclared' }}
    >
      <p class="lead" data-once-verified>
        {conflictText(lang).declaration.lead}
      </p>
      <HandOn lang={lang} handOn={props.handOn} />
      <KeysNotice view={view} lost={props.lostKeys ?? []} />
      <SummaryList
        rows={[
          { key: t.received, value: received },
          { key: t.concerns, value: <span id="case-ticked">{concernWords(view, caseFile.concerns)}</span> },
        ]}
      />
      <DeclareBy view={view} toCome={props.toCome} />
      <Grounds view={view} />
      <Ways view={view} toCome={props.toCome} />
      <p>
        <a href={`/${lang}/staff`}>{t.toDesk}</a>
      </p>
    </StaffPage>
  );
};
