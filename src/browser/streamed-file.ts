// A file that is handed on piece by piece between two scripts: from the one that opens it to the one that gives it to the browser. A
// piece goes only where one was asked for, so that neither holds more than one, and the last goes once all of them are known to be
// whole: what fails before never was all of the file.

/** What passes from the opening side; a piece is a Uint8Array. */
export type Onward = Uint8Array<ArrayBuffer> | 'end' | 'failed';
/** What passes back; `closed` once the browser's side knows that it was all. */
export type Back = 'more' | 'cancelled' | 'closed';

/** Where pieces go, and how it ends. */
export type Sink = {
  readonly write: (piece: Uint8Array) => Promise<void> | void;
  /** Gives the content where it is held in memory. */
  readonly end: (isWhole: boolean) => Promise<Blob | undefined>;
};

/** The opening side. What is written waits until it is asked for; it rejects where nobody will ask any more. */
export const sendingSink = (port: MessagePort, halted: AbortSignal): Sink => {
  let isAsked = false;
  let isOver = false;
  let isClosed = false;
  let wake = (): void => undefined;
  let held: Uint8Array<ArrayBuffer> | undefined;
  port.onmessage = ({ data }: MessageEvent<Back>) => {
    if (data === 'more') isAsked = true;
    else if (data === 'closed') isClosed = true;
    else isOver = true;
    wake();
  };
  halted.addEventListener('abort', () => wake(), { once: true });

  /** Until `isSo`; rejects where the other side went or the reader stopped it. */
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo() && !isOver && !halted.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (!isSo()) throw new Error('nobody takes it any more');
  };
  const give = async (): Promise<void> => {
    if (held === undefined) return;
    await until(() => isAsked);
    isAsked = false;
    port.postMessage(held satisfies Onward, [held.buffer]);
    held = undefined;
  };

  return {
    write: async (piece) => {
      await give();
      // A piece of its own: what it was cut from isn't given away.
      held = piece.slice();
    },
    end: async (isWhole) => {
      let isDone = false;
      try {
        if (!isWhole) return undefined;
        await give();
        // Asked once more, the last piece was taken.
        await until(() => isAsked);
        port.postMessage('end' satisfies Onward);
        await until(() => isClosed);
        isDone = true;
        return undefined;
      } finally {
        if (!isDone) port.postMessage('failed' satisfies Onward);
        port.close();
      }
    },
  };
};

export type Body = {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Ends it as broken, where it hasn't ended. */
  readonly breakOff: () => void;
  readonly isOver: () => boolean;
};

/** The browser's side: a body that asks for each piece as it is read, ends where the file was whole, and breaks off otherwise. */
export const receivedBody = (port: MessagePort): Body => {
  let isOver = false;
  let taken = (): void => undefined;
  let close = (_: 'end' | 'failed'): void => undefined;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => {
        close = (how) => {
          if (isOver) return;
          isOver = true;
          if (how === 'end') controller.close();
          else controller.error(new Error('the file broke off'));
          taken();
        };
        port.onmessage = ({ data }: MessageEvent<Onward>) => {
          if (data === 'end' || data === 'failed') {
            close(data);
            port.postMessage('closed' satisfies Back);
            return;
          }
          if (!isOver) controller.enqueue(data);
          taken();
        };
      },
      pull: () =>
        new Promise<void>((resolve) => {
          taken = resolve;
          port.postMessage('more' satisfies Back);
        }),
      cancel: () => {
        isOver = true;
        port.postMessage('cancelled' satisfies Back);
      },
    },
    { highWaterMark: 0 },
  );
  const breakOff = (): void => {
    if (!isOver) port.postMessage('cancelled' satisfies Back);
    close('failed');
  };
  return { stream, breakOff, isOver: () => isOver };
};
