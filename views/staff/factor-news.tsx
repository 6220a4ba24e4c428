// Tells somebody, on their first page, what befell the second step of their account of late: that backup codes were used, or an app or
// codes took the place of others. What a stranger did looks like what its owner did.
import type { CodesUsed, FactorChange } from '../../src/domain/key-event.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';

const Told = (props: { readonly view: ViewContext; readonly id: string; readonly words: readonly string[] }) => {
  const { view, id, words } = props;
  if (words.length === 0) return null;
  return (
    <Notice tone="warning" id={id}>
      {words.map((text) => (
        <p>{text}</p>
      ))}
      <p>
        <a href={`${accountPath(view)}#key-events`}>{doorTexts(view.lang).events.deskLink}</a>
      </p>
    </Notice>
  );
};

export type FactorNewsProps = {
  readonly view: ViewContext;
  /** The newest day on which backup codes were used, of late. */
  readonly codesUsed?: CodesUsed | undefined;
  /** What was replaced of late. */
  readonly factorChanges?: readonly FactorChange[] | undefined;
};

export const FactorNews = ({ view, codesUsed, factorChanges = [] }: FactorNewsProps) => {
  const t = doorTexts(view.lang).events;
  const day = (on: FactorChange['on']) => formatDate(view.lang, on);
  const used = codesUsed === undefined ? [] : [t.deskBackupCode(day(codesUsed.on), codesUsed.times)];
  const changed = factorChanges.map(({ what, on }) => t.deskFactor[what](day(on)));
  return (
    <>
      <Told view={view} id="factor-changed" words={changed} />
      <Told view={view} id="code-used" words={used} />
    </>
  );
};
