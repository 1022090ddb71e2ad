// While wishes are changed, says how many people are left. The page is whole without this: "Apply changes" says the same.
const form = document.getElementById("brief");
const pool = document.getElementById("pool");
let asked;

async function count() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch("/briefs/pool", { method: "POST", body: new URLSearchParams(new FormData(form)), signal: asked.signal });
    if (answer.ok) pool.textContent = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

if (form && pool) form.addEventListener("change", count);
