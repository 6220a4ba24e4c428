// What a connection is told whose request Node couldn't read. It never reaches the app, so its answer is written here, whole
// and with the portal's headers. A connection on which nothing was asked gets no answer at all: browsers open some in
// advance, and an answer that waits there would be taken for the one to their next request.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const answer = (status: string): string =>
  [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Length: 0',
    'X-Content-Type-Options: nosniff',
    '\r\n',
  ].join('\r\n');

const BAD = answer('400 Bad Request');
const SLOW = answer('408 Request Timeout');
const LARGE = answer('431 Request Header Fields Too Large');

const answerTo = (code: string | undefined): string => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return SLOW;
  return code === 'HPE_HEADER_OVERFLOW' ? LARGE : BAD;
};

/** Answers what Node refuses: malformed (400), too slow (408), headers too large (431); a silent connection is closed. */
export const answerBrokenRequests = (server: Server): void => {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const asked = (socket as Socket).bytesRead > 0;
    if (asked && socket.writable && error.code !== 'ECONNRESET') socket.end(answerTo(error.code));
    else socket.destroy();
  });
};
