// What a file is called on its way: as whoever sends it names it, and how the name of a cleaned copy says that it is one.

/** Before the name, so that nothing that shortens a name takes it away. */
const CLEANED = 'cleaned-';

/** The name of a photo's cleaned copy: another than the photo's own, and the same mark in every language (PROTOCOL B46). */
export const cleanedName = (name: string): string => `${CLEANED}${name.slice(1 + lastSign(name))}`;

/** Whether a name says of itself that it is a cleaned copy's. It is its sender's word, as every name is. */
export const saysCleaned = (name: string): boolean => name.startsWith(CLEANED) && name.length > CLEANED.length;

/** Of a path the last part alone is ever shown. */
const lastSign = (name: string): number => Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));

/** Longer ends of names tell no type. */
const MOST_END = 20;
const endOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 1 || name.length - dot > MOST_END ? '' : name.slice(dot);
};

/** A file's name as it was typed anew; its end, by which systems know its type, stays. With nothing typed it is its own. */
export const calledAnew = (own: string, typed: string): string => {
  const words = typed.trim();
  if (words === '') return own;
  const end = endOf(own);
  return words.toLowerCase().endsWith(end.toLowerCase()) ? words : `${words}${end}`;
};
