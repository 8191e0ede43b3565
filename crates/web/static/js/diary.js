// The diary: rows without reloading, the week's coverage and the checks while typing. Without it the same form works.

document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

const form = document.getElementById("entry");
const list = document.getElementById("rows");
const template = document.getElementById("row-template");
const MOST = 20;

const rows = () => [...list.querySelectorAll("[data-row]")];
const part = (row, name) => row.querySelector(`[name^="${name}-"]`);

/** What the rows say now; empty ones count as nothing. */
function read() {
  return rows()
    .map((row) => ({
      area: part(row, "area").value,
      theme: part(row, "theme").value.trim() !== "",
      homework: part(row, "homework").value.trim() !== "",
    }))
    .filter((row) => row.area || row.theme || row.homework);
}

function say(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

function coverage(written) {
  const card = document.getElementById("coverage");
  const lacking = [];
  let present = 0;
  for (const tile of card.querySelectorAll("[data-area]")) {
    const here = written.some((row) => row.area === tile.dataset.area && row.theme);
    const days = Number(tile.dataset.rest) + (here ? 1 : 0);
    if (days > 0) present += 1;
    else lacking.push(tile.dataset.name);
    tile.classList.toggle("missing", days === 0);
    say(tile.querySelector(".n"), days > 0 ? `${days}×` : card.dataset.no);
  }
  say(document.getElementById("coverage-title"), card.dataset.title.replace("{n}", present));
  const { one, many, none } = card.dataset;
  const text = [none, one][lacking.length] ?? many;
  const words = text.replace("{areas}", lacking.join(", "));
  const lacks = document.getElementById("coverage-lacks");
  say(lacks, words);
  lacks?.classList.toggle("bad", lacking.length > 0);
  return { lacking, words };
}

/** The day's own tick; a day to come that is still empty stays open where the server said so. */
function health(written, good) {
  const day = document.querySelector(`[data-day="${form.dataset.day}"].cov-day`);
  if (!day) return;
  day.dataset.open ??= day.classList.contains("open") ? "1" : "";
  const open = !good && day.dataset.open === "1" && !written.some((row) => row.theme);
  day.classList.toggle("open", open);
  day.classList.toggle("missing", !good && !open);
}

function check(name, good, text) {
  const line = document.querySelector(`[data-check="${name}"]`);
  line.classList.toggle("bad", !good);
  say(line.querySelector(".grow"), text ?? (good ? line.dataset.yes : line.dataset.no));
}

function themes(written) {
  const bare = written.filter((row) => !row.theme);
  const names = bare
    .map((row) => document.querySelector(`[data-area="${row.area}"]`)?.dataset.name)
    .filter(Boolean);
  const some = document.querySelector('[data-check="theme"]').dataset.some;
  const text = names.length > 0 ? some.replace("{areas}", names.join(", ")) : undefined;
  check("theme", written.length > 0 && bare.length === 0, text);
}

function refresh() {
  rows().forEach((row, at) => row.classList.toggle("int", at > 0));
  form.querySelector('[value="add-row"]').disabled = rows().length >= MOST;
  const written = read();
  const good = written.some((row) => row.area === "health" && row.theme);
  const week = coverage(written);
  health(written, good);
  check("dominant", Boolean(part(rows()[0], "area").value));
  themes(written);
  check("health", good);
  check("week", week.lacking.length === 0, week.words);
}

let fresh = MOST;

function add() {
  if (rows().length >= MOST) return;
  fresh += 1;
  const html = template.innerHTML.replaceAll("__key__", fresh);
  list.insertAdjacentHTML("beforeend", html);
  part(rows().at(-1), "area").focus();
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (next) part(next, "area").focus();
  else add();
}

function move(row, up, button) {
  if (up) row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  button.focus();
}

function press(event) {
  const button = event.target.closest('button[name="action"]');
  if (!button || button.value.startsWith("save")) return;
  event.preventDefault();
  const row = button.closest("[data-row]");
  if (button.value === "add-row") add();
  else if (button.value.startsWith("remove-")) remove(row);
  else move(row, button.value.startsWith("up-"), button);
  dirty = true;
  refresh();
}

let dirty = form !== null && "dirty" in form.dataset;

if (form && list && template) {
  form.addEventListener("input", () => {
    dirty = true;
    refresh();
  });
  form.addEventListener("click", press);
  form.addEventListener("submit", () => {
    dirty = false;
  });
  // a copy of another day or a tab may be pressed over a text that is not saved yet
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  window.addEventListener("pageshow", refresh);
  refresh();
}
