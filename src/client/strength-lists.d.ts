// The lists of the estimating library, each by itself: the packages' own entries would bring along all the others.
declare module '@zxcvbn-ts/language-common/dist/passwords.json.mjs' {
  const list: string[];

  export = list;
}
declare module '@zxcvbn-ts/language-en/dist/commonWords.json.mjs' {
  const list: string[];

  export = list;
}
declare module '@zxcvbn-ts/language-en/dist/firstnames.json.mjs' {
  const list: string[];

  export = list;
}
