// The link to the other language on a page whose address carries something after its # sign: the server never learns that, so
// the link gets it here. It goes into nothing but that link's own fragment.

/** The link leads to the same address in the other language, with what stands after the # sign now, or without it. */
export const keepFragment = (): void => {
  const link = document.querySelector<HTMLAnchorElement>('a.language');
  if (link !== null) link.hash = location.hash;
};
