// Live progress: the server says what each run is doing, and the page fills it in. When a run begins, ends or waits, the server draws.
const number = new Intl.NumberFormat(document.documentElement.lang);
const parts = ["live", "jobs", "state", "runs"];
let drawing = false;
let stale = false;

function fill(card, progress) {
  const counts = progress.run.counts;
  const bar = card.querySelector("progress");
  bar.max = Math.max(1, counts.planned);
  bar.value = counts.done;
  card.querySelector("[data-doing]").textContent = progress.doing;
  for (const place of card.querySelectorAll("[data-count]")) place.textContent = number.format(counts[place.dataset.count]);
}

async function draw() {
  // What is being drawn may have been read before this event: once more after it, for it may have been the last of its run.
  stale = drawing;
  if (drawing) return;
  drawing = true;
  try {
    const answer = await fetch("/harvests", { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest("[id]")?.id;
    for (const id of parts) document.getElementById(id)?.replaceWith(page.getElementById(id) ?? "");
    if (focused) document.getElementById(focused)?.querySelector("button, summary, a")?.focus({ preventScroll: true });
  } finally {
    drawing = false;
    if (stale) draw();
  }
}

// Whether the page says what this event says: an ended run may have begun and ended between the drawing of the page and its first listening.
function isDrawn(run, card) {
  if (run.state === "running" || run.state === "parked") return card?.dataset.state === run.state;
  if (card) return false;
  const rows = [...document.querySelectorAll("#runs [data-run]")];
  const row = rows.find(r => Number(r.dataset.run) === run.id);
  // The table ends with the latest thirty; the last run of a job that is rarely run may be older than all of them.
  return row ? row.dataset.state === run.state : rows.some(r => Number(r.dataset.run) > run.id);
}

const events = new EventSource(document.getElementById("live").dataset.events);
events.addEventListener("progress", event => {
  const progress = JSON.parse(event.data);
  const card = document.querySelector(`#live [data-run="${progress.run.id}"]`);
  if (!isDrawn(progress.run, card)) draw();
  else if (card) fill(card, progress);
});
addEventListener("pagehide", () => events.close());
