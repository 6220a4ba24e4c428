// Somebody's own sessions: by days and by the names that they gave, this one marked; one ended after a question. All of it works
// without script, and no session is shown by anything that would let somebody in.

import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { Named } from '../admin/named.tsx';
import { Button, ButtonLink } from '../components/button.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';
import { KeylessPage } from './frame.tsx';

/** One session; `hash` names it in forms, and is good for nothing else. */
export type SessionRow = {
  readonly hash: string;
  readonly here: boolean;
  readonly name: string | undefined;
  readonly beganOn: PlainDate;
  readonly usedOn: PlainDate;
};

export type SessionsProps = {
  readonly view: ViewContext;
  readonly sessions: readonly SessionRow[];
  /** What was typed as a name and why it wasn't taken. */
  readonly naming?: { readonly typed: string; readonly error: string } | undefined;
};

const Ending = (props: { readonly view: ViewContext; readonly session: SessionRow }) => {
  const { view, session } = props;
  const t = doorTexts(view.lang).sessions;
  const named = t.endThis(session.name ?? t.unnamed, formatDate(view.lang, session.beganOn));
  return (
    <form method="post" action={`${accountPath(view)}/session-ending`}>
      <button type="submit" class="button secondary" name="session" value={session.hash} aria-label={named}>
        {t.end}
      </button>
    </form>
  );
};

const Session = (props: { readonly view: ViewContext; readonly session: SessionRow }) => {
  const { view, session } = props;
  const t = doorTexts(view.lang).sessions;
  return (
    <li>
      <div>
        <h3>
          {session.name === undefined ? t.unnamed : <bdi>{session.name}</bdi>}{' '}
          {session.here ? <StatusTag tone="info">{t.here}</StatusTag> : null}
        </h3>
        <p>
          {t.began} <time datetime={session.beganOn}>{formatDate(view.lang, session.beganOn)}</time>
        </p>
        <p>
          {t.used} <time datetime={session.usedOn}>{formatDate(view.lang, session.usedOn)}</time>
        </p>
      </div>
      {session.here ? null : <Ending view={view} session={session} />}
    </li>
  );
};

const NAME_FIELD = 'session-name';

/** The part of one's account that tells of them. */
export const Sessions = (props: SessionsProps) => {
  const { view, sessions, naming } = props;
  const t = doorTexts(view.lang).sessions;
  const here = sessions.find((session) => session.here);
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t.title}</h2>
      <p>{t.lead}</p>
      <ul class="sessions" aria-label={t.caption}>
        {sessions.map((session) => (
          <Session view={view} session={session} />
        ))}
      </ul>
      <form method="post" action={`${accountPath(view)}/session-name`} novalidate>
        <TextField
          id={NAME_FIELD}
          name={NAME_FIELD}
          label={t.nameField}
          hint={t.nameHint}
          value={naming?.typed ?? here?.name ?? ''}
          error={naming?.error}
          autocomplete="off"
          width="medium"
        />
        <Button kind="secondary">{t.save}</Button>
      </form>
    </section>
  );
};

/** Asks before a session ends: what is unsent there goes with it. */
export const EndSessionPage = (props: { readonly view: ViewContext; readonly session: SessionRow }) => {
  const { view, session } = props;
  const { lang } = view;
  const t = doorTexts(lang).sessions;
  const { name } = session;
  const heading = name === undefined ? t.askUnnamed : <Named words={t.ask(name)} name={name} />;
  return (
    <KeylessPage view={view} title={t.askTitle} heading={heading} island="keyless">
      <p>
        {t.began} {formatDate(lang, session.beganOn)}. {t.used} {formatDate(lang, session.usedOn)}.
      </p>
      <p>{t.follows}</p>
      <p>{t.stranger}</p>
      <form method="post" action={`${accountPath(view)}/session-ending`}>
        <input type="hidden" name="session" value={session.hash} />
        <div class="actions">
          <Button kind="danger" name="confirmed" value="yes">
            {t.button}
          </Button>
          <ButtonLink href={accountPath(view)} kind="secondary">
            {t.back}
          </ButtonLink>
        </div>
      </form>
    </KeylessPage>
  );
};
