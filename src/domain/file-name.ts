// What a file is called on its way: as whoever sends it names it, and how the name of a cleaned copy says that it is one.

/** Before the name, so that nothing that shortens a name takes it away. */
const CLEANED = 'cleaned-';

/** The name of a photo's cleaned copy: another than the photo's own, and the same mark in every language (PROTOCOL B46). */
export const cleanedName = (name: string): string => `${CLEANED}${name.slice(1 + lastSign(name))}`;

/** Of what types photos are cleaned. */
const CLEANED_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Whether a photo's name says of itself that it is a cleaned copy's. It is its sender's word, as every name and type is. */
export const saysCleaned = (name: string, mime: string): boolean =>
  CLEANED_TYPES.includes(mime) && name.startsWith(CLEANED) && name.length > CLEANED.length;

/** Of a path the last part alone is ever shown. */
const lastSign = (name: string): number => Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));

/**
 * What stands behind a dot may be a word of the name, such as a person's: only what looks like a type's end is one. Ends are written
 * in small letters or in capitals; a name begins with a capital alone.
 */
const SHORT_END = /^\.(?=\d{0,3}[A-Za-z])(?:[a-z\d]{1,4}|[A-Z\d]{1,4})$/;
/** Types whose ends are longer than most, and those common enough that they are ends in any letters, such as `.Pdf`. */
const KNOWN_ENDS: readonly string[] = [
  ...['.accdb', '.geojson', '.ipynb', '.numbers', '.pages', '.sqlite', '.xhtml'],
  ...[
    '.pdf',
    '.doc',
    '.docx',
    '.xls',
    '.xlsx',
    '.xlsm',
    '.ppt',
    '.pptx',
    '.odt',
    '.ods',
    '.odp',
    '.rtf',
    '.txt',
    '.csv',
  ],
  ...['.jpg', '.jpeg', '.png', '.gif', '.webp', '.heic', '.tif', '.tiff', '.bmp', '.svg'],
  ...['.mp3', '.mp4', '.m4a', '.mov', '.avi', '.mkv', '.wav', '.ogg', '.opus', '.3gp', '.webm'],
  ...['.zip', '.rar', '.7z', '.eml', '.msg', '.html', '.htm', '.xml', '.json'],
];
const endOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  const end = name.slice(dot);
  return dot >= 1 && (SHORT_END.test(end) || KNOWN_ENDS.includes(end.toLowerCase())) ? end : '';
};

/** A file's name as it was typed anew; its end, by which systems know its type, stays. With nothing typed it is its own. */
export const calledAnew = (own: string, typed: string): string => {
  const words = typed.trim();
  if (words === '') return own;
  const end = endOf(own);
  return words.toLowerCase().endsWith(end.toLowerCase()) ? words : `${words}${end}`;
};
