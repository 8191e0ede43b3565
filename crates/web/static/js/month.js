// The month's grid by keyboard: arrows move, S C N K mark, Enter chooses. Without it the headings lead to each day.

const grid = document.getElementById('month-grid');
const state = document.getElementById('saved-state');
const KEYS = { s: 'sick', c: 'excused', n: 'unexcused', k: 'present' };
const SYMBOL = { sick: 'NS', excused: 'NC', unexcused: 'N' };

const rows = () => [...grid.tBodies[0].rows];
const head = (cell) => grid.tHead.rows[0].cells[cell.cellIndex];
const dayOf = (cell) => head(cell)?.dataset.day;
const open = (cell) => cell && dayOf(cell) && !cell.matches('.off, .away, [data-home], .sum');
const wordOf = (mark) => grid.dataset[mark || 'none'];
const make = (tag, what) => Object.assign(document.createElement(tag), what);

function label(cell) {
  const name = cell.parentElement.cells[0].textContent.replace(/^\d+/, '');
  const day = head(cell).textContent.replace(/^\d+/, '$& ');
  cell.ariaLabel = `${name}, ${day}: ${wordOf(cell.dataset.m)}`;
}

let current = null;
function focus(cell) {
  if (current) current.tabIndex = -1;
  current = cell;
  cell.tabIndex = 0;
  label(cell);
  cell.focus();
}

function step(cell, down, right) {
  let [row, column] = [rows().indexOf(cell.parentElement), cell.cellIndex];
  for (;;) {
    const next = rows()[(row += down)]?.cells[(column += right)];
    if (!next || column < 1) return cell;
    if (open(next)) return next;
  }
}

function paint(cell, mark) {
  if (mark) cell.dataset.m = mark;
  else delete cell.dataset.m;
  cell.classList.toggle('note-mark', mark === 'home');
  cell.replaceChildren();
  const textContent = SYMBOL[mark];
  if (textContent) cell.append(make('span', { className: `att att-${textContent.toLowerCase()}`, textContent }));
  label(cell);
  sums(cell.parentElement);
  present(cell.cellIndex);
}

/** The last four columns: a row's sums, and below them all rows'. */
function sums(row) {
  const counts = Object.keys(SYMBOL).map((mark) => row.querySelectorAll(`[data-m="${mark}"]`).length);
  const [foot, all] = [grid.tFoot.rows[0], counts.reduce((a, b) => a + b)];
  [...counts, all].forEach((n, i) => {
    const at = row.cells.length - 4 + i;
    row.cells[at].textContent = n || '';
    foot.cells[at].textContent = rows().reduce((sum, one) => sum + Number(one.cells[at].textContent), 0) || '';
  });
}

function present(column) {
  const cells = rows().map((row) => row.cells[column]).filter(open);
  const foot = grid.tFoot.rows[0].cells[column];
  if (!foot.textContent && !cells.every((cell) => cell.dataset.m)) return;
  foot.textContent = cells.filter((cell) => cell.dataset.m === 'present').length;
}

const kept = new WeakMap(); // what the server holds, by cell
const busy = new Set();

/** Answers with what went wrong. */
async function post(cell, mark) {
  const { child } = cell.parentElement.dataset;
  const body = new URLSearchParams({ [`mark-${child}`]: mark, [`was-${child}`]: kept.get(cell) });
  const sent = { method: 'POST', body, headers: { Accept: 'application/json' } };
  const answer = await fetch(grid.dataset.post + dayOf(cell), sent);
  if (answer.ok) {
    kept.set(cell, mark);
    return '';
  }
  if (answer.status === 401) {
    busy.clear();
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  } else if (answer.status === 409) {
    // somebody else was faster: the cell shows theirs, the words both
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    kept.set(cell, page.querySelector(`[data-child="${child}"]`).cells[cell.cellIndex].dataset.m ?? '');
    return `${grid.dataset.conflict} ${wordOf(kept.get(cell))} / ${wordOf(mark)}`;
  }
  return (await answer.json().catch(() => ({}))).detail ?? grid.dataset.failed;
}

/** One save of a cell at a time; what is not saved goes back to what the server holds. */
async function set(cell, mark) {
  paint(cell, mark);
  if (busy.has(cell)) return;
  busy.add(cell);
  let fault = '';
  while (!fault && cell.dataset.m !== kept.get(cell)) {
    fault = await post(cell, cell.dataset.m).catch(() => grid.dataset.failed);
  }
  busy.delete(cell);
  if (fault) paint(cell, kept.get(cell));
  state.classList.toggle('failed', fault !== '');
  state.textContent = fault || `${grid.dataset.saved} ${new Date().toTimeString().slice(0, 5)}`;
}

let choice = null;
function close(back) {
  choice?.remove();
  if (choice && back) current.focus();
  choice = null;
}

function choose(cell) {
  close();
  const onkeydown = (event) => event.key === 'Escape' && close(true);
  choice = make('div', { className: 'pop over', role: 'dialog', ariaLabel: grid.dataset.pick, onkeydown });
  for (const mark of ['present', ...Object.keys(SYMBOL), 'home']) {
    const onclick = () => { close(true); set(cell, mark); };
    choice.append(make('button', { type: 'button', className: 'btn', textContent: wordOf(mark), onclick }));
  }
  grid.parentElement.after(choice);
  place(cell);
  choice.firstElementChild.focus();
}

function place(cell) {
  const [at, own, frame] = [cell, choice, choice.offsetParent].map((one) => one.getBoundingClientRect());
  const top = at.bottom + own.height < innerHeight ? at.bottom : Math.max(0, at.top - own.height);
  choice.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 24)) - frame.left}px`;
  choice.style.top = `${top - frame.top}px`;
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const ENDS = { Home: 0, End: -1 };

function keyed(event) {
  const cell = event.target.closest('td');
  if (!open(cell) || event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = KEYS[event.key.toLowerCase()];
  if (MOVES[event.key]) focus(step(cell, ...MOVES[event.key]));
  else if (mark) { set(cell, mark); focus(step(cell, 1, 0)); }
  else if (ENDS[event.key] !== undefined) focus([...cell.parentElement.cells].filter(open).at(ENDS[event.key]));
  else if (event.key === 'Enter' || event.key === ' ') choose(cell);
  else return;
  event.preventDefault();
}

if (grid?.dataset.post) {
  grid.role = 'grid';
  for (const row of grid.rows) {
    row.role = 'row';
    const heading = row.parentElement === grid.tHead ? 'columnheader' : 'rowheader';
    for (const cell of row.cells) cell.role = cell.tagName === 'TD' ? 'gridcell' : heading;
  }
  const cells = [...grid.querySelectorAll('tbody td')].filter(open);
  for (const cell of cells) {
    cell.tabIndex = -1;
    kept.set(cell, cell.dataset.m ?? '');
  }
  current = cells.find((cell) => cell.matches('.today')) ?? cells[0];
  if (current) { current.tabIndex = 0; label(current); }
  grid.addEventListener('keydown', keyed);
  grid.addEventListener('click', (event) => {
    const cell = event.target.closest('td');
    if (open(cell)) { focus(cell); choose(cell); }
  });
  document.addEventListener('pointerdown', (event) => choice?.contains(event.target) || close());
  addEventListener('beforeunload', (event) => busy.size > 0 && event.preventDefault());
}

// a month is wider than a phone: begin at today
const today = grid?.querySelector('thead .today');
if (today) grid.parentElement.scrollLeft = today.offsetLeft + today.offsetWidth - grid.parentElement.clientWidth;
