// Completion of the word at the caret, from /api/v1/suggest: a combobox as the ARIA practices describe it.
/**
 * @param taken called when a completion was put into the field
 * @returns ask: to be called after the field was typed into, when what matters more has come
 */
export function complete(field, list, taken) {
  let items = [];
  let at = -1;
  let running = new AbortController();
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  function close() {
    running.abort();
    list.hidden = true;
    items = [];
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function select(index) {
    at = index;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) {
      field.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  function take(index) {
    const { text, start } = items[index];
    // After "field:" and "nice:(" more is to come.
    field.setRangeText(/[:(]$/.test(text) ? text : text + " ", start, field.selectionStart, "end");
    close();
    taken();
  }

  function line(item, index) {
    const element = document.createElement("li");
    element.id = `suggestion-${index}`;
    element.setAttribute("role", "option");
    const code = document.createElement("code");
    code.textContent = item.text;
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = item.label ?? "";
    element.append(code, kind);
    if (item.count != null) {
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = item.count.toLocaleString(document.documentElement.lang);
      element.append(count);
    }
    element.addEventListener("pointerdown", event => { event.preventDefault(); take(index); });
    return element;
  }

  async function ask() {
    running.abort();
    const prefix = field.value.slice(0, field.selectionStart);
    if (/(^|[\s(])$/.test(prefix)) { close(); return; }
    running = new AbortController();
    let found = [];
    try {
      const answer = await fetch(`/api/v1/suggest?prefix=${encodeURIComponent(prefix)}`, { signal: running.signal });
      if (answer.ok) found = await answer.json();
    } catch {
      return;
    }
    if (found.length === 0 || document.activeElement !== field) { close(); return; }
    // Whoever moved to a line before the answer to their last key came stays on it.
    const chosen = items[at]?.text;
    items = found;
    list.replaceChildren(...items.map(line));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    select(items.findIndex(item => item.text === chosen));
  }

  field.addEventListener("blur", close);
  field.addEventListener("keydown", event => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); select((at + 1) % items.length); }
    else if (event.key === "ArrowUp") { event.preventDefault(); select((at <= 0 ? items.length : at) - 1); }
    else if (event.key === "Escape") { event.preventDefault(); event.stopImmediatePropagation(); close(); }
    else if ((event.key === "Enter" && at >= 0) || event.key === "Tab") { event.preventDefault(); take(Math.max(0, at)); }
  });
  return { ask, close };
}
