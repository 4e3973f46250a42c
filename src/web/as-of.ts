/* "As known on" as a slider over the moments at which something was said; the list it stands for sends the form. */

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island="as-of"]')) {
  const list = form.querySelector('select');
  if (list === null || list.options.length < 3) continue;
  const last = list.options.length - 1;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.className = 'slider';
  slider.min = '0';
  slider.max = String(last);
  // The list begins with the latest; the slider ends with it.
  slider.value = String(last - list.selectedIndex);
  slider.defaultValue = slider.value;
  slider.setAttribute('aria-label', 'As known on');

  const told = document.createElement('output');

  const tell = (): void => {
    list.selectedIndex = last - Number(slider.value);
    const words = list.selectedOptions[0]?.label ?? '';
    slider.setAttribute('aria-valuetext', words);
    told.textContent = slider.value === slider.defaultValue ? '' : `Let go to show ${words}`;
  };
  slider.addEventListener('input', tell);
  slider.addEventListener('change', () => form.requestSubmit());
  form.addEventListener('submit', () => {
    // "The latest" is the address without a moment.
    if (list.value === '') list.disabled = true;
  });
  addEventListener('pageshow', () => {
    list.disabled = false;
  });
  tell();
  form.prepend(slider, told);
  list.parentElement?.setAttribute('hidden', '');
}
