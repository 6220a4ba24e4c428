// A button that asks the device for a passkey, with the place where it says how that went. Hidden until the island has one to
// offer; `origin` is the portal's own, empty where it is a number, under which there are no passkeys.
import { relyingParty } from '../../src/domain/relying-party.ts';
import { Button } from './button.tsx';

export const PasskeyPart = (props: {
  /** What it stands for: `door`, `factor`, `unlock`. */
  readonly id: string;
  readonly address: string;
  readonly words: string;
  readonly lead?: string;
}) => (
  <div id={`${props.id}-passkey`} class="passkey" data-origin={relyingParty(props.address)?.origin ?? ''} hidden>
    {props.lead === undefined ? null : <p>{props.lead}</p>}
    <Button id={`${props.id}-passkey-button`} kind="secondary" type="button" disabled>
      {props.words}
    </Button>
    <div id={`${props.id}-passkey-progress`} role="status" />
  </div>
);

export const examples = [
  <PasskeyPart id="example" address="https://portal.example" words="Sign in with a passkey" lead="Or:" />,
];
