// Short marks of what a form's fields showed, which the form carries along: so that it is known later what its reader saw there and
// what they typed themselves. A mark tells nothing of a text but whether it is another now.
import { createHash } from 'node:crypto';

const MARK_CHARACTERS = 8;

/** The mark of one field's text. */
export const markOf = (value: string): string =>
  createHash('sha256').update(value).digest('base64url').slice(0, MARK_CHARACTERS);
