// Mail addresses that the portal writes to: plain ones, of ASCII, one a person. What isn't one is refused before it is stored,
// so that no address can carry a line break or a second recipient into a mail's head (T92).
import * as v from 'valibot';

/** RFC 5321, 4.5.3.1: the longest path there is. */
export const MAX_ADDRESS = 254;

const Address = v.pipe(v.string(), v.trim(), v.maxLength(MAX_ADDRESS), v.rfcEmail());

/** Letters of a local part that need no quoting, and a domain of at least two parts, or one of them. */
const PLAIN = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** The address that a text is, or undefined. */
export const parseMailAddress = (text: unknown): string | undefined => {
  const parsed = v.safeParse(Address, text);
  return parsed.success && PLAIN.test(parsed.output) ? parsed.output : undefined;
};
