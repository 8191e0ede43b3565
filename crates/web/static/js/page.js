// Every page: shown passwords, a group switch that closes, focus on what went wrong, no form sent twice, printing.

document.documentElement.classList.add('js');

const svg = (name) => {
  const sprite = document.querySelector('use')?.getAttribute('href').split('#')[0];
  return `<svg class="i" aria-hidden="true" focusable="false"><use href="${sprite}#${name}"/></svg>`;
};

class ShowPassword extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.getAttribute('for'));
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn' });
    button.setAttribute('aria-controls', field.id);
    const paint = (shown) => {
      field.type = shown ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(shown));
      button.innerHTML = `${svg(shown ? 'i-eye-off' : 'i-eye')}<span></span>`;
      button.lastChild.textContent = this.getAttribute(shown ? 'label-hide' : 'label');
    };
    paint(false);
    button.addEventListener('click', () => paint(field.type === 'password'));
    field.form?.addEventListener('submit', () => paint(false));
    this.replaceChildren(button);
  }
}
customElements.define('show-password', ShowPassword);

function shut({ key, target }) {
  if (key && key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.group-menu[open]')) {
    if (!key && menu.contains(target)) continue;
    menu.open = false;
    if (key) menu.querySelector('summary').focus();
  }
}
document.addEventListener('click', shut);
document.addEventListener('keydown', shut);

document.querySelector('.err-summary')?.focus();

// a second press while the first is on its way would only send the same again
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
});

// hidden until there is a script
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
