// The name of a file as its attachment tells it.

const MOST_NAME = 255;
/** Longer ends of names are no ends of files. */
const MOST_END = 20;

/** A name as it can be sealed: well-formed, and not longer than an attachment's may be; its end is kept. */
export const sealableName = (name: string): string => {
  const letters = [...name.replace(/\p{Surrogate}/gu, '\uFFFD')];
  if (letters.length <= MOST_NAME) return letters.join('');
  const dot = letters.lastIndexOf('.');
  const end = dot > 0 && letters.length - dot <= MOST_END ? letters.slice(dot) : [];
  return [...letters.slice(0, MOST_NAME - end.length), ...end].join('');
};
