/**
 * A list to put in order by dragging, or with two buttons for each item. What is chosen in the page's
 * own lists of places stays the answer; they are shown no more, to screen readers neither: a list of
 * items that says of each where it is and can move it tells more than as many menus of numbers, and
 * nothing is there twice.
 */

import { draggable } from "./dragging.js";
import { button } from "./elements.js";
import { substitute } from "./select-substitute.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/**
 * @typedef {object} Item
 * @property {HTMLElement} line
 * @property {HTMLSelectElement} select
 * @property {string} name
 * @property {HTMLElement} place where its number is shown
 * @property {HTMLButtonElement} up
 * @property {HTMLButtonElement} down
 */

/**
 * Let a question's items be put in order by hand, if it has any.
 * @param {HTMLElement} question
 * @param {Words} words
 */
export function sortable(question, words) {
  for (const list of question.querySelectorAll("ol.order")) {
    if (list instanceof HTMLElement) new Ordering(question, list, words);
  }
}

class Ordering {
  /** @type {Item[]} in the order of the page */
  #items;

  /**
   * @param {HTMLElement} question
   * @param {HTMLElement} list
   * @param {Words} words
   */
  constructor(question, list, words) {
    this.list = list;
    this.words = words;
    this.#items = [...list.children].flatMap((line) => (line instanceof HTMLElement ? [this.#item(line)] : []));
    list.classList.add("sortable");
    this.said = substitute(question, list, words.order_how, () => this.#draw());
    this.#draw();
  }

  /**
   * @param {HTMLElement} line
   * @returns {Item}
   */
  #item(line) {
    const select = /** @type {HTMLSelectElement} */ (line.querySelector("select"));
    const name = line.dataset.name ?? "";
    const place = document.createElement("span");
    place.className = "place";
    const up = button("move", "↑", () => this.#move(item, -1, up));
    const down = button("move", "↓", () => this.#move(item, 1, down));
    up.setAttribute("aria-label", filled(this.words.move_up, { item: name }));
    down.setAttribute("aria-label", filled(this.words.move_down, { item: name }));
    const item = { line, select, name, place, up, down };
    select.hidden = true;
    line.prepend(place);
    line.append(up, down);
    draggable(line, {
      isFree: () => !select.disabled,
      dropped: () => this.#chosen(item),
    });
    return item;
  }

  /** Show the items in the order that is chosen, or as the page has them as long as none is. */
  #draw() {
    const rank = (/** @type {Item} */ item) => Number(item.select.value) || Infinity;
    const order = [...this.#items].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
    const lines = order.map((item) => item.line);
    if (lines.some((line, at) => line !== this.list.children[at])) this.list.append(...lines);
    for (const item of order) this.#drawItem(item);
    if (order[0]?.select.disabled) this.said.textContent = "";
  }

  /** @param {Item} item */
  #drawItem({ line, select, place, up, down }) {
    place.textContent = select.value;
    for (const [move, isEnd] of /** @type {const} */ ([[up, !line.previousElementSibling], [down, !line.nextElementSibling]])) {
      move.disabled = select.disabled;
      move.setAttribute("aria-disabled", String(isEnd));
    }
  }

  /**
   * @param {Item} item
   * @param {number} by
   * @param {HTMLElement} pressed
   */
  #move(item, by, pressed) {
    const other = by < 0 ? item.line.previousElementSibling : item.line.nextElementSibling;
    if (!other) return;
    other[by < 0 ? "before" : "after"](item.line);
    this.#chosen(item);
    pressed.focus(); // what is moved loses the focus
  }

  /**
   * Choose what is shown.
   * @param {Item} item the one that was moved
   */
  #chosen(item) {
    const lines = [...this.list.children];
    for (const { line, select } of this.#items) select.value = String(lines.indexOf(line) + 1);
    item.select.dispatchEvent(new Event("input", { bubbles: true }));
    const values = { item: item.name, n: item.select.value, all: lines.length };
    this.said.textContent = filled(this.words.placed, values);
  }
}
