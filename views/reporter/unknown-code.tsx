// Beside the sentence that a code opens nothing: what else that can mean, what a slip is for then, and the other ways. It is the same
// whatever the reason; with script the page has it from the beginning, hidden.
import { unknownCode } from '../../src/i18n/unknown-code.ts';
import { Details } from '../components/details.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import { SlipCommand } from './slip-command.tsx';

export const UnknownCode = ({ view, hidden }: { readonly view: ViewContext; readonly hidden?: true }) => {
  const t = unknownCode(view.lang);
  return (
    <div id="unknown-code" hidden={hidden}>
      <Details summary={t.summary}>
        <p>{t.what}</p>
        <p>{t.keep}</p>
        <p>{t.now}</p>
        <p>{t.slip}</p>
        <SlipCommand lang={view.lang} />
        <p>{t.otherwise}</p>
        <Channels view={view} level={2} />
      </Details>
    </div>
  );
};
