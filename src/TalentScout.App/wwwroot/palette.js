// The palette: whatever can be pressed on this page, by name. Nothing is listed twice, so that what a page gains is here by itself.
const MOST = 60;

const textOf = element => (element.innerText || element.getAttribute("aria-label") || element.title || "").replace(/\s+/g, " ").trim();

function actions() {
  const seen = new Set();
  return [...document.querySelectorAll("a[href], button, summary, input[type=checkbox]")]
    .filter(e => !e.closest("dialog, [hidden], .skip") && e.getClientRects().length > 0)
    .map(element => ({ element, text: textOf(element.matches("input") ? element.closest("label") ?? element : element) }))
    .filter(a => a.text && !seen.has(a.text) && seen.add(a.text));
}

export function fill(dialog) {
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const all = actions();
  let shown = [];
  let at = 0;

  function select(index) {
    at = Math.max(0, Math.min(shown.length - 1, index));
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
  }

  function run(action) {
    dialog.close();
    if (action.query) location.href = `/?q=${encodeURIComponent(action.query)}`;
    else {
      action.element.focus();
      action.element.click();
    }
  }

  function draw() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = all.filter(a => words.every(w => a.text.toLowerCase().includes(w))).slice(0, MOST);
    if (words.length > 0) shown.push({ text: `${dialog.dataset.search}: ${field.value}`, query: field.value });
    list.replaceChildren(...shown.map((action, i) => {
      const line = document.createElement("li");
      line.id = `palette-${i}`;
      line.setAttribute("role", "option");
      line.textContent = action.text;
      line.addEventListener("click", () => run(action));
      return line;
    }));
    select(0);
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "true");
  field.value = "";
  field.oninput = draw;
  field.onkeydown = event => {
    if (event.key === "ArrowDown") { event.preventDefault(); select(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); select(at - 1); }
    else if (event.key === "Enter" && shown[at]) { event.preventDefault(); run(shown[at]); }
  };
  dialog.showModal();
  draw();
  field.focus();
}
