// How fast the search page is in Chromium: until the first rows of a first visit stand, and from a key to the rows it brings.
// usage: node pages.mjs URL PLAYWRIGHT_PACKAGE [CHROMIUM]      (pages.sh does all of it)
import { createRequire } from "node:module";

const [url, playwright, executablePath = "/usr/bin/chromium"] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwright);
const VISITS = 15;
const TYPED = ["lang:csharp db:postgresql", "golang kafka nice:(grpc)", "java spring country:de", "python active:>=2026-01", "skill:sql -lang:php"];

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const tell = (name, times) => console.log(`${name}: p50 ${at(times, .5).toFixed(0)} ms, p95 ${at(times, .95).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms (${times.length})`);

async function firstRows(path) {
  const times = [];
  for (let i = 0; i < VISITS; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    // A new window of Chromium is busy with pages of its own for a moment.
    await page.waitForTimeout(1000);
    // A row stands when the frame after it was parsed has been drawn.
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector(".hit")) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { window.firstRow = performance.now(); }));
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await page.goto(url + path);
    await page.waitForFunction(() => window.firstRow);
    times.push(await page.evaluate(() => window.firstRow));
    await context.close();
  }
  // The first opens the connection pools and fills the caches of the browser's process.
  return times.slice(1);
}

async function typing() {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.waitForTimeout(1000);
  await page.goto(url);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    window.times = [];
    let pressed = 0;
    document.addEventListener("input", () => { pressed = performance.now(); }, true);
    new MutationObserver(changes => {
      if (pressed === 0 || !changes.some(c => [...c.addedNodes].some(n => n.id === "results" && n.querySelector(".hit")))) return;
      const from = pressed;
      pressed = 0;
      requestAnimationFrame(() => window.times.push(performance.now() - from));
    }).observe(document.querySelector(".search-body"), { childList: true });
  });
  for (const text of TYPED) {
    await page.locator("#q").fill("");
    await page.waitForTimeout(600);
    await page.locator("#q").pressSequentially(text, { delay: 180 });
    await page.waitForTimeout(600);
  }
  return (await page.evaluate(() => window.times)).slice(3);
}

tell("first rows, everybody", await firstRows("/"));
tell("first rows, two skills", await firstRows("/?q=lang%3Acsharp+db%3Apostgresql"));
tell("from a key to its rows", await typing());
await browser.close();
