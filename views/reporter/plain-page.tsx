// What there is without script, said honestly: for now the other channels.
import { reporter } from '../../src/i18n/reporter.ts';
import { Notice } from '../components/notice.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';

export const PlainPage = (props: { readonly view: ViewContext; readonly door: 'report' | 'followUp' }) => {
  const { view, door } = props;
  const t = reporter(view.lang).plain;
  return (
    <Page view={view} title={t.title}>
      <Notice>
        <p>{t[door]}</p>
      </Notice>
      <Channels view={view} level={2} />
      <p>
        <a href={`/${view.lang}/${door === 'report' ? 'report' : 'follow-up'}`}>{t.withScript}</a>
      </p>
    </Page>
  );
};
