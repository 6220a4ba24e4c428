// A name within a sentence runs in its own direction.
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
