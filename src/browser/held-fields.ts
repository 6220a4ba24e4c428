// Holds what somebody typed as it is while something is made of it, so that what stands there afterwards is what was used.

/** Neither the fields nor the small buttons in `within` change anything while they are held; a form's own button isn't touched. */
export const holdFields = (within: Element, isHeld: boolean): void => {
  for (const input of within.querySelectorAll('input')) input.readOnly = isHeld;
  for (const button of within.querySelectorAll<HTMLButtonElement>('button[type="button"]')) button.disabled = isHeld;
};
