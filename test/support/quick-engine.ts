// Stands in for the engine of the pages without script where threads and Argon2id aren't the matter: the same client, in this
// thread, with codes that cost nothing.
import { type Device, newDevice } from '../../src/cli/demo/device.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import { proveReport } from '../../src/client/log-proof.ts';
import { type Mailbox, openMailbox, writeToAssociation } from '../../src/client/reporter.ts';
import { type Answer, answered } from '../../src/client/transport.ts';
import { sayAs } from '../../src/http/reporter/plain/device.ts';
import type { PlainEngine, PlainMailbox } from '../../src/http/reporter/plain/engine.ts';
import type { Portal } from '../../src/portal.ts';
import { deriveReporter, deriveReporterFromMaster } from '../../src/protocol/open/index.ts';
import { plainReport } from '../journeys/world.ts';
import { quickArgon2 } from './quick-argon2.ts';

const proven = async ({ transport }: Device, opened: Answer<Mailbox>): Promise<Answer<PlainMailbox>> =>
  opened.ok ? answered({ ...opened.value, log: await proveReport(transport, opened.value) }) : opened;

const open = (portal: Portal, master: Uint8Array) => {
  const device = newDevice(portal);
  const mailbox = openMailbox(device.transport, deriveReporterFromMaster(master.slice()), device.root());
  return { device, mailbox };
};

/** Puts the quick engine in the portal's place of the real one, and gives how a report is sent that it can open. */
export const quickEngine = (portal: Portal) => {
  const engine: Pick<PlainEngine, 'derive' | 'read' | 'write' | 'say'> = {
    derive: async ({ id }, code) => ({ ok: true, master: (await deriveReporter(id, code, quickArgon2)).master }),
    read: async (_, master) => {
      const { device, mailbox } = open(portal, master);
      return proven(device, await mailbox);
    },
    write: async (_, master, kind, text, __, files) => {
      const { device, mailbox } = open(portal, master);
      const opened = await mailbox;
      const written = opened.ok
        ? await writeToAssociation(device.transport, opened.value, kind, text, new Map(), files)
        : opened;
      return proven(device, written);
    },
    say: async (_, master, saying) => {
      const { device, mailbox } = open(portal, master);
      const opened = await mailbox;
      if (!opened.ok) return proven(device, opened);
      const { transport } = device;
      return proven(device, await sayAs(transport, opened.value, saying));
    },
  };
  Object.assign(portal.deps.plain, engine);
  return {
    engine,
    sent: (text: string) =>
      sendAs(
        portal,
        { report: { ...plainReport, lang: 'en', answers: [{ question: 'what-happened', text }] }, moves: [] },
        quickArgon2,
      ),
  };
};
