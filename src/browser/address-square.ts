// The slip's square, which a phone's camera reads: the address of the follow-up page and nothing else. The code is never in it:
// what a camera reads goes into a browser's history, and often to whoever made the camera's program.
import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';
/** White around it, in modules: readers ask for four. */
const QUIET = 4;

const part = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

/** `address` as a QR code; `label` says what it is to whoever can't see it. */
export const addressSquare = (address: string, label: string): SVGElement => {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const square = part('svg', { class: 'square', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label });
  square.append(
    part('rect', { width: String(size), height: String(size), fill: '#fff' }),
    part('path', { d: dark.join(''), fill: '#000', 'shape-rendering': 'crispEdges' }),
  );
  return square;
};
