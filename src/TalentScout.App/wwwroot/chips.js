// Parts of the query are moved between must, nice and exclude: dragged, or by 1, 2, 3 while one of them has the focus. Each move is a link of the page.
const groups = ["must", "nice", "exclude"];
const linkOf = (chip, group) => chip?.querySelector(`.chip-move[data-to="${group}"]`);

/** @param go called with the address of the moved query */
export function chips(go) {
  let dragged = null;

  document.addEventListener("dragstart", event => {
    dragged = event.target.closest?.(".chip");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.innerText.trim());
    document.body.classList.add("dragging");
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    document.body.classList.remove("dragging");
  });
  document.addEventListener("dragover", event => {
    if (dragged && linkOf(dragged, event.target.closest?.("[data-group]")?.dataset.group)) event.preventDefault();
  });
  document.addEventListener("drop", event => {
    const link = linkOf(dragged, event.target.closest?.("[data-group]")?.dataset.group);
    if (!link) return;
    event.preventDefault();
    go(new URL(link.href));
  });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const link = linkOf(event.target.closest?.(".chip"), groups[Number(event.key) - 1]);
    if (!link) return;
    event.preventDefault();
    go(new URL(link.href));
  });
}

/** After the page drew chips anew. */
export const makeDraggable = () => document.querySelectorAll(".chip").forEach(chip => { chip.draggable = chip.querySelector(".chip-move") !== null; });
