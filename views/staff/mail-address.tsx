// The part of one's own account that tells of reminders by mail: the address, which nobody else is shown, and whether mail to it
// goes out. It works without script.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { mailTexts } from '../../src/i18n/mail.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';

export type MailAddressProps = {
  readonly address: string | undefined;
  /** Whether there is a mail server. */
  readonly isSent: boolean;
  /** Since when mail to this address hasn't gone out, where the last didn't. */
  readonly failingSince: PlainDate | undefined;
};

/** What was typed as an address and why it wasn't taken. */
export type AddressFault = { readonly typed: string; readonly error: string };

export const ADDRESS_FIELD = 'mail-address';

export const MailAddress = (props: {
  readonly view: ViewContext;
  readonly mail: MailAddressProps;
  readonly fault: AddressFault | undefined;
}) => {
  const { view, mail, fault } = props;
  const { address, isSent, failingSince } = mail;
  const t = mailTexts(view.lang).own;
  const isAdministrator = view.person?.administrator === true;
  return (
    <section aria-labelledby="mail-title" id="mail">
      <h2 id="mail-title">{t.title}</h2>
      <p>{isAdministrator ? t.leadAdministrator : t.lead}</p>
      <p>{t.bare}</p>
      {isSent ? null : <p>{t.noServer}</p>}
      {address === undefined && fault === undefined ? (
        <Notice tone="warning" id="no-address">
          <p>{isAdministrator ? t.noneAdministrator : t.none}</p>
        </Notice>
      ) : null}
      {failingSince === undefined ? null : (
        <Notice tone="warning" id="mail-failing">
          <p>{t.failing(formatDate(view.lang, failingSince))}</p>
        </Notice>
      )}
      <form method="post" action={`${accountPath(view)}/mail-address`} novalidate>
        <TextField
          id={ADDRESS_FIELD}
          name={ADDRESS_FIELD}
          label={t.field}
          hint={t.hint}
          value={fault?.typed ?? address ?? ''}
          error={fault?.error}
          dir="ltr"
          autocomplete="email"
          width="medium"
        />
        <Button kind="secondary">{t.save}</Button>
      </form>
      {address === undefined ? null : (
        <form method="post" action={`${accountPath(view)}/mail-address`}>
          <Button kind="quiet" name="removed" value="yes">
            {t.remove}
          </Button>
        </form>
      )}
    </section>
  );
};
