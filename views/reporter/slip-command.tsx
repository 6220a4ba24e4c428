// The command with which whoever has a copy of the records looks for a slip's fingerprint, offline.
import { damagedReport, SLIP_COMMAND_PIECES } from '../../src/i18n/damaged-report.ts';
import type { Lang } from '../../src/i18n/locale.ts';

export const SlipCommand = ({ lang }: { readonly lang: Lang }) => (
  <p>
    {damagedReport(lang).check}:{' '}
    <code dir="ltr" class="unbroken">
      {SLIP_COMMAND_PIECES.map((piece, at) => (
        <>
          {at === 0 ? '' : ' '}
          <span>{piece}</span>
        </>
      ))}
    </code>
  </p>
);
