// A command to be copied, which breaks between its pieces alone. The twin of commandView in src/browser/parts.ts.
export const Command = ({ pieces }: { readonly pieces: readonly string[] }) => (
  <code dir="ltr" class="unbroken" translate="no">
    {pieces.map((piece, at) => (
      <>
        {at === 0 ? '' : ' '}
        <span>{piece}</span>
      </>
    ))}
  </code>
);

export const examples = [<Command pieces={['sha256sum', '-b', 'FILE']} />];
