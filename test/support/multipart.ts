// Forms of several parts, byte by byte as a browser without script sends them.
import { controlsOf } from './plain-form.ts';

export const BOUNDARY = '----amanah';
export const MULTIPART: string = `multipart/form-data; boundary=${BOUNDARY}`;

export type Chosen = { readonly name: string; readonly mime?: string; readonly content: Uint8Array | string };

const escaped = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Fields, then files; a field of files in which none was chosen comes as a browser sends it. */
export const multipart = (
  fields: readonly (readonly [string, string])[],
  files: readonly Chosen[],
  after: readonly (readonly [string, string])[] = [],
): Uint8Array => {
  const text = ([name, value]: readonly [string, string]) =>
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const none: Chosen = { name: '', content: '' };
  const file = ({ name, mime = 'application/octet-stream', content }: Chosen) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${escaped(name)}"\r\nContent-Type: ${mime}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ];
  const chosen = files.length === 0 ? [none] : files;
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  return new Uint8Array(Buffer.concat([...fields.map(text), ...chosen.flatMap(file), ...after.map(text), end]));
};

/** What a page's form sends where `files` are chosen and a button is pressed. */
export const pressedWith = (
  html: string,
  button: readonly [string, string],
  files: readonly Chosen[] = [],
  ticked: readonly (readonly [string, string])[] = [],
): Uint8Array => multipart([...controlsOf(html).filter(([name]) => name !== 'files'), ...ticked], files, [button]);
