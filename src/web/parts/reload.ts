let isAsked = false;

/** Loads the page again once, unless something would be lost that somebody is filling in: then there is a link instead, first in `list`. */
export function reload(list: HTMLElement, words: string): void {
  if (isAsked) return;
  isAsked = true;
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('form input, form textarea');
  const isFilled = [...fields].some(
    ({type, value, defaultValue}) =>
      !['hidden', 'checkbox', 'radio'].includes(type) && value !== '' && value !== defaultValue,
  );
  if (!isFilled) {
    setTimeout(() => location.reload(), 150);
    return;
  }
  const link = document.createElement('a');
  link.href = location.pathname;
  link.className = 'button';
  link.textContent = words;
  list.prepend(link);
}
