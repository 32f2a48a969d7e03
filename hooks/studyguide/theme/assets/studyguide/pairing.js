/**
 * Pairs found by tapping one on the left and its partner on the right. What is chosen in the page's
 * own menus stays the answer; they are shown no more, to screen readers neither: each side is a
 * button that says with what it is paired. Partners have the same letter.
 */

import { button } from "./elements.js";
import { substitute } from "./select-substitute.js";
import { filled } from "./wording.js";

/** @typedef {import("./wording.js").Words} Words */
/**
 * @typedef {object} Side one of those to pair
 * @property {HTMLElement} line
 * @property {string} name
 * @property {HTMLButtonElement} button
 * @property {HTMLSelectElement} [select] of one on the left
 * @property {string} letter of one on the right
 */

/**
 * Let a question's pairs be found by tapping, if it has any.
 * @param {HTMLElement} question
 * @param {Words} words
 */
export function pairable(question, words) {
  for (const match of question.querySelectorAll(".match")) {
    if (match instanceof HTMLElement) new Pairing(question, match, words);
  }
}

class Pairing {
  /** @type {Side | undefined} the one whose partner is looked for */
  #first;
  /** @type {Side[]} */
  #lefts;
  /** @type {Side[]} */
  #rights;

  /**
   * @param {HTMLElement} question
   * @param {HTMLElement} match
   * @param {Words} words
   */
  constructor(question, match, words) {
    this.words = words;
    this.#lefts = [...match.querySelectorAll(".match-left > li")].map((line) => this.#side(line));
    this.#rights = [...match.querySelectorAll(".match-right > li")].map((line) => this.#side(line));
    match.classList.add("pairable");
    this.said = substitute(question, match, words.pair_how, () => this.#draw());
    this.#draw();
  }

  /**
   * @param {Element} line
   * @returns {Side}
   */
  #side(line) {
    const select = line.querySelector("select") ?? undefined;
    const mark = line.querySelector(".letter-mark");
    const letter = mark?.textContent ?? "";
    const name = line.getAttribute("data-name") ?? "";
    const pressed = button("pair", letter, () => this.#press(side));
    const side = { line: /** @type {HTMLElement} */ (line), name: `${letter} ${name}`.trim(), button: pressed, letter, ...(select && { select }) };
    if (select) select.hidden = true;
    mark?.remove();
    line[select ? "append" : "prepend"](pressed);
    return side;
  }

  /**
   * Undo the pair of a side that has one, take it as the first, or pair it with the first.
   * @param {Side} side
   */
  #press(side) {
    const first = this.#first;
    this.#first = undefined;
    const [left, right] = side.select ? [side, first] : [first, side];
    if (left?.select && right?.letter) this.#pair(left, right);
    else if (first !== side && this.#partner(side)) this.#part(side);
    else if (first !== side) this.#first = side;
    this.#draw();
  }

  /**
   * @param {Side} left
   * @param {Side} right
   */
  #pair(left, right) {
    const former = this.#partner(right);
    if (former?.select) former.select.value = "";
    this.#choose(left, right.letter);
    this.said.textContent = filled(this.words.paired, { item: left.name, partner: right.name });
  }

  /** @param {Side} side */
  #part(side) {
    const left = side.select ? side : this.#partner(side);
    if (left) this.#choose(left, "");
    this.said.textContent = filled(this.words.unpaired, { item: side.name });
  }

  /**
   * @param {Side} left
   * @param {string} letter
   */
  #choose(left, letter) {
    if (!left.select) return;
    left.select.value = letter;
    left.select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * @param {Side} side
   * @returns {Side | undefined}
   */
  #partner({ select, letter }) {
    if (select) return this.#rights.find((right) => right.letter === select.value);
    return this.#lefts.find((left) => left.select?.value === letter);
  }

  #draw() {
    const isLocked = this.#lefts.some((left) => left.select?.disabled);
    if (isLocked) [this.#first, this.said.textContent] = [undefined, ""];
    for (const side of [...this.#lefts, ...this.#rights]) {
      const partner = this.#partner(side);
      const values = { item: side.name, partner: partner?.name ?? "" };
      side.button.disabled = isLocked;
      side.button.textContent = side.letter || partner?.letter || "–";
      side.button.setAttribute("aria-label", filled(partner ? this.words.paired : this.words.unpaired, values));
      side.button.setAttribute("aria-pressed", String(side === this.#first));
      side.line.toggleAttribute("data-paired", partner !== undefined);
      side.line.toggleAttribute("data-first", side === this.#first);
    }
  }
}
