// On every page: the help dialog, the palette of all actions, and the keys that work everywhere. Pages are whole without this.
const help = document.getElementById("help");
const palette = document.getElementById("palette");

export const isTyping = target => target instanceof Element && target.closest("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]") !== null;

/** Says something for a moment, to eyes and to screen readers; undo: what takes it back. */
export function tell(text, { undo, failed } = {}) {
  document.querySelector(".toast")?.remove();
  const toast = document.createElement("div");
  toast.className = failed ? "toast failed" : "toast";
  toast.setAttribute("role", failed ? "alert" : "status");
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.textContent = document.body.dataset.undo;
    button.className = "quiet";
    button.addEventListener("click", () => { toast.remove(); undo(); });
    toast.append(button);
  }
  document.body.append(toast);
  // What can be taken back stays until something else is said.
  if (!undo) setTimeout(() => toast.remove(), 8000);
}

/** Sends a form's change without leaving the page. False, and said, where the server did not take it. */
export async function send(action, data) {
  try {
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) return true;
  } catch { /* told below: no network is the same as no */ }
  tell(document.body.dataset.failed, { failed: true });
  return false;
}

export async function openPalette() {
  const { fill } = await import("./palette.js");
  fill(palette);
}

document.addEventListener("click", event => {
  if (event.target.closest("[data-help]") && help && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    help.showModal();
  } else if (event.target.closest("[data-palette]")) openPalette();
  else if (event.target instanceof HTMLDialogElement) event.target.close();
});

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (palette.open) palette.close();
    else openPalette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    help?.showModal();
  } else if (event.key === "/") {
    const query = document.getElementById("q");
    event.preventDefault();
    if (query) query.select();
    else location.href = "/";
  }
});

for (const button of document.querySelectorAll("[data-palette]")) button.hidden = false;
