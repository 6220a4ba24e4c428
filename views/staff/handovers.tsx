// Where a browser hands on the keys of all cases that wait for it. The server shows no case here and nobody: the island reads them
// from what it verifies.
import { handoversText } from '../../src/i18n/handovers.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import type { ViewContext } from '../layout/view.ts';
import { StaffPage } from './frame.tsx';

export const HandoversPage = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const t = handoversText(view.lang);
  return (
    <StaffPage view={view} title={t.title} island="handovers">
      <div id="roster-changes" />
      <div data-hands>
        <p class="lead">{t.lead}</p>
        <p>{t.how}</p>
        <p>{t.first}</p>
      </div>
      <div id="handover-state" role="status">
        <p>{t.locked}</p>
      </div>
      <section id="handover-run" aria-label={t.progress} hidden>
        <progress id="handover-progress" aria-label={t.progress} value="0" max="1" />
        <p id="handover-count" />
        <p class="visually-hidden" id="handover-spoken" role="status" />
        <p class="hint">{t.keepOpen}</p>
      </section>
      <fieldset id="handover-cases-part" data-hands hidden>
        <legend>{t.casesTitle}</legend>
        <p class="hint">{t.casesHint}</p>
        <div id="handover-cases" />
      </fieldset>
      <div class="actions" data-hands>
        <Button id="handover-button" type="button" disabled>
          {t.button}
        </Button>
        <button type="button" class="button secondary" id="handover-stop" hidden>
          {t.stop}
        </button>
      </div>
      <section id="handover-undeclared-part" aria-labelledby="handover-undeclared-title" hidden>
        <h2 id="handover-undeclared-title">{t.undeclaredTitle}</h2>
        <div id="handover-undeclared" />
      </section>
      <section id="handover-left-part" aria-labelledby="handover-left-title" hidden>
        <h2 id="handover-left-title">{t.leftTitle}</h2>
        <ul id="handover-left" />
      </section>
      <section id="handover-given-part" aria-labelledby="handover-given-title" hidden>
        <h2 id="handover-given-title">{t.givenTitle}</h2>
        <ul id="handover-given" />
      </section>
      <section id="handover-people-part" aria-labelledby="handover-people-title" hidden>
        <h2 id="handover-people-title">{t.peopleTitle}</h2>
        <p>{t.peopleLead}</p>
        <div id="handover-people" />
      </section>
      <p>
        <a href={`/${view.lang}/staff`}>{staffText(view.lang).case.toDesk}</a>
      </p>
    </StaffPage>
  );
};
