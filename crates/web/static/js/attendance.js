// One tap a child: each change is saved at once, one save of a child at a time, and tried again until it holds.

const form = document.getElementById('attendance');
const state = document.getElementById('saved-state');
const waiting = new Set();

const clock = () => new Date().toTimeString().slice(0, 5);
const say = (text, failed = false) => {
  state.textContent = text;
  state.classList.toggle('failed', failed);
};

function tally() {
  const count = { present: 0, sick: 0, excused: 0, unexcused: 0, home: 0, left: 0 };
  for (const row of form.querySelectorAll('.att-row')) {
    const mark = row.hasAttribute('data-home') ? 'home' : row.querySelector('input[type=radio]:checked')?.value;
    count[mark ?? 'left'] += 1;
  }
  for (const [mark, n] of Object.entries(count)) document.getElementById(`n-${mark}`).textContent = n;
  document.getElementById('n-left').parentElement.classList.toggle('todo-left', count.left > 0);
  return count.left;
}

/** The fields of one child's row, as the page would send them. */
function fields(row) {
  const body = new URLSearchParams();
  for (const field of row.querySelectorAll('input')) {
    if (['radio', 'checkbox'].includes(field.type) && !field.checked) continue;
    body.append(field.name, field.value);
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
    const was = document.createElement('input');
    was.type = 'hidden';
    was.name = `was-doctor-${id}`;
    was.value = '1';
    row.append(was);
  }
  row.classList.remove('unset');
}

function conflict(row) {
  const note = document.createElement('p');
  note.className = 'att-msg conflict';
  note.setAttribute('role', 'alert');
  const again = document.createElement('a');
  again.href = location.pathname;
  again.textContent = '↻';
  note.append(`${form.dataset.conflict} `, again);
  row.querySelector('.conflict')?.remove();
  row.append(note);
}

async function send(row, pause = 1000) {
  const body = fields(row);
  if (!body.has(`mark-${row.id.slice(1)}`)) return;
  const retry = () => {
    say(form.dataset.failed, true);
    setTimeout(() => send(row, Math.min(pause * 2, 30000)), pause);
  };
  let answer;
  try {
    answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
  } catch {
    return retry();
  }
  if (answer.status === 401) {
    location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
  } else if (answer.status === 503) {
    return retry();
  } else if (answer.ok) {
    seen(row, body);
  } else if (answer.status === 409) {
    conflict(row);
  } else {
    const problem = await answer.json().catch(() => ({}));
    say(problem.detail ?? form.dataset.failed, true);
  }
  // what was changed while this was on its way goes next
  if (answer.ok && String(fields(row)) !== String(body) && row.dataset.again) {
    delete row.dataset.again;
    return send(row);
  }
  waiting.delete(row);
  if (answer.ok && waiting.size === 0) {
    say(`${form.dataset.saved} ${clock()}`);
    // the day is done: the banner says so
    if (tally() === 0 && form.querySelector('[value="rest-present"]')) location.reload();
  }
}

function changed(row) {
  tally();
  if (waiting.has(row)) {
    row.dataset.again = 'yes';
    return;
  }
  waiting.add(row);
  say(form.dataset.saving);
  send(row);
}

form?.addEventListener('change', (event) => {
  const row = event.target.closest('.att-row');
  if (row) changed(row);
});
addEventListener('beforeunload', (event) => {
  if (waiting.size > 0) event.preventDefault();
});
