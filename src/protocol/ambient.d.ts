// The two text codecs and the source of randomness that browsers and Node share. The room compiles without DOM and Node types, so that it can use
// nothing else of either; this file is part of this project alone and is imported by nobody.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: true; readonly ignoreBOM: true });
  decode(bytes: Uint8Array): string;
}
declare const crypto: { readonly getRandomValues: (filled: Uint8Array) => Uint8Array };
