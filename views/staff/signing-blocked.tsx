// Told to the one signer who is left, where they sign and on their first page: a signature of theirs alone comes to nothing, who can't
// sign in, since when and by whom, and who can help.
import { type KnownPerson, knownPeople } from '../../src/i18n/known-person.ts';
import { type AwaySigner, signingBlockedWords } from '../../src/i18n/signing-blocked.ts';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';

export type SigningBlockedProps = {
  readonly view: ViewContext;
  readonly blocked:
    | {
        readonly away: readonly AwaySigner[];
        /** The administrators who can sign in. */
        readonly helpers: readonly KnownPerson[];
      }
    | undefined;
};

export const SigningBlocked = ({ view: { lang }, blocked }: SigningBlockedProps) => {
  if (blocked === undefined) return null;
  const t = signingBlockedWords(lang);
  const { away, helpers } = blocked;
  const help = helpers.length === 0 ? t.noHelper : t.helpers(knownPeople(lang, helpers));
  return (
    <Notice tone="danger" id="signing-blocked" title={t.title}>
      <p>{t.lead}</p>
      <ul>
        {away.map((one) => (
          <li>
            <NamesApart text={t.away(one)} />
          </li>
        ))}
      </ul>
      <p>
        <NamesApart text={help} />
      </p>
      <p>{t.operator}</p>
    </Notice>
  );
};
