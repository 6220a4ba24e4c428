// Ends connections whose answer nobody takes: what lies ready there fills memory for as long as they last. It never ends one
// whose answer isn't made yet, such as of somebody who waits in the queue of pages without script.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * A slow line can seem still for a minute, while what the system holds ready for it goes out. Node takes what it handed over
 * last for movement, once, so that a connection may last twice as long.
 */
const UNREAD_MS = 150_000;

export const endUnreadAnswers = (server: Server, unreadMs: number = UNREAD_MS): void => {
  // Node tells of a connection on which nothing has moved for so long; one without a request it ends itself.
  server.setTimeout(unreadMs);
  server.on('request', (_request, answer) => {
    answer.on('timeout', (socket: Socket) => {
      if (socket.writableLength > 0) socket.destroy();
    });
  });
};
