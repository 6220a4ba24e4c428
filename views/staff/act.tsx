// The page of one act: what it does, what can't be undone, its fields, what its reader will see, and one button of its
// name. The button waits until the island has opened and verified the case.
import type { Child } from 'hono/jsx';
import { actsText } from '../../src/i18n/acts.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { actTitle, casePath, isFurther, type PageAct } from '../../src/i18n/page-acts.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { Stage } from '../../src/policy/types.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { fileScripts } from '../components/file-scripts.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { ActFields } from './act-fields.tsx';
import { Obstacle, type OpenAct, Undeclared } from './case-acts.tsx';
import { BeforeFinding, type LabourView, RecordedSteps } from './case-labour.tsx';
import { StaffPage } from './frame.tsx';

/** Acts whose consequences a person can't undo, so that the button says so. */
const FINAL = [
  ...(['close', 'resolve', 'refer', 'ratify', 'feedback', 'clear', 'concern', 'declare', 'bar'] as const),
  ...(['disclose', 'disclose-withheld'] as const),
] as const;

const isFinal = (act: string): boolean => FINAL.some((final) => final === act);

type ActFrame = { readonly act: PageAct; readonly state: OpenAct['state']; readonly children: Child };

type ActPageProps = {
  readonly view: ViewContext;
  readonly number: string;
  readonly stage: Stage;
  readonly act: OpenAct;
  /** What of the Labour Law's steps is recorded, on the page of a recommendation. */
  readonly labour?: LabourView | undefined;
};

const Blocked = (props: ActPageProps & { readonly blocked: Extract<OpenAct, { state: 'blocked' }> }) => (
  <Notice tone="warning" title={actsText(props.view.lang).notNow}>
    <ul>
      {props.blocked.refusals.map((refusal) => (
        <li>
          <Obstacle view={props.view} number={props.number} refusal={refusal} linked />
        </li>
      ))}
      <Undeclared view={props.view} waiting={props.blocked.undeclared ?? []} />
    </ul>
  </Notice>
);

/** Most acts show what will be read; those that write nothing show what they do. */
const previewTitle = ({ lang }: ViewContext, act: PageAct): string => {
  const { handover, declaration } = conflictText(lang);
  if (act === 'epoch') return handover.title;
  return act === 'declare' ? declaration.followsTitle : actsText(lang).preview.title;
};

const Form = (props: ActPageProps) => {
  const { view, act, stage } = props;
  const t = actsText(view.lang);
  const further = isFurther(act.act, stage) ? panelWords(view.lang).further : undefined;
  return (
    <>
      <p class="lead">{further?.lead ?? t.lead[act.act]}</p>
      <p id="act-progress" role="status">
        {t.locked}
      </p>
      <ErrorSummary lang={view.lang} errors={[]} />
      <div id="standing" />
      {props.labour === undefined || act.act === 'labour-step' ? null : (
        <BeforeFinding view={view} labour={props.labour} />
      )}
      {props.labour === undefined || act.act !== 'labour-step' ? null : (
        <RecordedSteps view={view} labour={props.labour} />
      )}
      <div class="act">
        <fieldset class="act-fields" id="act-fields" disabled>
          <ActFields lang={view.lang} act={act.act} stage={stage} />
        </fieldset>
        <section class="preview card" id="preview-part" aria-labelledby="preview-title">
          <h2 id="preview-title">{previewTitle(view, act.act)}</h2>
          <div id="preview" />
        </section>
      </div>
      <Notice tone="warning" id="consequence">
        <p>{further?.consequence ?? t.consequence[act.act]}</p>
      </Notice>
      <p id="act-sending" role="status" />
      <div class="actions" id="act-actions">
        <Button id="act-button" type="button" kind={isFinal(act.act) ? 'danger' : 'primary'} disabled>
          {actTitle(view.lang, act.act, stage)}
        </Button>
        <a class="button quiet" href={casePath(view.lang, props.number)}>
          {t.cancel}
        </a>
      </div>
      <section id="report-part" hidden>
        <details>
          <summary>{t.preview.report}</summary>
          <div class="details-body" id="report" />
        </details>
      </section>
    </>
  );
};

const Frame = (props: Omit<ActPageProps, 'act'> & ActFrame) => {
  const { view, act, number } = props;
  return (
    <StaffPage
      view={view}
      title={actTitle(view.lang, act, props.stage)}
      island="act"
      mainAttributes={{
        'data-number': number,
        'data-stage': props.stage,
        'data-act': act,
        'data-state': props.state,
        'data-name': view.association.name[view.lang],
        'data-name-ar': view.association.name.ar,
        'data-name-en': view.association.name.en,
        'data-phone': view.association.phone,
        ...fileScripts(view),
      }}
    >
      <p>
        <a href={casePath(view.lang, number)}>
          {staffText(view.lang).case.back} <bdi dir="ltr">{number}</bdi>
        </a>
      </p>
      {props.children}
    </StaffPage>
  );
};

export const ActPage = (props: ActPageProps) => {
  const { view, number, stage, act } = props;
  return (
    <Frame view={view} number={number} stage={stage} act={act.act} state={act.state}>
      {act.state === 'blocked' ? <Blocked {...props} blocked={act} /> : <Form {...props} />}
    </Frame>
  );
};

/** For whoever holds the case and follows an old address: the act isn't theirs now, and the case is one link away. */
export const ActNotNowPage = (props: Omit<ActPageProps, 'act'> & { readonly act: PageAct }) => {
  const { view, number, stage, act } = props;
  const t = actsText(view.lang);
  const { acts, stages } = shared(view.lang);
  return (
    <Frame view={view} number={number} stage={stage} act={act} state="blocked">
      <Notice tone="warning" title={t.notNow}>
        <p>{t.notAtStage(acts[act], stages[stage])}</p>
        <p>{t.notAtStageNext}</p>
      </Notice>
    </Frame>
  );
};
