// The week plan: outcomes dragged or placed into days, lessons moved, coverage while typing. Without it the same
// buttons and selects work as a plain form.

const form = document.getElementById("week-plan");
const template = document.getElementById("lesson-template");
const noteTemplate = document.getElementById("note-template");
const state = document.getElementById("placed-state");
const bar = document.getElementById("drop-bar");
const most = Number(form?.dataset.most ?? 0);

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const part = (lesson, name) => lesson.querySelector(`[name^="${name}-"]`);
const lessonsOf = (day) => document.querySelector(`#on-${day} [data-lessons]`);
const value = (lesson, name) => part(lesson, name).value.trim();
const same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

function say(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

/** What the form's lessons say now, with those of days that are only read. */
function read() {
  const typed = all("[data-lesson]", form).map((lesson) => ({
    day: lesson.closest(".week-day").id.slice(3),
    area: value(lesson, "area"),
    place: lesson.querySelector('[name^="place-"]:checked')?.value,
    subject: value(lesson, "subject"),
    planned: value(lesson, "planned"),
    says: value(lesson, "outcome") !== "" || value(lesson, "activity") !== "",
  }));
  const kept = all("[data-kept][data-area]").map((row) => ({
    day: row.closest(".week-day").id.slice(3),
    ...row.dataset,
    says: "says" in row.dataset,
  }));
  return [...typed, ...kept];
}

/** With the subject teachers' lessons that no lesson of their day names. */
function planned(lessons) {
  const coming = all("[data-coming]").map((row) => ({
    day: row.closest(".week-day").id.slice(3),
    area: row.dataset.area,
    subject: row.dataset.coming,
    place: "indoors",
  }));
  const named = (one) => lessons.some((l) => l.day === one.day && same(l.subject ?? "", one.subject));
  return [...lessons.filter((one) => one.says && one.area), ...coming.filter((one) => !named(one))];
}

const needs = {
  health: (one) => one.area === "health",
  language: (one) => one.area === "language",
  outdoors: (one) => one.place === "outdoors",
};

function coverage(lessons) {
  const card = document.getElementById("coverage");
  const here = planned(lessons);
  const ticks = all("[data-need]", card);
  const working = new Set(ticks.map((tick) => tick.dataset.day));
  const counted = here.filter((one) => working.has(one.day));
  const lacking = [];
  for (const tile of all("[data-area]", card)) {
    const days = new Set(counted.filter((one) => one.area === tile.dataset.area).map((one) => one.day)).size;
    if (days === 0) lacking.push(tile.dataset.name);
    tile.classList.toggle("missing", days === 0);
    say(tile.querySelector(".n"), days > 0 ? `${days}×` : card.dataset.no);
  }
  say(document.getElementById("coverage-title"), card.dataset.title.replace("{n}", 7 - lacking.length));
  const text = [card.dataset.none, card.dataset.one][lacking.length] ?? card.dataset.many;
  const lacks = document.getElementById("coverage-lacks");
  say(lacks, text.replace("{areas}", lacking.join(", ")));
  lacks?.classList.toggle("bad", lacking.length > 0);
  for (const tick of ticks) {
    const met = here.some((one) => one.day === tick.dataset.day && needs[tick.dataset.need](one));
    tick.classList.toggle("missing", !met);
  }
}

function counts(lessons) {
  const list = document.getElementById("outcomes");
  for (const outcome of all("[data-outcome]")) {
    const week = lessons.filter((one) => one.planned === outcome.dataset.outcome).length;
    const month = week + Number(outcome.dataset.elsewhere);
    const tag = outcome.querySelector("[data-placed]");
    const words = list.dataset.count.replace("{week}", week).replace("{month}", month);
    say(tag, month === 0 ? list.dataset.unplaced : words);
    tag.classList.toggle("tag-warn", month === 0);
  }
}

function refresh() {
  const lessons = read();
  coverage(lessons);
  counts(lessons);
  for (const add of all('[value^="add-"]', form)) {
    const list = add.closest(".week-day")?.querySelector("[data-lessons]");
    if (list) add.disabled = list.children.length >= most;
  }
}

/** A change of the form that no field tells of. */
const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

let fresh = 1000;

function add(day) {
  const list = lessonsOf(day);
  if (!list || list.children.length >= most) {
    say(state, state.dataset.full);
    return null;
  }
  fresh += 1;
  list.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll("__key__", fresh));
  const lesson = list.lastElementChild;
  part(lesson, "day").value = day;
  return lesson;
}

function dayName(day) {
  return document.querySelector(`#h${day}`).firstChild.textContent.trim();
}

/** An outcome becomes a lesson of that day, its area and words filled in. */
function place(outcome, day) {
  const lesson = add(day);
  if (!lesson) return;
  part(lesson, "area").value = outcome.dataset.of;
  part(lesson, "planned").value = outcome.dataset.outcome;
  part(lesson, "subject").value = outcome.dataset.subject;
  part(lesson, "outcome").value = outcome.querySelector("[data-words]").textContent;
  lesson.classList.add("new");
  say(state, state.dataset.placed.replace("{day}", dayName(day)));
  changed();
}

/** A lesson goes to the end of another day. */
function carry(lesson, day) {
  const list = lessonsOf(day);
  if (!list || list === lesson.parentElement) return;
  if (list.children.length >= most) {
    part(lesson, "day").value = lesson.closest(".week-day").id.slice(3);
    say(state, state.dataset.full);
    return;
  }
  list.append(lesson);
  part(lesson, "day").value = day;
  say(state, state.dataset.placed.replace("{day}", dayName(day)));
  changed();
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const home = row.closest(".card");
  row.remove();
  (next?.querySelector("select") ?? home.querySelector(".card-foot button")).focus();
  changed();
}

function move(lesson, up, button) {
  if (up) lesson.previousElementSibling?.before(lesson);
  else lesson.nextElementSibling?.after(lesson);
  button.focus();
  changed();
}

function note() {
  fresh += 1;
  const list = document.getElementById("notes");
  list.insertAdjacentHTML("beforeend", noteTemplate.innerHTML.replaceAll("__key__", fresh));
  list.lastElementChild.querySelector("select").focus();
}

function press(event) {
  const button = event.target.closest('button[name="action"]');
  if (!button || button.value === "save") return;
  event.preventDefault();
  const [verb, ...rest] = button.value.split("-");
  const lesson = button.closest("[data-lesson]");
  if (verb === "place") place(button.closest("[data-outcome]"), rest[1]);
  else if (button.value === "add-note") note();
  else if (verb === "add") {
    const added = add(rest[0]);
    if (added) part(added, "area").focus();
    refresh();
  } else if (verb === "remove") remove(lesson ?? button.closest("[data-note]"));
  else move(lesson, verb === "up", button);
}

/** One tab stop for an outcome's days; arrows go from day to day. */
function arrows(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const group = event.target.closest(".outcome-days");
  if (!step || !group) return;
  event.preventDefault();
  const days = all("button", group);
  const next = days[(days.indexOf(event.target.closest("button")) + step + days.length) % days.length];
  for (const day of days) day.tabIndex = day === next ? 0 : -1;
  next.focus();
}

// ---------- Dragging, by pointer events: mouse, pen and touch ----------
const EDGE = 80;
let drag = null;

function target(x, y) {
  return document.elementFromPoint(x, y)?.closest("[data-drop]") ?? null;
}

function grab(event) {
  const handle = event.target.closest("[data-grab]");
  if (!handle || event.button !== 0) return;
  event.preventDefault();
  const source = handle.closest("[data-outcome], [data-lesson]");
  const ghost = document.createElement("div");
  ghost.className = "drag-ghost";
  ghost.textContent = source.querySelector("[data-words]")?.textContent
    ?? (value(source, "activity") || value(source, "outcome") || part(source, "area").selectedOptions[0].textContent);
  document.body.append(ghost);
  handle.setPointerCapture(event.pointerId);
  drag = { handle, source, ghost, over: null, x: event.clientX, y: event.clientY };
  bar.hidden = false;
  document.body.classList.add("dragging");
  follow();
}

/** Follows the pointer, and scrolls the page at its edges. */
function follow() {
  if (!drag) return;
  const { ghost, x, y } = drag;
  ghost.style.translate = `${x + 8}px ${y + 8}px`;
  const over = target(x, y);
  if (over !== drag.over) {
    drag.over?.classList.remove("over");
    over?.classList.add("over");
    drag.over = over;
  }
  const low = bar.getBoundingClientRect().top;
  if (y < EDGE) window.scrollBy(0, -12);
  else if (y > low - EDGE && y < low) window.scrollBy(0, 12);
  requestAnimationFrame(follow);
}

function drop(taken) {
  if (!drag) return;
  const { source, ghost, over } = drag;
  ghost.remove();
  over?.classList.remove("over");
  bar.hidden = true;
  document.body.classList.remove("dragging");
  drag = null;
  if (!taken || !over) return;
  if ("outcome" in source.dataset) place(source, over.dataset.drop);
  else carry(source, over.dataset.drop);
}

if (form && template) {
  form.addEventListener("click", press);
  form.addEventListener("keydown", arrows);
  form.addEventListener("change", (event) => {
    const lesson = event.target.closest("[data-lesson]");
    if (lesson && event.target.name.startsWith("day-")) {
      carry(lesson, event.target.value);
      event.target.focus();
    }
  });
  form.addEventListener("input", refresh);
  for (const days of all(".outcome-days")) {
    all("button", days).forEach((day, at) => {
      day.tabIndex = at === 0 ? 0 : -1;
    });
  }
  // on a phone the list would stand a long way before the days
  const list = document.querySelector(".week-outcomes details");
  if (list && matchMedia("(width < 48rem)").matches) list.open = false;
  document.addEventListener("pointerdown", grab);
  document.addEventListener("pointermove", (event) => {
    if (drag) Object.assign(drag, { x: event.clientX, y: event.clientY });
  });
  document.addEventListener("pointerup", () => drop(true));
  document.addEventListener("pointercancel", () => drop(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") drop(false);
  });
  window.addEventListener("pageshow", refresh);
  refresh();
}
