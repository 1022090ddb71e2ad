// The tour, pointing: each step of the strip beside what it speaks of. Without this the strip says the same in four lines.
export function tour(strip) {
  const steps = [...strip.querySelectorAll("li")];
  const done = strip.querySelector("form");
  const start = document.createElement("button");
  start.type = "button";
  start.className = "primary";
  start.textContent = strip.dataset.next;
  done.before(start);

  start.addEventListener("click", () => {
    const bubble = document.createElement("dialog");
    bubble.className = "tour-bubble";
    bubble.setAttribute("aria-live", "polite");
    const words = document.createElement("p");
    const next = document.createElement("button");
    next.className = "primary";
    bubble.append(words, next);
    document.body.append(bubble);
    let at = -1;

    const clear = () => document.querySelectorAll(".pointed").forEach(e => e.classList.remove("pointed"));
    function end() {
      clear();
      bubble.remove();
      done.requestSubmit();
    }
    function step() {
      clear();
      at += 1;
      if (at === steps.length) { end(); return; }
      const target = document.querySelector(steps[at].dataset.at);
      words.replaceChildren(...[...steps[at].childNodes].map(n => n.cloneNode(true)));
      next.textContent = at === steps.length - 1 ? strip.dataset.end : `${at + 1}/${steps.length} →`;
      target?.classList.add("pointed");
      target?.scrollIntoView({ block: "center" });
      const box = (target ?? strip).getBoundingClientRect();
      bubble.classList.toggle("above", box.bottom > innerHeight - 200);
      if (!bubble.open) bubble.show();
      next.focus({ preventScroll: true });
    }
    next.addEventListener("click", step);
    bubble.addEventListener("keydown", event => { if (event.key === "Escape") end(); });
    step();
  });
}
