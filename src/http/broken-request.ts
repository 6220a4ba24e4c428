// What a connection is told whose request Node couldn't read. It never reaches the app, so its answer is written here, whole
// and with the portal's headers. A connection on which nothing was asked gets no answer at all: browsers open some in
// advance, and an answer that waits there would be taken for the one to their next request.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { describeError } from './middleware/failure.ts';
import { HEADERS_OF_REFUSALS } from './middleware/headers.ts';

/** Nobody knows the reader's language here: the sentence stands in both. */
const answer = (status: string, ...sentences: readonly string[]): string => {
  const text = sentences.map((sentence) => `${sentence}\n`).join('');
  return [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...HEADERS_OF_REFUSALS.map(([name, value]) => `${name}: ${value}`),
    `\r\n${text}`,
  ].join('\r\n');
};

const UNREADABLE = [
  'لم تتمكن المنصة من قراءة هذا الطلب. لم يُحفظ شيء.',
  'The portal could not read this request. Nothing was stored.',
] as const;
const BAD = answer('400 Bad Request', ...UNREADABLE);
const SLOW = answer(
  '408 Request Timeout',
  'لم يصل الطلب كاملًا في الوقت المتاح. لم يُحفظ شيء، ويمكنك إرساله من جديد.',
  'The request did not arrive whole in time. Nothing was stored; you can send it again.',
);
const LARGE = answer(
  '431 Request Header Fields Too Large',
  'العنوان أو ترويسة الطلب أطول من ١٦ كيلوبايت. لم يُحفظ شيء.',
  'The address or the head of the request is longer than 16 kilobytes. Nothing was stored.',
);
const NO_PROXY = answer(
  '405 Method Not Allowed',
  'لا تنقل المنصة طلبات إلى غيرها.',
  'The portal passes nothing on to anybody else.',
);
const UNEXPECTED = answer(
  '417 Expectation Failed',
  'لا تستطيع المنصة تلبية ما اشترطه هذا الطلب. لم يُحفظ شيء.',
  'The portal cannot do what this request expects. Nothing was stored.',
);

const answerTo = (code: string | undefined): string => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return SLOW;
  return code === 'HPE_HEADER_OVERFLOW' ? LARGE : BAD;
};

/**
 * Answers what Node refuses or would answer itself: malformed (400), too slow (408), headers too large (431), a tunnel
 * (405), an expectation (417). A silent connection is closed.
 */
export const answerBrokenRequests = (server: Server): void => {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const asked = (socket as Socket).bytesRead > 0;
    if (asked && socket.writable && error.code !== 'ECONNRESET') socket.end(answerTo(error.code));
    else socket.destroy();
  });
  server.on('connect', (_request, socket) => socket.end(NO_PROXY));
  server.on('checkExpectation', ({ socket }) => socket.end(UNEXPECTED));
};

/** Failed before or after the app: nobody can say whether something was stored, and a report sent again is the same one. */
const FAILED = [
  'حدث خلل في المنصة. أعد المحاولة بعد قليل.',
  'Something went wrong in the portal. Try again in a moment.',
] as const;

const plainAnswer = (status: number, sentences: readonly string[]): Response =>
  new Response(sentences.map((sentence) => `${sentence}\n`).join(''), {
    status,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ...HEADERS_OF_REFUSALS.map(([name, value]): [string, string] => [name, value]),
    ],
  });

/** An address or a host that makes no request: whoever asked's own doing, which costs no line of the log. */
export const answerUnreadable = (): Response => plainAnswer(400, UNREADABLE);

/** The answer where the way to the app or from it broke: a failure of ours. */
export const answerFailed = (error: unknown, log: (event: string) => void): Response => {
  log(describeError(error));
  return plainAnswer(500, FAILED);
};
