// Plays stories in the order of their days: the clock only ever moves forward, and each day that ends gets its head in the
// log, so that the association's past is as it would have been.

import { type Ground, verifyFoundation } from '../../client/foundation.ts';
import {
  deriveCode,
  openMailbox,
  prepareReport,
  type ReportInput,
  sayCheckInWish,
  sayConsent,
  sendReport,
  writeToAssociation,
} from '../../client/reporter.ts';
import { type Answer, ask, fromOutcome } from '../../client/transport.ts';
import { IntakePackage } from '../../domain/wire.ts';
import type { Portal } from '../../portal.ts';
import { type Argon2id, newCaseId } from '../../protocol/check/index.ts';
import type { ReporterKeys } from '../../protocol/open/index.ts';
import { type Device, type Exchange, newDevice } from './device.ts';
import { sendFiles } from './files.ts';
import { type Cast, playerOf } from './founding.ts';
import type { Move, Story } from './moves.ts';
import { actAs, type Deed, handOnAs, must, openAs, type Player } from './people.ts';

/** A story on the stage: what its reporter has written down, and the number that everybody knows it by. */
export type Played = {
  readonly story: Story;
  readonly code: string;
  readonly keys: ReporterKeys;
  readonly number: string;
};

/** What a play needs: the portal, its people, and how days pass. */
export type Stage = {
  readonly portal: Portal;
  readonly cast: Cast;
  readonly argon2: Argon2id;
  /** Moves the portal's clock to a day, counted back from the last one. */
  readonly toDay: (day: number) => Promise<void>;
  readonly watch?: (exchange: Exchange) => void;
};

/** The ground under a report: fetched anew, verified from the root. */
export const freshGround = async (device: Device): Promise<Answer<Ground>> => {
  const pkg = await ask(device.transport, 'GET', '/api/intake', IntakePackage);
  return pkg.ok ? fromOutcome(verifyFoundation(pkg.value.foundation, device.root())) : pkg;
};

/** A story's report; its files are sent first, for the case that it is going to be. */
const reportOf = async (device: Device, { report, files = [] }: Story): Promise<ReportInput> => {
  if (files.length === 0) return report;
  const caseId = newCaseId();
  return { ...report, attached: { caseId, files: await sendFiles(device, { caseId }, files) } };
};

/** Sends a report from a new device, as somebody who never came before. */
export const sendAs = async (
  portal: Portal,
  story: Story,
  argon2: Argon2id,
  watch?: Stage['watch'],
): Promise<Played> => {
  const device = newDevice(portal, watch);
  const ground = must(await freshGround(device), 'the reporter reads the roster');
  const prepared = must(await prepareReport(ground, await reportOf(device, story), argon2), 'the report is sealed');
  const sent = must(await sendReport(device.transport, prepared, () => freshGround(device)), 'the report is sent');
  return { story, code: prepared.code, keys: prepared.keys, number: sent.number };
};

/** Comes back with nothing but the code. */
export const returnWith = async (portal: Portal, code: string, argon2: Argon2id, watch?: Stage['watch']) => {
  const device = newDevice(portal, watch);
  const keys = await deriveCode(portal.association, code, argon2);
  const mailbox = must(await openMailbox(device.transport, keys, device.root()), 'the mailbox is opened');
  return { device, mailbox };
};

/** What a handler does, with the files that they send for it. */
const deedOf = async (
  { portal, argon2 }: Stage,
  { number }: Played,
  player: Player,
  { deed, files = [] }: Extract<Move, { kind: 'deed' }>,
): Promise<Deed> => {
  if (files.length === 0) return deed;
  const { caseId } = (await openAs(portal, player, number, argon2)).opened;
  const sent = await sendFiles(player.device, { caseId, number }, files);
  return (opened, me) => ({ ...deed(opened, me), files: sent });
};

const playMove = async (stage: Stage, played: Played, move: Exclude<Move, { kind: 'report' }>): Promise<void> => {
  const { portal, cast, argon2, watch } = stage;
  if (move.kind === 'deed') {
    const player = playerOf(cast, move.who);
    await actAs(portal, player, played.number, await deedOf(stage, played, player, move), argon2);
    return;
  }
  if (move.kind === 'hand-on') {
    await handOnAs(portal, playerOf(cast, move.who), played.number, argon2);
    return;
  }
  const { device, mailbox } = await returnWith(portal, played.code, argon2, watch);
  if (move.kind === 'consent') {
    must(
      await sayConsent(device.transport, mailbox, move.given),
      'the reporter says whether the name may be disclosed',
    );
    return;
  }
  if (move.kind === 'check-in-wish') {
    must(await sayCheckInWish(device.transport, mailbox, move.wanted), 'the reporter says whether to be asked');
    return;
  }
  const kind = move.kind === 'reply' ? 'message' : 'evidence';
  const text = { lang: played.story.report.lang, text: move.text };
  const files = await sendFiles(device, { caseId: mailbox.caseId }, move.files ?? []);
  const sent = await writeToAssociation(device.transport, mailbox, kind, text, new Map(), files);
  must(sent, `the reporter writes (${kind})`);
};

/** Plays every story to its end; days run together, each story's moves in their order. */
export const play = async (stage: Stage, stories: readonly Story[]): Promise<readonly Played[]> => {
  const played = new Map<Story, Played>();
  const days = [...new Set(stories.flatMap(({ moves }) => moves.map(({ day }) => day)))].sort((a, b) => a - b);
  for (const day of days) {
    await stage.toDay(day);
    for (const story of stories) {
      for (const move of story.moves.filter((one) => one.day === day)) {
        const before = played.get(story);
        if (move.kind === 'report') played.set(story, await sendAs(stage.portal, story, stage.argon2, stage.watch));
        else if (before === undefined) throw new Error('a story begins with its report');
        else await playMove(stage, before, move);
      }
    }
  }
  return stories.flatMap((story) => played.get(story) ?? []);
};
