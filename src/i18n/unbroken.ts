// Where an address or a fingerprint may break at the end of a line: never at a hyphen, of which nobody could tell on paper
// whether it belongs to it.

/** A longer piece, such as a host's whole name, may part before its dots too: a dot never ends a line by itself. */
const LONG_PIECE = 28;
/** Characters that are read and compared together. */
const GROUP = 5;

/** Whether a name, such as a user name, fits on a line of the smallest telephone and so stays on one, hyphens and all. */
export const staysWhole = (name: string): boolean => !/\s/.test(name) && name.length < LONG_PIECE;

const parted = (text: string, by: RegExp): readonly string[] => text.match(by) ?? [];

/** The pieces of an address, in order and whole: it may break behind slashes. */
export const addressPieces = (address: string): readonly string[] =>
  parted(address, /[^/]*\/+|[^/]+/g).flatMap((piece) =>
    piece.length > LONG_PIECE ? parted(piece, /\.?[^.]+|\.+/g) : [piece],
  );

/** A hash in groups, which are parted by room and not by a sign: who copies it copies it whole. */
export const hashPieces = (hash: string): readonly string[] => parted(hash, new RegExp(`.{1,${GROUP}}`, 'gs'));
