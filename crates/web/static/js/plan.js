// A plan's form: what is typed goes to the server as a draft every few seconds, so that a closed laptop loses nothing;
// an outcome picked from the list becomes a line at once. Without it the same form works.

const form = document.querySelector("form[data-draft]");
const state = document.getElementById("draft-state");
const EVERY = 5_000;

let dirty = form !== null && "dirty" in form.dataset;
let changed = false;
let sending = false;

const clock = () => new Date().toLocaleTimeString("lv", { hour: "2-digit", minute: "2-digit" });

async function keep() {
  if (!changed || sending) return;
  changed = false;
  sending = true;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    dirty = false;
    state.textContent = form.dataset.kept.replace("{time}", clock());
  } catch {
    changed = true;
    state.textContent = form.dataset.failed;
  } finally {
    sending = false;
  }
}

/** An outcome of the list becomes the last line of its area. */
function pick(box) {
  const field = document.getElementById(box.closest("[data-into]").dataset.into);
  const text = box.nextElementSibling.textContent.trim();
  const lines = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const rest = lines.filter((line) => line !== text);
  field.value = (box.checked ? [...rest, text] : rest).join("\n");
  fit(field);
}

/** A text box as high as its text. */
function fit(field) {
  if (field.scrollHeight > field.clientHeight) field.rows = Math.min(field.value.split("\n").length + 1, 20);
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-into] input")) pick(event.target);
    if (event.target.matches("textarea")) fit(event.target);
    dirty = true;
    changed = true;
  });
  form.addEventListener("submit", () => {
    dirty = false;
    changed = false;
  });
  form.querySelectorAll("textarea").forEach(fit);
  setInterval(keep, EVERY);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}
