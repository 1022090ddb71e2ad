// The board gets faster: cards are dragged, or moved by key, and saved at once. Where that fails, a card goes back to where it was, and the page says why.
import { isTyping } from "./app.js";

const board = document.querySelector(".board");
const said = document.getElementById("board-said");
const bulk = document.getElementById("bulk");
let dragged = null;

const cards = () => [...document.querySelectorAll(".lead")];
const current = () => document.querySelector(".lead.current");
const columnOf = stage => board.querySelector(`.column[data-stage="${CSS.escape(stage)}"]`);
const count = column => {
  const n = column.querySelectorAll(".lead").length;
  column.querySelector(".count").textContent = n;
  column.classList.toggle("bare", n === 0);
};

/** Puts a card into a column, before another or at its end, and keeps the counts right. */
function put(card, column, before) {
  const from = card.closest(".column");
  column.querySelector("ul").insertBefore(card, before);
  count(from);
  count(column);
  card.querySelector("select").value = column.dataset.stage;
}

/** Saves a move that is shown already; honest where it fails. */
async function save(card, fields, undo) {
  card.classList.add("saving");
  const id = card.dataset.lead;
  try {
    const answer = await fetch(`/api/v1/shortlists/${board.dataset.shortlist}/leads/${id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ version: Number(card.dataset.version), ...fields }),
    });
    const body = await answer.json();
    if (!answer.ok) {
      undo();
      tell(answer.status === 409 ? `${board.dataset.conflict} ${body.detail ?? ""}` : body.detail ?? board.dataset.failed, true);
      if (body.lead) took(card, body.lead);
      return;
    }
    took(card, body.lead);
    tell(`${card.querySelector(".lead-link").textContent}: ${card.closest(".column").querySelector("h2").firstChild.textContent.trim()}`, false, body.batch);
  } catch {
    undo();
    tell(board.dataset.failed, true);
  } finally {
    card.classList.remove("saving");
  }
}

/** The server's word on a lead: its version, and its stage where somebody else has moved it. */
function took(card, lead) {
  card.dataset.version = lead.version;
  card.dataset.place = lead.place;
  const value = `${lead.id}.${lead.version}`;
  for (const field of card.querySelectorAll("[name=lead]")) field.value = value;
  if (card.closest(".column").dataset.stage !== lead.stage) put(card, columnOf(lead.stage), null);
}

function tell(text, bad, batch) {
  said.textContent = text;
  document.querySelector(".notice.live")?.remove();
  const notice = document.createElement("div");
  notice.className = `notice live${bad ? " warn" : ""}`;
  const words = document.createElement("span");
  words.textContent = text;
  notice.append(words);
  if (batch) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `/shortlists/${board.dataset.shortlist}/undo/${batch}`;
    const button = document.createElement("button");
    button.className = "quiet";
    button.dataset.undo = "";
    button.textContent = document.body.dataset.undo;
    form.append(button);
    notice.append(form);
  }
  board.before(notice);
}

/** Into a column, at its end or before another card; a place between its new neighbours is saved with it. */
function move(card, column, before) {
  const [from, next] = [card.closest(".column"), card.nextElementSibling];
  if (before === card || column === from && (before === undefined || before === next)) return;
  put(card, column, before ?? null);
  const fields = {};
  if (column !== from) fields.stage = column.dataset.stage;
  if (before !== undefined) {
    const [above, below] = [card.previousElementSibling, card.nextElementSibling].map(c => c && Number(c.dataset.place));
    const place = above !== null && below !== null ? (above + below) / 2 : above !== null ? above + 1024 : below !== null ? below - 1024 : Number(card.dataset.place);
    if (place !== Number(card.dataset.place)) fields.place = place;
  }
  if (Object.keys(fields).length > 0) save(card, fields, () => put(card, from, next));
}

if (board) {
  document.body.classList.add("scripted");
  for (const card of cards()) card.draggable = true;

  board.addEventListener("change", event => {
    const form = event.target.closest(".lead-move");
    if (form) move(event.target.closest(".lead"), columnOf(event.target.value));
  });
  board.addEventListener("submit", event => {
    if (!event.target.matches(".lead-move")) return;
    event.preventDefault();
    move(event.target.closest(".lead"), columnOf(event.target.elements.stage.value));
  });

  board.addEventListener("dragstart", event => {
    dragged = event.target.closest(".lead");
    dragged?.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged?.dataset.lead ?? "");
  });
  board.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    for (const column of board.querySelectorAll(".over")) column.classList.remove("over");
    dragged = null;
  });
  board.addEventListener("dragover", event => {
    const column = event.target.closest(".column");
    if (!column || !dragged) return;
    event.preventDefault();
    for (const other of board.querySelectorAll(".over")) if (other !== column) other.classList.remove("over");
    column.classList.add("over");
  });
  board.addEventListener("drop", event => {
    const column = event.target.closest(".column");
    if (!column || !dragged) return;
    event.preventDefault();
    const below = [...column.querySelectorAll(".lead")].find(c => c !== dragged && event.clientY < c.getBoundingClientRect().top + c.offsetHeight / 2);
    move(dragged, column, below ?? null);
  });

  document.addEventListener("focusin", event => {
    const card = event.target.closest?.(".lead");
    if (!card || card === current()) return;
    current()?.classList.remove("current");
    card.classList.add("current");
  });
}

// j and k walk the people, x ticks one, [ and ] move them a stage back or on, u takes the last act back.
document.addEventListener("keydown", event => {
  if (!board || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) && event.target.type !== "checkbox" || document.querySelector("dialog[open]")) return;
  const all = cards();
  if (event.key === "j" || event.key === "k") {
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    next?.querySelector(".lead-link").focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (event.key === "x") {
    current()?.querySelector("[type=checkbox]").click();
  } else if (event.key === "[" || event.key === "]") {
    const card = current();
    const columns = [...board.querySelectorAll(".column")];
    const to = card && columns[columns.indexOf(card.closest(".column")) + (event.key === "]" ? 1 : -1)];
    if (to) {
      move(card, to);
      card.querySelector(".lead-link").focus();
    }
  } else if (event.key === "u") {
    (document.querySelector(".notice [data-undo]") ?? document.querySelector(".history button"))?.click();
  }
});

const ticked = bulk?.querySelector(".bulk-count");
const unticked = ticked?.textContent;
document.addEventListener("change", event => {
  if (event.target.form !== bulk || event.target.type !== "checkbox") return;
  const n = document.querySelectorAll(".lead-tick :checked").length;
  ticked.textContent = n === 0 ? unticked : ticked.dataset.ticked.replace("{0}", n);
});
