// The administrator's page of mail: where it is handed to, what doesn't go out, and a test mail to their own address, with the
// step that failed in plain words. And the same gaps on the first page. No address but the reader's own stands here, and no case.
import { type MailFault, ownFault } from '../../src/domain/mail-faults.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { mailTexts } from '../../src/i18n/mail.ts';
import { DIGEST_WORDS } from '../../src/i18n/mail-message.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminForm, AdminPage } from './frame.tsx';
import { Named } from './named.tsx';

/** Mail that didn't go out the last time: since when, at which step; to whom, where it is one person's. */
export type FailingMail = {
  readonly since: PlainDate;
  readonly fault: MailFault | undefined;
  readonly name?: string | undefined;
};

export type MailGaps = {
  readonly hasServer: boolean;
  /** Whoever has a part and gave no address. */
  readonly noAddress: readonly string[];
  readonly failing: readonly FailingMail[];
};

export const mailPath = (lang: Lang): string => `/${lang}/admin/mail`;

const Failing = ({ lang, failing }: { readonly lang: Lang; readonly failing: FailingMail }) => {
  const { gaps: t, faults } = mailTexts(lang);
  const { since, fault, name } = failing;
  const own = ownFault(fault);
  // A server that is busy needs nobody where the portal runs.
  const mends = t.mends[fault === 'busy' ? 'later' : (own ?? (fault === undefined ? 'late' : 'server'))];
  const why = `${fault === undefined ? t.late : faults[fault]} ${mends}`;
  const day = formatDate(lang, since);
  return (
    <li>{name === undefined ? t.failing(day, why) : <Named words={t.failingTo(name, day, why)} name={name} />}</li>
  );
};

/** Each gap in a few words, with who can mend it; nothing where everybody can be reached. */
const gapWords = (lang: Lang, { hasServer, noAddress, failing }: MailGaps): readonly string[] => {
  const t = mailTexts(lang).row;
  const own = failing.filter(({ name }) => name !== undefined).length;
  return [
    ...(hasServer ? [] : [t.noServer]),
    ...(own < failing.length ? [t.failing] : []),
    ...(own === 0 ? [] : [t.failingTo(number(lang, own))]),
    ...(noAddress.length === 0 ? [] : [t.noAddress(number(lang, noAddress.length))]),
  ];
};

/** In the row of the first page: that everybody can be reached, or which gaps there are and who can mend each. */
export const MailState = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: MailGaps }) => {
  const t = mailTexts(lang).page;
  const words = gapWords(lang, gaps);
  return (
    <>
      <StatusTag tone={words.length === 0 ? 'success' : 'warning'}>{words.length === 0 ? t.whole : t.gappy}</StatusTag>
      {words.map((text) => (
        <p class="hint mail-gap">{text}</p>
      ))}
    </>
  );
};

/** Nothing where everybody can be reached. */
export const MailGapsNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: MailGaps }) => {
  const { hasServer, noAddress, failing } = gaps;
  const t = mailTexts(lang).gaps;
  if (hasServer && noAddress.length === 0 && failing.length === 0) return null;
  return (
    <Notice tone="warning" id="mail-gaps" title={t.title}>
      {hasServer ? null : <p>{t.noServer}</p>}
      {failing.length === 0 ? null : (
        <ul>
          {failing.map((one) => (
            <Failing lang={lang} failing={one} />
          ))}
        </ul>
      )}
      {noAddress.length === 0 ? null : (
        <>
          <p>{t.noAddress}</p>
          <ul>
            {noAddress.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};

/** Where mail is handed to, as the settings say. */
export type MailServerShown = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly hasLogin: boolean;
};

/** How the test mail went, or that another is under way. */
export type Trial =
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly fault: MailFault }
  | { readonly kind: 'busy' };

export type MailPageProps = {
  readonly view: ViewContext;
  readonly server: MailServerShown | undefined;
  readonly gaps: MailGaps;
  readonly lastSent: PlainDate | undefined;
  /** The reader's own. */
  readonly address: string | undefined;
  readonly trial?: Trial | undefined;
};

const Server = (props: Pick<MailPageProps, 'lastSent'> & { readonly lang: Lang; readonly server: MailServerShown }) => {
  const { lang, server, lastSent } = props;
  const t = mailTexts(lang).page;
  return (
    <SummaryList
      rows={[
        { key: t.server, value: <bdi dir="ltr">{`${server.host}:${server.port}`}</bdi> },
        { key: t.security, value: t.securities[server.security] },
        { key: t.from, value: <bdi dir="ltr">{server.from}</bdi> },
        { key: t.login, value: server.hasLogin ? t.withPassword : t.withoutPassword },
        { key: t.lastSent, value: lastSent === undefined ? t.never : formatDate(lang, lastSent) },
      ]}
    />
  );
};

const TrialTold = ({
  lang,
  trial,
  address,
}: {
  readonly lang: Lang;
  readonly trial: Trial;
  readonly address: string;
}) => {
  const { page: t, faults } = mailTexts(lang);
  if (trial.kind === 'taken') {
    return (
      <Notice tone="success" id="trial-told">
        <p>
          <Named words={t.taken(address)} name={address} /> {t.takenMore}
        </p>
      </Notice>
    );
  }
  if (trial.kind === 'busy') {
    return (
      <Notice tone="warning" id="trial-told">
        <p>{t.busy}</p>
      </Notice>
    );
  }
  const { fault } = trial;
  return (
    <Notice tone="warning" id="trial-told" title={fault === 'unanswered' ? t.unsureTitle : t.failedTitle}>
      <p>{fault === 'busy' || fault === 'later' || fault === 'unanswered' ? t.trialFaults[fault] : faults[fault]}</p>
    </Notice>
  );
};

const TrialPart = ({ view, address, trial }: Pick<MailPageProps, 'view' | 'address' | 'trial'>) => {
  const { lang } = view;
  const t = mailTexts(lang).page;
  return (
    <section aria-labelledby="trial-title">
      <h2 id="trial-title">{t.trial}</h2>
      {address === undefined ? (
        <p>
          {t.noOwn} <a href={`/${lang}/admin/account#mail`}>{t.toAccount}</a>
        </p>
      ) : (
        <>
          {trial === undefined ? null : <TrialTold lang={lang} trial={trial} address={address} />}
          <AdminForm action={`${mailPath(lang)}/trial`}>
            <p>
              <Named words={t.trialLead(address)} name={address} />
            </p>
            <Button>{t.button}</Button>
          </AdminForm>
        </>
      )}
    </section>
  );
};

/** The mail itself, as everybody gets it. */
const Wording = ({ lang }: { readonly lang: Lang }) => (
  <Details summary={mailTexts(lang).page.wording}>
    <p>
      <bdi>{DIGEST_WORDS.subject}</bdi>
    </p>
    <p lang="ar" dir="rtl">
      {DIGEST_WORDS.ar}
    </p>
    <p lang="en" dir="ltr">
      {DIGEST_WORDS.en}
    </p>
  </Details>
);

export const MailPage = (props: MailPageProps) => {
  const { view, server, gaps, lastSent } = props;
  const { lang } = view;
  const t = mailTexts(lang).page;
  return (
    <AdminPage view={view} title={t.title}>
      <p>{t.lead}</p>
      <Wording lang={lang} />
      {server === undefined ? (
        <p>
          {gaps.hasServer ? t.pretended(lastSent === undefined ? t.never : formatDate(lang, lastSent)) : t.noServer}
        </p>
      ) : (
        <Server lang={lang} server={server} lastSent={lastSent} />
      )}
      <MailGapsNotice lang={lang} gaps={{ ...gaps, hasServer: true }} />
      {server === undefined ? null : <TrialPart view={view} address={props.address} trial={props.trial} />}
    </AdminPage>
  );
};
