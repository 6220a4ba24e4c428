// Keeps numbers that stand inside a sentence from being turned round: in Arabic text `1234-5678` would read `5678-1234`.
// The twin of the islands' isolate.ts.
import type { Child } from 'hono/jsx';
import { staysWhole } from '../../src/i18n/unbroken.ts';

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

const ISOLATE = '\u2068';
const END = '\u2069';

/** A sentence whose names stand in isolates, each set apart in the page's way; a user name that fits stays on one line. */
export const NamesApart = (props: { readonly text: string }) => (
  <>
    {props.text.split(ISOLATE).flatMap((piece, at): Child[] => {
      const end = piece.indexOf(END);
      if (at === 0 || end === -1) return [at === 0 ? piece : `${ISOLATE}${piece}`];
      const name = piece.slice(0, end);
      return [staysWhole(name) ? <bdi class="number">{name}</bdi> : <bdi>{name}</bdi>, piece.slice(end + 1)];
    })}
  </>
);

/** The sentence with each of `numbers` set apart, left to right and on one line. Empty ones are left alone. */
export const Isolated = (props: { readonly text: string; readonly numbers: readonly string[] }) => (
  <>{parts(props.text, props.numbers)}</>
);

export const examples = [
  <p>
    <Isolated text="إشعار استلام بلاغ رقم 1234-5678." numbers={['1234-5678', '']} />
  </p>,
  <p>
    <NamesApart text={'دعا مشرف النظام \u2068ريم السنيدي\u2069 (\u2068member-3\u2069).'} />
  </p>,
];
