// The report without script, page by page. What was typed travels in the pages themselves; between two requests nothing of it
// is anywhere on the server. Nothing here is logged, and every answer but the sealed report itself is forgotten.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldFault } from '../../../../views/components/error-summary.tsx';
import type { FileNotes } from '../../../../views/reporter/plain-files.tsx';
import { PlainReportQuestions, PlainReportStart } from '../../../../views/reporter/plain-report.tsx';
import { type CheckNotes, PlainReportCheck } from '../../../../views/reporter/plain-report-check.tsx';
import {
  PlainReportCode,
  PlainReportDone,
  PlainReportLater,
  type SentView,
} from '../../../../views/reporter/plain-report-code.tsx';
import { DATE_IDS, type Go, type PlainForm, turnOf } from '../../../../views/reporter/plain-report-form.tsx';
import {
  PlainReportClosed,
  PlainReportRefused,
  PlainReportWaiting,
} from '../../../../views/reporter/plain-report-stops.tsx';
import type { ReportInput } from '../../../client/reporter.ts';
import { safeName } from '../../../client/safe-name.ts';
import { type ClientProblem, failed } from '../../../client/transport.ts';
import { allOf, leftBehind } from '../../../domain/arrived-files.ts';
import type { FileChanges } from '../../../domain/changed-files.ts';
import { asciiDigits } from '../../../domain/characters.ts';
import { acknowledgementDue } from '../../../domain/deadlines.ts';
import { type PlainDate, parsePlainDate, riyadhDate } from '../../../domain/plain-date.ts';
import { type Routing, route } from '../../../domain/routing.ts';
import { formatDate } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/locale.ts';
import { plainFiles } from '../../../i18n/plain-files.ts';
import { plainReport } from '../../../i18n/plain-report.ts';
import { refusalText } from '../../../i18n/refusals.ts';
import { audienceWords, concernWords, receiverWords } from '../../../i18n/report-words.ts';
import { reporter } from '../../../i18n/reporter.ts';
import { hasViolationRules } from '../../../policy/policies.ts';
import type { Concerns, Policy } from '../../../policy/types.ts';
import { fromBase64url, groupDigits, toBase64url } from '../../../protocol/check/index.ts';
import { settledPolicy } from '../../../store/association.ts';
import { type Ground, groundOf, takesReports } from '../../../store/foundation.ts';
import type { AppEnv, Deps } from '../../deps.ts';
import { isForm, isMultipart } from '../../form-type.ts';
import { describeError } from '../../middleware/failure.ts';
import { problem } from '../../middleware/problem.tsx';
import { viewContext } from '../../view-context.ts';
import { comingForm, fieldsOf, letGo, letGoOfAll, withoutLost, withoutRemoved } from './coming.ts';
import type { SentPlain } from './engine.ts';
import {
  answerFaults,
  answerNamed,
  askOrder,
  checkedAnswers,
  concernFaults,
  concernsOf,
  emptyPlainForm,
  hasTyped,
  readPlainForm,
  reportInput,
  unaskedOffices,
  withCalendarTurned,
} from './report-form.ts';

const TOKEN_BYTES = 32;
/** A code is shown and read in groups of four. */
const GROUP = 4;
/** As much of a typed code as is looked at (PROTOCOL A4). */
const MOST_OF_CODE = 200;
const GOES: readonly Go[] = [
  'concerns',
  'questions',
  'check',
  'attach',
  'keep',
  'dismiss',
  'send',
  'code',
  'done',
  'later',
  'leave',
  ...DATE_IDS.map(turnOf),
];

type Visit = {
  readonly c: Context<AppEnv>;
  readonly deps: Deps;
  readonly lang: Lang;
  readonly form: PlainForm;
  readonly fields: URLSearchParams;
  readonly ground: Ground | undefined;
  readonly policy: Policy;
  readonly today: PlainDate;
};

type Page = Response | Promise<Response>;

const viewOf = ({ c, deps }: Visit) => viewContext(c, deps, 'reporter');

const start = (visit: Visit, faults?: readonly FieldFault[]): Page =>
  visit.c.html(
    <PlainReportStart view={viewOf(visit)} form={visit.form} faults={faults} policy={visit.policy} />,
    faults === undefined ? 200 : 422,
  );

const closed = (visit: Visit, again: Go): Page =>
  visit.c.html(
    <PlainReportClosed
      view={viewOf(visit)}
      form={visit.form}
      again={hasTyped(visit.form) ? again : undefined}
      adopted={hasViolationRules(visit.policy)}
    />,
    503,
  );

const refused = (visit: Visit): Page =>
  visit.c.html(<PlainReportRefused view={viewOf(visit)} form={visit.form} />, 422);

/** Who would receive it, with the page to show instead where nobody can. */
type Settled =
  | { readonly ok: true; readonly concerns: Concerns; readonly routing: Routing; readonly ground: Ground }
  | { readonly ok: false; readonly page: Page };

const settle = (visit: Visit, again: Go): Settled => {
  const faults = concernFaults(visit.form, visit.lang);
  const concerns = concernsOf(visit.form);
  if (concerns === undefined) return { ok: false, page: start(visit, faults) };
  const { ground } = visit;
  if (ground === undefined || !takesReports(ground, visit.today)) return { ok: false, page: closed(visit, again) };
  const routing = route(ground.policy, ground.current.roster, concerns);
  if (!routing.ok) return { ok: false, page: refused(visit) };
  return { ok: true, concerns, routing: routing.value, ground };
};

type Ready = Extract<Settled, { ok: true }>;

const receiversIn = ({ lang }: Visit, { ground, routing, concerns }: Ready): string =>
  receiverWords(lang, ground.policy, ground.current.roster, routing, concerns);

const audienceIn = ({ lang }: Visit, { ground, routing }: Ready, input: ReportInput): readonly string[] =>
  audienceWords(lang, ground.policy, ground.current.roster, routing, input);

const questions = (visit: Visit, faults?: readonly FieldFault[], asked?: FieldFault): Page => {
  const settled = settle(visit, 'questions');
  if (!settled.ok) return settled.page;
  return visit.c.html(
    <PlainReportQuestions
      view={viewOf(visit)}
      form={visit.form}
      faults={faults}
      asked={asked}
      concerns={concernWords(visit.lang, settled.concerns)}
      receivers={receiversIn(visit, settled)}
    />,
    faults === undefined ? 200 : 422,
  );
};

const check = (visit: Visit, notes: Omit<CheckNotes, 'named'> = {}, status: ContentfulStatusCode = 200): Page => {
  const settled = settle(visit, 'check');
  if (!settled.ok) return settled.page;
  const faults = answerFaults(visit.form, settled.concerns, visit.lang, visit.today);
  if (faults.length > 0) return questions(visit, faults);
  const input = reportInput(visit.form, settled.concerns, visit.lang);
  const order = askOrder(visit.form, input, visit.lang);
  if (order !== undefined) return questions({ ...visit, form: order.form }, undefined, order.asked);
  return visit.c.html(
    <PlainReportCheck
      view={viewOf(visit)}
      form={visit.form}
      checked={checkedAnswers(visit.form, input)}
      audience={audienceIn(visit, settled, input)}
      limits={visit.deps.files.limits}
      nameOf={safeName}
      notes={{ ...notes, named: unaskedOffices(visit.form, input) }}
    />,
    status,
  );
};

const named = (visit: Visit, go: 'keep' | 'dismiss'): Page => {
  const { away, form } = answerNamed(visit.form, visit.fields, go);
  const t = reporter(visit.lang).report.check.named;
  if (go === 'keep' && away.length === 0) return check(visit, { namedError: t.tickOne }, 422);
  return check({ ...visit, form }, away.length === 0 ? {} : { kept: away });
};

const comeBack = ({ c, lang, policy }: Visit, on: PlainDate): string =>
  formatDate(lang, acknowledgementDue(policy, on, c.get('association').calendar));

type SentFacts = Pick<SentPlain, 'number' | 'on' | 'line'> & { readonly fileCount?: number | undefined };

const sentView = (visit: Visit, token: Uint8Array, sent: SentFacts): SentView => ({
  token: toBase64url(token),
  code: groupDigits(visit.deps.plain.codeOf(token), GROUP),
  number: sent.number,
  on: sent.on,
  line: sent.line,
  fileCount: sent.fileCount,
  come: comeBack(visit, parsePlainDate(sent.on) ?? visit.today),
});

/** A report of which a file isn't there any more: those that still stand go on, and the others are named. */
const missing = async (visit: Visit, problem: ClientProblem): Promise<Response> => {
  const { c, deps, form, lang } = visit;
  const { carried, lost } = await withoutLost(c, deps, form.carried);
  const failure = lost.length > 0 ? plainFiles(lang).lost(lost) : refusalText(lang, { code: 'file-missing' });
  return check({ ...visit, form: { ...form, carried } }, { failure, nothingStored: problem.nothingStored }, 503);
};

const failure = (visit: Visit, problem: ClientProblem): Page => {
  const { lang } = visit;
  if (problem.refusal?.code === 'file-missing') return missing(visit, problem);
  if (problem.error === 'closed') return closed(visit, 'send');
  if (problem.refusal?.code === 'too-few-receivers') return refused(visit);
  const status = problem.error === 'internal' ? 500 : 503;
  const { nothingStored } = problem;
  const words =
    problem.refusal === undefined ? reporter(lang).problems[problem.error] : refusalText(lang, problem.refusal);
  return check(visit, { failure: words, nothingStored, untrusted: problem.error === 'untrusted' }, status);
};

/** The same by the names under which files are shown. */
const shownChanges = ({ unsent, gone }: FileChanges = { unsent: [], gone: [] }): FileChanges => ({
  unsent: unsent.map(safeName),
  gone: gone.map(safeName),
});

const send = async (visit: Visit, token: Uint8Array): Promise<Response> => {
  const { c, deps, form, lang } = visit;
  // Whether reports are taken and who receives it is asked where it is sealed: a report that stands already is shown first.
  const concerns = concernsOf(form);
  if (concerns === undefined) return start(visit, concernFaults(form, lang));
  const faults = answerFaults(form, concerns, lang, visit.today);
  if (faults.length > 0) return questions(visit, faults);
  const input = reportInput(form, concerns, lang);
  if (unaskedOffices(form, input).length > 0) {
    return check(visit, { namedError: reporter(lang).report.check.named.first }, 422);
  }
  // A thread that broke is a failure like any other, so that what was typed comes back.
  const asked = deps.plain.send(c.get('association'), input, token, form.ticket, c.req.raw.signal);
  const turn = await asked.catch((error: unknown) => {
    deps.log(describeError(error));
    return { ok: true, value: failed('internal') } as const;
  });
  if (!turn.ok) {
    c.header('Retry-After', String(turn.waiting.seconds));
    return c.html(<PlainReportWaiting view={viewOf(visit)} form={form} waiting={turn.waiting} />, 202);
  }
  if (!turn.value.ok) return failure(visit, turn.value.problem);
  const sent = turn.value.value;
  const { changed, files } = sent;
  const { carried } = form;
  // Of a report that stood before nothing goes any more: what didn't is brought anew with the code.
  const left = sent.repeated ? allOf(carried.files) : leftBehind(carried.files, carried.originals);
  await letGo(c, deps, left);
  const isAsSent = changed.length === 0 && files === undefined;
  const unsent = isAsSent ? undefined : { ...checkedAnswers(form, input), changed, files: shownChanges(files) };
  return c.html(<PlainReportCode view={viewOf(visit)} sent={sentView(visit, token, sent)} unsent={unsent} />);
};

/** The pages after sending. They carry number and day themselves; whoever changes those misleads nobody else. */
const afterwards = (visit: Visit, token: Uint8Array, go: 'code' | 'done' | 'later' | 'leave'): Page => {
  const { c, fields, lang } = visit;
  const number = /^\d{4}-\d{4}$/.exec(fields.get('number') ?? '')?.[0];
  const on = parsePlainDate(fields.get('on') ?? '');
  const line = /^[\w-]{43}$/.exec(fields.get('line') ?? '')?.[0];
  // No report was received after today, and a calendar ends somewhere.
  const isReceived = on !== undefined && on <= visit.today;
  if (number === undefined || !isReceived || line === undefined) return problem(c, visit.deps, 'malformed');
  const count = /^\d{1,3}$/.exec(fields.get('file-count') ?? '')?.[0];
  const fileCount = count === undefined ? undefined : Number(count);
  const sent = sentView(visit, token, { number, on, line, fileCount });
  const view = viewOf(visit);
  if (go === 'code') return c.html(<PlainReportCode view={view} sent={sent} />);
  if (go === 'later') return c.html(<PlainReportLater view={view} sent={sent} />);
  const typed = asciiDigits((fields.get('last') ?? '').slice(0, MOST_OF_CODE)).replace(/\D/g, '');
  const code = sent.code.replace(/\D/g, '');
  if (go === 'leave') return c.html(<PlainReportDone view={view} />);
  if (typed === code.slice(-GROUP) || typed === code) {
    return c.html(<PlainReportDone view={view} come={sent.come} />);
  }
  const { empty, wrong } = reporter(lang).code;
  return c.html(<PlainReportCode view={view} sent={sent} error={typed === '' ? empty : wrong} />, 422);
};

const step = (visit: Visit, go: Go, files: FileNotes = {}): Page => {
  const token = fromBase64url(visit.form.token, TOKEN_BYTES);
  if (token === undefined) {
    // Only a form that was cut off or made by somebody else has none; what was typed goes on with a new one.
    const renewed = { ...visit, form: { ...visit.form, token: toBase64url(visit.deps.random(TOKEN_BYTES)) } };
    return check(renewed, { failure: plainReport(visit.lang).renewed }, 422);
  }
  switch (go) {
    case 'concerns':
      return start(visit);
    case 'questions':
      return questions(visit);
    case 'check':
    case 'attach':
      return check(visit, { files });
    case 'keep':
    case 'dismiss':
      return named(visit, go);
    case 'send':
      return send(visit, token);
    case 'turn-when-happened':
      return check({ ...visit, form: withCalendarTurned(visit.form, 'when-happened') });
    case 'turn-when-learned':
      return check({ ...visit, form: withCalendarTurned(visit.form, 'when-learned') });
    default:
      return afterwards(visit, token, go);
  }
};

/** What was pressed beside the button that attaches, while files were chosen. */
const insteadOf = (pressed: Go | undefined): FileNotes['instead'] => {
  if (pressed === 'attach') return undefined;
  return pressed === 'send' ? 'send' : 'other';
};

export const plainReportPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const address = '/:lang{(?:ar|en)}/report/plain';

  const visitOf = async (c: Context<AppEnv>, fields: URLSearchParams): Promise<Visit> => {
    const association = c.get('association');
    const lang = c.get('lang');
    const ground = await groundOf(deps.database.reader, association.id);
    return {
      ...{ c, deps, lang, ground, fields },
      form: readPlainForm(fields, lang),
      policy: ground?.policy ?? settledPolicy(association),
      today: riyadhDate(deps.clock()),
    };
  };

  app.get(address, async (c) => {
    const visit = await visitOf(c, new URLSearchParams());
    const token = toBase64url(deps.random(TOKEN_BYTES));
    const first = { ...visit, form: emptyPlainForm(token, visit.lang) };
    const isOpen = takesReports(visit.ground, visit.today);
    if (isOpen) return start(first);
    return c.html(
      <PlainReportClosed view={viewOf(first)} form={first.form} adopted={hasViolationRules(first.policy)} />,
    );
  });

  const withFiles = async (c: Context<AppEnv>): Promise<Response> => {
    const taken = await deps.plain.take(c.get('association'), comingForm(c, deps));
    if (taken.problem !== undefined) return problem(c, deps, taken.problem);
    const fields = fieldsOf(taken);
    if (fields.get('token') === null) {
      await letGoOfAll(c, deps, taken);
      return problem(c, deps, 'malformed');
    }
    const visit = await visitOf(c, fields);
    const fewer = await withoutRemoved(c, deps, visit.form.carried, fields);
    if (fewer !== undefined) {
      const form = { ...visit.form, carried: fewer.carried };
      return step({ ...visit, form }, 'check', { removed: fewer.removed });
    }
    const pressed = GOES.find((known) => known === fields.get('go'));
    const isNew = taken.arrived.length + taken.failed.length > 0 || taken.isCut === true;
    if (pressed !== undefined && !isNew) return step(visit, pressed);
    // Nothing is sent, and no other page is shown, before what became of the files was seen.
    const { failed, isCut = false } = taken;
    return step(visit, 'check', { failed, isCut, instead: insteadOf(pressed) });
  };

  app.post(address, async (c) => {
    if (isMultipart(c)) return withFiles(c);
    const fields = new URLSearchParams(isForm(c) ? await c.req.text() : '');
    const go = GOES.find((known) => known === fields.get('go'));
    return go === undefined ? problem(c, deps, 'malformed') : step(await visitOf(c, fields), go);
  });

  return app;
};
