// One's own passkeys: listed by the names that their owner gave and by days, added, and removed. Adding and removing go through
// the interface for scripts; forms stay hidden until the island can take them, and no field that holds words has a name.

import type { PlainDate } from '../../src/domain/plain-date.ts';
import { relyingParty } from '../../src/domain/relying-party.ts';
import { apart } from '../../src/i18n/apart.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { passkeysTexts } from '../../src/i18n/passkeys.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { PassphraseField } from '../components/passphrase-field.tsx';
import { Radios } from '../components/radios.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath, Back, Done, Frame } from './account-keys.tsx';

/** A passkey as its owner reads of it. */
export type PasskeyRow = {
  readonly credential: string;
  readonly name: string;
  readonly setOn: PlainDate;
  readonly usedOn: PlainDate;
  readonly opens: boolean;
};

type PasskeysProps = { readonly view: ViewContext; readonly passkeys: readonly PasskeyRow[] };

const Row = (props: { readonly view: ViewContext; readonly passkey: PasskeyRow }) => {
  const { lang } = props.view;
  const { name, setOn, usedOn, opens } = props.passkey;
  const t = passkeysTexts(lang).account;
  return (
    <li>
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>{opens ? t.opens : t.factor}</p>
        <p>
          {t.set} <time datetime={setOn}>{formatDate(lang, setOn)}</time>
        </p>
        {usedOn === setOn ? (
          <p>{t.unused}</p>
        ) : (
          <p>
            {t.used} <time datetime={usedOn}>{formatDate(lang, usedOn)}</time>
          </p>
        )}
      </div>
    </li>
  );
};

/** The part of one's account that tells of them. */
export const Passkeys = ({ view, passkeys }: PasskeysProps) => {
  const texts = passkeysTexts(view.lang);
  const t = texts.account;
  const base = accountPath(view);
  const isOffered = relyingParty(view.association.publicAddress) !== undefined;
  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t.title}</h2>
      <p>{t.lead}</p>
      {isOffered ? null : <p>{texts.problems.number}</p>}
      {passkeys.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="sessions" aria-label={t.list}>
          {passkeys.map((passkey) => (
            <Row view={view} passkey={passkey} />
          ))}
        </ul>
      )}
      <dl class="ways">
        {isOffered ? (
          <>
            <dt>
              <a href={`${base}/passkey`}>{t.add}</a>
            </dt>
            <dd>{t.addHint}</dd>
          </>
        ) : null}
        {passkeys.length === 0 ? null : (
          <>
            <dt>
              <a href={`${base}/passkey-removal`}>{t.remove}</a>
            </dt>
            <dd>{t.removeHint}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

type PageProps = { readonly view: ViewContext; readonly userName: string };

const Present = (props: { readonly view: ViewContext }) => (
  <PassphraseField
    page={props.view.lang}
    id="present"
    label={doorTexts(props.view.lang).passphrase.present}
    autocomplete="current-password"
  />
);

/** Where a passkey is added; where none can be, the island says why. */
export const AddPasskeyPage = (props: PageProps) => {
  const { view } = props;
  const t = passkeysTexts(view.lang).add;
  const origin = relyingParty(view.association.publicAddress)?.origin ?? '';
  return (
    <Frame {...props} title={t.title} island="add-passkey">
      <div id="passkey-place" data-origin={origin} />
      <form id="change" novalidate hidden>
        <p class="lead">{t.lead}</p>
        <TextField
          id="passkey-name"
          label={t.name}
          hint={t.nameHint}
          autocomplete="off"
          width="medium"
          maxLength={200}
          required
        />
        <Radios
          id="passkey-use"
          label={t.use}
          options={[
            { value: 'factor', label: t.factor, hint: t.factorHint },
            { value: 'opens', label: t.opens, hint: t.opensHint },
          ]}
        />
        <Present view={view} />
        <div id="progress" role="status" />
        <Button id="change-button">{t.button}</Button>
      </form>
      <Done view={view} title={t.doneTitle} text={t.done} />
      <Back view={view} />
    </Frame>
  );
};

/** Where one is removed. */
export const RemovePasskeyPage = (props: PageProps & Pick<PasskeysProps, 'passkeys'>) => {
  const { view, passkeys } = props;
  const t = passkeysTexts(view.lang).remove;
  const options = passkeys.map(({ credential, name, setOn }) => ({
    value: credential,
    label: t.described(apart(name), formatDate(view.lang, setOn)),
  }));
  return (
    <Frame {...props} title={t.title} island="remove-passkey">
      {passkeys.length === 0 ? (
        <Notice tone="info">
          <p>{t.none}</p>
        </Notice>
      ) : (
        <>
          <form id="change" novalidate hidden>
            <p class="lead">{t.lead}</p>
            <Radios id="passkey" label={t.which} options={options} />
            <Present view={view} />
            <div id="progress" role="status" />
            <Button id="change-button" kind="danger">
              {t.button}
            </Button>
          </form>
          <Done view={view} title={t.doneTitle} text={t.done} />
        </>
      )}
      <Back view={view} />
    </Frame>
  );
};
