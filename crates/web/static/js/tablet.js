// The group's tablet: keys for the PIN, so that no keyboard covers the page.

const pad = document.querySelector('[data-pin-pad]');
const field = pad && document.getElementById(pad.dataset.pinPad);
if (field) {
  pad.hidden = false;
  pad.addEventListener('click', (event) => {
    const key = event.target.closest('button');
    if (!key) return;
    if (key.dataset.digit) field.value = (field.value + key.dataset.digit).slice(0, field.maxLength);
    else if ('clear' in key.dataset) field.value = '';
    else field.value = field.value.slice(0, -1);
    if (field.value.length === field.maxLength && field.form.querySelector('[name=person]:checked')) field.form.requestSubmit();
  });
}
