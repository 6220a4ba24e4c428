// Stands in for the engine of the pages without script where threads and Argon2id aren't the matter: the same client, in this
// thread, with codes that cost nothing.
import { newDevice } from '../../src/cli/demo/device.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import { openMailbox, writeToAssociation } from '../../src/client/reporter.ts';
import type { PlainEngine } from '../../src/http/reporter/plain/engine.ts';
import type { Portal } from '../../src/portal.ts';
import { deriveReporter, deriveReporterFromMaster } from '../../src/protocol/open/index.ts';
import { plainReport } from '../journeys/world.ts';
import { quickArgon2 } from './quick-argon2.ts';

const open = (portal: Portal, master: Uint8Array) => {
  const device = newDevice(portal);
  const mailbox = openMailbox(device.transport, deriveReporterFromMaster(master.slice()), device.root());
  return { device, mailbox };
};

/** Puts the quick engine in the portal's place of the real one, and gives how a report is sent that it can open. */
export const quickEngine = (portal: Portal) => {
  const engine: Pick<PlainEngine, 'derive' | 'read' | 'write'> = {
    derive: async ({ id }, code) => ({ ok: true, master: (await deriveReporter(id, code, quickArgon2)).master }),
    read: (_, master) => open(portal, master).mailbox,
    write: async (_, master, kind, text) => {
      const { device, mailbox } = open(portal, master);
      const opened = await mailbox;
      return opened.ok ? writeToAssociation(device.transport, opened.value, kind, text) : opened;
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
