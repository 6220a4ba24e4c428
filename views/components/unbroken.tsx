// Addresses and fingerprints, left to right, that break only where nobody can take a hyphen for one that isn't theirs. The twin
// of the islands' parts.ts.
import { addressPieces, hashPieces } from '../../src/i18n/unbroken.ts';

const Pieces = (props: { readonly pieces: readonly string[]; readonly kind: 'address' | 'hash' }) => (
  <bdi dir="ltr" class={`unbroken unbroken-${props.kind}`} translate="no">
    {props.pieces.map((piece) => (
      <>
        <span>{piece}</span>
        <wbr />
      </>
    ))}
  </bdi>
);

export const Address = (props: { readonly address: string }) => (
  <Pieces pieces={addressPieces(props.address)} kind="address" />
);

export const Hash = (props: { readonly hash: string }) => <Pieces pieces={hashPieces(props.hash)} kind="hash" />;

export const examples = [
  <p>
    العنوان: <Address address="https://balagh.rawafid-example.org/ar/follow-up" />
  </p>,
  <p>
    بصمة ما استُلم: <Hash hash="mZ3-kQ0aVd_8sR-1bC7tYw-x9PqLhE2fGjNiUo5aBcD" />
  </p>,
];
