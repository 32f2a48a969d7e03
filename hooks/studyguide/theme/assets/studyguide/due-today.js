/** “12 cards due today” on the home page, and the page of cards: each is loaded where it is needed. */

/** @param {HTMLElement} line */
async function showDue(line) {
  const [{ opened, read }, { choiceIn, chosen, queue }, { filled }] = await Promise.all([
    import("./store.js"),
    import("./card-queue.js"),
    import("./wording.js"),
  ]);
  await opened;
  const state = read();
  if (!Object.keys(state.cards).length) return;
  const answer = await fetch(new URL("../../cards.json", import.meta.url));
  if (!answer.ok) return;
  const choice = choiceIn(state.settings);
  const { due } = queue(chosen(await answer.json(), choice, state), state, Date.now(), choice.limits);
  const link = line.querySelector("a");
  if (link) link.textContent = filled(JSON.parse(line.dataset.words ?? ""), { n: due.length });
  line.hidden = !due.length;
}

function start() {
  const line = document.querySelector(".due-today");
  if (line instanceof HTMLElement) showDue(line).catch(() => {});
  const box = document.querySelector(".flashcards");
  if (box instanceof HTMLElement) import("./flashcards.js").then(({ begin }) => begin(box));
}

// With the theme's instant navigation each new page is announced; without it there is one page.
const pages = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(start);
else start();
