// A list of people has a dozen links for each of them: Tab would be pressed hundreds of times to pass it. Each card has three stops, its name, what can be done, and its skills (and the
// shortlists that it is on), and each filter has one; the arrow keys walk within. Without this every link is a stop, and none is out of reach.
const groups = ".hit-why, .hit-skills, .facet ul";
const links = ":is(.together, .hit-acts, .hit-skills, .facet li) a, .explain > summary, .like-tick input";
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const groupOf = element => element.matches?.(links) ? element.closest(groups) : null;
const membersOf = group => [...group.querySelectorAll(links)].filter(link => !link.closest("[hidden]"));

function stopAt(group, member) {
  for (const other of group.querySelectorAll(links)) other.tabIndex = other === member ? 0 : -1;
}

/** After the page drew people or filters anew. */
export function rove() {
  for (const group of document.querySelectorAll(groups)) {
    if (group.dataset.roves) continue;
    group.dataset.roves = "true";
    if (!group.matches("ul")) group.setAttribute("role", "group");
    if (!group.matches("ul")) group.setAttribute("aria-label", document.body.dataset.arrows);
    stopAt(group, membersOf(group)[0]);
  }
}

document.addEventListener("focusin", event => {
  const group = groupOf(event.target);
  if (group?.dataset.roves) stopAt(group, event.target);
});
document.addEventListener("keydown", event => {
  const group = groupOf(event.target);
  if (!group?.dataset.roves || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const members = membersOf(group);
  const at = members.indexOf(event.target);
  const next = event.key === "Home" ? 0 : event.key === "End" ? members.length - 1 : steps[event.key] ? Math.min(members.length - 1, Math.max(0, at + steps[event.key])) : -1;
  if (next < 0) return;
  event.preventDefault();
  members[next].focus();
});
