// One tap a child: saved at once, one save of a child at a time, and tried again until it holds.

const form = document.getElementById('attendance');
const state = document.getElementById('saved-state');
// not form.action: a button of that name hides it while children are left
const address = form?.getAttribute('action');
const waiting = new Set();
const again = new Set();

const rows = () => [...form.querySelectorAll('.att-row')];
const make = (tag, what) => Object.assign(document.createElement(tag), what);
const say = (text, failed = false) => {
  state.textContent = text;
  state.classList.toggle('failed', failed);
};

function tally() {
  const count = { present: 0, sick: 0, excused: 0, unexcused: 0, home: 0, left: 0 };
  for (const row of rows()) {
    const mark = row.hasAttribute('data-home') ? 'home' : row.querySelector('input[type=radio]:checked')?.value;
    count[mark ?? 'left'] += 1;
  }
  for (const [mark, n] of Object.entries(count)) document.getElementById(`n-${mark}`).textContent = n;
  document.getElementById('n-left').parentElement.classList.toggle('todo-left', count.left > 0);
  return count.left;
}

/** A child's fields, as the page would send them. */
function fields(row) {
  const body = new URLSearchParams();
  for (const field of row.querySelectorAll('input')) {
    if (field.checked || !['radio', 'checkbox'].includes(field.type)) body.append(field.name, field.value);
  }
  return body;
}

/** What was sent is from now on what this page has seen. */
function seen(row, body) {
  const id = row.id.slice(1);
  row.querySelector(`[name="was-${id}"]`).value = body.get(`mark-${id}`);
  row.querySelector(`[name="was-note-${id}"]`).value = (body.get(`note-${id}`) ?? '').trim();
  row.querySelector(`[name="was-doctor-${id}"]`)?.remove();
  if (body.has(`doctor-${id}`) && body.get(`mark-${id}`) === 'sick') {
    row.append(make('input', { type: 'hidden', name: `was-doctor-${id}`, value: '1' }));
  }
  row.classList.remove('unset');
  row.querySelector('.conflict')?.remove();
}

/** A row that is not saved can be saved again as it is. */
function offer(row) {
  const message = row.querySelector('.conflict');
  const { textContent } = form.querySelector('.actions-bar button');
  message.role = 'alert';
  message.append(make('button', { type: 'button', className: 'btn', textContent, onclick: () => changed(row) }));
}

function tell(row, textContent) {
  const message = make('p', { className: 'att-msg conflict' });
  message.append(make('span', { textContent }));
  row.querySelector('.conflict')?.remove();
  row.append(message);
  offer(row);
}

const post = (body, accept) => fetch(address, { method: 'POST', body, headers: { Accept: accept } });
const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

/** Somebody else was faster: the row as the server shows it, with both versions. */
async function both(row, body) {
  const page = await post(body, 'text/html').then(parsed).catch(() => null);
  const fresh = page?.getElementById(row.id);
  if (!fresh) return tell(row, form.dataset.conflict);
  const focused = row.contains(document.activeElement);
  row.replaceWith(document.adoptNode(fresh));
  if (fresh.querySelector('.conflict')) offer(fresh);
  if (focused) fresh.querySelector('input:checked')?.focus();
  tally();
}

/** Every child is marked: the banner says what the server says. */
async function done() {
  const page = await fetch(address).then(parsed).catch(() => null);
  const [old, fresh] = [document, page].map((one) => one?.querySelector('#attendance .banner'));
  if (!fresh || !old) return;
  old.className = fresh.className;
  old.replaceChildren(...fresh.childNodes);
}

function settle() {
  if (waiting.size > 0) return;
  if (form.querySelector('.conflict')) return say(''); // the row says why
  say(`${form.dataset.saved} ${new Date().toTimeString().slice(0, 5)}`);
  if (tally() === 0 && form.querySelector('[value="rest-present"]')) done();
}

async function send(row, pause = 1000) {
  again.delete(row);
  const body = fields(row);
  if (!body.has(`mark-${row.id.slice(1)}`)) {
    waiting.delete(row); // a remark alone waits for its mark
    if (waiting.size === 0) say('');
    return;
  }
  const answer = await post(body, 'application/json').catch(() => null);
  if (!answer || [502, 503, 504].includes(answer.status)) {
    say(form.dataset.retrying, true);
    setTimeout(() => send(row, Math.min(pause * 2, 30000)), pause);
    return;
  }
  if (answer.status === 401) {
    waiting.clear();
    location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
    return;
  }
  if (answer.ok) {
    seen(row, body);
    // what was changed while this was on its way goes next
    if (again.has(row)) return send(row);
  } else if (answer.status === 409) {
    await both(row, fields(row));
  } else {
    const problem = await answer.json().catch(() => ({}));
    tell(row, problem.detail ?? form.dataset.failed);
  }
  waiting.delete(row);
  settle();
}

function changed(row) {
  tally();
  if (waiting.has(row)) {
    again.add(row);
    return;
  }
  waiting.add(row);
  say(form.dataset.saving);
  send(row);
}

for (const row of form ? rows() : []) if (row.querySelector('.conflict')) offer(row);
form?.addEventListener('change', (event) => {
  const row = event.target.closest('.att-row');
  if (row) changed(row);
});
addEventListener('beforeunload', (event) => waiting.size > 0 && event.preventDefault());
