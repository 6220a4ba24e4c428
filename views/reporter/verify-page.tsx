// The fingerprint of the association's first roster, to compare with a poster, and the poster itself.
import { publicTexts } from '../../src/i18n/public.ts';
import { Button } from '../components/button.tsx';
import { FingerprintGroups } from '../components/digit-groups.tsx';
import { Notice } from '../components/notice.tsx';
import { Address } from '../components/unbroken.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';

export const VerifyPage = (props: { readonly view: ViewContext; readonly fingerprint?: string | undefined }) => {
  const { view, fingerprint } = props;
  const t = publicTexts(view.lang).verify;
  if (fingerprint === undefined) {
    return (
      <Page view={view} title={t.title}>
        <Notice tone="warning">
          <p>{t.none}</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page view={view} title={t.title} printable island="print-button">
      <p>{t.intro}</p>
      <div class="poster">
        <h2>{t.group}</h2>
        <FingerprintGroups fingerprint={fingerprint} label={t.group} />
        <p>
          {t.address}: <Address address={view.association.publicAddress} />
        </p>
      </div>
      <p>{t.compare}</p>
      <p>{t.limit}</p>
      <div class="actions" data-print hidden>
        <Button type="button" kind="secondary">
          {t.print}
        </Button>
      </div>
    </Page>
  );
};
