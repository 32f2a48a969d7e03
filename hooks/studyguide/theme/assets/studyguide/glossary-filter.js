/**
 * The filter of the glossary page: shows the entries that have what is typed in one of their names,
 * in any language, or else those whose names are nearly so; Enter goes to the best. Without this
 * script the page is the whole list, and the field is hidden.
 */

import { addressOf, go, termIndex } from "./term-index.js";
import { GUESS, find } from "./term-match.js";
import { filled } from "./wording.js";

/**
 * Return the ids of the terms to show, the best first: guesses only where nothing has what is
 * typed.
 * @param {string} query
 * @returns {Promise<string[]>}
 */
async function matchingIds(query) {
  const matches = find(await termIndex(), query);
  const sure = matches.filter((match) => match.rank < GUESS);
  return (sure.length ? sure : matches).map((match) => match.term.id);
}

/**
 * Show the entries of these terms, and hide letters without entries.
 * @param {Set<string> | null} ids null for all
 */
function show(ids) {
  for (const letter of document.querySelectorAll(".letter")) {
    let any = false;
    for (const entry of letter.querySelectorAll(".entry")) {
      const match = !ids || ids.has(entry.getAttribute("data-term") ?? "");
      entry.toggleAttribute("hidden", !match);
      any ||= match;
    }
    letter.toggleAttribute("hidden", !any);
    const id = letter.querySelector("h2")?.id;
    const link = document.querySelector(`.letters a[href="#${id}"]`);
    if (any) link?.removeAttribute("aria-disabled");
    else link?.setAttribute("aria-disabled", "true");
  }
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

/**
 * Bring the filter to life.
 * @param {HTMLElement} box
 */
export function start(box) {
  const input = box.querySelector("input");
  const status = box.querySelector(".filter-status");
  const none = box.querySelector(".filter-none");
  if (!input || !status || !none) return;
  /** @type {import("./wording.js").Counted} */
  const results = JSON.parse(box.dataset.words ?? "");

  const update = async () => {
    const query = input.value.trim();
    remember(query);
    const ids = query ? await matchingIds(query).catch(() => null) : null;
    if (query !== input.value.trim()) return; // a newer letter is being looked at
    show(ids && new Set(ids));
    status.textContent = ids ? filled(results, { n: ids.length }) : "";
    none.toggleAttribute("hidden", !ids || ids.length > 0);
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", async (event) => {
    if (event.key === "Enter" && input.value.trim()) {
      event.preventDefault();
      const [first] = await matchingIds(input.value).catch(() => []);
      if (first) go(addressOf(first));
    }
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    update();
  });
  box.hidden = false;
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  if (input.value) update();
}
