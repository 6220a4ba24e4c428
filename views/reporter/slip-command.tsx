// The command with which whoever has a copy of the records looks for a slip's fingerprint, offline.
import { damagedReport, SLIP_COMMAND_PIECES } from '../../src/i18n/damaged-report.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Command } from '../components/command.tsx';

export const SlipCommand = ({ lang }: { readonly lang: Lang }) => (
  <p>
    {damagedReport(lang).check}: <Command pieces={SLIP_COMMAND_PIECES} />
  </p>
);
