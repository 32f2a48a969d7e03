/** The buttons of a question of the self-check, and what is said beside them. */

import { button } from "./elements.js";

/** @typedef {import("./wording.js").Words} Words */
/**
 * @typedef {object} Deeds
 * @property {() => void} check
 * @property {() => void} again
 * @property {(() => void) | undefined} [another] ask the same with other values, if there are any
 * @property {() => void} next
 */

export class QuestionBar {
  /**
   * @param {Words} words
   * @param {Deeds} deeds
   */
  constructor(words, deeds) {
    this.check = button("md-button md-button--primary check", words.check, deeds.check);
    this.again = button("md-button again", words.again, deeds.again);
    this.another = deeds.another && button("md-button another", words.another, deeds.another);
    this.next = button("md-button md-button--primary next", words.next, deeds.next);
    this.result = document.createElement("p");
    this.result.className = "result";
    this.result.setAttribute("role", "status");
    this.earlier = document.createElement("p");
    this.earlier.className = "earlier";
    this.element = document.createElement("div");
    this.element.className = "question-bar";
    this.element.append(this.check, this.next, ...(this.another ? [this.another] : []), this.again, this.result, this.earlier);
  }

  /** The button that does what is to be done now. */
  get primary() {
    return this.check.hidden ? this.#afterCheck : this.next.hidden ? this.check : this.next;
  }

  get #afterCheck() {
    return [this.next, this.again].find((one) => !one.hidden) ?? this.another ?? this.again;
  }

  /**
   * Show the buttons that are of use.
   * @param {boolean} checked
   * @param {boolean} goesOn whether the result is known and another question may follow
   */
  show(checked, goesOn) {
    this.again.hidden = !checked || Boolean(this.another); // the same values again would teach nothing
    if (this.another) this.another.hidden = !checked;
    this.next.hidden = !(checked && goesOn);
    // a button that is hidden while it has the focus lets the browser compute all styles at once
    if (checked && document.activeElement === this.check) this.#afterCheck.focus({ preventScroll: true });
    this.check.hidden = checked;
  }
}
