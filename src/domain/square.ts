// A QR code as one path of dark modules, the same on a page of the server and on one that a browser builds. It draws what it is
// given and knows no address.
import { encode } from 'uqr';

/** White around it, in modules: readers ask for four. */
const QUIET = 4;

/** The side of the square in modules, and its dark ones as the path of an SVG. */
export const squareModules = (text: string): { readonly size: number; readonly path: string } => {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
};
