// The way back in without script: opens a mailbox with a code, shows it for the time of a visit, and writes into it. A code
// is in no address and no title, and what was typed stands in the answer again whatever goes wrong.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Done, type OpenProps, PlainMailboxPage } from '../../../../views/reporter/plain-mailbox.tsx';
import { type Door, PlainMailboxDoor } from '../../../../views/reporter/plain-mailbox-door.tsx';
import { SAVE_ANYWAY, SAVING } from '../../../../views/reporter/plain-mailbox-thread.tsx';
import { nameNature } from '../../../client/hidden-data/file-nature.ts';
import { messageExcess, nameExcess } from '../../../client/report-size.ts';
import { safeName, savedAs } from '../../../client/safe-name.ts';
import { type Answer, answered, type ClientProblem, failed } from '../../../client/transport.ts';
import { attachedOf, type CarriedFiles, leftBehind } from '../../../domain/arrived-files.ts';
import type { FileWarning } from '../../../domain/hidden-data.ts';
import { codesIn } from '../../../domain/own-code.ts';
import type { RefusalCode } from '../../../domain/result.ts';
import { parseTypedDigits } from '../../../domain/typed-code.ts';
import { attachmentWords } from '../../../i18n/attachment-words.ts';
import { hiddenDataWords } from '../../../i18n/hidden-data-words.ts';
import type { Lang } from '../../../i18n/locale.ts';
import { messageFault } from '../../../i18n/mailbox-words.ts';
import { namingText } from '../../../i18n/naming.ts';
import { nameFaults } from '../../../i18n/naming-faults.ts';
import { plainFiles } from '../../../i18n/plain-files.ts';
import { plainMailbox } from '../../../i18n/plain-mailbox.ts';
import { refusalText } from '../../../i18n/refusals.ts';
import { reporter } from '../../../i18n/reporter.ts';
import { CODE_DIGITS, toBase64url } from '../../../protocol/check/index.ts';
import type { AppEnv, Deps } from '../../deps.ts';
import { isMultipart } from '../../form-type.ts';
import { clearVisitCookie, setVisitCookie } from '../../middleware/cookie.ts';
import { problem } from '../../middleware/problem.tsx';
import { viewContext } from '../../view-context.ts';
import { letGo, withoutLost } from './coming.ts';
import type { Saying } from './engine.ts';
import type { NotGiven } from './fetches.ts';
import { type Came, formOf, formWithFiles, nameIn, notedOf, presented, sayingOf, written } from './mailbox-form.ts';
import { VISIT_IDLE_MS, type Visit } from './visits.ts';

const IDLE_MINUTES = VISIT_IDLE_MS / 60_000;
const IDLE_SECONDS = VISIT_IDLE_MS / 1_000;
const FORM_BYTES = 16;

type Ctx = Context<AppEnv>;
/** What was typed and not sent, as it comes along to the door. */
type Typed = Pick<Door, 'draft' | 'naming' | 'carried'>;

const addressOf = (lang: Lang): string => `/${lang}/follow-up/plain`;
/** Where a right code leads first: only a browser that refused the cookie stays there. */
const OPENED = 'opened';

/**
 * Whether this address led to itself: it was loaded again, or its own form came back to it. A browser that has let go of the
 * cookie in the meantime, as it does when a visit ends, tells no more than that.
 */
const isAgain = (c: Ctx): boolean => {
  const referer = c.req.header('referer') ?? '';
  return URL.canParse(referer) && new URL(referer).pathname === addressOf(c.get('lang'));
};

/** The browser keeps the cookie for as long as the server keeps the visit. */
const renew = (c: Ctx): void => {
  const value = presented(c);
  if (value !== undefined) setVisitCookie(c, value, IDLE_SECONDS);
};

/** An unknown code, an expired one and a destroyed one are one sentence. */
const isUnknown = ({ error }: ClientProblem): boolean => error === 'cannot-open' || error === 'not-found';

/** What is in the way of files is told as it is. */
const FILE_REFUSALS: readonly RefusalCode[] = ['file-missing', 'file-too-large', 'too-many-files', 'files-too-large'];

/** Why to warn of a file, as far as its name tells. */
const runsOf = (name: string) => nameNature(name).runs;

/** `offline` is a network's word; here it means that too many wait. */
const problemWords = (lang: Lang, { error, refusal }: ClientProblem): string => {
  if (refusal !== undefined && FILE_REFUSALS.includes(refusal.code)) return refusalText(lang, refusal);
  return error === 'offline' ? plainMailbox(lang).busy.title : reporter(lang).problems[error];
};

/** Never 200: a browser would save the page in the file's place. */
const NOT_GIVEN_STATUS = { busy: 503, unreadable: 503, lost: 410, altered: 410 } as const;
const WARNED_STATUS = 409;

const warningWords = (lang: Lang, { runs, isMisnamed }: FileWarning): readonly string[] => {
  const t = hiddenDataWords(lang);
  return [...(runs === undefined ? [] : [t.runs[runs]]), ...(isMisnamed ? [t.misnamed] : [])];
};

const notGivenWords = (lang: Lang, why: NotGiven): readonly string[] => {
  switch (why) {
    case 'busy':
      return [plainMailbox(lang).busy.title];
    case 'lost':
      return [attachmentWords(lang).shown.lost.reporter];
    case 'altered':
      return [plainFiles(lang).altered];
    case 'unreadable':
      return [plainFiles(lang).notNow];
    default:
      return warningWords(lang, why);
  }
};

const hasFiles = (carried: CarriedFiles | undefined): boolean => (carried?.files.length ?? 0) > 0;

/** What the engine answers; a thread that broke is a failure like any other, so that what was typed comes back. */
const settled = <T,>(work: Promise<Answer<T>>): Promise<Answer<T>> => work.catch(() => failed('internal'));

export const plainMailboxPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  const door = (c: Ctx, state: Door, status: ContentfulStatusCode = 200) =>
    c.html(<PlainMailboxDoor view={viewContext(c, deps, 'reporter')} idleMinutes={IDLE_MINUTES} {...state} />, status);

  const page = (
    c: Ctx,
    state: Omit<OpenProps, 'view' | 'form' | 'idleMinutes' | 'limits' | 'nameOf' | 'runsOf'>,
    status: ContentfulStatusCode,
  ) =>
    c.html(
      <PlainMailboxPage
        view={viewContext(c, deps, 'reporter')}
        form={toBase64url(deps.random(FORM_BYTES))}
        idleMinutes={IDLE_MINUTES}
        limits={deps.files.limits}
        nameOf={safeName}
        runsOf={runsOf}
        {...state}
      />,
      status,
    );

  const read = async (c: Ctx, master: Uint8Array, derived?: 'derived') => {
    const copy = master.slice();
    try {
      return await settled(deps.plain.read(c.get('association'), copy, derived, c.req.raw.signal));
    } finally {
      copy.fill(0);
    }
  };

  /** The open mailbox with what there is to say of it. */
  const show = async (
    c: Ctx,
    visit: Visit,
    state: Pick<
      OpenProps,
      'text' | 'fault' | 'problem' | 'notSentYet' | 'notGiven' | 'closing' | 'naming' | 'carried' | 'fileNotes'
    >,
    status: ContentfulStatusCode = 200,
  ) => {
    const mailbox = await read(c, visit.master);
    if (mailbox.ok || !isUnknown(mailbox.problem)) renew(c);
    if (mailbox.ok) return page(c, { ...state, mailbox: mailbox.value, page: visit.page, ...visit.told() }, status);
    if (isUnknown(mailbox.problem)) {
      deps.visits.end(visit.association, presented(c));
      clearVisitCookie(c);
      const { text: draft, naming, carried } = state;
      return door(c, { isUnknown: true, draft, naming, carried }, 422);
    }
    if (mailbox.problem.error === 'damaged') {
      const { text: draft, naming, carried } = state;
      return door(c, { isDamaged: true, draft, naming, carried }, 500);
    }
    const words = state.problem ?? problemWords(c.get('lang'), mailbox.problem);
    return page(c, { ...state, problem: words, page: visit.page }, 503);
  };

  /** A visit that isn't there any more, with what was typed in it. */
  const ended = (c: Ctx, typed: Typed, status: ContentfulStatusCode) => {
    if (deps.visits.find(c.get('association').id, presented(c)) === undefined) clearVisitCookie(c);
    return door(c, { said: 'ended', ...typed }, status);
  };

  const openWith = async (c: Ctx, code: string, typed: string, kept: Typed, master: Uint8Array) => {
    const { draft, naming, carried } = kept;
    const association = c.get('association');
    const lang = c.get('lang');
    const mailbox = await read(c, master, 'derived');
    if (!mailbox.ok) {
      if (mailbox.problem.error === 'damaged') return door(c, { isDamaged: true, ...kept }, 500);
      if (isUnknown(mailbox.problem)) return door(c, { isUnknown: true, code: typed, ...kept }, 422);
      return door(c, { error: problemWords(lang, mailbox.problem), code: typed, ...kept }, 503);
    }
    const value = deps.visits.open(association.id, master, code, presented(c));
    setVisitCookie(c, value, IDLE_SECONDS);
    const visit = deps.visits.find(association.id, value);
    const isEmpty = draft === undefined && naming === undefined && !hasFiles(carried);
    if (isEmpty || visit === undefined) return c.redirect(`${addressOf(lang)}?${OPENED}`, 303);
    const waits = draft === undefined ? {} : { text: draft, notSentYet: true };
    return page(c, { mailbox: mailbox.value, page: visit.page, naming, carried, ...waits }, 200);
  };

  const open = async (c: Ctx, { fields, carried }: Came) => {
    const t = reporter(c.get('lang')).followUp;
    const typed = fields('code');
    const kept: Typed = { draft: written(fields('draft')), naming: nameIn(fields), carried };
    if (typed.trim() === '') return door(c, { error: t.missing, ...kept }, 422);
    const code = parseTypedDigits(typed, CODE_DIGITS);
    if (!code.ok) return door(c, { error: t.mistyped, code: typed, ...kept }, 422);
    const ticket = fields('ticket');
    const known = ticket === '' ? undefined : ticket;
    const asked = deps.plain.derive(c.get('association'), code.value, known, c.req.raw.signal);
    const derived = await asked.catch(() => undefined);
    if (derived === undefined) {
      return door(c, { error: reporter(c.get('lang')).problems.internal, code: typed, ...kept }, 503);
    }
    if (!derived.ok) return door(c, { waiting: derived.waiting, code: typed, ...kept }, 202);
    try {
      return await openWith(c, code.value, typed, kept, derived.master);
    } finally {
      derived.master.fill(0);
    }
  };

  const end = (c: Ctx) => {
    deps.visits.end(c.get('association').id, presented(c));
    clearVisitCookie(c);
    c.header('Clear-Site-Data', '"cache"');
    return door(c, { said: 'closed' });
  };

  /** What the reporter says by a button; whatever else was typed stands in the answer again. */
  const say = async (c: Ctx, visit: Visit, { fields, carried }: Came, saying: Saying) => {
    const association = c.get('association');
    const lang = c.get('lang');
    const text = written(fields('message'));
    const message = { carried, ...(text === undefined ? {} : { text, notSentYet: true }) };
    const naming = nameIn(fields);
    const isName = saying.kind === 'identify';
    const holdsCode = (typed: string) => codesIn(typed).some(visit.isCode);
    const typed = naming ?? { name: '', contact: '' };
    const faults = isName ? nameFaults(lang, typed, { holdsCode, excessOf: nameExcess }) : [];
    if (faults.length > 0) return show(c, visit, { ...message, naming: { ...typed, faults } }, 422);
    const master = visit.master.slice();
    const work = async (signal: AbortSignal) => {
      const answer = await settled(deps.plain.say(association, master, saying, signal));
      return answer.ok ? answered(undefined) : answer;
    };
    const sent = await visit
      .once(fields('form'), JSON.stringify(saying), work, c.req.raw.signal)
      .finally(() => master.fill(0));
    if (!sent.ok) {
      const isLater = isName && sent.problem.error === 'refused';
      const words = isLater ? namingText(lang).later : problemWords(lang, sent.problem);
      return show(c, visit, { ...message, naming: { ...typed, problem: words } }, 503);
    }
    visit.note(notedOf(saying, fields('kind')));
    const left = isName ? undefined : naming;
    if (text !== undefined || left !== undefined || hasFiles(carried))
      return show(c, visit, { ...message, naming: left });
    renew(c);
    return c.redirect(addressOf(lang), 303);
  };

  /** A file of the mailbox, opened on its way out; where it can't be given, the page with all that was typed. */
  const fetchFile = async (c: Ctx, visit: Visit, { fields, carried }: Came) => {
    const lang = c.get('lang');
    const isWarned = fields(SAVE_ANYWAY) !== '';
    const file = isWarned ? fields(SAVE_ANYWAY) : fields('fetch');
    const asked = deps.plain.fetch(c.get('association'), visit.master, file, isWarned);
    const fetched = await asked.catch(() => ({ ok: false, why: 'unreadable' }) as const);
    renew(c);
    if (fetched.ok) {
      const { name, size, body } = fetched.file;
      return c.body(body, 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': savedAs(name),
        'Content-Length': String(size),
      });
    }
    const text = written(fields('message'));
    const kept = { carried, naming: nameIn(fields), text, ...(text && { notSentYet: true }) };
    const { why } = fetched;
    const isWarning = typeof why === 'object';
    const notGiven = { file, why: notGivenWords(lang, why), isWarning };
    return show(c, visit, { ...kept, notGiven }, isWarning ? WARNED_STATUS : NOT_GIVEN_STATUS[why]);
  };

  /** What couldn't be written, with all that was typed; where a file is missing, with those that still stand and the names of the others. */
  const notWritten = async (
    c: Ctx,
    visit: Visit,
    kept: { readonly carried: CarriedFiles } & Pick<OpenProps, 'naming' | 'text'>,
    why: ClientProblem,
  ) => {
    const lang = c.get('lang');
    const isMissing = why.refusal?.code === 'file-missing';
    const { carried, lost } = isMissing
      ? await withoutLost(c, deps, kept.carried)
      : { carried: kept.carried, lost: [] };
    const words = lost.length > 0 ? plainFiles(lang).lost(lost) : problemWords(lang, why);
    return show(c, visit, { ...kept, carried, problem: words }, 503);
  };

  const write = async (c: Ctx, came: Came) => {
    const { fields, carried, notes } = came;
    const association = c.get('association');
    const lang = c.get('lang');
    const text = fields('message');
    const naming = nameIn(fields);
    const visit = deps.visits.find(association.id, presented(c));
    // A form of another mailbox than the one that is open in this browser is never sent into this one.
    if (visit === undefined || visit.page !== fields('page')) {
      return ended(c, { draft: written(text), naming, carried }, 401);
    }
    // The form was brought along by a change of language: nothing is sent, and what was typed stands in it again.
    // Nothing is sent before what became of the files was seen.
    if (fields('kind') === 'language' || fields('kind') === 'attach' || notes !== undefined)
      return show(c, visit, {
        naming,
        carried,
        fileNotes: notes,
        ...(written(text) === undefined ? {} : { text, notSentYet: true }),
      });
    if (fields('kind') === 'end') {
      if (written(text) === undefined && naming === undefined && !hasFiles(carried)) return end(c);
      return show(c, visit, { naming, carried, text: written(text), notSentYet: true, closing: true });
    }
    if (fields('fetch') !== '' || fields(SAVE_ANYWAY) !== '') return fetchFile(c, visit, came);
    const saying = sayingOf(fields);
    if (saying !== undefined) return say(c, visit, came, saying);
    const holdsCode = (typed: string) => codesIn(typed).some(visit.isCode);
    const fault = messageFault(lang, text, { holdsCode, excessOf: messageExcess });
    if (fault !== undefined) return show(c, visit, { naming, carried, text, fault }, 422);
    const kind: Done = fields('kind') === 'evidence' ? 'evidence' : 'message';
    const files = attachedOf(carried.files, carried.originals);
    const master = visit.master.slice();
    const work = async (signal: AbortSignal) => {
      const trimmed = { lang, text: text.trim() };
      const answer = await settled(deps.plain.write(association, master, kind, trimmed, signal, files));
      return answer.ok ? answered(undefined) : answer;
    };
    const sent = await visit
      .once(fields('form'), [`${kind} ${text}`, ...files.map(({ file }) => file)].join('\n'), work, c.req.raw.signal)
      .finally(() => master.fill(0));
    if (!sent.ok) return notWritten(c, visit, { naming, carried, text }, sent.problem);
    await letGo(c, deps, leftBehind(carried.files, carried.originals));
    visit.note(kind, files.length);
    if (naming !== undefined) return show(c, visit, { naming });
    renew(c);
    return c.redirect(addressOf(lang), 303);
  };

  app.get('/:lang{(?:ar|en)}/follow-up/plain', async (c) => {
    if (c.req.query(SAVING) !== undefined) return problem(c, deps, 'not-found');
    const value = presented(c);
    const isOpened = c.req.query(OPENED) !== undefined;
    if (value === undefined) return door(c, isOpened ? { said: 'noCookie' } : isAgain(c) ? { said: 'ended' } : {});
    const visit = deps.visits.find(c.get('association').id, value);
    if (visit === undefined) return ended(c, {}, 200);
    return isOpened ? c.redirect(addressOf(c.get('lang')), 303) : show(c, visit, {});
  });

  app.post('/:lang{(?:ar|en)}/follow-up/plain', async (c) => {
    const came = isMultipart(c) ? await formWithFiles(c, deps) : await formOf(c);
    if (typeof came === 'string') return problem(c, deps, came);
    switch (came.fields('act')) {
      case 'open':
        return open(c, came);
      case 'write':
        return write(c, came);
      case 'end':
        return end(c);
      default:
        return problem(c, deps, 'malformed');
    }
  });

  return app;
};
