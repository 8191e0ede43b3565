// Notices on this device: asks the browser for a subscription and sends it with the form. Without a script, or in a browser
// that cannot, the button stays hidden and the page says why.
const card = document.getElementById('devices');
const form = card?.querySelector('form[data-push]');

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/** How the server names a device to its own browser. */
async function mark(endpoint) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether it was made for the installation's key of today; a browser that does not tell is believed. */
function isOurs({ options }) {
  if (!options?.applicationServerKey) return true;
  const [theirs, ours] = [new Uint8Array(options.applicationServerKey), bytes(card.dataset.key)];
  return theirs.length === ours.length && theirs.every((byte, at) => byte === ours[at]);
}

function say(...states) {
  for (const one of card.querySelectorAll('[data-push]')) one.hidden = !states.includes(one.dataset.push);
}

async function state() {
  const able = isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!able) return 'cannot';
  if (Notification.permission === 'denied') return 'blocked';
  const worker = await navigator.serviceWorker.getRegistration();
  const own = await worker?.pushManager.getSubscription();
  // one that was made for another key of the installation gets nothing any more
  const listed = own && isOurs(own) && card.querySelector(`[data-mark="${await mark(own.endpoint)}"]`);
  if (!listed) return 'off';
  listed.querySelector('.tag').hidden = false;
  return 'on';
}

async function subscribe() {
  const answer = await Notification.requestPermission();
  // who only closed the question may be asked again
  if (answer !== 'granted') return say(answer === 'denied' ? 'blocked' : 'off');
  await navigator.serviceWorker.register(document.body.dataset.worker, { scope: '/' });
  const { pushManager } = await navigator.serviceWorker.ready;
  // one that was made for another key, or taken off the list, is of no use
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(card.dataset.key) });
  const { endpoint, keys } = made.toJSON();
  for (const [name, value] of Object.entries({ endpoint, ...keys })) if (form.elements[name]) form.elements[name].value = value;
  form.submit();
}

if (form) {
  state().then(say, () => say('cannot'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    subscribe().catch(() => say('off', 'failed'));
  });
}
