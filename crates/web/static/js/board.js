// Keeps #board fresh: on the server's events ("Pārraudzība"), or once in so many seconds ("Galvenā lapa").
// Without it the page is loaded again by hand.
const board = () => document.getElementById("board");
const live = document.getElementById("live");
let [busy, again, timer, events] = [false, false, 0, null];

function say(connected) {
  if (!live) return;
  const text = connected ? live.dataset.on : live.dataset.off;
  live.hidden = false;
  live.classList.toggle("off", !connected);
  if (live.textContent !== text) live.textContent = text;
}

function put(fresh) {
  const old = board();
  const before = new Map([...old.querySelectorAll("a.h")].map((cell) => [cell.pathname + cell.hash, cell.className]));
  for (const cell of fresh.querySelectorAll("a.h")) {
    const was = before.get(cell.pathname + cell.hash);
    if (was && was.replace(" fresh", "") !== cell.className) cell.classList.add("fresh");
  }
  // announced when the tone changes, not every minute
  const [a, b] = [old, fresh].map((one) => one.querySelector(".banner"));
  if (a && b && a.className === b.className) b.removeAttribute("role");
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  const scroll = old.querySelector(".scroll")?.scrollLeft ?? 0;
  old.replaceWith(fresh);
  const region = fresh.querySelector(".scroll");
  if (region) region.scrollLeft = scroll;
  if (!focus) return;
  const name = (link) => link.href + link.classList[0];
  const links = [...fresh.querySelectorAll("a")];
  const same = focus.matches(".scroll") ? region : links.find((link) => name(link) === name(focus));
  same?.focus({ preventScroll: true });
}

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (answer.status === 401 || answer.status === 403) return location.reload(); // signed out meanwhile
    if (!answer.ok) return say(false);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("board");
    if (fresh) put(document.adoptNode(fresh));
    if (events) say(events.readyState === EventSource.OPEN);
  } catch {
    say(false);
  } finally {
    busy = false;
    if (again) {
      again = false;
      soon();
    }
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, 300);
}

const { events: address, every } = board()?.dataset ?? {};

function listen() {
  events = new EventSource(address);
  events.addEventListener("open", () => say(true));
  events.addEventListener("board", soon);
  events.addEventListener("error", () => {
    say(false);
    if (events.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
    soon();
    setTimeout(listen, 20000);
  });
}

if (address) listen();
else if (every) setInterval(() => document.visibilityState === "visible" && refresh(), every * 1000);
