/**
 * The filter of the glossary page: shows the entries that have every typed word in one of their
 * names, in any language. Without this script the page is the whole list, and the field is hidden.
 */

/**
 * Return a text as it is compared: without case and accents, but with æ ø å as letters of their
 * own. A typed `a` finds `å` as well, since not every keyboard has it: see {@link matches}.
 * @param {string} text
 * @returns {string}
 */
function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("å", "\u0001")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("\u0001", "å");
}

/**
 * Return whether every word is in the names, as typed or without the Norwegian letters: anywhere,
 * since half of a Norwegian compound is a fair question, but one or two letters only as a beginning.
 * @param {string} names
 * @param {string[]} words
 * @returns {boolean}
 */
function matches(names, words) {
  const plain = names.replaceAll("å", "a").replaceAll("ø", "o").replaceAll("æ", "ae");
  const beginnings = ` ${names} ${plain}`.replace(/[^\p{L}\p{N}]+/gu, " ");
  return words.every((word) =>
    word.length < 3
      ? beginnings.includes(` ${word}`)
      : names.includes(word) || plain.includes(word),
  );
}

/**
 * Show what matches, and hide letters without entries.
 * @param {string} query
 * @returns {number} the number of entries shown
 */
function filter(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const letter of document.querySelectorAll(".letter")) {
    let any = false;
    for (const entry of letter.querySelectorAll(".entry")) {
      const match = matches(folded(entry.getAttribute("data-names") ?? ""), words);
      entry.toggleAttribute("hidden", !match);
      any ||= match;
      shown += Number(match);
    }
    letter.toggleAttribute("hidden", !any);
    const id = letter.querySelector("h2")?.id;
    const link = document.querySelector(`.letters a[href="#${id}"]`);
    if (any) link?.removeAttribute("aria-disabled");
    else link?.setAttribute("aria-disabled", "true");
  }
  return shown;
}

/**
 * Keep the query in the address, so that it survives reload, back and sharing.
 * @param {string} query
 */
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  history.replaceState(history.state, "", url);
}

/** Bring the filter of this page to life, if it has one. */
function start() {
  const box = document.querySelector(".glossary-filter");
  const input = box?.querySelector("input");
  const status = box?.querySelector(".filter-status");
  const none = box?.querySelector(".filter-none");
  if (!(box instanceof HTMLElement) || !input || !status || !none) return;
  const { resultOne = "{n}", resultMany = "{n}" } = box.dataset;

  const update = () => {
    const query = input.value.trim();
    const shown = filter(query);
    const sentence = shown === 1 ? resultOne : resultMany;
    status.textContent = query ? sentence.replace("{n}", String(shown)) : "";
    none.toggleAttribute("hidden", shown > 0);
    remember(query);
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    update();
  });
  box.hidden = false;
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  if (input.value) update();
}

// With the theme's instant navigation each new page is announced; without it there is one page.
const pages = /** @type {{ document$?: { subscribe(f: () => void): void } }} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(start);
else start();
