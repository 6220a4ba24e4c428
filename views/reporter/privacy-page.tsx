// The privacy notice: controller, contact, purpose, basis, data, readers, what the server sees, period, rights.

import { comma } from '../../src/i18n/locale.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { shared } from '../../src/i18n/shared.ts';
import { SummaryList } from '../components/summary-list.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';

const contactOf = (view: ViewContext): string => {
  const contact = view.association.privacyContact;
  return typeof contact === 'string' ? contact : contact[view.lang];
};

export const PrivacyPage = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const t = publicTexts(view.lang).privacy;
  const contact = contactOf(view).trim();
  const { association } = view;
  const controller = [association.name[view.lang], association.address[view.lang]].filter((part) => part.trim() !== '');
  return (
    <Page view={view} title={t.title} printable>
      <SummaryList
        rows={[
          { key: t.controller, value: controller.join(comma(view.lang)) },
          ...(contact === '' ? [] : [{ key: t.contact, value: <bdi>{contact}</bdi> }]),
        ]}
      />
      <h2>{t.purposeTitle}</h2>
      <p>{t.purpose}</p>
      <h2>{t.basisTitle}</h2>
      <p>{t.basis}</p>
      <h2>{t.dataTitle}</h2>
      <p>{t.data}</p>
      <h2>{t.readersTitle}</h2>
      <p>{t.readers}</p>
      <h2>{t.seesTitle}</h2>
      <ul>
        {t.sees.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{t.notSees}</p>
      <h2>{t.periodTitle}</h2>
      <p>
        {t.period} <a href={`/${view.lang}/policy`}>{shared(view.lang).nav.policy}</a>
      </p>
      <h2>{t.rightsTitle}</h2>
      <ul>
        {t.rights.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{t.accused}</p>
      <h2>{t.storageTitle}</h2>
      <p>{t.storage}</p>
    </Page>
  );
};
