// Long numbers in groups, left to right in both languages: codes in fours, fingerprints in fives.
type GroupsProps = {
  readonly text: string;
  readonly label: string;
  readonly kind: 'code' | 'fingerprint';
  readonly id?: string | undefined;
};

const Groups = (props: GroupsProps) => (
  <fieldset class={`digit-groups ${props.kind}`} aria-label={props.label} dir="ltr" translate="no" id={props.id}>
    {props.text.split(/[\s-]+/).map((group) => (
      <span>{group} </span>
    ))}
  </fieldset>
);

/** `code` in groups of four, parted by spaces. */
export const CodeGroups = (props: {
  readonly code: string;
  readonly label: string;
  readonly id?: string | undefined;
}) => <Groups text={props.code} label={props.label} kind="code" id={props.id} />;

/** `fingerprint` in groups of five, parted by spaces. */
export const FingerprintGroups = (props: {
  readonly fingerprint: string;
  readonly label: string;
  readonly id?: string | undefined;
}) => <Groups text={props.fingerprint} label={props.label} kind="fingerprint" id={props.id} />;

export const examples = [
  <CodeGroups code="1234 5678 9012 3456 7890 1234" label="Your tracking code" />,
  <FingerprintGroups fingerprint="12345 67890 12345 67890 12345 67890" label="بصمة سجل المكلّفين" />,
];
