// What somebody who is given some of a case's lines can check: each line alone (PROTOCOL §6). They never see `prev`
// continued, so they learn nothing about the lines between.
import { bad, good, type Outcome } from '../outcome.ts';
import type { Act, ActKind } from './act.ts';
import type { AssociationId, CaseId, Holder } from './ids.ts';
import { checkLine, type Line } from './line.ts';
import type { Room } from './rooms.ts';
import { activePerson, type Office, type Roster } from './roster.ts';

/** Whether the policy lets a holder of these offices do acts of this kind. */
export type MayDo = (kind: ActKind, offices: readonly Office[]) => boolean;

/** The reporter's public keys as base64url text, derived from the tracking code by the reporter's own device. */
export type ReporterPublic = { readonly seal: string; readonly sign: string };

/** An epoch as a partial reader knows it. */
export type StartedEpoch = {
  readonly room: Room;
  readonly epoch: number;
  readonly commitment: string;
  readonly startedBy: string;
};

function submitOf(lines: readonly Line[]): Outcome<Extract<Act, { kind: 'submit' }> | undefined> {
  const submits = lines.flatMap(({ act }) => (act.kind === 'submit' ? [act] : []));
  return submits.length > 1 ? bad('untrusted') : good(submits[0]);
}

/** The epochs that these lines start. */
export function startedEpochs(lines: readonly Line[]): readonly StartedEpoch[] {
  return lines.flatMap(({ act, hash }) => act.rooms.map((start) => ({ ...start, startedBy: hash })));
}

/** Whether no epoch is started twice: two commitments for one place would be two cases told as one. */
function startsAgree(lines: readonly Line[]): boolean {
  const places = startedEpochs(lines).map(({ room, epoch }) => `${room} ${epoch}`);
  return new Set(places).size === places.length;
}

/** Whether each later epoch of `report` was started by who had been granted the one before, as the lines tell. */
function reportIsHandedOn(lines: readonly Line[]): boolean {
  const holders = new Map<number, Set<Holder>>();
  return lines.every(({ act }) => {
    const entitled = act.rooms.every(({ room, epoch }) => {
      if (room !== 'report' || epoch === 1 || act.by === 'system') return true;
      return holders.get(epoch - 1)?.has(act.by) ?? false;
    });
    for (const { room, epoch, holder } of act.grants) {
      if (room === 'report') holders.set(epoch, (holders.get(epoch) ?? new Set()).add(holder));
    }
    return entitled;
  });
}

/**
 * Checks some of a case's lines, each alone: case, association, a roster of the verified chain, a signer active there
 * with an office that the policy lets do that kind, the signature. With `reporter`, who asks is the case's reporter:
 * *submit* must be there under the keys derived from the code, and the epochs of `report` must have been handed on.
 */
export function checkPartial(
  caseId: CaseId,
  association: AssociationId,
  lines: readonly Line[],
  rosters: ReadonlyMap<string, Roster>,
  mayDo: MayDo,
  reporter?: ReporterPublic,
): Outcome<readonly Line[]> {
  const submit = submitOf(lines);
  if (!submit.ok) return submit;
  const named = submit.value?.public;
  if (reporter !== undefined) {
    if (named?.seal !== reporter.seal || named.sign !== reporter.sign || !reportIsHandedOn(lines))
      return bad('untrusted');
  }
  if (!startsAgree(lines)) return bad('untrusted');
  const setting = { caseId, association, rosters, reporterSign: named?.sign };
  for (const line of lines) {
    const roster = checkLine(line, setting);
    if (!roster.ok) return roster;
    const { by, kind } = line.act;
    if (by === 'reporter' || by === 'system') continue;
    const person = activePerson(roster.value, by);
    if (person === undefined || !mayDo(kind, person.offices)) return bad('untrusted');
  }
  return good(lines);
}
