// A square that a phone's camera reads, drawn by the server: only ever an address that is the same for everybody.
import { squareModules } from '../../src/domain/square.ts';

export const Square = (props: { readonly text: string; readonly label: string }) => {
  const { size, path } = squareModules(props.text);
  return (
    <svg class="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
};

export const examples = [<Square text="https://balagh.rawafid-example.org/ar/verify" label="عنوان صفحة التحقق" />];
