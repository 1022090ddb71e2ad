// Live progress: the server says what each run is doing; the page fills it in, and loads itself anew when a run begins or ends.
const live = document.getElementById("live");
const number = new Intl.NumberFormat("en");

function fill(card, progress) {
  const counts = progress.run.counts;
  const bar = card.querySelector("progress");
  bar.max = Math.max(1, counts.planned);
  bar.value = counts.done;
  card.querySelector("[data-doing]").textContent = progress.doing;
  for (const place of card.querySelectorAll("[data-count]")) place.textContent = number.format(counts[place.dataset.count]);
}

const events = new EventSource(live.dataset.events);
events.addEventListener("progress", event => {
  const progress = JSON.parse(event.data);
  const card = live.querySelector(`[data-run="${progress.run.id}"]`);
  const running = progress.run.state === "running" || progress.run.state === "parked";
  // The server draws the cards; a run it has not drawn, or one that ended, is its business.
  if (running !== (card !== null) || (card && card.dataset.state !== progress.run.state)) location.replace("/harvests");
  else if (card) fill(card, progress);
});
addEventListener("pagehide", () => events.close());
