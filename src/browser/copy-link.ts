// Copies a link that stands on the page: shows the buttons that the page has ready, copies where the browser allows it, and
// else selects the link, so that the person can. It says which of the two happened.
import { given } from './dom.ts';

const select = (link: HTMLElement): void => {
  const selection = getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(link);
  selection?.addRange(range);
};

const copy = async (link: HTMLElement): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(link.textContent);
    return true;
  } catch {
    // No clipboard without https, or none for this page.
    select(link);
    return false;
  }
};

/** Makes every button that copies ready, those that are ready already included. */
export const startCopying = (): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies][hidden]')) {
    const link = document.getElementById(given(button, 'copies'));
    const status = button.parentElement?.querySelector<HTMLElement>('[role="status"]');
    if (link === null || status === null || status === undefined) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      status.textContent = '';
      void copy(link).then((copied) => {
        status.textContent = given(status, copied ? 'copied' : 'selected');
      });
    });
  }
};
