// Where the scripts lie that a page fetches only once somebody chooses or opens a file.
import type { ViewContext } from '../layout/view.ts';

export const fileScripts = ({ assets }: ViewContext): Readonly<Record<`data-${string}`, string>> => ({
  'data-picker': assets.url('islands/attachment-picker.js'),
  'data-opener': assets.url('islands/attachment-opener.js'),
  'data-file-worker': assets.url('islands/file-worker.js'),
  'data-saving-worker': assets.url('islands/saving-worker.js'),
});
