// Lets whoever types a passphrase see it. What is shown is hidden again before a form goes on, so that neither a print nor a
// browser that keeps what was typed in plain fields gets it.
import { doorTexts } from '../i18n/door.ts';
import { inputById } from './dom.ts';
import { pageLang } from './page-facts.ts';

type Bound = { readonly button: HTMLButtonElement; readonly show: (shown: boolean) => void };

const bind = (button: HTMLButtonElement): Bound => {
  const t = doorTexts(pageLang());
  const field = inputById(button.getAttribute('aria-controls') ?? '');
  const [toShow, toHide] = [button.getAttribute('aria-label') ?? '', button.dataset.hide ?? ''];
  const show = (shown: boolean): void => {
    field.type = shown ? 'text' : 'password';
    // Arabic and Latin each begin at their own edge once they can be read.
    if (shown) field.dir = 'auto';
    else field.removeAttribute('dir');
    button.textContent = shown ? t.hide : t.show;
    button.setAttribute('aria-label', shown ? toHide : toShow);
  };
  button.addEventListener('click', () => show(field.type === 'password'));
  button.hidden = false;
  return { button, show };
};

/** Binds every such button of the page, once. */
export const bindShowPassphrase = (): void => {
  const bound = [...document.querySelectorAll<HTMLButtonElement>('.show-passphrase[hidden]')].map(bind);
  const hideAll = (): void => {
    for (const { show } of bound) show(false);
  };
  document.addEventListener('submit', hideAll, { capture: true });
  addEventListener('beforeprint', hideAll);
};
