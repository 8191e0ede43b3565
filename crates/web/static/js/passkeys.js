// Passkeys: asks the server what to ask the device for, the device, and sends its answer with the form. Without a
// script, or in a browser that has none, the forms stay hidden.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const listed = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function read(options) {
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = listed(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = listed(options.allowCredentials);
  return read;
}

function written(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[part]) parts[part] = text(response[part]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: parts,
    extensions: credential.getClientExtensionResults(),
  });
}

function put(form, name, value) {
  const field = form.elements[name] ?? Object.assign(document.createElement('input'), { type: 'hidden', name });
  field.value = value;
  if (!field.form) form.append(field);
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  const given = await answer.json();
  if (!answer.ok) throw new Error(given.detail);
  const publicKey = read(given.publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  put(form, 'state', given.state ?? '');
  put(form, 'passkey', written(credential));
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  // an address that is a number can have no passkeys
  if (!window.PublicKeyCredential || /^[\d.]+$|:/.test(location.hostname)) continue;
  form.hidden = false;
  const trouble = form.querySelector('[data-trouble]');
  const words = trouble?.textContent;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    button?.setAttribute('aria-busy', 'true');
    if (trouble) trouble.hidden = true;
    try {
      await ask(form);
      form.submit();
    } catch (fault) {
      // the person closed the device's window, or the server said why not
      if (trouble) {
        trouble.textContent = fault instanceof DOMException || !fault.message ? words : fault.message;
        trouble.hidden = false;
      }
    } finally {
      delete form.dataset.busy;
      button?.removeAttribute('aria-busy');
    }
  });
}
