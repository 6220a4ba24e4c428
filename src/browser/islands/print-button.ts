// Entry: shows the print button, which can't work without script, and makes it print.
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.hidden = false;
  place.querySelector('button')?.addEventListener('click', () => window.print());
}
