// Where a report without script doesn't go on: no reports are taken, nobody could receive this one, or many are sending. What
// was typed stands in each of these pages and comes along.
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { Notice } from '../components/notice.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import type { PlainPageProps } from './plain-report.tsx';
import { type Go, GoButton, PlainFormPart } from './plain-report-form.tsx';

/** `again` is what to try later, where something was typed already. */
export const PlainReportClosed = (
  props: PlainPageProps & { readonly again?: Go | undefined; readonly adopted: boolean },
) => {
  const { view, form, again } = props;
  const t = props.adopted ? reporter(view.lang).closed : relationsTexts(view.lang).notAdopted;
  const words = plainReport(view.lang);
  return (
    <Page view={view} title={words.title} step="1">
      <Notice tone="warning" title={t.title}>
        <p>{t.text}</p>
        {again === undefined ? null : <p>{words.closedKept}</p>}
      </Notice>
      {again === undefined ? null : (
        <PlainFormPart lang={view.lang} form={form} shown="nothing">
          <div class="actions">
            <GoButton lang={view.lang} go={again} kind="secondary">
              {words.tryAgain}
            </GoButton>
          </div>
        </PlainFormPart>
      )}
      <Channels view={view} level={2} />
    </Page>
  );
};

export const PlainReportRefused = (props: PlainPageProps) => {
  const { view, form } = props;
  const t = reporter(view.lang).report.refused;
  return (
    <Page view={view} title={plainReport(view.lang).title} step="1">
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <p>{plainReport(view.lang).refusedKept}</p>
      <PlainFormPart lang={view.lang} form={form} shown="nothing">
        <div class="actions">
          <GoButton lang={view.lang} go="concerns" kind="secondary">
            {t.change}
          </GoButton>
        </div>
      </PlainFormPart>
      <Channels view={view} level={2} />
    </Page>
  );
};

export const PlainReportWaiting = (
  props: PlainPageProps & {
    readonly view: ViewContext;
    readonly waiting: { readonly place: number; readonly seconds: number; readonly ticket: string };
  },
) => {
  const { view, form, waiting } = props;
  const words = plainReport(view.lang);
  return (
    <Page view={view} title={words.title} step="1">
      <Notice title={words.waiting.title}>
        <p>{plainMailbox(view.lang).waiting.text(waiting.place, waiting.seconds)}</p>
        <p>{words.waiting.kept}</p>
      </Notice>
      <PlainFormPart lang={view.lang} form={form} shown="nothing">
        <input type="hidden" name="ticket" value={waiting.ticket} />
        <div class="actions">
          <GoButton lang={view.lang} go="send">
            {reporter(view.lang).report.check.send}
          </GoButton>
        </div>
      </PlainFormPart>
    </Page>
  );
};
