/** What is not asked any more: a list from which it can be asked again. */

import { ownCards } from "./card-marks.js";
import { suspend } from "./change-marks.js";
import { button, element, part } from "./elements.js";
import { filled } from "./wording.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./flashcards.js").Words} Words */

/**
 * Return what shows the list as it is.
 * @param {HTMLElement} box
 * @param {Words} words
 * @param {Card[]} course
 * @returns {(state: import("./state.js").State) => void}
 */
export function suspendedList(box, words, course) {
  let shown = "";
  return (state) => {
    const cards = [...course, ...ownCards(state)];
    const named = new Map(cards.map((card) => [card.id, `${nameOf(card)} · ${words.asks[card.kind] ?? ""}`]));
    for (const card of course) {
      if (card.kind === "meaning") named.set(card.id.slice(0, -8), filled(words.all_of_term, { term: nameOf(card) }));
    }
    const ids = Object.keys(state.suspended).filter((id) => state.suspended[id]?.on && named.has(id));
    if (ids.join(" ") === shown) return;
    shown = ids.join(" ");
    box.hidden = !ids.length;
    const items = ids.map((id) => {
      const again = button("own-edit", words.ask_again, () => {
        suspend(id, false);
        part(box, "summary").focus();
      });
      again.setAttribute("aria-label", `${words.ask_again}: ${named.get(id)}`);
      return element("li", "", element("span", "own-sides", named.get(id) ?? ""), again);
    });
    part(box, ".own-list").replaceChildren(...items);
    part(box, ".own-number").textContent = ` (${ids.length})`;
  };
}

/**
 * Return what a card is about, in words.
 * @param {Card} card
 * @returns {string}
 */
function nameOf({ kind, front, back }) {
  if (kind === "own") return front;
  const side = new DOMParser().parseFromString(kind === "name" || kind === "picture" ? back : front, "text/html");
  return (side.querySelector("strong") ?? side.body).textContent?.slice(0, 80) ?? "";
}
