// The way back in: one field for the code, and the place in which the island opens the mailbox.
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { fileScripts } from '../components/file-scripts.ts';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import { CannotSeal } from './report-page.tsx';
import { UnknownCode } from './unknown-code.tsx';

export const FollowUpPage = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const t = reporter(view.lang);
  const plain = plainMailbox(view.lang);
  return (
    <Page
      view={view}
      title={t.followUp.title}
      step="2"
      island="follow-up"
      seals
      mainAttributes={{
        'data-association': view.association.id,
        'data-name': view.association.name[view.lang],
        'data-phone': view.association.phone,
        ...fileScripts(view),
      }}
    >
      <CannotSeal view={view} page="follow-up" />
      <p class="hint" id="starting">
        {t.unsupported.waiting}
      </p>
      <div id="follow-up" hidden>
        <div class="notice success" id="follow-up-closed" tabindex={-1} hidden>
          <p class="notice-title">{t.followUp.closed.title}</p>
          <p>{t.followUp.closed.text}</p>
        </div>
        <ErrorSummary lang={view.lang} errors={[]} />
        <p>{t.followUp.intro}</p>
        <div id="follow-up-form">
          <TextField id="tracking-code" label={t.followUp.field} inputMode="numeric" width="code" dir="ltr" />
          <div class="actions">
            <Button type="button" id="follow-up-open">
              {t.followUp.open}
            </Button>
          </div>
        </div>
        <div id="follow-up-progress" role="status" />
        <div id="follow-up-clock" role="alert" />
        <UnknownCode view={view} hidden />
        <Details summary={t.followUp.lost}>
          <p>{t.followUp.lostText}</p>
        </Details>
        <p class="hint">
          {plain.linkHint} <a href={`/${view.lang}/follow-up/plain`}>{plain.link}</a>
        </p>
      </div>
      <div id="mailbox" hidden />
      <section id="channels" hidden>
        <Channels view={view} />
      </section>
    </Page>
  );
};
