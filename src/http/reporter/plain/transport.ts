// The portal's side of a worker's questions: what a browser would ask for over the network is answered by the same functions of
// the store, in process. Only these five are answered, and only for the association of the page.

import { riyadhDate } from '../../../domain/plain-date.ts';
import {
  ActSubmission,
  type IntakePackage,
  LookupRequest,
  type Problem,
  parseWire,
  ReportSubmission,
} from '../../../domain/wire.ts';
import { type Acceptance, acceptAct, acceptReport } from '../../../store/acceptance.ts';
import { foundationOf, groundOf, type PortalWithFiles, type Seat, takesReports } from '../../../store/foundation.ts';
import { proofPackage } from '../../../store/log-view.ts';
import { mailboxPackage } from '../../../store/packages.ts';

type Answered = { readonly status: number; readonly body: unknown };

const problem = (error: Problem['error']): Answered => ({ status: 409, body: { error } satisfies Problem });

const ofAcceptance = (acceptance: Acceptance): Answered => {
  if (acceptance.ok) return { status: 201, body: acceptance.accepted };
  const { error, refusal } = acceptance;
  return refusal === undefined
    ? problem(error)
    : { status: 422, body: { error, refusal: JSON.stringify(refusal) } satisfies Problem };
};

const intake = async (portal: PortalWithFiles, seat: Seat): Promise<Answered> => {
  const today = riyadhDate(portal.clock());
  const ground = await groundOf(portal.database.reader, seat.id);
  const open = takesReports(ground, today);
  return { status: 200, body: { foundation: foundationOf(ground, seat, today), open } satisfies IntakePackage };
};

const mailbox = async (portal: PortalWithFiles, seat: Seat, lookup: string): Promise<Answered> => {
  const found = await mailboxPackage(portal, seat, lookup, riyadhDate(portal.clock()));
  return found === undefined ? problem('cannot-open') : { status: 200, body: found };
};

const proof = async (portal: PortalWithFiles, seat: Seat, lookup: string): Promise<Answered> => {
  const found = await proofPackage(portal, seat, lookup);
  return found === undefined ? problem('cannot-open') : { status: 200, body: found };
};

/** Answers one question of a worker as the portal's interface would answer a browser. */
export const answerAsk = async (
  portal: PortalWithFiles,
  seat: Seat,
  { method, path, body }: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown },
): Promise<Answered> => {
  switch (`${method} ${path}`) {
    case 'GET /api/intake':
      return intake(portal, seat);
    case 'POST /api/intake': {
      const report = parseWire(ReportSubmission, body);
      return report === undefined ? problem('malformed') : ofAcceptance(await acceptReport(portal, seat, report));
    }
    case 'POST /api/mailbox': {
      const request = parseWire(LookupRequest, body);
      return request === undefined ? problem('malformed') : mailbox(portal, seat, request.lookup);
    }
    case 'POST /api/mailbox/proof': {
      const request = parseWire(LookupRequest, body);
      return request === undefined ? problem('malformed') : proof(portal, seat, request.lookup);
    }
    case 'POST /api/mailbox/acts': {
      const act = parseWire(ActSubmission, body);
      return act === undefined ? problem('malformed') : ofAcceptance(await acceptAct(portal, seat, act, 'reporter'));
    }
    default:
      return problem('not-found');
  }
};
