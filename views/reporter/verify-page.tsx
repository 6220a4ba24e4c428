// The fingerprint of the association's first roster, to compare with a poster, and the poster itself; and which head the
// log has, to compare with what others are shown.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { logTexts } from '../../src/i18n/log-words.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { Button } from '../components/button.tsx';
import { FingerprintGroups } from '../components/digit-groups.tsx';
import { Notice } from '../components/notice.tsx';
import { Address, Hash } from '../components/unbroken.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';

/** A head of the log as everybody may see it. */
type ShownHead = { readonly day: PlainDate; readonly head: string; readonly signers: number };

/** The newest head; and, where nobody has signed that yet, the newest that somebody did. */
export type LogHeads = { readonly newest?: ShownHead; readonly signed?: ShownHead };

const Head = (props: { readonly lang: Lang; readonly head: ShownHead }) => {
  const t = logTexts(props.lang).public;
  const { day, head, signers } = props.head;
  return (
    <>
      <p class="log-head">
        {t.newest(formatDate(props.lang, day))}: <Hash hash={head} />
      </p>
      <p class="hint">{t.signers(signers)}</p>
    </>
  );
};

/** Which log this portal shows, to be compared with what others are shown. */
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

export const VerifyPage = (props: {
  readonly view: ViewContext;
  readonly fingerprint?: string | undefined;
  readonly log?: LogHeads | undefined;
}) => {
  const { view, fingerprint, log } = props;
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
      {log === undefined ? null : <Log lang={view.lang} log={log} />}
    </Page>
  );
};
