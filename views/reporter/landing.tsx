// What a reporter reads before a word is typed, and the two doors.
import { plainReport } from '../../src/i18n/plain-report.ts';
import { keepWords, publicTexts } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { briefDays } from '../../src/i18n/report-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { hasViolationRules } from '../../src/policy/policies.ts';
import type { Office, Policy } from '../../src/policy/types.ts';
import { ButtonLink } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';

/** An office inside an English sentence begins small. */
const inSentence = (view: ViewContext, office: Office | undefined): string => {
  const name = office === undefined ? '' : shared(view.lang).offices[office];
  return view.lang === 'en' ? name.toLowerCase() : name;
};

const Kept = (props: { readonly view: ViewContext; readonly policy: Policy }) => {
  const { lang } = props.view;
  const words = publicTexts(lang).policy.kept;
  const shown = props.policy.retention.filter((rule) =>
    ['unjustified', 'resolved', 'unsubstantiated', 'substantiated'].includes(rule.what),
  );
  return (
    <ul>
      {shown.map((rule) => (
        <li>
          {words[rule.what]}: {keepWords(lang, rule)}
        </li>
      ))}
    </ul>
  );
};

/** Where the association takes no reports: said at once, with where else to turn and the way to an earlier report. */
const NoReports = ({ view }: { readonly view: ViewContext }) => {
  const t = relationsTexts(view.lang).notAdopted;
  const words = reporter(view.lang).landing;
  return (
    <Page view={view} title={words.title}>
      <Notice tone="warning" id="not-adopted" title={t.title}>
        <p>{t.text}</p>
      </Notice>
      <h2 id="other-ways">{words.channelsTitle}</h2>
      <Channels view={view} />
      <p>{t.followUp}</p>
      <div class="doors">
        <ButtonLink href={`/${view.lang}/follow-up`} kind="secondary">
          {words.followUp}
        </ButtonLink>
      </div>
      <p class="hint">
        <a href={`/${view.lang}/follow-up/plain`}>{plainReport(view.lang).followUpLink}</a>
      </p>
    </Page>
  );
};

export const Landing = (props: { readonly view: ViewContext; readonly policy: Policy }) => {
  const { view, policy } = props;
  const t = reporter(view.lang).landing;
  const plain = plainReport(view.lang);
  const base = `/${view.lang}`;
  const { reviewer, second } = policy.routes;
  if (!hasViolationRules(policy)) return <NoReports view={view} />;
  return (
    <Page view={view} title={t.title}>
      <p class="lead">{t.promise}</p>
      <div class="doors">
        <ButtonLink href={`${base}/report`}>{t.report}</ButtonLink>
        <ButtonLink href={`${base}/follow-up`} kind="secondary">
          {t.followUp}
        </ButtonLink>
      </div>
      <p class="hint">{t.codeNeeded}</p>
      <p class="hint">
        {plain.noScript} <a href={`${base}/report/plain`}>{plain.link}</a>
        {' · '}
        <a href={`${base}/follow-up/plain`}>{plain.followUpLink}</a>
      </p>

      <h2>{t.whoTitle}</h2>
      <ul>
        <li>{t.whoReceives(inSentence(view, reviewer[0]), inSentence(view, second[0]))}</li>
        <li>{t.whoPanel}</li>
        <li>{t.whoIdentity}</li>
      </ul>
      <h2>{t.whoNotTitle}</h2>
      <ul>
        <li>{t.whoNotTicked}</li>
        <li>{t.whoNotExecutive(briefDays(policy))}</li>
        <li>{t.whoNotAdministrators}</li>
      </ul>

      <h2>{t.twoThingsTitle}</h2>
      <p>{t.sealed}</p>
      <p>{t.anonymous}</p>
      <h3>{t.adviceTitle}</h3>
      <ul>
        {t.advice.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{t.noTraces}</p>

      <h2>{t.keptTitle}</h2>
      <Kept view={view} policy={policy} />
      <p>{t.keptLimit}</p>
      <p>
        <a href={`${base}/policy#kept`}>{t.keptMore}</a>
      </p>

      <h2>{t.cannotTitle}</h2>
      <p>{t.noGuarantee}</p>
      <ul>
        {t.cannot.map((line) => (
          <li>{line}</li>
        ))}
        <li>
          {t.cannotPage} <a href={`${base}/verify`}>{shared(view.lang).nav.verify}</a>
        </li>
      </ul>

      <h2>{t.leaveTitle}</h2>
      <p>{t.leaveText}</p>

      <h2 id="other-ways">{t.channelsTitle}</h2>
      <Channels view={view} />
    </Page>
  );
};
