// On every page: the help dialog, and the keys that work everywhere. Pages are whole without this.
const help = document.getElementById("help");

export const isTyping = target => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("click", event => {
  if (event.target.closest("[data-help]") && help && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    help.showModal();
  } else if (event.target === help) {
    help.close();
  }
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || help?.open) return;
  if (event.key === "?") {
    help?.showModal();
  } else if (event.key === "/") {
    const query = document.getElementById("q");
    event.preventDefault();
    if (query) query.select();
    else location.href = "/";
  }
});
