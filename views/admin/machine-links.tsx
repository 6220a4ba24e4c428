// Tells every administrator that a link which enrols another one was made on the portal's machine of late.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { type KnownPerson, knownPerson } from '../../src/i18n/known-person.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';

export type MachineLinksProps = {
  readonly view: ViewContext;
  readonly links: readonly { readonly on: PlainDate; readonly whose: KnownPerson | undefined }[];
};

export const MachineLinks = ({ view, links }: MachineLinksProps) => {
  const { lang } = view;
  const t = recordTexts(lang);
  if (links.length === 0) return null;
  return (
    <Notice tone="warning" id="machine-links">
      {links.map(({ on, whose }) => (
        <p>
          {formatDate(lang, on)}:{' '}
          <NamesApart
            text={t.kinds['machine-invitation']('', whose === undefined ? t.gone : knownPerson(lang, whose))}
          />
        </p>
      ))}
      <p>{t.machineAdvice}</p>
    </Notice>
  );
};
