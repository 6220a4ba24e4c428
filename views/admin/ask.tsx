// Asks before an account is suspended or an invitation withdrawn: what follows and what stays, a button that does it and a
// way back. A page of its own, so that it is the same without script.
import { standingWords } from '../../src/i18n/standing-words.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminForm, AdminPage } from './frame.tsx';
import type { AccountRow } from './people.tsx';

/** A name within a sentence runs in its own direction. */
export const Named = (props: { readonly words: string; readonly name: string }) => {
  const [before, ...after] = props.words.split(props.name);
  return (
    <>
      {before}
      <bdi>{props.name}</bdi>
      {after.join(props.name)}
    </>
  );
};

export const AskPage = (props: {
  readonly view: ViewContext;
  readonly account: AccountRow;
  readonly step: 'suspension' | 'withdrawal';
}) => {
  const { view, account, step } = props;
  const words = standingWords(view.lang);
  const t = words[step];
  const base = `/${view.lang}/admin/people/${account.id}`;
  const [follows, stays] = account.administrator
    ? [t.followsAdministrator, t.staysAdministrator]
    : [t.follows, t.stays];
  return (
    <AdminPage view={view} title={t.title} heading={<Named words={t.heading(account.name)} name={account.name} />}>
      <h2>{words.followsTitle}</h2>
      <ul>
        {follows.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2>{words.staysTitle}</h2>
      <ul>
        {stays.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <AdminForm action={`${base}/${step}`} id={step}>
        <div class="actions">
          <Button kind="danger">{t.button}</Button>
          <ButtonLink href={base} kind="secondary">
            {t.back}
          </ButtonLink>
        </div>
      </AdminForm>
    </AdminPage>
  );
};
