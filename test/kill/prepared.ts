// What the crowd sends, made before anything is killed, by the same client code as a reporter's or a person's own device:
// sealed reports with keys of their own, a message to some, an act of the internal auditor to others. Only Argon2id is left
// out, which no server sees.

import { demoFounding } from '../../src/cli/demo/cast.ts';
import type { Exchange } from '../../src/cli/demo/device.ts';
import { found, playerOf } from '../../src/cli/demo/founding.ts';
import { openAs } from '../../src/cli/demo/people.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import { type Ground, verifyFoundation } from '../../src/client/foundation.ts';
import { readMailbox } from '../../src/client/mailbox.ts';
import { writeToAssociation } from '../../src/client/mailbox-writing.ts';
import { perform } from '../../src/client/perform.ts';
import { type PreparedReport, prepareReport, redrawReport, resealReport } from '../../src/client/reporter.ts';
import type { Answer, Transport } from '../../src/client/transport.ts';
import type { Config } from '../../src/config.ts';
import { ActSubmission, IntakePackage, type MailboxPackage, parseWire } from '../../src/domain/wire.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { type CaseId, fromBase64url, type Line, parseLine } from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, makeTrackingCode, random } from '../../src/protocol/open/index.ts';
import { readRoot } from '../../src/store/root.ts';
import { deeds, plainReport } from '../journeys/world.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';

/** One request of the load, with everything that the store must keep of it. */
export type Item = {
  readonly path: string;
  readonly body: string;
  readonly cookie?: string;
  readonly line: Line;
  readonly act: ActSubmission;
  /** Of a report alone: the way back to it, and what the reporter writes once it is acknowledged. */
  readonly report?: { readonly number: string; readonly lookupHash: string };
  readonly next?: Item;
  /** Of a report alone: the same under a new case id, as a reporter's browser sends it where the portal says `taken`. */
  readonly redraw?: () => Promise<Item>;
};

export const lineOf = ({ bytes, signature }: ActSubmission): Line => {
  const line = parseLine(fromBase64url(bytes) ?? new Uint8Array(), fromBase64url(signature) ?? new Uint8Array());
  if (!line.ok) throw new Error(`an act that can't be read: ${line.reason}`);
  return line.value;
};

/** A network on which the first act that is sent is kept and gets no answer. */
const catching = (inner: Transport): { readonly transport: Transport; readonly caught: () => ActSubmission } => {
  let caught: ActSubmission | undefined;
  return {
    transport: async (method, path, body) => {
      if (!path.endsWith('/acts')) return inner(method, path, body);
      caught ??= parseWire(ActSubmission, body);
      throw new Error('no answer');
    },
    caught: () => {
      if (caught === undefined) throw new Error('no act was sent');
      return caught;
    },
  };
};

const silent: Transport = () => Promise.reject(new Error('no network'));

/** What the portal would give for the code of a report that has just been received. */
const mailboxOf = ({ submission, caseId }: PreparedReport, foundation: MailboxPackage['foundation'], line: Line) => {
  const { act } = submission;
  const grants = line.act.grants.flatMap(({ room, epoch, holder }, at) => {
    const blob = act.grants[at];
    return holder === 'reporter' && blob !== undefined ? [{ room, epoch, line: line.hash, blob }] : [];
  });
  const entries = act.entries
    .filter(({ room }) => grants.some((grant) => grant.room === room))
    .map((entry) => ({ ...entry, author: 'reporter' as const, line: line.hash }));
  const lines = [{ bytes: act.bytes, signature: act.signature }];
  return { foundation, caseId, head: line.hash, lines, grants, entries };
};

const MESSAGE_PATH = '/api/mailbox/acts';
const noArgon2 = (): never => {
  throw new Error('keys are handed in');
};

/** Seals a report of its own for each `seed`; under `caseId` where a test wants that one. */
export type Sealer = (seed: number, withMessage: boolean, caseId?: CaseId) => Promise<Item>;

const sealed = (made: Answer<PreparedReport>): PreparedReport => {
  if (!made.ok) throw new Error(`a report can't be sealed: ${made.problem.error}`);
  return made.value;
};

const sealerOn = (ground: Ground, foundation: MailboxPackage['foundation']): Sealer => {
  const itemOf = async (prepared: PreparedReport, message: string | undefined): Promise<Item> => {
    const { submission, number } = prepared;
    const line = lineOf(submission.act);
    const report = { number, lookupHash: submission.lookupHash };
    const redraw = () => itemOf(sealed(redrawReport(prepared, ground)), message);
    const item = { path: '/api/intake', body: JSON.stringify(submission), line, act: submission.act, report, redraw };
    if (message === undefined) return item;
    const mailbox = readMailbox(mailboxOf(prepared, foundation, line), prepared.keys, ground.root);
    if (!mailbox.ok) throw new Error(`the reporter can't read the own report: ${mailbox.reason}`);
    const { transport, caught } = catching(silent);
    await writeToAssociation(transport, mailbox.value, 'message', { lang: 'ar', text: message });
    const act = caught();
    return { ...item, next: { path: MESSAGE_PATH, body: JSON.stringify(act), line: lineOf(act), act } };
  };
  return async (seed, withMessage, caseId) => {
    const story = `واقعة رقم ${seed}: صُرفت مبالغ من صندوق البرنامج دون سندات. `.repeat(1 + (seed % 30));
    const answers = [
      { question: 'what-happened', text: story },
      { question: 'where', text: `المستودع ${seed}` },
    ];
    const keys = { code: makeTrackingCode(), reporterKeys: deriveReporterFromMaster(random.bytes(32)) };
    const made = sealed(await prepareReport(ground, { ...plainReport, answers }, noArgon2, keys));
    const prepared = caseId === undefined ? made : sealed(resealReport({ ...made, caseId }, ground));
    return itemOf(prepared, withMessage ? `إضافة إلى الواقعة ${seed}` : undefined);
  };
};

/** Acknowledgements by the auditor of `count` cases that stand already, signed but not sent. */
const staffActs = async (portal: Portal, count: number): Promise<readonly Item[]> => {
  const exchanges: Exchange[] = [];
  const founding = demoFounding(portal.deps.random);
  const cast = await found(portal, { ...founding, watch: (one) => void exchanges.push(one) }, quickArgon2);
  const auditor = playerOf(cast, 'auditor');
  const acts: { readonly number: string; readonly act: ActSubmission }[] = [];
  for (let at = 0; at < count; at += 1) {
    const { number } = await sendAs(portal, { report: plainReport, moves: [] }, quickArgon2);
    const { me, opened } = await openAs(portal, auditor, number, quickArgon2);
    const { intention, entries } = deeds.acknowledge(opened, me);
    const { transport, caught } = catching(auditor.device.transport);
    await perform(transport, number, opened, me, intention, entries, auditor.device.root());
    acts.push({ number, act: caught() });
  }
  // The session of the last sign-in is stored, so that it holds through every restart.
  const signedIn = exchanges.findLast(({ path, status }) => path === '/api/session' && status < 300);
  const cookie = signedIn?.headers.find(([name]) => name === 'set-cookie')?.[1].split(';')[0] ?? '';
  return acts.map(({ number, act }) => ({
    path: `/api/staff/cases/${number}/acts`,
    body: JSON.stringify(act),
    cookie,
    line: lineOf(act),
    act,
  }));
};

export type Founded = {
  readonly staff: readonly Item[];
  readonly seal: Sealer;
  readonly foundation: MailboxPackage['foundation'];
  readonly root: string;
};

/** Founds an association in the folder of `config`, with `staffCases` cases that wait for the auditor; nothing runs after. */
export const foundIn = async (config: Config, staffCases: number): Promise<Founded> => {
  const portal = await createPortal(config, { log: () => undefined });
  try {
    const staff = await staffActs(portal, staffCases);
    const answer = await portal.app.request(`${portal.url}/api/intake`);
    const intake = parseWire(IntakePackage, await answer.json());
    if (intake?.open !== true) throw new Error('the association takes no reports');
    const { foundation } = intake;
    const root = readRoot(config.dataFolder, portal.association);
    const ground = verifyFoundation(foundation, root);
    if (!ground.ok) throw new Error(`no ground to seal on: ${ground.reason}`);
    return { staff, seal: sealerOn(ground.value, foundation), foundation, root: ground.value.root };
  } finally {
    await portal.close();
  }
};
