// A square that a phone's camera reads. On the slip it holds the address of the follow-up page and nothing else, never the code:
// what a camera reads goes into a browser's history, and often to whoever made the camera's program. A second factor's secret
// stands in one too, which an authenticator app reads and keeps for itself.
import { squareModules } from '../domain/square.ts';

const SVG = 'http://www.w3.org/2000/svg';

const part = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

/** `text` as a QR code; `label` says what it is to whoever can't see it. */
export const squareOf = (text: string, label: string): SVGElement => {
  const { size, path } = squareModules(text);
  const square = part('svg', { class: 'square', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label });
  square.append(
    part('rect', { width: String(size), height: String(size), fill: '#fff' }),
    part('path', { d: path, fill: '#000', 'shape-rendering': 'crispEdges' }),
  );
  return square;
};
