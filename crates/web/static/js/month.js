// The month's grid by keyboard: arrows move, S C N K mark, Enter opens the choice. Without this script the headings lead
// to each day's sheet.

const grid = document.getElementById('month-grid');
const state = document.getElementById('saved-state');
const KEYS = { s: 'sick', c: 'excused', n: 'unexcused', k: 'present' };
const SYMBOL = { sick: ['NS', 'att-ns'], excused: ['NC', 'att-nc'], unexcused: ['N', 'att-n'] };
const MARKS = ['present', 'sick', 'excused', 'unexcused'];

const rows = () => [...grid.tBodies[0].rows];
const heads = () => [...grid.tHead.rows[0].cells];
const dayOf = (cell) => heads()[cell.cellIndex]?.dataset.day;
const open = (cell) => cell && dayOf(cell) && !cell.matches('.off, .away, [data-home], .sum');
const wordOf = (mark) => grid.dataset[mark || 'none'];

function label(cell) {
  const name = cell.parentElement.cells[0].textContent.replace(/^\d+/, '');
  const day = heads()[cell.cellIndex].textContent;
  cell.setAttribute('aria-label', `${name}, ${day}: ${wordOf(cell.dataset.m)}`);
}

let current = null;
function focus(cell) {
  if (current) current.tabIndex = -1;
  current = cell;
  cell.tabIndex = 0;
  label(cell);
  cell.focus();
}

/** The next open cell in a direction. */
function step(cell, down, right) {
  let row = rows().indexOf(cell.parentElement);
  let column = cell.cellIndex;
  for (;;) {
    row += down;
    column += right;
    const next = rows()[row]?.cells[column];
    if (!next || column < 1) return cell;
    if (open(next)) return next;
  }
}

function paint(cell, mark) {
  cell.dataset.m = mark;
  cell.replaceChildren();
  if (SYMBOL[mark]) {
    const badge = document.createElement('span');
    badge.className = `att ${SYMBOL[mark][1]}`;
    badge.textContent = SYMBOL[mark][0];
    cell.append(badge);
  }
  label(cell);
  sums(cell.parentElement);
}

/** A row's sums and the sums of all, in the last four columns. */
function sums(row) {
  const last = row.cells.length - 4;
  const counts = Object.keys(SYMBOL).map((mark) => row.querySelectorAll(`td[data-m="${mark}"]`).length);
  counts.push(counts.reduce((a, b) => a + b));
  counts.forEach((n, at) => { row.cells[last + at].textContent = n || ''; });
  const foot = grid.tFoot.rows[0];
  counts.forEach((_, at) => {
    const all = rows().reduce((sum, one) => sum + Number(one.cells[last + at].textContent || 0), 0);
    foot.cells[last + at].textContent = all;
  });
}

async function set(cell, mark) {
  const was = cell.dataset.m ?? '';
  if (was === mark) return;
  const child = cell.parentElement.dataset.child;
  paint(cell, mark);
  const body = new URLSearchParams({ [`mark-${child}`]: mark, [`was-${child}`]: was });
  const undo = (text) => {
    if (was) paint(cell, was);
    else { delete cell.dataset.m; cell.replaceChildren(); label(cell); sums(cell.parentElement); }
    state.classList.add('failed');
    state.textContent = text;
  };
  try {
    const answer = await fetch(grid.dataset.post + dayOf(cell), {
      method: 'POST', body, headers: { Accept: 'application/json' },
    });
    if (answer.status === 401) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    else if (answer.status === 409) undo(grid.dataset.conflict);
    else if (!answer.ok) undo((await answer.json().catch(() => ({}))).detail ?? grid.dataset.failed);
    else {
      state.classList.remove('failed');
      state.textContent = `${grid.dataset.saved} ${new Date().toTimeString().slice(0, 5)}`;
    }
  } catch {
    undo(grid.dataset.failed);
  }
}

let choice = null;
function close(back = true) {
  choice?.remove();
  choice = null;
  if (back && current) current.focus();
}

function choose(cell) {
  close(false);
  choice = document.createElement('div');
  choice.className = 'pop over';
  choice.setAttribute('role', 'dialog');
  choice.setAttribute('aria-label', grid.dataset.pick);
  for (const mark of MARKS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn';
    button.textContent = wordOf(mark);
    button.addEventListener('click', () => { close(); set(cell, mark); });
    choice.append(button);
  }
  choice.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  grid.parentElement.after(choice);
  choice.firstElementChild.focus();
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function keyed(event) {
  const cell = event.target.closest('td');
  if (!open(cell) || event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = KEYS[event.key.toLowerCase()];
  if (MOVES[event.key]) focus(step(cell, ...MOVES[event.key]));
  else if (mark) { set(cell, mark); focus(step(cell, 1, 0)); }
  else if (event.key === 'Enter' || event.key === ' ') choose(cell);
  else return;
  event.preventDefault();
}

if (grid?.dataset.post) {
  grid.setAttribute('role', 'grid');
  for (const row of grid.rows) row.setAttribute('role', 'row');
  for (const head of grid.querySelectorAll('thead th')) head.setAttribute('role', 'columnheader');
  for (const head of grid.querySelectorAll('tbody th, tfoot th')) head.setAttribute('role', 'rowheader');
  for (const cell of grid.querySelectorAll('td')) cell.setAttribute('role', 'gridcell');
  const cells = [...grid.querySelectorAll('tbody td')].filter(open);
  for (const cell of cells) cell.tabIndex = -1;
  current = cells.find((cell) => cell.classList.contains('today')) ?? cells[0] ?? null;
  if (current) { current.tabIndex = 0; label(current); }
  grid.addEventListener('keydown', keyed);
  grid.addEventListener('click', (event) => {
    const cell = event.target.closest('td');
    if (open(cell)) { focus(cell); choose(cell); }
  });
  grid.addEventListener('focusin', (event) => { if (event.target.tagName === 'TD') label(event.target); });
}
