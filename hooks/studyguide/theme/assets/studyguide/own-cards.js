/** The cards that the reader has written: listed, added, changed, deleted. Their text is plain text. */

import { ownCards } from "./card-marks.js";
import { deleteOwn, writeOwn } from "./change-marks.js";
import { button, element, part } from "./elements.js";
import { onLeaving } from "./leaving.js";
import { LIMITS } from "./limits.js";
import { told } from "./note-editor.js";
import { read } from "./store.js";

/** @typedef {import("./card-queue.js").Card} Card */
/** @typedef {import("./flashcards.js").Words} Words */

/**
 * Bring the list to life; return what shows it as it is.
 * @param {HTMLElement} box
 * @param {Words} words
 * @returns {(state: import("./state.js").State) => void}
 */
export function ownCardList(box, words) {
  const form = /** @type {HTMLFormElement} */ (part(box, "form"));
  const [front, back] = ["front", "back"].map((name) => /** @type {HTMLTextAreaElement} */ (part(form, `[name="${name}"]`)));
  const week = /** @type {HTMLSelectElement} */ (part(form, "select"));
  const adding = part(box, ".own-add");
  const said = part(box, ".own-said");
  let changed = ""; // the id of the card that is being changed
  if (!front || !back) throw new Error("the form has two sides");
  [front.maxLength, back.maxLength] = [LIMITS.front, LIMITS.back];

  /** @param {Card} [card] */
  const open = (card) => {
    changed = card?.id ?? "";
    [front.value, back.value, week.value] = [card?.front ?? "", card?.back ?? "", String(card?.week ?? week.value)];
    form.hidden = false;
    adding.hidden = true;
    said.textContent = "";
    tell();
    front.focus();
  };
  const close = (/** @type {string} */ text) => {
    form.hidden = true;
    adding.hidden = false;
    said.textContent = text;
    adding.focus();
  };
  const tell = () => {
    told(form, LIMITS.front, front);
    told(form, LIMITS.back, back);
  };
  const keep = () => {
    const sides = { front: front.value.trim(), back: back.value.trim(), week: Number(week.value) };
    if (!form.hidden && (sides.front || sides.back)) writeOwn(changed, sides);
    form.hidden = true;
  };
  adding.addEventListener("click", () => open());
  form.addEventListener("input", tell);
  part(form, '[data-act="cancel"]').addEventListener("click", () => close(""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!front.value.trim() || !back.value.trim()) {
      said.textContent = words.own_empty;
      return;
    }
    keep();
    close(words.own_saved);
  });
  onLeaving(keep); // what was being written is not lost; a card with one side is not asked

  const item = (/** @type {Card} */ card) => {
    const edit = button("own-edit", words.edit, () => open(ownCards(read()).find(({ id }) => id === card.id)));
    const remove = button("own-delete", words.delete, () => {
      if (!confirm(words.sure_delete)) return;
      deleteOwn(card.id);
      close(words.own_deleted);
    });
    for (const control of [edit, remove]) control.setAttribute("aria-label", `${control.textContent}: ${card.front}`);
    const sides = element("span", "own-sides", element("strong", "", card.front), element("span", "", card.back));
    return element("li", "", sides, element("span", "own-acts", edit, remove));
  };
  let shown = "";
  return (state) => {
    const cards = ownCards(state);
    if (JSON.stringify(cards) === shown) return;
    shown = JSON.stringify(cards);
    part(box, ".own-list").replaceChildren(...cards.map(item));
    part(box, ".own-number").textContent = cards.length ? ` (${cards.length})` : "";
  };
}
