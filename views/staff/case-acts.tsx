// The acts of a case as links, each to a page of its own; those that aren't possible yet with the reason and the list of
// what has to come before a referral.
import type { Refusal } from '../../src/domain/result.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { number } from '../../src/i18n/dates.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { actPath, actTitle, isPageAct, type PageAct } from '../../src/i18n/page-acts.ts';
import { byOffice } from '../../src/i18n/people-order.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import type { Office, Stage } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';

export type OpenAct =
  /** `owed`: it is one of the acts by which this person answers the duty that they owe next; `due`: any duty that they owe now. */
  | { readonly act: PageAct; readonly state: 'open'; readonly owed?: boolean; readonly due?: boolean }
  | {
      readonly act: PageAct;
      readonly state: 'blocked';
      readonly owed?: boolean;
      readonly refusals: readonly Refusal[];
      /** Who could be chosen once they have declared. */
      readonly undeclared?: readonly Waiting[];
    };

/** Somebody of whom something is waited for. */
export type Waiting = { readonly name: string; readonly offices: readonly Office[] };

/** Beside what is owed these stand open to be taken at once: what is written to the reporter, and among those who handle the case. */
const COMMON: readonly PageAct[] = ['message', 'note'];
/** So few more aren't worth folding away. */
const FOLDED_FROM = 3;

type Open = Extract<OpenAct, { readonly state: 'open' }>;

/** What stands before the messages, and what is folded away below it. */
const partsOf = (open: readonly Open[]): { readonly first: readonly Open[]; readonly more: readonly Open[] } => {
  const isFirst = ({ act, owed, due }: Open): boolean => owed === true || due === true || COMMON.includes(act);
  const ranked = [open.filter(({ owed }) => owed), open.filter(({ owed, due }) => !owed && due), open];
  const first = [...new Set(ranked.flat())].filter(isFirst);
  const more = open.filter((one) => !isFirst(one));
  return more.length < FOLDED_FROM ? { first: [...first, ...more], more: [] } : { first, more };
};

/**
 * A refusal as something to do. Where the act that has to come first isn't on the same page as a link already, it is one
 * here: two links of one name would be read out twice.
 */
export const Obstacle = (props: {
  readonly view: ViewContext;
  readonly number: string;
  readonly refusal: Refusal;
  readonly linked: boolean;
}) => {
  const { view, refusal } = props;
  const words = refusalText(view.lang, refusal);
  if (!props.linked || refusal.code !== 'do-first' || !isPageAct(refusal.act)) return <>{words}</>;
  return (
    <>
      {words} <a href={actPath(view.lang, props.number, refusal.act)}>{shared(view.lang).acts[refusal.act]}</a>
    </>
  );
};

/** Who could be chosen once they have declared, each with why not now. */
export const Undeclared = ({ view, waiting }: { readonly view: ViewContext; readonly waiting: readonly Waiting[] }) => (
  <>
    {waiting.toSorted(byOffice(view.lang)).map(({ name, offices }) => (
      <li>
        <bdi>{name}</bdi> ({officeList(view.lang, offices)}) – {disclosureText(view.lang).undeclared}
      </li>
    ))}
  </>
);

/** What "before you refer" lists, and the refusals of the rules that say a task isn't done. */
const TASKS = [
  { task: 'epoch', isIn: (refusal: Refusal) => refusal.code === 'do-first' && refusal.act === 'epoch' },
  { task: 'acknowledge', isIn: (refusal: Refusal) => refusal.code === 'do-first' && refusal.act === 'acknowledge' },
  { task: 'clear', isIn: (refusal: Refusal) => refusal.code === 'do-first' && refusal.act === 'clear' },
  { task: 'concern', isIn: (refusal: Refusal) => refusal.code === 'do-first' && refusal.act === 'concern' },
  { task: 'members', isIn: (refusal: Refusal) => refusal.code === 'too-few-members' },
] as const;

const BeforeRefer = (props: {
  readonly view: ViewContext;
  readonly number: string;
  readonly refusals: readonly Refusal[];
  readonly unmetQuorum: number | undefined;
}) => {
  const { view, refusals, unmetQuorum } = props;
  const { lang } = view;
  const t = actsText(lang).before;
  const states = staffText(lang).case;
  const always = ['acknowledge', 'members'];
  const tasks = TASKS.map(({ task, isIn }) => ({
    task,
    refusal: refusals.find(isIn),
    unmet: task === 'members' ? unmetQuorum : undefined,
  }));
  return (
    <section class="before-refer" aria-labelledby="before-refer-title">
      <h3 id="before-refer-title">{t.title}</h3>
      <ul class="tasks">
        {tasks
          .filter(({ task, refusal }) => refusal !== undefined || always.includes(task))
          .map(({ task, refusal, unmet }) => (
            <li>
              <span>{t[task]}</span>{' '}
              <StatusTag tone={refusal === undefined && unmet === undefined ? 'success' : 'warning'}>
                {refusal === undefined && unmet === undefined ? states.stateDone : states.stateOpen}
              </StatusTag>
              {unmet === undefined ? null : <p class="hint">{t.suspended(number(lang, unmet))}</p>}
              {refusal === undefined ? null : (
                <p class="hint">
                  <Obstacle view={view} number={props.number} refusal={refusal} linked={false} />
                </p>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
};

/** Acts about who may know who reported: they stand where that stands, unless an answer to a request is owed. */
const OF_IDENTITY: readonly PageAct[] = [
  ...(['ask-identity', 'refuse-identity', 'announce'] as const),
  ...(['disclose', 'disclose-withheld'] as const),
];

/** Whether an act stands in the list of the case's acts. */
export const isOfCase = (one: OpenAct): boolean =>
  !OF_IDENTITY.includes(one.act) || (one.state === 'open' && one.owed === true);

const Links = (props: {
  readonly view: ViewContext;
  readonly stage: Stage;
  readonly number: string;
  readonly acts: readonly Open[];
}) => (
  <ul class="act-links">
    {props.acts.map(({ act, owed }) => (
      <li>
        <a
          class={owed ? 'act-link primary' : 'act-link'}
          href={actPath(props.view.lang, props.number, act)}
          data-act={act}
        >
          {actTitle(props.view.lang, act, props.stage)}
        </a>
      </li>
    ))}
  </ul>
);

const NOBODY: Refusal = { code: 'nobody-to-disclose' };

/** An act that nobody could be chosen for. */
const isVain = (one: OpenAct): boolean =>
  one.state === 'blocked' && one.refusals.some(({ code }) => code === NOBODY.code);

/** What this person can do about the identity now; what isn't possible is said in words above. */
export const IdentityActs = (props: {
  readonly view: ViewContext;
  readonly number: string;
  readonly stage: Stage;
  readonly acts: readonly OpenAct[];
}) => {
  const { view } = props;
  const acts = props.acts.filter((one) => !isOfCase(one));
  const open = acts.flatMap((one) => (one.state === 'open' ? [one] : []));
  const vain = acts.find(isVain);
  const waiting = (vain?.state === 'blocked' ? vain.undeclared : undefined) ?? [];
  return (
    <>
      {vain === undefined ? null : (
        <div id="identity-nobody">
          <p>{refusalText(view.lang, NOBODY)}</p>
          {waiting.length === 0 ? null : (
            <ul>
              <Undeclared view={view} waiting={waiting} />
            </ul>
          )}
        </div>
      )}
      {open.length === 0 ? null : (
        <div id="identity-acts">
          <Details summary={disclosureText(view.lang).part.acts}>
            <Links view={view} number={props.number} stage={props.stage} acts={open} />
          </Details>
        </div>
      )}
    </>
  );
};

export const ActList = (props: {
  readonly view: ViewContext;
  readonly number: string;
  readonly stage: Stage;
  readonly acts: readonly OpenAct[];
  readonly unmetQuorum: number | undefined;
}) => {
  const { view, number, stage } = props;
  const { lang } = view;
  const t = staffText(lang).case;
  const name = (act: PageAct) => actTitle(lang, act, stage);
  const open = props.acts.flatMap((one) => (one.state === 'open' ? [one] : []));
  const blocked = props.acts.flatMap((one) => (one.state === 'blocked' ? [one] : []));
  const referral = stage === 'review' ? blocked.find(({ act }) => act === 'refer') : undefined;
  // What is missing stays on the page until it is there, also where the rules don't wait for it.
  const isShort = props.unmetQuorum !== undefined && stage === 'review' && open.some(({ act }) => act === 'refer');
  // What the list before a referral says isn't said twice.
  const isListed = (one: (typeof blocked)[number]) =>
    stage === 'review' &&
    one.act === 'refer' &&
    one.refusals.every((refusal) => TASKS.some(({ isIn }) => isIn(refusal)));
  const others = blocked.filter((one) => !isListed(one));
  const { first, more } = partsOf(open);
  const links = (acts: readonly Open[]) => <Links view={view} number={number} stage={stage} acts={acts} />;
  const before =
    referral === undefined && !isShort ? null : (
      <BeforeRefer view={view} number={number} refusals={referral?.refusals ?? []} unmetQuorum={props.unmetQuorum} />
    );
  const inTheWay = (
    <>
      {before}
      {others.length === 0 ? null : (
        <section aria-labelledby="blocked-title" class="blocked">
          <h3 id="blocked-title">{t.blocked}</h3>
          <ul>
            {others.map(({ act, refusals }) => (
              <li data-blocked={act}>
                <strong>{name(act)}</strong>:{' '}
                {refusals.map((refusal) => (
                  <span>
                    <Obstacle view={view} number={number} refusal={refusal} linked={false} />{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
  // What stands in the way of something that is owed is in sight, and so it is where nothing that is owed can be done before it.
  const isInSight = isShort || blocked.some(({ owed }) => owed) || !open.some(({ owed }) => owed);
  const isFolded = more.length > 0 && !isInSight;
  return (
    <section aria-labelledby="acts-title" id="acts" data-once-verified>
      <h2 id="acts-title">{t.acts}</h2>
      {open.length === 0 ? <p>{t.noActs}</p> : first.length === 0 ? null : links(first)}
      {isFolded ? null : inTheWay}
      {more.length === 0 ? null : (
        <Details id="acts-more" summary={t.moreActs(more.length)}>
          {links(more)}
          {isFolded ? inTheWay : null}
        </Details>
      )}
    </section>
  );
};
