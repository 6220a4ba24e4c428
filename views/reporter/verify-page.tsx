// The fingerprint of the association's first roster, to compare with a poster, and the poster itself; and which head the
// log has, to compare with what others are shown.
import type { RosterDay } from '../../src/domain/office-history.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { type Lang, otherLang } from '../../src/i18n/locale.ts';
import { logTexts } from '../../src/i18n/log-words.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { rosterNamed } from '../../src/i18n/tenure-words.ts';
import { Button } from '../components/button.tsx';
import { FingerprintGroups } from '../components/digit-groups.tsx';
import { Notice } from '../components/notice.tsx';
import { rosterMarks } from '../components/roster-marks.ts';
import { Square } from '../components/square.tsx';
import { Address, Hash } from '../components/unbroken.tsx';
import { Page } from '../layout/page.tsx';
import type { StoredMark, ViewContext } from '../layout/view.ts';

/** A head of the log as everybody may see it. */
type ShownHead = { readonly day: PlainDate; readonly head: string; readonly signers: number };

/** The newest head; and, where nobody has signed that yet, the newest that somebody did. */
export type LogHeads = { readonly newest?: ShownHead; readonly signed?: ShownHead };

const Head = (props: { readonly lang: Lang; readonly head: ShownHead }) => {
  const t = logTexts(props.lang).public;
  const { day, head, signers } = props.head;
  return (
    <>
      <p class="log-head" data-day={day} data-head={head}>
        {t.newest(formatDate(props.lang, day))}: <Hash hash={head} />
      </p>
      <p class="hint">{t.signers(signers)}</p>
    </>
  );
};

/** Which log this portal shows, to be compared with what others are shown; a browser that knows the log does so by itself. */
const Log = (props: { readonly lang: Lang; readonly log: LogHeads }) => {
  const t = logTexts(props.lang).public;
  const { newest, signed } = props.log;
  return (
    <section id="log" class="no-print">
      <h2>{t.title}</h2>
      <p>{t.intro}</p>
      {newest === undefined ? <p>{t.none}</p> : <Head lang={props.lang} head={newest} />}
      {signed === undefined ? null : <Head lang={props.lang} head={signed} />}
    </section>
  );
};

/** A roster as everybody may see it; its day is missing where the database doesn't know the first one. */
type ShownRoster = { readonly fingerprint: string; readonly day?: RosterDay | undefined };

const PosterText = (props: { readonly view: ViewContext; readonly root: ShownRoster }) => {
  const { lang, association } = props.view;
  const { day } = props.root;
  const t = publicTexts(lang).verify;
  return (
    <>
      <p class="poster-name">{association.name[lang]}</p>
      <p class="poster-name">
        <bdi lang={otherLang(lang)}>{association.name[otherLang(lang)]}</bdi>
      </p>
      <h2>{t.poster}</h2>
      <p>
        {t.address}:{' '}
        <strong>
          <Address address={association.publicAddress} />
        </strong>
      </p>
      <h3>{t.group}</h3>
      <FingerprintGroups fingerprint={props.root.fingerprint} label={t.group} />
      {day === undefined ? null : <p class="hint poster-dated">{rosterNamed(lang, day)}</p>}
    </>
  );
};

type InForceRoster = { readonly fingerprint: string; readonly day: RosterDay };

/** What is printed, alone on its sheet. The square holds the address of this page and nothing of whoever prints it. */
const Poster = (props: { readonly view: ViewContext; readonly root: ShownRoster }) => {
  const { view } = props;
  const t = publicTexts(view.lang).verify;
  return (
    <div class="poster">
      <PosterText {...props} />
      <h3>{t.how}</h3>
      <ol>
        {t.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>{t.stays}</p>
      <Square text={`${view.association.publicAddress}/${view.lang}/verify`} label={t.square} />
      <p class="hint">{t.square}</p>
    </div>
  );
};

/** The roster in force, apart from the first: two numbers that mustn't be taken for each other. */
const InForce = (props: { readonly lang: Lang; readonly current: InForceRoster }) => {
  const { lang, current } = props;
  const t = publicTexts(lang).verify;
  return (
    <section id="in-force" class="no-print">
      <h2>{t.inForce}</h2>
      {current.day.seq === 1 ? (
        <p>{t.inForceFirst}</p>
      ) : (
        <>
          <p>{t.inForceIs(rosterNamed(lang, current.day))}</p>
          <FingerprintGroups fingerprint={current.fingerprint} label={t.inForceGroup} />
        </>
      )}
    </section>
  );
};

/** What every browser refuses is not called in force without a word. */
const NotHolding = ({ lang }: { readonly lang: Lang }) => (
  <Notice tone="danger" id="rosters-broken">
    <p>{publicTexts(lang).verify.broken}</p>
  </Notice>
);

export type VerifyPageProps = {
  readonly view: ViewContext;
  /** The first roster, whose fingerprint is on posters, and the one in force; none before the first is signed. */
  readonly rosters?:
    | {
        readonly root: ShownRoster;
        readonly current?: InForceRoster | undefined;
        /** Whether the stored rosters continue the first one, each with two good signatures. */
        readonly holds: boolean;
        /** All that are stored, and the first as it stands beside the database. */
        readonly stored: readonly StoredMark[];
        readonly rootHash: string;
      }
    | undefined;
  readonly log?: LogHeads | undefined;
};

/** Where a browser that knows rosters and log says that what is shown here contradicts them. */
const Alarms = () => (
  <>
    <div id="alarm" role="alert" />
    <div id="log-alarm" role="alert" />
  </>
);

export const VerifyPage = (props: VerifyPageProps) => {
  const { view, rosters, log } = props;
  const t = publicTexts(view.lang).verify;
  const attributes = {
    'data-association': view.association.id,
    ...rosterMarks(rosters?.stored ?? []),
    ...(rosters === undefined ? {} : { 'data-root': rosters.rootHash }),
  };
  if (rosters === undefined) {
    return (
      <Page view={view} title={t.title} island="verify" mainAttributes={attributes}>
        <Alarms />
        <Notice tone="warning">
          <p>{t.none}</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page view={view} title={t.title} printable island="verify" mainAttributes={attributes}>
      <Alarms />
      <p>{t.intro}</p>
      <Poster view={view} root={rosters.root} />
      <div class="actions" data-print hidden>
        <Button type="button" kind="secondary">
          {t.print}
        </Button>
      </div>
      <p>{t.limit}</p>
      {rosters.holds ? null : <NotHolding lang={view.lang} />}
      {rosters.current === undefined ? null : <InForce lang={view.lang} current={rosters.current} />}
      {log === undefined ? null : <Log lang={view.lang} log={log} />}
    </Page>
  );
};
