// Gives the memory of large bytes back at once. It lies outside what a thread's collector counts: bytes that nobody looks at any more
// would stand there by the dozens of megabytes until it comes by.
import { MessageChannel } from 'node:worker_threads';

/** What is sent here moves out of the thread and is heard by nobody, which frees it. */
const nobody = (() => {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
})();

/** Frees bytes that nobody needs any more, where they own their memory; whoever still has them finds nothing there. */
export const free = ({ buffer, byteLength }: Uint8Array): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) nobody.postMessage(null, [buffer]);
};
