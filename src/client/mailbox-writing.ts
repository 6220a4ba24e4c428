// What the reporter signs in their mailbox: messages, further evidence, their name given later or again, whether they agree
// that it is disclosed, and whether they want to be asked after closing how they fare. The reporter knows too little of the case to plan; what these kinds bring is the same in every case.
import type { Plan } from '../domain/intention.ts';
import { Accepted } from '../domain/wire.ts';
import type { Outcome, Room } from '../protocol/check/index.ts';
import { type Answer as Answered, type Entry, fillIdentity } from '../protocol/open/index.ts';
import { buildAct, type SignedAct } from './act.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type Answer, ask, failed, type Transport } from './transport.ts';
import type { AttachedFile } from './upload.ts';

/** How often an act is signed anew where the case, the roster or the day moved on. */
const MAX_TRIES = 4;

const newestEpoch = ({ rooms }: Mailbox, room: Room): number => Math.max(0, ...(rooms.get(room)?.keys() ?? []));

/** Half a character has no encoding; its place is kept by the replacement character. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

const sign = (
  mailbox: Mailbox,
  plan: Plan,
  entries: readonly Entry[],
  files: readonly AttachedFile[] = [],
): Outcome<SignedAct> => {
  const { ground, keys } = mailbox;
  return buildAct(
    {
      association: ground.association,
      rosterHash: ground.current.hash,
      roster: ground.current.roster,
      caseId: mailbox.caseId,
      prev: mailbox.head,
      on: ground.today,
      by: 'reporter',
      signKey: keys.sign.secretKey,
      reporterSeal: keys.seal.publicKey,
      bars: new Set(),
      keyOf: (room, at) => mailbox.rooms.get(room)?.get(at),
    },
    plan,
    entries,
    files,
  );
};

const BARE = { public: {}, bars: [], rooms: [], grants: [] } as const;

type Writing = { readonly lang: string; readonly text: string };

const signWriting = (mailbox: Mailbox, kind: 'message' | 'evidence', text: Writing, files: readonly AttachedFile[]) =>
  sign(
    mailbox,
    { ...BARE, kind, entries: [{ type: 'message', room: 'report', epoch: newestEpoch(mailbox, 'report') }] },
    [{ type: 'message', lang: text.lang, text: wellFormed(text.text) }],
    files,
  );

/** Under a key of its own, for the reporter and whoever reviews now: nobody else who once had the name is given this one. */
const signIdentity = (mailbox: Mailbox, answers: readonly Answered[]): Outcome<SignedAct> => {
  const reader = mailbox.naming?.reader;
  const entry = fillIdentity(answers.map(({ question, text }) => ({ question, text: wellFormed(text) })));
  if (!entry.ok) return entry;
  if (reader === undefined) return { ok: false, reason: 'refused' };
  const place = { room: 'identity', epoch: newestEpoch(mailbox, 'identity') + 1 } as const;
  return sign(
    mailbox,
    {
      ...BARE,
      kind: 'identify',
      rooms: [place],
      grants: [
        { ...place, holder: 'reporter' },
        { ...place, holder: reader },
      ],
      entries: [{ type: 'identity', ...place }],
    },
    [entry.value],
  );
};

const signConsent = (mailbox: Mailbox, given: boolean) =>
  sign(mailbox, { ...BARE, kind: 'consent', public: { given }, entries: [] }, []);

const signWish = (mailbox: Mailbox, wanted: boolean) =>
  sign(mailbox, { ...BARE, kind: 'check-in-wish', public: { wanted }, entries: [] }, []);

/** The lines that were signed for a text and of which nobody knows yet whether they stand, by kind and text. */
export type Unheard = Map<string, readonly string[]>;

/**
 * Sends what `signed` makes of a mailbox and reads it again. What has become stale meanwhile is signed anew; where no answer came,
 * the mailbox is read to see whether the line stands, so that nothing is sent twice. Where that reading is lost too, `tried` keeps
 * what may stand, and the same `what` sent again with it is looked for first.
 */
const send = async (
  transport: Transport,
  mailbox: Mailbox,
  signed: (mailbox: Mailbox) => Outcome<SignedAct>,
  what: string,
  tried: Unheard,
): Promise<Answer<Mailbox>> => {
  const before = tried.get(what) ?? [];
  let current = mailbox;
  if (before.length > 0) {
    const again = await openMailbox(transport, current.keys, current.ground.root);
    if (!again.ok || again.value.lines.some((hash) => before.includes(hash))) return again;
    current = again.value;
  }
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const made = signed(current);
    if (!made.ok) return failed(made.reason === 'malformed' ? 'too-large' : made.reason);
    const { hash, ...submission } = made.value;
    tried.set(what, [...(tried.get(what) ?? []), hash]);
    const sent = await ask(transport, 'POST', '/api/mailbox/acts', Accepted, submission);
    const error = sent.ok ? undefined : sent.problem.error;
    if (!sent.ok && error !== 'stale' && error !== 'offline') return sent;
    const again = await openMailbox(transport, current.keys, current.ground.root);
    const stands = again.ok && again.value.lines.includes(hash);
    // An answer is no proof: what was accepted stands among the lines, or it wasn't accepted.
    if (sent.ok && again.ok && !stands) return failed('untrusted');
    if (sent.ok || stands) return again;
    if (!again.ok || error === 'offline') return again.ok ? failed('offline') : again;
    current = again.value;
  }
  return failed('stale');
};

/** Sends a message or further evidence, with files that were sent for this case before. */
export const writeToAssociation = (
  transport: Transport,
  mailbox: Mailbox,
  kind: 'message' | 'evidence',
  text: Writing,
  tried: Unheard = new Map(),
  files: readonly AttachedFile[] = [],
): Promise<Answer<Mailbox>> =>
  send(
    transport,
    mailbox,
    (current) => signWriting(current, kind, text, files),
    [`${kind} ${text.text}`, ...files.map(({ file }) => file)].join('\n'),
    tried,
  );

/**
 * Gives the name, later or again. `refused`: nobody reviews just now; `too-large`: it doesn't fit. The reader is looked up in the
 * mailbox as it then is, since a part can change hands between two tries.
 */
export const giveIdentity = (
  transport: Transport,
  mailbox: Mailbox,
  answers: readonly Answered[],
  tried: Unheard = new Map(),
): Promise<Answer<Mailbox>> =>
  send(
    transport,
    mailbox,
    (current) => signIdentity(current, answers),
    `identify ${JSON.stringify(answers.map(({ question, text }) => [question, text]))}`,
    tried,
  );

/** Says whether the reporter agrees that their identity is disclosed to others who handle the report. */
export const sayConsent = (
  transport: Transport,
  mailbox: Mailbox,
  given: boolean,
  tried: Unheard = new Map(),
): Promise<Answer<Mailbox>> =>
  send(transport, mailbox, (current) => signConsent(current, given), `consent ${given}`, tried);

/** Says whether the reporter wants to be asked after closing how they fare (PROTOCOL B32). */
export const sayCheckInWish = (
  transport: Transport,
  mailbox: Mailbox,
  wanted: boolean,
  tried: Unheard = new Map(),
): Promise<Answer<Mailbox>> =>
  send(transport, mailbox, (current) => signWish(current, wanted), `check-in-wish ${wanted}`, tried);
