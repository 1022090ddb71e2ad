// The search page gets faster: the same addresses are fetched and their parts put in place, instead of loading the page anew.
import { isTyping, send, tell } from "./app.js";
import { chips, makeDraggable } from "./chips.js";
import { complete } from "./complete.js";
import { rove } from "./rove.js";

const form = document.getElementById("search");
const query = document.getElementById("q");
const said = document.getElementById("said");
const parts = ["reading", "facets", "results"];
const pauseBeforeTrouble = 900;
const pauseBeforeRest = 250;
const pauseBeforeDimming = 200;
let running = new AbortController();
let restTimer = 0;
let dimTimer = 0;
let takeBack = null;
/** What is shown by keys and is not in the address yet. */
let typedAddress = null;

const addressOf = () => {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    if (name !== "preset" && value !== "" && field?.dataset?.default !== value) url.searchParams.append(name, value);
  }
  return url;
};

/** How many changes of the query led here: undo goes back through them, one at a time. */
const depth = () => history.state?.depth ?? 0;

function showUndo() {
  const button = document.getElementById("undo");
  if (button) button.hidden = depth() === 0;
}

function undo() {
  if (takeBack) takeBack();
  else if (depth() > 0) history.back();
}

/** What may wait until the people who have just come are drawn. */
const afterFrame = act => requestAnimationFrame(() => setTimeout(act));

/** The few people that a key brings are made where they will stand: a document of their own would have to be adopted. */
function parsed(text, typing) {
  if (typing !== "first") return new DOMParser().parseFromString(text, "text/html");
  const part = document.createElement("div");
  part.innerHTML = text;
  return part;
}

/** As many people as this window shows below where the list begins, by the height of the lowest card that there is. */
function inSight() {
  const list = document.querySelector(".hits");
  const room = innerHeight - (list?.getBoundingClientRect().top ?? 0);
  return Math.max(1, Math.ceil(room / (list?.classList.contains("compact") ? 90 : 160)));
}

/**
 * Fetches an address of this page and shows it. how: "push" a new address, "replace" this one, or "keep" it.
 * typing: "first" brings the people in sight alone, at every key; the "rest" of the page follows when the keys rest.
 * @returns whether it is shown; false where something else was asked for meanwhile
 */
async function show(url, how, { typing = "" } = {}) {
  running.abort();
  running = new AbortController();
  clearTimeout(restTimer);
  clearTimeout(dimTimer);
  // What comes quickly is not announced: to dim the list and bring it back is more work than most answers.
  dimTimer = setTimeout(() => document.body.classList.add("loading"), pauseBeforeDimming);
  try {
    const typed = typing === "first" ? inSight() : typing;
    const answer = await fetch(url, { signal: running.signal, headers: typing ? { Accept: "text/html", "X-Typing": typed } : { Accept: "text/html" } });
    const page = parsed(await answer.text(), typing);
    if (!page.querySelector("#results")) { location.assign(url); return false; }
    // Half a word is seldom a query: what is wrong, or that nobody fits, is said when the typing stops; until then the last people stay.
    const trouble = typing === "first" && page.querySelector(".trouble, #results .empty") !== null;
    if (!trouble) put(page, url, how, typing);
    if (typing === "first") restTimer = setTimeout(() => show(url, how, { typing: "rest" }), trouble ? pauseBeforeTrouble : pauseBeforeRest);
    clearTimeout(dimTimer);
    document.body.classList.remove("loading");
    return true;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return false;
  }
}

/** At a key: the people first, then what could be meant. */
async function typed() {
  if (await show(addressOf(), "replace", { typing: "first" })) afterFrame(completion.ask);
}

function put(page, url, how, typing) {
  const focused = document.activeElement?.id;
  const [at, onName] = [current()?.dataset.id, document.activeElement?.matches(".hit-link")];
  const open = new Set([...document.querySelectorAll("#facets details[open]")].map(d => d.dataset.fold));
  // The rest of a list that is there already: what was done to its people meanwhile stays done.
  const kept = typing === "rest" ? [...document.querySelectorAll(".hit")].map(hit => [hit.dataset.id, hit.querySelector(".like-tick input")?.checked, hit.querySelector(".explain")?.open]) : [];
  for (const id of parts) {
    const part = page.querySelector(`#${id}`);
    if (part) document.getElementById(id).replaceWith(part);
    // Counts of the query before the last key, until the rest comes.
    else document.getElementById(id).setAttribute("aria-busy", "true");
  }
  for (const fold of document.querySelectorAll("#facets details")) fold.open = open.has(fold.dataset.fold);
  if (!typing) {
    query.value = page.getElementById("q").value;
    document.getElementById("kept").replaceWith(page.getElementById("kept"));
  }
  if (page.title) document.title = page.title;
  const words = document.querySelector("#results .total")?.textContent ?? document.querySelector(".trouble-head, .empty h2")?.textContent ?? "";
  // The same words are not said twice: when the rest comes, the people are told already.
  if (said.textContent !== words) said.textContent = words;
  makeDraggable();
  afterFrame(rove);
  if (how === "push") {
    // What was typed and shown is where undo leads back to, also when it had no time to become the address.
    if (typedAddress) history.replaceState(history.state, "", typedAddress);
    typedAddress = null;
    history.pushState({ depth: depth() + 1 }, "", url);
    takeBack = null;
  }
  showUndo();
  // The address follows when the keys rest: with each new one the browser draws its icon anew.
  if (how === "replace") {
    typedAddress = typing === "first" ? url : null;
    if (!typedAddress) history.replaceState(history.state, "", url);
  }
  if (focused && focused !== "q") document.getElementById(focused)?.focus({ preventScroll: true });
  const again = at && typing && [...document.querySelectorAll(".hit")].find(hit => hit.dataset.id === at);
  for (const [id, ticked, explained] of kept) {
    const hit = document.querySelector(`.hit[data-id="${CSS.escape(id)}"]`);
    const [tick, explain] = [hit?.querySelector(".like-tick input"), hit?.querySelector(".explain")];
    if (ticked && tick) tick.checked = true;
    if (explained && explain) explain.open = true;
  }
  if (again) { again.classList.add("current"); if (onName) again.querySelector(".hit-link").focus({ preventScroll: true }); }
}

const completion = complete(query, document.getElementById("suggestions"), () => show(addressOf(), "replace", { typing: "first" }));

// A whole job description is no query: it is read as a brief, on the page where it can be changed.
query.addEventListener("paste", event => {
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (text.split(/\n+/).length < 3 && text.length < 400) return;
  event.preventDefault();
  const brief = document.createElement("form");
  [brief.method, brief.action] = ["post", "/briefs"];
  for (const [name, value] of [["text", text], ["do", "read"]]) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", name, value];
    brief.append(field);
  }
  document.body.append(brief);
  brief.submit();
});
query.addEventListener("input", typed);
form.addEventListener("submit", event => {
  // To save weights is a change on the server, and leaves the page.
  if (event.submitter?.formMethod === "post") return;
  event.preventDefault();
  completion.close();
  show(addressOf(), "push");
});
document.addEventListener("input", event => {
  // Searching inside a facet: all its values are here already.
  if (event.target.id === "find") {
    const part = event.target.value.trim().toLowerCase();
    for (const line of event.target.closest(".facet").querySelectorAll("li")) line.hidden = !line.querySelector(".facet-label").textContent.toLowerCase().includes(part);
    return;
  }
  if (event.target.type !== "range") return;
  event.target.closest(".weight").querySelector("output").textContent = Number(event.target.value);
  show(addressOf(), "replace", { typing: "first" });
});
document.querySelector("main").addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== "/" || link.target) return;
  event.preventDefault();
  // Still the links of the query before the last key: those of this one are on their way.
  if (link.closest("[aria-busy=true]")) return;
  show(url, "push").then(() => { if (link.closest(".pager")) scrollTo({ top: 0 }); });
});
// Small changes on the server: sent without leaving the page, which then shows what became of them.
document.addEventListener("submit", async event => {
  const sent = event.target;
  if (!sent.matches("[data-quiet]")) return;
  event.preventDefault();
  const row = sent.closest(".hit");
  row?.classList.add("pending");
  if (await send(sent.action, new FormData(sent))) await show(new URL(location.href), "keep");
  else row?.classList.remove("pending");
});

// Putting somebody aside: the card goes at once, and comes back with a word where the server did not take it.
const hide = document.getElementById("hide");
const hideForm = document.getElementById("hide-form");
function ask(link) {
  hideForm.action = link.href;
  document.getElementById("hide-title").textContent = `${link.firstChild.textContent} ${link.dataset.who}`;
  hide.showModal();
}
hideForm.addEventListener("submit", async event => {
  event.preventDefault();
  const card = document.querySelector(`.hide-link[href="${new URL(hideForm.action).pathname}"]`)?.closest(".hit");
  const action = hideForm.action;
  hide.close();
  card?.classList.add("pending");
  if (!(await send(action, new FormData(hideForm, event.submitter)))) { card?.classList.remove("pending"); return; }
  hideForm.reset();
  await show(new URL(location.href), "keep");
  takeBack = async () => { takeBack = null; if (await send(action.replace(/hide$/, "unhide"), {})) show(new URL(location.href), "keep"); };
  tell(document.body.dataset.hidden, { undo: takeBack });
});
document.addEventListener("click", event => {
  const link = event.target.closest(".hide-link");
  if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); ask(link); }
  if (event.target.closest("#undo")) undo();
});

addEventListener("popstate", () => show(new URL(location.href), "keep"));

// j and k walk the people, Enter opens one, e explains the score.
const current = () => document.querySelector(".hit.current");
function walk(step) {
  const hits = [...document.querySelectorAll(".hit")];
  if (hits.length === 0) return;
  const at = hits.indexOf(current());
  const next = hits[Math.min(hits.length - 1, Math.max(0, at + step))];
  current()?.classList.remove("current");
  next.classList.add("current");
  next.querySelector(".hit-link").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  // Escape leaves the box; left to itself, a search box would empty itself first.
  if (event.key === "Escape" && event.target === query) { event.preventDefault(); query.blur(); }
  if (isTyping(event.target)) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "s") current()?.querySelector(".like-tick input")?.click();
  else if (event.key === "x") { const link = current()?.querySelector(".hide-link"); if (link) ask(link); }
  else if (event.key === "c") document.querySelector("#like [formaction]")?.click();
  else if (event.key === "z") undo();
  else if (event.key === "e") current()?.querySelector(".explain")?.toggleAttribute("open");
});
// What the parts of a score are made of comes when somebody asks for it; where it cannot be had, the parts stay.
document.addEventListener("toggle", async event => {
  const box = event.target;
  const from = box.dataset?.detail;
  if (!box.open || !from) return;
  delete box.dataset.detail;
  try {
    const answer = await fetch(from, { headers: { Accept: "text/html" } });
    const tree = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".tree");
    if (tree) box.querySelector(".tree").replaceWith(tree);
    else box.dataset.detail = from;
  } catch { box.dataset.detail = from; }
}, true);
document.addEventListener("focusin", event => {
  const hit = event.target.closest?.(".hit");
  if (!hit || hit === current()) return;
  current()?.classList.remove("current");
  hit.classList.add("current");
});

// A filter panel that covers a small screen is closed to begin with.
if (matchMedia("(max-width: 760px)").matches) document.querySelector(".facets-fold")?.removeAttribute("open");

chips(url => show(url, "push"));
makeDraggable();
showUndo();
afterFrame(rove);
const strip = document.getElementById("tour");
if (strip) import("./tour.js").then(({ tour }) => tour(strip));
