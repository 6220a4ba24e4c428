// Bytes as they come and as they are wanted: pieces of any length in a row, given out in lengths of one's own.

/** Bytes in a row; `cut` takes so many from its front, of which there must be as many. */
export type ByteRow = {
  readonly held: () => number;
  readonly add: (piece: Uint8Array) => void;
  readonly cut: (length: number) => Uint8Array;
};

export const newByteRow = (): ByteRow => {
  const pieces: Uint8Array[] = [];
  let held = 0;
  return {
    held: () => held,
    add: (piece) => {
      if (piece.length > 0) pieces.push(piece);
      held += piece.length;
    },
    cut: (length) => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const piece = pieces.shift() ?? new Uint8Array(0);
        const taken = piece.subarray(0, length - at);
        bytes.set(taken, at);
        at += taken.length;
        if (taken.length < piece.length) pieces.unshift(piece.subarray(taken.length));
      }
      held -= length;
      return bytes;
    },
  };
};
