// The files of the demo's stories, invented like everything else, and how a device sends them: looked through, sealed and sent by the
// client's code. A photo goes without what it told of place, time and device, as it does from a reporter's page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkPhoto } from '../../client/hidden-data/photo.ts';
import { type AttachedFile, startUpload, type UploadPlace } from '../../client/upload.ts';
import type { Device } from './device.ts';
import { must } from './people.ts';

/** A file that somebody of a story has on their own device. */
export type DemoFile = { readonly name: string; readonly mime: string; readonly content: () => Uint8Array };

/** Where the photo lies as it was taken, for whoever wants to add it to a report of their own. */
export const PHOTO_PATH = 'src/cli/demo/files/invoice.jpg';

const stored = (file: string) => (): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`./files/${file}`, import.meta.url))));

/** It says where and when it was taken, and by which telephone. */
export const invoicePhoto: DemoFile = {
  name: 'صورة الفاتورة 📷.jpg',
  mime: 'image/jpeg',
  content: stored('invoice.jpg'),
};
export const pricesPaper: DemoFile = {
  name: 'أسعار السلال في محلات الجملة.pdf',
  mime: 'application/pdf',
  content: stored('prices.pdf'),
};

/** A plain text, which can be looked at in place. */
export const textFile = (name: string, text: string): DemoFile => ({
  name,
  mime: 'text/plain',
  content: () => new TextEncoder().encode(text),
});

/** What goes of a file: of a photo in which something was found, the cleaned copy. */
const cleaned = (content: Uint8Array): Uint8Array => {
  const check = checkPhoto(content);
  return check.kind === 'checked' ? new Uint8Array(Buffer.concat(check.pieces)) : content;
};

const atOnce = (): Promise<void> => Promise.resolve();

/** Sends files for a case, each until the portal has confirmed it. */
export const sendFiles = async (
  { carry }: Device,
  place: UploadPlace,
  files: readonly DemoFile[],
): Promise<readonly AttachedFile[]> => {
  const sent: AttachedFile[] = [];
  for (const { name, mime, content } of files) {
    const bytes = cleaned(content());
    const source = { size: bytes.length, read: async (at: number, length: number) => bytes.slice(at, at + length) };
    const upload = startUpload(carry, place, source, { wait: atOnce });
    sent.push({ ...must(await upload.run(), `the file ${name} is sent`), name, mime });
  }
  return sent;
};
