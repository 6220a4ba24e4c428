// Proves to a reporter that the report's line still stands under heads that people signed (PROTOCOL §6, B15), from what the
// portal serves and the rosters that the mailbox has verified. It says so, or that it doesn't hold; never something between.

import { ProofPackage } from '../domain/log-wire.ts';
import { addDays, type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { fromBase64url, type LineProof, proveLine, type SignedHead, toBase64url } from '../protocol/check/index.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { ask, type Transport } from './transport.ts';

/** A day with the head that closed it, as base64url text. */
export type ShownHead = { readonly day: PlainDate; readonly head: string };

/**
 * Whether the line of a report stands; `line` is its hash, as the slip has it. `open`: its day has no head yet. `stands`: it
 * is under the head of its day, and `signers` people have signed since, the last of them over `signed`. `late`: it stands in the
 * tree of a later day than its own or the next, or is to, as it is where the portal's clock was ahead (B37); that is told loudly too.
 * `unchecked`: no answer came that tells.
 */
export type LogStanding = { readonly line: string } & (
  | { readonly state: 'open'; readonly day: PlainDate }
  | { readonly state: 'stands'; readonly own: ShownHead; readonly signers: number; readonly signed?: ShownHead }
  | { readonly state: 'late'; readonly day: PlainDate; readonly isOpen: boolean }
  | { readonly state: 'contradicts' }
  | { readonly state: 'unchecked' }
);

const hashes = (texts: readonly string[]): readonly Uint8Array[] =>
  texts.flatMap((text) => fromBase64url(text, 32) ?? []);

const signedHead = ({
  day,
  by,
  head,
  signature,
}: NonNullable<ProofPackage['signatures']>[number]): readonly SignedHead[] => {
  const [headBytes, signed] = [fromBase64url(head, 32), fromBase64url(signature, 64)];
  return headBytes === undefined || signed === undefined ? [] : [{ day, by, head: headBytes, signature: signed }];
};

const proofOf = ({ day, previous, root, path, roots, signatures }: ProofPackage): LineProof | undefined => {
  const [before, own] = [fromBase64url(previous ?? '', 32), fromBase64url(root ?? '', 32)];
  if (day === undefined || before === undefined || own === undefined || path === undefined) return undefined;
  const siblings = hashes(path.siblings);
  const later = hashes(roots ?? []);
  return {
    ...{ day, previous: before, root: own, path: { index: path.index, siblings }, roots: later },
    signatures: (signatures ?? []).flatMap(signedHead),
  };
};

/** A day is closed after midnight; where its head is missing a whole day later, something is wrong. */
const MOST_DAYS_OPEN = 1;

type Asked = Pick<Mailbox, 'ground' | 'receivedOn' | 'slip'>;

/** What a served proof says of a report's line. */
export const standingOf = ({ ground, receivedOn, slip }: Asked, pkg: ProofPackage): LogStanding => {
  const wrong = { line: slip, state: 'contradicts' } as const;
  const day = parsePlainDate(pkg.day);
  if (day === undefined || day < receivedOn) return wrong;
  // A line is accepted on its date, or in the first minutes of the next day (PROTOCOL A8).
  const isLate = day > addDays(receivedOn, 1);
  if (pkg.previous === undefined) {
    if (addDays(day, MOST_DAYS_OPEN) < ground.today) return wrong;
    return isLate ? { line: slip, state: 'late', day, isOpen: true } : { line: slip, state: 'open', day };
  }
  const proof = proofOf(pkg);
  const proven =
    proof === undefined ? undefined : proveLine(ground.association, [...ground.rosters.values()], slip, proof);
  if (proven === undefined || !proven.ok) return wrong;
  if (isLate) return { line: slip, state: 'late', day, isOpen: false };
  const { head, signers, signed } = proven.value;
  const lastOn = parsePlainDate(signed?.day);
  return {
    ...{ line: slip, state: 'stands', own: { day, head: toBase64url(head) }, signers },
    ...(signed === undefined || lastOn === undefined
      ? {}
      : { signed: { day: lastOn, head: toBase64url(signed.head) } }),
  };
};

/** What is asked once more before it is told. */
const isAsked = ({ state }: LogStanding): boolean => state === 'contradicts' || state === 'late';

/** Asks for the proof of an open mailbox's report and verifies it. */
export const proveReport = async (transport: Transport, mailbox: Mailbox): Promise<LogStanding> => {
  let current: Mailbox = mailbox;
  for (const isLast of [false, true]) {
    const lookup = { lookup: toBase64url(mailbox.keys.lookup) };
    const given = await ask(transport, 'POST', '/api/mailbox/proof', ProofPackage, lookup);
    if (!given.ok) return { line: mailbox.slip, state: 'unchecked' };
    const standing = standingOf(current, given.value);
    if (!isAsked(standing) || isLast) return standing;
    // Somebody may have signed who stands on a roster that came since the mailbox was opened, and a day may have ended.
    const again = await openMailbox(transport, mailbox.keys, mailbox.ground.root);
    if (!again.ok) return standing;
    current = again.value;
  }
  return { line: mailbox.slip, state: 'unchecked' };
};
