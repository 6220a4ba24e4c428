// Keeps numbers that stand inside a sentence from being turned round: in Arabic text `1234-5678` would read `5678-1234`.
// The twin of the islands' isolate.ts.
import type { Child } from 'hono/jsx';

const parts = (sentence: string, numbers: readonly string[]): Child[] => {
  const [number, ...others] = numbers.filter((text) => text !== '');
  if (number === undefined) return [sentence];
  return sentence.split(number).flatMap((part, at) => [
    ...(at === 0
      ? []
      : [
          <bdi dir="ltr" class="number">
            {number}
          </bdi>,
        ]),
    ...parts(part, others),
  ]);
};

/** The sentence with each of `numbers` set apart, left to right and on one line. Empty ones are left alone. */
export const Isolated = (props: { readonly text: string; readonly numbers: readonly string[] }) => (
  <>{parts(props.text, props.numbers)}</>
);

export const examples = [
  <p>
    <Isolated text="إشعار استلام بلاغ رقم 1234-5678." numbers={['1234-5678', '']} />
  </p>,
];
