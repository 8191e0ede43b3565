// The session's end: asked about two minutes before it, and when it comes, what is being typed goes along to the sign-in
// page. How long the session lasts yet stands in every answer (Server-Timing), so the two clocks need not agree.

const dialog = document.getElementById('session-end');
const text = dialog?.querySelector('[data-text]');
const WARNED = 120_000;
// a little later than the server, which then surely says the same
const SURELY = 2_000;
const others = 'BroadcastChannel' in window ? new BroadcastChannel('eklase-session') : null;

let ends = 0;
let answered = 0; // the end that the person has closed the dialog for
let over = false;

function set(end) {
  ends = end;
  check();
}

/** An answer to this page, or to one of its scripts. */
function heard(entry) {
  const said = entry.serverTiming?.find(({ name }) => name === 'session');
  if (!said) return;
  const end = performance.timeOrigin + entry.responseStart + said.duration;
  if (Math.abs(end - ends) < 1000) return;
  set(end);
  others?.postMessage(end);
}

const clock = () => new Date(ends).toTimeString().slice(0, 5);
const say = (what) => { text.textContent = what.replace('{time}', clock()); };

function check() {
  if (!ends || over) return;
  const left = ends - Date.now();
  if (left < -SURELY) finish();
  else if (left > WARNED) {
    answered = 0;
    if (dialog.open) dialog.close();
  } else if (!dialog.open && answered !== ends) {
    say(text.dataset.text);
    dialog.showModal(); // the focus goes back by itself when it closes
  }
}

async function stay() {
  // on a group's tablet every look at the day prolongs the session
  const sent = document.body.matches('.tablet') ? [location.href, { method: 'HEAD' }] : ['/session', { method: 'POST' }];
  const answer = await fetch(...sent).catch(() => null);
  if (answer?.status === 401) return finish();
  const left = Number(/session;dur=(\d+)/.exec(answer?.headers.get('server-timing'))?.[1]);
  if (!left) return say(text.dataset.failed);
  set(Date.now() + left);
  others?.postMessage(ends);
  if (left <= WARNED) say(text.dataset.longest);
}

const differs = (field) => (field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
  : field.options ? [...field.options].some((one) => one.selected !== one.defaultSelected && field.selectedIndex > 0)
    : field.type !== 'hidden' && field.value !== field.defaultValue);

/** The form that is being typed into; not one that saves by itself, and none with a password. */
function typedInto() {
  const forms = [...document.querySelectorAll('form[method=post]:not([data-saved], [enctype])')];
  const open = forms.filter((form) => !form.querySelector('[type=password]'));
  return open.find((form) => 'dirty' in form.dataset || [...form.elements].some((field) => field.name && differs(field)));
}

function finish() {
  if (over) return;
  over = true;
  dialog.close();
  const form = typedInto();
  if (!form) return location.replace(location.href); // the answer is the sign-in page
  form.noValidate = true;
  form.requestSubmit(form.querySelector('.btn-primary[type=submit]') ?? form.querySelector('[type=submit]'));
}

if (dialog) {
  dialog.addEventListener('close', () => { answered = ends; });
  dialog.querySelector('[data-stay]').addEventListener('click', stay);
  others?.addEventListener('message', ({ data }) => set(data));
  const seen = new PerformanceObserver((list) => list.getEntries().forEach(heard));
  for (const type of ['navigation', 'resource']) seen.observe({ type, buffered: true });
  setInterval(check, 5_000);
  document.addEventListener('visibilitychange', check);
}

// a page that the browser kept to go back to is asked for again: somebody else may sit here by now
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
